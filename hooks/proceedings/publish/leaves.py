"""The printed pages as a row of leaves: where each begins, and where a section is among them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from proceedings.record.model import Proceedings, Section
from proceedings.record.text import Paragraph

MOST_LEAVES = 12
"""Leaves in a row; of a longer print a row shows the section's own, one beside, first and last."""


class Leaf(NamedTuple):
    """A printed page in the row of a section."""

    page: str
    address: str
    """Where the page begins, below the site's address."""
    is_here: bool
    """Whether the section stands on it."""
    follows_gap: bool
    """Whether leaves are left out before it."""


class Leaves:
    """The printed pages of the proceedings, each with where it begins; none without page marks."""

    def __init__(self, proceedings: Proceedings) -> None:
        self.addresses: dict[str, str] = {}
        for part in proceedings.preface:
            self._add(part.paragraphs, "")
        shown: set[str] = set()
        for section in proceedings.sections:
            if section.kind not in shown:
                shown.add(section.kind)
                introduction = proceedings.introductions.get(section.kind, ())
                self._add(introduction, f"{section.kind}/")
            self._add(section.paragraphs, section.address)
        self._pages = list(self.addresses)
        self._places = {page: place for place, page in enumerate(self._pages)}

    def row(self, section: Section) -> tuple[Leaf, ...]:
        """The row of a section."""
        if not section.pages or not set(section.pages) <= self._places.keys():
            return ()
        first, last = (self._places[page] for page in section.pages)
        row: list[Leaf] = []
        before = -1
        for place in _shown(first, last, len(self._pages)):
            page = self._pages[place]
            is_here = first <= place <= last
            row.append(Leaf(page, self.addresses[page], is_here, place > before + 1))
            before = place
        return tuple(row)

    def _add(self, paragraphs: Iterable[Paragraph], address: str) -> None:
        for paragraph in paragraphs:
            for page in _begun(paragraph):
                self.addresses[page] = f"{address}#page-{page}"


def _shown(first: int, last: int, number: int) -> list[int]:
    """The places of a row's leaves among all: at most `MOST_LEAVES`."""
    if number <= MOST_LEAVES:
        return list(range(number))
    shown = sorted({0, *range(max(0, first - 1), min(number, last + 2)), number - 1})
    if len(shown) > MOST_LEAVES:  # a section longer than a row: its beginning and its end
        half = MOST_LEAVES // 2
        return shown[:half] + shown[-half:]
    return shown


def fragments(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """The ids of paragraphs, and of the marks where printed pages begin."""
    for paragraph in paragraphs:
        yield from (paragraph.id, *paragraph.also)
        yield from (f"page-{page}" for page in _begun(paragraph))


def _begun(paragraph: Paragraph) -> Iterator[str]:
    """The pages that begin in a paragraph."""
    if paragraph.begins_page:
        yield paragraph.first_page
    yield from (page for _, page in paragraph.marks)
