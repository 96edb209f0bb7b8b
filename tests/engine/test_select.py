"""What is copied of words that a reader selects: those words, whose they are, and where they stand.

The record of the made-up conference is in Chinese, with names in other scripts; tests/edition has
the English rows.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from axe import NARROW
from built import Built
from copying import REFUSE
from engine.cite.made_up import proceedings
from pages import Element, read
from proceedings.cite.copy_text import source_of
from proceedings.publish.script_data import spoken
from proceedings.record.passages import Span
from selecting import Row, taken
from support import Site

SITES = ["root", "scripts"]
IN_BROWSER = ["scripts"]
TITLE = '潮水 & 磨石："高 < 低"：潮汐磨坊的過去與將來'
DAYS = "2019年5月18日至19日, 鹿耳門"
HOST = "https://example.org/"
MAIN = "main"

TIDES, STORM, POND = "context/two-tides/", "context/the-storm/", "takeaways/keep-the-pond/"
LIN, NIKOS, SALMA = "林水生, 磨坊主人, 鹿耳門潮汐磨坊", "Νίκος Αλμυρός, 石匠", "سلمى"

# For each page: the words to select; the words copied, by whom and how, printed page, paragraph.
ROWS: Mapping[str, list[tuple[Row, str, str, str, str]]] = {
    TIDES: [
        (
            Row(MAIN, "「我們不等風，", "祖父的話」"),
            *("「我們不等風，『潮水從不遲到』是祖父的話」", f"{LIN}, ", "頁 3", f"{TIDES}#p3-1"),
        ),
        (Row(MAIN, "潮水從不遲到"), "「…潮水從不遲到…」", f"{LIN}, ", "頁 3", f"{TIDES}#p3-1"),
        (
            Row(MAIN, "潮水每天來兩次"),
            *("「潮水每天來兩次」", f"{LIN}, 轉述自", "頁 3", f"{TIDES}#p3-1"),
        ),
        (
            Row(MAIN, "開工兩回。", "「我們不等風"),
            *("「開工兩回。「我們不等風…」」", "收入", "頁 3", f"{TIDES}#p3-1"),
        ),
        (
            Row(MAIN, "水門由橡木", "更換一次", backwards=True),
            *("「水門由橡木製成，每十年更換一次」", "收入", "頁 3–4", f"{TIDES}#p3-2"),
        ),
        (Row(MAIN, "水門由橡木製成，"), "「水門由橡木製成，」", "收入", "頁 3", f"{TIDES}#p3-2"),
        (Row(MAIN, "每十年更換一次"), "「每十年更換一次」", "收入", "頁 4", f"{TIDES}#p3-2"),
        (
            Row(MAIN, "花崗岩。他也談到"),
            *("「花崗岩。他也談到」", f"{NIKOS}, 轉述自", "頁 4", f"{TIDES}#p3-2"),
        ),
        (
            Row(MAIN, "林先生說。", "水門由橡木製成"),
            *("「林先生說。 水門由橡木製成」", "收入", "頁 3", f"{TIDES}#p3-1"),
        ),
        (Row(MAIN, "水門"), "", "", "", ""),
        (Row("h1", "高 < 低"), "", "", "", ""),
        (Row(".pro-summary", "磨坊隨潮水開工"), "", "", "", ""),
    ],
    STORM: [
        (
            Row(MAIN, "我聽見水門斷裂"),
            *("「我聽見水門斷裂…」", f"{SALMA}, ", "頁 4", f"{STORM}#p4-1"),
        ),
        (
            Row(MAIN, "سلمى 談到風暴之夜"),
            *("「سلمى 談到風暴之夜」", "收入", "頁 4", f"{STORM}#p4-1"),
        ),
    ],
    "takeaways/": [
        (
            Row(MAIN, "以下各點於第二天"),
            *("「以下各點於第二天」", "收入", "頁 5", "takeaways/#p5-1"),
        ),
    ],
    "text/": [
        (
            Row(MAIN, "水門一關，池裡的水"),
            *("「水門一關，池裡的水…」", f"{NIKOS}, ", "頁 5–6", f"{POND}#p5-3"),
        ),
    ],
    "quotes/pond-is-the-clock/": [
        (
            Row(".pro-record", "池裡的水就是我們的時鐘"),
            *("「…池裡的水就是我們的時鐘」", f"{NIKOS}, ", "頁 6", f"{POND}#p5-3"),
        ),
        (  # alone it has no marks of pages: all of its own are named
            Row("h1", "池裡的水就是我們的時鐘"),
            *("「…池裡的水就是我們的時鐘」", f"{NIKOS}, ", "頁 5–6", f"{POND}#p5-3"),
        ),
    ],
    "speakers/salma/": [(Row(MAIN, "風暴的倖存者"), "", "", "", "")],
}


def test_what_is_copied_of_selected_words(site: Site, page: Page) -> None:
    """Of a report its own word stands before the title; else “in”; before a quote's nothing.

    Where a quote has been cut stands an ellipsis.
    """
    for address, rows in ROWS.items():
        page.goto(site.address + address)
        selected = [row for row, *_ in rows]
        for got, (row, words, by, pages, at) in zip(taken(page, selected), rows, strict=True):
            if not words:
                assert got == ("", "", ""), row
                continue
            source = f"{by}{TITLE}, {DAYS}, {pages}, 網路版 2.1 (2020), {HOST}{at}"
            assert got.text == f"{words} — {source}"
            (paragraph,) = read(got.html).all("p")
            assert paragraph.text == got.text
            assert [each.text for each in paragraph.all("i")] == [TITLE]
            assert [each.get("href") for each in paragraph.all("a")] == [HOST + at]
            is_noted = at.startswith(STORM)  # then its words are in no link
            link = HOST + (STORM if is_noted else f"{at}:~:text=")
            assert got.link.startswith(link), row
            assert (got.link == link) == is_noted


def test_a_doi_stands_before_the_address(site: Site, page: Page) -> None:
    page.goto(site.address + TIDES)
    page.evaluate("document.querySelector('.pro-select').dataset.doi = 'https://doi.org/10.1/a'")
    (got,) = taken(page, [Row(MAIN, "每十年更換一次")])
    assert got.text.endswith(f", https://doi.org/10.1/a, {HOST}{TIDES}#p3-2")
    links = [each.get("href") for each in read(got.html).all("a")]
    assert links == ["https://doi.org/10.1/a", f"{HOST}{TIDES}#p3-2"]


def test_what_is_said_of_the_source(pages: Mapping[str, Element]) -> None:
    (bar,) = pages["text/"].all(class_="pro-select")
    assert all(name in bar.attributes for name in ("data-title", "data-when", "data-doi"))
    event = proceedings().event
    assert source_of(event).doi == ""
    cited = source_of(event.model_copy(update={"doi": "10.1/a", "language": "fr"}))
    assert cited.doi == "https://doi.org/10.1/a"
    assert cited.edition == "édition web 1.0 (2026)"
    assert cited.when_and_where == "14-15 mars 2018, Rome"


def test_where_a_paragraphs_statements_stand(built: Built) -> None:
    """As scripts count, in UTF-16."""
    count = 0
    for section in built.data.sections:
        paragraphs = {
            each.get("id"): each for each in built.pages[section.address].all(class_="pro-record")
        }
        for each in built.data.in_section(section):
            told = json.loads(paragraphs[each.paragraph.id].get("data-spoken"))
            units = each.paragraph.text.encode("utf-16-le")
            heard = [
                (units[2 * start : 2 * end].decode("utf-16-le"), is_report, by)
                for start, end, is_report, by in told
            ]
            own = [by for text, is_report, by in heard if text == each.text]
            assert any(by.startswith(each.speaker.name) for by in own)
            assert (each.text, each.kind == "report") in [
                (text, bool(is_)) for text, is_, _ in heard
            ]
            count += 1
    assert count > 2


def test_places_are_counted_as_scripts_do() -> None:
    (statement,) = [each for each in proceedings().statements if each.id == "we-act"]
    paragraph = replace(statement.paragraph, text="𠀀" + statement.paragraph.text)
    span = Span(statement.span.start + 1, statement.span.end + 1)
    moved = replace(statement, paragraph=paragraph, span=span)
    ((start, end, is_report, by),) = spoken([moved], lambda each: each.id)[paragraph.id]
    assert (start, end) == (statement.span.start + 2, statement.span.end + 2)
    assert (is_report, by) == (0, "we-act")


SELECT = "getSelection().selectAllChildren(document.querySelector('#p3-1'))"


def box_of_bar(page: Page) -> FloatRect:
    """Where the bar stands, once it is shown."""
    bar = page.locator(".pro-select")
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    assert box
    return box


def test_the_bar_is_left_by_escape_and_gone_with_the_selection(site: Site, page: Page) -> None:
    page.goto(site.address + TIDES)
    bar = page.locator(".pro-select")
    page.evaluate(SELECT)
    expect(bar).to_be_visible()
    page.keyboard.press("Escape")  # wherever the focus is
    expect(bar).to_be_hidden()
    page.evaluate("getSelection().removeAllRanges(); document.activeElement.blur()")
    page.evaluate(SELECT)
    expect(bar).to_be_visible()
    page.evaluate("getSelection().removeAllRanges()")
    expect(bar).to_be_hidden()


def test_the_bar_stands_below_the_words_and_comes_next_by_tab(site: Site, page: Page) -> None:
    page.goto(site.address + TIDES)
    page.evaluate(SELECT)
    box = box_of_bar(page)
    below = page.evaluate("[...getSelection().getRangeAt(0).getClientRects()].at(-1).bottom")
    assert box["y"] == pytest.approx(below + 8, abs=1)
    page.locator("#p3-1 .pro-permalink").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy with citation")).to_be_focused()


def test_pressing_a_button_of_the_bar_leaves_the_words_selected(site: Site, page: Page) -> None:
    page.goto(site.address + TIDES)
    page.evaluate(SELECT)
    button = page.get_by_role("button", name="Copy with citation")
    page.locator(".pro-select").click(position={"x": 1, "y": 1})  # beside it
    button.click()
    expect(page.locator(".pro-select").get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("getSelection().toString()").startswith("林水生說明潮水")


def test_a_selection_that_cannot_be_copied_is_shown(site: Site, tab: Page) -> None:
    tab.add_init_script(REFUSE)
    tab.goto(site.address + TIDES)
    for name in ("Copy with citation", "Copy link"):
        tab.evaluate(SELECT)
        bar = tab.locator(".pro-select")
        button = bar.get_by_role("button", name=name)
        button.click()
        field = tab.get_by_role("textbox", name="Text to copy")
        expect(field).to_be_focused()
        assert f"{HOST}{TIDES}#p3-1" in field.input_value()
        expect(bar.get_by_role("button", name="Not copied")).to_be_visible()
        tab.wait_for_timeout(400)  # longer than a selection is waited for: the field's is none
        expect(bar).to_be_visible()
        tab.locator(".pro-message").get_by_role("button", name="Close").click()
        expect(button).to_be_focused()


def test_where_a_finger_selects_the_bar_is_at_the_foot(site: Site, browser: Browser) -> None:
    with browser.new_context(has_touch=True, is_mobile=True, viewport=NARROW) as window:
        page = window.new_page()
        page.goto(site.address + TIDES)
        page.evaluate(SELECT)
        box = box_of_bar(page)
        assert box["y"] + box["height"] == pytest.approx(NARROW["height"], abs=1)
