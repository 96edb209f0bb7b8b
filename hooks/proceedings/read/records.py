"""A project's records as validated: each with where it stands, and what of it could not be used."""

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from proceedings.problems import Place, Problem
from proceedings.read.entries import (
    ContactEntry,
    Entry,
    EventEntry,
    FrontMatter,
    SectionEntry,
    SectionKind,
    SpeakerEntry,
    TermEntry,
)
from proceedings.read.ledger import Ledger
from proceedings.read.source import SequenceNode, Source, Steps

Record = TypeVar("Record", bound=Entry)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Record]):
    """A record and where it stands in its file.

    `unusable` are the steps, from the record on, to values that were reported and left out. What
    `entry` holds there says nothing.
    """

    entry: Record
    steps: Steps = ()
    unusable: frozenset[Steps] = frozenset()

    def has(self, *steps: str | int) -> bool:
        """Whether the value at `steps` could be used; else a rule about it does not apply."""
        return not self.unusable or not any(
            steps[:length] in self.unusable for length in range(1, len(steps) + 1)
        )


@dataclass(slots=True)
class Records(Generic[Record]):
    """The records of one file, and all that was wrong with the file."""

    source: Source
    placed: list[Placed[Record]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    """Every id as typed, those of unusable records included."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_readable(self) -> bool:
        """Whether the file could be read at all; one that is not there has nothing to read."""
        return self.source.root is not None or not self.source.problems

    @property
    def is_whole(self) -> bool:
        """Whether every record could be read."""
        root = self.source.root
        there = len(root.items) if isinstance(root, SequenceNode) else 0
        return self.is_readable and there == len(self.placed)

    def place(self, steps: Steps) -> Place:
        """The place of the value at `steps`, or of the nearest value above it."""
        return self.source.place(steps)


@dataclass(slots=True)
class ProjectRecords:
    """The records of all data files, and of the event in the configuration."""

    settings: Source
    """The configuration as MkDocs reads it."""
    event: Records[EventEntry]
    speakers: Records[SpeakerEntry]
    context: Records[SectionEntry]
    takeaways: Records[SectionEntry]
    contacts: Records[ContactEntry]
    terms: Records[TermEntry]
    pages: tuple[Records[FrontMatter], ...] = ()
    """The editors' own pages."""
    ledger: Ledger = field(default_factory=Ledger)
    """What was published before."""

    @property
    def sections(self) -> tuple[tuple[SectionKind, Records[SectionEntry]], ...]:
        """The two files of sections, in the order of the print."""
        return (("context", self.context), ("takeaways", self.takeaways))

    @property
    def has_whole_text(self) -> bool:
        """Whether all sections' text could be read; else what is not found may stand there."""
        return all(
            records.is_whole and all(placed.has("text") for placed in records.placed)
            for _, records in self.sections
        )

    @property
    def has_all_page_marks(self) -> bool:
        """Whether every text with page marks could be read; else one may be missing there.

        A section that is withdrawn has taken its marks with it.
        """
        return (
            self.has_whole_text
            and not any(one.entry.withdrawn for _, kind in self.sections for one in kind.placed)
            and bool(self.event.placed)
            and not any(
                steps[0] in ("parts", "preface")
                for one in self.event.placed
                for steps in one.unusable
            )
        )

    @property
    def has_all_names(self) -> bool:
        """Whether everything by which the text names a speaker could be read."""
        return self.speakers.is_whole and not any(
            steps[0] in ("name", "named_as")
            for one in self.speakers.placed
            for steps in one.unusable
        )

    @property
    def has_all_quotes(self) -> bool:
        """Whether every quote could be read; else what seems to be none may be one of them."""
        return self.speakers.is_whole and all(
            placed.has("quotes")
            and all(placed.has("quotes", n, "text") for n in range(len(placed.entry.quotes)))
            for placed in self.speakers.placed
        )

    @property
    def files(self) -> tuple[Records[Any], ...]:
        """The records file by file."""
        return (
            *(self.event, self.speakers, self.context, self.takeaways),
            *(self.contacts, self.terms),
        )

    @property
    def problems(self) -> list[Problem]:
        """What reading the files found."""
        return [problem for records in self.files for problem in records.problems]
