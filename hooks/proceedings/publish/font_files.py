"""The files of the site's face, and which letters it has; the one that the editors name."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

from proceedings.read.docs import DOCS
from proceedings.record.model import Event

ASSETS = Path(__file__).parents[2] / "overrides" / "assets" / "proceedings"
"""Where `face.css` stands, and the files in `fonts/`."""


class FontFile(NamedTuple):
    """A file of the face: its name, its style, and the letters as a style sheet names them."""

    file: str
    style: str
    ranges: str

    @property
    def letters(self) -> Iterator[int]:
        """The code points of its letters."""
        for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", self.ranges):
            yield from range(int(first, 16), int(last or first, 16) + 1)

    @property
    def content(self) -> bytes:
        """What the file holds."""
        return (ASSETS / "fonts" / self.file).read_bytes()


@cache
def font_files() -> tuple[FontFile, ...]:
    """All files, Latin first."""
    sheet = (ASSETS / "face.css").read_text("utf-8")
    found = []
    for block in re.findall(r"@font-face \{(.*?)\}", sheet, re.DOTALL):
        file, ranges = re.search(r"fonts/([^\"]+)", block), re.search(r"range:\s*([^;]+)", block)
        if file and ranges:
            style = "italic" if "italic" in block else "normal"
            found.append(FontFile(file[1], style, " ".join(ranges[1].split())))
    return tuple(found)


def own_font(project: Path, event: Event) -> Path | None:
    """The font file that the editors name, for letters that the face has not."""
    return project / DOCS / event.look.font if event.look.font else None


def is_unseen(letter: str) -> bool:
    """Whether it needs no font: controls, marks of format, spaces."""
    return category(letter) in ("Cc", "Cf", "Zs", "Zl", "Zp")


def files_for(letters: set[str]) -> list[FontFile]:
    """The files that have some of these letters."""
    points = set(map(ord, letters))
    return [file for file in font_files() if not points.isdisjoint(file.letters)]


def rare(letters: set[str]) -> tuple[set[str], set[str]]:
    """The letters that are not Latin: those that the face may have, and those that it has not."""
    seen = {each for each in letters if not is_unseen(each)}
    latin, *others = font_files()
    seen -= set(map(chr, latin.letters))
    known = {chr(point) for file in others for point in file.letters} if seen else set()
    return seen & known, seen - known
