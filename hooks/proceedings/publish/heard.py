"""Who is heard where: a table of speakers by sections, with the way to the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from proceedings import words
from proceedings.read.entries import SectionKind
from proceedings.record.model import Proceedings, Speaker, Statement, StatementKind

MOST_SECTIONS = 40
"""Columns that a reader can still tell apart."""
MOST_ELEMENTS = 1_500
"""Of the cells and the marks: what a page can hold beside its list."""


class Mark(NamedTuple):
    """All that a speaker says in a section in one way, which is one mark in the table."""

    kind: StatementKind
    address: str
    """Where the first of the statements stands."""
    number: int
    inferred: int
    """Of how many of them the text does not say in so many words who speaks."""

    @property
    def figure(self) -> str:
        """The number, where there are several."""
        return str(self.number) if self.number > 1 else ""

    @property
    def said(self) -> str:
        """What the mark says in words, behind its figure."""
        name = words.number_of_quotes if self.kind == "quote" else words.number_of_reports
        number = name(self.number).removeprefix(self.figure)
        return f"{number}{words.reservation(self.inferred, self.number)}"


class Column(NamedTuple):
    """A section."""

    title: str
    address: str


class Row(NamedTuple):
    """A speaker, with the marks in each section: none, own words, reported words, or both."""

    name: str
    address: str
    cells: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True)
class Heard:
    """The table: the sections of each kind in the order of the text, then the speakers."""

    parts: tuple[tuple[SectionKind, tuple[Column, ...]], ...]
    rows: tuple[Row, ...]

    @property
    def has_inferred(self) -> bool:
        """Whether a mark carries the editors' reservation."""
        return any(mark.inferred for row in self.rows for cell in row.cells for mark in cell)


def heard(proceedings: Proceedings, speakers: Sequence[Speaker]) -> Heard | None:
    """The table of some speakers; nothing if it would be too large, or without a mark."""
    sections = proceedings.sections
    if len(sections) > MOST_SECTIONS or len(sections) * len(speakers) > MOST_ELEMENTS:
        return None
    parts: dict[SectionKind, list[Column]] = {}
    for section in sections:
        parts.setdefault(section.kind, []).append(Column(section.title, section.address))
    addresses = [column.address for columns in parts.values() for column in columns]
    rows = tuple(_row(speaker, proceedings.by_speaker(speaker), addresses) for speaker in speakers)
    marks = sum(len(cell) for row in rows for cell in row.cells)
    if not marks or len(sections) * len(speakers) + 2 * marks > MOST_ELEMENTS:
        return None
    return Heard(tuple((kind, tuple(columns)) for kind, columns in parts.items()), rows)


def _row(speaker: Speaker, statements: Sequence[Statement], sections: Sequence[str]) -> Row:
    found: dict[tuple[str, StatementKind], list[Statement]] = {}
    for statement in statements:
        found.setdefault((statement.section.address, statement.kind), []).append(statement)
    kinds: tuple[StatementKind, ...] = ("quote", "report")
    cells = (
        tuple(_mark(found[section, kind]) for kind in kinds if (section, kind) in found)
        for section in sections
    )
    return Row(speaker.name, speaker.address, tuple(cells))


def _mark(statements: Sequence[Statement]) -> Mark:
    """One mark of statements of one kind, in the order of the text."""
    first = statements[0]
    inferred = sum(statement.is_inferred for statement in statements)
    return Mark(first.kind, first.address, len(statements), inferred)
