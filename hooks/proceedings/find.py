"""Finds statements in the text by looking them up, and says what is wrong where none is found.

Every quoted passage and every sentence is indexed once under its folded words, so that finding all
statements costs the length of the text and of the statements, not their product.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from proceedings.model import Section
from proceedings.problems import shortened
from proceedings.text import Naming, Paragraph, Span, fold, passages, sentences


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Words in the text: where they stand."""

    section: Section
    paragraph: Paragraph
    span: Span

    @property
    def where(self) -> str:
        """The place in the editor's words."""
        page = self.paragraph.page_at(self.span.start)
        printed = f" on printed page {page}" if page else ""
        return f"“{shortened(self.section.title, 40)}”{printed} (paragraph {self.paragraph.id})"


class Text:
    """All sections' words, looked up as quotes and reports."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.sections = sections
        self._passages: dict[str, list[Found]] = {}
        self._sentences: dict[str, list[tuple[Found, Sequence[Span], int]]] = {}
        for section in sections:
            for paragraph, namings in zip(section.paragraphs, section.namings, strict=True):
                self._add(section, paragraph, namings)

    def _add(self, section: Section, paragraph: Paragraph, namings: Iterable[Naming]) -> None:
        folded = fold(paragraph.text)
        for span in paragraph.passages:
            found = Found(section, paragraph, span)
            self._passages.setdefault(folded[span.start : span.end], []).append(found)
        spans = sentences(paragraph.text, paragraph.passages, (n.span for n in namings))
        for number, span in enumerate(spans):
            found = Found(section, paragraph, span)
            self._sentences.setdefault(folded[span.start : span.end], []).append(
                (found, spans, number)
            )

    def passages(self, words: str) -> Sequence[Found]:
        """The quoted passages whose whole words equal `words` (tidy)."""
        return self._passages.get(fold(words), ())

    def reports(self, words: str, namings: Iterable[Naming]) -> Sequence[Found]:
        """Where `words` (tidy) stand as whole sentences; `namings` are those within them."""
        folded = fold(words)
        first = sentences(words, passages(words, []), (naming.span for naming in namings))[0]
        hits = []
        for found, spans, number in self._sentences.get(folded[first.start : first.end], ()):
            start = found.span.start
            end = start + len(words)
            text = fold(found.paragraph.text)
            if text[start:end] == folded and any(span.end == end for span in spans[number:]):
                hits.append(Found(found.section, found.paragraph, Span(start, end)))
        return hits

    # --- why not --------------------------------------------------------------------------------

    def why_no_quote(self, words: str) -> str:
        """A sentence on why `words` are no quote, and one on what to do."""
        folded = fold(words)
        inside = self._stands(folded)
        if inside is None:
            bare = folded.strip("\"'")
            if bare != folded and self.passages(bare):
                return (
                    "The text of a quote stands without its quotation marks. "
                    "Delete the marks at its beginning and end."
                )
            return self._nearest(words, "The quote")
        for span in inside.paragraph.passages:
            if span.start <= inside.span.start and inside.span.end <= span.end:
                whole = inside.paragraph.text[span.start : span.end]
                return (
                    f"These words are only a part of the quoted passage “{shortened(whole, 200)}” "
                    f"in {inside.where}. A quote is the whole passage: write all of it."
                )
            if inside.span.start < span.end and span.start < inside.span.end:
                return (
                    f"These words reach beyond a quoted passage in {inside.where}. "
                    "A quote is one whole passage and no more: write just that."
                )
        return (
            f"These words stand outside quotation marks in {inside.where}. Put them in quotation "
            "marks there if the print has them, or make whole sentences of them a report."
        )

    def why_no_report(self, words: str) -> str:
        """A sentence on why `words` are no report, and one on what to do."""
        inside = self._stands(fold(words))
        if inside is None:
            return self._nearest(words, "The report")
        return (
            f"These words are not whole sentences in {inside.where}. "
            "Begin with the first word of a sentence and end with the mark that ends one."
        )

    def _stands(self, folded: str) -> Found | None:
        for section in self.sections:
            for paragraph in section.paragraphs:
                start = fold(paragraph.text).find(folded)
                if start >= 0:
                    return Found(section, paragraph, Span(start, start + len(folded)))
        return None

    def _nearest(self, words: str, noun: str) -> str:
        given = words.split()
        paragraph = self._most_alike(words)
        if paragraph is None:
            return (
                f"{noun} stands nowhere in the text: “{shortened(words)}”. "
                "Copy it word for word from the section’s text."
            )
        section, para = paragraph
        there = para.text.split()
        match = SequenceMatcher(
            None, [fold(word) for word in given], [fold(word) for word in there], autojunk=False
        )
        blocks = [block for block in match.get_matching_blocks() if block.size]
        # Follow the matching words from the first long run on, to where they part.
        first = blocks[0]
        for block in blocks:
            if block.size >= min(3, len(given)):
                first = block
                break
        if first.a == 0:
            at, there_at = first.size, first.b + first.size
            upto = " ".join(given[max(0, at - 4) : at])
            said = f"matches up to “…{upto}”" if at > 4 else f"matches up to “{upto}”"
        else:
            at, there_at = first.a - 1, first.b - 1
            said = f"matches from “{' '.join(given[first.a : first.a + 4])}…” on"
        mine = given[at] if at < len(given) else ""
        theirs = there[there_at] if 0 <= there_at < len(there) else ""
        has = f"has “{shortened(mine)}”" if mine else "ends"
        offset = len(" ".join(there[: max(0, there_at)]))
        page = para.page_at(min(offset + 1, len(para.text) - 1))
        source = f"printed page {page}" if page else f"“{shortened(section.title, 40)}”"
        stands = (
            f"where {source} has “{theirs}”" if theirs else f"where {source} ends the paragraph"
        )
        joint = "then" if first.a == 0 else "and before it"
        return (
            f"{noun} {said}, {joint} {has} {stands} (paragraph {para.id}). "
            "Copy it word for word from the section’s text."
        )

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], list[tuple[Section, Paragraph]]]:
        index: dict[tuple[str, ...], list[tuple[Section, Paragraph]]] = {}
        for section in self.sections:
            for paragraph in section.paragraphs:
                for key in _pairs(paragraph.text):
                    index.setdefault(key, []).append((section, paragraph))
        return index

    def _most_alike(self, words: str) -> tuple[Section, Paragraph] | None:
        """The paragraph that shares the most neighbouring words with `words`."""
        votes: Counter[int] = Counter()
        seen: dict[int, tuple[Section, Paragraph]] = {}
        for key in _pairs(words):
            paragraphs = self._by_words.get(key, ())
            if len(paragraphs) > 50:
                continue  # so common that it tells nothing
            for where in paragraphs:
                votes[id(where[1])] += 1
                seen[id(where[1])] = where
        if not votes:
            return None
        return seen[votes.most_common(1)[0][0]]


def _pairs(text: str) -> set[tuple[str, ...]]:
    words = [word.strip(".,;:!?\"'()[]").casefold() for word in fold(text).split()]
    return set(zip(words, words[1:], strict=False))
