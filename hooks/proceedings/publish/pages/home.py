"""The home page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.cite.jsonld import Node
from proceedings.cite.reference import Reference, whole
from proceedings.publish.leaves import fragments
from proceedings.publish.offer import Offer
from proceedings.publish.page import Listing, Trail
from proceedings.publish.renderer import Renderer
from proceedings.publish.runs import Rows, plain_rows
from proceedings.read.entries import ParagraphCorrection, SectionKind
from proceedings.record.model import Event, Pages, Proceedings, Section, Speaker, Statement
from proceedings.record.preface import PREFACE, PrefacePart

FEW = 30
"""How many speakers, and sections of a kind, the home page names before it refers to their list."""

KINDS: tuple[SectionKind, ...] = ("takeaways", "context")
"""In the order in which readers are shown them."""


@dataclass(frozen=True)
class HomePage(Listing):
    """What this is, the ways in, sections, a featured quote, speakers; then the editors' prose."""

    template: ClassVar[str] = "home.html.jinja"

    parts: tuple[tuple[SectionKind, str, tuple[Section, ...], int], ...]
    """Kind and title, the first few sections, and how many there are."""
    begins: tuple[str, Pages | None] | None
    """Where reading begins: an address, and the printed pages."""
    featured: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    speaker_count: int
    quote_count: int
    has_quotes: bool
    """Whether there is a list of them."""
    offers: tuple[Offer, ...]
    """The files that hold the whole."""
    preface: tuple[PrefacePart, ...]
    corrected: tuple[ParagraphCorrection, ...]
    """What is told of corrections of the preface."""

    @property
    def title(self) -> str:
        """The event's title."""
        return self.event.title

    @property
    def description(self) -> str:
        """What the site is."""
        return words.about_home(self.event.described)

    @property
    def trail(self) -> Trail:
        """Nothing: the way begins here."""
        return ()

    @property
    def fragments(self) -> Iterator[str]:
        """What the print says before its sections."""
        return preface_fragments(self.preface)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What home.html.jinja expects."""
        counts: dict[str, int] = {kind: number for kind, _, _, number in self.parts}
        return {
            "opening": words.opening(counts, self.speaker_count, self.quote_count),
            "parts": self.parts,
            "begins": self.begins,
            "featured": self.featured,
            "speakers": self.speakers,
            "speaker_count": self.speaker_count,
            "quote_count": self.quote_count,
            "has_quotes": self.has_quotes,
            "text_title": words.TEXT,
            "preface_title": words.IN_THE_WORDS_OF_THE_PRINT,
            "preface": rows_of(self.preface),
            "pinpoints": [
                each
                for part in self.preface[:1]
                for each in renderer.pinpoints(part.paragraphs, self.address)
            ],
            "corrections": self.corrected,
        }

    def reference(self, site_url: str) -> Reference:
        """The whole proceedings."""
        return whole(self.event, site_url)

    def tags(self, site_url: str) -> list[tuple[str, str]]:
        """Where search engines for scholars find the text."""
        pdf = "application/pdf"
        found = (site_url + each.address for each in self.offers if each.media_type == pdf)
        return [("citation_pdf_url", url) for url in found]

    def nodes(self, site_url: str) -> list[Node]:
        """The book's files; what else it is stands in the same node of the reference."""
        encodings = [
            {
                "@type": "MediaObject",
                "encodingFormat": offer.media_type,
                "contentUrl": site_url + offer.address,
                "contentSize": offer.size,
            }
            for offer in self.offers
        ]
        book = {"@type": "Book", "@id": f"{site_url}#proceedings", "encoding": encodings}
        return [book] if encodings else []


def home_page(proceedings: Proceedings, offers: Sequence[Offer] = ()) -> HomePage:
    """The home page of the proceedings; `offers` are the files that hold the whole."""
    event = proceedings.event
    sections = {kind: proceedings.of_kind(kind) for kind in KINDS}
    parts = (
        (kind, title_of(event, kind), found[:FEW], len(found))
        for kind, found in sections.items()
        if found
    )
    featured = tuple(quote for quote in proceedings.quotes if quote.entry.featured)
    return HomePage(
        event,
        tuple(parts),
        next(((each.address, each.pages) for each in proceedings.sections), None),
        featured[:1],
        proceedings.speakers[:FEW],
        len(proceedings.speakers),
        len(proceedings.quotes),
        proceedings.has("quote"),
        tuple(offers),
        proceedings.preface,
        tuple(corrected_outside(proceedings, "")),
    )


def rows_of(preface: Iterable[PrefacePart]) -> list[tuple[PrefacePart, Rows]]:
    """The parts of a preface, each with its paragraphs in runs."""
    return [(part, plain_rows(part.paragraphs)) for part in preface]


def preface_fragments(preface: Sequence[PrefacePart]) -> Iterator[str]:
    """The ids of a preface's headings, paragraphs and page marks."""
    if preface:
        yield PREFACE
    for part in preface:
        yield from filter(None, (part.id,))
        yield from fragments(part.paragraphs)


def corrected_outside(proceedings: Proceedings, address: str) -> Sequence[ParagraphCorrection]:
    """What is told of corrections of the words that stand on a page and in no section."""
    found = (each.corrected for each in proceedings.outside_sections if each.address == address)
    return next(found, ())


def title_of(event: Event, kind: SectionKind) -> str:
    """The heading of the sections of one kind: the printed one, or our own."""
    heading = event.parts.of(kind)
    return heading.title if heading else words.SECTIONS[kind]


def title_language(renderer: Renderer, kind: SectionKind) -> dict[str, str]:
    """The attributes of that heading where it is the record's."""
    return renderer.record_language if renderer.event.parts.of(kind) else {}
