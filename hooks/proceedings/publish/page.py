"""A page of the site, before any site builder knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

PageKind = Literal[
    "home",
    "takeaways",
    "context",
    "section",
    "speakers",
    "speaker",
    "quotes",
    "quotes-by-speaker",
    "quote",
    "cite",
    "contacts",
]

Trail = tuple[tuple[str, str], ...]
"""The way to a page from the home page, and the page itself: titles and addresses."""


@dataclass(frozen=True)
class Page:
    """A page in Markdown; `file` is its path below the docs folder, like `quotes/some-id.md`."""

    kind: PageKind
    file: str
    title: str
    description: str
    trail: Trail
    body: str
    head: str
    """Metadata for the page's head, as HTML."""


@dataclass(frozen=True)
class Listing:
    """A page above a list; its prose may come from the docs folder, the rest is computed."""

    kind: PageKind
    title: str
    description: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Its path below the docs folder, where its prose may stand."""
        return f"{self.address}index.md"

    @property
    def address(self) -> str:
        """Its address below the site's."""
        return "" if self.kind == "home" else f"{self.kind}/"
