"""Finds statements in the text by looking them up.

Every quoted passage and every sentence is indexed once under its folded words, so that finding all
statements costs the length of the text and of the statements, not their product.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from proceedings.equal import fold
from proceedings.problems import shortened
from proceedings.record.model import Section
from proceedings.record.names import Naming
from proceedings.record.passages import Span, passages
from proceedings.record.sentences import sentences
from proceedings.record.text import Paragraph


@dataclass(frozen=True, slots=True)
class Found:
    """Words in the text: the section, the number of the paragraph in it, and where there."""

    section: Section
    number: int
    span: Span

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph in which the words stand."""
        return self.section.paragraphs[self.number]

    @property
    def words(self) -> str:
        """The words as they stand there."""
        return self.paragraph.text[self.span.start : self.span.end]

    @property
    def page(self) -> str:
        """The printed page on which the words begin."""
        return self.paragraph.page_at(self.span.start)

    @property
    def paragraph_key(self) -> str:
        """How an editor names the paragraph: by its id, and by its section where pages do not."""
        name = self.paragraph.id
        return name if self.paragraph.first_page else f"{self.section.id}#{name}"

    @property
    def where(self) -> str:
        """The place in the editor's words."""
        printed = f" on printed page {self.page}" if self.page else ""
        return f"“{shortened(self.section.title, 40)}”{printed} (paragraph {self.paragraph_key})"


Key = str | tuple[str, str]
"""Folded words, alone or with the key of their paragraph."""


class TextIndex:
    """All sections' words, looked up as quotes and reports."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.sections = sections

    def quotes(self, words: str, paragraph: str | None = None) -> Sequence[Found]:
        """The quoted passages that are exactly `words` (tidy), in all or in one paragraph."""
        folded = fold(words)
        return self._passages.get((folded, paragraph) if paragraph else folded, ())

    def reports(
        self, words: str, namings: Iterable[Naming], paragraph: str | None = None
    ) -> Sequence[Found]:
        """Where `words` (tidy) stand as whole sentences, in all or in one paragraph.

        Args:
            words: the report's text.
            namings: those within `words`.
            paragraph: the key of the only paragraph to look in.
        """
        folded = fold(words)
        first = sentences(words, passages(words)[0], (naming.span for naming in namings))[0]
        key = folded[first.start : first.end]
        hits = []
        index, ends = self._sentences
        for found in index.get((key, paragraph) if paragraph else key, ()):
            start = found.span.start
            end = start + len(words)
            here = id(found.paragraph)
            if self.folded[here].startswith(folded, start) and end in ends[here]:
                hits.append(Found(found.section, found.number, Span(start, end)))
        return hits

    def paragraphs(self) -> Iterator[tuple[Section, int, Paragraph]]:
        """Every paragraph with its section and its number there."""
        for section in self.sections:
            for number, paragraph in enumerate(section.paragraphs):
                yield section, number, paragraph

    @cached_property
    def folded(self) -> dict[int, str]:
        """The folded words of each paragraph, by its `id()`."""
        return {id(paragraph): fold(paragraph.text) for _, _, paragraph in self.paragraphs()}

    @cached_property
    def sentences(self) -> dict[int, list[Span]]:
        """The sentences of each paragraph, by its `id()`."""
        return {
            id(paragraph): sentences(
                paragraph.text,
                paragraph.passages,
                (naming.span for naming in section.namings[number]),
            )
            for section, number, paragraph in self.paragraphs()
        }

    @cached_property
    def _passages(self) -> dict[Key, list[Found]]:
        index: dict[Key, list[Found]] = {}
        for section, number, paragraph in self.paragraphs():
            folded = self.folded[id(paragraph)]
            for span in paragraph.passages:
                words = folded[span.start : span.end]
                found = Found(section, number, span)
                index.setdefault(words, []).append(found)
                index.setdefault((words, found.paragraph_key), []).append(found)
        return index

    @cached_property
    def _sentences(self) -> tuple[dict[Key, list[Found]], dict[int, frozenset[int]]]:
        """The sentences, and for each paragraph where its sentences end."""
        index: dict[Key, list[Found]] = {}
        ends: dict[int, frozenset[int]] = {}
        for section, number, paragraph in self.paragraphs():
            folded = self.folded[id(paragraph)]
            spans = self.sentences[id(paragraph)]
            ends[id(paragraph)] = frozenset(span.end for span in spans)
            for span in spans:
                words = folded[span.start : span.end]
                found = Found(section, number, span)
                index.setdefault(words, []).append(found)
                index.setdefault((words, found.paragraph_key), []).append(found)
        return index, ends
