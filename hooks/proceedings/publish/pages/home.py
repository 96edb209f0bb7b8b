"""The home page."""

from collections.abc import Sequence

from proceedings import words
from proceedings.publish.page import Listing
from proceedings.publish.renderer import Renderer
from proceedings.read.records import SectionKind
from proceedings.record.model import Section

FEW = 30
"""How many speakers the home page names before it refers to their list."""

KINDS: tuple[SectionKind, ...] = ("takeaways", "context")
"""In the order in which readers are shown them."""


def listing(renderer: Renderer) -> Listing:
    """Sections, a featured quote, speakers."""
    proceedings = renderer.proceedings
    featured = [quote for quote in proceedings.quotes if quote.entry.featured]
    return Listing(
        "home",
        renderer.event.title,
        words.about_home(renderer.event.described),
        "home.md.jinja",
        {
            "featured": featured[:1],
            "parts": _parts(renderer),
            "speakers": proceedings.speakers[:FEW],
        },
    )


def _parts(renderer: Renderer) -> list[tuple[SectionKind, str, Sequence[Section]]]:
    parts = [(kind, renderer.title_of(kind), renderer.proceedings.of_kind(kind)) for kind in KINDS]
    return [part for part in parts if part[2]]
