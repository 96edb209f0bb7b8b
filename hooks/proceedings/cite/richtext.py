"""Plain and italic text, of which a citation is made."""

from typing import Literal, NamedTuple


class Formatted(NamedTuple):
    """A stretch of text.

    `blank` marks what a browser fills in anew: the day on which the reader saw the page
    (`accessed`), or of another paragraph its printed pages and its number. Its text stands there
    until then.
    """

    text: str
    italic: bool = False
    blank: Literal["", "accessed", "pages", "paragraph"] = ""


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
