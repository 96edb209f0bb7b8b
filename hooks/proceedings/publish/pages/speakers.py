"""Speakers, each on a page of their own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from proceedings import words
from proceedings.cite.jsonld import Node, person
from proceedings.cite.reference import Reference, of_quotes
from proceedings.publish.page import OpenGraphType, Page, Trail
from proceedings.publish.renderer import Renderer
from proceedings.record.contact import Contact
from proceedings.record.model import (
    Proceedings,
    Section,
    Speaker,
    Statement,
    quotes,
    reports,
)


@dataclass(frozen=True)
class SpeakerPage(Page):
    """A speaker with all that the proceedings quote and report."""

    template: ClassVar[str] = "speaker.html.jinja"
    open_graph: ClassVar[OpenGraphType] = "profile"

    speaker: Speaker
    statements: tuple[Statement, ...]
    named_in: tuple[Section, ...]
    contact: Contact | None

    @property
    def title(self) -> str:
        """The name."""
        return self.speaker.name

    @property
    def description(self) -> str:
        """The role, but of nobody who testifies, and how much is to be found."""
        speaker = self.speaker
        return words.about_speaker(
            "" if speaker.testimony else speaker.described,
            words.counts(len(quotes(self.statements)), len(reports(self.statements))),
            self.event.described,
        )

    @property
    def trail(self) -> Trail:
        """By way of the list."""
        return ((words.SPEAKERS, "speakers/"), (self.title, self.speaker.address))

    @property
    def is_sensitive(self) -> bool:
        """The page of whoever testifies."""
        return self.speaker.testimony

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What speaker.html.jinja expects."""
        copied = {(each.kind, each.id): renderer.copy_text(each) for each in self.statements}
        return {
            "speaker": self.speaker,
            "content_notes": content_notes(self.statements),
            "quotes": _by_section(quotes(self.statements)),
            "reports": [
                (
                    section,
                    [
                        (report, copied[report.kind, report.id], renderer.citer.statement(report))
                        for report in group
                    ],
                )
                for section, group in _by_section(reports(self.statements))
            ],
            "all_copied": list(copied.values()),
            "named_in": self.named_in,
            "contact": self.contact,
        }

    def listed(self, site_url: str) -> Iterable[Reference]:
        """The quotes."""
        return of_quotes(self.statements, self.event, site_url)

    def nodes(self, site_url: str) -> list[Node]:
        """The person; nobody who testifies."""
        return person(self.speaker, site_url)


def content_notes(statements: Iterable[Statement]) -> list[str]:
    """What is to be said before a survivor's words: the notes of the sections they are from."""
    notes = (each.section.entry.content_note for each in statements if each.speaker.testimony)
    return list(dict.fromkeys(note for note in notes if note))


def _by_section(statements: Iterable[Statement]) -> list[tuple[Section, list[Statement]]]:
    """The statements, which stand in the order of the text, by their sections."""
    grouped = groupby(statements, key=lambda statement: statement.section.id)
    groups = (list(group) for _, group in grouped)
    return [(group[0].section, group) for group in groups]


def speaker_pages(proceedings: Proceedings) -> Iterator[SpeakerPage]:
    """A page for each speaker."""
    for speaker in proceedings.speakers:
        yield SpeakerPage(
            proceedings.event,
            speaker,
            tuple(proceedings.by_speaker(speaker)),
            tuple(proceedings.naming(speaker)),
            proceedings.contact_of.get(speaker.id),
        )
