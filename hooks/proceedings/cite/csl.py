"""CSL-JSON, for reference managers."""

import re
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
    item["title"] = _as_spoken(title) if is_spoken else title
    if not is_whole:
        item["container-title"] = event.full_title_sentence
    if reference.pages:
        item["page"] = "-".join(dict.fromkeys(reference.pages))
    if event.publisher:
        item["publisher"] = event.publisher
    if event.dates:
        item["issued"] = {"date-parts": [[day.year, day.month, day.day] for day in event.dates]}
    item["version"] = event.edition.version
    item |= {"URL": reference.url, "language": event.language}
    if reference.note:
        item["note"] = reference.note
    return item


def _name(speaker: Speaker) -> dict[str, str]:
    if not speaker.given_name:
        return {"family": speaker.family_name}
    return {"family": speaker.family_name, "given": speaker.given_name}


def _as_spoken(text: str) -> str:
    """The words so that no style puts them in title case.

    Not where a quotation mark or apostrophe stands alone (“the workers’ rights”): there
    citeproc-js, which Zotero uses, would print the tag itself.
    """
    marks = {place for place, char in enumerate(text) if char in "“”‘’\"'"}
    within_words = {match.start() + 1 for match in re.finditer(r"\w[’'](?=\w)", text)}
    matched = {place for pair in matched_marks(text) for place in pair}
    if marks - within_words - matched or "<" in text:
        return text
    return f'<span class="nocase">{text}</span>'
