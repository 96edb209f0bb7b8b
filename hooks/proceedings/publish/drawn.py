"""Which of a project's cards can be drawn here, and what the editors are told of the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from proceedings.problems import INSTALL, Place, Problem, ProblemsFound, named_letters
from proceedings.publish.cards import NAME, Card, cards
from proceedings.publish.faces import can_draw
from proceedings.publish.font_files import own_font
from proceedings.publish.painter import Painter, drawable
from proceedings.read.docs import DOCS
from proceedings.read.ledger import Ledger
from proceedings.record.assembled import Assembled
from proceedings.record.model import Event, Proceedings


class Drawn(NamedTuple):
    """The proceedings, with a remark on letters without a font; their cards; what draws them."""

    proceedings: Proceedings
    cards: Mapping[str, Card]
    """By the addresses of their pages; none where none can be drawn and none were published."""
    painter: Painter | None


def drawn_cards(project: Path, assembled: Assembled, ledger: Ledger) -> Drawn:
    """The cards of a project.

    Raises:
        ProblemsFound: the font file that the editors name is none.
    """
    proceedings = assembled.proceedings
    wanted = cards(proceedings)
    if not can_draw():
        is_published = any(_cards_in(ledger))
        return Drawn(proceedings, wanted if is_published else {}, None)
    painter = _painter(project, proceedings.event)
    wanted, missing = drawable(wanted, painter, proceedings.event)
    if missing:
        remarks = (*proceedings.remarks, _without_font(missing, assembled))
        proceedings = replace(proceedings, remarks=remarks)
    return Drawn(proceedings, wanted, painter)


def undrawn(ledger: Ledger) -> Iterator[Problem]:
    """What is to be done where cards were published, and none can be drawn."""
    message = (
        "Pictures of links were published, and Pillow, which draws them, is not installed. "
        f"{INSTALL}"
    )
    for address in islice(_cards_in(ledger), 1):
        yield Problem(ledger.lines[address].place, message)


def _painter(project: Path, event: Event) -> Painter:
    try:
        return Painter.of(project, own_font(project, event))
    except OSError:
        message = "This is no font file that can be read. Put another there."
        raise ProblemsFound([Problem(Place(f"{DOCS}/{event.look.font}"), message)]) from None


def _cards_in(ledger: Ledger) -> Iterator[str]:
    """The cards that were published."""
    return (address for address in ledger.lines if address.rpartition("/")[2] == NAME)


def _pictures_of(links: int) -> str:
    return "The picture of a link shows" if links == 1 else f"The pictures of {links} links show"


def _without_font(missing: Mapping[str, Sequence[str]], assembled: Assembled) -> Problem:
    """What the editors are told of letters that cannot be drawn, at the first place of one."""
    letters = list(dict.fromkeys(letter for each in missing.values() for letter in each))
    first = next(iter(missing))
    event = assembled.records.event
    message = (
        f"Note: {_pictures_of(len(missing))} no words, because no font file has "
        f"{named_letters(letters)}. Name one that has as “font” under “look” in mkdocs.yml."
    )
    place = assembled.place_of(first) if first else event.place(event.placed[0].steps)
    return Problem(place, message)
