"""Page marks: where they stand, what looks like one and is none, and whether one is missing.

A **page mark** `{p. 7}` stands where printed page 7 begins. Their numbers go up by one, from the
first mark of the record to the last.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class PageMark(NamedTuple):
    """A mark in a paragraph as typed; what only looks like one has no `page`."""

    start: int
    end: int
    page: str


_MARK = re.compile(r"\{p\. ([1-9][0-9]{0,3})\}")

_OPEN, _CLOSE = "{｛[［(（<＜【〔〈⟨", "}｝]］)）>＞】〕〉⟩"
_ANY = re.escape(_OPEN + _CLOSE)
_BRACKET = re.compile(f"[{_ANY}]")
_BRACES = r"(?<![{｛])[{｛]++"  # all that stand together, looked at once
_P = r"(?:pp?|pg|pag|pages?)"
_CANDIDATE = re.compile(
    "|".join(
        (
            rf"(?:{_BRACES}|[{re.escape(_OPEN[2:])}])(?P<inner>[^{_ANY}]{{0,40}})"
            rf"(?:[}}｝]++|[{re.escape(_CLOSE[2:])}])",
            rf"{_BRACES}\s*#?{_P}(?![^\W\d_])\W{{0,2}}\d*",  # never closed
            rf"(?<![^\W_]){_P}\W{{0,2}}\d+\s*[}}｝]++",  # never opened
            r"(?<![\w#])#p\d+[\W_]\d+",  # a paragraph's mark without brackets
        )
    ),
    re.IGNORECASE,
)

_COUNT = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundred)"
)
_SPELLED = f"{_COUNT}(?:[- ]{_COUNT})*"
_ROMAN = "(?=[ivxlcdm]{2})m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})"
_OTHER_LETTERS = r"[^\x00-\x7f\W\d_]*"
_IN_BRACES = "|".join(
    (
        rf"\W*{_OTHER_LETTERS}\d+{_OTHER_LETTERS}\W*",  # {7}, {#7}, {第7頁}
        rf"\W*(?:{_SPELLED}|{_ROMAN})",  # {seven}, {vii}
        rf"\W*{_P}\d+(?:[a-z]|[\W_].*)?",  # {p7}, {#p7}, {#p7_1}
        rf"\W*{_P}[\W_]+(?:\d|[ivxlc]+\b|{_SPELLED}\b).*",  # {p, 7}, {page seven}, {pp. 2-3}
        rf"\W*{_P}\s*[.].*",  # {p. x}
        r"\s*[^\W\d_]{1,10}[\W_]{1,2}\d+\W*",  # {pag. 7}, {S. 7}, {Seite 7}
    )
)
_IN_BRACKETS = (
    rf"\s*(?:p\d+|#\s*p\d+[\W_]\d+|(?i:(?:{_P}|seite|s(?=\.))[\s.,:;#]{{1,3}}(?:\d+|{_SPELLED})))"
    r"[.,;]?\s*"
)
"""What was surely meant to be a page mark. Other words in braces and brackets are words."""


_FOR_PARAGRAPH = re.compile(r"\W*#?\s*p(\d+)\s?[\W_]\s?(\d+)\W*", re.IGNORECASE)


def meant_for_paragraph(typed: str) -> str:
    """The mark of a paragraph that was surely meant by what only looks like one, or nothing."""
    meant = _FOR_PARAGRAPH.fullmatch(unicodedata.normalize("NFKC", typed))
    return f"{{#p{int(meant[1])}-{int(meant[2])}}}" if meant else ""


def page_marks(text: str) -> Iterator[PageMark]:
    """The marks in a tidy paragraph, and what looks like one, in their order."""
    if not _BRACKET.search(text):
        return
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        mark = _MARK.fullmatch(match[0])
        if mark and not _is_bracketed(text, start, end):
            yield PageMark(start, end, mark[1])
        elif mark or _looks_like_one(match):
            yield PageMark(start, end, "")


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Whether a mark stands between brackets, with nothing else there."""
    before, after = text[max(0, start - 2) : start].rstrip(), text[end : end + 2].lstrip()
    return bool(before and after and before[-1] in _OPEN and after[0] in _CLOSE)


def _looks_like_one(match: re.Match[str]) -> bool:
    inner = match["inner"]
    if inner is None:
        return True
    words = unicodedata.normalize("NFKC", inner)
    if match[0][0] in "{｛" or match[0][-1] in "}｝":
        return bool(re.fullmatch(_IN_BRACES, words.casefold()))
    return bool(re.fullmatch(_IN_BRACKETS, words))


@dataclass(slots=True)
class PageOrder:
    """Whether page marks go up by one, across the texts of a record."""

    skipped: frozenset[int] | None = frozenset()
    """The printed pages that hold nothing of the record, as the editors say, if that is known."""
    passed: set[int] = field(default_factory=set)
    """The pages between two marks."""
    is_right: bool = True
    """Whether no mark has been wrong."""
    _before: int = 0
    _is_next: bool = True

    def doubt(self) -> None:
        """From here to the next mark another may be missing."""
        self._is_next = False

    def take(self, mark: str, page: int) -> str:
        """Takes the next mark; says what is wrong with it in words for the editor, if anything is.

        Nothing is said of a mark that follows a wrong one: there is nothing to compare it with.
        """
        before, is_next = self._before, self._is_next
        self._before, self._is_next = page, True
        wrong = self._wrong(mark, page, before, is_next=is_next) if before else ""
        if wrong:
            self._before, self.is_right = 0, False
        return wrong

    def _wrong(self, mark: str, page: int, before: int, *, is_next: bool) -> str:
        if page <= before:
            return (
                f"Page mark “{mark}” comes after page {before}. Page marks must rise in the "
                "order of the print: correct it."
            )
        between = range(before + 1, page)
        self.passed.update(between)
        if not is_next or self.skipped is None or self.skipped.issuperset(between):
            return ""
        missing = [each for each in between if each not in self.skipped]
        pages, have, these = f"{missing[0]}–{missing[-1]}", "have", "these pages hold"
        if len(missing) == 1:
            pages, have, these = str(missing[0]), "has", "it holds"
        noun = "page" if len(missing) == 1 else "pages"
        return (
            f"Page mark “{mark}” comes after page {before}, and {noun} {pages} {have} no mark. "
            f"Page marks go up by one: correct it, or, if {these} nothing of the record, add "
            f"“skipped_pages: [{pages}]” to the event in mkdocs.yml."
        )
