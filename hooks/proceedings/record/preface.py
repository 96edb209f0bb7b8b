"""What the print says before its sections."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from proceedings.read.entries import ParagraphCorrection
from proceedings.record.text import Paragraph

PREFACE = "print"
"""The id on the home page of the heading above all of it."""


@dataclass(frozen=True, slots=True)
class PrefacePart:
    """What stands below one heading; the first may have none, and then no id."""

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    speakers_follow: bool = False
    """Whether the print lists the speakers behind it."""

    @property
    def address(self) -> str:
        """Where it stands on the home page."""
        return f"#{self.id or PREFACE}"


def lists_speakers(preface: Iterable[PrefacePart]) -> bool:
    """Whether the print lists the speakers in its preface, and not behind the sections."""
    return any(part.speakers_follow for part in preface)


class Outside(NamedTuple):
    """Words of the record that stand outside its sections."""

    address: str
    """The page's, below the site's."""
    holder: str
    """In what the editor tells corrections of them."""
    typed: tuple[str, ...]
    """The texts, as typed."""
    paragraphs: tuple[Paragraph, ...]
    corrected: tuple[ParagraphCorrection, ...]
    """What is told of their corrections."""
