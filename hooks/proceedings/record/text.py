"""The printed text of a section: its paragraphs and page marks.

A **page mark** `{p. 7}` stands where printed page 7 begins. It is no part of the words. Nor is a
**paragraph mark** `{#p7-4}` at the beginning of a paragraph: the paragraph keeps that id.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from proceedings.equal import count_black, fold, tidy
from proceedings.record.marks import PageOrder, meant_for_paragraph, page_marks
from proceedings.record.passages import Span, passages


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a section: its words, and what stands where in them.

    `marks` are (offset, page) of the page marks within the paragraph, and `begins_page` says
    whether one stands before its first word; `passages` are the words between quotation marks,
    without the marks; `first_page` and `last_page` are empty without page marks. `also` are ids
    under which the paragraph can be found besides its own.
    """

    id: str
    text: str
    marks: tuple[tuple[int, str], ...]
    passages: tuple[Span, ...]
    first_page: str = ""
    begins_page: bool = False
    also: tuple[str, ...] = ()

    @property
    def last_page(self) -> str:
        """The printed page on which the paragraph ends."""
        return self.marks[-1][1] if self.marks else self.first_page

    def page_at(self, offset: int) -> str:
        """The printed page on which the character at `offset` stands."""
        before = bisect_right(self.marks, offset, key=itemgetter(0))
        return self.marks[before - 1][1] if before else self.first_page


@dataclass(frozen=True)
class TypedParagraph:
    """A paragraph, and how it was typed, by which a fault in it is placed.

    `begin` and `start` are the numbers of characters of the section's text before the paragraph and
    before its first word, white space not counted. `is_balanced` says whether every quotation mark
    that opens a passage is closed in the paragraph, none is closed that was not opened, and nothing
    only looks like a page mark: else what stands in the paragraph is uncertain.
    """

    paragraph: Paragraph
    begin: int
    start: int
    is_balanced: bool

    def before(self, offset: int) -> int:
        """How many characters of the section's text stand before `offset`, page marks included.

        White space is not counted, so that the number holds however the lines are broken.
        """
        marks = bisect_right(self.paragraph.marks, offset, key=itemgetter(0))
        return self.start + self._typed[marks] + offset - bisect_left(self._spaces, offset)

    @cached_property
    def _spaces(self) -> list[int]:
        return _spaces(self.paragraph.text)

    @cached_property
    def _typed(self) -> list[int]:
        """The characters of the first mark, of the first two, and so on."""
        return [0, *accumulate(len(f"{{p.{page}}}") for _, page in self.paragraph.marks)]


class TextFault(NamedTuple):
    """What is wrong with a section's text, in words for the editor.

    `before` says where: so many characters of the text, white space not counted, stand before it.
    """

    before: int
    message: str


@dataclass(slots=True)
class Numbering:
    """Numbers paragraphs in the order of the print.

    With page marks a paragraph is `p7-2`, the second that begins on printed page 7, whatever its
    section; without any it is `p2`, the second of its section. Ids that stand in paragraph marks
    are left out, so that a paragraph that comes later between others moves none of them.
    """

    page: str = ""
    marked: set[str] = field(default_factory=set)
    """The ids in paragraph marks, of all texts."""
    seen: dict[str, int] = field(default_factory=dict)
    _here: set[str] = field(default_factory=set)

    def begin(self, text: str, *, goes_on: bool = False) -> None:
        """Begins a page: what stands before its first page mark is counted from 1.

        With `goes_on` another text of the same page begins.
        """
        if not goes_on:
            self.seen[""] = 0
            self._here = set()
        self._here |= marked_ids(text)

    order: PageOrder = field(default_factory=PageOrder)
    """Whether the page marks go up by one."""

    def number(self, page: str) -> str:
        """The id of the next paragraph that begins on `page`."""
        while True:
            self.seen[page] = self.seen.get(page, 0) + 1
            name = f"p{page}-{self.seen[page]}" if page else f"p{self.seen[page]}"
            if name not in (self.marked if page else self._here):
                return name


def marked_ids(text: str) -> set[str]:
    """The ids in a text's paragraph marks."""
    return set(_PARAGRAPH_MARK.findall(text))


def paragraphs(
    text: str, numbering: Numbering, no_marks: Container[str] = (), *, goes_on: bool = False
) -> tuple[list[TypedParagraph], list[TextFault]]:
    """Splits a section's text at its blank lines.

    Args:
        text: the text as typed, with its page marks.
        numbering: goes on from the section before, and is moved on.
        no_marks: what looks like a page mark and is printed so, folded.
        goes_on: whether it stands on one page of the site with the text before it.

    Returns:
        The paragraphs, and what is wrong with the text.
    """
    found: list[TypedParagraph] = []
    faults: list[TextFault] = []
    position = 0
    numbering.begin(text, goes_on=goes_on)
    for raw in _BLANK_LINES.split(text.strip()):
        typed = tidy(raw)
        ids, rest = _take_paragraph_marks(typed)
        start = position + count_black(typed) - count_black(rest)
        words, marks, is_sure = _take_marks(rest, numbering.order, no_marks, start, faults)
        if marks and marks[-1][0] >= len(words):
            what = "at the end of a paragraph" if words else "alone"
            faults.append(
                TextFault(
                    position + count_black(typed[: typed.rindex("{")]),
                    f"A page mark stands {what}. Put it before the page’s first word.",
                )
            )
        first = numbering.page
        begins_page = bool(marks) and marks[0][0] == 0
        if begins_page:
            first = marks.pop(0)[1]
            start += len(f"{{p.{first}}}")
            numbering.page = first
        if marks:
            numbering.page = marks[-1][1]
        begin, position = position, position + count_black(typed)
        if words:
            quoted, unbalanced = passages(words)
            name, *also = ids or [numbering.number(first)]
            paragraph = Paragraph(
                name, words, tuple(marks), tuple(quoted), first, begins_page, tuple(also)
            )
            is_balanced = is_sure and not unbalanced
            found.append(TypedParagraph(paragraph, begin, start, is_balanced))
            faults += [
                TextFault(found[-1].before(fault.offset), fault.message)
                for fault in unbalanced[:1]  # what follows may follow from it
            ]
    return found, faults


def _spaces(text: str) -> list[int]:
    """The offsets of a tidy text's spaces."""
    return [match.start() for match in re.finditer(" ", text)]


_PARAGRAPH_MARK = re.compile(r"\{#(p[1-9][0-9]*(?:-[1-9][0-9]*)?)\}")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def _take_paragraph_marks(text: str) -> tuple[list[str], str]:
    """The ids of the paragraph marks that begin a tidy paragraph, and the rest of it."""
    ids = []
    while match := _PARAGRAPH_MARK.match(text):
        ids.append(match[1])
        text = text[match.end() :].lstrip()
    return ids, text


_MISPLACED = (
    "A paragraph’s mark stands at the very beginning of the paragraph, before a page mark. Move it."
)


def _no_mark(typed: str) -> str:
    if meant := meant_for_paragraph(typed):
        return (
            f"“{typed}” is no mark of a paragraph. Write “{meant}” at the very beginning of the "
            "paragraph, or, if it is printed so, list it under “not_marks”."
        )
    return (
        f"“{typed}” is no page mark. Write it like “{{p. 7}}”, or, if it is printed so, list it "
        "under “not_marks”."
    )


def _take_marks(
    text: str,
    order: PageOrder,
    no_marks: Container[str],
    position: int,
    faults: list[TextFault],
) -> tuple[str, list[tuple[int, str]], bool]:
    """Takes the page marks out of a tidy paragraph, and adds what is wrong with them to `faults`.

    Returns:
        The words, the marks, and whether nothing else looks like a mark.
    """
    words: list[str] = []
    length = 0
    marks: list[tuple[int, str]] = []
    done = 0
    is_sure = True
    spaces: list[int] = []

    def fault(offset: int, message: str) -> None:
        if not spaces:
            spaces.extend(_spaces(text))
        faults.append(TextFault(position + offset - bisect_left(spaces, offset), message))

    for start, end, page in page_marks(text):
        typed = text[start:end]
        if not page:
            if fold(typed) not in no_marks:
                is_sure = False
                order.doubt()
                fault(start, _MISPLACED if _PARAGRAPH_MARK.fullmatch(typed) else _no_mark(typed))
            continue
        words.append(text[done:start])
        length += len(words[-1])
        done = end
        # Of the white space around a mark one side is enough, and none behind an opening mark.
        spaced = not length or words[-1].endswith((" ", "“", "„", "「", "『", "("))
        if spaced and text[done : done + 1] == " ":
            done += 1
        if wrong := order.take(typed, int(page)):
            fault(start, wrong)
        elif marks and marks[-1][0] == length:
            fault(
                start,
                f"Page mark “{typed}” follows “{{p. {marks[-1][1]}}}” with no word between them. "
                "Delete one of the two.",
            )
            marks.pop()
        marks.append((length, page))
    return ("".join(words) + text[done:]).rstrip(), marks, is_sure
