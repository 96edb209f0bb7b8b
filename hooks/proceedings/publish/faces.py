"""Font files for pictures: which has a letter, and how a line of several scripts is put together.

The files are those of the pages, and one that the editors name. A letter comes from the first file
that has it; which that is, is seen by drawing: a letter that a font lacks looks like every other
that it lacks. Pillow, which draws, is asked for only here and in `draw`.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from proceedings.publish.font_files import font_files, is_unseen

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_PROBE = 40
"""The size in pixels in which letters are looked for."""
MEASURE = 100
"""The size in which widths are measured; they grow evenly with the size."""
_LACKING = "\uffff"
"""A code point that is no letter, so that no font has it."""


def can_draw() -> bool:
    """Whether Pillow is installed, and reads the pages' font files: what pip installs does."""
    try:
        _opened(font_files()[0].content, _PROBE)
    except (ImportError, OSError):
        return False
    return True


class Piece(NamedTuple):
    """Letters of one font file that run one way."""

    text: str
    file: int
    runs_left: bool


class _Cluster(NamedTuple):
    text: str
    file: int
    runs: str
    """`L` or `R` of letters, `N` of digits, nothing of what may stand in either."""


class Faces:
    """A roman or an italic of several font files, in the order in which letters are looked for.

    Args:
        files: what the font files hold.

    Raises:
        OSError: one of them is no font that can be read.
    """

    def __init__(self, files: Sequence[bytes]) -> None:
        self._files = tuple(files)
        self._fonts: dict[tuple[int, int], FreeTypeFont] = {}
        self._known: dict[tuple[int, str], bool] = {}
        self._drawable: set[str] = set()
        self._probes = [_opened(file, _PROBE, is_plain=True) for file in self._files]
        self._lacking = [_look(probe, _LACKING) for probe in self._probes]

    def missing(self, text: str) -> list[str]:
        """The letters of a text, with their marks, that cannot be drawn, in its order."""
        if self._drawable.issuperset(text):  # as nearly always
            return []
        found = [each for each in dict.fromkeys(_with_marks(clean(text))) if self._lacks(each)]
        if not found:
            self._drawable |= {each for each in text if unicodedata.category(each)[0] != "M"}
        return found

    def pieces(self, text: str, *, runs_left: bool) -> list[Piece]:
        """A line as it is drawn from left to right; `runs_left` is the paragraph's direction.

        After Unicode's bidirectional algorithm (UAX 9: W2, W7, N1, N2, I1, I2, L2), as far as
        plain text without embeddings needs it.
        """
        clusters = list(self._clusters(clean(text)))
        levels = _levels([each.runs for each in clusters], int(runs_left))
        logical = [
            (Piece("".join(each.text for each, _ in group), file, bool(level % 2)), level)
            for (file, level), group in (
                (key, list(found))
                for key, found in groupby(
                    zip(clusters, levels, strict=True), key=lambda pair: (pair[0].file, pair[1])
                )
            )
        ]
        return _in_sight(logical)

    def width(self, text: str, *, runs_left: bool) -> float:
        """The width of a line in the size `MEASURE`."""
        return sum(
            self.font(piece, MEASURE).getlength(piece.text, **options(piece))
            for piece in self.pieces(text, runs_left=runs_left)
        )

    def font(self, piece: Piece, size: int) -> "FreeTypeFont":
        """The font that a piece is drawn with."""
        key = (piece.file, size)
        if key not in self._fonts:
            self._fonts[key] = _opened(self._files[piece.file], size)
        return self._fonts[key]

    def _find(self, letter: str) -> int | None:
        """The first file that has a letter with its marks."""
        return next((at for at in range(len(self._files)) if self._has(at, letter)), None)

    def _lacks(self, letter: str) -> bool:
        if is_unseen(letter[0]):
            return False
        return self._find(letter) is None or (not shapes() and any(map(_needs_shaping, letter)))

    def _has(self, file: int, letters: str) -> bool:
        key = (file, letters)
        if key not in self._known:
            probe, lacking = self._probes[file], self._lacking[file]
            self._known[key] = all(
                each in _JOINERS or _look(probe, each) != lacking for each in letters
            )
        return self._known[key]

    def _clusters(self, text: str) -> Iterator[_Cluster]:
        """Letters with their marks; what is no letter comes from the file of what it follows."""
        file = 0
        for letters in _with_marks(text):
            runs = _RUNS.get(unicodedata.bidirectional(letters[0]), "")
            is_letter = letters[0].isalpha()
            if is_letter or not self._has(file, letters):
                file = self._find(letters) or 0
            yield _Cluster(letters, file, runs)


class Letters(NamedTuple):
    """The faces of a card."""

    roman: Faces
    italic: Faces
    digest: str
    """Differs where the font files do."""

    @classmethod
    def of(cls, own: Path | None) -> "Letters":
        """The site's faces, and the font file that the editors name.

        Raises:
            OSError: that file is no font that can be read.
        """
        more = [own.read_bytes()] if own else []
        roman, italic = (
            [file.content for file in font_files() if file.style == style]
            for style in ("normal", "italic")
        )
        return _letters((*roman, *more), (*italic, *roman, *more))


@lru_cache(2)
def _letters(roman: tuple[bytes, ...], italic: tuple[bytes, ...]) -> Letters:
    """Kept, with what is known of them: a preview asks for the same with every change."""
    digest = hashlib.sha256(b"".join(hashlib.sha256(file).digest() for file in (*roman, *italic)))
    return Letters(Faces(roman), Faces(italic), digest.hexdigest())


@cache
def shapes() -> bool:
    """Whether Pillow can join letters and knows which way they run (libraqm)."""
    from PIL import features

    return bool(features.check("raqm"))


def options(piece: Piece, figures: str = "onum") -> dict[str, Any]:
    """What is said where a piece is measured or drawn: as on the pages, with old-style figures."""
    if not shapes():
        return {}
    return {"direction": "rtl" if piece.runs_left else "ltr", "features": [figures]}


def clean(text: str) -> str:
    """A text on one line, composed, without characters that only say how it is to be set."""
    kept = (each for each in unicodedata.normalize("NFC", text) if each not in _SETTING)
    return " ".join("".join(kept).split())


_SETTING = frozenset(
    "\u00ad\u200b\u200e\u200f\u061c\u2060\ufe0e\ufe0f\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Soft hyphens, joiners of words, marks of direction, selectors of variants."""
_JOINERS = "\u200c\u200d"
_RUNS = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}


def _opened(file: bytes, size: int, *, is_plain: bool = False) -> "FreeTypeFont":
    from PIL import ImageFont

    engine = ImageFont.Layout.BASIC if is_plain or not shapes() else ImageFont.Layout.RAQM
    return ImageFont.truetype(BytesIO(file), size, layout_engine=engine)


def _look(font: "FreeTypeFont", letter: str) -> tuple[object, ...]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask), font.getlength(letter) if not mask.size[1] else 0


def _needs_shaping(letter: str) -> bool:
    """Whether a letter would stand wrongly where each is put beside the last."""
    marks = unicodedata.category(letter).startswith("M")
    return marks or unicodedata.bidirectional(letter) in ("R", "AL", "AN")


def _with_marks(text: str) -> Iterable[str]:
    """The text in letters, each with the marks and joiners that belong to it."""
    found: list[str] = []
    for each in text:
        if found and (unicodedata.category(each).startswith("M") or each in _JOINERS):
            found[-1] += each
        elif each not in _JOINERS:
            found.append(each)
    return found


def _levels(runs: Sequence[str], base: int) -> list[int]:
    """The level of each cluster: even ones run right, odd ones left."""
    strong = "R" if base else "L"
    kinds: list[str] = []
    for each in runs:
        strong = each if each in ("L", "R") else strong
        kinds.append("L" if each == "N" and strong == "L" else each)
    sides = ["R" if each == "N" else each for each in kinds]  # as neutrals see it
    before, after = _nearest(sides, base), _nearest(sides[::-1], base)[::-1]
    levels = []
    for kind, left, right in zip(kinds, before, after, strict=True):
        if kind == "N":
            levels.append(2)
        elif kind:
            levels.append(_level(kind, base))
        else:
            levels.append(_level(left, base) if left == right else base)
    return levels


def _level(kind: str, base: int) -> int:
    return 1 if kind == "R" else 2 * base


def _nearest(sides: Sequence[str], base: int) -> list[str]:
    """For each place the last side before it."""
    last, found = "R" if base else "L", []
    for each in sides:
        found.append(last)
        last = each or last
    return found


def _is_above(level: int, piece: tuple[Piece, int]) -> bool:
    return piece[1] >= level


def _in_sight(logical: list[tuple[Piece, int]]) -> list[Piece]:
    """The pieces from left to right: from the highest level on, what has it is turned round."""
    found = list(logical)
    for level in (2, 1):
        turned: list[tuple[Piece, int]] = []
        for is_above, group in groupby(found, key=partial(_is_above, level)):
            row = list(group)
            turned += row[::-1] if is_above else row
        found = turned
    return [piece for piece, _ in found]
