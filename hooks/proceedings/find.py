"""Finds statements in the text by looking them up, and says what is wrong where none is found.

Every quoted passage and every sentence is indexed once under its folded words, so that finding all
statements costs the length of the text and of the statements, not their product.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from proceedings.model import Section
from proceedings.problems import shortened
from proceedings.text import Naming, Paragraph, Span, fold, passages, sentences


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
    def where(self) -> str:
        """The place in the editor's words."""
        printed = f" on printed page {self.page}" if self.page else ""
        return f"“{shortened(self.section.title, 40)}”{printed} (paragraph {self.paragraph.id})"


class Miss(NamedTuple):
    """Why words were not found.

    `offset` is where they go wrong, in the words as given; `meant` are the passages or paragraphs
    that they seem to be from, if there are any.
    """

    message: str
    offset: int = 0
    meant: Sequence[Found] = ()


Key = str | tuple[str, str]
"""Folded words, alone or with the id of their paragraph."""


class Text:
    """All sections' words, looked up as quotes and reports."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections

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
            paragraph: the id of the only paragraph to look in.
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
            if self._folded[here].startswith(folded, start) and end in ends[here]:
                hits.append(Found(found.section, found.number, Span(start, end)))
        return hits

    # --- why not --------------------------------------------------------------------------------

    def why_no_quote(self, words: str) -> Miss:
        """Why `words` are no quote, and what to do."""
        folded = fold(words)
        bare = folded.strip("\"'«» ")
        if bare != folded and self.quotes(bare):
            return Miss(
                "The text of a quote is written without its quotation marks. "
                "Delete the marks at its beginning and end.",
                meant=self.quotes(bare),
            )
        inside = self._stands(folded)
        if inside is None:
            return self._nearest(words, "The quote")
        for span in inside.paragraph.passages:
            passage = Found(inside.section, inside.number, span)
            if span.start <= inside.span.start and inside.span.end <= span.end:
                return Miss(
                    f"These words are only a part of the quoted passage "
                    f"“{shortened(passage.words, 200)}” in {inside.where}. "
                    "A quote is the whole passage: write all of it.",
                    meant=[passage],
                )
            if inside.span.start < span.end and span.start < inside.span.end:
                return _beyond(words, passage)
        return Miss(
            f"These words stand outside quotation marks in {inside.where}. Put them in quotation "
            "marks there if the print has them, or make the whole sentence a report.",
            meant=[inside],
        )

    def why_no_report(self, words: str) -> Miss:
        """Why `words` are no report, and what to do."""
        inside = self._stands(fold(words))
        if inside is None:
            return self._nearest(words, "The report")
        return Miss(
            f"These words are no whole sentences in {inside.where}. "
            "Begin with the first word of a sentence and end with the mark that ends one.",
            meant=[inside],
        )

    def _stands(self, folded: str) -> Found | None:
        for section, number, paragraph in self._paragraphs():
            start = self._folded[id(paragraph)].find(folded)
            if start >= 0:
                return Found(section, number, Span(start, start + len(folded)))
        return None

    def _nearest(self, words: str, noun: str) -> Miss:
        """Compares the words with the passage or paragraph that is most like them."""
        meant = self._most_alike(words, within_passages=noun == "The quote")
        if meant is None:
            return Miss(
                f"{noun} “{shortened(words)}” stands nowhere in the text. "
                "Copy it word for word from the section’s text."
            )
        if noun == "The quote" and _contains(words, meant.words):
            return _beyond(words, meant)
        given, there = _words(words), _words(meant.words)
        start = _alignment(given, there)
        same = _same(given, there, start)
        if same < len(given):
            mine = f"has “{shortened(given[same].text)}”"
            offset = given[same].offset
        else:
            mine, offset = "ends", given[-1].offset
        if same + start < len(there):
            word = there[same + start]
            page = meant.paragraph.page_at(meant.span.start + word.offset)
            theirs = f"has “{shortened(word.text)}”"
        else:
            page = meant.paragraph.page_at(meant.span.end - 1)
            theirs = "the passage ends" if noun == "The quote" else "the paragraph ends"
        source = f"printed page {page}" if page else f"“{shortened(meant.section.title, 40)}”"
        stands = f"where {source} {theirs}" if theirs[0] == "h" else f"where {theirs} on {source}"
        upto = " ".join(word.text for word in given[max(0, same - 4) : same])
        begins = f"{noun} matches up to “…{upto}”, then {mine}" if upto else f"{noun} {mine}"
        cure = "Copy it word for word from the section’s text."
        return Miss(f"{begins} {stands} (paragraph {meant.paragraph.id}). {cure}", offset, [meant])

    def _most_alike(self, words: str, *, within_passages: bool) -> Found | None:
        """What shares the most pairs of neighbouring words with `words`: at least a third of them.

        A quote is compared with the passages, if one shares half as many as the paragraph does.
        """
        pairs = set(_pairs(words))
        votes: Counter[tuple[int, int]] = Counter()
        for pair in pairs:
            found = self._by_pairs.get(pair, ())
            if len(found) <= 50:  # else so common that it tells nothing
                votes.update(found)
        if not votes:
            return None
        likely = [
            (self._whole(*where), most)
            for where, most in votes.most_common(5)
            if most * 3 >= len(pairs)
        ]
        if not likely:
            return None
        best, most = max(likely, key=lambda one: _agreement(words, one[0].words))
        paragraph, number = best.paragraph, best.number
        if within_passages and paragraph.passages:
            inner = [Found(best.section, number, span) for span in paragraph.passages]
            shared = [len(pairs.intersection(_pairs(passage.words))) for passage in inner]
            if max(shared) * 2 >= most:
                best = inner[shared.index(max(shared))]
        return best

    def _whole(self, section: int, number: int) -> Found:
        found = self._sections[section]
        return Found(found, number, Span(0, len(found.paragraphs[number].text)))

    # --- the indexes ----------------------------------------------------------------------------

    def _paragraphs(self) -> Iterator[tuple[Section, int, Paragraph]]:
        for section in self._sections:
            for number, paragraph in enumerate(section.paragraphs):
                yield section, number, paragraph

    @cached_property
    def _folded(self) -> dict[int, str]:
        return {id(paragraph): fold(paragraph.text) for _, _, paragraph in self._paragraphs()}

    @cached_property
    def _passages(self) -> dict[Key, list[Found]]:
        index: dict[Key, list[Found]] = {}
        for section, number, paragraph in self._paragraphs():
            folded = self._folded[id(paragraph)]
            for span in paragraph.passages:
                words = folded[span.start : span.end]
                found = Found(section, number, span)
                index.setdefault(words, []).append(found)
                index.setdefault((words, paragraph.id), []).append(found)
        return index

    @cached_property
    def _sentences(self) -> tuple[dict[Key, list[Found]], dict[int, frozenset[int]]]:
        """The sentences, and for each paragraph where its sentences end."""
        index: dict[Key, list[Found]] = {}
        ends: dict[int, frozenset[int]] = {}
        for section, number, paragraph in self._paragraphs():
            folded = self._folded[id(paragraph)]
            namings = (naming.span for naming in section.namings[number])
            spans = sentences(paragraph.text, paragraph.passages, namings)
            ends[id(paragraph)] = frozenset(span.end for span in spans)
            for span in spans:
                words = folded[span.start : span.end]
                found = Found(section, number, span)
                index.setdefault(words, []).append(found)
                index.setdefault((words, paragraph.id), []).append(found)
        return index, ends

    @cached_property
    def _by_pairs(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        index: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for place, section in enumerate(self._sections):
            for number, paragraph in enumerate(section.paragraphs):
                for pair in set(_pairs(paragraph.text)):
                    index.setdefault(pair, []).append((place, number))
        return index


def _contains(words: str, passage: str) -> bool:
    """Whether the whole passage stands in `words`, its last word not going on."""
    start = fold(words).find(fold(passage))
    return start >= 0 and not words[start + len(passage) :][:1].isalnum()


def _beyond(words: str, passage: Found) -> Miss:
    at = fold(words).find(fold(passage.words))
    return Miss(
        f"These words reach beyond the quoted passage “{shortened(passage.words)}” in "
        f"{passage.where}. A quote is one whole passage and no more: write just that.",
        len(passage.words) if at == 0 else 0,
        [passage],
    )


# --- comparing words ----------------------------------------------------------------------------


class _Word(NamedTuple):
    text: str
    offset: int


def _words(text: str) -> list[_Word]:
    return [_Word(match[0], match.start()) for match in re.finditer(r"\S+", text)]


def _pairs(text: str) -> list[tuple[str, str]]:
    """Neighbouring words, capitals and marks aside; one word alone with nothing."""
    words = [word.strip(".,;:!?…\"'()[]«»").casefold() for word in fold(text).split()]
    return list(pairwise(words)) or [(word, "") for word in words]


def _alignment(given: Sequence[_Word], there: Sequence[_Word]) -> int:
    """The word of `there` at which `given` begins: where the most first words agree.

    Where the first word agrees nowhere, it is where the most pairs of words agree.
    """
    starts = [n for n, word in enumerate(there) if fold(word.text) == fold(given[0].text)]
    if starts:
        return max(starts[:100], key=lambda start: _same(given, there, start))
    at: dict[tuple[str, str], list[int]] = {}
    for n, pair in enumerate(_pairs(" ".join(word.text for word in there))):
        at.setdefault(pair, []).append(n)
    shifts: Counter[int] = Counter()
    for n, pair in enumerate(_pairs(" ".join(word.text for word in given))):
        shifts.update(there_at - n for there_at in at.get(pair, ())[:100] if there_at >= n)
    return shifts.most_common(1)[0][0] if shifts else 0


def _agreement(words: str, text: str) -> int:
    """How many words from the first on agree with the text, where they agree best."""
    given, there = _words(words), _words(text)
    return _same(given, there, _alignment(given, there))


def _same(given: Sequence[_Word], there: Sequence[_Word], start: int) -> int:
    """How many words of `given` agree with `there` from its word `start` on."""
    count = 0
    for mine, theirs in zip(given, there[start : start + len(given)], strict=False):
        if fold(mine.text) != fold(theirs.text):
            break
        count += 1
    return count
