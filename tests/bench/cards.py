"""Measures what the pictures of links cost. Run it by hand:

    cd tests && ../.venv/bin/python -m bench.cards

It prints CPU milliseconds and bytes a card, for twice as many each time, and what a build costs
whose cards are all kept. The aim is 30 ms a card, and 60 KB; the time grows with their number.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from proceedings.project import read_proceedings
from proceedings.publish.cards import Card, cards
from proceedings.publish.painter import Painter, drawable
from support import ROOT

NUMBERS = (100, 200, 400)


def many(number: int) -> dict[str, Card]:
    """The project's own cards over and over, each with other words."""
    found = list(cards(read_proceedings(ROOT)).values())
    return {
        f"{at}/" if at else "": replace(card, words=f"{card.words} {at}")
        for at, card in ((at, found[at % len(found)]) for at in range(number))
    }


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> None:
    event = read_proceedings(ROOT).event
    for number in NUMBERS:
        wanted = many(number)
        pictures: list[bytes] = []
        with tempfile.TemporaryDirectory() as folder:
            painter = Painter.of(Path(folder), None)
            asked = seconds(partial(drawable, wanted, painter, event))
            drawn = seconds(partial(pictures.extend, map(painter.png, wanted.values())))
            again = seconds(partial(list, map(painter.png, wanted.values())))
        sizes = sorted(map(len, pictures))
        print(
            f"{number:>5} cards: {drawn / number * 1000:5.1f} ms each; "
            f"letters {asked / number * 1000:.2f} ms, kept {again / number * 1000:.2f} ms; "
            f"{sizes[number // 2]:,} bytes, at most {sizes[-1]:,}"
        )


if __name__ == "__main__":
    main()
