"""Quotes, each on a page of its own, and their two lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.cite.reference import Reference, of_quote
from proceedings.problems import shortened
from proceedings.publish.collation import sort_key
from proceedings.publish.page import Listing, OpenGraphType, Page, Trail
from proceedings.publish.renderer import Renderer
from proceedings.publish.runs import quote_runs
from proceedings.record.model import Proceedings, Section, Speaker, Statement, quotes

MOST_OF_TITLE = 70
"""Characters of a quote in the title of its page."""


@dataclass(frozen=True)
class QuoteList(Listing):
    """All quotes by section."""

    template: ClassVar[str] = "quotes.html.jinja"

    groups: tuple[tuple[Section, tuple[Statement, ...]], ...]

    @property
    def title(self) -> str:
        """The word for them."""
        return words.QUOTES

    @property
    def description(self) -> str:
        """What they are, and their order."""
        return words.about_quotes(self.event.described)

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, "quotes/"),)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What quotes.html.jinja expects."""
        return {"groups": self.groups}


@dataclass(frozen=True)
class QuotesBySpeaker(Page):
    """All quotes by speaker."""

    template: ClassVar[str] = "quotes-by-speaker.html.jinja"

    groups: tuple[tuple[Speaker, tuple[Statement, ...]], ...]

    @property
    def title(self) -> str:
        """What the list is called."""
        return words.QUOTES_BY_SPEAKER

    @property
    def description(self) -> str:
        """What they are, and their order."""
        return words.about_quotes_by_speaker(self.event.described)

    @property
    def trail(self) -> Trail:
        """By way of the list by section."""
        return ((words.QUOTES, "quotes/"), (self.title, "quotes/by-speaker/"))

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What quotes-by-speaker.html.jinja expects."""
        return {"groups": self.groups}


@dataclass(frozen=True)
class QuotePage(Page):
    """A quote alone: its words, its paragraph, its citations. Testimony has no paragraph."""

    template: ClassVar[str] = "quote.html.jinja"
    open_graph: ClassVar[OpenGraphType] = "article"

    quote: Statement
    former_speakers: tuple[Speaker, ...]
    """To whom the words were given before they were corrected."""
    by_speaker: tuple[Statement, ...]
    in_section: tuple[Statement, ...]

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

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What quote.html.jinja expects."""
        copied = renderer.copy_text(self.quote)
        return {
            "quote": self.quote,
            "runs": [] if self.quote.speaker.testimony else quote_runs(self.quote),
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


def quote_list(proceedings: Proceedings) -> Iterator[QuoteList]:
    """The list of quotes, if there are any."""
    groups = [
        (section, tuple(quotes(proceedings.in_section(section))))
        for section in proceedings.sections
    ]
    if proceedings.has("quote"):
        yield QuoteList(proceedings.event, tuple(group for group in groups if group[1]))


def quote_pages(proceedings: Proceedings) -> Iterator[Page]:
    """A page for each quote, and the list by speaker."""
    for quote in proceedings.quotes:
        is_testimony = quote.speaker.testimony
        yield QuotePage(
            proceedings.event,
            quote,
            tuple(
                proceedings.speaker[each.speaker] for each in quote.entry.corrected if each.speaker
            ),
            _others(proceedings.by_speaker(quote.speaker), quote),
            () if is_testimony else _others(proceedings.in_section(quote.section), quote),
        )
    if proceedings.has("quote"):
        speakers = sorted(proceedings.speakers, key=lambda speaker: sort_key(speaker.family_name))
        groups = [(each, tuple(quotes(proceedings.by_speaker(each)))) for each in speakers]
        yield QuotesBySpeaker(proceedings.event, tuple(group for group in groups if group[1]))


def _others(statements: Sequence[Statement], quote: Statement) -> tuple[Statement, ...]:
    return tuple(other for other in quotes(statements) if other is not quote)
