"""Highwire tags, which Zotero and search engines for scholars read in a page's head."""

from proceedings.cite.reference import Reference

ZOTERO = "http://www.zotero.org/namespaces/export#"
"""The namespace of `z:itemType`, for a `<link rel="schema.z">` before it."""

ITEM_TYPE = "z:itemType"
"""Without it Zotero takes a page for an article."""


def highwire(reference: Reference) -> list[tuple[str, str]]:
    """Names and contents of `<meta>` elements; Zotero makes a book of them, or a part of one."""
    event = reference.event
    first, last = reference.pages or ("", "")
    tags = [
        (ITEM_TYPE, "" if reference.within else "book"),
        ("citation_title", reference.title),
        ("citation_author", reference.author.last_first if reference.author else ""),
        ("citation_publication_date", f"{event.date:%Y/%m/%d}" if event.date else ""),
        ("citation_inbook_title", reference.within),
        ("citation_firstpage", first),
        ("citation_lastpage", last if last != first else ""),
        ("citation_language", event.language),
        ("citation_public_url", reference.url),
    ]
    return [tag for tag in tags if tag[1]]
