"""What a page is, before any site builder knows of it.

A kind of page is a frozen dataclass whose fields are everything that the page shows. Two pages that
are equal look the same, which is how the preview knows what an edit has changed.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from proceedings.cite.jsonld import Node
from proceedings.cite.reference import Reference
from proceedings.record.model import Event

if TYPE_CHECKING:
    from proceedings.publish.renderer import Renderer

OpenGraphType = Literal["website", "article", "profile"]

Trail = tuple[tuple[str, str], ...]
"""The way to a page from the home page, and the page itself: titles and addresses."""


@dataclass(frozen=True)
class Page(ABC):
    """A page of the site. What it needs besides its own fields is the same for all pages."""

    template: ClassVar[str]
    open_graph: ClassVar[OpenGraphType] = "website"
    """What previews take the page for."""
    is_indexed: ClassVar[bool] = True
    """Whether search engines and the map of the site may know of it."""

    is_prose: ClassVar[bool] = False
    """Whether its template has words of its own, which search looks in as in the editors'."""

    event: Event

    @property
    @abstractmethod
    def title(self) -> str:
        """The title, as plain text."""

    @property
    @abstractmethod
    def description(self) -> str:
        """A sentence for search engines and previews."""

    @property
    @abstractmethod
    def trail(self) -> Trail:
        """The way to the page."""

    @property
    def address(self) -> str:
        """The address below the site's, like `quotes/some-id/`."""
        return self.trail[-1][1] if self.trail else ""

    @property
    def is_sensitive(self) -> bool:
        """Whether it offers people at risk to leave the site at once, and help."""
        return False

    @property
    def leads_to(self) -> str:
        """Of a former address, the address of today; nothing of any other page."""
        return ""

    @property
    def fragments(self) -> Iterable[str]:
        """The ids on the page that are addresses of their own, and stay."""
        return ()

    @abstractmethod
    def context(self, renderer: "Renderer") -> dict[str, object]:
        """What the template expects."""

    def reference(self, site_url: str) -> Reference | None:
        """What can be cited on the page."""
        return None

    def listed(self, site_url: str) -> Iterable[Reference]:
        """What is listed on the page and can be cited; nobody's testimony."""
        return ()

    def nodes(self, site_url: str) -> list[Node]:
        """Structured data of what the page is about, besides what is cited."""
        return []


class Listing(Page):
    """A page with a list; its prose may come from the docs folder, the rest is computed."""
