"""All that the site consists of."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from proceedings import words
from proceedings.problems import INSTALL, Place, Problem, shortened
from proceedings.project import CONFIG
from proceedings.publish.address import mailto
from proceedings.publish.cards import NAME, SIZE, Card
from proceedings.publish.file import PublishedFile
from proceedings.publish.files import files
from proceedings.publish.links import LinkCheck
from proceedings.publish.offer import Offer
from proceedings.publish.page import Listing, Page
from proceedings.publish.pages.about import about_page
from proceedings.publish.pages.cite import cite_page
from proceedings.publish.pages.contacts import contact_list
from proceedings.publish.pages.corrections import corrections_page
from proceedings.publish.pages.home import KINDS, home_page
from proceedings.publish.pages.index import IndexPage, index_page
from proceedings.publish.pages.moved import moved_pages
from proceedings.publish.pages.quote_lists import more_quote_lists, quote_list
from proceedings.publish.pages.quotes import quote_pages
from proceedings.publish.pages.reading_safely import ADDRESS as SAFELY
from proceedings.publish.pages.reading_safely import reading_safely
from proceedings.publish.pages.sections import section_list, section_pages
from proceedings.publish.pages.speaker_lists import speaker_list, speakers_by_letter
from proceedings.publish.pages.speakers import speaker_pages
from proceedings.publish.pages.withdrawn import withdrawn_pages
from proceedings.publish.painter import Painter, card_files
from proceedings.publish.parts import former_parts
from proceedings.publish.renderer import Renderer, environment
from proceedings.publish.safety import Safety, safety
from proceedings.publish.whole.files import PLAIN, whole_files
from proceedings.publish.whole.pdf import Typesetter
from proceedings.publish.whole.text import TextPage, text_pages
from proceedings.read.ledger import TEXT
from proceedings.record.former import former_addresses
from proceedings.record.model import Proceedings

WAYS = ("index/", TEXT, "speakers/", "quotes/")
"""The addresses of pages from which readers find what search does not, or cannot without a script;
the nearest to search first. Those that a conference lacks are left out.
"""

MOST_OF_DESCRIPTION = 300
"""Characters of a description; previews show fewer."""


MOST_IN_NAVIGATION = 40
"""Sections of one kind that the navigation lists; more are reached from their list alone.

The navigation stands on every page, so that its cost is its length times the number of pages.
"""


class Footer(NamedTuple):
    """What stands at the foot of every page, as plain text."""

    event: str
    edition: str
    rights: str | None
    rights_url: str | None
    ways: tuple[tuple[str, str], ...]
    """Titles and addresses, of which those without a scheme are below the site's."""


class ShownCard(NamedTuple):
    """The picture of a link to a page: its address, and its words for those who do not see it."""

    address: str
    alt: str
    width: int = SIZE[0]
    height: int = SIZE[1]


def listings(
    proceedings: Proceedings, texts: Iterable[Page], offers: Sequence[Offer]
) -> list[Listing]:
    """The home page and the lists, in the order in which readers are shown them.

    Args:
        proceedings: the record.
        texts: the pages of the whole text.
        offers: the files that hold the whole.
    """
    return [
        home_page(proceedings, offers),
        *(each for kind in KINDS for each in section_list(proceedings, kind)),
        speaker_list(proceedings),
        *quote_list(proceedings),
        index_page(proceedings),
        *(each for each in texts if isinstance(each, TextPage)),
        cite_page(proceedings, offers),
        *contact_list(proceedings),
        about_page(proceedings),
    ]


def pages(proceedings: Proceedings, offers: Sequence[Offer] = ()) -> list[Page]:
    """Every page that the record makes; `offers` are the files that hold the whole."""
    texts = list(text_pages(proceedings, offers))
    lists = listings(proceedings, texts, offers)
    return [
        *lists,
        *(part for page in lists if isinstance(page, IndexPage) for part in page.parts()),
        *(each for each in texts if not isinstance(each, TextPage)),
        *section_pages(proceedings),
        *speaker_pages(proceedings),
        *speakers_by_letter(proceedings),
        *quote_pages(proceedings),
        corrections_page(proceedings),
        *reading_safely(proceedings),
        *withdrawn_pages(proceedings),
        *more_quote_lists(proceedings),
    ]


def titles(pages: Sequence[Page]) -> dict[str, str]:
    """The pages' titles by address. Where two would have one title, their ids tell them apart."""
    times = Counter(page.title for page in pages if page.is_indexed)
    return {
        page.address: page.title
        if times[page.title] < 2 or isinstance(page, Listing) or not page.is_indexed
        else f"{page.title} ({page.address.split('/')[-2]})"
        for page in pages
    }


def description(page: Page) -> str:
    """A page's description, cut where previews would cut it anyway."""
    return shortened(page.description, MOST_OF_DESCRIPTION)


def footer(proceedings: Proceedings) -> Footer:
    """What stands at the foot of every page."""
    event = proceedings.event
    return Footer(
        ", ".join((event.title, *event.where_and_when)),
        words.edition(event.edition.version, event.edition.date),
        event.rights,
        event.rights_url,
        tuple(_ways_at_foot(proceedings)),
    )


def _ways_at_foot(proceedings: Proceedings) -> Iterator[tuple[str, str]]:
    event = proceedings.event
    if proceedings.has("section"):
        yield words.TEXT, TEXT
    yield words.HOW_TO_CITE, "cite/"
    yield words.DATA, "cite/#downloads"
    yield words.ABOUT, "about/"
    yield words.PERMANENCE, "about/#addresses"
    yield words.PRIVACY, "about/#privacy"
    yield words.CORRECTIONS, "corrections/"
    if proceedings.is_sensitive:
        yield words.READING_SAFELY, SAFELY
    if event.help:
        yield words.HELP, f"{SAFELY}#help"
    if address := event.report_errors:
        yield words.REPORT_ERROR, address if "://" in address else mailto(address)


def problems_page(problems: Sequence[str]) -> str:
    """A page on its own that lists what keeps the site from being built."""
    return environment().get_template("problems.html.jinja").render(problems=problems)


def _at_former_addresses(
    files: Mapping[str, PublishedFile], former: Mapping[str, str]
) -> dict[str, PublishedFile]:
    """The files of pages at the pages' former addresses too: a file cannot lead on."""
    before: dict[str, list[str]] = {}
    for address, today in former.items():
        before.setdefault(today, []).append(address)
    return {
        f"{above}{name}": replace(file, address=f"{above}{name}")
        for address, file in files.items()
        for folder, _, name in (address.rpartition("/"),)
        for above in before.get(f"{folder}/", ())
    }


class Site:
    """Everything that one build publishes.

    Args:
        proceedings: the record.
        site_url: the site's address, which ends in a slash.
        published: the addresses that were ever published; those that a record had before lead on.
        moved: addresses that pages of the editors' own had before, with those of today.
        cards: what the pictures of links say, by the addresses of their pages.
        painter: draws them.
        typesetter: sets the PDF.
    """

    def __init__(
        self,
        proceedings: Proceedings,
        site_url: str,
        published: Collection[str] = (),
        moved: Iterable[tuple[str, str]] = (),
        cards: Mapping[str, Card] | None = None,
        painter: Painter | None = None,
        typesetter: Typesetter = PLAIN,
    ) -> None:
        self.proceedings = proceedings
        self._published, self._moved = published, tuple(moved)
        self.cards = cards or {}
        self.painter = painter
        self._typesetter = typesetter
        self.renderer = Renderer(proceedings.event, site_url)
        self.former = {
            each.address: each.today
            for _, candidates in former_addresses(proceedings)
            for each in candidates
            if each.address in published and "#" not in each.address
        }
        """Former addresses of pages, with those of today."""
        self.whole = whole_files(proceedings, site_url, typesetter)
        self.pages = {each.address: each for each in pages(proceedings, self.whole.offers)}
        self.former |= former_parts(proceedings, published, self.pages)
        self.former |= {former: today for former, today in self._moved if former in published}
        leading_on = moved_pages(proceedings.event, self.former)
        self.pages |= {each.address: each for each in leading_on}
        self.titles = titles(list(self.pages.values()))
        self.files = {
            each.address: each for each in files(proceedings, site_url, self.whole.offers)
        }
        self.files |= {each.address: each for each in self.whole.files(published)}
        self.files |= {each.address: each for each in card_files(self.cards, painter)}
        self.files |= _at_former_addresses(self.files, self.former)
        self.links = LinkCheck()

    def at(self, site_url: str) -> "Site":
        """The same at an address, which may be the one that it has."""
        if site_url == self.renderer.site_url:
            return self
        given = (self.proceedings, site_url, self._published, self._moved)
        return Site(*given, self.cards, self.painter, self._typesetter)

    def card_of(self, address: str) -> ShownCard | None:
        """The card of a page, or of the whole; none of what is withdrawn."""
        page = self.pages.get(address)
        if not self.cards or (page and not page.is_indexed and not page.leads_to):
            return None
        today = page.leads_to.partition("#")[0] if page and page.leads_to else address
        shown = today if today in self.cards else ""
        return ShownCard(f"{shown}{NAME}", self.cards[shown].alt or self.proceedings.event.title)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """What is right and may not be meant; what cannot be made here among it."""
        left_out = (Problem(Place(CONFIG), f"Note: {each}") for each in self._left_out())
        return (*self.proceedings.remarks, *left_out)

    def _left_out(self) -> Iterator[str]:
        if self.painter is None:
            yield f"There are no pictures of links, because Pillow is not installed. {INSTALL}"
        no_pdf = "There is no PDF of the whole text, because"
        if self.whole.needs_typst:
            yield f"{no_pdf} typst, which sets it, is not installed. {INSTALL}"
        elif self.whole.lacks:
            yield (
                f"{no_pdf} no font file has {self.whole.lacking}. "
                "Name one that has, ending in .ttf or .otf, as “font” under “look”."
            )

    @cached_property
    def in_navigation(self) -> dict[str, list[str]]:
        """The lists of sections, each with the sections that the navigation names, as addresses."""
        found: dict[str, list[str]] = {}
        for kind in KINDS:
            sections = [section.address for section in self.proceedings.of_kind(kind)]
            if sections:
                found[f"{kind}/"] = sections if len(sections) <= MOST_IN_NAVIGATION else []
        return found

    @cached_property
    def safety(self) -> Safety | None:
        """What the frame offers people at risk, where there is something to read safely."""
        return safety(self.proceedings.event, SAFELY) if SAFELY in self.pages else None

    @cached_property
    def ways(self) -> list[tuple[str, str]]:
        """The titles and addresses of the pages of `WAYS` that there are."""
        return [(self.pages[address].title, address) for address in WAYS if address in self.pages]

    def breadcrumbs(self, page: Page) -> list[dict[str, str]]:
        """The way to a page that the navigation does not list: titles and addresses."""
        if len(page.trail) < 2 or any(
            page.address in below for below in self.in_navigation.values()
        ):
            return []
        *above, (title, _) = [(words.HOME, "."), *page.trail]
        return [*({"title": title, "url": address} for title, address in above), {"title": title}]
