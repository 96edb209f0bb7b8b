"""The list of speakers, and the letters by which it comes if it is long."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.publish.heard import Heard, heard
from proceedings.publish.page import Listing, Page, Trail
from proceedings.publish.pages.home import title_language, title_of
from proceedings.publish.parts import (
    Neighbour,
    Part,
    beside,
    by_initial,
    is_long,
    letter_address,
)
from proceedings.publish.renderer import Renderer
from proceedings.publish.tally import tally
from proceedings.record.model import Proceedings, Speaker

Counted = tuple[tuple[Speaker, str], ...]
"""Speakers, each with how often they are heard, in words."""


@dataclass(frozen=True)
class SpeakerList(Listing):
    """The people on the programme, or the letters of their names, if they are many."""

    template: ClassVar[str] = "speakers.html.jinja"

    number: int
    speakers: Counted
    heard: Heard | None
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The word for them."""
        return words.SPEAKERS

    @property
    def description(self) -> str:
        """How many of what."""
        return words.about_speakers(self.number, self.event.described)

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, "speakers/"),)

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What speakers.html.jinja expects."""
        return {**_people(self.speakers, self.heard, renderer), "parts": self.parts}


@dataclass(frozen=True)
class SpeakersUnder(Page):
    """The people whose family names begin with one letter, where there are many in all."""

    template: ClassVar[str] = "speakers-under.html.jinja"

    letter: str
    speakers: Counted
    heard: Heard | None
    previous: Neighbour
    following: Neighbour

    @property
    def title(self) -> str:
        """Who they are, and the letter."""
        return words.speakers_under(self.letter)

    @property
    def description(self) -> str:
        """The first of them and the last."""
        (first, _), (last, _) = self.speakers[0], self.speakers[-1]
        names = words.from_to(first.name, last.name)
        return words.about_speakers_under(names, self.event.described)

    @property
    def trail(self) -> Trail:
        """By way of the list."""
        return (
            (words.SPEAKERS, "speakers/"),
            (self.letter, letter_address(self.letter)),
        )

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What speakers-under.html.jinja expects."""
        return {
            **_people(self.speakers, self.heard, renderer),
            "previous": self.previous,
            "following": self.following,
        }


def speaker_list(proceedings: Proceedings) -> SpeakerList:
    """The list of speakers."""
    event, speakers = proceedings.event, proceedings.speakers
    if is_long(speakers):
        parts = (
            letter_part(letter, named, words.number_of_speakers(len(named)))
            for letter, named in by_initial(speakers, event.language).items()
        )
        return SpeakerList(event, len(speakers), (), None, tuple(parts))
    return SpeakerList(
        event, len(speakers), _counted(proceedings, speakers), heard(proceedings, speakers), ()
    )


def speakers_by_letter(proceedings: Proceedings) -> Iterator[SpeakersUnder]:
    """The parts of the list of speakers, if it is long."""
    if not is_long(proceedings.speakers):
        return
    found = by_initial(proceedings.speakers, proceedings.event.language)
    ways = beside([(letter, letter_address(letter)) for letter in found])
    for (letter, speakers), (previous, following) in zip(found.items(), ways, strict=True):
        yield SpeakersUnder(
            proceedings.event,
            letter,
            _counted(proceedings, speakers),
            heard(proceedings, speakers),
            previous,
            following,
        )


def letter_part(letter: str, speakers: Sequence[Speaker], number: str) -> Part:
    """The part of the speakers under a letter; `number` says what there is of it."""
    names = words.from_to(speakers[0].family_name, speakers[-1].family_name)
    return Part(f"{letter}: {names}", letter_address(letter), number)


def _counted(proceedings: Proceedings, speakers: Iterable[Speaker]) -> Counted:
    return tuple(
        (speaker, "".join(times for _, times in tally(proceedings.by_speaker(speaker))))
        for speaker in speakers
    )


def _people(speakers: Counted, heard: Heard | None, renderer: Renderer) -> dict[str, object]:
    """What _people.html.jinja expects."""
    return {
        "speakers": speakers,
        "heard": heard,
        "is_heard": any(times for _, times in speakers),
        "titles": {
            kind: (title_of(renderer.event, kind), title_language(renderer, kind))
            for kind, _ in (heard.parts if heard else ())
        },
    }
