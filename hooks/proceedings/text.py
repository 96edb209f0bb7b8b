"""The printed text: paragraphs, page marks, quoted passages, sentences; and when words are equal.

The rule of this record, in one place:

* Two texts are **equal** if they are the same characters after Unicode normalisation (NFC), with
  straight and typographic quotation marks and apostrophes counted as the same, and every run of
  white space counted as one space. Everything else is exact, “[…]” and upper and lower case
  included.
* A **quote** is the whole of one quoted passage: all the words between an opening quotation mark
  and its closing mark, in one paragraph.
* A **report** is one or more whole sentences of one paragraph, one after the other. A sentence
  ends at a full stop, question or exclamation mark (and the quotation marks or brackets that close
  behind it) before white space; not where a lower-case letter follows, not behind a single letter
  (an initial), not within the naming of a speaker (“Ms. …”), and not within a quoted passage.
* A **page mark** `{p. 7}` stands where printed page 7 begins. It is no part of the words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of a paragraph's text."""

    start: int
    end: int

    def holds(self, offset: int) -> bool:
        return self.start <= offset < self.end


class TextFault(NamedTuple):
    """What is wrong with a section's text, in words for the editor."""

    message: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a section: its words, and what stands where in them.

    `marks` are (offset, page) of page marks; `passages` are the words between quotation marks,
    without the marks; `first_page` and `last_page` are empty without page marks.
    """

    id: str
    text: str
    marks: tuple[tuple[int, str], ...]
    passages: tuple[Span, ...]
    first_page: str = ""

    @property
    def last_page(self) -> str:
        return self.marks[-1][1] if self.marks else self.first_page

    def page_at(self, offset: int) -> str:
        """The printed page on which the character at `offset` stands."""
        page = self.first_page
        for start, number in self.marks:
            if start <= offset:
                page = number
        return page


def tidy(text: str) -> str:
    """`text` in NFC with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


_MARKS = str.maketrans({"‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"'})


def fold(text: str) -> str:
    """The form in which equal texts are the same string. Of tidy text it keeps every offset."""
    return text.translate(_MARKS)


# --- paragraphs, marks, passages ----------------------------------------------------------------

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_MARK = re.compile(r"\{([^{}]*)\}")
_PAGE = re.compile(r"p\. ([1-9][0-9]{0,3})")

_CLOSING = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
}
"""Quotation marks that open a passage, and what closes it."""


@dataclass(slots=True)
class Numbering:
    """Numbers paragraphs in the order of the print, across sections.

    With page marks a paragraph is `p7-2`, the second that begins on printed page 7; without any
    it is `p2`, the second of the record.
    """

    page: str = ""
    seen: dict[str, int] = field(default_factory=dict)

    def number(self, page: str) -> str:
        self.seen[page] = self.seen.get(page, 0) + 1
        return f"p{page}-{self.seen[page]}" if page else f"p{self.seen[page]}"


def paragraphs(text: str, numbering: Numbering) -> tuple[list[Paragraph], list[TextFault]]:
    """Splits a section's text at its blank lines; `numbering` goes on from the section before."""
    found: list[Paragraph] = []
    faults: list[TextFault] = []
    for raw in _BLANK_LINES.split(text.strip()):
        words, marks = _take_marks(tidy(raw), numbering, faults)
        if not words:
            faults.append(
                TextFault("A page mark stands alone. Put it before the page’s first word.")
            )
            continue
        first = numbering.page
        inner = list(marks)
        if inner and inner[0][0] == 0:
            first = inner.pop(0)[1]
        if marks:
            numbering.page = marks[-1][1]
        # A paragraph that begins with a mark shows it; the rest of its marks stand inside.
        quoted = passages(words, faults)
        found.append(Paragraph(numbering.number(first), words, tuple(marks), tuple(quoted), first))
    return found, faults


def _take_marks(
    text: str, numbering: Numbering, faults: list[TextFault]
) -> tuple[str, list[tuple[int, str]]]:
    """Takes the page marks out of a tidy paragraph."""
    page = numbering.page
    words = ""
    marks: list[tuple[int, str]] = []
    done = 0
    for match in _MARK.finditer(text):
        number = _PAGE.fullmatch(match[1])
        if number is None:
            if re.match(r"\s*(p|pp|page|pg)\b", match[1], re.IGNORECASE):
                faults.append(
                    TextFault(f"“{match[0]}” is not a page mark. Write it like “{{p. 7}}”.")
                )
            continue
        before = text[done : match.start()]
        words += before
        done = match.end()
        # Of the white space around a mark one side is enough.
        if (not words or words.endswith(" ")) and text[done : done + 1] == " ":
            done += 1
        if page and int(number[1]) <= int(page):
            faults.append(
                TextFault(
                    f"Page mark “{match[0]}” comes after page {page}. "
                    "Page marks must rise in the order of the print."
                )
            )
        page = number[1]
        marks.append((len(words), page))
    words += text[done:]
    kept = words.rstrip()
    return kept, [(min(offset, len(kept)), number) for offset, number in marks]


def passages(text: str, faults: list[TextFault]) -> list[Span]:
    """The words between quotation marks; marks inside a passage belong to its words."""
    spans = []
    opened: int | None = None
    closing = ""
    for offset, char in enumerate(text):
        if opened is not None:
            if char in closing:
                spans.append(Span(opened + 1, offset))
                opened = None
        elif char in _CLOSING:
            opened, closing = offset, _CLOSING[char]
        elif char == "”":
            faults.append(
                TextFault(
                    f"The quotation mark after “{_words_before(text, offset)}” closes a passage "
                    "that was not opened in this paragraph. Open it, or delete the mark."
                )
            )
    if opened is not None:
        faults.append(
            TextFault(
                f"The quotation mark before “{_words_after(text, opened + 1)}” is not closed in "
                "this paragraph. Close it."
            )
        )
    return spans


def _words_before(text: str, offset: int) -> str:
    return " ".join(text[:offset].split()[-4:])


def _words_after(text: str, offset: int) -> str:
    return " ".join(text[offset:].split()[:4])


# --- sentences ----------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"[.!?…‽؟۔।。！？]+[\"'”’»)\]」』]*(?=\s|$)|[。！？]+[”’」』）]*")


def sentences(text: str, passages: Iterable[Span], namings: Iterable[Span]) -> list[Span]:
    """The whole sentences of a tidy text, each without the white space around it."""
    closed = sorted([*passages, *namings])
    nearest = 0
    spans = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        stop, end = match.span()
        while nearest < len(closed) and closed[nearest].end <= stop:
            nearest += 1
        # A passage that ends with this very stop, before its closing mark, ends the sentence too.
        within = (
            nearest < len(closed) and closed[nearest].start <= stop and end <= closed[nearest].end
        )
        after = text[end : end + 2].lstrip()[:1]
        if within or after.islower() or (match[0][0] == "." and _is_initial(text, stop)):
            continue
        spans.append(Span(start, end))
        start = end + (text[end : end + 1] == " ")
    if start < len(text):
        spans.append(Span(start, len(text)))
    return spans


def _is_initial(text: str, dot: int) -> bool:
    """Whether the dot stands behind a single letter, as in “William C. Silverman”."""
    if dot == 0 or not text[dot - 1].isupper():
        return False
    return dot == 1 or not text[dot - 2].isalnum()


# --- namings ------------------------------------------------------------------------------------


class Naming(NamedTuple):
    """A place where the text names somebody: `key` says whom."""

    span: Span
    key: str


class Names:
    """Finds given forms of names in texts, at word boundaries, the longest form first.

    Finding costs the length of the text, however many forms there are.
    """

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """`forms` are pairs of a form, as it stands in the text, and its key."""
        self._keys: dict[str, str] = {}
        lengths: dict[str, set[int]] = {}
        for form, key in forms:
            folded = fold(tidy(form))
            self._keys.setdefault(folded, key)
            lengths.setdefault(folded[:1], set()).add(len(folded))
        self._lengths = {first: sorted(some, reverse=True) for first, some in lengths.items()}

    def find(self, text: str) -> Iterator[Naming]:
        """The namings in a tidy text, in order, none within another."""
        folded = fold(text)
        offset = 0
        while offset < len(folded):
            end = self._match(folded, offset)
            if end:
                yield Naming(Span(offset, end), self._keys[folded[offset:end]])
                offset = end
            else:
                offset += 1

    def _match(self, text: str, start: int) -> int:
        lengths = self._lengths.get(text[start])
        if lengths is None or not _is_boundary(text, start):
            return 0
        for length in lengths:
            end = start + length
            if text[start:end] in self._keys and end <= len(text) and _is_boundary(text, end):
                return end
        return 0


def _is_boundary(text: str, offset: int) -> bool:
    """Whether a word may begin or end at `offset`; scripts without spaces have no other sign."""
    if offset <= 0 or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if not (_is_word(before) and _is_word(after)):
        return True
    return _is_unspaced(before) or _is_unspaced(after)


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _is_unspaced(char: str) -> bool:
    """Whether the character is of a script written without spaces between words."""
    code = ord(char)
    return (
        0x0E00 <= code <= 0x0EFF  # Thai, Lao
        or 0x1000 <= code <= 0x109F  # Burmese
        or 0x1780 <= code <= 0x17FF  # Khmer
        or 0x3040 <= code <= 0x30FF  # kana
        or 0x3400 <= code <= 0x9FFF  # Chinese characters
        or 0x20000 <= code <= 0x323AF
    )
