"""Statements are found by looking them up: where they stand, and nowhere else."""

import pytest

from proceedings.read.entries import SectionEntry
from proceedings.record.explain import Explainer
from proceedings.record.find import TextIndex
from proceedings.record.model import Section
from proceedings.record.names import Names
from proceedings.record.passages import Span
from proceedings.record.text import Numbering, paragraphs

NAMES = Names([("Mr. Reyes", "reyes")])
SECTIONS = {
    "one": "{p. 1} “Slow water”, said Mr. Reyes. He left. He came back! {p. 2} Nobody saw it.\n\n"
    "“Slow water”, he said. “It’s deep. It is cold.” He left.",
    "two": "“No!” It rained. “No!” He left.",
}


@pytest.fixture(scope="module")
def text() -> TextIndex:
    numbering = Numbering()
    sections: list[Section] = []
    for name, words in SECTIONS.items():
        found = tuple(typed.paragraph for typed in paragraphs(words, numbering)[0])
        entry = SectionEntry.model_validate(
            {"id": name, "title": name, "summary": name, "text": words}
        )
        namings = tuple(tuple(NAMES.find(paragraph.text)) for paragraph in found)
        sections.append(Section(entry, "takeaways", len(sections) + 1, found, namings))
    return TextIndex(sections)


@pytest.mark.parametrize(
    ("words", "paragraph", "places"),
    [
        ("Slow water", None, ["p1-1", "p2-1"]),
        ("Slow water", "p2-1", ["p2-1"]),
        ("Slow water", "p9-9", []),
        ("It's deep. It is cold.", None, ["p2-1"]),
        ("It’s deep.", None, []),
        ("Slow", None, []),
        ("slow water", None, []),
        ("No!", None, ["p2-2", "p2-2"]),
        ("Nobody saw it.", None, []),
    ],
)
def test_quotes(text: TextIndex, words: str, paragraph: str | None, places: list[str]) -> None:
    assert [found.paragraph.id for found in text.quotes(words, paragraph)] == places


@pytest.mark.parametrize(
    ("words", "paragraph", "places"),
    [
        ("He came back!", None, ["p1-1"]),
        ("He left.", None, ["p1-1", "p2-1", "p2-2"]),
        ("He left.", "p2-1", ["p2-1"]),
        ("He left. He came back!", None, ["p1-1"]),
        ("He came back! Nobody saw it.", None, ["p1-1"]),
        ("“Slow water”, said Mr. Reyes.", None, ["p1-1"]),
        ('"Slow water", said Mr. Reyes. He left.', None, ["p1-1"]),
        ("He came back", None, []),
        ("came back!", None, []),
        ("Reyes. He left.", None, []),
        ("He left. He", None, []),
        ("It is cold.", None, []),
        ("Nobody saw it. “Slow water”, he said.", None, []),
    ],
)
def test_reports(text: TextIndex, words: str, paragraph: str | None, places: list[str]) -> None:
    found = text.reports(words, NAMES.find(words), paragraph)
    assert [one.paragraph.id for one in found] == places
    assert all(len(one.words) == len(words) for one in found)


def test_page_and_place_in_words(text: TextIndex) -> None:
    (found,) = text.reports("Nobody saw it.", [])
    assert (found.page, found.where) == ("2", "“one” on printed page 2 (paragraph p1-1)")
    assert found.words == "Nobody saw it."


@pytest.mark.parametrize(
    ("words", "offset", "candidate"),
    [
        ("It’s wide. It is cold.", 5, "It’s deep. It is cold."),
        ("It’s deep. It is very cold.", 17, "It’s deep. It is cold."),
        ("deep", 0, "It’s deep. It is cold."),
        ("Nothing of the sort", 0, None),
    ],
)
def test_why_no_quote(text: TextIndex, words: str, offset: int, candidate: str | None) -> None:
    miss = Explainer(text).why_not("quote", words)
    assert miss.offset == offset
    assert [found.words for found in miss.candidates] == ([candidate] if candidate else [])


def test_whole_paragraph_is_meant_by_a_report(text: TextIndex) -> None:
    miss = Explainer(text).why_not("report", "He left. He came home!")
    assert [found.span for found in miss.candidates] == [
        Span(0, len(miss.candidates[0].paragraph.text))
    ]
    assert miss.message == (
        "The report matches up to “…He left. He came”, then has “home!” where printed page 1 has "
        "“back!” (paragraph p1-1). Copy it word for word from the section’s text."
    )
