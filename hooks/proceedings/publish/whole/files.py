"""The files that hold the whole proceedings, beside the page of the whole text."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from proceedings.problems import named_letters
from proceedings.publish.file import PublishedFile
from proceedings.publish.offer import Offer
from proceedings.publish.whole.book import book
from proceedings.publish.whole.epub import epub
from proceedings.publish.whole.pdf import Typesetter, can_set, unset
from proceedings.publish.whole.plain import plain_text
from proceedings.read.ledger import TEXT
from proceedings.record.model import Proceedings

PDF = f"{TEXT}proceedings.pdf"
PLAIN = Typesetter()
"""Keeps nothing."""


@dataclass(frozen=True)
class WholeFile(PublishedFile):
    """A file that holds the whole, made once: pages say how large it is."""

    @cached_property
    def content(self) -> bytes:
        """What the file holds."""
        return super().content

    def keep(self, earlier: "WholeFile") -> None:
        """Takes what was made before, so that a preview waits for no file after an edit."""
        vars(self)["content"] = earlier.content


@dataclass(frozen=True)
class UnsetFile(PublishedFile):
    """A PDF that was published and cannot be set here: there is only the address."""

    @property
    def is_at_hand(self) -> bool:
        """It is not."""
        return False


class Whole(NamedTuple):
    """What is offered, and what keeps the PDF from being so."""

    offers: tuple[Offer, ...] = ()
    needs_typst: bool = False
    lacks: Sequence[str] = ()
    """Letters that no font has."""

    @property
    def has_no_pdf(self) -> bool:
        """Whether there is a text, and it cannot be set."""
        return self.needs_typst or bool(self.lacks)

    @property
    def lacking(self) -> str:
        """Those letters, as editors are told of them."""
        return named_letters(self.lacks)

    def files(self, published: Container[str]) -> Iterator[PublishedFile]:
        """What is offered, and a PDF that was published, whether it can be made or not."""
        yield from (offer.file for offer in self.offers)
        if self.has_no_pdf and PDF in published:
            yield UnsetFile(PDF, Typesetter.pdf, ())


def whole_files(proceedings: Proceedings, site_url: str, typesetter: Typesetter = PLAIN) -> Whole:
    """The files of the proceedings; none if there is no text.

    Args:
        proceedings: the record.
        site_url: the site's address, which ends in a slash.
        typesetter: sets the PDF.
    """
    if not proceedings.sections:
        return Whole()
    of = (book(proceedings), site_url)
    lacks = unset(of[0].letters | {*site_url}, typesetter.font) if can_set() else ()
    offers = (
        Offer("PDF", "application/pdf", WholeFile(PDF, Typesetter.pdf, (typesetter, *of))),
        Offer("EPUB", "application/epub+zip", WholeFile(f"{TEXT}proceedings.epub", epub, of)),
        Offer("Plain text", "text/plain", WholeFile(f"{TEXT}proceedings.txt", plain_text, of)),
    )
    can_be = can_set() and not lacks
    return Whole(offers if can_be else offers[1:], not can_set(), lacks)
