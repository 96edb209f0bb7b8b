"""The whole text on one page: the sections' pages, paragraph for paragraph."""

import json
import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from playwright.sync_api import Page as Tab

from built import Built
from pages import Element, read
from proceedings import words
from proceedings.project import read_proceedings
from proceedings.publish.page import Page
from proceedings.publish.renderer import Renderer
from proceedings.publish.site import footer, pages
from proceedings.publish.whole import text as whole_text
from proceedings.publish.whole.book import book
from proceedings.publish.whole.text import TextPage, text_pages
from proceedings.record.model import Proceedings
from proceedings.record.text import Paragraph
from searching import data as search_data
from support import CONFERENCES, ROOT
from tagged_pdf import tagged, untagged

pytestmark = pytest.mark.built  # not of the quick loop: it publishes whole conferences

SITES = ["root", "starter", "scripts"]
SITE_URL = "https://example.org/"


@pytest.fixture(scope="module", params=["root", "starter", "scripts"])
def conference(request: pytest.FixtureRequest) -> Proceedings:
    name = request.param
    return read_proceedings(ROOT if name == "root" else CONFERENCES / name)


def made_up() -> Proceedings:
    return read_proceedings(CONFERENCES / "scripts")


def tree(page: Page, prose: str = "") -> Element:
    return read(Renderer(page.event, SITE_URL).html(page, prose))


def said(paragraph: Element) -> str:
    """The words and page marks of a paragraph, without the link to it."""
    return paragraph.text.removesuffix("#")


def whole(data: Proceedings) -> Element:
    [page] = text_pages(data)
    return tree(page)


def test_it_has_what_the_sections_pages_have_in_their_order(conference: Proceedings) -> None:
    there = {each.address: each for each in pages(conference)}
    expected = []
    addresses = [""]
    for part in book(conference).parts:
        addresses += [f"{part.kind}/", *(each.section.address for each in part.chapters)]
    for address in addresses:
        for each in tree(there[address]).all("p", class_="pro-record"):
            for mark in each.all("span", class_="pro-page-mark"):
                if mark.get("aria-hidden"):  # no page begins there
                    mark.children.clear()
            expected.append((address + each.get("id"), said(each)))
    found = [
        (each.get("id"), said(each)) for each in whole(conference).all("p", class_="pro-record")
    ]
    assert found == expected


def test_what_stands_there_by_its_kind(conference: Proceedings) -> None:
    page = whole(conference)
    marks = [mark.get("data-page") for mark in page.all("span", class_="pro-page-mark")]
    of_print = [
        *(page for part in conference.preface for each in part.paragraphs for page in begun(each))
    ]
    of_print += [
        number
        for part in book(conference).parts
        for one in (part.introduction, *(each.section.paragraphs for each in part.chapters))
        for paragraph in one
        for number in begun(paragraph)
    ]
    quotes = dict.fromkeys(each.get("href") for each in page.all("a", class_="pro-quoted"))
    people = [each.text for each in page.all("li") if each.all("a", class_="pro-people__name")]
    assert marks == of_print
    assert list(quotes) == [f"../{quote.address}" for quote in conference.quotes]
    assert people == [f"{each.name} {each.described}" for each in conference.speakers]


def begun(paragraph: Paragraph) -> list[str]:
    first = [paragraph.first_page] if paragraph.begins_page else []
    return [*first, *(number for _, number in paragraph.marks)]


def test_contacts_come_without_numbers_and_addresses(conference: Proceedings) -> None:
    text = whole(conference).text
    for contact in conference.contacts:
        assert contact.organization in text
        assert contact.name in text
        for point in (contact.telephone, contact.mail):
            assert point is None or point.value not in text


def with_first_section(data: Proceedings, note: str | None, *, testimony: bool) -> Proceedings:
    """The conference with one section's quote left, and what is to be said before it."""
    quote = data.quotes[0]
    entry = quote.section.entry.model_copy(update={"content_note": note})
    section = replace(quote.section, entry=entry)
    others = (
        replace(each, entry=each.entry.model_copy(update={"content_note": None}))
        for each in data.sections
        if each != quote.section
    )
    speaker = replace(quote.speaker, testimony=testimony)
    statement = replace(quote, section=section, speaker=speaker)
    return replace(data, sections=(section, *others), statements=(statement,))


def test_a_note_stands_before_its_section_and_leads_past_it() -> None:
    data = with_first_section(made_up(), "Of death.", testimony=False)
    address = data.sections[0].address
    order = [
        each.get("id") or each.get("class")
        for each in whole(data).walk()
        if each.tag == "h3" or each.get("class") in ("pro-note", "pro-record") or is_after(each)
    ]
    at = order.index("pro-note")
    assert order[at - 1] == address
    assert order[at + 1].startswith(f"{address}p")
    [link] = whole(data).all("div", class_="pro-note")[0].all("a")
    past = order.index(link.get("href").removeprefix("#"))
    assert order[past - 1].startswith(f"{address}p")
    assert not order[past + 1].startswith(f"{address}p")


def is_after(element: Element) -> bool:
    return element.get("id").startswith("after/")


@pytest.mark.parametrize(
    ("note", "testimony", "sensitive"),
    [("Of death.", False, True), (None, True, True), (None, False, False)],
)
def test_it_is_sensitive_where_a_section_is(
    note: str | None, testimony: bool, sensitive: bool
) -> None:
    [page] = text_pages(with_first_section(made_up(), note, testimony=testimony))
    assert page.is_sensitive == sensitive


def test_headings_keep_the_ids_that_their_sections_had_before() -> None:
    [page] = text_pages(made_up())
    assert isinstance(page, TextPage)
    ids = [each.get("id") for each in tree(page).walk() if each.get("id")]
    assert "takeaways/train-the-masons/" in ids
    assert set(page.fragments) <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_long_text_comes_by_part(
    conference: Proceedings, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = whole(conference)
    monkeypatch.setattr(whole_text, "MOST_OF_TEXT", 1)
    first, *parts = text_pages(conference)
    trees = [tree(first), *map(tree, parts)]
    if len(conference.sections) > 1:
        assert [each.address for each in parts] == [
            f"text/{each.address}" for each in conference.sections
        ]
    records = [said(each) for one in trees for each in one.all("p", class_="pro-record")]
    assert records == [said(each) for each in short.all("p", class_="pro-record")]
    assert set(first.fragments) <= {each.get("id") for each in trees[0].walk()}
    assert any(each.is_sensitive for each in (first, *parts)) == any(
        each.entry.content_note for each in conference.sections
    ) or any(each.speaker.testimony for each in conference.quotes)


def test_without_text_there_is_no_page_of_it_and_no_way_to_it() -> None:
    data = read_proceedings(CONFERENCES / "starter")
    bare = replace(data, sections=(), statements=(), withdrawn=(), introductions={})
    assert list(text_pages(bare)) == []
    assert (words.TEXT, "text/") not in footer(bare).ways
    home = next(each for each in pages(bare) if each.address == "")
    assert "text/" not in [each.get("href") for each in tree(home).all("a")]


# --- built --------------------------------------------------------------------------------------


def test_it_is_reached_from_everywhere_and_searched_nowhere(built: Built) -> None:
    hrefs = [each.get("href") for each in built.pages[""].all("a")]
    nojs = [e.get("href") for e in built.pages[""].all("a", class_="pro-nojs")]
    assert hrefs.count("text/") >= 4  # contents, ways in, foot, search
    assert "text/" in nojs
    index = json.loads(search_data(built.site))
    number = [each["address"] for each in index["documents"]].index("text/")
    assert [each for each in index.get("texts", ()) if each["of"] == number] == []


def test_on_paper_it_is_a_booklet(built: Built, tab: Tab) -> None:
    """A title page without folio, a running title; nothing to press; no mark that is cut off."""
    pressed = "button, .pro-permalink, nav:not(.pro-booklet__contents), .pro-header"
    tab.goto(f"{built.site.address}text/")
    tab.emulate_media(media="print")
    shown = tab.evaluate(
        """(pressed) => [...document.querySelectorAll(pressed)]
          .filter((each) => each.checkVisibility()).length""",
        pressed,
    )
    assert shown == 0
    with pikepdf.open(BytesIO(tab.pdf(tagged=True, prefer_css_page_size=True))) as document:
        around = [untagged(page) for page in document.pages]
        text = list(tagged(document))
    title = built.data.event.title if built.data.event.language == "en" else ""
    assert around[0] == ""
    for number, beside in enumerate(around[1:], 2):
        assert beside.startswith(title)
        assert beside.endswith(str(number))
    for each, following in pairwise(text):
        if not HEADINGS.isdisjoint(each.tags):
            assert each.page == following.page, f"“{each.text}” stands at the foot of a page"
    found = [each.text for each in text if "P" in each.tags and MARK.fullmatch(each.text)]
    marks = whole(built.data).all("span", class_="pro-page-mark")
    assert found == [f"p.\xa0{mark.get('data-page')}" for mark in marks]
    assert tab.evaluate(
        """[...document.querySelectorAll(".pro-page-mark small")]
          .map((each) => each.getBoundingClientRect())
          .every((each) => each.width && each.left >= 0 && each.right <= innerWidth)"""
    )


HEADINGS = {"H1", "H2", "H3"}
MARK = re.compile("p\\.\xa0.+")
