"""The proceedings as they are published: found in the text, checked, complete.

Each record owns how it is called and where it stands: a speaker's address, an event's days.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple, TypeVar

from proceedings import words
from proceedings.problems import Problem
from proceedings.read.entries import (
    EventEntry,
    SectionEntry,
    SectionKind,
    SpeakerEntry,
    StatementEntry,
    TermEntry,
)
from proceedings.record.contact import Contact
from proceedings.record.mentions import Mentions
from proceedings.record.names import Naming
from proceedings.record.passages import Span
from proceedings.record.preface import Outside, PrefacePart
from proceedings.record.text import Paragraph

StatementKind = Literal["quote", "report"]
WithdrawnKind = Literal["quote", "speaker", "section", "contact"]
_Key = TypeVar("_Key")


class Pages(NamedTuple):
    """A range of printed pages, first and last included."""

    first: str
    last: str

    @property
    def numbers(self) -> str:
        """`7` or `6–7`."""
        return self.first if self.first == self.last else f"{self.first}–{self.last}"


_COLONS = {"fr": "\u00a0: ", "ja": "：", "zh": "："}
"""Between title and subtitle, where it is not an English colon: by the language's tag."""


class Event(EventEntry):
    """The event and its printed proceedings."""

    @property
    def full_title(self) -> str:
        """Title and subtitle as printed."""
        if not self.subtitle:
            return self.title
        colon = _COLONS.get(self.language.partition("-")[0], ": ")
        if self.title.endswith(("?", "!", ":", "？", "！", "：")):
            colon = " " if colon.endswith(" ") else ""
        return f"{self.title}{colon}{self.subtitle}"

    @property
    def full_title_case(self) -> str:
        """Title and subtitle in title case, or as printed."""
        return self.title_case or self.full_title

    @property
    def short_title_case(self) -> str:
        """The title in title case without the subtitle, where that can be told."""
        title = self.title.rstrip(":：")
        if self.title_case is None:
            return title
        begins = self.title_case.casefold().startswith(title.casefold())
        return self.title_case[: len(title)] if begins else self.title_case

    @property
    def full_title_sentence(self) -> str:
        """Title and subtitle in sentence case, or as printed."""
        return self.title_sentence or self.full_title

    @property
    def dates(self) -> tuple[datetime.date, ...]:
        """The first and the last day; one of them if it is the same; nothing if unknown."""
        if self.date is None:
            return ()
        return tuple(dict.fromkeys((self.date, self.end_date or self.date)))

    @property
    def years(self) -> str:
        """`2018`, `2018–2019`, or nothing."""
        return "–".join(dict.fromkeys(str(day.year) for day in self.dates))

    @property
    def days(self) -> str:
        """`14 March 2018`, `14–15 March 2018`, or nothing."""
        return words.days(self.date, self.end_date)

    @property
    def where_and_when(self) -> tuple[str, ...]:
        """The place and the days, as far as they are known."""
        return tuple(part for part in (self.place, self.days) if part)

    @property
    def described(self) -> str:
        """“Title”, where and when."""
        return words.event(self.title, self.where_and_when)

    @property
    def in_short(self) -> str:
        """The title, the place and the year, as far as they are known: `Two Tides, Bergen 2031`."""
        return words.event_in_short(self.title, self.place or "", self.years)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person on the programme."""

    id: str
    name: str
    family_name: str
    given_name: str | None
    role: str
    affiliation: str | None
    testimony: bool
    """Whether this is a survivor who testifies."""
    formerly: tuple[str, ...] = ()
    """Ids of earlier editions."""
    suffix: str | None = None

    @classmethod
    def of(cls, entry: SpeakerEntry) -> "Speaker":
        """The speaker whom an entry describes."""
        return cls(
            entry.id,
            entry.name,
            entry.family_name,
            entry.given_name,
            entry.role,
            entry.affiliation,
            entry.testimony,
            entry.formerly,
            entry.suffix,
        )

    @property
    def address(self) -> str:
        """The page's address below the site's."""
        return f"speakers/{self.id}/"

    @property
    def described(self) -> str:
        """Role and affiliation as printed."""
        return f"{self.role}, {self.affiliation}" if self.affiliation else self.role

    @property
    def last_first(self) -> str:
        """`Doe, Jo` or `Doe, Jo, Jr.`, as machines read names; a single name alone."""
        return ", ".join(filter(None, (self.family_name, self.given_name, self.suffix)))


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the printed text with its paragraphs; `number` counts takeaways from 1."""

    entry: SectionEntry
    kind: SectionKind
    number: int | None
    paragraphs: tuple[Paragraph, ...]
    namings: tuple[tuple[Naming, ...], ...]
    """For each paragraph, where it names a speaker outside of quoted words."""

    @property
    def id(self) -> str:
        """The editor’s permanent id."""
        return self.entry.id

    @property
    def title(self) -> str:
        """The title as printed, without its number."""
        return self.entry.title

    @property
    def heading(self) -> str:
        """The title with its number, if it has one."""
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def address(self) -> str:
        """The page’s address below the site’s, like `takeaways/some-id/`."""
        return f"{self.kind}/{self.id}/"

    @property
    def pages(self) -> Pages | None:
        """The printed pages, if the text has page marks."""
        first, last = self.paragraphs[0].first_page, self.paragraphs[-1].last_page
        return Pages(first, last) if first else None


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote or report, found in the text."""

    entry: StatementEntry
    kind: StatementKind
    speaker: Speaker
    section: Section
    paragraph: Paragraph
    span: Span

    @property
    def id(self) -> str:
        """The editor’s permanent id."""
        return self.entry.id

    @property
    def text(self) -> str:
        """The words as the section's text has them."""
        return self.paragraph.text[self.span.start : self.span.end]

    @property
    def with_marks(self) -> Span:
        """A quote with its quotation marks, and with the spaces that may stand inside them."""
        text, (start, end) = self.paragraph.text, self.span
        return Span(start - 1 - (text[start - 1] == " "), end + 1 + (text[end] == " "))

    @property
    def quoted(self) -> str:
        """A quote's words with the quotation marks that the section's text has around them."""
        return self.paragraph.text[self.with_marks.start : self.with_marks.end]

    @property
    def address(self) -> str:
        """A quote's own page; a report stands at its paragraph."""
        if self.kind == "quote":
            return f"quotes/{self.id}/"
        return f"{self.section.address}#{self.paragraph.id}"

    @property
    def pages(self) -> Pages | None:
        """The printed pages on which the words stand, if the text has page marks."""
        first = self.paragraph.page_at(self.span.start)
        return Pages(first, self.paragraph.page_at(self.span.end - 1)) if first else None

    @property
    def is_inferred(self) -> bool:
        """Whether the text does not say in so many words who speaks."""
        return self.entry.attribution == "inferred"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was published and is withdrawn: of it only the address is left, and why."""

    kind: WithdrawnKind
    address: str
    """Below the site's: of a page, or of a contact on its page."""
    date: datetime.date
    reason: str
    formerly: tuple[str, ...] = ()
    """Ids of earlier editions."""

    @property
    def fragment(self) -> str:
        """Of a contact, its id on the page of contacts."""
        return self.address.partition("#")[2]


class Term(TermEntry):
    """What the text speaks of, as an entry of the index."""

    @property
    def address(self) -> str:
        """The entry in the index, below the site’s address."""
        return f"index/#{self.id}"


@dataclass(frozen=True)
class Proceedings:
    """Everything that is published, checked; each collection in the order of the print."""

    event: Event
    speakers: tuple[Speaker, ...]
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    """Sorted as they stand in the text."""
    contacts: tuple[Contact, ...] = ()
    preface: tuple[PrefacePart, ...] = ()
    introductions: Mapping[SectionKind, tuple[Paragraph, ...]] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    """In the order of their file."""
    mentions: Mentions = field(default_factory=Mentions)
    withdrawn: tuple[Withdrawn, ...] = ()
    remarks: tuple[Problem, ...] = ()
    """What the editors may not have meant and are told; nothing of it is published."""

    def of_kind(self, kind: SectionKind) -> tuple[Section, ...]:
        """The sections of one kind."""
        return tuple(section for section in self.sections if section.kind == kind)

    @property
    def outside_sections(self) -> Iterator[Outside]:
        """The record's words that stand in no section, page by page."""
        if self.preface:
            entry = self.event.preface
            texts = (entry.introduction or "", *(section.text for section in entry.sections))
            words = tuple(chain.from_iterable(part.paragraphs for part in self.preface))
            yield Outside("", "preface", texts, words, entry.corrected)
        for kind, words in self.introductions.items():
            if heading := self.event.parts.of(kind):
                text = heading.introduction or ""
                yield Outside(f"{kind}/", "heading", (text,), words, heading.corrected)

    @cached_property
    def quotes(self) -> tuple[Statement, ...]:
        """All quotes."""
        return tuple(s for s in self.statements if s.kind == "quote")

    def has(self, kind: WithdrawnKind) -> bool:
        """Whether there is something of a kind, or was until it was withdrawn.

        Its lists stay even when there is nothing left to list.
        """
        there = {
            "quote": self.quotes,
            "speaker": self.speakers,
            "section": self.sections,
            "contact": self.contacts,
        }
        return bool(there[kind]) or any(each.kind == kind for each in self.withdrawn)

    @cached_property
    def reports(self) -> tuple[Statement, ...]:
        """All reports."""
        return tuple(s for s in self.statements if s.kind == "report")

    def by_speaker(self, speaker: Speaker) -> Sequence[Statement]:
        """The quotes and reports of a speaker."""
        return self._by_speaker.get(speaker.id, ())

    def in_section(self, section: Section) -> Sequence[Statement]:
        """The quotes and reports in a section."""
        return self._in_section.get(section.id, ())

    def in_paragraph(self, section: Section, paragraph: Paragraph) -> Sequence[Statement]:
        """The quotes and reports in a paragraph of a section."""
        return self._in_paragraph.get((section.id, paragraph.id), ())

    def mentions_in(self, section: Section) -> tuple[tuple[Naming, ...], ...]:
        """For each paragraph of a section, where it mentions terms."""
        return self.mentions.sections.get(section.id, ((),) * len(section.paragraphs))

    def naming(self, speaker: Speaker) -> Sequence[Section]:
        """The sections whose text names a speaker."""
        return self._naming.get(speaker.id, ())

    def testified(self, section: Section) -> set[str]:
        """The ids of the section's paragraphs in which a survivor testifies."""
        return {
            statement.paragraph.id
            for statement in self.in_section(section)
            if statement.speaker.testimony
        }

    @cached_property
    def term(self) -> Mapping[str, Term]:
        """The terms by id."""
        return {term.id: term for term in self.terms}

    @cached_property
    def speaker(self) -> Mapping[str, Speaker]:
        """The speakers by id."""
        return {speaker.id: speaker for speaker in self.speakers}

    @cached_property
    def contact_of(self) -> Mapping[str, Contact]:
        """The contact that is a speaker, by the speaker's id."""
        return {contact.speaker: contact for contact in self.contacts if contact.speaker}

    @cached_property
    def page_count(self) -> int:
        """How many printed pages the record's words cover."""
        texts = [page.paragraphs for page in self.outside_sections]
        texts += [section.paragraphs for section in self.sections]
        pages = {
            p
            for para in chain.from_iterable(texts)
            for p in (para.first_page, *(number for _, number in para.marks))
        }
        return len(pages - {""})

    @property
    def is_sensitive(self) -> bool:
        """Whether there is something that people at risk should be able to leave at once."""
        noted = any(each.entry.content_note for each in self.sections)
        return bool(self.event.help) or noted or any(each.testimony for each in self.speakers)

    @property
    def summary(self) -> str:
        """What was read, in one line."""
        numbers = (
            (len(self.speakers), "speaker", "speakers"),
            (len(self.quotes), "quote", "quotes"),
            (len(self.reports), "report", "reports"),
            (len(self.sections), "section", "sections"),
            (len(self.contacts), "contact", "contacts"),
            (self.page_count, "printed page", "printed pages"),
            *([(len(self.terms), "term", "terms")] if self.terms else []),
        )
        return f"Read {', '.join(words.number_of(*each) for each in numbers)}."

    @cached_property
    def _by_speaker(self) -> Mapping[str, Sequence[Statement]]:
        return _grouped(self.statements, lambda statement: statement.speaker.id)

    @cached_property
    def _in_section(self) -> Mapping[str, Sequence[Statement]]:
        return _grouped(self.statements, lambda statement: statement.section.id)

    @cached_property
    def _in_paragraph(self) -> Mapping[tuple[str, str], Sequence[Statement]]:
        return _grouped(self.statements, lambda each: (each.section.id, each.paragraph.id))

    @cached_property
    def _naming(self) -> Mapping[str, Sequence[Section]]:
        found: dict[str, list[Section]] = {}
        for section in self.sections:
            for key in dict.fromkeys(naming.key for row in section.namings for naming in row):
                found.setdefault(key, []).append(section)
        return found


def quotes(statements: Sequence[Statement]) -> list[Statement]:
    """Those of the statements that are quotes."""
    return [statement for statement in statements if statement.kind == "quote"]


def reports(statements: Sequence[Statement]) -> list[Statement]:
    """Those of the statements that are reports."""
    return [statement for statement in statements if statement.kind == "report"]


def _grouped(
    statements: Sequence[Statement], key: Callable[[Statement], _Key]
) -> dict[_Key, list[Statement]]:
    groups: dict[_Key, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(key(statement), []).append(statement)
    return groups
