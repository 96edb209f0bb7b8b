"""Who is named in a section's text, outside quoted words.

Named are the speakers, by a form of `named_as` or by the whole name; whom the section lists under
`not_speakers`; and strangers: names behind a title of the speakers (“Ms.”) that are nobody's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from proceedings.read.entries import SpeakerEntry
from proceedings.record.model import Section
from proceedings.record.names import Names, Naming, is_compound, outside
from proceedings.record.passages import Span
from proceedings.record.text import Paragraph

OTHER = "(not a speaker)"
STRANGER = "(a stranger)"
"""The keys of those who are no speakers: no id of a speaker has brackets."""


@dataclass(frozen=True, slots=True)
class People:
    """Whom a section names: for each of its paragraphs, in the order of the text.

    The key of a naming is a speaker's id, `OTHER` or `STRANGER`. `absent` are the forms of
    `not_speakers` that name nobody.
    """

    namings: tuple[tuple[Naming, ...], ...]
    absent: frozenset[str]


class PeopleFinder:
    """Finds people in sections. Finding costs the length of the text, however many they are."""

    def __init__(self, speakers: Iterable[SpeakerEntry]) -> None:
        titles: set[str] = set()
        names: dict[str, str] = {}
        for speaker in speakers:
            titles.update(_titles(speaker))
            if is_compound(speaker.name):  # one word alone may be no name: Rose, Hope
                names[speaker.name] = speaker.id
        self._names = Names([*names.items(), *((title, STRANGER) for title in titles)])

    def people(self, section: Section) -> People:
        """Whom a section names."""
        listed = section.entry.not_speakers
        others = Names((form, form) for form in listed)
        absent = set(listed)
        namings = []
        for paragraph, known in zip(section.paragraphs, section.namings, strict=True):
            found = list(known)
            for naming in outside(others.find(paragraph.text), paragraph.passages):
                found.append(Naming(naming.span, OTHER))
                absent.discard(naming.key)
            found = _apart(found)
            more = outside(self._more(paragraph), [naming.span for naming in found])
            namings.append(tuple(_apart([*found, *more])))
        return People(tuple(namings), frozenset(absent))

    def _more(self, paragraph: Paragraph) -> Iterator[Naming]:
        """Whole names, and titles with the name behind them."""
        for naming in outside(self._names.find(paragraph.text), paragraph.passages):
            if naming.key != STRANGER:
                yield naming
                continue
            name = _SURNAME.match(paragraph.text, naming.span.end)
            if name and name[1][0].isupper():
                yield Naming(Span(naming.span.start, name.end()), STRANGER)


def _apart(namings: Iterable[Naming]) -> list[Naming]:
    """Namings in the order of the text, the longer one of two that overlap."""
    found: list[Naming] = []
    for naming in sorted(namings, key=lambda one: (one.span.start, -one.span.end)):
        if not found or found[-1].span.end <= naming.span.start:
            found.append(naming)
    return found


_SURNAME = re.compile(r" ([^\W\d_][\w’'-]*)")


def _titles(speaker: SpeakerEntry) -> Iterator[str]:
    """What stands before the speaker's name in the forms of `named_as`."""
    for form in speaker.named_as:
        for name in (speaker.name, speaker.family_name):
            title = form.removesuffix(name)
            if title != form and title.strip():
                yield title.strip()
                break
