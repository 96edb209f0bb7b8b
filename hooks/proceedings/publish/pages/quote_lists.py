"""The lists of quotes, by section and by speaker."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.cite.reference import Reference, of_quotes
from proceedings.publish.collation import sort_key
from proceedings.publish.page import Listing, Page, Trail
from proceedings.publish.pages.speaker_lists import letter_part
from proceedings.publish.parts import (
    Neighbour,
    Part,
    beside,
    by_initial,
    is_long,
    section_address,
)
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings, Section, Speaker, Statement, quotes


@dataclass(frozen=True)
class QuoteList(Listing):
    """All quotes by section, or the sections, if there are many quotes."""

    template: ClassVar[str] = "quotes.html.jinja"

    groups: tuple[tuple[Section, tuple[Statement, ...]], ...]
    parts: tuple[Part, ...]

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

    def listed(self, site_url: str) -> Iterable[Reference]:
        """The quotes."""
        quotes = (quote for _, group in self.groups for quote in group)
        return of_quotes(quotes, self.event, site_url)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What quotes.html.jinja expects."""
        return {"groups": self.groups, "parts": self.parts}


@dataclass(frozen=True)
class SectionQuotes(Page):
    """The quotes of one section, where there are many in all."""

    template: ClassVar[str] = "section-quotes.html.jinja"

    section: Section
    quotes: tuple[Statement, ...]
    previous: Neighbour
    following: Neighbour

    @property
    def title(self) -> str:
        """What they are, and the section."""
        return words.quotes_in(self.section.heading)

    @property
    def description(self) -> str:
        """How many of what."""
        return words.about_quotes_in(len(self.quotes), self.section.heading, self.event.described)

    @property
    def trail(self) -> Trail:
        """By way of the list."""
        return ((words.QUOTES, "quotes/"), (self.section.heading, section_address(self.section)))

    def listed(self, site_url: str) -> Iterable[Reference]:
        """The quotes."""
        return of_quotes(self.quotes, self.event, site_url)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What section-quotes.html.jinja expects."""
        return {
            "section": self.section,
            "quotes": self.quotes,
            "previous": self.previous,
            "following": self.following,
        }


@dataclass(frozen=True)
class QuotesBySpeaker(Page):
    """All quotes by speaker, or the speakers, if there are many quotes."""

    template: ClassVar[str] = "quotes-by-speaker.html.jinja"

    groups: tuple[tuple[Speaker, tuple[Statement, ...]], ...]
    parts: tuple[Part, ...]

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

    def listed(self, site_url: str) -> Iterable[Reference]:
        """The quotes."""
        quotes = (quote for _, group in self.groups for quote in group)
        return of_quotes(quotes, self.event, site_url)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What quotes-by-speaker.html.jinja expects."""
        return {"groups": self.groups, "parts": self.parts}


def quote_list(proceedings: Proceedings) -> Iterator[QuoteList]:
    """The list of quotes, if there are any."""
    if is_long(proceedings.quotes):
        yield QuoteList(proceedings.event, (), tuple(_parts(proceedings)))
    elif proceedings.has("quote"):
        yield QuoteList(proceedings.event, tuple(_by_section(proceedings)), ())


def more_quote_lists(proceedings: Proceedings) -> Iterator[Page]:
    """The list by speaker, and the parts of the list by section."""
    if is_long(proceedings.quotes):
        yield QuotesBySpeaker(proceedings.event, (), tuple(_speakers(proceedings)))
        groups = list(_by_section(proceedings))
        ways = beside([(section.heading, section_address(section)) for section, _ in groups])
        for (section, said), (previous, following) in zip(groups, ways, strict=True):
            yield SectionQuotes(proceedings.event, section, said, previous, following)
    elif proceedings.has("quote"):
        yield QuotesBySpeaker(proceedings.event, tuple(_by_speaker(proceedings)), ())


def where_listed(proceedings: Proceedings) -> Callable[[Section], str]:
    """What gives the address of all quotes of a section."""
    return (
        section_address if is_long(proceedings.quotes) else lambda section: f"quotes/#{section.id}"
    )


def _by_section(
    proceedings: Proceedings,
) -> Iterator[tuple[Section, tuple[Statement, ...]]]:
    for section in proceedings.sections:
        if said := quotes(proceedings.in_section(section)):
            yield section, tuple(said)


def _by_speaker(
    proceedings: Proceedings,
) -> Iterator[tuple[Speaker, tuple[Statement, ...]]]:
    for speaker in sorted(proceedings.speakers, key=lambda each: sort_key(each.family_name)):
        if said := quotes(proceedings.by_speaker(speaker)):
            yield speaker, tuple(said)


def _parts(proceedings: Proceedings) -> Iterator[Part]:
    """The sections, each with how many quotes it has."""
    for section, said in _by_section(proceedings):
        about = words.number_of_quotes(len(said))
        if section.pages:
            about = f"{about}, {words.printed_pages(section.pages)}"
        yield Part(section.heading, section_address(section), about, section.id)


def _speakers(proceedings: Proceedings) -> Iterator[Part]:
    """The speakers, whose own pages have their quotes; of many speakers the letters."""
    times = {speaker.id: len(said) for speaker, said in _by_speaker(proceedings)}
    speakers = [proceedings.speaker[key] for key in times]
    if not is_long(speakers):
        for speaker in speakers:
            about = words.number_of_quotes(times[speaker.id])
            yield Part(speaker.name, f"{speaker.address}#quotes", about, speaker.id)
        return
    for letter, named in by_initial(speakers, proceedings.event.language).items():
        number = sum(times[speaker.id] for speaker in named)
        yield letter_part(letter, named, words.number_of_quotes(number))
