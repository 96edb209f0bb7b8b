"""What is wrong with the files that give the site its own look."""

import re
from collections.abc import Iterator
from pathlib import Path

from proceedings.problems import Place, Problem, did_you_mean, shortened
from proceedings.read.decode import decode
from proceedings.read.docs import DOCS, Docs
from proceedings.read.entries import EventEntry
from proceedings.read.records import Records

_ELSEWHERE = re.compile(r"""(?:@import\s+["']|url\(\s*["']?)\s*((?:[a-z]+:)?//[^"')\s]*)""", re.I)
"""An address in a style sheet that another host would be asked for."""


def look_problems(project: Path, event: Records[EventEntry], docs: Docs) -> Iterator[Problem]:
    """Files of the look that are not in the docs folder, or ask other hosts."""
    for placed in event.placed:
        look = placed.entry.look
        named = {"logo": look.logo, "icon": look.icon, "style": look.style, "font": look.font}
        for key, name in named.items():
            if name and placed.has("look", key) and name not in docs.files:
                guess = did_you_mean(name, docs.files)
                message = f"{DOCS}/ has no file “{name}”.{guess} Put it there, or correct the path."
                yield Problem(event.place((*placed.steps, "look", key)), message)
        if look.style in docs.files:
            yield from _asks_others(project, f"{DOCS}/{look.style}")


def _asks_others(project: Path, file: str) -> Iterator[Problem]:
    text, problems = decode(project, file, is_page=True)
    yield from problems
    for found in _ELSEWHERE.finditer(text):
        at = found.start(1)
        place = Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        message = (
            f"“{shortened(found[1])}” would be fetched from another site, which then learns who "
            "reads this one. Put the file into docs/ and write its path here."
        )
        yield Problem(place, message)
