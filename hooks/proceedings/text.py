"""The printed text: paragraphs, page marks, quoted passages, sentences; and when words are equal.

The rule of this record, in one place:

* Two texts are **equal** if they are the same characters after Unicode normalisation (NFC), with
  straight and typographic quotation marks and apostrophes counted as the same, and every run of
  white space counted as one space. Everything else is exact, “[…]” and upper and lower case
  included.
* A **quote** is the whole of one quoted passage: all the words between an opening quotation mark
  (“ " „ « » 「 『) and its closing mark, in one paragraph.
* A **report** is one or more whole sentences of one paragraph, one after the other. A sentence
  ends at a full stop, question or exclamation mark (and the quotation marks or brackets that close
  behind it) before white space; not where a lower-case letter follows, not behind a single letter
  (an initial), not within the naming of a speaker (“Ms. …”), and not within a quoted passage.
* A **page mark** `{p. 7}` stands where printed page 7 begins. It is no part of the words.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from proceedings.problems import shortened


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of a paragraph's text."""

    start: int
    end: int


class TextFault(NamedTuple):
    """What is wrong with a section's text, in words for the editor.

    `before` says where: so many characters of the text, white space not counted, stand before it.
    """

    before: int
    message: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a section: its words, and what stands where in them.

    `marks` are (offset, page) of the page marks within the paragraph, and `begins_page` says
    whether one stands before its first word; `passages` are the words between quotation marks,
    without the marks; `first_page` and `last_page` are empty without page marks. `start` is the
    number of characters of the section's text before the first word, white space not counted.
    `is_balanced` says whether every quotation mark that opens a passage is closed in the
    paragraph, and none is closed that was not opened.
    """

    id: str
    text: str
    marks: tuple[tuple[int, str], ...]
    passages: tuple[Span, ...]
    first_page: str = ""
    begins_page: bool = False
    start: int = 0
    is_balanced: bool = True

    @property
    def last_page(self) -> str:
        """The printed page on which the paragraph ends."""
        return self.marks[-1][1] if self.marks else self.first_page

    def page_at(self, offset: int) -> str:
        """The printed page on which the character at `offset` stands."""
        before = bisect_right(self.marks, offset, key=itemgetter(0))
        return self.marks[before - 1][1] if before else self.first_page

    def before(self, offset: int) -> int:
        """How many characters of the section's text stand before `offset`, page marks included.

        White space is not counted, so that the number holds however the lines are broken.
        """
        marks = bisect_right(self.marks, offset, key=itemgetter(0))
        return self.start + self._printed[marks] + offset - bisect_left(self._spaces, offset)

    @cached_property
    def _spaces(self) -> list[int]:
        return _spaces(self.text)

    @cached_property
    def _printed(self) -> list[int]:
        """The characters of the first mark, of the first two, and so on."""
        return [0, *accumulate(len(f"{{p.{page}}}") for _, page in self.marks)]


def _spaces(text: str) -> list[int]:
    """The offsets of a tidy text's spaces."""
    return [match.start() for match in re.finditer(" ", text)]


def tidy(text: str) -> str:
    """`text` in NFC with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def count_black(text: str) -> int:
    """How many characters of `text` are no white space."""
    return len("".join(text.split()))


_MARKS = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def fold(text: str) -> str:
    """The form in which equal texts are the same string. Of tidy text it keeps every offset."""
    return text if text.isascii() else text.translate(_MARKS)


# --- paragraphs, marks, passages ----------------------------------------------------------------

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_BRACES = re.compile(r"\{([^{}]*)\}|\{(?=\s*(?:pp?|pg|page)\b)", re.IGNORECASE)
_PAGE = re.compile(r"p\. ([1-9][0-9]{0,3})")
_LIKE_PAGE = re.compile(
    r"\s*(?:p\.\s*[0-9].*|[0-9]+|"
    r"(?:pp?|pg|pages?)(?:\s*[.:]\s*[0-9ivxlc]*|\s+[0-9ivxlc]+|[0-9]+))\s*(?:[-–]\s*[0-9ivxlc]*\s*)?",
    re.IGNORECASE,
)
"""What was surely meant to be a page mark. Other words in braces are words."""

_QUOTATION_MARK = re.compile('["“”„«»「」『』]')
_CLOSING = {
    '"': '"',
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
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
        """The id of the next paragraph that begins on `page`."""
        self.seen[page] = self.seen.get(page, 0) + 1
        return f"p{page}-{self.seen[page]}" if page else f"p{self.seen[page]}"


def paragraphs(text: str, numbering: Numbering) -> tuple[list[Paragraph], list[TextFault]]:
    """Splits a section's text at its blank lines.

    Args:
        text: the text as typed, with its page marks.
        numbering: goes on from the section before, and is moved on.

    Returns:
        The paragraphs, and what is wrong with the text.
    """
    found: list[Paragraph] = []
    faults: list[TextFault] = []
    position = 0
    for raw in _BLANK_LINES.split(text.strip()):
        typed = tidy(raw)
        words, marks = _take_marks(typed, numbering.page, position, faults)
        if marks and marks[-1][0] >= len(words):
            what = "at the end of a paragraph" if words else "alone"
            faults.append(
                TextFault(
                    position + count_black(typed[: typed.rindex("{")]),
                    f"A page mark stands {what}. Put it before the page’s first word.",
                )
            )
        first = numbering.page
        start = position
        begins_page = bool(marks) and marks[0][0] == 0
        if begins_page:
            first = marks.pop(0)[1]
            start += len(f"{{p.{first}}}")
            numbering.page = first
        if marks:
            numbering.page = marks[-1][1]
        position += count_black(typed)
        if words:
            quoted, unbalanced = passages(words)
            paragraph = Paragraph(
                numbering.number(first),
                words,
                tuple(marks),
                tuple(quoted),
                first,
                begins_page,
                start,
                is_balanced=not unbalanced,
            )
            found.append(paragraph)
            faults += [
                TextFault(paragraph.before(offset), message)
                for offset, message in unbalanced[:1]  # what follows may follow from it
            ]
    return found, faults


def _take_marks(
    text: str, page: str, position: int, faults: list[TextFault]
) -> tuple[str, list[tuple[int, str]]]:
    """Takes the page marks out of a tidy paragraph that begins on `page`."""
    words: list[str] = []
    length = 0
    marks: list[tuple[int, str]] = []
    done = 0
    spaces: list[int] = []

    def fault(offset: int, message: str) -> None:
        if not spaces:
            spaces.extend(_spaces(text))
        faults.append(TextFault(position + offset - bisect_left(spaces, offset), message))

    for match in _BRACES.finditer(text):
        number = _PAGE.fullmatch(match[1] or "")
        if number is None:
            if match[1] is None or _LIKE_PAGE.fullmatch(match[1]):
                end = match.end() if match[1] is not None else match.start() + 40
                shown = shortened(text[match.start() : end], 12)
                fault(match.start(), f"“{shown}” is no page mark. Write it like “{{p. 7}}”.")
            continue
        words.append(text[done : match.start()])
        length += len(words[-1])
        done = match.end()
        # Of the white space around a mark one side is enough, and none behind an opening mark.
        spaced = not length or words[-1].endswith((" ", "“", "„", "「", "『", "("))
        if spaced and text[done : done + 1] == " ":
            done += 1
        if page and int(number[1]) <= int(page):
            fault(
                match.start(),
                f"Page mark “{match[0]}” comes after page {page}. Page marks must rise in the "
                "order of the print: correct it.",
            )
        elif marks and marks[-1][0] == length:
            fault(
                match.start(),
                f"Page mark “{match[0]}” follows “{{p. {page}}}” with no word between them. "
                "Delete one of the two.",
            )
            marks.pop()
        page = number[1]
        marks.append((length, page))
    return ("".join(words) + text[done:]).rstrip(), marks


def passages(text: str) -> tuple[list[Span], list[tuple[int, str]]]:
    """Finds the words between quotation marks; other marks inside a passage belong to its words.

    Args:
        text: a tidy paragraph without page marks.

    Returns:
        The passages, and what is wrong as pairs of an offset and a message.
    """
    spans: list[Span] = []
    faults: list[tuple[int, str]] = []
    opened: int | None = None

    def unclosed(offset: int) -> None:
        words = " ".join(text[offset + 1 : offset + 200].split()[:4])
        faults.append(
            (
                offset,
                f"The quotation mark before “{words}” is not closed in this paragraph. Close it.",
            )
        )

    for match in _QUOTATION_MARK.finditer(text):
        offset, char = match.start(), match[0]
        if opened is not None:
            if char in _CLOSING[text[opened]]:
                span = _trimmed(text, opened + 1, offset)
                if span:
                    spans.append(span)
                else:
                    message = "Nothing stands between these quotation marks. Delete them."
                    faults.append((opened, message))
                opened = None
            elif char == text[opened]:
                unclosed(opened)
                opened = offset
        elif char in "」』" or (char == "”" and not _may_open(text, offset)):
            words = " ".join(text[max(0, offset - 200) : offset].split()[-4:])
            faults.append(
                (
                    offset,
                    f"The quotation mark after “{words}” closes a passage that was not opened in "
                    "this paragraph. Open it, or delete the mark.",
                )
            )
        else:
            opened = offset
    if opened is not None:
        unclosed(opened)
    return spans, faults


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The words within, without the spaces that some languages write inside the marks."""
    start += text[start] == " "
    end -= end > start and text[end - 1] == " "
    return Span(start, end) if start < end else None


def _may_open(text: str, offset: int) -> bool:
    """Whether the mark stands where a word begins; some languages open with “”” as well."""
    before, after = text[:offset][-1:], text[offset + 1 : offset + 2]
    return (not before or before in " (–—") and after.strip() != ""


# --- sentences ----------------------------------------------------------------------------------

_SENTENCE_END = re.compile(
    r"(?<![.!?…‽؟۔।。！？])"  # where a run of marks begins: each run is looked at once
    r"(?:[.!?…‽؟۔।。！？]++[\"'”’»)\]」』]*+(?=\s|$)|[。！？]++[”’」』）]*+)"
)


def sentences(text: str, passages: Iterable[Span], namings: Iterable[Span]) -> list[Span]:
    """The whole sentences of a tidy text, each without the white space around it.

    Args:
        text: a tidy paragraph without page marks.
        passages: its quoted passages; a stop inside one ends no sentence.
        namings: where it names people; a stop inside one (“Ms. …”) ends no sentence.
    """
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
    """Whether the dot stands behind a single letter, as in “Ida B. Wells”."""
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
            begins = _WORD.match(folded)
            if begins:
                self._keys.setdefault(folded, key)
                lengths.setdefault(begins[0], set()).add(len(folded))
        self._lengths = {word: sorted(some, reverse=True) for word, some in lengths.items()}

    def find(self, text: str) -> Iterator[Naming]:
        """The namings in a tidy text, in order, none within another."""
        folded = fold(text)
        done = 0
        for match in _WORD.finditer(folded):
            lengths = self._lengths.get(match[0])
            if lengths is None or match.start() < done:
                continue
            span = self._longest(folded, match.start(), lengths)
            if span:
                yield Naming(span, self._keys[folded[span.start : span.end]])
                done = span.end

    def _longest(self, text: str, start: int, lengths: Iterable[int]) -> Span | None:
        if _is_boundary(text, start):
            for end in (start + length for length in lengths):
                if text[start:end] in self._keys and end <= len(text) and _is_boundary(text, end):
                    return Span(start, end)
        return None


_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3040-\u30ff"  # kana
    "\u3400-\u9fff\U00020000-\U000323af"  # Chinese characters
)
"""Scripts written without spaces between words: a name can begin and end at any letter."""

_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")


def _is_boundary(text: str, offset: int) -> bool:
    """Whether a word may begin or end at `offset`; scripts without spaces have no other sign."""
    if offset <= 0 or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if after in "-‐‑" and text[offset + 1 : offset + 2].isupper():
        return False  # half of a double name
    if not (_is_word(before) and _is_word(after)):
        return True
    return bool(_IS_UNSPACED.match(before) or _IS_UNSPACED.match(after))


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")
