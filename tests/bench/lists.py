"""Measures how large the pages of large conferences are. Run it by hand:

    cd tests && ../.venv/bin/python -m bench.lists [QUOTES]

It builds a conference of a day's transcript (582 quotes, 23 sections) and a made-up one of so many
quotes (8,000 if not said), and prints the largest page of each kind: its bytes, plain and
compressed, and its elements. The aims are 60 KB compressed and 3,000 elements, and a home page of
the same bytes however large the conference is.
"""

import gzip
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.made_up import QUOTES, make, make_transcript
from support import ROOT, build

TRANSCRIPT = (582, 20, 23)
"""Turns, people, sections."""


class Size(NamedTuple):
    """How large a page is."""

    compressed: int
    size: int
    elements: int


def size(html: bytes) -> Size:
    return Size(len(gzip.compress(html)), len(html), len(re.findall(rb"<[a-z]", html)))


def kind(address: str) -> str:
    """A page's address with a star for what is the page's own."""
    above, _, own = address.removesuffix("/").rpartition("/")
    return f"{above}/*/" if above and own != "by-speaker" else address or "home"


def largest(folder: Path) -> dict[str, Size]:
    """The sizes of the largest page of each kind."""
    found: dict[str, Size] = {}
    for path in folder.rglob("index.html"):
        name = kind(path.parent.relative_to(folder).as_posix().replace(".", ""))
        measured = size(path.read_bytes())
        known = found.get(name, measured)
        found[name] = Size(*map(max, measured, known))
    return found


def measure(name: str, write: Callable[[Path], None]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        project = Path(temporary) / "project"
        shutil.copytree(ROOT / "hooks", project / "hooks")
        write(project)
        build(project, project / "site")
        print(f"{name:24} {'gzip':>8} {'bytes':>9} {'elements':>9}")
        for each, (compressed, plain, elements) in sorted(largest(project / "site").items()):
            print(f"{each:24} {compressed:8} {plain:9} {elements:9}", flush=True)


def main(quotes: int = 8_000) -> None:
    turns, people, sections = TRANSCRIPT
    measure(
        "a transcript",
        partial(make_transcript, turns=turns, people=people, sections=sections),
    )
    for number in (quotes // 4, quotes):
        measure(f"{number} quotes", partial(make, number=round(number / QUOTES)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
