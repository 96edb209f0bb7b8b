"""Splits a paragraph into runs for a template to print.

Runs are words, quotes, namings, mentions of terms, and page marks.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from proceedings.record.model import Section, Speaker, Statement, Term
from proceedings.record.names import Naming
from proceedings.record.passages import Span
from proceedings.record.text import Paragraph


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph.

    `text` is the words, or for a mark the number of the printed page that begins here. `quote` is
    given in a run of a quote (its quotation marks are part of the words), `speaker` in a naming,
    `term` in a mention.
    """

    kind: Literal["words", "quote", "naming", "mention", "mark"]
    text: str
    quote: Statement | None = None
    speaker: Speaker | None = None
    term: Term | None = None


Rows = list[tuple[Paragraph, list[Run]]]
"""Paragraphs, each in runs."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of the paragraph that are more than plain words."""

    span: Span
    quote: Statement | None = None
    speaker: Speaker | None = None
    term: Term | None = None


def section_runs(
    section: Section,
    quotes: Iterable[Statement],
    speakers: Mapping[str, Speaker],
    mentions: Sequence[Sequence[Naming]],
    terms: Mapping[str, Term],
) -> Rows:
    """The section's paragraphs in runs.

    Args:
        section: the section.
        quotes: its quotes, all of which are told apart.
        speakers: by id; of each the first naming is told apart.
        mentions: for each paragraph the mentions of terms.
        terms: by id; of each the first mention is told apart that is within nothing else, and in no
            paragraph in which a survivor testifies: nothing is put into that.
    """
    of_paragraph: dict[str, list[Statement]] = {}
    for quote in quotes:
        of_paragraph.setdefault(quote.paragraph.id, []).append(quote)
    seen: set[str] = set()
    rows = []
    for number, paragraph in enumerate(section.paragraphs):
        quoted = of_paragraph.get(paragraph.id, ())
        pieces = [_of_quote(quote) for quote in quoted]
        for naming in section.namings[number]:
            if naming.key not in seen:
                seen.add(naming.key)
                pieces.append(_Piece(naming.span, speaker=speakers[naming.key]))
        taken = sorted(piece.span for piece in pieces)
        is_testimony = any(quote.speaker.testimony for quote in quoted)
        for span, term in () if is_testimony else mentions[number]:
            if term not in seen and not _is_within(span, taken):
                seen.add(term)
                pieces.append(_Piece(span, term=terms[term]))
        rows.append((paragraph, list(_runs(paragraph, pieces))))
    return rows


def quoted_runs(section: Section, quotes: Iterable[Statement]) -> Rows:
    """The section's paragraphs in runs, with only these quotes told apart."""
    of_paragraph: dict[str, list[_Piece]] = {}
    for quote in quotes:
        of_paragraph.setdefault(quote.paragraph.id, []).append(_of_quote(quote))
    return [(each, list(_runs(each, of_paragraph.get(each.id, [])))) for each in section.paragraphs]


def quote_runs(quote: Statement) -> list[Run]:
    """The paragraph of one quote in runs, with only this quote told apart."""
    return list(_runs(quote.paragraph, [_of_quote(quote)]))


def plain_rows(paragraphs: Iterable[Paragraph]) -> Rows:
    """Paragraphs in their words and page marks."""
    return [(paragraph, list(_runs(paragraph, []))) for paragraph in paragraphs]


def _is_within(span: Span, taken: Sequence[Span]) -> bool:
    """Whether the span shares a character with one of others, which are sorted and apart."""
    before = bisect_left(taken, span.end, key=lambda other: other.start) - 1
    return before >= 0 and taken[before].end > span.start


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
    if piece.term:
        return Run("mention", text, term=piece.term)
    return Run("naming", text, speaker=piece.speaker)
