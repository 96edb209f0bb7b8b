"""The record as open data: `data/proceedings.json` and the JSON Schema that describes it.

The types below are both: what is written, and what the schema says. Contacts stay out, and of a
survivor who testifies nothing is given but the name that the citation needs.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter, with_config
from typing_extensions import TypedDict  # pydantic reads only this one before Python 3.12

from proceedings.publish.offer import Offer
from proceedings.read.entries import TermKind
from proceedings.record.model import Pages, Proceedings, Section, Speaker, Statement, Term
from proceedings.record.places import Place, places_of_terms
from proceedings.record.preface import PrefacePart
from proceedings.record.text import Paragraph

SCHEMA = "data/proceedings.schema.json"
"""The schema's address below the site's."""
_WRITTEN = Path(__file__).parents[2] / "schemas" / "open-data.schema.json"
"""The schema as `proceedings schemas` wrote it: a build need not make it each time."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_only = with_config(ConfigDict(extra="forbid"))


@_only
class EditionData(TypedDict):
    """The version of this web edition."""

    version: str
    date: str


@_only
class EventData(TypedDict):
    """The event as printed; what is not known is null."""

    title: str
    subtitle: str | None
    kind: str | None
    date: str | None
    end_date: str | None
    place: str | None
    language: str
    publisher: str | None
    rights: str | None
    doi: str | None


@_only
class PagesData(TypedDict):
    """The first and last printed page."""

    first: str
    last: str


@_only
class SpeakerData(TypedDict):
    """A person on the programme; role and affiliation are those of the time of the event.

    `testimony` marks a survivor who testifies: with these words, and the name, take care.
    """

    id: str
    name: str
    family_name: str
    given_name: str | None
    suffix: str | None
    role: str | None
    affiliation: str | None
    testimony: bool
    url: str


@_only
class PageBreakData(TypedDict):
    """A printed page that begins within a paragraph, before the character at `offset`."""

    offset: int
    page: str


@_only
class ParagraphData(TypedDict):
    """A paragraph of this edition; the print has no paragraph numbers."""

    id: str
    text: str
    pages: PagesData | None
    page_breaks: list[PageBreakData]


@_only
class FileData(TypedDict):
    """A file that holds the whole text."""

    name: str
    media_type: str
    bytes: int
    url: str


@_only
class PrefaceData(TypedDict):
    """What the print says before its sections, below one heading; the first may have none."""

    title: str | None
    url: str
    paragraphs: list[ParagraphData]


@_only
class HeadingData(TypedDict):
    """What is printed above the sections of one kind."""

    kind: Literal["context", "takeaways"]
    title: str
    url: str
    paragraphs: list[ParagraphData]


@_only
class SectionData(TypedDict):
    """A section of the printed text; its `content_note` stands before it wherever it is shown."""

    id: str
    kind: Literal["context", "takeaways"]
    number: int | None
    title: str
    pages: PagesData | None
    content_note: str | None
    url: str
    paragraphs: list[ParagraphData]


@_only
class StatementData(TypedDict):
    """A speaker's own words (quote), or what the proceedings say of them (report).

    `attribution` is `inferred` where the text does not say in so many words who speaks.
    """

    id: str
    kind: Literal["quote", "report"]
    speaker: str
    section: str
    paragraph: str
    pages: PagesData | None
    text: str
    attribution: Literal["stated", "inferred"]
    url: str


@_only
class TermPlaceData(TypedDict):
    """A paragraph in which forms of a term stand, and the printed pages on which they do."""

    section: str
    paragraph: str
    pages: PagesData | None


@_only
class TermData(TypedDict):
    """What the text speaks of, as an entry of the editors' index.

    `forms` are the words of the text, `also` other words that readers use; `see` are other terms,
    `speakers` those in whose role or affiliation a form stands.
    """

    id: str
    name: str
    kind: TermKind | None
    forms: list[str]
    also: list[str]
    see: list[str]
    gloss: str | None
    source: str | None
    places: list[TermPlaceData]
    speakers: list[str]
    url: str


@_only
class ProceedingsData(TypedDict):
    """The proceedings of an event, checked word for word against the printed text."""

    url: str
    edition: EditionData
    files: list[FileData]
    event: EventData
    preface: list[PrefaceData]
    headings: list[HeadingData]
    speakers: list[SpeakerData]
    sections: list[SectionData]
    statements: list[StatementData]
    terms: list[TermData]


def open_data(
    proceedings: Proceedings, site_url: str, offers: Sequence[Offer] = ()
) -> dict[str, Any]:
    """The whole record as plain data.

    Args:
        proceedings: the record.
        site_url: the site's address, which ends in a slash.
        offers: the files that hold the whole.
    """
    event = proceedings.event
    places = places_of_terms(proceedings)
    data = ProceedingsData(
        url=site_url,
        edition=EditionData(version=event.edition.version, date=event.edition.date.isoformat()),
        files=[
            FileData(
                name=offer.name,
                media_type=offer.media_type,
                bytes=offer.length,
                url=site_url + offer.address,
            )
            for offer in offers
        ],
        event=EventData(
            title=event.title,
            subtitle=event.subtitle,
            kind=event.kind,
            date=event.date.isoformat() if event.date else None,
            end_date=event.end_date.isoformat() if event.end_date else None,
            place=event.place,
            language=event.language,
            publisher=event.publisher,
            rights=event.rights,
            doi=event.doi,
        ),
        preface=[_preface(part, site_url) for part in proceedings.preface],
        headings=list(_headings(proceedings, site_url)),
        speakers=[_speaker(speaker, site_url) for speaker in proceedings.speakers],
        sections=[_section(section, site_url) for section in proceedings.sections],
        statements=[_statement(each, site_url) for each in proceedings.statements],
        terms=[
            _term(each, places.get(each.id, ()), proceedings, site_url)
            for each in proceedings.terms
        ],
    )
    return {"$schema": site_url + SCHEMA, **data}


def open_data_schema(site_url: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of `open_data`."""
    try:
        written = json.loads(_WRITTEN.read_bytes())
    except (OSError, ValueError):
        written = schema_of_types()
    return {"$schema": _DIALECT, "$id": site_url + SCHEMA, **written}


def schema_of_types() -> dict[str, Any]:
    """The same without an address, as the types above say it."""
    described = TypeAdapter(ProceedingsData).json_schema()
    return {
        "$schema": _DIALECT,
        **described,
        "properties": {"$schema": {"type": "string"}, **described["properties"]},
        "title": "Proceedings",
    }


def _speaker(speaker: Speaker, site_url: str) -> SpeakerData:
    return SpeakerData(
        id=speaker.id,
        name=speaker.name,
        family_name=speaker.family_name,
        given_name=speaker.given_name,
        suffix=speaker.suffix,
        role=None if speaker.testimony else speaker.role,
        affiliation=None if speaker.testimony else speaker.affiliation,
        testimony=speaker.testimony,
        url=site_url + speaker.address,
    )


def _preface(part: PrefacePart, site_url: str) -> PrefaceData:
    return PrefaceData(
        title=part.title or None,
        url=site_url + part.address,
        paragraphs=[_paragraph(paragraph) for paragraph in part.paragraphs],
    )


def _headings(proceedings: Proceedings, site_url: str) -> Iterator[HeadingData]:
    for kind in dict.fromkeys(section.kind for section in proceedings.sections):
        heading = proceedings.event.parts.of(kind)
        if heading:
            yield HeadingData(
                kind=kind,
                title=heading.title,
                url=f"{site_url}{kind}/",
                paragraphs=[_paragraph(each) for each in proceedings.introductions.get(kind, ())],
            )


def _section(section: Section, site_url: str) -> SectionData:
    return SectionData(
        id=section.id,
        kind=section.kind,
        number=section.number,
        title=section.title,
        pages=_pages(section.pages),
        content_note=section.entry.content_note,
        url=site_url + section.address,
        paragraphs=[_paragraph(paragraph) for paragraph in section.paragraphs],
    )


def _paragraph(paragraph: Paragraph) -> ParagraphData:
    first, last = paragraph.first_page, paragraph.last_page
    return ParagraphData(
        id=paragraph.id,
        text=paragraph.text,
        pages=PagesData(first=first, last=last) if first else None,
        page_breaks=[PageBreakData(offset=at, page=page) for at, page in paragraph.marks],
    )


def _statement(statement: Statement, site_url: str) -> StatementData:
    return StatementData(
        id=statement.id,
        kind=statement.kind,
        speaker=statement.speaker.id,
        section=statement.section.id,
        paragraph=statement.paragraph.id,
        pages=_pages(statement.pages),
        text=statement.text,
        attribution="inferred" if statement.is_inferred else "stated",
        url=site_url + statement.address,
    )


def _term(term: Term, places: Sequence[Place], proceedings: Proceedings, site_url: str) -> TermData:
    return TermData(
        id=term.id,
        name=term.name,
        kind=term.kind,
        forms=list(term.forms),
        also=list(term.also),
        see=list(term.see),
        gloss=term.gloss,
        source=term.source,
        places=[
            TermPlaceData(
                section=place.section.id, paragraph=place.paragraph.id, pages=_pages(place.pages)
            )
            for place in places
        ],
        speakers=list(proceedings.mentions.speakers.get(term.id, ())),
        url=site_url + term.address,
    )


def _pages(pages: Pages | None) -> PagesData | None:
    return PagesData(first=pages.first, last=pages.last) if pages else None
