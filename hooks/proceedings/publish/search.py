"""What search looks in: one file of data, which the browser fetches when a reader turns to search.

How it is ranked and shown is the script's (`overrides/assets/proceedings/search.js`); here is
decided what can be found, and what of it may be shown in a list of results.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, NotRequired

from typing_extensions import TypedDict  # as in opendata.py

from proceedings import words
from proceedings.publish.collation import unaccented
from proceedings.publish.prose import Part
from proceedings.record.model import (
    Contact,
    Pages,
    Proceedings,
    Section,
    Speaker,
    Statement,
    reports,
)
from proceedings.record.text import Paragraph

INDEX = "search/index.json"
"""The file's address below the site's."""


class Prose(NamedTuple):
    """A page with the editors' own words, those above a list included."""

    title: str
    address: str
    parts: Sequence[Part]


class Place(TypedDict):
    """A paragraph of the record, or what stands below one heading of a page of prose."""

    text: str
    id: NotRequired[str]
    heading: NotRequired[str]
    pages: NotRequired[str]
    unshown: NotRequired[Literal[True]]
    """Found by its words, which no list of results shows."""


class Document(TypedDict):
    """What can be found: a page, or a contact on its page. What there is none of is left out."""

    kind: Literal["contact", "speaker", "quote", "section", "page"]
    address: str
    title: str
    by: NotRequired[str]
    """Who speaks; shown behind the title."""
    names: NotRequired[list[str]]
    """Other names of the same, which are not shown."""
    about: NotRequired[str]
    """A person's role, or a contact's person; shown below the title."""
    note: NotRequired[str]
    """Shown in place of the text."""
    unshown: NotRequired[str]
    """Found by these words, which no list of results shows."""
    reports: NotRequired[list[str]]
    """What the record says that this person said."""
    places: NotRequired[list[Place]]


def index(proceedings: Proceedings, prose: Iterable[Prose]) -> str:
    """The file's text.

    Editors' summaries, citations, telephone numbers and addresses are not searched, nor are the
    lists: what they list is found itself.
    """
    documents = [
        *(_section(proceedings, section) for section in proceedings.sections),
        *_speakers(proceedings),
        *(_quote(quote) for quote in proceedings.quotes),
        *(_contact(contact) for contact in proceedings.contacts),
        *(_prose(proceedings, page) for page in prose),
    ]
    return json.dumps({"documents": documents}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _section(proceedings: Proceedings, section: Section) -> Document:
    testified = proceedings.testified(section)
    places = [_paragraph(each, is_shown=each.id not in testified) for each in section.paragraphs]
    found = Document(kind="section", address=section.address, title=section.heading, places=places)
    if section.entry.content_note:
        found["note"] = section.entry.content_note
    return found


def _paragraph(paragraph: Paragraph, *, is_shown: bool = True) -> Place:
    place = Place(id=paragraph.id, text=paragraph.text)
    if paragraph.first_page:
        place["pages"] = Pages(paragraph.first_page, paragraph.last_page).numbers
    if not is_shown:
        place["unshown"] = True
    return place


def _speakers(proceedings: Proceedings) -> Iterator[Document]:
    named = _named(proceedings.sections)
    for speaker in proceedings.speakers:
        found = Document(
            kind="speaker", address=speaker.address, title=speaker.name, about=speaker.described
        )
        if names := [*filter(None, [unaccented(speaker.name)]), *named.get(speaker.id, ())]:
            found["names"] = names
        if reported := _reports(proceedings, speaker):
            found["reports"] = reported
        yield found


def _named(sections: Iterable[Section]) -> Mapping[str, Iterable[str]]:
    """How the text calls each speaker, like `Ms. Doe`."""
    found: dict[str, dict[str, None]] = {}
    for section in sections:
        for paragraph, namings in zip(section.paragraphs, section.namings, strict=True):
            for span, key in namings:
                found.setdefault(key, {})[paragraph.text[span.start : span.end]] = None
    return found


def _reports(proceedings: Proceedings, speaker: Speaker) -> list[str]:
    """Nothing of a survivor who testifies: a list of results would show it."""
    if speaker.testimony:
        return []
    return [report.text for report in reports(proceedings.by_speaker(speaker))]


def _quote(quote: Statement) -> Document:
    name = quote.speaker.name
    if quote.speaker.testimony:
        return Document(
            kind="quote", address=quote.address, title=words.testimony(name), unshown=quote.text
        )
    return Document(kind="quote", address=quote.address, title=quote.quoted, by=name)


def _contact(contact: Contact) -> Document:
    about = f"{contact.name}, {contact.role}" if contact.role else contact.name
    address = f"contacts/#{contact.id}"
    return Document(kind="contact", address=address, title=contact.organization, about=about)


def _prose(proceedings: Proceedings, page: Prose) -> Document:
    """A page of prose; above the list of a kind of sections the print may have words too."""
    places = [_part(part) for part in page.parts]
    for kind, paragraphs in proceedings.introductions.items():
        if page.address == f"{kind}/":
            places += map(_paragraph, paragraphs)
    found = Document(kind="page", address=page.address, title=page.title)
    if not page.address and proceedings.event.subtitle:
        found["about"] = proceedings.event.subtitle
    if places:
        found["places"] = places
    return found


def _part(part: Part) -> Place:
    place = Place(text=part.text)
    if part.id:
        place["id"] = part.id
    if part.heading:
        place["heading"] = part.heading
    return place
