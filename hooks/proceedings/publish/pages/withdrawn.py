"""Notices at the addresses of what was withdrawn. They name nobody and quote nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.publish.page import Page, Trail
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings, Withdrawn


@dataclass(frozen=True)
class WithdrawnPage(Page):
    """What is said in the place of a page; no search engine keeps it."""

    template: ClassVar[str] = "withdrawn.html.jinja"
    is_indexed: ClassVar[bool] = False

    withdrawn: Withdrawn

    @property
    def title(self) -> str:
        """What is withdrawn."""
        return words.WITHDRAWN[self.withdrawn.kind]

    @property
    def description(self) -> str:
        """The same."""
        return self.title

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, self.withdrawn.address),)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What withdrawn.html.jinja expects."""
        return {"withdrawn": self.withdrawn}


def withdrawn_pages(proceedings: Proceedings) -> Iterator[WithdrawnPage]:
    """A notice for everything withdrawn that had a page of its own."""
    for withdrawn in proceedings.withdrawn:
        if withdrawn.kind != "contact":
            yield WithdrawnPage(proceedings.event, withdrawn)
