"""RIS, for reference managers."""

from collections.abc import Iterable

from proceedings import words
from proceedings.cite.reference import Reference


def ris(reference: Reference) -> str:
    """A record: a tag, a value and CRLF per line.

    RIS has no version. Its edition is what reference managers print as it stands, so that it says
    itself of what it is the edition. What stands on one page has no last page, which they would
    print as “6–6”; and CY is the place of publication, which an event's place is not.
    """
    event = reference.event
    is_whole = reference.kind == "proceedings"
    first, last = reference.pages or ("", "")
    fields = [
        ("TY", "BOOK" if is_whole else "CHAP"),
        ("AU", reference.author.last_first if reference.author else ""),
        ("TI", reference.title),
        ("T2", reference.within),
        ("PY", str(event.date.year) if event.date else ""),
        ("DA", event.date.strftime("%Y/%m/%d") if event.date else ""),
        ("PB", event.publisher or ""),
        ("ET", words.numbered_edition(event.edition.version)),
        ("SP", first),
        ("EP", last if last != first else ""),
        ("DO", event.doi or ""),
        ("UR", reference.url),
        ("LA", event.language),
        ("N1", reference.note),
    ]
    return record(fields)


def record(fields: Iterable[tuple[str, str]]) -> str:
    """A record of those fields that are not empty, each on a line."""
    lines = "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value)
    return f"{lines}ER  - \r\n"
