"""What files for reference managers say in the place of what was withdrawn.

They are still asked for at their addresses. They name nobody and hold none of the words.
"""

from dataclasses import dataclass
from typing import Any

from proceedings import words
from proceedings.cite.bibtex import entry, in_tex, in_url
from proceedings.cite.ris import record
from proceedings.record.model import Withdrawn


@dataclass(frozen=True, slots=True)
class Notice:
    """That something was withdrawn, when, and the address at which that is said."""

    key: str
    """As it was, so that the notice takes the entry's place."""
    title: str
    note: str
    url: str


def notice(withdrawn: Withdrawn, site_url: str) -> Notice:
    """The notice in the place of a quote or section; `site_url` ends in a slash."""
    folder, name = withdrawn.address.rstrip("/").split("/")
    key = f"quote-{name}" if withdrawn.kind == "quote" else f"{folder}-{name}"
    title, note = words.WITHDRAWN[withdrawn.kind], words.withdrawn_on(withdrawn.date)
    return Notice(key, title, note, site_url + withdrawn.address)


def bibtex_notice(of: Notice) -> str:
    """An entry of BibTeX."""
    fields = [("title", f"{{{in_tex(of.title)}}}"), ("note", in_tex(of.note))]
    return entry("misc", of.key, [*fields, ("url", in_url(of.url))])


def ris_notice(of: Notice) -> str:
    """A record of RIS."""
    return record([("TY", "GEN"), ("TI", of.title), ("UR", of.url), ("N1", of.note)])


def csl_notice(of: Notice) -> dict[str, Any]:
    """An item of CSL-JSON."""
    return {"id": of.url, "type": "article", "title": of.title, "URL": of.url, "note": of.note}
