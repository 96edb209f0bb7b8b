"""Plain is plain: whatever a field contains is shown as it stands, never read as markup or code.

Two conferences of one shape are built. In the first every text field holds a payload, in the second
a harmless word of the same length. Their pages must have the same elements and attributes, and the
same texts once the words are replaced by the payloads: in the body, the title, the navigation, the
description, the previews, the search index. A real browser then opens pages and search results, and
no script of a payload may run.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, Page

from pages import Element, read
from proceedings.publish.collation import initial, sort_key
from proceedings.publish.search import INDEX
from support import build, conference, serving

pytestmark = pytest.mark.built

_PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)><b x="',
    "'><svg onload=alert(1)>",
    "</title></head><body onload=alert(1)>",
    "</textarea></script><!--",
    "<!-- c -->",
    "<![CDATA[ x ]]>",
    "]]>",
    "<?php x ?>",
    "<b>bold</b> <em markdown=1>x</em>",
    "<https://evil.example/>",
    "https://evil.example/ www.evil.example",
    "*bold* **x** _x_ __x__ ~~x~~ ==m== ^^x^^",
    "{: #id .x onclick=alert(1) }",
    "x {: #id .x }",
    "{#id .x}",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# x #}",
    "&amp; &lt;b&gt; &#60;b&#62; &copy",
    "62. item",
    "1) item",
    "- item",
    "+ item",
    "* item",
    "# h #",
    "> q",
    "| a | b |",
    ": definition",
    ":::note",
    "!!! note",
    "??? note",
    "    indented",
    "~~~ x",
    "``` x",
    "`code` ``x``",
    "---",
    "===",
    "[x](javascript:alert(1))",
    "![i](http://evil.example/x)",
    "[x]: http://evil.example/",
    "[^1]: x",
    "[x][y] [^1]",
    "*[HTML]: x",
    "--8<-- x",
    "\\*x\\* C:\\",
    "$x$ \\(x\\)",
    ":smile: @x #x",
    "x\\",
    "🐝 <b>🐝",
    "שלום <b>عليكم",
    "javascript:alert(1)",
    "%3Cscript%3E %00",
    "null",
    "true",
    "0123",
    "2018-13-45",
    "a: b # c",
    "wzxhzdk:0",
    "klzzwxh:0001",
)
PAYLOADS = sorted(_PAYLOADS, key=lambda payload: sort_key(payload.strip()))
"""As lists from A to Z sort them, so that both conferences have one order."""
EVENT = {
    "title": "</title><script>alert(2)</script>",
    "subtitle": "*bold* {: #id .x } <b>",
    "kind": "[x](javascript:alert(2))",
    "place": '"><img src=x onerror=alert(2)>',
    "rights": "{{ 7*7 }} {% raw %} <i>",
}
SITE_NAME = "<script>alert(1)</script> & \"'>"
EMAIL = "a&b'c{d}|e?subject=x@example.org"


def word(number: int, payload: str) -> str:
    """A harmless word as long as the payload, below the same letter, which stands nowhere else."""
    return f"{initial(payload)[0]}{number:02}".ljust(len(payload), "z")


HARMLESS = {
    payload: word(number, payload)
    for number, payload in enumerate([*map(str.strip, PAYLOADS), *EVENT.values(), SITE_NAME])
}


def files(form: Callable[[str], str]) -> dict[str, Any]:
    """The conference's files, with each payload as `form` has it."""
    given = [form(payload) for payload in PAYLOADS]
    tidy = [" ".join(text.split()) for text in given]  # within other words
    ids = [f"r{number}" for number in range(len(given))]

    def section(number: int, id_: str, text: str) -> dict[str, Any]:
        inner = text.split('"')[1::2]
        return {
            "id": f"{id_}{number}",
            "title": text,
            "summary": text,
            "content_note": text,
        } | ({"not_quotes": inner} if inner else {})

    speakers = [
        {
            "id": id_,
            "name": text,
            "family_name": text,
            "given_name": text,
            "role": f"mark{number:02} {text}",
            "affiliation": text,
            "named_as": [f"Mx {tidy[number]}"],
            "quotes": [
                {"id": f"q{id_}", "text": text, "featured": "true", "attribution": "inferred"}
            ],
            "reports": [{"id": f"s{id_}", "text": f"Mx {tidy[number]} said so."}],
        }
        for number, (id_, text) in enumerate(zip(ids, given, strict=True))
    ]
    takeaways = [
        section(number, "t", text)
        | {
            "title_case": text,
            "title_sentence": text,
            "text": f"{{p. {number + 3}}} {text}\n\nMx {inner} said so.\n\n"
            f"“{inner}”, said Mx {inner}.",
        }
        for number, (text, inner) in enumerate(zip(given, tidy, strict=True))
    ]
    context = [
        section(number, "c", text)
        | {"text": ("{p. 1} " if not number else "") + f"{text}\n\nEnd {text}"}
        for number, text in enumerate(given)
    ]
    contacts = [
        {
            "id": id_,
            "organization": text,
            "name": text,
            "role": text,
            "phone": text,
            "email": EMAIL,
            "speaker": id_,
            "current": {"phone": text, "checked": "2020-01-01"},
        }
        for id_, text in zip(ids, given, strict=True)
    ]
    index = [
        {
            "id": f"x{number}",
            "name": text,
            "kind": "law",
            "forms": [f"End {tidy[number]}"],
            "also": [text],
            "see": [f"x{(number + 1) % len(given)}"],
            "gloss": text,
            "source": text,
        }
        for number, text in enumerate(given)
    ]
    event = {
        **{name: form(value) for name, value in EVENT.items()},
        "date": "2020-01-01",
        "cover": given[:12],
        "edition": {"version": form(EVENT["rights"]), "date": "2020-01-01"},
        "parts": {
            "context": {"title": form(EVENT["kind"])},
            "takeaways": {
                "title": form(EVENT["title"]),
                "introduction": "{p. 2} " + form(EVENT["kind"]),
            },
        },
    }
    return {
        "speakers.yml": speakers,
        "takeaways.yml": takeaways,
        "context.yml": context,
        "contacts.yml": contacts,
        "index.yml": index,
        "mkdocs.yml": {
            "INHERIT": "hooks/mkdocs.base.yml",
            "site_name": form(SITE_NAME),
            "extra": {"proceedings": event},
        },
    }


@dataclass
class Pair:
    """Both sites' files, and where the hostile one is served."""

    hostile: Path
    harmless: Path
    address: str

    @cached_property
    def pages(self) -> tuple[dict[str, Element], dict[str, Element]]:
        """The pages of both as trees."""
        return html(self.hostile), html(self.harmless)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("hostile")
    forms: dict[str, Callable[[str], str]] = {
        "hostile": lambda payload: payload,
        "harmless": lambda payload: HARMLESS[payload.strip()],
    }
    for name, form in forms.items():
        project = conference("starter", folder / name / "project")
        for page in project.glob("docs/*/*.md"):
            page.unlink()
        for file, content in files(form).items():
            text = yaml.safe_dump(
                content, default_style='"', allow_unicode=True, width=10**6, sort_keys=False
            )
            (project / file).write_text(text, encoding="utf-8")
        build(project, folder / name / "site")
    server, address = serving(folder / "hostile" / "site")
    yield Pair(folder / "hostile" / "site", folder / "harmless" / "site", address)
    server.shutdown()
    server.server_close()


PAYLOAD_OF = {harmless: payload for payload, harmless in HARMLESS.items()}
_WORDS = re.compile("|".join(map(re.escape, PAYLOAD_OF)))


def expected(text: str) -> str:
    """The harmless site's text with its words replaced by the payloads."""
    return _WORDS.sub(lambda found: PAYLOAD_OF[found[0]], text)


def shape(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    return [(element.tag, tuple(sorted(element.attributes))) for element in page.walk()]


CITING = {"pro-cite", "pro-citation", "pro-forms", "pro-report__cite"}


def texts(page: Element) -> list[str]:
    """Every stretch of text, every value of an attribute, and every one of structured data.

    Citations are left out: their styles move and change marks beside the words.
    """
    found = []
    for element in page.walk():
        if any(CITING & set(around.get("class").split()) for around in element.above()):
            continue
        names = sorted(element.attributes.keys() - {"data-clipboard-text"})
        found += [element.get(name) for name in names]
        text = "".join(child for child in element.children if isinstance(child, str))
        found += list(leaves(json.loads(text))) if "json" in element.get("type") else [text]
    return found


def leaves(data: Any) -> Iterator[str]:
    """The keys and values of structured data, in their order."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value)
    else:
        yield str(data)


def html(folder: Path) -> dict[str, Element]:
    return {
        str(path.relative_to(folder)): read(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def test_pages_have_the_same_elements_and_show_just_the_text(pair: Pair) -> None:
    hostile, harmless = pair.pages
    assert list(hostile) == list(harmless)
    assert len(hostile) > 4 * len(PAYLOADS)
    wrong: list[tuple[str, ...]] = []
    for address, page in harmless.items():
        if shape(hostile[address]) != shape(page):
            wrong.append((address, "elements"))
            continue
        wrong += [
            (address, is_, expected(was))
            for is_, was in zip(texts(hostile[address]), texts(page), strict=True)
            if is_ != expected(was)
        ]
    assert wrong == []


def test_no_text_was_shortened_in_this_test(pair: Pair) -> None:
    assert [address for address, page in pair.pages[1].items() if "…" in page.text] == []


def test_the_search_index_holds_just_the_text(pair: Pair) -> None:
    hostile, harmless = (
        list(leaves(json.loads((folder / INDEX).read_text("utf-8"))))
        for folder in (pair.hostile, pair.harmless)
    )
    assert [(is_, expected(was)) for is_, was in zip(hostile, harmless, strict=True)] == [
        (expected(was), expected(was)) for was in harmless
    ]


def test_vcards_hold_just_the_text(pair: Pair) -> None:
    hostile, harmless = (
        (folder / "contacts" / "contacts.vcf")
        .read_bytes()
        .decode()
        .replace("\r\n ", "")
        .split("\r\n")
        for folder in (pair.hostile, pair.harmless)
    )
    unescaped = [re.sub(r"\\([\\,;])", r"\1", line) for line in hostile]
    assert unescaped == [expected(line) for line in harmless]


def test_no_script_runs(pair: Pair, browser: Browser) -> None:
    """On every list, and on the pages of the payloads that would say so."""
    telling = {
        f"{letter}{number}"
        for number, payload in enumerate(PAYLOADS)
        if "alert" in payload
        for letter in ("r", "qr", "t", "c")
    }
    addresses = [
        str(path.parent.relative_to(pair.hostile)) + "/"
        for path in pair.hostile.rglob("index.html")
        if path.parent.name in telling or not re.fullmatch(r"[a-z]+\d+", path.parent.name)
    ]
    page = browser.new_page()
    ran, asked = listening(page)
    for address in addresses:
        page.goto(pair.address + address, wait_until="domcontentloaded")
    page.wait_for_load_state()
    page.close()
    assert len(addresses) > len(telling)
    assert ran == []
    assert [url for url in asked if not url.startswith(pair.address) or url.endswith("/x")] == []


def listening(page: Page) -> tuple[list[str], list[str]]:
    """Lists that grow by every script that runs or fails on `page`, and every request it makes."""
    ran: list[str] = []
    asked: list[str] = []

    def told(dialog: Dialog) -> None:
        ran.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", told)
    page.on("pageerror", lambda error: ran.append(f"{page.url}: {error}"))
    page.on("request", lambda request: asked.append(request.url))
    return ran, asked


def test_search_results_show_just_the_text(pair: Pair, browser: Browser) -> None:
    page = browser.new_page()
    ran, _ = listening(page)
    page.goto(pair.address)
    page.locator(".pro-header [data-pro-search]").click()
    tags: set[str] = set()
    missing = []
    for number, payload in enumerate(PAYLOADS):
        page.locator(".pro-search__query").fill(f"mark{number:02}")
        result = page.locator(f".pro-search ol a[href*='/speakers/r{number}/']").first
        result.wait_for()
        shown = result.locator(".pro-search__words").text_content() or ""
        if shown.strip() != " ".join(payload.split()):
            missing.append((shown, payload))
        tags |= set(
            page.evaluate(
                "[...document.querySelectorAll('.pro-search ol *')].map(e => e.localName)"
            )
        )
    page.close()
    assert missing == []
    assert tags == {"li", "a", "span", "b", "p", "mark"}
    assert ran == []


def test_a_very_long_word_widens_no_page(tmp_path: Path, browser: Browser) -> None:
    """As wide as 320 CSS pixels: WCAG 2.2, criterion 1.4.10."""
    word = "Donau" + "dampfschiff" * 9
    project = conference("starter", tmp_path / "project")
    for file in project.glob("*.yml"):
        text = file.read_text("utf-8")
        for name in ("Quarrie", "Keeper of the town hives", "Room for Bees", "Use the roofs"):
            text = text.replace(name, word)
        file.write_text(text, "utf-8")
    (project / "contacts.yml").write_text(
        f"- {{id: a, organization: {word}, name: {word}, role: {word}, phone: {word}}}\n", "utf-8"
    )
    build(project, tmp_path / "site")
    server, address = serving(tmp_path / "site")
    page = browser.new_page(viewport={"width": 320, "height": 640})
    widths = {}
    for path in (tmp_path / "site").rglob("*.html"):
        page.goto(address + str(path.relative_to(tmp_path / "site")), wait_until="domcontentloaded")
        widths[path.parent.name] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    server.shutdown()
    server.server_close()
    assert {name: width for name, width in widths.items() if width > 320} == {}
