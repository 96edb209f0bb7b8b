"""Says why words are no statement: what they are like in the text, and where they differ."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from proceedings.equal import fold
from proceedings.problems import shortened
from proceedings.record.find import Found, TextIndex
from proceedings.record.model import StatementKind
from proceedings.record.passages import Span


class Miss(NamedTuple):
    """Why words were not found.

    `offset` is where they go wrong, in the words as given; `candidates` are the passages or
    paragraphs that they seem to be from, if there are any.
    """

    message: str
    offset: int = 0
    candidates: Sequence[Found] = ()


class Explainer:
    """Explains what was not found in a text; what it compares with is made when first needed."""

    def __init__(self, text: TextIndex) -> None:
        self._text = text

    def why_not(self, kind: StatementKind, words: str) -> Miss:
        """Why `words` (tidy) are no quote or no report, and what to do."""
        return self._why_no_quote(words) if kind == "quote" else self._why_no_report(words)

    def _why_no_quote(self, words: str) -> Miss:
        folded = fold(words)
        bare = folded.strip("\"'«» ")
        if bare != folded and self._text.quotes(bare):
            return Miss(
                "The text of a quote is written without its quotation marks. "
                "Delete the marks at its beginning and end.",
                candidates=self._text.quotes(bare),
            )
        inside = self._stands(folded)
        if inside is None:
            return self._nearest(words, "quote")
        for span in inside.paragraph.passages:
            passage = Found(inside.section, inside.number, span)
            if span.start <= inside.span.start and inside.span.end <= span.end:
                return Miss(
                    f"These words are only a part of the quoted passage "
                    f"“{shortened(passage.words, 200)}” in {inside.where}. "
                    "A quote is the whole passage: write all of it.",
                    candidates=[passage],
                )
            if inside.span.start < span.end and span.start < inside.span.end:
                return _beyond(words, passage)
        return Miss(
            f"These words stand outside quotation marks in {inside.where}. Put them in quotation "
            "marks there if the print has them, or make the whole sentence a report.",
            candidates=[inside],
        )

    def _why_no_report(self, words: str) -> Miss:
        inside = self._stands(fold(words))
        if inside is None:
            return self._nearest(words, "report")
        return Miss(
            f"These words are no whole sentences in {inside.where}. "
            "Begin with the first word of a sentence and end with the mark that ends one.",
            candidates=[inside],
        )

    def _stands(self, folded: str) -> Found | None:
        for section, number, paragraph in self._text.paragraphs():
            start = self._text.folded[id(paragraph)].find(folded)
            if start >= 0:
                return Found(section, number, Span(start, start + len(folded)))
        return None

    def _nearest(self, words: str, kind: StatementKind) -> Miss:
        """Compares the words with the passage or paragraph that is most like them."""
        nearest = self._most_alike(words, kind)
        if nearest is None:
            return Miss(
                f"The {kind} “{shortened(words)}” stands nowhere in the text. "
                "Copy it word for word from the section’s text."
            )
        if kind == "quote" and _contains(words, nearest.words):
            return _beyond(words, nearest)
        return _difference(words, nearest, kind)

    def _most_alike(self, words: str, kind: StatementKind) -> Found | None:
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
        if kind == "quote" and paragraph.passages:
            inner = [Found(best.section, number, span) for span in paragraph.passages]
            shared = [len(pairs.intersection(_pairs(passage.words))) for passage in inner]
            if max(shared) * 2 >= most:
                best = inner[shared.index(max(shared))]
        return best

    def _whole(self, section: int, number: int) -> Found:
        found = self._text.sections[section]
        return Found(found, number, Span(0, len(found.paragraphs[number].text)))

    @cached_property
    def _by_pairs(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        index: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for place, section in enumerate(self._text.sections):
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


def _difference(words: str, nearest: Found, kind: StatementKind) -> Miss:
    """The first word in which `words` differ from those nearest to them."""
    given, there = _words(words), _words(nearest.words)
    start = _alignment(given, there)
    same = _same(given, there, start)
    if same < len(given):
        mine = f"has “{shortened(given[same].text)}”"
        offset = given[same].offset
    else:
        mine, offset = "ends", given[-1].offset
    if same + start < len(there):
        word = there[same + start]
        source = _source(nearest, nearest.span.start + word.offset)
        theirs = f"where {source} has “{shortened(word.text)}”"
    else:
        whole = "passage" if kind == "quote" else "paragraph"
        theirs = f"where the {whole} ends on {_source(nearest, nearest.span.end - 1)}"
    upto = " ".join(word.text for word in given[max(0, same - 4) : same])
    begins = f"The {kind} matches up to “…{upto}”, then {mine}" if upto else f"The {kind} {mine}"
    cure = "Copy it word for word from the section’s text."
    return Miss(f"{begins} {theirs} (paragraph {nearest.paragraph_key}). {cure}", offset, [nearest])


def _source(found: Found, offset: int) -> str:
    """The printed page of a character of the paragraph, or the section's title without pages."""
    page = found.paragraph.page_at(offset)
    return f"printed page {page}" if page else f"“{shortened(found.section.title, 40)}”"


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
