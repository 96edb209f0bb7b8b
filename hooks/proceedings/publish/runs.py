"""Splits a paragraph into runs for a template to print: words, quotes, namings, page marks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from proceedings.record.model import Section, Speaker, Statement
from proceedings.record.passages import Span
from proceedings.record.text import Paragraph


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph.

    `text` is the words, or for a mark the number of the printed page that begins here. `quote` is
    given in a run of a quote (its quotation marks are part of the words), `speaker` in a naming.
    """

    kind: Literal["words", "quote", "naming", "mark"]
    text: str
    quote: Statement | None = None
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of the paragraph that are more than plain words."""

    span: Span
    quote: Statement | None = None
    speaker: Speaker | None = None


def section_runs(
    section: Section, quotes: Iterable[Statement], speakers: Mapping[str, Speaker]
) -> list[tuple[Paragraph, list[Run]]]:
    """The section's paragraphs in runs: its `quotes`, and the first naming of each speaker."""
    of_paragraph: dict[str, list[Statement]] = {}
    for quote in quotes:
        of_paragraph.setdefault(quote.paragraph.id, []).append(quote)
    named: set[str] = set()
    rows = []
    for paragraph, namings in zip(section.paragraphs, section.namings, strict=True):
        pieces = [_of_quote(quote) for quote in of_paragraph.get(paragraph.id, ())]
        for naming in namings:
            if naming.key not in named:
                named.add(naming.key)
                pieces.append(_Piece(naming.span, speaker=speakers[naming.key]))
        rows.append((paragraph, list(_runs(paragraph, pieces))))
    return rows


def quote_runs(quote: Statement) -> list[Run]:
    """The paragraph of one quote in runs, with only this quote told apart."""
    return list(_runs(quote.paragraph, [_of_quote(quote)]))


def plain_runs(paragraph: Paragraph) -> list[Run]:
    """The words and page marks of a paragraph."""
    return list(_runs(paragraph, []))


def _of_quote(quote: Statement) -> _Piece:
    return _Piece(quote.with_marks, quote=quote)


def _runs(paragraph: Paragraph, pieces: list[_Piece]) -> Iterator[Run]:
    text = paragraph.text
    marks = list(reversed(paragraph.marks))
    if paragraph.begins_page:
        yield Run("mark", paragraph.first_page)

    def stretch(span: Span, piece: _Piece | None) -> Iterator[Run]:
        start = span.start
        while marks and marks[-1][0] < span.end:
            offset, page = marks.pop()
            if offset > start:
                yield _run(text[start:offset], piece)
            yield Run("mark", page)
            start = offset
        if start < span.end:
            yield _run(text[start : span.end], piece)

    done = 0
    for piece in sorted(pieces, key=lambda piece: piece.span):
        yield from stretch(Span(done, piece.span.start), None)
        yield from stretch(piece.span, piece)
        done = piece.span.end
    yield from stretch(Span(done, len(text)), None)


def _run(text: str, piece: _Piece | None) -> Run:
    if piece is None:
        return Run("words", text)
    if piece.quote:
        return Run("quote", text, quote=piece.quote)
    return Run("naming", text, speaker=piece.speaker)
