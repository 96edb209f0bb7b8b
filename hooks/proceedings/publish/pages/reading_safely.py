"""What people at risk should know before they read on, and where they find help."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.publish.page import Page, Trail
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings

ADDRESS = "reading-safely/"


@dataclass(frozen=True)
class ReadingSafely(Page):
    """What a browser keeps, what leaving does and does not, and services that help."""

    template: ClassVar[str] = "reading-safely.html.jinja"
    is_prose: ClassVar[bool] = True

    @property
    def title(self) -> str:
        """What the page is called."""
        return words.READING_SAFELY

    @property
    def description(self) -> str:
        """What is to be found."""
        return words.ABOUT_READING_SAFELY

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, ADDRESS),)

    @property
    def is_sensitive(self) -> bool:
        """Who reads this may want to leave."""
        return True

    def context(self, renderer: Renderer) -> dict[str, object]:
        """The template says it all; help is shown by the frame."""
        return {}


def reading_safely(proceedings: Proceedings) -> Iterator[ReadingSafely]:
    """The page, where there is something to read safely or help to name."""
    if proceedings.is_sensitive:
        yield ReadingSafely(proceedings.event)
