"""Whose words a statement's are, as far as the text says it.

They are of whoever is named, outside quoted words, in the statement's own sentences; if nobody is
named there, in the nearest sentence before them that names somebody, in the same section.

Whoever was named *last* before them would do as well where that sentence names one person. Where it
names several, who spoke is as often the first as the last (“Ms. … thanked Mr. …. She said”): to
take the last for sure would give words to the wrong person, and refuse them to the right one. So
the text is taken to name all of them, and the editor confirms one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from proceedings.equal import fold
from proceedings.read.entries import SpeakerEntry
from proceedings.record.find import Found, TextIndex
from proceedings.record.model import Section, StatementKind
from proceedings.record.names import Naming, is_boundary
from proceedings.record.passages import Span
from proceedings.record.people import People, PeopleFinder
from proceedings.record.sentences import sentences

Who = frozenset[str]
"""The keys of namings."""


class Named(NamedTuple):
    """Somebody named in a section: the number of the paragraph, and where and who there."""

    number: int
    naming: Naming


class Sentence(NamedTuple):
    """A sentence: the number of its paragraph in the section, where there, and whom it names."""

    number: int
    span: Span
    named: tuple[Named, ...]
    who: Who


class Context(NamedTuple):
    """What of a section says whose words a statement's are: the people named there.

    It ends at `upto` in the paragraph with this number.
    """

    named: tuple[Named, ...]
    who: Who
    number: int
    upto: int


class Attribution:
    """Reads from a section whose words its statements are.

    A section is read once; a statement then costs little more than its own sentences.
    """

    def __init__(self, section: Section, people: People, index: TextIndex) -> None:
        self.people = people
        self._section = section
        self._index = index

    def context(self, found: Found, kind: StatementKind) -> Context:
        """Whom the text names as the one whose words these are.

        A quotation that is a sentence of its own belongs to what introduces it, a paragraph that
        ends in a colon; or else it may belong to what follows it (“Why?” Ms. … asked) as well as
        to whoever was named before.
        """
        first = self._at(found.number, found.span.start)
        last = self._at(found.number, found.span.end - 1)
        if kind == "report" or not self._are_bare[first]:
            return self._context(first, last)
        if self._is_introduced(first):
            return self._context(first - 1, last)
        before, behind = self._context(first, last), self._behind(last)
        if behind is None:
            return before
        named, who = (*before.named, *behind.named), before.who | behind.who
        return Context(named, who, behind.number, behind.span.end)

    def named_in(self, words: str, context: Context) -> Who | None:
        """Whom `words` (tidy) name where they stand nearest before the end of the context.

        None if they stand nowhere up to there, outside quotation marks.
        """
        folded = fold(words)
        text, starts = self._text
        end = starts[context.number] + context.upto
        while (start := text.rfind(folded, 0, end)) >= 0:
            end = start + len(folded)
            number = bisect_right(starts, start) - 1
            span = Span(start - starts[number], end - starts[number])
            is_whole = is_boundary(text, start) and is_boundary(text, end)
            if is_whole and not _touched(self._section.paragraphs[number].passages, span):
                return self._who(number, span)
            end -= 1
        return None

    def _who(self, number: int, span: Span) -> Who:
        """The keys of who is named within a paragraph's characters, with whole forms."""
        namings = self.people.namings[number]
        first = bisect_left(namings, span.start, key=lambda naming: naming.span.start)
        last = bisect_right(namings, span.end, key=lambda naming: naming.span.end)
        return frozenset(naming.key for naming in namings[first:last])

    def _context(self, first: int, last: int) -> Context:
        """Whom the sentences from `first` to `last` name, or else the nearest before them."""
        own = self._sentences[first : last + 1]
        whose = own
        if not any(each.who for each in own):
            whose = [self._named_before(first) or own[0]]
        named, who = whose[0].named, whose[0].who
        for each in whose[1:]:
            named, who = (*named, *each.named), who | each.who
        return Context(named, who, own[-1].number, own[-1].span.end)

    def _is_introduced(self, place: int) -> bool:
        """Whether the sentence begins its paragraph, and the one before ends in a colon."""
        before, here = self._sentences[max(0, place - 1)], self._sentences[place]
        return before.number < here.number and self._words(before).endswith((":", "："))

    def _behind(self, place: int) -> Sentence | None:
        """What may say whose words a quotation's are behind it, past other quotations.

        It is in the same paragraph, or begins the next with a dash: – Ms. …
        """
        here = self._sentences[place]
        behind = self._worded[place]
        if behind is None or behind.number == here.number:
            return behind
        is_line = behind.number == here.number + 1 and self._words(behind).startswith(_DASHES)
        return behind if is_line else None

    def _at(self, number: int, offset: int) -> int:
        """The sentence in which a character of a paragraph stands."""
        return bisect_right(self._starts, (number, offset)) - 1

    def _words(self, sentence: Sentence) -> str:
        text = self._section.paragraphs[sentence.number].text
        return text[sentence.span.start : sentence.span.end]

    @cached_property
    def _text(self) -> tuple[str, Sequence[int]]:
        """The section's folded paragraphs, one a line, and where each of them starts."""
        lines = [self._index.folded[id(paragraph)] for paragraph in self._section.paragraphs]
        starts = accumulate((len(line) + 1 for line in lines), initial=0)
        return "\n".join(lines), list(starts)[:-1]

    @cached_property
    def _sentences(self) -> Sequence[Sentence]:
        found = []
        for number, paragraph in enumerate(self._section.paragraphs):
            namings = self.people.namings[number]
            spans = self._index.sentences[id(paragraph)]
            if namings != self._section.namings[number]:  # “Mr. …” of others ends none either
                names = [naming.span for naming in namings]
                spans = sentences(paragraph.text, paragraph.passages, names)
            done = 0
            for span in spans:
                first = done
                while done < len(namings) and namings[done].span.start < span.end:
                    done += 1
                here = namings[first:done]
                named = tuple(Named(number, naming) for naming in here)
                who = frozenset(naming.key for naming in here)
                found.append(Sentence(number, span, named, who))
        return found

    @cached_property
    def _starts(self) -> Sequence[tuple[int, int]]:
        return [(sentence.number, sentence.span.start) for sentence in self._sentences]

    def _named_before(self, place: int) -> Sentence | None:
        """The nearest sentence before one that names somebody."""
        before = bisect_left(self._naming, place) - 1
        return self._sentences[self._naming[before]] if before >= 0 else None

    @cached_property
    def _naming(self) -> Sequence[int]:
        """The sentences that name somebody."""
        return [place for place, sentence in enumerate(self._sentences) if sentence.who]

    @cached_property
    def _are_bare(self) -> Sequence[bool]:
        """For each sentence whether nothing but quotations stands in it."""
        return [self._is_bare(sentence) for sentence in self._sentences]

    def _is_bare(self, sentence: Sentence) -> bool:
        paragraph = self._section.paragraphs[sentence.number]
        done, rest = sentence.span.start, ""
        for passage in _touched(paragraph.passages, sentence.span):
            rest += paragraph.text[done : passage.start]
            done = passage.end
        rest += paragraph.text[done : sentence.span.end]
        return not any(char.isalnum() for char in rest)

    @cached_property
    def _worded(self) -> Sequence[Sentence | None]:
        """For each sentence the next one that is no bare quotation."""
        behind: Sentence | None = None
        found: list[Sentence | None] = []
        for sentence, is_bare in zip(
            reversed(self._sentences), reversed(self._are_bare), strict=True
        ):
            found.append(behind)
            behind = behind if is_bare else sentence
        return found[::-1]


class Attributions:
    """The attribution of every section, each made when first asked for."""

    def __init__(self, index: TextIndex, speakers: Iterable[SpeakerEntry]) -> None:
        self._index = index
        self._finder = PeopleFinder(speakers)
        self._made: dict[int, Attribution] = {}

    def of(self, section: Section) -> Attribution:
        """That of one of the sections in the index."""
        made = self._made.get(id(section))
        if made is None:
            made = Attribution(section, self._finder.people(section), self._index)
            self._made[id(section)] = made
        return made


_DASHES = ("–", "—", "―", "-")


def _touched(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of some spans, which stand apart in their order, that share characters with `span`."""
    first = bisect_right(spans, span.start, key=itemgetter(1))
    return spans[first : bisect_left(spans, span.end, lo=first, key=itemgetter(0))]
