"""What has changed since the first edition: versions, corrections, withdrawals."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.publish.page import Page, Trail
from proceedings.publish.pages.home import title_of
from proceedings.publish.renderer import Renderer
from proceedings.read.entries import EarlierVersion
from proceedings.record.model import Event, Proceedings


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the edition, and in plain words what it changed, if anything is said of that."""

    version: str
    date: datetime.date
    changes: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A correction or withdrawal, as it is listed; what has no page of its own has no address."""

    date: datetime.date
    what: str
    address: str | None
    note: str
    was: str | None
    """The words before a correction."""


@dataclass(frozen=True)
class CorrectionsPage(Page):
    """All of them, the newest first."""

    template: ClassVar[str] = "corrections.html.jinja"

    versions: tuple[Version, ...]
    changes: tuple[Change, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        return words.CORRECTIONS

    @property
    def description(self) -> str:
        """What is to be found."""
        return words.about_corrections(self.event.described)

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, "corrections/"),)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What corrections.html.jinja expects."""
        return {"versions": self.versions, "changes": self.changes}


def corrections_page(proceedings: Proceedings) -> CorrectionsPage:
    """The page of everything that has changed."""
    changes = [
        *_of_quotes(proceedings),
        *_of_paragraphs(proceedings),
        *_outside_sections(proceedings),
        *_withdrawals(proceedings),
    ]
    changes.sort(key=lambda change: change.date, reverse=True)
    return CorrectionsPage(proceedings.event, versions(proceedings.event), tuple(changes))


def versions(event: Event) -> tuple[Version, ...]:
    """The versions of the edition, the newest first."""
    edition = event.edition
    every: Iterable[EarlierVersion] = edition.earlier
    newest = Version(edition.version, edition.date, edition.changes)
    return (newest, *(Version(each.version, each.date, each.changes) for each in every))


def _of_quotes(proceedings: Proceedings) -> Iterator[Change]:
    for quote in proceedings.quotes:
        name = quote.speaker.name
        for each in quote.entry.corrected:
            was = None if quote.speaker.testimony else f"“{each.was}”"
            what = words.quote_of(name)
            yield Change(each.date, what, quote.address, each.note, was)


def _of_paragraphs(proceedings: Proceedings) -> Iterator[Change]:
    for section in proceedings.sections:
        hidden = proceedings.testified(section)
        for each in section.entry.corrected:
            was = None if each.paragraph in hidden else each.was
            what = words.paragraph_of(each.paragraph, section.heading)
            address = f"{section.address}#{each.paragraph}"
            yield Change(each.date, what, address, each.note, was)


def _outside_sections(proceedings: Proceedings) -> Iterator[Change]:
    event = proceedings.event
    titles = {f"{kind}/": title_of(event, kind) for kind in proceedings.introductions}
    for page in proceedings.outside_sections:
        for each in page.corrected:
            title = titles.get(page.address, words.IN_THE_WORDS_OF_THE_PRINT)
            what = words.paragraph_of(each.paragraph, title)
            address = f"{page.address}#{each.paragraph}"
            yield Change(each.date, what, address, each.note, each.was)


def _withdrawals(proceedings: Proceedings) -> Iterator[Change]:
    """Without the address of a person who is withdrawn: nothing leads there."""
    for each in proceedings.withdrawn:
        address = each.address if each.kind in ("quote", "section") else None
        yield Change(each.date, words.WITHDRAWN[each.kind], address, each.reason, None)
