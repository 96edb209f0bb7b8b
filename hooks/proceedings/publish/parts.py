"""How a long list comes by part: each on a page of its own, at an address that stays.

A part is named after what it holds, a section or a letter, and never numbered: a record that is
added moves no other one to another address. It is as long as what it is named after.
"""

from collections.abc import Iterable, Sequence, Sized
from typing import NamedTuple

from proceedings.publish.collation import sort_key, unaccented
from proceedings.record.model import Speaker, Statement

MOST_LISTED = 100
"""Entries of a list on one page; a longer one comes by part."""

MOST_OF_LISTED = 300
"""Characters of a quote in a list of quotes."""

Neighbour = tuple[str, str] | None
"""Title and address of the part before or after, if there is one."""


class Part(NamedTuple):
    """A part of a list, or an entry that says no more than where the rest is."""

    title: str
    address: str
    about: str
    """How much it holds, in words."""
    id: str = ""
    """The id that it has as a heading while the list is short: links may lead there."""


def is_long(entries: Sized) -> bool:
    """Whether a list comes by part."""
    return len(entries) > MOST_LISTED


def beside(parts: Sequence[tuple[str, str]]) -> Iterable[tuple[Neighbour, Neighbour]]:
    """For each of some titles with addresses, the one before it and the one after it."""
    ways = [None, *parts, None]
    return zip(ways[:-2], ways[2:], strict=True)


def initial(name: str) -> str:
    """The letter or digit under which a name is looked up, without accents; nothing without one."""
    bare = (unaccented(name) or name).casefold()
    return next((char for char in bare if char.isalnum()), "")


def letter_title(letter: str) -> str:
    """The letter as readers see it."""
    return letter.upper() or "…"


def letter_address(letter: str) -> str:
    """The address of the speakers under a letter, of which it has the number if it is not Latin."""
    name = letter if letter.isascii() else f"u{ord(letter):04x}"
    return f"speakers/by-letter/{name or 'other'}/"


def by_initial(speakers: Iterable[Speaker]) -> dict[str, list[Speaker]]:
    """The speakers by the initials of their family names, in alphabetical order."""
    found: dict[str, list[Speaker]] = {}
    for speaker in sorted(speakers, key=lambda each: sort_key(each.family_name)):
        found.setdefault(initial(speaker.family_name), []).append(speaker)
    return dict(sorted(found.items()))


def listed(quote: Statement) -> str:
    """A quote in its quotation marks as a list shows it: cut if it is long, but never testimony."""
    text = quote.text
    if len(text) <= MOST_OF_LISTED or quote.speaker.testimony:
        return quote.quoted
    space = text.rfind(" ", 0, MOST_OF_LISTED)
    end = space if space > MOST_OF_LISTED // 2 else MOST_OF_LISTED  # not every script has spaces
    return quote.quoted.replace(text, f"{text[:end].rstrip()}…")
