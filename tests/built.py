"""A built site as the tests look at it: what it was made of, and its pages as trees."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pages import Element, canonical, covering, meta, read
from proceedings import project
from proceedings.publish.publication import read_site
from proceedings.publish.site import Site as PublishedSite
from proceedings.record.model import Proceedings
from support import Site


@dataclass
class Built:
    """A site by its name, what it was made of, and its pages as trees; each read once."""

    name: str
    site: Site

    @cached_property
    def pages(self) -> Mapping[str, Element]:
        return {address: read(html) for address, html in self.site.html().items()}

    @cached_property
    def content(self) -> Mapping[str, Element]:
        """The pages but for those that say that there is none, or none any more."""
        return {
            address: page
            for address, page in self.pages.items()
            if meta(page, "robots") != "noindex"
        }

    @cached_property
    def data(self) -> Proceedings:
        return project.read_proceedings(self.site.project)

    @cached_property
    def published(self) -> PublishedSite:
        """The same as the engine makes it."""
        return read_site(self.site.project, self.url)

    @property
    def former(self) -> Mapping[str, str]:
        """The former addresses of pages, with those of today."""
        return self.published.former

    @cached_property
    def url(self) -> str:
        """The address of the site as published."""
        return canonical(self.pages[""])

    @cached_property
    def shown(self) -> list[str]:
        """Few pages that show every template and every kind of element.

        No former addresses, which lead on at once.
        """
        pages = {
            address: page for address, page in self.pages.items() if address not in self.former
        }
        made = {address: type(page).__name__ for address, page in self.published.pages.items()}
        return covering(pages, made)
