"""Highwire tags, which Zotero and search engines for scholars read in a page's head."""

from dataclasses import replace

from proceedings.cite.reference import Reference
from proceedings.record.model import Speaker

ZOTERO = "http://www.zotero.org/namespaces/export#"
"""The namespace of names that begin with `z:`, for a `<link rel="schema.z">` before them."""

ITEM_TYPE = "z:itemType"
"""Without it Zotero takes a page for an article."""

_NO_BREAK_SPACE = "\u00a0"


def highwire(reference: Reference) -> list[tuple[str, str]]:
    """Names and contents of `<meta>` elements; Zotero makes a book of them, or a part of one.

    Search engines take pages of one DOI for one work, so that only the whole has it.
    """
    event = reference.event
    first, last = reference.pages or ("", "")
    tags = [
        (ITEM_TYPE, "" if reference.within else "book"),
        ("citation_title", reference.title),
        ("citation_author", _name(reference.author) if reference.author else ""),
        ("citation_publication_date", f"{event.date:%Y/%m/%d}" if event.date else ""),
        ("citation_inbook_title", reference.within),
        ("citation_firstpage", first),
        ("citation_lastpage", last if last != first else ""),
        ("citation_publisher", event.publisher or ""),
        ("citation_doi", "" if reference.within else event.doi or ""),
        ("citation_language", event.language),
        ("citation_public_url", reference.url),
        ("z:extra", reference.note),
    ]
    return [tag for tag in tags if tag[1]]


def _name(speaker: Speaker) -> str:
    """`Doe, Jo`. Zotero takes `de la Cruz, Juan Carlos` for two authors, whose names have spaces.

    So there the given name has none at which a line may end; Zotero stores them as common ones.
    """
    if speaker.given_name and " " in speaker.family_name:
        given = speaker.given_name.replace(" ", _NO_BREAK_SPACE)
        return replace(speaker, given_name=given).last_first
    return speaker.last_first
