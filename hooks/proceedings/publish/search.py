"""What search looks in: data that the browser fetches when a reader turns to search.

How it is ranked and shown is the script's (`overrides/assets/proceedings/search.js`); here is
decided what can be found, and what of it may be shown in a list of results.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, NotRequired, TypeVar

from typing_extensions import TypedDict  # as in opendata.py

from proceedings import words
from proceedings.cite.cited import pages_of
from proceedings.cite.citer import STYLES
from proceedings.publish.formats import FORMATS
from proceedings.publish.pages.cite import ADDRESS as CITE
from proceedings.publish.pages.reading_safely import ADDRESS as SAFELY
from proceedings.publish.prose import Part
from proceedings.publish.safety import safety
from proceedings.record.contact import Contact
from proceedings.record.model import (
    Pages,
    Proceedings,
    Section,
    Speaker,
    Statement,
    Term,
    reports,
)
from proceedings.record.text import Paragraph

INDEX = "search/index.json"
"""The address below the site's of the file that is fetched first."""
MOST_IN_ONE = 400_000
"""Bytes of data that come in one file, some 140,000 compressed."""
PART = 150_000
"""Bytes of a part of more data: little enough to be taken in while a reader types."""


class Prose(NamedTuple):
    """A page with the editors' own words, those above a list included."""

    title: str
    address: str
    parts: Sequence[Part]


class Text(TypedDict):
    """A paragraph or report of the record, or what stands below one heading of a page of prose."""

    of: int
    """Which of the first file's documents it belongs to, counted from 0."""
    text: str
    id: NotRequired[str]
    heading: NotRequired[str]
    pages: NotRequired[str]
    unshown: NotRequired[Literal[True]]
    """Found by its words, which no list of results shows."""


class Document(TypedDict):
    """What can be found: a page, or an entry on one. What there is none of is left out."""

    kind: Literal["context", "takeaways", "speaker", "quote", "contact", "term", "page"]
    address: str
    title: str
    label: NotRequired[str]
    """What it is called among its kind, like `Takeaway 3`."""
    pages: NotRequired[str]
    by: NotRequired[int]
    within: NotRequired[int]
    """Who speaks and in which section, as numbers of documents."""
    names: NotRequired[Sequence[str]]
    """Other names of the same, which are not shown."""
    also: NotRequired[Sequence[str]]
    """Words of readers for what the text calls by these `names`, or else by those `seen`."""
    seen: NotRequired[Sequence[str]]
    """The names of what is to be seen instead, by which this is not found itself."""
    about: NotRequired[str]
    """A person's role, a contact's person, a term's gloss; shown below the title."""
    note: NotRequired[str]
    """Shown in place of the text."""
    unshown: NotRequired[str]
    """Found by these words, which no list of results shows."""
    quiet: NotRequired[bool]
    """Whether the way back from it must not show what was searched for."""


_Record = TypeVar("_Record", Document, Text)


class _File(TypedDict):
    """A file of data."""

    kinds: NotRequired[Mapping[str, tuple[str, str]]]
    """In the first file: what readers are told of each kind, one and many."""
    documents: NotRequired[Sequence[Document]]
    texts: NotRequired[Sequence[Text]]
    rest: NotRequired[Sequence[str]]
    """In the first file: the other files, seen from it."""


def index(proceedings: Proceedings, prose: Iterable[Prose]) -> dict[str, str]:
    """The files' texts by address.

    Little comes in one file. Of much, the first file has the names and titles, and the others the
    quotes and then the texts. Editors' summaries, citations, telephone numbers and addresses are
    not searched, nor are the lists: what they list is found itself.
    """
    prose = list(prose)
    documents = [
        *map(_speaker, proceedings.speakers),
        *map(_section, proceedings.sections),
        *map(_contact, proceedings.contacts),
        *(_term(proceedings, term) for term in proceedings.terms),
        *(_page(proceedings, page) for page in prose),
    ]
    numbers = {document["address"]: number for number, document in enumerate(documents)}
    _name(proceedings, documents, numbers)
    quotes = [_quote(quote, numbers) for quote in proceedings.quotes]
    texts = list(_texts(proceedings, prose, numbers))
    whole = _json(_File(kinds=words.KINDS, documents=[*documents, *quotes], texts=texts))
    if len(whole.encode()) <= MOST_IN_ONE:
        return {INDEX: whole}
    return _split(documents, quotes, texts)


def _speaker(speaker: Speaker) -> Document:
    found = Document(
        kind="speaker", address=speaker.address, title=speaker.name, about=speaker.described
    )
    if speaker.testimony:
        found["quiet"] = True
    return found


def _name(
    proceedings: Proceedings, documents: Sequence[Document], numbers: Mapping[str, int]
) -> None:
    """Adds to the speakers how the text calls them, like `Ms. Doe`."""
    named: dict[str, dict[str, None]] = {}
    for section in proceedings.sections:
        for paragraph, namings in zip(section.paragraphs, section.namings, strict=True):
            for span, key in namings:
                names = named.setdefault(proceedings.speaker[key].address, {})
                names[paragraph.text[span.start : span.end]] = None
    for address, names in named.items():
        documents[numbers[address]]["names"] = list(names)


def _section(section: Section) -> Document:
    found = Document(kind=section.kind, address=section.address, title=section.title)
    if section.number:
        found["label"] = words.numbered(section.kind, section.number)
    if section.pages:
        found["pages"] = words.page_label(section.pages)
    if section.entry.content_note:
        found["note"] = section.entry.content_note
        found["quiet"] = True
    return found


def _contact(contact: Contact) -> Document:
    about = f"{contact.name}, {contact.role}" if contact.role else contact.name
    address = f"contacts/#{contact.id}"
    return Document(
        kind="contact", address=address, title=contact.organization, about=about, quiet=True
    )


def _term(proceedings: Proceedings, term: Term) -> Document:
    """A term with the words of the text.

    The name of one that has none is the readers' own, for those of the terms to be seen.
    """
    found = Document(kind="term", address=term.address, title=term.name)
    if term.forms:
        found["names"] = term.forms
    else:
        found["seen"] = [form for each in term.see for form in proceedings.term[each].forms]
    if also := term.also if term.forms else (term.name, *term.also):
        found["also"] = also
    if term.gloss:
        found["about"] = term.gloss
    return found


def _page(proceedings: Proceedings, page: Prose) -> Document:
    found = Document(kind="page", address=page.address, title=page.title)
    if not page.address and proceedings.event.subtitle:
        found["about"] = proceedings.event.subtitle
    if page.address == SAFELY:
        found["quiet"] = True
        if proceedings.event.help:
            found["about"] = words.help_in_short(
                (each.name, each.ways) for each in safety(proceedings.event, SAFELY).help
            )
    sought = words.SOUGHT_AS.get(page.address, ())
    if page.address == CITE:
        sought += tuple(each.name for each in (*STYLES, *FORMATS))
    if sought:
        found["names"] = sought
    return found


def _quote(quote: Statement, numbers: Mapping[str, int]) -> Document:
    speaker = quote.speaker
    found = Document(kind="quote", address=quote.address, title=quote.quoted)
    if speaker.testimony:
        found["title"] = words.testimony(speaker.name)
        found["unshown"] = quote.text
        found["quiet"] = True
    found["by"] = numbers[speaker.address]
    found["within"] = numbers[quote.section.address]
    if quote.pages:
        found["pages"] = words.page_label(quote.pages)
    return found


def _texts(
    proceedings: Proceedings, prose: Iterable[Prose], numbers: Mapping[str, int]
) -> Iterator[Text]:
    """What stands on the pages. Above a list of sections the print may have words too."""
    for section in proceedings.sections:
        testified = proceedings.testified(section)
        for paragraph in section.paragraphs:
            text = _paragraph(numbers[section.address], paragraph)
            if paragraph.id in testified:
                text["unshown"] = True
            yield text
    for speaker in proceedings.speakers:
        if not speaker.testimony:  # a list of results would show it
            for report in reports(proceedings.by_speaker(speaker)):
                yield _text(numbers[speaker.address], report.text, report.pages)
    for page in prose:
        of = numbers[page.address]
        yield from (_part(of, part) for part in page.parts)
        for kind, paragraphs in proceedings.introductions.items():
            if page.address == f"{kind}/":
                yield from (_paragraph(of, paragraph) for paragraph in paragraphs)
        for front in () if page.address else proceedings.preface:
            for paragraph in front.paragraphs:
                text = _paragraph(of, paragraph)
                if front.title:
                    text["heading"] = front.title
                yield text


def _paragraph(of: int, paragraph: Paragraph) -> Text:
    text = _text(of, paragraph.text, pages_of(paragraph))
    text["id"] = paragraph.id
    return text


def _text(of: int, words_: str, pages: Pages | None) -> Text:
    text = Text(of=of, text=words_)
    if pages:
        text["pages"] = words.page_label(pages)
    return text


def _part(of: int, part: Part) -> Text:
    text = Text(of=of, text=part.text)
    if part.id:
        text["id"] = part.id
    if part.heading:
        text["heading"] = part.heading
    return text


def _split(
    documents: Sequence[Document], quotes: Sequence[Document], texts: Sequence[Text]
) -> dict[str, str]:
    """The first file, which knows the others by what they hold, and these."""
    files = {}
    rest = []
    for number, part in enumerate(_parts(quotes, texts), 1):
        content = _json(part)
        name = f"{number}.json"
        files[INDEX.replace("index.json", name)] = content
        rest.append(f"{name}?{hashlib.sha256(content.encode()).hexdigest()[:8]}")
    return {INDEX: _json(_File(kinds=words.KINDS, documents=documents, rest=rest)), **files}


def _parts(quotes: Sequence[Document], texts: Sequence[Text]) -> Iterator[_File]:
    for documents in _chunks(quotes):
        yield _File(documents=documents)
    for some in _chunks(texts):
        yield _File(texts=some)


def _chunks(records: Sequence[_Record]) -> Iterator[Sequence[_Record]]:
    """The records in stretches of some `PART` bytes."""
    start, size = 0, 0
    for number, record in enumerate(records, 1):
        size += len(_json(record).encode())
        if size >= PART or number == len(records):
            yield records[start:number]
            start, size = number, 0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
