"""What was published in earlier editions, as corrections tell it: fingerprints, the oldest first.

A fingerprint tells whether words are the same, and not what they are. It is what the ledger keeps
of a quote (its words and its speaker) and of a paragraph (its words and page marks). Each of them
may have several, because the speaker's id may have changed since: any of these is the right one.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from proceedings.equal import fold, tidy
from proceedings.read.entries import ParagraphCorrection
from proceedings.record.model import Proceedings, Speaker, Statement
from proceedings.record.text import Numbering, Paragraph, paragraphs

Fingerprints = frozenset[str]
History = tuple[Fingerprints, ...]

ERASED: Fingerprints = frozenset("-")
"""In place of the fingerprint of words that were withdrawn."""


def fingerprint(*parts: str) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of texts; equal texts have the same."""
    text = "\n".join(fold(tidy(part)) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def quote_history(quote: Statement, speakers: Mapping[str, Speaker]) -> History:
    """The fingerprints of a quote from the first edition on, the present one last."""
    speaker = quote.speaker.id
    found = [_spoken(quote.text, speaker, speakers)]
    for correction in reversed(quote.entry.corrected):
        speaker = correction.speaker or speaker
        found.append(_spoken(correction.was, speaker, speakers))
    return tuple(reversed(found))


def paragraph_history(
    corrected: Iterable[ParagraphCorrection],
    paragraph: Paragraph,
    quotes: Iterable[Statement] = (),
) -> History:
    """The fingerprints of a paragraph from the first edition on, the present one last.

    Where only a quote within it was corrected, the quote's correction is enough.

    Args:
        corrected: what is told of corrections of the text that it belongs to.
        paragraph: the paragraph.
        quotes: those that stand in it.
    """
    own = corrections_of(corrected, paragraph)
    of_quotes = _words_by_day(quotes)
    text = _typed(paragraph)
    found = [frozenset({fingerprint(text)})]
    is_erased = False
    for day in sorted({*own, *of_quotes}, reverse=True):
        if day in own:
            was = own[day].was
            is_erased = is_erased or was is None
            text = _typed_as(was or "")
        else:
            for now, before in of_quotes[day]:
                text = text.replace(now, before, 1)
        found.append(ERASED if is_erased else frozenset({fingerprint(text)}))
    return tuple(reversed(found))


def corrections_of(
    corrected: Iterable[ParagraphCorrection], paragraph: Paragraph
) -> dict[date, ParagraphCorrection]:
    """What is told of the corrections of one paragraph, by the day."""
    return {
        correction.date: correction
        for correction in corrected
        if correction.paragraph in (paragraph.id, *paragraph.also)
    }


def histories(proceedings: Proceedings) -> dict[str, History]:
    """The histories of all quotes and paragraphs, by address."""
    found = {
        quote.address: quote_history(quote, proceedings.speaker) for quote in proceedings.quotes
    }
    in_paragraph: dict[int, list[Statement]] = {}
    for quote in proceedings.quotes:
        in_paragraph.setdefault(id(quote.paragraph), []).append(quote)
    for section in proceedings.sections:
        for paragraph in section.paragraphs:
            quotes = in_paragraph.get(id(paragraph), ())
            address = f"{section.address}#{paragraph.id}"
            found[address] = paragraph_history(section.entry.corrected, paragraph, quotes)
    for page in proceedings.outside_sections:
        for paragraph in page.paragraphs:
            found[f"{page.address}#{paragraph.id}"] = paragraph_history(page.corrected, paragraph)
    return found


def _spoken(words: str, speaker: str, speakers: Mapping[str, Speaker]) -> Fingerprints:
    """Of words under a speaker's id, and under those that this speaker had before."""
    known = speakers.get(speaker)
    return frozenset(
        fingerprint(each, words) for each in (speaker, *(known.formerly if known else ()))
    )


def _words_by_day(quotes: Iterable[Statement]) -> dict[date, list[tuple[str, str]]]:
    """For each day of corrections the words of quotes since then, and before."""
    found: dict[date, list[tuple[str, str]]] = {}
    for quote in quotes:
        since = quote.text
        for correction in reversed(quote.entry.corrected):
            found.setdefault(correction.date, []).append((since, correction.was))
            since = correction.was
    return found


def _typed(paragraph: Paragraph) -> str:
    """A paragraph's words with the page marks within it."""
    starts = [0, *(offset for offset, _ in paragraph.marks)]
    ends = [*starts[1:], len(paragraph.text)]
    words = (paragraph.text[start:end] for start, end in zip(starts, ends, strict=True))
    marks = ["", *(f"{{p. {page}}}" for _, page in paragraph.marks)]
    return "".join(chain.from_iterable(zip(marks, words, strict=True)))


def _typed_as(text: str) -> str:
    """The same of a paragraph as an editor typed it."""
    found, _ = paragraphs(text, Numbering())
    return "\n".join(_typed(one.paragraph) for one in found)
