"""CSL-JSON, for reference managers."""

import re
from itertools import pairwise
from typing import Any

from proceedings.cite.punctuation import matched_marks
from proceedings.cite.reference import Reference
from proceedings.record.model import Speaker


def csl(reference: Reference) -> dict[str, Any]:
    """An item, its id being its address.

    Titles are in sentence case, from which reference managers make title case.
    """
    event = reference.event
    is_whole = reference.kind == "proceedings"
    is_spoken = reference.kind == "quote"
    item: dict[str, Any] = {"id": reference.url, "type": "book" if is_whole else "chapter"}
    if reference.author:
        item["author"] = [_name(reference.author)]
    title = reference.title_sentence
    item["title"] = as_spoken(title) if is_spoken else title
    if not is_whole:
        item["container-title"] = event.full_title_sentence
    if reference.pages:
        item["page"] = "-".join(dict.fromkeys(reference.pages))
    if event.publisher:
        item["publisher"] = event.publisher
    if event.dates:
        item["issued"] = {"date-parts": [[day.year, day.month, day.day] for day in event.dates]}
    item["version"] = event.edition.version
    if event.doi:
        item["DOI"] = event.doi
    item |= {"URL": reference.url, "language": event.language}
    if reference.note:
        item["note"] = reference.note
    return item


def _name(speaker: Speaker) -> dict[str, str]:
    parts = {
        "family": speaker.family_name,
        "given": speaker.given_name,
        "suffix": speaker.suffix,
    }
    return {name: part for name, part in parts.items() if part}


def as_spoken(text: str) -> str:
    """The words so that no style puts them in title case.

    Where a quotation mark or apostrophe stands alone (“the workers’ rights”), citeproc-js, which
    Zotero uses, would print the tag around it: there every mark stands outside of the tags. Words
    with “<” are left as they are: it would take them for a tag.
    """
    if "<" in text:
        return text
    marks = {place for place, char in enumerate(text) if char in "“”‘’\"'"}
    marks -= {match.start() + 1 for match in re.finditer(r"\w[’'](?=\w)", text)}
    if not marks - {place for pair in matched_marks(text) for place in pair}:
        return _NO_CASE.format(text)
    edges = [-1, *sorted(marks), len(text)]
    written = ""
    for before, after in pairwise(edges):
        stretch = text[before + 1 : after]
        written += _NO_CASE.format(stretch) if stretch.strip() else stretch
        written += text[after : after + 1]
    return written


_NO_CASE = '<span class="nocase">{}</span>'
