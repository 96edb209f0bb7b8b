"""Draws cards with Pillow: the paper, ink and accent of the pages, in sixteen tones.

Drawn in shades of grey at twice the size and reduced, which spaces small letters evenly; the greys
are then the tones from paper to ink, or where a box says so, from paper to accent.
"""

from collections.abc import Callable
from io import BytesIO

from proceedings.colour import mixed
from proceedings.publish.cards import SIZE, Card
from proceedings.publish.faces import MEASURE, Faces, Letters, options
from proceedings.publish.typeset import LEADING, Lines, fit, one_line

VERSION = 1
"""To be raised with every change of what cards look like: those kept are then drawn anew."""

WIDTH, HEIGHT = SIZE
EDGE = 60
"""No letter stands nearer to an edge: previews cut there."""
PAPER, INK = "#fbf9f4", "#25221e"
"""Those of the light scheme, as base.css has them."""

_SCALE = 2
_BAR = 12
_FILTERED = 1
"""zlib's strategy, by which pictures of many letters get smaller."""
_ROOM = WIDTH - 2 * EDGE - 4
"""The width of text: letters may reach beyond their width by a hair."""
_INK_TONES, _ACCENT_TONES = 10, 6
_SOFT, _RULE = 0.82, 0.16
"""Ink of small print, and of hairlines: how much of it."""
_LARGE = (112, 104, 96, 88, 80, 74, 68, 63, 58, 54, 50, 47, 44, 41, 39, 37, 35, 33, 31, 29, 27, 26)
_LABEL, _NAME, _SMALL = 32, 38, 27
_LEAST, _SMALLEST = 23, 20
"""Sizes: of small print before it is cut, of a name."""
_FOOT = HEIGHT - EDGE - 8
"""The last baseline."""
_ABOVE_FOOT = 44
"""From there up to the hairline."""
_TITLE_LEADING = 1.12
_MARK_GAP, _NUMBER_GAP = 0.02, 0.32
"""Between what hangs and the words, in their size."""
_ASCENT = 0.74
"""The height above their baseline of letters without marks, in their size."""


def draw(card: Card, letters: Letters) -> bytes:
    """The picture of a card as PNG; the same bytes for the same card, letters and Pillow."""
    sheet = _Sheet(card, letters)
    if not card.words:
        sheet.text("“”", letters.roman, 420, 420, is_coloured=True)
    else:
        bottom = _foot(card, sheet)
        top = _head(card, sheet)
        _words(card, sheet, top, bottom)
    return sheet.png()


class _Sheet:
    """What is drawn on: texts at the side at which lines begin, in the pixels of the card."""

    def __init__(self, card: Card, letters: Letters) -> None:
        from PIL import Image, ImageDraw

        self.letters = letters
        self._accent = card.accent
        self._runs_left = card.direction == "rtl"
        self._image = Image.new("L", (WIDTH * _SCALE, HEIGHT * _SCALE))
        self._draw = ImageDraw.Draw(self._image)
        self._coloured: list[tuple[int, int, int, int]] = []
        self.fill(0, 0, WIDTH, _BAR, 1)
        self._coloured.append((0, 0, WIDTH, _BAR))

    def measure(self, faces: Faces) -> Callable[[str], float]:
        """What tells a text's width in the size 1."""
        return lambda text: faces.width(text, runs_left=self._runs_left) / MEASURE

    def fill(self, left: float, top: float, right: float, bottom: float, ink: float) -> None:
        """A rectangle."""
        box = [left * _SCALE, top * _SCALE, right * _SCALE - 1, bottom * _SCALE - 1]
        self._draw.rectangle(box, fill=round(255 * ink))

    def text(
        self,
        text: str,
        faces: Faces,
        size: int,
        baseline: float,
        *,
        indent: float = 0,
        at_end: bool = False,
        ink: float = 1,
        is_coloured: bool = False,
        figures: str = "onum",
    ) -> float:
        """Sets a line, and returns its width."""
        placed, width = [], 0.0
        for piece in faces.pieces(text, runs_left=self._runs_left):
            font = faces.font(piece, size * _SCALE)
            placed.append((piece, font, width))
            width += font.getlength(piece.text, **options(piece, figures)) / _SCALE
        is_right = at_end != self._runs_left
        left = WIDTH - EDGE - indent - width if is_right else EDGE + indent
        for piece, font, at in placed:
            where = ((left + at) * _SCALE, baseline * _SCALE)
            tone = round(255 * ink)
            self._draw.text(where, piece.text, tone, font, anchor="ls", **options(piece, figures))
        if is_coloured:
            box = (
                int(left) - 4,
                int(baseline - size),
                int(left + width) + 5,
                int(baseline + size / 2),
            )
            self._coloured.append(box)
        return width

    def ascent(self, text: str, faces: Faces, size: int) -> float:
        """How far a line reaches above its baseline, marks above capitals included."""
        boxes = (
            faces.font(piece, size).getbbox(piece.text, anchor="ls", **options(piece))
            for piece in faces.pieces(text, runs_left=self._runs_left)
        )
        return max(size * _ASCENT, *(1 - box[1] for box in boxes))

    def png(self) -> bytes:
        """The picture in sixteen tones."""
        from PIL import Image

        image: Image.Image = self._image.reduce(_SCALE)
        tones = image.point(_table(_INK_TONES))
        for box in self._coloured:
            part = image.crop(box).point(_table(_ACCENT_TONES, _INK_TONES - 1))
            tones.paste(part, box[:2])
        tones.putpalette(_palette(self._accent))
        written = BytesIO()
        tones.save(written, "PNG", bits=4, compress_type=_FILTERED)
        return written.getvalue()


def _head(card: Card, sheet: _Sheet) -> float:
    """What stands above the words; returns where they may begin."""
    if not card.label:
        return EDGE
    face = sheet.letters.italic
    line = one_line(card.label, sheet.measure(face), _ROOM, _LABEL, _SMALLEST)
    baseline = EDGE + sheet.ascent(line.lines[0], face, line.size)
    sheet.text(line.lines[0], face, line.size, baseline, ink=_SOFT)
    return baseline + _LABEL * 1.1


def _foot(card: Card, sheet: _Sheet) -> float:
    """Who, where and when; returns where the words must end."""
    face = sheet.letters.roman
    measure = sheet.measure(face)
    room: float = _ROOM
    if card.place:
        room -= sheet.text(card.place, face, _SMALL, _FOOT, at_end=True, ink=_SOFT) + _SMALL
    line = _source(card, measure, room)
    sheet.text(line.lines[0], face, line.size, _FOOT, ink=_SOFT)
    top = _FOOT - _ABOVE_FOOT
    sheet.fill(EDGE, top, WIDTH - EDGE, top + 1, _RULE)
    if not card.name:
        return top - _SMALL
    baseline: float = top - 28
    if card.role:
        role = fit(card.role, measure, _ROOM, 2 * _SMALL * LEADING, (_SMALL, _SMALLEST + 2))
        baseline = _upwards(role, sheet, baseline)
    name = one_line(card.name, measure, _ROOM, _NAME, _SMALLEST)
    sheet.text(name.lines[0], face, name.size, baseline, is_coloured=True)
    return baseline - _NAME * 1.3


def _source(card: Card, measure: Callable[[str], float], room: float) -> Lines:
    """The event, where and when: what is cut of it is the event's title."""
    if not card.event:
        return one_line(card.where, measure, room, _SMALL, _SMALLEST)
    where = f" · {card.where}" if card.where else ""
    size = max(_LEAST, min(_SMALL, int(room / measure(card.event + where))))
    event = one_line(card.event, measure, room - measure(where) * size, size, size)
    return Lines(size, (event.lines[0] + where,))


def _upwards(set_: Lines, sheet: _Sheet, baseline: float) -> float:
    """Sets lines of which the last stands on a baseline; returns that of the line above them."""
    for line in reversed(set_.lines):
        sheet.text(line, sheet.letters.roman, set_.size, baseline, ink=_SOFT)
        baseline -= set_.size * LEADING
    return baseline - 8


def _words(card: Card, sheet: _Sheet, top: float, bottom: float) -> None:
    """The words, with what hangs before them, and what stands below."""
    face = sheet.letters.roman
    measure = sheet.measure(face)
    below = _below(card, sheet)
    height = bottom - top - (len(below.lines) * below.size * LEADING + 24 if below.lines else 0)
    leading, gap = (LEADING, _MARK_GAP) if card.is_quote else (_TITLE_LEADING, _NUMBER_GAP)
    hang = measure(card.opens) + gap if card.opens else 0
    set_ = fit(
        card.words + card.closes, measure, _ROOM, height, _LARGE, indent=hang, leading=leading
    )
    baseline = top + sheet.ascent(card.opens + set_.lines[0], face, set_.size)
    if card.opens:
        sheet.text(card.opens, face, set_.size, baseline, is_coloured=True, figures="lnum")
    for line in set_.lines:
        sheet.text(line, face, set_.size, baseline, indent=hang * set_.size)
        baseline += set_.size * leading
    baseline += 24 - set_.size * leading + below.size * LEADING + set_.size * 0.15
    for line in below.lines:
        sheet.text(line, sheet.letters.italic, below.size, baseline, ink=_SOFT)
        baseline += below.size * LEADING


def _below(card: Card, sheet: _Sheet) -> Lines:
    """What stands below the words."""
    if not card.beneath:
        return Lines(0, ())
    measure = sheet.measure(sheet.letters.italic)
    return fit(card.beneath, measure, _ROOM, 130, (42, 38, 34, 30))


def _table(tones: int, first: int = 0) -> list[int]:
    """For each grey its tone; paper is the first of all."""
    steps = [round(grey / 255 * (tones if first else tones - 1)) for grey in range(256)]
    return [first + step if step else 0 for step in steps]


def _palette(accent: str) -> list[int]:
    """Red, green and blue of each tone."""
    inks = [mixed(PAPER, INK, step / (_INK_TONES - 1)) for step in range(_INK_TONES)]
    accents = [mixed(PAPER, accent, step / _ACCENT_TONES) for step in range(1, _ACCENT_TONES + 1)]
    parts = range(1, 7, 2)
    return [int(colour[at : at + 2], 16) for colour in (*inks, *accents) for at in parts]
