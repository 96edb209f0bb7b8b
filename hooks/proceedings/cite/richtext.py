"""Plain and italic text, of which a citation is made."""

from typing import NamedTuple


class Formatted(NamedTuple):
    """A stretch of text.

    `accessed` marks the blank where the reader's date of access goes; its text stands there
    until a browser or the reader fills it in.
    """

    text: str
    italic: bool = False
    accessed: bool = False


RichText = tuple[Formatted, ...]


def joined(*parts: str | Formatted) -> RichText:
    """The parts in order, neighbours of plain text as one."""
    found: list[Formatted] = []
    text = ""
    for part in parts:
        if isinstance(part, Formatted):
            if text:
                found.append(Formatted(text))
                text = ""
            found.append(part)
        else:
            text += part
    if text:
        found.append(Formatted(text))
    return tuple(found)


def italic(text: str) -> Formatted:
    """The text in italics."""
    return Formatted(text, italic=True)


def plain(text: RichText) -> str:
    """The words alone."""
    return "".join(part.text for part in text)
