"""Where a text names somebody."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from proceedings.equal import fold, tidy
from proceedings.record.passages import Span


class Naming(NamedTuple):
    """A place where the text names somebody: `key` says whom."""

    span: Span
    key: str


class Names:
    """Finds given forms of names in texts, at word boundaries, the longest form first.

    Finding costs the length of the text, however many forms there are.
    """

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """`forms` are pairs of a form, as it stands in the text, and its key."""
        self._keys: dict[str, str] = {}
        lengths: dict[str, set[int]] = {}
        for form, key in forms:
            folded = fold(tidy(form))
            begins = _WORD.match(folded)
            if begins:
                self._keys.setdefault(folded, key)
                lengths.setdefault(begins[0], set()).add(len(folded))
        self._lengths = {word: sorted(some, reverse=True) for word, some in lengths.items()}

    def find(self, text: str) -> Iterator[Naming]:
        """The namings in a tidy text, in order, none within another."""
        folded = fold(text)
        done = 0
        for match in _WORD.finditer(folded):
            lengths = self._lengths.get(match[0])
            if lengths is None or match.start() < done:
                continue
            span = self._longest(folded, match.start(), lengths)
            if span:
                yield Naming(span, self._keys[folded[span.start : span.end]])
                done = span.end

    def _longest(self, text: str, start: int, lengths: Iterable[int]) -> Span | None:
        if is_boundary(text, start):
            for end in (start + length for length in lengths):
                if text[start:end] in self._keys and end <= len(text) and is_boundary(text, end):
                    return Span(start, end)
        return None


def is_compound(name: str) -> bool:
    """Whether a name has several words; one alone may well be no name: Rose, Hope."""
    return len(_WORD.findall(name)) > 1


def script(text: str) -> str:
    """The script of the first letter, such as LATIN."""
    letter = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def outside(namings: Iterable[Naming], passages: Sequence[Span]) -> Iterator[Naming]:
    """The namings that stand outside quoted passages."""
    starts = [span.start for span in passages]
    for naming in namings:
        before = bisect_right(starts, naming.span.start) - 1
        if before < 0 or passages[before].end <= naming.span.start:
            yield naming


_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3040-\u30ff"  # kana
    "\u3400-\u9fff\U00020000-\U000323af"  # Chinese characters
)
"""Scripts written without spaces between words: a name can begin and end at any letter."""

_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]")
_UNSPACED_LETTER = f"[{_UNSPACED}]"


def is_boundary(text: str, offset: int) -> bool:
    """Whether a word may begin or end at `offset`; scripts without spaces have no other sign."""
    if offset <= 0 or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if after in "-‐‑" and text[offset + 1 : offset + 2].isupper():
        return False  # half of a double name
    if not (_is_word(before) and _is_word(after)):
        return True
    return bool(re.match(_UNSPACED_LETTER, before) or re.match(_UNSPACED_LETTER, after))


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")
