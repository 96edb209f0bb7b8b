"""All that the site consists of."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from proceedings import words
from proceedings.cite.reference import whole
from proceedings.publish.files import files
from proceedings.publish.head import head
from proceedings.publish.markdown import html_environment
from proceedings.publish.page import Listing, Page, Trail
from proceedings.publish.pages import cite, contacts, home, quotes, sections, speakers
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings

LISTINGS = tuple(
    f"{kind}/index.md"
    for kind in ("takeaways", "context", "speakers", "quotes", "cite", "contacts")
)
"""The pages of the docs folder that hold the prose above a generated list."""


class Footer(NamedTuple):
    """What stands at the foot of every page, as plain text."""

    event: str
    edition: str
    rights: str | None
    rights_url: str | None


class Site:
    """All pages and files of the published proceedings; `site_url` ends in a slash."""

    def __init__(self, proceedings: Proceedings, site_url: str) -> None:
        self.proceedings = proceedings
        self.site_url = site_url
        self._renderer = Renderer(proceedings, site_url)
        self.listings = {listing.file: listing for listing in _listings(self._renderer)}

    def pages(self) -> list[Page]:
        """One page for each section, speaker and quote, with titles that are unique."""
        renderer = self._renderer
        pages = [
            *sections.pages(renderer, "context"),
            *sections.pages(renderer, "takeaways"),
            *speakers.pages(renderer),
            *quotes.pages(renderer),
        ]
        return _with_unique_titles(pages, [one.title for one in self.listings.values()])

    def files(self) -> dict[str, str]:
        """What is no page, by address."""
        return files(self.proceedings, self.site_url)

    def listing(self, file: str, prose: str = "") -> Page:
        """The page `file` with the docs folder's prose above its list.

        On the home page only what stands before the first heading is above; the rest is below.
        """
        listing = self.listings[file]
        is_home = listing.kind == "home"
        lede, heading, rest = prose.strip().partition("\n## ")
        if not is_home:
            lede, heading, rest = "", "", prose.strip()
        body = self._renderer.render(
            listing.template,
            title=listing.title,
            lede=Markup(lede),
            prose=Markup(heading + rest),
            **listing.context,
        )
        trail: Trail = () if is_home else ((listing.title, listing.address),)
        reference = whole(self.proceedings.event, self.site_url) if is_home else None
        return Page(
            listing.kind,
            file,
            listing.title,
            listing.description,
            trail,
            body,
            head(self.site_url, trail, reference),
        )

    def prose_head(self, title: str, address: str) -> str:
        """The metadata of a page of the docs folder."""
        return head(self.site_url, ((title, address),))

    def footer(self) -> Footer:
        """What stands at the foot of every page."""
        event = self.proceedings.event
        return Footer(
            ", ".join((event.title, *event.where_and_when)),
            words.edition(event.edition.version, event.edition.date),
            event.rights,
            event.rights_url,
        )


def problems_page(problems: Sequence[str]) -> str:
    """A page on its own, in HTML, that lists what keeps the site from being built."""
    return html_environment().get_template("problems.html.jinja").render(problems=problems)


def _listings(renderer: Renderer) -> Iterator[Listing]:
    for listing in (
        home.listing(renderer),
        sections.listing(renderer, "takeaways"),
        sections.listing(renderer, "context"),
        speakers.listing(renderer),
        quotes.listing(renderer),
        cite.listing(renderer),
        contacts.listing(renderer),
    ):
        if listing:
            yield listing


def _with_unique_titles(pages: Sequence[Page], taken: Sequence[str]) -> list[Page]:
    """Where two pages would have one title, their ids tell them apart."""
    times = Counter([*taken, *(page.title for page in pages)])
    return [
        page
        if times[page.title] == 1
        else replace(page, title=f"{page.title} ({Path(page.file).stem})")
        for page in pages
    ]
