"""Lines of words in a given room: where they break, and how large they can be.

Lines break at spaces, after hyphens and dashes, and beside every ideograph, but for punctuation
that may not begin or end a line (after UAX 14). A word that is wider than the room is broken
between letters.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

Measure = Callable[[str], float]
"""The width of a text that is set in the size 1."""

LEADING = 1.24
"""The height of a line of running words, in its size."""
WHOLE_WORDS = 40
"""The size down to which words shrink before a long one is broken."""
BROKEN_WORDS = 64
"""The largest size of words of which one is broken."""

_IDEOGRAPH = (
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
_UNITS = rf"{_IDEOGRAPH}|(?:(?!{_IDEOGRAPH})\S)+?(?:[-‐–—/](?=\w)|(?=\s|{_IDEOGRAPH}|$))| +"
"""Compiled when a picture is drawn: it takes long, and most builds draw none."""
_CLOSES = frozenset(
    "、。，．：；！？）」』】〕〉》’”…‥・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;!?)]}»"
)
_OPENS = frozenset("（「『【〔〈《‘“([{«")


class _Unit(NamedTuple):
    """What no line breaks within, and its width without the space behind it."""

    text: str
    width: float


class Lines(NamedTuple):
    """Lines as they are to be set."""

    size: int
    lines: tuple[str, ...]


def fit(
    text: str,
    measure: Measure,
    width: float,
    height: float,
    sizes: Sequence[int],
    *,
    indent: float = 0,
    leading: float = LEADING,
) -> Lines:
    """The text as large as the room has it; at the smallest size it is cut at a word.

    Args:
        text: on one line.
        measure: how wide a text is.
        width: that of the room; a line may have all of it.
        height: that of the room.
        sizes: those to choose from, the largest first.
        indent: how much of the width is lost, in the size 1.
        leading: the height of a line, in its size.
    """
    measured = [_Unit(unit, measure(unit)) for unit in _units(text)]
    space = measure("n n") - measure("nn")
    widest = max(each.width for each in measured)
    is_whole = widest <= width / WHOLE_WORDS - indent
    for size in sizes:
        room = width / size - indent
        if size > (WHOLE_WORDS if is_whole else BROKEN_WORDS) and widest > room:
            continue
        units = _no_wider(measured, room, measure)
        lines = _broken(units, space, room)
        if len(lines) * size * leading <= height:
            return Lines(size, _evened(units, space, room, lines))
    most = max(1, int(height / (sizes[-1] * leading)))
    return Lines(sizes[-1], (*lines[: most - 1], _cut(lines[most - 1], measure, room)))


def one_line(text: str, measure: Measure, width: float, size: int, smallest: int) -> Lines:
    """The text on a line: smaller, if it must be, and else cut at a word."""
    size = max(smallest, min(size, int(width / max(measure(text), 0.01))))
    if measure(text) * size > width:
        text = _cut(text, measure, width / size)
    return Lines(size, (text,))


def _units(text: str) -> list[str]:
    """What no line breaks within, each with the space behind it."""
    units: list[str] = []
    for found in re.findall(_UNITS, text):
        joins = units and (found[0] in _CLOSES or units[-1][-1] in _OPENS)
        if units and (found.isspace() or joins):
            units[-1] += found
        else:
            units.append(found)
    return units


def _no_wider(measured: Sequence[_Unit], room: float, measure: Measure) -> list[_Unit]:
    """The units, those that are wider than a line broken between letters."""
    found: list[_Unit] = []
    for unit in measured:
        if unit.width <= room:
            found.append(unit)
            continue
        part = ""
        for letter in unit.text:
            is_mark = unicodedata.category(letter).startswith("M")
            if part and not is_mark and measure(part + letter) > room:
                found.append(_Unit(part, measure(part)))
                part = ""
            part += letter
        found.append(_Unit(part, measure(part)))
    return found


def _broken(units: Sequence[_Unit], space: float, room: float) -> list[str]:
    """Lines as full as they can be."""
    lines, line, filled = [], "", 0.0
    for unit in units:
        if line and filled + unit.width > room:
            lines.append(line.rstrip())
            line, filled = "", 0.0
        line += unit.text
        filled += unit.width + (space if unit.text.endswith(" ") else 0)
    return [*lines, line.rstrip()]


def _evened(
    units: Sequence[_Unit], space: float, room: float, lines: Sequence[str]
) -> tuple[str, ...]:
    """As many lines, and none much shorter than the others: no word is left alone on the last."""
    low, high, best = max(unit.width for unit in units), room, lines
    for _ in range(_TRIALS):
        middle = (low + high) / 2
        tried = _broken(units, space, middle)
        if len(tried) > len(lines):
            low = middle
        else:
            high, best = middle, tried
    return tuple(best)


_TRIALS = 6
"""Halvings of the room in which the narrowest is looked for that has as many lines."""


def _cut(line: str, measure: Measure, room: float) -> str:
    """A line with “…” in the place of its last words, or of its last letters if it is one word."""
    units = _units(line)
    while len(units) > 1 and measure("".join(units).rstrip(" ,;:–—-") + "…") > room:
        units.pop()
    text = "".join(units).rstrip(" ,;:–—-")
    while len(text) > 1 and measure(text + "…") > room:
        text = text[:-1]
    return text + "…"
