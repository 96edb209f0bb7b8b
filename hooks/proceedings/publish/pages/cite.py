"""How to cite the proceedings, and every file to download."""

from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.publish.page import Listing, Trail
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings

ADDRESS = "cite/"


@dataclass(frozen=True)
class CitePage(Listing):
    """The citations of the whole, and the files."""

    template: ClassVar[str] = "cite.html.jinja"

    has_quotes: bool
    has_contacts: bool

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

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What cite.html.jinja expects."""
        return {
            "citations": renderer.citer.whole(),
            "has_quotes": self.has_quotes,
            "has_contacts": self.has_contacts,
        }


def cite_page(proceedings: Proceedings) -> CitePage:
    """The page on citing."""
    return CitePage(proceedings.event, proceedings.has("quote"), proceedings.has("contact"))
