"""All that the site consists of."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from proceedings import words
from proceedings.problems import shortened
from proceedings.publish.files import files
from proceedings.publish.links import LinkCheck
from proceedings.publish.page import Listing, Page
from proceedings.publish.pages.cite import cite_page
from proceedings.publish.pages.contacts import contact_list
from proceedings.publish.pages.home import KINDS, home_page
from proceedings.publish.pages.quotes import quote_list, quote_pages
from proceedings.publish.pages.sections import section_list, section_pages
from proceedings.publish.pages.speakers import speaker_list, speaker_pages
from proceedings.publish.renderer import Renderer, environment
from proceedings.record.model import Event, Proceedings

LISTINGS = ("takeaways/", "context/", "speakers/", "quotes/", "cite/", "contacts/")
"""The addresses of lists above which prose of the docs folder may stand."""

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


def listings(proceedings: Proceedings) -> list[Listing]:
    """The home page and the lists, in the order in which readers are shown them."""
    return [
        home_page(proceedings),
        *(each for kind in KINDS for each in section_list(proceedings, kind)),
        speaker_list(proceedings),
        *quote_list(proceedings),
        cite_page(proceedings),
        *contact_list(proceedings),
    ]


def pages(proceedings: Proceedings) -> list[Page]:
    """Every page that the record makes."""
    return [
        *listings(proceedings),
        *section_pages(proceedings, "context"),
        *section_pages(proceedings, "takeaways"),
        *speaker_pages(proceedings),
        *quote_pages(proceedings),
    ]


def titles(pages: Sequence[Page]) -> dict[str, str]:
    """The pages' titles by address. Where two would have one title, their ids tell them apart."""
    times = Counter(page.title for page in pages)
    return {
        page.address: page.title
        if times[page.title] == 1 or isinstance(page, Listing)
        else f"{page.title} ({page.address.split('/')[-2]})"
        for page in pages
    }


def description(page: Page) -> str:
    """A page's description, cut where previews would cut it anyway."""
    return shortened(page.description, MOST_OF_DESCRIPTION)


def footer(event: Event) -> Footer:
    """What stands at the foot of every page."""
    return Footer(
        ", ".join((event.title, *event.where_and_when)),
        words.edition(event.edition.version, event.edition.date),
        event.rights,
        event.rights_url,
    )


def problems_page(problems: Sequence[str]) -> str:
    """A page on its own that lists what keeps the site from being built."""
    return environment().get_template("problems.html.jinja").render(problems=problems)


class Site:
    """Everything that one build publishes; `site_url` ends in a slash."""

    def __init__(self, proceedings: Proceedings, site_url: str) -> None:
        self.proceedings = proceedings
        self.renderer = Renderer(proceedings.event, site_url)
        self.pages = {page.address: page for page in pages(proceedings)}
        self.titles = titles(list(self.pages.values()))
        self.files = {each.address: each for each in files(proceedings, site_url)}
        self.links = LinkCheck()

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
