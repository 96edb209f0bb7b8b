"""JSON-LD in schema.org's vocabulary.

Of a survivor who testifies nothing is said but the quote's citation, and an inferred speaker is
named in the citation alone, where it says so.
"""

from typing import Any

from proceedings.cite.chicago import chicago_note
from proceedings.cite.cited import CitedStatement, cited_work
from proceedings.cite.locators import doi_address
from proceedings.cite.reference import Reference
from proceedings.cite.richtext import plain
from proceedings.read.entries import TermKind
from proceedings.record.model import Event, Speaker, Term

Node = dict[str, Any]


def jsonld(reference: Reference) -> list[Node]:
    """The nodes that describe what is cited."""
    match reference.kind:
        case "proceedings":
            return [_event(reference), _book(reference)]
        case "section":
            return [_chapter(reference)]
        case "quote":
            return [_quotation(reference)]


def person(speaker: Speaker, site_url: str) -> list[Node]:
    """A speaker, with the role at the time of the event; nobody who testifies."""
    if speaker.testimony:
        return []
    affiliation = None
    if speaker.affiliation:
        affiliation = {"@type": "Organization", "name": speaker.affiliation}
    return [
        _node(
            "Person",
            name=speaker.name,
            familyName=speaker.family_name,
            givenName=speaker.given_name,
            honorificSuffix=speaker.suffix,
            jobTitle=speaker.role,
            affiliation=affiliation,
            url=site_url + speaker.address,
        )
    ]


def _event(reference: Reference) -> Node:
    event = reference.event
    place = {"@type": "Place", "name": event.place} if event.place else None
    return _node(
        "Event",
        **_event_id(reference),
        name=event.full_title,
        startDate=event.date.isoformat() if event.date else None,
        endDate=event.end_date.isoformat() if event.end_date else None,
        location=place,
        url=reference.site_url,
        recordedIn=_book_id(reference),
    )


def _book(reference: Reference) -> Node:
    event = reference.event
    publisher = {"@type": "Organization", "name": event.publisher} if event.publisher else None
    return _node(
        "Book",
        **_book_id(reference),
        name=event.full_title,
        inLanguage=event.language,
        publisher=publisher,
        version=event.edition.version,
        identifier=doi_address(event.doi) if event.doi else None,
        url=reference.site_url,
        recordedAt=_event_id(reference),
    )


def _chapter(reference: Reference) -> Node:
    pages = reference.pages
    return _node(
        "Chapter",
        name=reference.title,
        position=reference.number,
        pageStart=pages.first if pages else None,
        pageEnd=pages.last if pages else None,
        inLanguage=reference.event.language,
        url=reference.url,
        isPartOf=_within(reference),
        about=[_term(term, reference) for term in reference.about] or None,
        mentions=[_term(term, reference) for term in reference.mentions] or None,
    )


_TYPES: dict[TermKind, str] = {
    "company": "Organization",
    "law": "Legislation",
    "organization": "Organization",
    "person": "Person",
    "place": "Place",
    "work": "CreativeWork",
}


def _term(term: Term, reference: Reference) -> Node:
    """What a term is, as far as schema.org has a word for it, known by its place in the index."""
    kind = _TYPES.get(term.kind, "DefinedTerm") if term.kind else "DefinedTerm"
    return {"@type": kind, "@id": reference.site_url + term.address, "name": term.name}


def _quotation(reference: Reference) -> Node:
    speaker = reference.author
    assert speaker
    event = reference.event
    creator = None
    if not speaker.testimony and not reference.is_inferred:
        creator = {
            "@type": "Person",
            "name": speaker.name,
            "url": reference.site_url + speaker.address,
        }
    return _node(
        "Quotation",
        text=None if speaker.testimony else reference.title,
        creator=creator,
        spokenByCharacter=creator,
        inLanguage=event.language,
        url=reference.url,
        citation=plain(chicago_note(_cited(reference, speaker, event))),
        isPartOf=_within(reference),
        recordedAt={"@type": "Event", **_event_id(reference), "name": event.full_title},
    )


def _cited(reference: Reference, speaker: Speaker, event: Event) -> CitedStatement:
    return CitedStatement(
        speaker.name,
        speaker.family_name,
        speaker.given_name or "",
        reference.title,
        reference.pages,
        reference.url,
        cited_work(event, reference.site_url),
        is_inferred=reference.is_inferred,
    )


def _event_id(reference: Reference) -> Node:
    return {"@id": f"{reference.site_url}#event"}


def _book_id(reference: Reference) -> Node:
    return {"@id": f"{reference.site_url}#proceedings"}


def _within(reference: Reference) -> Node:
    """The book, named, so that the page's data is complete in itself."""
    event = reference.event
    return _node(
        "Book", **_book_id(reference), name=event.full_title, version=event.edition.version
    )


def _node(kind: str, **properties: Any) -> Node:
    """A node of this type with the properties that are known."""
    known = {name: value for name, value in properties.items() if value is not None}
    return {"@type": kind, **known}
