"""Makes conferences of any size, for the measurements.

Their words are drawn as real words are, few often and many seldom, so that the text compresses
about as real text does (three times): a few words over and over would hide how an index grows.
"""

import random
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, count
from pathlib import Path

PER_SECTION = 5
"""Speakers heard in one section, each with `QUOTES` quotes."""
QUOTES = 3
VOCABULARY = 8_000

_SYLLABLES = [first + vowel for first in (*"bcdfghjklmnprstvwz", "sh", "tr") for vowel in "aeiou"]


def word(number: int) -> str:
    """A made-up word, a different one for each number."""
    syllables = ""
    while number >= 0:
        number, syllable = divmod(number, len(_SYLLABLES))
        syllables += _SYLLABLES[syllable]
        number -= 1
    return syllables + ("n" if len(syllables) < 3 else "")


def speakers_for(pages: int) -> int:
    """How many speakers make a site of about `pages` pages (speakers, quotes and sections)."""
    return round(pages / (1 + QUOTES + 1 / PER_SECTION))


@cache
def _weights() -> list[float]:
    """Zipf's law: the word of rank n is drawn in proportion to 1/n, here a little steeper."""
    return list(accumulate(1 / rank**1.2 for rank in range(1, VOCABULARY + 1)))


def _words(seed: str, shortest: int, longest: int) -> str:
    chance = random.Random(seed)
    numbers = chance.choices(
        range(VOCABULARY), cum_weights=_weights(), k=chance.randint(shortest, longest)
    )
    return " ".join(map(word, numbers))


def quote(speaker: int, number: int) -> str:
    """What the speaker says in the quote of this number; no other quote has these words."""
    first = word(speaker * QUOTES + number).capitalize()
    return f"{first} {_words(f'quote {speaker} {number}', 8, 30)}"


def story(speaker: int) -> str:
    """What the section tells behind the speaker's quotes."""
    return _words(f"story {speaker}", 40, 120).capitalize()


def speakers(number: int) -> Iterator[str]:
    """speakers.yml, record by record."""
    for speaker in range(number):
        name = word(speaker).capitalize()
        yield f"- id: speaker-{speaker}\n  name: Alma {name}\n  family_name: {name}\n"
        yield f"  given_name: Alma\n  role: Miller of {word(speaker * 13 % 997)}\n"
        yield f"  named_as:\n    - Ms. {name}\n  quotes:\n"
        for each in range(QUOTES):
            yield f"    - id: quote-{speaker}-{each}\n"
            yield f"      text: >-\n        {quote(speaker, each)}\n"


def takeaways(number: int) -> Iterator[str]:
    """takeaways.yml, section by section, one printed page each."""
    for page, first in zip(count(1), range(0, number, PER_SECTION), strict=False):
        yield f"- id: takeaway-{page}\n  title: On the {word(page)}\n"
        yield f"  summary: What was said of the {word(page)}.\n  text: |\n    {{p. {page}}} "
        for speaker in range(first, min(first + PER_SECTION, number)):
            said = ", and ".join(f"“{quote(speaker, each)}”" for each in range(QUOTES))
            yield f"Ms. {word(speaker).capitalize()} said {said}. {story(speaker)}.\n\n    "
        yield "\n"


def make(project: Path, number: int) -> None:
    """Writes a conference of `number` speakers into the folder `project`, which has `hooks/`."""
    _write(project, speakers(number), takeaways(number))


def make_transcript(project: Path, turns: int, people: int, sections: int) -> None:
    """Writes a day of talk, of which every turn is a quote, up to 250 words long."""
    names = [word(person).capitalize() for person in range(people)]
    said = [f"{word(turn).capitalize()} {_words(f'turn {turn}', 1, 249)}" for turn in range(turns)]
    chance = random.Random("turns")
    speaking = [chance.randrange(people) for _ in said]

    def speakers() -> Iterator[str]:
        for person, name in enumerate(names):
            yield f"- id: speaker-{person}\n  name: Alma {name}\n  family_name: {name}\n"
            yield f"  given_name: Alma\n  role: Miller\n  named_as:\n    - Ms. {name}\n  quotes:\n"
            for turn in (turn for turn, who in enumerate(speaking) if who == person):
                yield f"    - id: turn-{turn}\n      text: >-\n        {said[turn]}\n"

    def takeaways() -> Iterator[str]:
        for section in range(sections):
            yield f"- id: session-{section}\n  title: {_words(f'title {section}', 5, 9)}\n"
            yield f"  summary: What was said.\n  text: |\n    {{p. {section + 1}}} "
            for turn in range(turns * section // sections, turns * (section + 1) // sections):
                yield f"Ms. {names[speaking[turn]]} said: “{said[turn]}”\n\n    "
            yield "\n"

    _write(project, speakers(), takeaways())


def _write(project: Path, speakers: Iterable[str], takeaways: Iterable[str]) -> None:
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "index.md").write_text("A made-up conference.\n", "utf-8")
    (project / "speakers.yml").write_text("".join(speakers), "utf-8")
    (project / "takeaways.yml").write_text("".join(takeaways), "utf-8")
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
