"""What every built site holds: the project's own, whatever it is, and the made-up conferences.

The sites are built once a session, strictly. `pages` are their pages as trees; `shown` are few
pages that together have every kind of element, for what a real browser must look at.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from axe import NARROW, NARROW_ONES, OPPOSITE, WIDE, violations
from pages import Element, broken_links, covering, links, read, repeated
from proceedings import project
from proceedings.publish.publication import read_site
from proceedings.record.model import Proceedings
from searching import addresses, data
from support import Site

SITES = ("root", "starter", "scripts")
SMALL = ViewportSize(width=320, height=640)
"""WCAG 2.2, criterion 1.4.10: nothing is lost at 320 CSS pixels."""


@dataclass
class Built:
    """A site, what it was made of, and its pages as trees."""

    site: Site

    @cached_property
    def pages(self) -> Mapping[str, Element]:
        return {address: read(html) for address, html in self.site.html().items()}

    @cached_property
    def content(self) -> Mapping[str, Element]:
        """The pages but for those that say that there is none, or none any more."""
        return {
            address: page
            for address, page in self.pages.items()
            if meta(page, "robots") != "noindex"
        }

    @cached_property
    def data(self) -> Proceedings:
        return project.read_proceedings(self.site.project)

    @cached_property
    def former(self) -> Mapping[str, str]:
        """The former addresses of pages, with those of today."""
        return read_site(self.site.project, self.url).former

    @cached_property
    def url(self) -> str:
        """The address of the site as published."""
        return canonical(self.pages[""])

    @cached_property
    def shown(self) -> list[str]:
        """Not the former addresses, which lead on at once."""
        pages = {
            address: page for address, page in self.pages.items() if address not in self.former
        }
        return covering(pages)


@pytest.fixture(scope="session", params=SITES)
def built(request: pytest.FixtureRequest, site_of: Callable[[str], Site]) -> Built:
    return Built(site_of(request.param))


def canonical(page: Element) -> str:
    return next(e.get("href") for e in page.all("link") if e.get("rel") == "canonical")


def meta(page: Element, name: str) -> str:
    found = [
        element.get("content")
        for element in page.all("meta")
        if name in (element.get("name"), element.get("property"))
    ]
    assert len(found) < 2, f"{name} is there {len(found)} times"
    return found[0] if found else ""


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
    meant |= {"about/", "cite/", "corrections/"}
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


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=WIDE)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def visit(page: Page, built: Built) -> Iterator[str]:
    """Opens one page after the other of those that together show everything."""
    for address in built.shown:
        # Its style sheets too: where no script waits for them, the document is there before.
        page.goto(built.site.address + address, wait_until="load")
        yield address


def search(page: Page, words: str) -> None:
    """Types `words` into the search and waits for its results."""
    page.locator(".pro-header [data-pro-search]").click()
    page.locator(".pro-search__query").fill(words)
    page.locator(".pro-search ol a").first.wait_for()


def test_a_browser_asks_no_other_host(built: Built, page: Page) -> None:
    asked: list[str] = []
    failed: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for _ in visit(page, built):
        page.wait_for_load_state()
    page.goto(built.site.address)
    search(page, built.data.speakers[0].name)
    assert len(asked) > len(built.shown)
    assert [url for url in asked if not url.startswith((built.site.address, "data:"))] == []
    assert [url for url in failed if not url.endswith("/404.html")] == []
    assert errors == []


def test_axe_finds_nothing(built: Built, page: Page) -> None:
    """Each page wide and narrow, light and dark; the menu and the search open."""
    found = {address: violations(page, OPPOSITE) for address in visit(page, built)}
    page.set_viewport_size(NARROW)
    page.locator("button.pro-button--menu").click()
    found["the menu"] = violations(page, NARROW_ONES)
    page.locator("button.pro-button--menu").click()
    search(page, built.data.speakers[0].name)
    found["search results"] = violations(page, NARROW_ONES)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_nothing_is_wider_than_a_small_screen(built: Built, page: Page) -> None:
    page.set_viewport_size(SMALL)
    widths = {
        address: page.evaluate("document.documentElement.scrollWidth")
        for address in visit(page, built)
    }
    assert {address: width for address, width in widths.items() if width > 320} == {}


def test_without_scripts_all_is_there(built: Built, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    for address in visit(page, built):
        contents = built.pages[address].all(class_="pro-contents")[0].all("a")
        article = built.pages[address].all("article")[0]
        record = article.all(class_="pro-record") + article.all("h1", "h2", "blockquote", "dd")
        shown = squeezed(page.locator("article").inner_text())
        assert [e.shown for e in record if squeezed(e.shown) not in shown] == [], address
        assert page.locator(".pro-contents a:visible").count() == len(contents), address
        assert page.locator(".pro-js:visible").count() == 0, address
    page.set_viewport_size(NARROW)
    assert page.locator(".pro-contents a:visible").count() == 0
    page.locator("a.pro-nojs[href='#pro-contents']").click()
    assert page.locator(".pro-contents a:visible").count() == len(contents)
    context.close()


def squeezed(text: str) -> str:
    """Without white space and upper case, which style sheets may change."""
    return "".join(text.split()).casefold()


def test_the_skip_link_is_first_and_works(built: Built, page: Page) -> None:
    for address in visit(page, built):
        page.keyboard.press("Tab")
        first = page.evaluate(
            """() => { const it = document.activeElement, box = it.getBoundingClientRect()
                 return [it.textContent, box.top >= 0 && box.height > 0] }"""
        )
        assert first == ["Skip to content", True], address
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main", address
        page.keyboard.press("Tab")
        assert page.evaluate(
            "!document.querySelector('#main :is(a, button)')"
            " || !!document.activeElement.closest('#main')"
        ), address


CONTROLS = (
    ".pro-skip, .pro-header__tools, .pro-contents, .pro-breadcrumb, .pro-search, .pro-pager, "
    ".pro-permalink, .pro-footer nav, button, input"
)


def test_print_shows_the_record_and_no_controls(built: Built, page: Page) -> None:
    page.emulate_media(media="print")
    for address in visit(page, built):
        visible = page.locator(CONTROLS).filter(visible=True)
        assert visible.all_text_contents() == [], address
        assert page.locator("article h1").is_visible(), address
