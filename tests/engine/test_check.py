"""What checking makes of valid data: statements with their places, namings, numbers, order."""

from pathlib import Path

import pytest

from corpus import Case, valid
from proceedings.project import read_proceedings
from proceedings.record.model import Proceedings


@pytest.fixture(scope="module")
def proceedings(tmp_path_factory: pytest.TempPathFactory) -> Proceedings:
    return read_proceedings(valid(tmp_path_factory.mktemp("valid") / "project"))


def test_statements_in_the_order_of_the_text(proceedings: Proceedings) -> None:
    assert [
        (one.kind, one.id, one.speaker.id, one.section.id, one.paragraph.id, one.text)
        for one in proceedings.statements
    ] == [
        (kind, name, "ida-holm", "gravel", "p1-1", text)
        for kind, name, text in (
            ("quote", "slow-water", "Slow water carries the finest gravel"),
            ("report", "three-weirs", "Dr. Holm described three old weirs."),
        )
    ]


def test_sections(proceedings: Proceedings) -> None:
    (section,) = proceedings.sections
    assert (section.kind, section.number, section.heading) == (
        "takeaways",
        1,
        "1. Gravel and weirs",
    )
    assert section.pages is not None
    assert section.pages.numbers == "1–2"
    named = [[naming.key for naming in namings] for namings in section.namings]
    assert named == [["ida-holm", "ida-holm"], ["tomas-reyes"]]


def test_summary(proceedings: Proceedings) -> None:
    assert proceedings.summary == (
        "Read 2 speakers, 1 quote, 1 report, 1 section, 1 contact, 2 printed pages."
    )


@pytest.mark.parametrize(
    "name", ["fine-mark-within-quote-and-word", "fine-mark-before-last-letter"]
)
def test_a_quote_across_pages(name: str, tmp_path: Path) -> None:
    found = read_proceedings(Case(name).make(tmp_path / "project"))
    (quote,) = found.quotes
    assert quote.text == "Slow water carries the finest gravel"
    assert quote.pages is not None
    assert quote.pages.numbers == "1–2"


@pytest.mark.parametrize(
    ("name", "paragraphs"),
    [
        ("fine-same-words-twice", {"slow-water": "p1-1", "slow-water-too": "p1-2"}),
        ("fine-same-words-twice-in-paragraph", {"slow-water": "p1-1", "slow-water-again": "p1-1"}),
        ("fine-without-page-marks", {"slow-water": "p1"}),
    ],
)
def test_same_words_twice(name: str, paragraphs: dict[str, str], tmp_path: Path) -> None:
    quotes = read_proceedings(Case(name).make(tmp_path / "project")).quotes
    assert {quote.id: quote.paragraph.id for quote in quotes} == paragraphs
    assert len({(quote.paragraph.id, quote.span) for quote in quotes}) == len(quotes)
