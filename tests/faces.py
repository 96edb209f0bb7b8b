"""Which files the text face consists of, and for which letters a browser fetches each."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from support import ROOT

OURS = ROOT / "hooks" / "overrides" / "assets" / "proceedings"
LATIN = {"libertinus-serif-latin.woff2", "libertinus-serif-latin-italic.woff2"}
"""What a reader of English loads."""


class Face(NamedTuple):
    """A file of the face, its style, and the letters for which a browser fetches it."""

    file: str
    style: str
    letters: frozenset[str]


def faces() -> Iterator[Face]:
    """The files, in the style sheet's order."""
    text = (OURS / "face.css").read_text("utf-8")
    for rule in re.findall(r"@font-face \{(.*?)\}", text, re.DOTALL):
        file = re.search(r'url\("fonts/([^"]+)"\)', rule)
        ranges = re.search(r"unicode-range:([^;]+);", rule)
        if file and ranges:
            style = re.search(r"font-style: (\w+);", rule)
            yield Face(file[1], style[1] if style else "normal", frozenset(letters(ranges[1])))


def letters(ranges: str) -> Iterator[str]:
    """The letters of a `unicode-range`."""
    for one in ranges.split(","):
        first, _, last = one.strip().removeprefix("U+").partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


def needed(text: str) -> set[str]:
    """The files that a browser fetches for a text in roman and italic, and letters without one."""
    found = set()
    for style in ("normal", "italic"):
        missing = set(text) - {"\n"}
        for face in faces():
            if face.style == style and face.letters & set(text):
                found.add(face.file)
                missing -= face.letters
        found |= missing
    return found
