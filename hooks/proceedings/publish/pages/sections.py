"""Takeaways and context sections, and their lists."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.cite.reference import Reference, of_section
from proceedings.publish.leaves import Leaf, Leaves, fragments
from proceedings.publish.page import Listing, OpenGraphType, Page, Trail
from proceedings.publish.pages.home import corrected_outside, title_language, title_of
from proceedings.publish.parts import Neighbour, Part, beside, is_long
from proceedings.publish.renderer import Renderer
from proceedings.publish.runs import plain_rows, section_runs
from proceedings.publish.safety import calls_for_leaving
from proceedings.publish.tally import Tally, tally
from proceedings.read.entries import ParagraphCorrection, SectionKind
from proceedings.record.history import corrections_of
from proceedings.record.model import Proceedings, Section, Speaker, Statement, Term, quotes
from proceedings.record.names import Naming
from proceedings.record.text import Paragraph


@dataclass(frozen=True)
class SectionList(Listing):
    """The sections of one kind, below what the print says before them."""

    template: ClassVar[str] = "sections.html.jinja"

    kind: SectionKind
    introduction: tuple[Paragraph, ...]
    corrected: tuple[ParagraphCorrection, ...]
    number: int
    sections: tuple[tuple[Section, Tally], ...]
    parts: tuple[Part, ...]
    """The sections in short, if they are many."""

    @property
    def title(self) -> str:
        """The printed heading, or our own."""
        return title_of(self.event, self.kind)

    @property
    def description(self) -> str:
        """How many sections of what."""
        return words.about_sections(self.title, self.number, self.event.described)

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, f"{self.kind}/"),)

    @property
    def fragments(self) -> Iterator[str]:
        """The paragraphs of what the print says before the sections."""
        return fragments(self.introduction)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What sections.html.jinja expects."""
        return {
            "title_language": title_language(renderer, self.kind),
            "introduction": plain_rows(self.introduction),
            "pinpoints": renderer.pinpoints(self.introduction, self.address),
            "corrections": self.corrected,
            "sections": self.sections,
            "parts": self.parts,
        }


@dataclass(frozen=True)
class SectionPage(Page):
    """A section with its paragraphs, quotes and speakers linked."""

    template: ClassVar[str] = "section.html.jinja"
    open_graph: ClassVar[OpenGraphType] = "article"

    section: Section
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    """Those whom the text names or who speak in it."""
    previous: Neighbour
    following: Neighbour
    leaves: tuple[Leaf, ...]
    """The printed pages."""
    mentions: tuple[tuple[Naming, ...], ...]
    """For each paragraph, where it mentions a term."""
    terms: tuple[Term, ...]
    """Those mentioned."""
    about: tuple[Term, ...]
    """Those in the title."""

    @property
    def title(self) -> str:
        """The title as printed, with its number."""
        return self.section.heading

    @property
    def description(self) -> str:
        """The editors' summary."""
        return self.section.entry.summary

    @property
    def trail(self) -> Trail:
        """By way of the list."""
        kind = self.section.kind
        return ((title_of(self.event, kind), f"{kind}/"), (self.title, self.section.address))

    @property
    def is_sensitive(self) -> bool:
        """Where there is a content note, or a survivor testifies."""
        return calls_for_leaving(self.section, self.statements)

    @property
    def fragments(self) -> Iterator[str]:
        """The paragraphs."""
        return fragments(self.section.paragraphs)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What section.html.jinja expects."""
        speakers = {speaker.id: speaker for speaker in self.speakers}
        return {
            "section": self.section,
            "rows": section_runs(
                self.section,
                quotes(self.statements),
                speakers,
                self.mentions,
                {term.id: term for term in self.terms},
            ),
            "counts": tally(self.statements),
            "citations": renderer.citer.section(self.section),
            "corrections": _corrections(self.section, quotes(self.statements)),
            "previous": self.previous,
            "following": self.following,
            "leaves": self.leaves,
            "spoken": renderer.spoken(self.statements),
            "noted": self.is_sensitive,
            "pinpoints": renderer.pinpoints(self.section.paragraphs, self.address, self.section),
        }

    def reference(self, site_url: str) -> Reference:
        """The section."""
        mentions = tuple(term for term in self.terms if term not in self.about)
        return of_section(self.section, self.event, site_url, self.about, mentions)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a paragraph was, or a quote in it, whose own page tells more."""

    date: datetime.date
    paragraph: str
    note: str
    was: str | None
    quote: Statement | None = None


def _corrections(section: Section, spoken: Iterable[Statement]) -> list[Correction]:
    """What is told of a section's paragraphs, the oldest first.

    Of a quote's correction, unless the paragraph's own of that day tells it; never a survivor's
    former words.
    """
    own = section.entry.corrected
    found = [Correction(each.date, each.paragraph, each.note, each.was) for each in own]
    for quote in spoken:
        told = corrections_of(own, quote.paragraph)
        since = quote.text
        for each in reversed(quote.entry.corrected):
            is_shown = each.was != since and not quote.speaker.testimony
            was = f"“{each.was}”" if is_shown else None
            if each.date not in told:
                found.append(Correction(each.date, quote.paragraph.id, each.note, was, quote))
            since = each.was
    return sorted(found, key=lambda each: each.date)


def section_list(proceedings: Proceedings, kind: SectionKind) -> Iterator[SectionList]:
    """The list of the sections of one kind, if there are any."""
    sections = proceedings.of_kind(kind)
    withdrawn = (each for each in proceedings.withdrawn if each.address.startswith(f"{kind}/"))
    if not sections and not any(withdrawn):
        return
    full, short = ((), sections) if is_long(sections) else (sections, ())
    yield SectionList(
        proceedings.event,
        kind,
        tuple(proceedings.introductions.get(kind, ())),
        tuple(corrected_outside(proceedings, f"{kind}/")),
        len(sections),
        tuple((section, tally(proceedings.in_section(section))) for section in full),
        tuple(_in_short(section) for section in short),
    )


def _in_short(section: Section) -> Part:
    pages = words.printed_pages(section.pages) if section.pages else ""
    return Part(section.heading, section.address, pages, section.id)


def section_pages(proceedings: Proceedings) -> Iterator[SectionPage]:
    """A page for each section; the way from one to the next goes through the whole print."""
    sections = proceedings.sections
    ways = beside([(section.heading, section.address) for section in sections])
    leaves = Leaves(proceedings)
    for section, (previous, following) in zip(sections, ways, strict=True):
        named = dict.fromkeys(naming.key for row in section.namings for naming in row)
        mentions = proceedings.mentions_in(section)
        terms = dict.fromkeys(mention.key for row in mentions for mention in row)
        yield SectionPage(
            proceedings.event,
            section,
            tuple(proceedings.in_section(section)),
            tuple(proceedings.speaker[key] for key in named),
            previous,
            following,
            leaves.row(section),
            mentions,
            tuple(proceedings.term[key] for key in terms),
            tuple(proceedings.term[key] for key in proceedings.mentions.titles.get(section.id, ())),
        )
