"""What a page tells its scripts of a paragraph: printed pages, and whose words stand where."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from proceedings.publish.safety import calls_for_leaving
from proceedings.record.model import Statement
from proceedings.record.text import Paragraph

Spoken = tuple[int, int, int, str]
"""Where a statement's words begin and end, 1 if it is a report, and by whom it is."""


def spoken(
    statements: Iterable[Statement], by: Callable[[Statement], str]
) -> Mapping[str, list[Spoken]]:
    """The statements of a section by the ids of its paragraphs.

    Places are numbers of UTF-16 code units, as scripts count; `by` says who is named.
    """
    found: dict[str, list[Spoken]] = {}
    for each in statements:
        start = _units(each.paragraph.text[: each.span.start])
        found.setdefault(each.paragraph.id, []).append(_spoken(each, start, by(each)))
    return found


def attributes(
    paragraph: Paragraph, spoken: Mapping[str, list[Spoken]], is_noted: bool = False
) -> dict[str, str]:
    """The attributes of a paragraph's element: the page it begins on, and its statements.

    Of a noted section, that links with its words lead to its top, where the content note is.
    """
    found = {"data-noted": ""} if is_noted else {}
    if paragraph.first_page:
        found["data-page"] = paragraph.first_page
    if paragraph.id in spoken:
        found["data-spoken"] = as_json(spoken[paragraph.id])
    return found


def alone(statement: Statement, by: str, at: str) -> dict[str, str]:
    """The attributes of an element that shows a statement without its paragraph, marks and all.

    Args:
        statement: what is shown.
        by: who is named.
        at: where it stands in the text, seen from the page.
    """
    start = 0
    if statement.kind == "quote":
        start = _units(statement.paragraph.text[statement.with_marks.start : statement.span.start])
    found = {"data-at": at, "data-spoken": as_json([_spoken(statement, start, by)])}
    if statement.pages:
        found["data-page"], found["data-to"] = statement.pages
    if calls_for_leaving(statement.section, [statement]):
        found["data-noted"] = ""
    return found


def as_json(values: Sequence[object]) -> str:
    """The values as JSON, as short as it can be; nothing if there are none."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) if values else ""


def _spoken(statement: Statement, start: int, by: str) -> Spoken:
    return start, start + _units(statement.text), int(statement.kind == "report"), by


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
