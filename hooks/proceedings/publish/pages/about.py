"""About the edition: the editors' words, and below them its versions."""

from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.publish.page import Listing, Trail
from proceedings.publish.pages.corrections import Version, versions
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings


@dataclass(frozen=True)
class AboutPage(Listing):
    """The prose of the docs folder, and the versions."""

    template: ClassVar[str] = "about.html.jinja"
    is_prose: ClassVar[bool] = True

    versions: tuple[Version, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        return words.ABOUT

    @property
    def description(self) -> str:
        """What is to be found."""
        return words.about_edition(self.event.described)

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, "about/"),)

    @property
    def fragments(self) -> tuple[str, ...]:
        """What is promised of addresses, and what the site keeps of its readers."""
        return ("addresses", "privacy")

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What about.html.jinja expects."""
        return {"versions": self.versions}


def about_page(proceedings: Proceedings) -> AboutPage:
    """The page on the edition."""
    return AboutPage(proceedings.event, versions(proceedings.event))
