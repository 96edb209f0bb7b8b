"""Rules for what is said of changes since an earlier edition: former ids, corrections, withdrawals.

Whether that is true of what was published, the ledger knows (`publish/ledger.py`).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from proceedings import words
from proceedings.equal import tidy
from proceedings.problems import Problem
from proceedings.read.entries import (
    ContactEntry,
    ParagraphCorrection,
    QuoteCorrection,
    SectionEntry,
    SpeakerEntry,
    StatementEntry,
)
from proceedings.read.records import ProjectRecords
from proceedings.read.source import MappingNode, Source, Steps
from proceedings.record.assembled import Assembled, PlacedText, statement_entries
from proceedings.record.find import Found
from proceedings.record.passages import Span
from proceedings.record.text import Paragraph

Changing = SpeakerEntry | StatementEntry | SectionEntry | ContactEntry
_NOTES = (words.WORDS_WITHDRAWN, words.NAME_WITHDRAWN)


def withdrawn_entries_are_empty(records: ProjectRecords) -> Iterator[Problem]:
    """Of what is withdrawn nothing is left but its id, and why."""
    for source, steps, entry in _entries(records):
        node = source.node(steps)
        if entry.withdrawn and isinstance(node, MappingNode):
            for key in node.keys.keys() - set(entry.kept):
                message = f"This is withdrawn, so that “{key}” must not stay here. Delete it."
                yield Problem(source.key_place(steps, key), message)


def quotes_of_the_withdrawn_are_too(records: ProjectRecords) -> Iterator[Problem]:
    """A speaker who is withdrawn has no quote that is not."""
    speakers = records.speakers
    for placed, below, kind, entry in statement_entries(speakers):
        if placed.entry.withdrawn and kind == "quote" and not entry.withdrawn:
            message = (
                "The speaker is withdrawn, and so are the quotes. Add “withdrawn: {date: …, "
                "reason: …}” to this one."
            )
            yield Problem(speakers.place((*placed.steps, *below)), message)


def withdrawn_names_are_gone(assembled: Assembled) -> Iterator[Problem]:
    """The text names nobody who is withdrawn."""
    speakers = assembled.records.speakers.placed
    withdrawn = {placed.entry.id for placed in speakers if placed.entry.withdrawn}
    if not withdrawn:
        return
    for one in assembled.sections:
        for number, namings in enumerate(one.section.namings):
            for naming in namings:
                if naming.key in withdrawn:
                    message = (
                        "This names a speaker who is withdrawn. Write “[name withdrawn]” in its "
                        "place, in quotations too."
                    )
                    yield Problem(one.text.place(number, naming.span.start), message)


def withdrawn_words_are_gone(assembled: Assembled) -> Iterator[Problem]:
    """The words of a withdrawn quote are not in the text, whether its entry still has them."""
    sections = {one.section.address: one for one in assembled.sections}
    for one in assembled.statements:
        if one.entry.withdrawn and isinstance(one.found, Found):
            text = sections[one.found.section.address].text
            yield _withdrawn_words(text, one.found.number, one.found.span)
    for text, number, span in assembled.withdrawn_words:
        yield _withdrawn_words(text, number, span)


def _withdrawn_words(text: PlacedText, number: int, span: Span) -> Problem:
    """Says all that is to be done, because what follows from it shows only later."""
    message = (
        "These words are withdrawn. Write “[words withdrawn]” in the place of the passage and its "
        "quotation marks, and wherever else they stand. Then tell the readers: add to the "
        f"{text.holder} “corrected: [{{paragraph: {text.paragraphs[number].id}, date: …, note: "
        "…}]”, and at last run “proceedings publish”."
    )
    return Problem(text.place(number, span.start), message)


def reports_have_no_address(records: ProjectRecords) -> Iterator[Problem]:
    """A report stands at its paragraph, where changes of it are told."""
    speakers = records.speakers
    for placed, below, kind, entry in statement_entries(speakers):
        for key in ("formerly", "corrected", "withdrawn"):
            if kind == "report" and getattr(entry, key):
                message = (
                    f"A report has no page, so that “{key}” says nothing. Delete it; what has "
                    "changed in the text is told by the section’s “corrected”."
                )
                yield Problem(speakers.source.key_place((*placed.steps, *below), key), message)


def corrections_are_told(assembled: Assembled) -> Iterator[Problem]:
    """Corrections stand in their order, and something was different before each."""
    speakers = assembled.records.speakers
    ids = {each.entry.id for each in speakers.placed if not each.entry.withdrawn}
    for placed, below, _, entry in statement_entries(speakers):
        steps = (*placed.steps, *below, "corrected")
        yield from _in_order(speakers.source, steps, entry.corrected)
        after = (entry.text, placed.entry.id)
        for number in reversed(range(len(entry.corrected))):
            each = entry.corrected[number]
            before = (each.was, each.speaker or after[1])
            if before == after:
                message = "Nothing was different before this correction. Delete it."
                yield Problem(speakers.place((*steps, number)), message)
            if each.speaker and each.speaker not in ids:
                message = f"No speaker has the id “{each.speaker}”. Copy the id from speakers.yml."
                yield Problem(speakers.place((*steps, number, "speaker")), message)
            after = before
    for one in assembled.sections:
        steps = (*one.entry.steps, "corrected")
        corrected = one.entry.entry.corrected
        yield from _paragraph_corrections([one.text], one.records.source, steps, corrected)
    source = assembled.records.event.source
    for event in assembled.records.event.placed:
        for kind, text in assembled.introductions.items():
            heading = event.entry.parts.of(kind)
            steps = (*event.steps, "parts", kind, "corrected")
            yield from _paragraph_corrections(
                [text], source, steps, heading.corrected if heading else ()
            )
        steps = (*event.steps, "preface", "corrected")
        yield from _paragraph_corrections(
            assembled.preface.values(), source, steps, event.entry.preface.corrected
        )


def _paragraph_corrections(
    texts: Iterable[PlacedText],
    source: Source,
    steps: Steps,
    corrected: Sequence[ParagraphCorrection],
) -> Iterator[Problem]:
    paragraphs = (each for text in texts for each in text.paragraphs)
    by_id = {name: each for each in paragraphs for name in (each.id, *each.also)}
    of_paragraph: dict[str, list[ParagraphCorrection]] = {}
    for number, correction in enumerate(corrected):
        place = source.place((*steps, number))
        paragraph = by_id.get(correction.paragraph)
        if paragraph is None:
            message = (
                f"There is no paragraph “{correction.paragraph}” here. Copy the id from the end "
                "of the paragraph’s link."
            )
            yield Problem(source.place((*steps, number, "paragraph")), message)
            continue
        of_paragraph.setdefault(paragraph.id, []).append(correction)
        if correction.was is None and not _has_note(paragraph):
            message = (
                "What the paragraph was is not said. Add “was: …”; only where words are withdrawn, "
                "and “[words withdrawn]” or “[name withdrawn]” stands in their place, it is left "
                "out."
            )
            yield Problem(place, message)
    for corrections in of_paragraph.values():
        yield from _in_order(source, steps, corrections)


def _has_note(paragraph: Paragraph) -> bool:
    return any(note in tidy(paragraph.text) for note in _NOTES)


def _in_order(
    source: Source, steps: Steps, corrections: Sequence[QuoteCorrection | ParagraphCorrection]
) -> Iterator[Problem]:
    for before, after in pairwise(corrections):
        if after.date <= before.date:
            message = (
                "Corrections of one thing stand in the order of their days, the oldest first, and "
                "no two on one day. Mend the order or the dates."
            )
            yield Problem(source.place(steps), message)
            return


def _entries(records: ProjectRecords) -> Iterator[tuple[Source, Steps, Changing]]:
    """Every record that has an address of its own, and where it stands."""
    for placed in records.speakers.placed:
        yield records.speakers.source, placed.steps, placed.entry
    for speaker, below, _, entry in statement_entries(records.speakers):
        yield records.speakers.source, (*speaker.steps, *below), entry
    for _, of_kind in records.sections:
        for section in of_kind.placed:
            yield of_kind.source, section.steps, section.entry
    for contact in records.contacts.placed:
        yield records.contacts.source, contact.steps, contact.entry
