"""A project's records put together, each with where it stands in the files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from proceedings.problems import Place
from proceedings.read.entries import (
    SectionEntry,
    SectionKind,
    SpeakerEntry,
    StatementEntry,
    Withdrawal,
)
from proceedings.read.records import Placed, ProjectRecords, Records
from proceedings.read.source import Source, Steps
from proceedings.record.attribution import Attributions
from proceedings.record.contact import Contact
from proceedings.record.explain import Miss
from proceedings.record.find import Found
from proceedings.record.marks import PageOrder
from proceedings.record.mentions import Mentions
from proceedings.record.model import (
    Event,
    Proceedings,
    Section,
    Speaker,
    Statement,
    StatementKind,
    Term,
    Withdrawn,
    WithdrawnKind,
)
from proceedings.record.passages import Span
from proceedings.record.preface import PrefacePart
from proceedings.record.remarks import remarks
from proceedings.record.text import (
    Paragraph,
    TextFault,
    TypedParagraph,
)
from proceedings.record.withdrawn import WithdrawnWords


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text of paragraphs, where it stands, and what is wrong with its marks."""

    source: Source
    steps: Steps
    typed: tuple[TypedParagraph, ...]
    faults: tuple[TextFault, ...]
    not_marks: Mapping[Steps, str]
    """What looks like a page mark and is printed so, by the steps to where the editor says it."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs without how they were typed."""
        return tuple(one.paragraph for one in self.typed)

    @property
    def holder(self) -> str:
        """In what the editor tells corrections of it."""
        return {"preface": "preface", "parts": "heading"}.get(str(self.steps[0]), "section")

    def place(self, number: int, offset: int) -> Place:
        """The place of a character of the paragraph with this number."""
        return self.place_behind(self.typed[number].before(offset))

    def place_behind(self, before: int) -> Place:
        """The place behind so many characters, white space not counted."""
        return self.source.place_within(self.steps, before)


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section, with its entry as placed in a file and its text as typed."""

    section: Section
    records: Records[SectionEntry]
    entry: Placed[SectionEntry]
    text: PlacedText

    def place(self, *steps: str | int) -> Place:
        """The place of a value of the entry."""
        return self.records.place((*self.entry.steps, *steps))


@dataclass(frozen=True, slots=True)
class PlacedStatement:
    """A statement as written, and where it stands in the text or why it stands nowhere.

    `same_as` are the steps to an earlier statement of the same words.
    """

    speaker: Placed[SpeakerEntry]
    below: Steps
    """The steps from the speaker's entry to this one."""
    kind: StatementKind
    entry: StatementEntry
    found: Found | Miss
    same_as: Steps | None = None

    @property
    def steps(self) -> Steps:
        """Where the entry stands in its file."""
        return (*self.speaker.steps, *self.below)

    def has(self, key: str) -> bool:
        """Whether a value of the entry could be used."""
        return self.speaker.has(*self.below, key)


@dataclass(frozen=True)
class Assembled:
    """Everything put together, as far as it could be read."""

    records: ProjectRecords
    sections: tuple[PlacedSection, ...]
    preface: Mapping[str, PlacedText]
    """The texts by their ids; that of the introduction is empty."""
    introductions: Mapping[SectionKind, PlacedText]
    statements: tuple[PlacedStatement, ...]
    mentions: Mentions
    attributions: Attributions
    order: PageOrder
    has_page_marks: bool

    @cached_property
    def texts(self) -> Mapping[str, Sequence[PlacedText]]:
        """All texts, by the addresses of the pages on which they stand."""
        return {
            **({"": tuple(self.preface.values())} if self.preface else {}),
            **{f"{kind}/": (text,) for kind, text in self.introductions.items()},
            **{one.section.address: (one.text,) for one in self.sections},
        }

    @property
    def every_text(self) -> Iterator[PlacedText]:
        """The same, one by one."""
        return chain.from_iterable(self.texts.values())

    @cached_property
    def is_balanced(self) -> Mapping[int, bool]:
        """Whether the marks of a paragraph can be relied on, by the paragraph's `id()`."""
        return {
            id(typed.paragraph): typed.is_balanced
            for section in self.sections
            for typed in section.text.typed
        }

    @cached_property
    def withdrawn_words(self) -> Sequence[tuple[PlacedText, int, Span]]:
        """Where words of withdrawn quotes still stand: the text, the paragraph's number, where."""
        ledger = self.records.ledger
        known = WithdrawnWords((one.entry for one in self.records.speakers.placed), ledger)
        others = {
            (id(one.found.paragraph), one.found.span)
            for one in self.statements
            if isinstance(one.found, Found)
            and f"quotes/{one.entry.id}/" in ledger.lines
            and not one.entry.withdrawn
        }
        return [
            (text, number, span)
            for text in self.every_text
            for number, paragraph in enumerate(text.paragraphs)
            for span in known.standing(paragraph)
            if (id(paragraph), span) not in others
        ]

    @cached_property
    def proceedings(self) -> Proceedings:
        """The proceedings, to be published only if nothing is wrong with any record.

        Else they are what could be read of them, and the event must be among that.
        """
        speakers = {
            placed.entry.id: Speaker.of(placed.entry)
            for placed in self.records.speakers.placed
            if not placed.entry.withdrawn
        }
        order = {
            id(paragraph): number
            for number, paragraph in enumerate(
                paragraph for one in self.sections for paragraph in one.section.paragraphs
            )
        }
        statements = [
            Statement(
                one.entry,
                one.kind,
                speakers[one.speaker.entry.id],
                one.found.section,
                one.found.paragraph,
                one.found.span,
            )
            for one in self.statements
            if isinstance(one.found, Found) and one.speaker.entry.id in speakers
        ]
        return Proceedings(
            event=Event.model_construct(**dict(self.records.event.placed[0].entry)),
            speakers=tuple(speakers.values()),
            sections=tuple(one.section for one in self.sections),
            statements=tuple(sorted(statements, key=lambda s: (order[id(s.paragraph)], s.span))),
            contacts=tuple(
                Contact.model_construct(**dict(placed.entry))
                for placed in self.records.contacts.placed
                if not placed.entry.withdrawn
            ),
            preface=tuple(_preface(self.records, self.preface)),
            introductions={kind: text.paragraphs for kind, text in self.introductions.items()},
            terms=tuple(
                Term.model_construct(**dict(placed.entry)) for placed in self.records.terms.placed
            ),
            mentions=self.mentions,
            withdrawn=tuple(_withdrawn(self.records)),
            remarks=tuple(remarks(self.records)),
        )

    def place_of(self, address: str) -> Place:
        """Where in the data files a record or a paragraph stands, by its address."""
        return self.places.get(address) or self.records.speakers.place(())

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where records and paragraphs stand, by their addresses."""
        speakers, contacts = self.records.speakers, self.records.contacts
        found = {
            f"quotes/{entry.id}/": speakers.place((*placed.steps, *below))
            for placed, below, _, entry in statement_entries(speakers)
        }
        for speaker in speakers.placed:
            found[f"speakers/{speaker.entry.id}/"] = speakers.place(speaker.steps)
        for contact in contacts.placed:
            found[f"contacts/#{contact.entry.id}"] = contacts.place(contact.steps)
        for term in self.records.terms.placed:
            found[f"index/#{term.entry.id}"] = self.records.terms.place(term.steps)
        for kind, of_kind in self.records.sections:
            for section in of_kind.placed:
                found[f"{kind}/{section.entry.id}/"] = of_kind.place(section.steps)
        for name, text in self.preface.items():
            if name:
                found[f"#{name}"] = text.source.place(text.steps[:-1])
        for address, texts in self.texts.items():
            for text in texts:
                for typed in text.typed:
                    found[f"{address}#{typed.paragraph.id}"] = text.place_behind(typed.begin)
        return found


def forms(
    speakers: Records[SpeakerEntry],
) -> Iterator[tuple[Placed[SpeakerEntry], Steps, str]]:
    """Every form of `named_as`: its speaker, where it stands, and the form."""
    for placed in speakers.placed:
        for number, form in enumerate(placed.entry.named_as):
            if placed.has("named_as", number):
                yield placed, (*placed.steps, "named_as", number), form


def statement_entries(
    speakers: Records[SpeakerEntry],
) -> Iterator[tuple[Placed[SpeakerEntry], tuple[str, int], StatementKind, StatementEntry]]:
    """Every statement as written: its speaker, the steps to it from there, and its kind."""
    for placed in speakers.placed:
        for number, entry in enumerate(placed.entry.quotes):
            yield placed, ("quotes", number), "quote", entry
        for number, entry in enumerate(placed.entry.reports):
            yield placed, ("reports", number), "report", entry


def _preface(records: ProjectRecords, texts: Mapping[str, PlacedText]) -> Iterator[PrefacePart]:
    """The preface as far as it could be read."""
    if "" in texts:
        yield PrefacePart("", "", texts[""].paragraphs)
    for placed in records.event.placed:
        for section in placed.entry.preface.sections:
            if section.id in texts:
                paragraphs = texts[section.id].paragraphs
                yield PrefacePart(section.id, section.title, paragraphs, section.speakers_follow)


def _withdrawn(records: ProjectRecords) -> Iterator[Withdrawn]:
    """What is withdrawn, in the order of the files."""
    for placed in records.speakers.placed:
        speaker = placed.entry
        if away := speaker.withdrawn:
            yield _notice("speaker", f"speakers/{speaker.id}/", away, speaker.formerly)
        for quote in speaker.quotes:
            if away := quote.withdrawn:
                yield _notice("quote", f"quotes/{quote.id}/", away, quote.formerly)
    for kind, of_kind in records.sections:
        for section in of_kind.placed:
            if away := section.entry.withdrawn:
                address = f"{kind}/{section.entry.id}/"
                yield _notice("section", address, away, section.entry.formerly)
    for contact in records.contacts.placed:
        if away := contact.entry.withdrawn:
            address = f"contacts/#{contact.entry.id}"
            yield _notice("contact", address, away, contact.entry.formerly)


def _notice(
    kind: WithdrawnKind, address: str, away: Withdrawal, formerly: tuple[str, ...]
) -> Withdrawn:
    return Withdrawn(kind, address, away.date, away.reason, formerly)
