"""What stands between quotation marks.

A **quote** is the whole of one quoted passage: all the words between an opening quotation mark
(“ " „ « » 「 『) and its closing mark, in one paragraph.
"""

import re
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of a paragraph's text."""

    start: int
    end: int


class MarkFault(NamedTuple):
    """A quotation mark without its other half: where it stands, and words for the editor."""

    offset: int
    message: str


_QUOTATION_MARK = re.compile('["“”„«»「」『』]')
_CLOSING = {
    '"': '"',
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
}
"""Quotation marks that open a passage, and what closes it."""


def passages(text: str) -> tuple[list[Span], list[MarkFault]]:
    """Finds the words between quotation marks; other marks inside a passage belong to its words.

    Args:
        text: a tidy paragraph without page marks.

    Returns:
        The passages, and what is wrong.
    """
    spans: list[Span] = []
    faults: list[MarkFault] = []
    opened: int | None = None

    def unclosed(offset: int) -> None:
        words = " ".join(text[offset + 1 : offset + 200].split()[:4])
        message = f"The quotation mark before “{words}” is not closed in this paragraph. Close it."
        faults.append(MarkFault(offset, message))

    for match in _QUOTATION_MARK.finditer(text):
        offset, char = match.start(), match[0]
        if opened is not None:
            if char in _CLOSING[text[opened]]:
                span = _trimmed(text, opened + 1, offset)
                if span:
                    spans.append(span)
                else:
                    message = "Nothing stands between these quotation marks. Delete them."
                    faults.append(MarkFault(opened, message))
                opened = None
            elif char == text[opened]:
                unclosed(opened)
                opened = offset
        elif char in "」』" or (char == "”" and not _may_open(text, offset)):
            words = " ".join(text[max(0, offset - 200) : offset].split()[-4:])
            message = (
                f"The quotation mark after “{words}” closes a passage that was not opened in "
                "this paragraph. Open it, or delete the mark."
            )
            faults.append(MarkFault(offset, message))
        else:
            opened = offset
    if opened is not None:
        unclosed(opened)
    return spans, faults


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The words within, without the spaces that some languages write inside the marks."""
    start += text[start] == " "
    end -= end > start and text[end - 1] == " "
    return Span(start, end) if start < end else None


def _may_open(text: str, offset: int) -> bool:
    """Whether the mark stands where a word begins; some languages open with “”” as well."""
    before, after = text[:offset][-1:], text[offset + 1 : offset + 2]
    return (not before or before in " (–—") and after.strip() != ""
