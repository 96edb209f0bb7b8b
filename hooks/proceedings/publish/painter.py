"""Pictures of cards as files: drawn once for each content, and kept from build to build."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from proceedings.publish.cache import KEPT, Cache
from proceedings.publish.cards import NAME, Card, card_without_words
from proceedings.publish.draw import VERSION, draw
from proceedings.publish.faces import Letters, shapes
from proceedings.publish.file import PublishedFile
from proceedings.record.model import Event

CARDS = KEPT / "cards"
"""Below the project's folder."""


@dataclass(frozen=True)
class Painter:
    """Draws cards, and keeps their pictures; two that are equal draw alike."""

    cache: Cache
    digest: str
    """Differs where the same card looks different: other font files, Pillow, or code of ours."""
    letters: Letters = field(compare=False)

    @classmethod
    def of(cls, project: Path, font: Path | None) -> "Painter":
        """The painter of a project, whose editors may name a font file.

        Raises:
            OSError: that file is no font that can be read.
        """
        import PIL

        letters = Letters.of(font)
        return cls(
            Cache(project / CARDS),
            f"{letters.digest} {VERSION} {PIL.__version__} {shapes()}",
            letters,
        )

    def missing(self, card: Card) -> list[str]:
        """The letters of a card that cannot be drawn."""
        return self.letters.roman.missing("".join(card.texts))

    def png(self, card: Card) -> bytes:
        """The picture of a card: the one that is kept, or it is drawn."""
        return self.cache.get(self._name(card), partial(draw, card, self.letters))

    def is_kept(self, card: Card) -> bool:
        """Whether the picture is there without being drawn."""
        return self.cache.has(self._name(card))

    def keep_only(self, cards: Iterable[Card]) -> None:
        """Deletes the pictures of all other cards."""
        self.cache.keep_only(map(self._name, cards))

    def _name(self, card: Card) -> str:
        shown = hashlib.sha256(f"{self.digest} {card!r}".encode()).hexdigest()
        return f"{shown[:32]}.png"


@dataclass(frozen=True)
class CardFile(PublishedFile):
    """The picture of a card beside a page; without Pillow there is only the address."""

    @property
    def is_at_hand(self) -> bool:
        """Whether it is there without being drawn."""
        painter, card = self.of
        return painter is not None and painter.is_kept(card)


def card_files(cards: Mapping[str, Card], painter: Painter | None) -> Iterator[CardFile]:
    """The file of each card, by the addresses of their pages."""
    for page, card in cards.items():
        yield CardFile(f"{page}{NAME}", Painter.png, (painter, card))


def drawable(
    cards: Mapping[str, Card], painter: Painter, event: Event
) -> tuple[dict[str, Card], dict[str, list[str]]]:
    """The cards as they can be drawn.

    Returns:
        The cards, with that of the whole, or one without words, in the place of those that have
        letters that cannot be drawn; and these letters, by the addresses of their pages.
    """
    found = {page: painter.missing(card) for page, card in cards.items()}
    missing = {page: letters for page, letters in found.items() if letters}
    instead = card_without_words(event) if missing.get("") else cards[""]
    return {page: instead if page in missing else card for page, card in cards.items()}, missing
