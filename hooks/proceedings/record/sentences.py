"""Whole sentences.

A **report** is one or more whole sentences of one paragraph, one after the other. A sentence ends
at a full stop, question or exclamation mark (and the quotation marks or brackets that close behind
it) before white space; not where a lower-case letter follows, not behind a single letter (an
initial), not within the naming of a speaker (“Ms. …”), and not within a quoted passage.
"""

import re
from collections.abc import Iterable

from proceedings.record.passages import Span

_SENTENCE_END = re.compile(
    r"(?<![.!?…‽؟۔।。！？])"  # where a run of marks begins: each run is looked at once
    r"(?:[.!?…‽؟۔।。！？]++[\"'”’»)\]」』]*+(?=\s|$)|[。！？]++[”’」』）]*+)"
)


def sentences(text: str, passages: Iterable[Span], namings: Iterable[Span]) -> list[Span]:
    """The whole sentences of a tidy text, each without the white space around it.

    Args:
        text: a tidy paragraph without page marks.
        passages: its quoted passages; a stop inside one ends no sentence.
        namings: where it names people; a stop inside one (“Ms. …”) ends no sentence.
    """
    closed = sorted([*passages, *namings])
    nearest = 0
    spans = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        stop, end = match.span()
        while nearest < len(closed) and closed[nearest].end <= stop:
            nearest += 1
        # A passage that ends with this very stop, before its closing mark, ends the sentence too.
        within = (
            nearest < len(closed) and closed[nearest].start <= stop and end <= closed[nearest].end
        )
        after = text[end : end + 2].lstrip()[:1]
        if within or after.islower() or (match[0][0] == "." and _is_initial(text, stop)):
            continue
        spans.append(Span(start, end))
        start = end + (text[end : end + 1] == " ")
    if start < len(text):
        spans.append(Span(start, len(text)))
    return spans


def _is_initial(text: str, dot: int) -> bool:
    """Whether the dot stands behind a single letter, as in “Ida B. Wells”."""
    if dot == 0 or not text[dot - 1].isupper():
        return False
    return dot == 1 or not text[dot - 2].isalnum()
