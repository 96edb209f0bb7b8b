"""How a long list comes by part: each on a page of its own, at an address that stays.

A part is named after what it holds, a section or a letter, and never numbered: a record that is
added moves no other one to another address. It is as long as what it is named after.
"""

from collections.abc import Container, Iterable, Iterator, Sequence, Sized
from typing import NamedTuple

from proceedings.publish.collation import NUMBERS, initial, sort_key
from proceedings.read.ledger import TEXT
from proceedings.record.model import Proceedings, Section, Speaker, Statement

MOST_LISTED = 100
"""Entries of a list on one page; a longer one comes by part."""

MOST_OF_LISTED = 300
"""Characters of a quote in a list of quotes."""

_BY_SECTION, _BY_LETTER = "quotes/by-section/", "speakers/by-letter/"
_WHOLES = {_BY_SECTION: "quotes/", _BY_LETTER: "speakers/", "index/": "index/", TEXT: TEXT}
"""The folders of parts, each with the list that has all."""

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


def section_address(section: Section) -> str:
    """The address of the quotes of a section."""
    return f"{_BY_SECTION}{section.id}/"


def former_parts(
    proceedings: Proceedings, published: Iterable[str], there: Container[str]
) -> Iterator[tuple[str, str]]:
    """The addresses of parts that are no more, each with where it leads now.

    A list that has become short again has no parts; a letter may be without a speaker.

    Args:
        proceedings: the record.
        published: the addresses that were ever published.
        there: the addresses of today's pages.
    """
    renamed = {
        f"{_BY_SECTION}{name}/": section_address(section)
        for section in proceedings.sections
        for name in section.entry.formerly
    }
    for address in published:
        for parts, whole in _WHOLES.items():
            is_page = address.endswith("/") and "#" not in address
            if is_page and address.startswith(parts) and address not in there:
                today = renamed.get(address, whole)
                yield address, today if today in there else whole


def letter_name(letter: str) -> str:
    """A letter in an address: its number, if it is not one of a–z."""
    name = "0-9" if letter == NUMBERS else letter.lower()
    return name if name.isascii() else f"u{ord(name[0]):04x}"


def letter_address(letter: str) -> str:
    """The address of the speakers under a letter."""
    return f"{_BY_LETTER}{letter_name(letter)}/"


def by_initial(speakers: Iterable[Speaker], language: str) -> dict[str, list[Speaker]]:
    """The speakers by the initials of their family names, in the alphabet of a language."""
    found: dict[str, list[Speaker]] = {}
    for speaker in sorted(speakers, key=lambda each: sort_key(each.family_name, language)):
        found.setdefault(initial(speaker.family_name, language), []).append(speaker)
    return found


def listed(quote: Statement) -> str:
    """A quote in its quotation marks as a list shows it: cut if it is long, but never testimony."""
    text = quote.text
    if len(text) <= MOST_OF_LISTED or quote.speaker.testimony:
        return quote.quoted
    space = text.rfind(" ", 0, MOST_OF_LISTED)
    end = space if space > MOST_OF_LISTED // 2 else MOST_OF_LISTED  # not every script has spaces
    return quote.quoted.replace(text, f"{text[:end].rstrip()}…")
