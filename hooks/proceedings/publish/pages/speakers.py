"""Speakers, and their list."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from proceedings import words
from proceedings.cite.jsonld import Node, person
from proceedings.publish.heard import Heard, heard
from proceedings.publish.page import Listing, OpenGraphType, Page, Trail
from proceedings.publish.pages.home import title_of
from proceedings.publish.renderer import Renderer
from proceedings.publish.tally import tally
from proceedings.record.model import (
    Contact,
    Proceedings,
    Section,
    Speaker,
    Statement,
    quotes,
    reports,
)


@dataclass(frozen=True)
class SpeakerList(Listing):
    """The people on the programme, each with how often they are heard."""

    template: ClassVar[str] = "speakers.html.jinja"

    speakers: tuple[tuple[Speaker, str], ...]
    heard: Heard | None

    @property
    def title(self) -> str:
        """The word for them."""
        return words.SPEAKERS

    @property
    def description(self) -> str:
        """How many of what."""
        return words.about_speakers(len(self.speakers), self.event.described)

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, "speakers/"),)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What speakers.html.jinja expects."""
        return {
            "speakers": self.speakers,
            "heard": self.heard,
            "part_title": partial(title_of, self.event),
        }


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

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What speaker.html.jinja expects."""
        return {
            "speaker": self.speaker,
            "quotes": quotes(self.statements),
            "reports": [
                (report, renderer.copy_text(report), renderer.citer.statement(report))
                for report in reports(self.statements)
            ],
            "named_in": self.named_in,
            "contact": self.contact,
        }

    def nodes(self, site_url: str) -> list[Node]:
        """The person; nobody who testifies."""
        return person(self.speaker, site_url)


def speaker_list(proceedings: Proceedings) -> SpeakerList:
    """The list of speakers."""
    return SpeakerList(
        proceedings.event,
        tuple(
            (speaker, "".join(times for _, times in tally(proceedings.by_speaker(speaker))))
            for speaker in proceedings.speakers
        ),
        heard(proceedings, proceedings.speakers),
    )


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
