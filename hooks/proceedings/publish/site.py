"""All that the site consists of."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from proceedings import words
from proceedings.problems import shortened
from proceedings.publish.address import mailto
from proceedings.publish.files import PublishedFile, files
from proceedings.publish.links import LinkCheck
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
from proceedings.publish.parts import former_parts
from proceedings.publish.renderer import Renderer, environment
from proceedings.publish.safety import Safety, safety
from proceedings.record.former import former_addresses
from proceedings.record.model import Proceedings

WAYS = ("index/", "text/", "speakers/", "quotes/")
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


def listings(proceedings: Proceedings) -> list[Listing]:
    """The home page and the lists, in the order in which readers are shown them."""
    return [
        home_page(proceedings),
        *(each for kind in KINDS for each in section_list(proceedings, kind)),
        speaker_list(proceedings),
        *quote_list(proceedings),
        index_page(proceedings),
        cite_page(proceedings),
        *contact_list(proceedings),
        about_page(proceedings),
    ]


def pages(proceedings: Proceedings) -> list[Page]:
    """Every page that the record makes."""
    lists = listings(proceedings)
    return [
        *lists,
        *(part for page in lists if isinstance(page, IndexPage) for part in page.parts()),
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
        (
            (words.HOW_TO_CITE, "cite/"),
            (words.DATA, "cite/#downloads"),
            (words.ABOUT, "about/"),
            (words.PERMANENCE, "about/#addresses"),
            (words.PRIVACY, "about/#privacy"),
            (words.CORRECTIONS, "corrections/"),
            *((words.READING_SAFELY, SAFELY) for _ in (1,) if proceedings.is_sensitive),
            *((words.REPORT_ERROR, _contact(each)) for each in (event.report_errors,) if each),
        ),
    )


def _contact(address: str) -> str:
    """A web address, or what opens an e-mail."""
    return address if "://" in address else mailto(address)


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
    """

    def __init__(
        self,
        proceedings: Proceedings,
        site_url: str,
        published: Collection[str] = (),
        moved: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.proceedings = proceedings
        self._published, self._moved = published, tuple(moved)
        self.renderer = Renderer(proceedings.event, site_url)
        self.former = {
            each.address: each.today
            for _, candidates in former_addresses(proceedings)
            for each in candidates
            if each.address in published and "#" not in each.address
        }
        """Former addresses of pages, with those of today."""
        self.pages = {each.address: each for each in pages(proceedings)}
        self.former |= former_parts(proceedings, published, self.pages)
        self.former |= {former: today for former, today in self._moved if former in published}
        leading_on = moved_pages(proceedings.event, self.former)
        self.pages |= {each.address: each for each in leading_on}
        self.titles = titles(list(self.pages.values()))
        self.files = {each.address: each for each in files(proceedings, site_url)}
        self.files |= _at_former_addresses(self.files, self.former)
        self.links = LinkCheck()

    def at(self, site_url: str) -> "Site":
        """The same at another address."""
        return Site(self.proceedings, site_url, self._published, self._moved)

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
