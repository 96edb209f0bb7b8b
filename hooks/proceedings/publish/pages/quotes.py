"""Quotes, each on a page of its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from proceedings import words
from proceedings.cite.reference import Reference, of_quote
from proceedings.problems import shortened
from proceedings.publish.page import OpenGraphType, Page, Trail
from proceedings.publish.pages.quote_lists import where_listed
from proceedings.publish.pages.speakers import content_notes
from proceedings.publish.renderer import Renderer
from proceedings.publish.runs import quote_runs
from proceedings.publish.safety import calls_for_leaving
from proceedings.record.model import Proceedings, Speaker, Statement

MOST_OF_TITLE = 70
"""Characters of a quote in the title of its page."""

NEIGHBOURS = 6
"""Other quotes of the speaker, and of the section, on a quote's page: those nearest in the text."""


MOST_SET_LARGE = 180
"""Characters of a quote that are set in the largest size on its page."""


class More(NamedTuple):
    """Other quotes on a quote's page."""

    quotes: tuple[Statement, ...]
    number: int
    """Of all that there are, the page's own included; 0 if no other is left out."""
    address: str
    """Where all of them are."""


@dataclass(frozen=True)
class QuotePage(Page):
    """A quote alone: its words, its paragraph, its citations. Testimony has no paragraph."""

    template: ClassVar[str] = "quote.html.jinja"
    open_graph: ClassVar[OpenGraphType] = "article"

    quote: Statement
    statements: tuple[Statement, ...]
    """Those of the paragraph, this one among them."""
    former_speakers: tuple[Speaker, ...]
    """To whom the words were given before they were corrected."""
    by_speaker: More | None
    in_section: More | None

    @property
    def title(self) -> str:
        """The first words and the speaker; of testimony no word."""
        name = self.quote.speaker.name
        if self.quote.speaker.testimony:
            return words.testimony(name)
        name = words.with_reservation(name, is_inferred=self.quote.is_inferred)
        return words.quote(shortened(self.quote.text, MOST_OF_TITLE), name)

    @property
    def description(self) -> str:
        """The speaker and the words; of testimony no word."""
        quote, speaker = self.quote, self.quote.speaker
        if speaker.testimony:
            return words.about_testimony(speaker.name, self.event.described)
        name = words.with_reservation(speaker.name, is_inferred=quote.is_inferred)
        return words.about_quote(name, speaker.described, quote.text, self.event.described)

    @property
    def trail(self) -> Trail:
        """By way of the list."""
        return ((words.QUOTES, "quotes/"), (self.title, self.quote.address))

    @property
    def is_sensitive(self) -> bool:
        """The page of a survivor's words."""
        return self.quote.speaker.testimony

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What quote.html.jinja expects."""
        copied = renderer.copy_text(self.quote)
        return {
            "quote": self.quote,
            "content_notes": content_notes([self.quote]),
            "is_long": len(self.quote.text) > MOST_SET_LARGE,
            "runs": [] if self.quote.speaker.testimony else quote_runs(self.quote),
            "statements": self.statements,
            "noted": calls_for_leaving(self.quote.section, self.statements),
            "copied": copied,
            "embed": renderer.embed(copied),
            "citations": renderer.citer.statement(self.quote),
            "former_speakers": {each.id: each.name for each in self.former_speakers},
            "by_speaker": self.by_speaker,
            "in_section": self.in_section,
        }

    def reference(self, site_url: str) -> Reference:
        """The quote."""
        return of_quote(self.quote, self.event, site_url)


def quote_pages(proceedings: Proceedings) -> Iterator[QuotePage]:
    """A page for each quote."""
    listed = where_listed(proceedings)
    by_speaker = _places(proceedings.quotes, lambda quote: quote.speaker.id)
    in_section = _places(proceedings.quotes, lambda quote: quote.section.id)
    for quote in proceedings.quotes:
        yield QuotePage(
            proceedings.event,
            quote,
            tuple(proceedings.in_paragraph(quote.section, quote.paragraph)),
            tuple(
                proceedings.speaker[each.speaker] for each in quote.entry.corrected if each.speaker
            ),
            _more(*by_speaker[quote.id], f"{quote.speaker.address}#quotes"),
            None
            if quote.speaker.testimony
            else _more(*in_section[quote.id], listed(quote.section)),
        )


def _places(
    statements: Iterable[Statement], key: Callable[[Statement], str]
) -> dict[str, tuple[Sequence[Statement], int]]:
    """By its id, each quote's place among those that have something in common."""
    groups: dict[str, list[Statement]] = {}
    places: dict[str, tuple[Sequence[Statement], int]] = {}
    for quote in statements:
        group = groups.setdefault(key(quote), [])
        places[quote.id] = group, len(group)
        group.append(quote)
    return places


def _more(group: Sequence[Statement], place: int, address: str) -> More | None:
    """The quotes of a group that stand nearest to one in the text, and where all are."""
    if len(group) == 1:
        return None
    first = max(0, min(place - NEIGHBOURS // 2, len(group) - 1 - NEIGHBOURS))
    nearest = enumerate(group[first : first + 1 + NEIGHBOURS], first)
    shown = tuple(quote for number, quote in nearest if number != place)
    return More(shown, len(group) if len(group) > 1 + len(shown) else 0, address)
