"""The proceedings as plain text: for tools that look for quotations, and for slow lines."""

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from proceedings import words
from proceedings.publish.runs import Rows, Run
from proceedings.publish.whole.book import Book, People, cited

WIDTH = 72
"""Columns of a line."""


def plain_text(book: Book, site_url: str) -> str:
    """The whole text in lines; a printed page's mark stands where the page begins."""
    blocks = [*_cover(book, site_url)]
    for front in book.front:
        blocks += [_heading(front.title, "=")] if front.title else []
        blocks += [*_paragraphs(front.rows), *_names(front.people)]
    for part in book.parts:
        blocks += [_heading(part.title, "="), *_paragraphs(part.rows)]
        for chapter in part.chapters:
            blocks.append(_heading(chapter.section.heading, "-"))
            if note := chapter.section.entry.content_note:
                blocks.append(_filled(f"[{words.CONTENT_NOTE}. {note}]"))
            blocks += _paragraphs(chapter.rows)
    for group in book.people:
        blocks += [_heading(group.title, "="), *_names(group)]
    blocks += [_heading(words.HOW_TO_CITE, "="), _filled(cited(book, site_url))]
    return "\n\n".join(blocks) + "\n"


def _cover(book: Book, site_url: str) -> Iterator[str]:
    event = book.event
    yield _filled(*filter(None, (event.title, event.subtitle)))
    if lines := (*filter(None, (event.kind,)), *event.where_and_when, *event.cover):
        yield _filled(" · ".join(lines))
    yield _filled(words.edition(event.edition.version, event.edition.date), site_url)
    if book.pages:
        yield _filled(words.about_marks(_mark(book.pages.first)))


def _heading(title: str, line: str) -> str:
    filled = _filled(title)
    longest = max(map(_columns, filled.split("\n")))
    return f"\n{filled}\n{line * longest}"


def _paragraphs(rows: Rows) -> Iterator[str]:
    for _, runs in rows:
        yield _filled(marked(runs))


def _names(people: People | None) -> Iterator[str]:
    yield from (_filled(*each) for each in (people.names if people else ()))


def marked(runs: Iterable[Run]) -> str:
    """The words, and a mark in brackets where a printed page begins, set off as words are."""
    text = ""
    for run in runs:
        if run.kind == "mark":
            space = " " if not text or text.endswith(" ") else ""
            text += f"{_mark(run.text)}{space}"
        else:
            text += run.text
    return text


def _mark(page: str) -> str:
    return f"[{words.unbroken(words.page_label((page, page)))}]"


def _filled(*lines: str) -> str:
    return "\n".join(row for line in lines for row in _rows(line))


def _rows(text: str) -> Iterator[str]:
    """The text in rows. A word that is longer stays whole, unless its script has no spaces."""
    row, width = "", 0
    for piece in _pieces(text):
        length = _columns(piece.rstrip(" "))
        if row and width + length > WIDTH:
            yield row.rstrip(" ")
            row, width = "", 0
        row += piece
        width += _columns(piece)
    yield row.rstrip(" ")


def _pieces(text: str) -> Iterator[str]:
    """What no row divides, each with the space behind it."""
    for word in text.split(" "):
        if not _has_wide(word):
            yield f"{word} "
            continue
        start = 0
        for at, char in enumerate(word):
            stays = char in _NEVER_FIRST or word[at - 1] in _NEVER_LAST
            if at > start and _is_wide(char) and not stays:
                yield word[start:at]
                start = at
        yield f"{word[start:]} "


_NEVER_FIRST, _NEVER_LAST = "、。，．：；！？」』）〕】》〉”’", "「『（〔【《〈“‘"
"""What begins no row, and ends none, where scripts have no spaces."""


def _columns(text: str) -> int:
    return sum(2 if _is_wide(char) else 1 for char in text) if _has_wide(text) else len(text)


def _has_wide(text: str) -> bool:
    return not text.isascii() and any(map(_is_wide, text))


def _is_wide(char: str) -> bool:
    return char > "\u10ff" and east_asian_width(char) in "WF"
