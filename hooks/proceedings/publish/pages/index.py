"""The index of people and terms; a long one comes by letter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, NamedTuple

from proceedings import words
from proceedings.publish.az import IndexEntry, Target, index_entries
from proceedings.publish.collation import initial
from proceedings.publish.page import Listing, Page, Trail
from proceedings.publish.parts import letter_name
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings

ADDRESS = "index/"
MOST_LINES = 900
"""Entries, sections and places on one page; a longer index comes by letter."""


class Letter(NamedTuple):
    """A letter, or a part of one that has too many entries for a page."""

    title: str
    address: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True)
class IndexPage(Listing):
    """All entries; of a long index the letters and the names of the terms.

    So a term's address in the index holds, however long the index becomes.
    """

    template: ClassVar[str] = "index.html.jinja"

    letters: tuple[Letter, ...]
    is_long: bool

    @property
    def title(self) -> str:
        """The word for it."""
        return words.INDEX

    @property
    def description(self) -> str:
        """What is to be found."""
        return words.about_index(self.event.described)

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, ADDRESS),)

    @property
    def targets(self) -> tuple[Target, ...]:
        """The letters, and where each is."""
        return tuple((letter.title, letter.address) for letter in self.letters)

    @property
    def fragments(self) -> Iterator[str]:
        """The terms."""
        for letter in self.letters:
            for entry in letter.entries:
                if entry.term:
                    yield from (entry.id, *entry.term.formerly)

    def parts(self) -> Iterator["IndexPart"]:
        """The pages of a long index."""
        if self.is_long:
            for letter in self.letters:
                yield IndexPart(self.event, letter, self.targets)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What index.html.jinja expects."""
        return {
            "letters": self.letters,
            "targets": self.targets,
            "is_long": self.is_long,
            "has_terms": any(entry.term for letter in self.letters for entry in letter.entries),
        }


@dataclass(frozen=True)
class IndexPart(Page):
    """The entries below one letter of a long index."""

    template: ClassVar[str] = "index-part.html.jinja"

    letter: Letter
    targets: tuple[Target, ...]
    """All letters, and where each is."""

    @property
    def title(self) -> str:
        """The index's and the letter's."""
        return words.part(words.INDEX, self.letter.title)

    @property
    def description(self) -> str:
        """What is to be found."""
        return words.about_index(self.event.described, self.letter.title)

    @property
    def trail(self) -> Trail:
        """By way of the index."""
        return ((words.INDEX, ADDRESS), (self.title, self.letter.address))

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What index-part.html.jinja expects."""
        return {"letter": self.letter, "targets": self.targets}


def index_page(proceedings: Proceedings) -> IndexPage:
    """The index."""
    entries = index_entries(proceedings)
    by_letter: dict[str, list[IndexEntry]] = {}
    for entry in entries:
        letter = initial(entry.name, proceedings.event.language)
        by_letter.setdefault(letter, []).append(entry)
    is_long = sum(entry.lines for entry in entries) > MOST_LINES
    cut = _parts if is_long else _whole
    letters = [letter for each in by_letter.items() for letter in cut(*each)]
    homes = {
        entry.id: letter.address.partition("#")[0] for letter in letters for entry in letter.entries
    }
    return IndexPage(proceedings.event, tuple(_addressed(each, homes) for each in letters), is_long)


def _whole(title: str, entries: Sequence[IndexEntry]) -> Iterator[Letter]:
    yield Letter(title, f"{ADDRESS}#{title}", tuple(entries))


def _parts(title: str, entries: Sequence[IndexEntry]) -> Iterator[Letter]:
    """A letter, cut where a page is full."""
    parts: list[list[IndexEntry]] = [[]]
    lines = 0
    for entry in entries:
        lines += entry.lines
        if lines > MOST_LINES and parts[-1]:
            parts.append([])
            lines = entry.lines
        parts[-1].append(entry)
    name = letter_name(title)
    yield Letter(title, f"{ADDRESS}{name}/", tuple(parts[0]))
    for number, part in enumerate(parts[1:], start=2):
        yield Letter(f"{title} ({number})", f"{ADDRESS}{name}-{number}/", tuple(part))


def _addressed(letter: Letter, homes: Mapping[str, str]) -> Letter:
    """The letter with the addresses of what its entries refer to."""
    entries = (
        replace(entry, see=tuple((name, f"{homes[term]}#{term}") for name, term in entry.see))
        for entry in letter.entries
    )
    return letter._replace(entries=tuple(entries))
