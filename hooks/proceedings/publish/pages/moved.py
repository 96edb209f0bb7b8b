"""What stands at the former addresses of pages: it leads on, with a script or without."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.publish.page import Page, Trail
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Event


@dataclass(frozen=True)
class MovedPage(Page):
    """A former address of a page."""

    template: ClassVar[str] = "moved.html.jinja"
    is_indexed: ClassVar[bool] = False

    former: str
    today: str

    @property
    def title(self) -> str:
        """That it has moved."""
        return words.MOVED

    @property
    def description(self) -> str:
        """The same."""
        return self.title

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, self.former),)

    @property
    def leads_to(self) -> str:
        """The address of today."""
        return self.today

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What moved.html.jinja expects."""
        return {"today": self.today}


def moved_pages(event: Event, former: Mapping[str, str]) -> Iterator[MovedPage]:
    """A page for every former address, of which `former` gives that of today."""
    for address, today in former.items():
        yield MovedPage(event, address, today)
