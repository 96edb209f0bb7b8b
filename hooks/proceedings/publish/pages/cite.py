"""How to cite the proceedings, and every file to download."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.cite.reference import Reference, of_quotes, whole
from proceedings.publish.page import Listing, Trail
from proceedings.publish.parts import is_long
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings, Statement

ADDRESS = "cite/"


@dataclass(frozen=True)
class CitePage(Listing):
    """The citations of the whole, and the files."""

    template: ClassVar[str] = "cite.html.jinja"

    has_quotes: bool
    has_contacts: bool
    quotes: tuple[Statement, ...]
    """All that there are, unless they are many: then each part of their list has its own."""

    @property
    def title(self) -> str:
        """What the page is called."""
        return words.HOW_TO_CITE

    @property
    def description(self) -> str:
        """What is to be found."""
        return words.about_citing(self.event.described)

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, ADDRESS),)

    def listed(self, site_url: str) -> Iterable[Reference]:
        """The whole, and every quote."""
        return [whole(self.event, site_url), *of_quotes(self.quotes, self.event, site_url)]

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What cite.html.jinja expects."""
        return {
            "citations": renderer.citer.whole(),
            "has_quotes": self.has_quotes,
            "has_contacts": self.has_contacts,
        }


def cite_page(proceedings: Proceedings) -> CitePage:
    """The page on citing."""
    quotes = () if is_long(proceedings.quotes) else proceedings.quotes
    has_quotes, has_contacts = proceedings.has("quote"), proceedings.has("contact")
    return CitePage(proceedings.event, has_quotes, has_contacts, quotes)
