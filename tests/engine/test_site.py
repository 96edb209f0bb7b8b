"""What every built site holds: the project's own, whatever it is, and the made-up conferences.

The sites are built once a session, strictly. A real browser looks at a page of each kind, and at
few of the other sites', in one state each; tests/soak shows it every page in every state.
"""

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from itertools import cycle, pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from axe import NARROW, STATES, WIDE
from built import Built
from pages import Element, broken_links, canonical, links, meta, repeated
from searching import addresses, data
from seeing import CHECKS, Found, look, opened, visible

SITES = ["root", "starter", "scripts"]
LOOKED_AT = {"root": 2, "starter": 1, "scripts": None}
"""How many pages a browser looks at; None is one of every kind, which that site has."""


def title(page: Element) -> str:
    found = [
        element.text
        for element in page.all("title")
        if element.parent and element.parent.tag == "head"
    ]
    assert len(found) == 1
    return found[0]


# --- the build ----------------------------------------------------------------------------------


def test_the_build_says_what_was_read_and_warns_of_nothing(built: Built) -> None:
    lines = built.site.log.splitlines()
    read_lines = [line for line in lines if re.search(r"Read \d+ speakers?, \d+ quotes?, ", line)]
    assert len(read_lines) == 1
    assert read_lines[0].endswith(built.data.summary)
    assert not re.search("WARNING|ERROR|Traceback", built.site.log)


def test_there_is_a_page_for_each_record_and_no_other(built: Built) -> None:
    data = built.data
    meant = {"", "404.html", "speakers/", "index/"} | {section.address for section in data.sections}
    meant |= {f"{section.kind}/" for section in data.sections}
    meant |= {f"speakers/{speaker.id}/" for speaker in data.speakers}
    meant |= {quote.address for quote in data.quotes}
    meant |= {"quotes/", "quotes/by-speaker/"} if data.quotes else set()
    meant |= {"contacts/"} if data.contacts else set()
    meant |= {f"{path.stem}/" for path in (built.site.project / "docs").glob("*.md")} - {"index/"}
    meant |= {"about/", "cite/", "corrections/", "text/"}
    meant |= {"reading-safely/"} if data.is_sensitive else set()
    meant |= {each.address for each in data.withdrawn if each.kind != "contact"}
    meant |= set(built.former)
    assert set(built.pages) == meant


@pytest.mark.parametrize("kind", ["quotes", "contacts", "context"])
def test_what_a_conference_lacks_is_nowhere(built: Built, kind: str) -> None:
    there = {
        "quotes": built.data.quotes,
        "contacts": built.data.contacts,
        "context": built.data.of_kind("context"),
    }[kind]
    below = f"{built.url}{kind}/"
    pointing = [
        address
        for address, page in built.pages.items()
        for _, link in links(page)
        if _absolute(built, address, link).startswith(below)
    ]
    assert (built.site.folder / kind).exists() == bool(pointing) == bool(there)


def _absolute(built: Built, address: str, link: str) -> str:
    return urljoin(built.url + address, link)


# --- links and ids ------------------------------------------------------------------------------


def test_every_internal_link_leads_somewhere(built: Built) -> None:
    assert broken_links(built.pages, built.site.folder, built.url) == []


def test_the_sitemap_lists_every_page(built: Built) -> None:
    tree = ET.parse(built.site.folder / "sitemap.xml")
    listed = [element.text or "" for element in tree.iter() if element.tag.endswith("}loc")]
    assert sorted(listed) == sorted(built.url + address for address in built.content)


def test_every_search_result_leads_somewhere(built: Built) -> None:
    results = Element("#page")
    for address in addresses(data(built.site)):
        results.children.append(Element("a", {"href": address or "."}))
    assert len(results.children) >= len(built.data.sections)
    everything = {**built.pages, "#results": results}
    assert [
        b for b in broken_links(everything, built.site.folder, built.url) if "#results" in b
    ] == []


def test_ids_are_unique_on_each_page(built: Built) -> None:
    twice = {
        address: repeated([e.get("id") for e in page.walk() if "id" in e.attributes])
        for address, page in built.pages.items()
    }
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_titles_are_unique_in_the_site(built: Built) -> None:
    assert repeated([title(page) for page in built.content.values()]) == []


def test_canonical_addresses_are_the_pages_own(built: Built) -> None:
    assert {address: canonical(page) for address, page in built.content.items()} == {
        address: built.url + address for address in built.content
    }


def test_sections_are_one_chain_in_the_order_of_the_print(built: Built) -> None:
    """Context, then takeaways; each leads to the one after it and to the one before it."""
    sections = [section.address for section in built.data.sections]
    found = {}
    for address in sections:
        ways = {
            way.get("rel"): _absolute(built, address, way.get("href"))
            for way in built.pages[address].all("a")
            if way.get("rel") in ("prev", "next")
        }
        found[address] = (ways.get("prev"), ways.get("next"))
    chain = [None, *(built.url + address for address in sections), None]
    assert found == dict(zip(sections, zip(chain, chain[2:], strict=False), strict=True))
    kinds = [address.partition("/")[0] for address in sections]
    assert kinds == sorted(kinds)
    others = [
        address
        for address, page in built.pages.items()
        for way in page.all("a", rel="next")
        if address not in sections
    ]
    assert others == []


# --- the head and the outline -------------------------------------------------------------------

HEAD = (
    "description",
    "og:title",
    "og:description",
    "og:type",
    "og:site_name",
    "og:url",
    "viewport",
)


@pytest.mark.parametrize("name", HEAD)
def test_every_page_says_what_it_is(built: Built, name: str) -> None:
    assert [address for address, page in built.content.items() if not meta(page, name)] == []


def test_every_page_says_its_language(built: Built) -> None:
    assert {page.all("html")[0].get("lang") for page in built.pages.values()} == {"en"}


def test_every_page_has_one_first_heading_and_skips_no_level(built: Built) -> None:
    wrong = {}
    for address, page in built.pages.items():
        levels = [
            int(heading.tag[1])
            for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")
            if not any(around.tag == "dialog" for around in heading.above())
        ]
        jumps = [b for a, b in pairwise(levels) if b > a + 1]
        if levels.count(1) != 1 or levels[0] != 1 or jumps:
            wrong[address] = levels
    assert wrong == {}


def test_no_heading_or_link_is_empty(built: Built) -> None:
    empty = [
        (address, element.tag, element.attributes)
        for address, page in built.pages.items()
        for element in page.all("h1", "h2", "h3", "a", "button")
        if not (element.text or element.get("aria-label"))
        and not any(
            "hidden" in around.attributes or around.tag == "template" for around in element.above()
        )
    ]
    assert empty == []


# --- safety -------------------------------------------------------------------------------------


def test_pages_hold_no_inline_code_or_style(built: Built) -> None:
    wrong = [
        (address, element.tag, name)
        for address, page in built.pages.items()
        for element in page.walk()
        if element.tag != "#comment"
        for name, value in element.attributes.items()
        if name == "style"
        or name.startswith("on")
        or value.strip().lower().startswith("javascript:")
    ]
    assert wrong == []


def test_every_page_has_a_policy_that_allows_its_one_script_and_the_sites_own_files(
    built: Built,
) -> None:
    """It stands before everything that it is about: what comes before it may do anything."""
    for address, page in built.pages.items():
        (head,) = page.all("head")
        (policy,) = [
            each
            for each in head.all("meta")
            if each.get("http-equiv").lower() == "content-security-policy"
        ]
        (inline,) = [
            each for each in page.all("script") if not {"src", "type"} & each.attributes.keys()
        ]
        digest = base64.b64encode(hashlib.sha256(inline.content.encode()).digest()).decode()
        allowed = dict(part.split(maxsplit=1) for part in policy.get("content").split("; "))
        assert allowed == {
            "default-src": "'none'",
            "script-src": f"'self' 'sha256-{digest}'",
            **dict.fromkeys(("style-src", "font-src", "img-src", "media-src"), "'self'"),
            "connect-src": "'self'",
            **dict.fromkeys(("base-uri", "form-action"), "'none'"),
        }, address
        elements = [each for each in head.children if isinstance(each, Element)]
        before = elements[: elements.index(policy)]
        assert {each.tag for each in before} == {"meta"}, address


def test_hosts_that_read_headers_are_told_them(built: Built) -> None:
    rules = (built.site.folder / "_headers").read_text("utf-8").split("\n\n")
    said = {
        pattern: dict(line.strip().split(": ", 1) for line in lines)
        for pattern, *lines in (rule.strip().splitlines() for rule in rules)
    }
    everywhere = said["/*"]
    assert everywhere["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert everywhere["X-Content-Type-Options"] == "nosniff"
    assert everywhere["Referrer-Policy"] == "no-referrer"
    refused = {"camera=()", "geolocation=()", "microphone=()", "browsing-topics=()"}
    assert set(everywhere["Permissions-Policy"].split(", ")) == refused
    kept = said["/assets/proceedings/*"]["Cache-Control"].split(", ")
    assert kept == ["public", "max-age=31536000", "immutable"]


def test_nothing_is_loaded_from_another_host(built: Built) -> None:
    """In the HTML; `test_a_browser_asks_no_other_host` sees what scripts and styles do."""
    loading = {"script", "link", "img", "iframe", "source", "video", "audio", "object", "embed"}
    foreign = [
        (address, element.tag, element.get("href") or element.get("src"))
        for address, page in built.pages.items()
        for element in page.walk()
        if element.tag in loading
        if element.get("rel") != "canonical" and not element.get("rel").startswith("schema.")
        for link in (element.get("href"), element.get("src"), element.get("data"))
        if urlsplit(link).netloc and not link.startswith(built.url)
    ]
    assert foreign == []
    styles = "".join(path.read_text("utf-8") for path in built.site.folder.rglob("*.css"))
    assert not re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", styles)


# --- the record's language ----------------------------------------------------------------------


CITING = {"pro-cite", "pro-citation", "pro-forms", "pro-report__cite"}


def test_the_words_of_the_record_say_their_language(built: Built) -> None:
    """On pages in another language; citations are sentences of the interface's language."""
    language = built.data.event.language
    words = [statement.text for statement in built.data.statements]
    words += [p.text for section in built.data.sections for p in section.paragraphs]
    silent = []
    found = 0
    for address, page in built.content.items():
        for element in page.all("article")[0].walk() if page.all("article") else ():
            own = "".join(child for child in element.children if isinstance(child, str))
            citing = any(CITING & set(around.get("class").split()) for around in element.above())
            if any(word in own for word in words) and not citing:
                found += 1
                said = next(around.get("lang") for around in element.above() if around.get("lang"))
                if said != language:
                    silent.append((address, element.tag, own[:40]))
    assert found >= len(built.data.statements)
    assert silent == []


# --- in a real browser --------------------------------------------------------------------------


def looked_at(built: Built) -> list[str]:
    """Few pages that show all that there is to see; of the sites that have less of it, very few."""
    return built.shown[: LOOKED_AT[built.name]]


@pytest.fixture(scope="session")
def seen(built: Built, window: BrowserContext) -> Mapping[str, Mapping[str, Found]]:
    """What a browser finds wrong with these pages."""
    states = cycle([state] for state in STATES)
    return look(window, built.site, dict(zip(looked_at(built), states, strict=False)))


@pytest.mark.parametrize("check", CHECKS)
def test_a_browser_finds_nothing_wrong(seen: Mapping[str, Mapping[str, Found]], check: str) -> None:
    assert seen[check] == {}


def test_axe_finds_nothing_in_the_menu_and_in_answers(
    built_of: Callable[[str], Built], page: Page
) -> None:
    """Of one site, in one state; test_frame.py looks at more answers."""
    built = built_of("root")
    page.goto(built.site.address)
    assert opened(page, built.data.speakers[0].name, STATES[2:3]) == {}


def test_without_scripts_all_is_there(built: Built, without_scripts: Page) -> None:
    page = without_scripts
    for address in looked_at(built):
        page.goto(built.site.address + address)
        contents = built.pages[address].all(class_="pro-contents")[0].all("a")
        article = built.pages[address].all("article")[0]
        record = article.all(class_="pro-record") + article.all("h1", "h2", "blockquote", "dd")
        shown = squeezed(page.evaluate("document.querySelector('article').innerText"))
        assert [e.shown for e in record if squeezed(e.shown) not in shown] == [], address
        beside = len(contents) if address else 0  # the home page says it all itself
        assert len(visible(page, ".pro-contents a")) == beside, address
        assert visible(page, ".pro-js") == [], address
    page.set_viewport_size(NARROW)
    assert visible(page, ".pro-contents a") == []
    page.locator("a.pro-nojs[href='#pro-contents']").click()
    assert len(visible(page, ".pro-contents a")) == len(contents)
    page.set_viewport_size(WIDE)


def squeezed(text: str) -> str:
    """Without white space and upper case, which style sheets may change."""
    return "".join(text.split()).casefold()
