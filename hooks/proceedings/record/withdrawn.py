"""Words of withdrawn quotes that still stand in the text.

When a quote is withdrawn its entry loses its words. Until `proceedings publish` drops it, their
fingerprint in the ledger still tells them from others.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from proceedings.read.entries import SpeakerEntry
from proceedings.read.ledger import ERASED, Ledger
from proceedings.record.history import fingerprint
from proceedings.record.passages import Span
from proceedings.record.text import Paragraph

SHORTEST_STRETCH = 12
"""Characters below which words outside quotation marks may be anybody's: “yes, indeed”."""
_MOST_ENDS = 24
"""How many marks a stretch may hold, so that looking costs the text's length."""
_PUNCTUATION = re.compile(r"[^\w\s'’‑-]")


class WithdrawnWords:
    """Knows the words of withdrawn quotes by their fingerprints.

    Args:
        speakers: every speaker's entry.
        ledger: what was published.
    """

    def __init__(self, speakers: Iterable[SpeakerEntry], ledger: Ledger) -> None:
        self._known: dict[str, set[str]] = {}
        """For the ids of their speakers the fingerprints."""
        for speaker in speakers:
            found = {
                one
                for quote in speaker.quotes
                if quote.withdrawn
                for name in (quote.id, *quote.formerly)
                if (line := ledger.lines.get(f"quotes/{name}/"))
                for one in line.fingerprints
                if one != ERASED
            }
            for name in (speaker.id, *speaker.formerly) if found else ():
                self._known.setdefault(name, set()).update(found)

    def standing(self, paragraph: Paragraph) -> Iterator[Span]:
        """Where they stand in a paragraph, in quotation marks or without."""
        if not self._known:
            return
        done = -1
        for span in sorted({*paragraph.passages, *_stretches(paragraph.text)}, key=_longest_first):
            if span.start >= done and self._are(paragraph.text, span):
                yield span
                done = span.end

    def _are(self, text: str, span: Span) -> bool:
        words = text[span.start : span.end]
        return any(fingerprint(name, words) in found for name, found in self._known.items())


def _longest_first(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _stretches(text: str) -> Iterator[Span]:
    """What lies between two marks, or a mark and either end, with the marks behind and without."""
    marks = [match.start() for match in _PUNCTUATION.finditer(text)]
    starts = sorted({0, *(_behind_space(text, mark + 1) for mark in marks)})
    ends = sorted(
        {len(text), *(end for mark in marks for end in (_before_space(text, mark), mark + 1))}
    )
    first = 0
    for start in starts:
        while first < len(ends) and ends[first] < start + SHORTEST_STRETCH:
            first += 1
        for end in islice(ends, first, first + 2 * _MOST_ENDS):
            yield Span(start, end)


def _behind_space(text: str, offset: int) -> int:
    return offset + 1 if text[offset : offset + 1] == " " else offset


def _before_space(text: str, offset: int) -> int:
    return offset - 1 if text[offset - 1 : offset] == " " else offset
