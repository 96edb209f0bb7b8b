"""Plain is plain: whatever a field contains is shown as it stands, never read as markup or code.

Two conferences of one shape are built. In the first every text field holds a payload, in the second
a harmless word of the same length. Their pages must have the same elements and attributes, and the
same texts once the words are replaced by the payloads: in the body, the title, the navigation, the
description, the previews, the search index. A real browser then opens pages and search results, and
no script of a payload may run. tests/soak does the same with more payloads.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Dialog, Page

from built import Built
from pages import Element, read
from proceedings.publish.collation import initial, sort_key
from proceedings.publish.painter import Painter
from proceedings.publish.search import INDEX
from searching import ask
from seeing import width
from support import Publish, Site, conference

_FEW = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)><b x="',
    "'><svg onload=alert(1)>",
    "</title></head><body onload=alert(1)>",
    "</textarea></script><!--",
    "<![CDATA[ x ]]>",
    "https://evil.example/ www.evil.example",
    "*bold* **x** _x_ __x__ ~~x~~ ==m== ^^x^^",
    "{: #id .x onclick=alert(1) }",
    "{{ 7*7 }}",
    "&amp; &lt;b&gt; &#60;b&#62; &copy",
    "`code` ``x``",
    "[x](javascript:alert(1))",
    "\\*x\\* C:\\",
    "🐝 <b>🐝",
    "שלום <b>عليكم",
    "javascript:alert(1)",
    "wzxhzdk:0",
)
_MORE = (
    "62. item",
    "| a | b |",
    "    indented",
    "[^1]: x",
    "--8<-- x",
    "null",
    "%3Cscript%3E %00",
    "{% raw %}",
    "<!-- c -->",
    "]]>",
    "<?php x ?>",
    "<b>bold</b> <em markdown=1>x</em>",
    "<https://evil.example/>",
    "x {: #id .x }",
    "{#id .x}",
    "{# x #}",
    "1) item",
    "- item",
    "+ item",
    "* item",
    "# h #",
    "> q",
    ": definition",
    ":::note",
    "!!! note",
    "??? note",
    "~~~ x",
    "``` x",
    "---",
    "===",
    "![i](http://evil.example/x)",
    "[x]: http://evil.example/",
    "[x][y] [^1]",
    "*[HTML]: x",
    "$x$ \\(x\\)",
    ":smile: @x #x",
    "x\\",
    "true",
    "0123",
    "2018-13-45",
    "a: b # c",
    "klzzwxh:0001",
)


def in_order(payloads: Iterable[str]) -> list[str]:
    """As lists from A to Z sort them, so that both conferences have one order."""
    return sorted(payloads, key=lambda payload: sort_key(payload.strip()))


FEW = in_order(_FEW)
"""One of each kind: each way out of an element or attribute, each language that might read it."""
PAYLOADS = in_order(_FEW + _MORE)
EVENT = {
    "title": "</title><script>alert(2)</script>",
    "subtitle": "*bold* {: #id .x } <b>",
    "kind": "[x](javascript:alert(2))",
    "place": '"><img src=x onerror=alert(2)>',
    "rights": "{{ 7*7 }} {% raw %} <i>",
}
SITE_NAME = "<script>alert(1)</script> & \"'>"
EMAIL = "a&b'c{d}|e?subject=x@example.org"


FACE_ENDS = "\u2fff"
"""Far beyond the last letter that the site's face has."""


def word(number: int, payload: str) -> str:
    """A harmless word as long as the payload, below the same letter, which stands nowhere else.

    Where the site's face lacks a letter of the payload, it lacks one of the word.
    """
    fill = "漢" if max(payload) > FACE_ENDS else "z"
    return f"{initial(payload)[0]}{number:02}".ljust(len(payload), fill)


HARMLESS = {
    payload: word(number, payload)
    for number, payload in enumerate([*map(str.strip, PAYLOADS), *EVENT.values(), SITE_NAME])
}


def files(payloads: Sequence[str], form: Callable[[str], str]) -> dict[str, Any]:
    """The conference's files, with each payload as `form` has it."""
    given = [form(payload) for payload in payloads]
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
            "text": f"{{p. {number + 4}}} {text}\n\nMx {inner} said so.\n\n"
            f"“{inner}”, said Mx {inner}.",
        }
        for number, (text, inner) in enumerate(zip(given, tidy, strict=True))
    ]
    context = [
        section(number, "c", text)
        | {"text": ("{p. 2} " if not number else "") + f"{text}\n\nEnd {text}"}
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
        "preface": {
            "introduction": "{p. 1} " + form(EVENT["kind"]),
            "sections": [
                {
                    "id": f"w{number}",
                    "title": text,
                    "text": text,
                    "speakers_follow": "false" if number else "true",
                }
                for number, text in enumerate(given[:12])
            ],
        },
        "parts": {
            "context": {"title": form(EVENT["kind"])},
            "takeaways": {
                "title": form(EVENT["title"]),
                "introduction": "{p. 3} " + form(EVENT["kind"]),
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


@dataclass(frozen=True)
class Pair:
    """Both sites, and the payloads of which the hostile one is made."""

    payloads: Sequence[str]
    hostile: Site
    harmless: Site

    @cached_property
    def pages(self) -> tuple[dict[str, Element], dict[str, Element]]:
        """The pages of both as trees."""
        return html(self.hostile), html(self.harmless)


def pair_of(payloads: Sequence[str], folder: Path, publish: Publish) -> Pair:
    """Builds both sites in `folder`."""

    def built(form: str) -> Site:
        return site_with(folder / form, files(payloads, FORMS[form]), publish)

    with without_pictures():
        harmless = built("harmless")
    return Pair(payloads, built("hostile"), harmless)


@contextmanager
def without_pictures() -> Iterator[None]:
    """Where they show nothing of what a test is about, and cost as much as the pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Painter, "png", lambda *_: b"")
        yield


FORMS: Mapping[str, Callable[[str], str]] = {
    "hostile": lambda payload: payload,
    "harmless": lambda payload: HARMLESS[payload.strip()],
}


def site_with(folder: Path, contents: Mapping[str, Any], publish: Publish) -> Site:
    project = conference("starter", folder / "project")
    for page in project.glob("docs/*/*.md"):
        page.unlink()
    for file, content in contents.items():
        text = yaml.safe_dump(
            content, default_style='"', allow_unicode=True, width=10**6, sort_keys=False
        )
        (project / file).write_text(text, encoding="utf-8")
    return publish(project, folder / "site")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, publish: Publish) -> Pair:
    """Of few payloads; tests/soak holds the same of all of them."""
    return pair_of(FEW, tmp_path_factory.mktemp("hostile"), publish)


PAYLOAD_OF = {harmless: payload for payload, harmless in HARMLESS.items()}
_WORDS = re.compile("|".join(map(re.escape, PAYLOAD_OF)))


def expected(text: str) -> str:
    """The harmless site's text with its words replaced by the payloads."""
    return _WORDS.sub(lambda found: PAYLOAD_OF[found[0]], text)


def comparable(text: str) -> str:
    """Of names in tags all spaces are such as break no line; files have their sizes."""
    return re.sub(r"\d+ KB", "# KB", text.replace("\u00a0", " "))


def shape(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    return [(element.tag, tuple(sorted(element.attributes))) for element in page.walk()]


CITING = {"pro-cite", "pro-citation", "pro-forms", "pro-report__cite", "Z3988"}


def texts(page: Element) -> list[str]:
    """Every stretch of text, every value of an attribute, and every one of structured data.

    Citations are left out: their styles move and change marks beside the words.
    """
    found = []
    for element in page.walk():
        if any(CITING & set(around.get("class").split()) for around in element.above()):
            continue
        names = sorted(element.attributes.keys() - {"data-clipboard-text", "data-spoken"})
        found += [element.get(name) for name in names]
        found += [name for *_, name in json.loads(element.get("data-spoken") or "[]")]
        text = "".join(child for child in element.children if isinstance(child, str))
        found += (
            list(leaves(json.loads(text))) if text and "json" in element.get("type") else [text]
        )
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


def html(site: Site) -> dict[str, Element]:
    return {address: read(text) for address, text in site.html().items()}


def test_pages_have_the_same_elements_and_show_just_the_text(pair: Pair) -> None:
    hostile, harmless = pair.pages
    assert list(hostile) == list(harmless)
    assert len(hostile) > 4 * len(pair.payloads)
    wrong: list[tuple[str, ...]] = []
    for address, page in harmless.items():
        if shape(hostile[address]) != shape(page):
            wrong.append((address, "elements"))
            continue
        wrong += [
            (address, is_, expected(was))
            for is_, was in zip(texts(hostile[address]), texts(page), strict=True)
            if comparable(is_) != comparable(expected(was))
        ]
    assert wrong == []


def test_no_text_was_shortened_in_this_test(pair: Pair) -> None:
    """The one mark of an omission is that of printed pages, in a row that has its own test."""
    assert [
        address
        for address, page in pair.pages[1].items()
        if page.text.count("…") > len(page.all("li", class_="pro-leaves__gap"))
    ] == []


def test_the_search_index_holds_just_the_text(pair: Pair) -> None:
    hostile, harmless = (
        list(leaves(json.loads((site.folder / INDEX).read_text("utf-8"))))
        for site in (pair.hostile, pair.harmless)
    )
    assert [(is_, expected(was)) for is_, was in zip(hostile, harmless, strict=True)] == [
        (expected(was), expected(was)) for was in harmless
    ]


def test_vcards_hold_just_the_text(pair: Pair) -> None:
    hostile, harmless = (
        (site.folder / "contacts" / "contacts.vcf")
        .read_bytes()
        .decode()
        .replace("\r\n ", "")
        .split("\r\n")
        for site in (pair.hostile, pair.harmless)
    )
    unescaped = [re.sub(r"\\([\\,;])", r"\1", line) for line in hostile]
    assert unescaped == [expected(line) for line in harmless]


KINDS = ("r", "qr", "t", "c")
"""What the ids of speakers, quotes, takeaways and context begin with."""


def test_no_script_runs(pair: Pair, tab: Page) -> None:
    """On every list, and on a page of each payload that would say so, of one kind after the other.

    tests/soak opens every page.
    """
    numbers = [n for n, payload in enumerate(pair.payloads) if "alert" in payload]
    telling = {f"{kind}{number}" for kind, number in zip(cycle(KINDS), numbers, strict=False)}
    opened = [
        address
        for address in pair.pages[0]
        if address.split("/")[-2:][0] in telling or not re.search(r"/[a-z]+\d+/$", address)
    ]
    assert len(opened) > len(telling) > len(KINDS)
    assert running(pair.hostile, opened, tab) == []


def running(site: Site, addresses: Iterable[str], page: Page) -> list[str]:
    """The scripts of payloads that run on some pages, and what they load."""
    ran, asked = listening(page)
    for address in addresses:
        page.goto(site.address + address, wait_until="domcontentloaded")
    page.wait_for_load_state()
    foreign = [url for url in asked if not url.startswith(site.address) or url.endswith("/x")]
    assert asked
    return ran + foreign


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


def test_search_results_show_just_the_text(pair: Pair, tab: Page) -> None:
    ran, _ = listening(tab)
    marks = [f"mark{number:02}" for number in range(len(pair.payloads))]
    answers = ask(tab, pair.hostile, marks).values()
    shown = [
        [hit.title.strip() for hit in answer.hits if hit.address == f"speakers/r{number}/"]
        for number, answer in enumerate(answers)
    ]
    assert shown == [[" ".join(payload.split())] for payload in pair.payloads]
    assert {tag for answer in answers for tag in answer.elements} == {
        "li",
        "a",
        "span",
        "b",
        "p",
        "mark",
    }
    assert ran == []


def test_a_very_long_word_widens_no_page(tmp_path: Path, publish: Publish, page: Page) -> None:
    """As wide as 320 CSS pixels: WCAG 2.2, criterion 1.4.10. tests/soak opens every page."""
    site = long_words(tmp_path, publish)
    shown = Built("long words", site).shown
    assert len(shown) > 5
    assert too_wide(site, shown, page) == {}


def long_words(folder: Path, publish: Publish) -> Site:
    """A site in which names, roles, titles and contacts are one long word."""
    word = "Donau" + "dampfschiff" * 9
    project = conference("starter", folder / "project")
    for file in project.glob("*.yml"):
        text = file.read_text("utf-8")
        for name in ("Quarrie", "Keeper of the town hives", "Room for Bees", "Use the roofs"):
            text = text.replace(name, word)
        file.write_text(text, "utf-8")
    (project / "contacts.yml").write_text(
        f"- {{id: a, organization: {word}, name: {word}, role: {word}, phone: {word}}}\n", "utf-8"
    )
    with without_pictures():
        return publish(project, folder / "site")


def too_wide(site: Site, addresses: Iterable[str], page: Page) -> dict[str, list[str]]:
    """How wide pages are that are wider than a small screen."""
    found = {}
    for address in addresses:
        page.goto(site.address + address)
        found[address] = width(page)
    return {address: wrong for address, wrong in found.items() if wrong}
