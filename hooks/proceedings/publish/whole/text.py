"""The whole text on one page, to read through, to search with the browser, and to print.

A long one comes by part. The ids of its headings are the sections' addresses, those of paragraphs
the paragraphs': `#takeaways/some-id/p7-2`. So none is there twice, and each follows from the one
permanent address, to which the paragraph's link leads.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.publish.offer import Offer
from proceedings.publish.page import Listing, Page, Trail
from proceedings.publish.pages.home import rows_of, title_language
from proceedings.publish.parts import Neighbour, Part, beside
from proceedings.publish.renderer import Renderer
from proceedings.publish.whole.book import Book, BookPart, Chapter, book
from proceedings.read.ledger import TEXT
from proceedings.record.former import former_addresses
from proceedings.record.model import Proceedings
from proceedings.record.preface import PrefacePart, lists_speakers

MOST_OF_TEXT = 700_000
"""Bytes of words on one page, of which some 1 MB of HTML is made; a longer text comes by part."""

Ids = Mapping[str, tuple[str, ...]]
"""The former addresses of sections, by those of today: their ids besides their own."""


@dataclass(frozen=True)
class TextPage(Listing):
    """The cover, the preface, the sections (if they are long, their parts), the people."""

    template: ClassVar[str] = "text.html.jinja"

    preface: tuple[PrefacePart, ...]
    book: Book | None
    """Nothing where it comes by part."""
    parts: tuple[Part, ...]
    """Of a long text every section, each with where it stands."""
    former: Ids
    offers: tuple[Offer, ...]
    """The files that hold the same."""

    @property
    def title(self) -> str:
        """What it is called."""
        return words.TEXT

    @property
    def description(self) -> str:
        """What it is."""
        return words.about_text(self.event.described)

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, TEXT),)

    @property
    def is_sensitive(self) -> bool:
        """Where any section is."""
        return self.book is not None and self.book.is_sensitive

    @property
    def fragments(self) -> Iterator[str]:
        """The sections, however long the text becomes. What else is here stands elsewhere too."""
        if self.book:
            yield from (chapter.section.address for chapter in self.book.chapters)
        yield from (part.id for part in self.parts)
        for former in self.former.values():
            yield from former

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What text.html.jinja expects."""
        return {
            **_context(self.book.parts if self.book else (), renderer),
            "preface": rows_of(self.preface),
            "lists_speakers": lists_speakers(self.preface),
            "by_part": self.parts,
            "speakers": self.book.speakers if self.book else (),
            "contacts": self.book.contacts if self.book else (),
            "as_printed": words.as_printed(self.event.date),
            "edition": words.edition(self.event.edition.version, self.event.edition.date),
            "former": self.former,
            "offers": self.offers,
        }


@dataclass(frozen=True)
class TextPart(Page):
    """Some sections of a long text."""

    template: ClassVar[str] = "text-part.html.jinja"

    parts: tuple[BookPart, ...]
    previous: Neighbour
    following: Neighbour

    @property
    def title(self) -> str:
        """The first of the sections and the last."""
        return words.part(words.TEXT, _named(self.parts))

    @property
    def description(self) -> str:
        """The same."""
        return words.about_text_part(_named(self.parts), self.event.described)

    @property
    def trail(self) -> Trail:
        """By way of the whole."""
        return ((words.TEXT, TEXT), (_named(self.parts), _address(self.parts)))

    @property
    def is_sensitive(self) -> bool:
        """Where any section is."""
        return any(chapter.is_sensitive for part in self.parts for chapter in part.chapters)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What text-part.html.jinja expects."""
        return {
            **_context(self.parts, renderer),
            "previous": self.previous,
            "following": self.following,
        }


def text_pages(
    proceedings: Proceedings, offers: Sequence[Offer] = ()
) -> Iterator[TextPage | TextPart]:
    """The whole text, and the parts of a long one; nothing if there is no text.

    Args:
        proceedings: the record.
        offers: the files that hold the same.
    """
    if not proceedings.has("section"):
        return
    whole = book(proceedings)
    former = _former_ids(proceedings)
    stretches = _stretches(whole)
    if len(stretches) < 2:
        yield TextPage(proceedings.event, whole.preface, whole, (), former, tuple(offers))
        return
    entries = (_entry(chapter, parts) for parts in stretches for chapter in _chapters(parts))
    yield TextPage(proceedings.event, whole.preface, None, tuple(entries), former, tuple(offers))
    ways = beside([(_named(parts), _address(parts)) for parts in stretches])
    for parts, (previous, following) in zip(stretches, ways, strict=True):
        yield TextPart(proceedings.event, parts, previous, following)


def _context(parts: tuple[BookPart, ...], renderer: Renderer) -> dict[str, object]:
    """What _text.html.jinja expects."""
    return {"parts": [(part, title_language(renderer, part.kind)) for part in parts]}


def _stretches(whole: Book) -> list[tuple[BookPart, ...]]:
    """The text in stretches of at most so many bytes, each of whole sections."""
    found: list[list[BookPart]] = []
    size = 0
    for part in whole.parts:
        for number, chapter in enumerate(part.chapters):
            length = sum(len(each.text.encode()) for each in chapter.section.paragraphs)
            size += length
            if not found or size > MOST_OF_TEXT:
                found.append([])
                size = length
            if found[-1] and number:
                before = found[-1].pop()
                chapters = (*before.chapters, chapter)
                found[-1].append(BookPart(part.kind, part.title, before.introduction, chapters))
            else:
                introduction = () if number else part.introduction
                found[-1].append(BookPart(part.kind, part.title, introduction, (chapter,)))
    return [tuple(parts) for parts in found]


def _chapters(parts: tuple[BookPart, ...]) -> list[Chapter]:
    return [chapter for part in parts for chapter in part.chapters]


def _named(parts: tuple[BookPart, ...]) -> str:
    """`First section – Last section`."""
    chapters = _chapters(parts)
    return words.from_to(chapters[0].section.heading, chapters[-1].section.heading)


def _address(parts: tuple[BookPart, ...]) -> str:
    """A part is named after its first section, as the other lists' parts are."""
    return f"{TEXT}{_chapters(parts)[0].section.address}"


def _entry(chapter: Chapter, parts: tuple[BookPart, ...]) -> Part:
    section = chapter.section
    pages = words.printed_pages(section.pages) if section.pages else ""
    return Part(section.heading, f"{_address(parts)}#{section.address}", pages, section.address)


def _former_ids(proceedings: Proceedings) -> Ids:
    there = {section.address for section in proceedings.sections}
    found: dict[str, tuple[str, ...]] = {}
    for _, candidates in former_addresses(proceedings):
        for each in candidates:
            if each.today in there and each.address not in there:
                found[each.today] = (*found.get(each.today, ()), each.address)
    return found
