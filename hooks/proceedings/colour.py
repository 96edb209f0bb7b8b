"""Colours, and whether one can be read on the site's grounds (WCAG 2.2, “contrast ratio”)."""

from collections.abc import Mapping

BLACK = "#000000"
WHITE = "#ffffff"

AA = 4.5
AAA = 7.0
"""The contrast that text needs at these levels (criteria 1.4.3 and 1.4.6)."""

Grounds = Mapping[str, float]
"""Colours on which text stands, each with the contrast that it needs there."""

LIGHT: Grounds = {"#fbf9f4": AAA, "#fffefb": AAA, "#f2eee5": AAA, "#f3e2ad": AA}
"""The grounds of the light scheme, as base.css has them: page, raised, shade, mark."""
DARK: Grounds = {"#1b1916": AAA, "#24211d": AAA, "#26231e": AAA, "#53441a": AA}
"""The same of the dark scheme."""

_STEPS = 100


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    lower, higher = sorted((_luminance(one), _luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


def is_readable(colour: str, grounds: Grounds) -> bool:
    """Whether text of this colour has the contrast that it needs, on each ground."""
    return all(contrast(colour, ground) >= needed for ground, needed in grounds.items())


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with a share of another, from 0 (none) to 1 (the other)."""
    parts = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in parts)


def nearest_readable(colour: str, towards: str, grounds: Grounds) -> str:
    """The colour, or with as little of black or white mixed in as makes it readable."""
    shades = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(shade for shade in shades if is_readable(shade, grounds))


def _parts(colour: str) -> tuple[int, ...]:
    """Red, green and blue of a colour like #174c55."""
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    """WCAG 2.2, “relative luminance”."""
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
