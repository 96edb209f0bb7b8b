"""Makes conferences of any size, for the measurements."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

PER_SECTION = 5
"""Speakers heard in one section, each with `QUOTES` quotes."""
QUOTES = 3

_SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu")


def word(number: int) -> str:
    """A made-up word, a different one for each number."""
    return "".join(_SYLLABLES[int(digit)] for digit in str(number + 100))


def speakers_for(pages: int) -> int:
    """How many speakers make a site of about `pages` pages (speakers, quotes and sections)."""
    return round(pages / (1 + QUOTES + 1 / PER_SECTION))


def sentence(speaker: int, number: int) -> str:
    """What the speaker says in the quote of this number."""
    words = (word(speaker * 7 + number * 3 + step) for step in range(12))
    return f"{word(speaker * QUOTES + number).capitalize()} {' '.join(words)}"


def speakers(number: int) -> Iterator[str]:
    """speakers.yml, record by record."""
    for speaker in range(number):
        name = word(speaker).capitalize()
        yield f"- id: speaker-{speaker}\n  name: Alma {name}\n  family_name: {name}\n"
        yield f"  given_name: Alma\n  role: Miller\n  named_as:\n    - Ms. {name}\n  quotes:\n"
        for quote in range(QUOTES):
            yield f"    - id: quote-{speaker}-{quote}\n      text: >-\n"
            yield f"        {sentence(speaker, quote)}\n"


def takeaways(number: int) -> Iterator[str]:
    """takeaways.yml, section by section, one printed page each."""
    for page, first in zip(count(1), range(0, number, PER_SECTION), strict=False):
        yield f"- id: takeaway-{page}\n  title: On the {word(page)}\n"
        yield f"  summary: What was said of the {word(page)}.\n  text: |\n    {{p. {page}}} "
        for speaker in range(first, min(first + PER_SECTION, number)):
            said = ", and ".join(f"“{sentence(speaker, quote)}”" for quote in range(QUOTES))
            yield f"Ms. {word(speaker).capitalize()} said {said}.\n\n    "
        yield "\n"


def make(project: Path, number: int) -> None:
    """Writes a conference of `number` speakers into the folder `project`, which has `hooks/`."""
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "index.md").write_text("A made-up conference.\n", "utf-8")
    (project / "speakers.yml").write_text("".join(speakers(number)), "utf-8")
    (project / "takeaways.yml").write_text("".join(takeaways(number)), "utf-8")
    (project / "mkdocs.yml").write_text(
        "INHERIT: hooks/mkdocs.base.yml\n"
        "site_name: Mills\n"
        "extra:\n"
        "  proceedings:\n"
        "    title: Mills\n"
        "    edition:\n"
        "      version: '1'\n"
        "      date: 2020-01-01\n",
        "utf-8",
    )
