"""The paragraphs in which the text speaks of terms and of people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from proceedings.record.model import Pages, Proceedings, Section
from proceedings.record.names import Naming
from proceedings.record.passages import Span
from proceedings.record.text import Paragraph


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a section, and the words in it that are meant."""

    section: Section
    number: int
    spans: tuple[Span, ...]

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph, which has this `number` in its section."""
        return self.section.paragraphs[self.number]

    @property
    def pages(self) -> Pages | None:
        """The printed pages on which the words stand, if the text has page marks."""
        first = self.paragraph.page_at(min(span.start for span in self.spans))
        last = self.paragraph.page_at(max(span.end for span in self.spans) - 1)
        return Pages(first, last) if first else None

    @property
    def address(self) -> str:
        """The paragraph’s address below the site’s."""
        return f"{self.section.address}#{self.paragraph.id}"


def places_of_terms(proceedings: Proceedings) -> Mapping[str, Sequence[Place]]:
    """Where the sections' text mentions each term, by the term's id, in the text's order."""
    return _places(
        (section, number, mentions)
        for section in proceedings.sections
        for number, mentions in enumerate(proceedings.mentions_in(section))
    )


def places_of_speakers(proceedings: Proceedings) -> Mapping[str, Sequence[Place]]:
    """Where each speaker is named or heard, by the speaker's id, in the text's order."""
    return _places(
        (section, number, [*section.namings[number], *_heard(proceedings, section, paragraph)])
        for section in proceedings.sections
        for number, paragraph in enumerate(section.paragraphs)
    )


def _heard(proceedings: Proceedings, section: Section, paragraph: Paragraph) -> Iterator[Naming]:
    """The statements of a paragraph, as places that have their speakers' ids for keys."""
    for statement in proceedings.in_paragraph(section, paragraph):
        yield Naming(statement.span, statement.speaker.id)


def _places(
    rows: Iterable[tuple[Section, int, Sequence[Naming]]],
) -> dict[str, list[Place]]:
    """By key, the paragraphs that have namings with it."""
    found: dict[str, list[Place]] = {}
    for section, number, namings in rows:
        spans: dict[str, list[Span]] = {}
        for span, key in namings:
            spans.setdefault(key, []).append(span)
        for key, some in spans.items():
            found.setdefault(key, []).append(Place(section, number, tuple(some)))
    return found
