"""Who is heard where: the table of speakers by sections."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from proceedings.project import read_proceedings
from proceedings.publish import heard as module
from proceedings.publish.heard import Heard, Mark, heard
from proceedings.publish.pages.speaker_lists import speaker_list
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings
from support import CONFERENCES, ROOT, Site

SIGNS = {"quote": "●", "report": "○"}
SCRIPTS = """\
林水生|●○||●|●*|
Νίκος Αλμυρός|○||●||
سلمى||●|||
Zoë Vågå|||||
"""


def made_up() -> Proceedings:
    return read_proceedings(CONFERENCES / "scripts")


def drawn(table: Heard) -> str:
    """The table as text."""
    lines = []
    for row in table.rows:
        cells = [
            "".join(f"{SIGNS[m.kind]}{m.figure}{'*' if m.inferred else ''}" for m in cell)
            for cell in row.cells
        ]
        lines.append("|".join((row.name, *cells)) + "\n")
    return "".join(lines)


def test_the_table_of_a_conference() -> None:
    data = made_up()
    table = heard(data, data.speakers)
    assert table
    assert drawn(table) == SCRIPTS
    assert [(kind, len(columns)) for kind, columns in table.parts] == [
        ("context", 2),
        ("takeaways", 3),
    ]


@pytest.mark.parametrize("project", [ROOT, CONFERENCES / "starter", CONFERENCES / "scripts"])
def test_every_statement_is_counted_once_and_the_first_of_each_kind_is_linked(
    project: Path,
) -> None:
    data = read_proceedings(project)
    table = heard(data, data.speakers)
    assert table
    addresses = [column.address for _, columns in table.parts for column in columns]
    found = {
        (row.address, address, mark.kind): mark
        for row in table.rows
        for address, cell in zip(addresses, row.cells, strict=True)
        for mark in cell
    }
    first: dict[tuple[str, str, str], str] = {}
    times: Counter[tuple[str, str, str]] = Counter()
    for statement in data.statements:
        place = (statement.speaker.address, statement.section.address, statement.kind)
        first.setdefault(place, statement.address)
        times[place] += 1
    assert {place: mark.number for place, mark in found.items()} == times
    assert {place: mark.address for place, mark in found.items()} == first


@pytest.mark.parametrize(
    ("number", "inferred", "figure", "said"),
    [
        (1, 0, "", "1 quote"),
        (1, 1, "", "1 quote (speaker inferred)"),
        (4, 0, "4", " quotes"),
        (12, 12, "12", " quotes (speaker inferred)"),
        (12, 2, "12", " quotes (of 2: speaker inferred)"),
    ],
)
def test_a_mark_says_in_words_what_it_shows(
    number: int, inferred: int, figure: str, said: str
) -> None:
    mark = Mark("quote", "quotes/a/", number, inferred)
    assert (mark.figure, mark.said) == (figure, said)


@pytest.mark.parametrize(
    ("limit", "most", "is_drawn"),
    [
        ("MOST_SECTIONS", 5, True),
        ("MOST_SECTIONS", 4, False),
        ("MOST_ELEMENTS", 4 * 5 + 2 * 7, True),
        ("MOST_ELEMENTS", 4 * 5 + 2 * 7 - 1, False),
        ("MOST_ELEMENTS", 4 * 5 - 1, False),
    ],
)
def test_a_table_too_large_for_a_page_is_not_drawn(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int, is_drawn: bool
) -> None:
    monkeypatch.setattr(module, limit, most)
    data = made_up()
    assert (heard(data, data.speakers) is not None) == is_drawn
    html = Renderer(data.event, "https://example.org/").html(speaker_list(data))
    assert ("<table" in html) == is_drawn
    assert ("Each speaker’s page says in which sections" in html) != is_drawn


def test_without_statements_there_is_no_table_and_no_word_of_one() -> None:
    data = replace(made_up(), statements=())
    html = Renderer(data.event, "https://example.org/").html(speaker_list(data))
    assert "heard" not in html


def test_the_table_is_one_for_screen_readers_too(
    site_of: Callable[[str], Site], browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(site_of("scripts").address + "speakers/")
    region = page.get_by_role("region", name="Who is heard where")
    table = region.get_by_role("table", name="How often each speaker is quoted and reported")
    expect(table.get_by_role("columnheader")).to_have_text(
        [
            "Speaker",
            *("背景", "三項結論"),
            *('1 潮水 & 磨石："高 < 低"', "2 風暴之夜"),
            *("1 留住水池", "2 培養石匠", "3 編列名冊 <2020 & 之後>"),
        ]
    )
    expect(table.get_by_role("rowheader")).to_have_text(
        ["林水生", "Νίκος Αλμυρός", "سلمى", "Zoë Vågå"]
    )
    row = table.get_by_role("row", name=re.compile("^林水生"))
    expect(row.get_by_role("cell")).to_have_text(
        ["1 quote 1 report", "", "1 quote", "1 quote (speaker inferred)", ""]
    )
    region.focus()
    expect(region).to_be_focused()
    page.close()
