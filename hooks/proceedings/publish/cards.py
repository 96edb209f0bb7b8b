"""What the picture of a link says: of a quote, a section, a speaker, the whole.

A card is everything that its picture shows, so that two that are equal look the same. Of a
survivor's words and person it has nothing: there is the card of the whole in their place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from proceedings import words
from proceedings.publish.language import direction
from proceedings.publish.pages.home import title_of
from proceedings.record.model import Event, Proceedings, Section, Speaker, Statement

NAME = "card.png"
"""The file beside a page."""
SIZE = (1200, 630)
"""Pixels: what previews show largest."""
MOST_OF_WORDS = 400
"""Characters of a quote on its card."""
ACCENT = "#174c55"
"""That of the light scheme, as base.css has it."""


@dataclass(frozen=True)
class Card:
    """The words of a card, as plain text; what is empty is not shown."""

    words: str
    """What is set as large as it fits."""
    event: str
    where: str
    accent: str
    direction: Literal["ltr", "rtl"]
    opens: str = ""
    """What hangs before the words: a quotation mark, a section's number."""
    closes: str = ""
    label: str = ""
    """What stands above them: the title of the list."""
    beneath: str = ""
    """What stands below them: a subtitle, a person's role."""
    name: str = ""
    """Who says them, and as what, at the foot."""
    role: str = ""
    place: str = ""
    """The printed pages."""

    @property
    def is_quote(self) -> bool:
        """Whether the words are somebody's own."""
        return bool(self.closes)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that is to be drawn."""
        return (
            *(self.opens, self.words, self.closes, self.label, self.beneath, self.name),
            *(self.role, self.event, self.where, self.place),
        )

    @property
    def alt(self) -> str:
        """What the picture says, for those who do not see it."""
        opens = f"{self.opens}. " if self.opens and not self.is_quote else self.opens
        said = (f"{opens}{self.words}{self.closes}", self.name, self.role, self.beneath)
        source = (self.event, self.where, self.place)
        return " · ".join(each for each in (*said, *source) if each)


def cards(proceedings: Proceedings) -> dict[str, Card]:
    """The card of every page that has one of its own, by the page's address."""
    return dict(_cards(proceedings))


def _cards(proceedings: Proceedings) -> Iterator[tuple[str, Card]]:
    event = proceedings.event
    whole = card_of_whole(event)
    yield "", whole
    for section in proceedings.sections:
        yield section.address, _of_section(section, event)
    for speaker in proceedings.speakers:
        yield speaker.address, whole if speaker.testimony else _of_speaker(speaker, event)
    for quote in proceedings.quotes:
        yield quote.address, whole if quote.speaker.testimony else _of_quote(quote, event)


def card_of_whole(event: Event) -> Card:
    """The card of the site, and of what has none of its own: the event's title, where and when."""
    return Card(
        event.title,
        event="",
        where=_where(event),
        label=event.kind or "",
        beneath=event.subtitle or "",
        accent=event.look.accent or ACCENT,
        direction=direction(event.language),
    )


def card_without_words(event: Event) -> Card:
    """What is left of it where the event's own letters cannot be drawn."""
    return Card("", "", "", event.look.accent or ACCENT, direction(event.language))


def _of_section(section: Section, event: Event) -> Card:
    return _card(
        event,
        section.title,
        opens=f"{section.number}" if section.number else "",
        label=title_of(event, section.kind),
        place=words.page_label(section.pages) if section.pages else "",
    )


def _of_speaker(speaker: Speaker, event: Event) -> Card:
    return _card(event, speaker.name, beneath=speaker.described)


def _of_quote(quote: Statement, event: Event) -> Card:
    return _card(
        event,
        _cut(quote.text),
        opens=quote.quoted[0],
        closes=quote.quoted[-1],
        name=words.with_reservation(quote.speaker.name, is_inferred=quote.is_inferred),
        role=quote.speaker.described,
        place=words.page_label(quote.pages) if quote.pages else "",
    )


def _card(event: Event, text: str, **parts: str) -> Card:
    accent = event.look.accent or ACCENT
    return Card(text, event.title, _where(event), accent, direction(event.language), **parts)


def _where(event: Event) -> str:
    return ", ".join(event.where_and_when)


def _cut(text: str) -> str:
    """The words, cut at a word if they are too many."""
    if len(text) <= MOST_OF_WORDS:
        return text
    begun = text[: MOST_OF_WORDS + 1]
    return begun[: begun.rfind(" ") if " " in begun else -1].rstrip(" ,;:–—-") + "…"
