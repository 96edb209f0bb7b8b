"""The typed records: what may stand in each file (`*Entry`, `Event`), and the proceedings as found.

The entries are what an editor writes; their docstrings and field descriptions are what an editor
sees as help. `Section`, `Statement` and `Proceedings` are what the checks make of them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from proceedings.text import Naming, Paragraph, Span, tidy

# --- values -------------------------------------------------------------------------------------

_RESERVED = {
    *("by-speaker", "contacts", "index", "assets", "search", "sitemap", "404"),
    *("con", "prn", "aux", "nul"),
} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
"""Ids that some file system or the site itself uses for something else."""


def _not_reserved(value: str) -> str:
    if value in _RESERVED:
        raise ValueError(f"“{value}” is reserved. Choose another id.")
    return value


def _not_blank(value: str) -> str:
    if not value:
        raise PydanticCustomError("blank", "The text is empty.")
    return value


def _to_date(value: Any) -> Any:
    """An ISO 8601 calendar date, spelled in full."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("This is not a date. Write it as year-month-day, like 2031-01-25.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"There is no day {value} in the calendar. Correct it.") from None


def _to_flag(value: Any) -> Any:
    if value not in ("true", "false"):
        raise ValueError("Write true or false here.")
    return value == "true"


_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_TEL = r"^\+[1-9][0-9]{6,14}$"
_TYPED = ["string", "number", "boolean"]
"""What an editor's program takes an unquoted text for. Here it stays text: `version: 1.0`."""


def _schema_of_text(most: int) -> WithJsonSchema:
    return WithJsonSchema({"type": _TYPED, "minLength": 1, "maxLength": most})


Id = Annotated[
    str,
    StringConstraints(pattern=_ID, max_length=80),
    AfterValidator(_not_reserved),
    WithJsonSchema(
        {"type": _TYPED, "pattern": _ID, "maxLength": 80, "not": {"enum": sorted(_RESERVED)}}
    ),
]
Line = Annotated[
    str,
    StringConstraints(max_length=300),
    AfterValidator(tidy),
    AfterValidator(_not_blank),
    _schema_of_text(300),
]
Words = Annotated[
    str,
    StringConstraints(max_length=5_000),
    AfterValidator(tidy),
    AfterValidator(_not_blank),
    _schema_of_text(5_000),
]
Summary = Annotated[
    str,
    StringConstraints(max_length=160),
    AfterValidator(tidy),
    AfterValidator(_not_blank),
    _schema_of_text(160),
]
SectionText = Annotated[
    str,
    StringConstraints(max_length=500_000),
    AfterValidator(str.strip),
    AfterValidator(_not_blank),
    _schema_of_text(500_000),
]
Flag = Annotated[
    bool,
    BeforeValidator(_to_flag),
    WithJsonSchema({"type": ["boolean", "string"], "pattern": "^(true|false)$"}),
]
Day = Annotated[
    date,
    BeforeValidator(_to_date),
    WithJsonSchema(
        {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    ),
]
Email = Annotated[
    str,
    StringConstraints(
        pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
        r"(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$",
        max_length=254,
    ),
]
Tel = Annotated[
    str,
    StringConstraints(pattern=_TEL),
    WithJsonSchema({"type": ["string", "number"], "pattern": _TEL}),
]
"""An international number: ITU-T E.164, at most fifteen digits after the plus."""
ParagraphId = Annotated[str, StringConstraints(pattern=r"^p[1-9][0-9]*(-[1-9][0-9]*)?$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language tag (BCP 47)."""
Url = Annotated[
    str,
    StringConstraints(pattern=r"^https://[^\s<>\"'`\\{}|^]+\.[^\s<>\"'`\\{}|^]+$", max_length=500),
]


class _Entry(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=False, use_attribute_docstrings=True
    )


# --- what an editor writes ----------------------------------------------------------------------


class StatementEntry(_Entry):
    """A quote or a report as it stands in speakers.yml."""

    id: Id
    """The statement’s permanent address. Never change it once it is published."""
    text: Words
    """Word for word as in the section’s text: the whole of one quoted passage without its
    quotation marks, or, for a report, whole sentences."""
    paragraph: ParagraphId | None = None
    """Only where the same words stand twice in the text: the paragraph that is meant."""
    featured: Flag = False
    """true: may be shown on the home page."""
    attribution: Literal["inferred"] | None = None
    """inferred: the text does not say in so many words who speaks. Readers are told."""


class SpeakerEntry(_Entry):
    """A person on the programme."""

    id: Id
    """The speaker’s permanent address. Never change it once it is published."""
    name: Line
    """The full name as printed."""
    family_name: Line
    """The name by which the person is sorted and cited, with its particle."""
    given_name: Line | None = None
    """The given name or names; left out for a person of one name."""
    role: Line
    """The role at the time of the event, as printed."""
    affiliation: Line | None = None
    """The organisation at the time of the event, as printed."""
    named_as: tuple[Line, ...] = ()
    """How the sections’ text names this person, each form as it stands there."""
    testimony: Flag = False
    """true: a survivor’s own account. Shown with no surrounding text and never featured."""
    quotes: tuple[StatementEntry, ...] = ()
    """The speaker’s own words, in the order of the print."""
    reports: tuple[StatementEntry, ...] = ()
    """Sentences in which the text says what the speaker said, in the order of the print."""


class SectionEntry(_Entry):
    """A part of the printed text: a takeaway or a context section."""

    id: Id
    """The section’s permanent address. Never change it once it is published."""
    title: Line
    """The title as printed, without its number."""
    title_case: Line | None = None
    """The title in title case, for citation styles that want it so."""
    title_sentence: Line | None = None
    """The title in sentence case, for citation styles that want it so."""
    summary: Summary
    """One sentence by the editors, for lists and previews; at most 160 characters."""
    content_note: Line | None = None
    """A note shown before the text, where it tells of violence."""
    not_quotes: tuple[Line, ...] = ()
    """Words between quotation marks in the text that are nobody’s quote: a title, a term."""
    not_speakers: tuple[Line, ...] = ()
    """Names with a title in the text that are of nobody on the programme."""
    text: SectionText
    """The printed text. A blank line begins a paragraph, {p. 7} stands where page 7 begins."""


class CurrentContact(_Entry):
    """A contact’s value of today, where it is known to differ from the print."""

    phone: Line | None = None
    """The telephone number as it should be shown."""
    tel: Tel | None = None
    """The same number in international form, like +12125550100."""
    email: Email | None = None
    """The e-mail address."""
    checked: Day
    """The day on which this was checked."""


class ContactEntry(_Entry):
    """A person to write to at one of the organisations, as printed."""

    id: Id
    """The contact’s permanent address."""
    organization: Line
    """The organisation."""
    name: Line
    """The person."""
    role: Line | None = None
    """The person’s role there."""
    phone: Line | None = None
    """The telephone number as printed."""
    tel: Tel | None = None
    """The same number in international form, like +12125550100."""
    email: Email | None = None
    """The e-mail address as printed."""
    speaker: Id | None = None
    """The id of the speaker, where the person is one."""
    current: CurrentContact | None = None
    """The values of today, shown first."""


class Part(_Entry):
    """What stands above the sections of one kind in print."""

    title: Line
    """The heading as printed."""
    introduction: SectionText | None = None
    """The text between the heading and the first section, with its page marks."""


class Parts(_Entry):
    """The headings of the two kinds of sections."""

    context: Part | None = None
    """Above the context sections."""
    takeaways: Part | None = None
    """Above the takeaways."""


class EditionEntry(_Entry):
    """The version of this web edition."""

    version: Line
    """The version, raised whenever the record changes."""
    date: Day
    """The day of this version."""


class Event(_Entry):
    """The event and its printed proceedings: `extra.proceedings` in mkdocs.yml."""

    title: Line
    """The title as printed, without the subtitle."""
    subtitle: Line | None = None
    """The subtitle as printed."""
    title_case: Line | None = None
    """Title and subtitle in title case, for citation styles that want it so."""
    title_sentence: Line | None = None
    """Title and subtitle in sentence case, for citation styles that want it so."""
    kind: Line | None = None
    """What the event calls itself, like International Colloquium."""
    date: Day | None = None
    """The day of the event, or its first day."""
    end_date: Day | None = None
    """The last day, if there were several."""
    place: Line | None = None
    """The city."""
    cover: tuple[Line, ...] = ()
    """What else the printed cover says, line by line."""
    language: Language = "en"
    """The language of the record, as a tag (BCP 47) like en or fr."""
    publisher: Line | None = None
    """Only if the print names it."""
    rights: Line | None = None
    """The licence or rights statement, only if there is one."""
    rights_url: Url | None = None
    """The licence’s address, beginning with https://."""
    edition: EditionEntry
    """The version of this web edition."""
    parts: Parts = Parts()
    """The printed headings above the context sections and the takeaways."""


class FrontMatter(BaseModel):
    """What stands between `---` lines on top of a page; other keys are MkDocs' own."""

    model_config = ConfigDict(extra="ignore", frozen=True, use_attribute_docstrings=True)

    title: Line | None = None
    """The page’s title."""
    description: Line | None = None
    """One sentence for search engines and previews."""


# --- the proceedings as found -------------------------------------------------------------------

SectionKind = Literal["context", "takeaways"]
StatementKind = Literal["quote", "report"]


class Pages(NamedTuple):
    """A range of printed pages, first and last included."""

    first: str
    last: str

    @property
    def numbers(self) -> str:
        """`7` or `6–7`."""
        return self.first if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def label(self) -> str:
        """`p. 7` or `pp. 6–7`."""
        return f"p. {self.first}" if self.first == self.last else f"pp. {self.numbers}"

    @property
    def printed(self) -> str:
        """`printed page 7` or `printed pages 6–7`."""
        return f"printed page{'' if self.first == self.last else 's'} {self.numbers}"


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
    speaker: SpeakerEntry
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


@dataclass(frozen=True)
class Proceedings:
    """Everything that is published, checked; each collection in the order of the print."""

    event: Event
    speakers: tuple[SpeakerEntry, ...]
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    """Sorted as they stand in the text."""
    contacts: tuple[ContactEntry, ...] = ()
    introductions: Mapping[SectionKind, tuple[Paragraph, ...]] = field(default_factory=dict)

    def of_kind(self, kind: SectionKind) -> tuple[Section, ...]:
        """The sections of one kind."""
        return tuple(section for section in self.sections if section.kind == kind)

    @cached_property
    def quotes(self) -> tuple[Statement, ...]:
        """All quotes."""
        return tuple(s for s in self.statements if s.kind == "quote")

    @cached_property
    def reports(self) -> tuple[Statement, ...]:
        """All reports."""
        return tuple(s for s in self.statements if s.kind == "report")

    @cached_property
    def by_speaker(self) -> Mapping[str, Sequence[Statement]]:
        """The statements of each speaker, by the speaker's id."""
        return _grouped(self.statements, lambda statement: statement.speaker.id)

    @cached_property
    def by_section(self) -> Mapping[str, Sequence[Statement]]:
        """The statements in each section, by the section's id."""
        return _grouped(self.statements, lambda statement: statement.section.id)

    @cached_property
    def speaker(self) -> Mapping[str, SpeakerEntry]:
        """The speakers by id."""
        return {speaker.id: speaker for speaker in self.speakers}

    @cached_property
    def naming(self) -> Mapping[str, Sequence[Section]]:
        """The sections whose text names a speaker, by the speaker's id."""
        found: dict[str, list[Section]] = {}
        for section in self.sections:
            keys = dict.fromkeys(naming.key for row in section.namings for naming in row)
            for key in keys:
                found.setdefault(key, []).append(section)
        return found

    @cached_property
    def contact_of(self) -> Mapping[str, ContactEntry]:
        """The contact that is a speaker, by the speaker's id."""
        return {contact.speaker: contact for contact in self.contacts if contact.speaker}

    @cached_property
    def page_count(self) -> int:
        """How many printed pages the sections cover."""
        pages = {
            p
            for s in self.sections
            for para in s.paragraphs
            for p in (para.first_page, *(number for _, number in para.marks))
        }
        return len(pages - {""})

    @property
    def summary(self) -> str:
        """What was read, in one line."""
        numbers = (
            (len(self.speakers), "speaker"),
            (len(self.quotes), "quote"),
            (len(self.reports), "report"),
            (len(self.sections), "section"),
            (len(self.contacts), "contact"),
            (self.page_count, "printed page"),
        )
        return (
            "Read " + ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in numbers) + "."
        )


def _grouped(statements: Sequence[Statement], key: Any) -> dict[str, list[Statement]]:
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(key(statement), []).append(statement)
    return groups
