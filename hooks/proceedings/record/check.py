"""The rules across records. Each rule is a generator of what goes against it.

A rule is not applied where its answer would depend on something that could not be read: the editor
is told what to mend, and not what follows from it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from proceedings.equal import count_black, fold
from proceedings.problems import MOST_PER_FILE, Problem, did_you_mean, shortened
from proceedings.read.entries import EventEntry, SectionEntry, SpeakerEntry
from proceedings.read.records import Placed, ProjectRecords, Records
from proceedings.read.source import Source, Steps
from proceedings.record.assemble import (
    Assembled,
    Passage,
    PlacedSection,
    PlacedStatement,
    forms,
    statement_entries,
)
from proceedings.record.explain import Miss
from proceedings.record.find import Found
from proceedings.record.names import Names, outside


def check(assembled: Assembled) -> Iterator[Problem]:
    """Applies every rule across records.

    Yields:
        What must be mended before anything is published; what reading found is not repeated.
    """
    records = assembled.records
    yield from _ids_are_unique(records)
    yield from _name_parts_stand_in_names(records)
    yield from _case_forms_are_the_titles(records)
    yield from _days_are_in_order(records)
    yield from _forms_name_one_speaker(records)
    yield from _marks_are_right(assembled)
    if records.has_whole_text:
        yield from _forms_occur(assembled)
    misses = [(one, one.found) for one in assembled.statements if isinstance(one.found, Miss)]
    reported = [(one, miss) for one, miss in misses if _is_sure(assembled, miss)]
    yield from _statements_are_found(records, reported)
    yield from _statements_are_different(assembled)
    yield from _speakers_are_named(assembled)
    yield from _reports_and_testimony_are_not_featured(assembled)
    if records.speakers.is_readable:
        candidates = {
            (found.paragraph.id, found.span) for _, miss in reported for found in miss.candidates
        }
        titles = Names((title, title) for title in _titles(records.speakers))
        for section in assembled.sections:
            yield from _titles_are_of_speakers(titles, section)
        yield from _passages_are_quotes(assembled, candidates)
        yield from _contacts_are_speakers(records)


def _ids_are_unique(records: ProjectRecords) -> Iterator[Problem]:
    speakers, contacts = records.speakers, records.contacts
    sections = [
        (of_kind.source, one.steps, one.entry.id)
        for _, of_kind in records.sections
        for one in of_kind.placed
    ]
    statements = [
        (speakers.source, (*placed.steps, *below), entry.id)
        for placed, below, _, entry in statement_entries(speakers)
    ]
    for ids in (
        [(speakers.source, one.steps, one.entry.id) for one in speakers.placed],
        sections,
        statements,
        [(contacts.source, one.steps, one.entry.id) for one in contacts.placed],
    ):
        yield from _are_unique(ids)


def _are_unique(ids: Iterable[tuple[Source, Steps, str]]) -> Iterator[Problem]:
    first: dict[str, tuple[Source, Steps]] = {}
    for source, steps, name in ids:
        other, there = first.setdefault(name, (source, steps))
        if other is not source or there != steps:
            place = other.place((*there, "id"))
            message = (
                f"The id “{name}” is taken already, in {place.file}, line {place.line}. "
                "Choose another for the newer of the two."
            )
            yield Problem(source.place((*steps, "id")), message)


def _contacts_are_speakers(records: ProjectRecords) -> Iterator[Problem]:
    ids = records.speakers.ids
    dangling = [
        (placed.steps, placed.entry.speaker)
        for placed in records.contacts.placed
        if placed.entry.speaker and placed.entry.speaker not in ids
    ]
    for number, (steps, speaker) in enumerate(dangling):
        guess = did_you_mean(speaker, ids) if number < MOST_PER_FILE else ""
        cure = f"{guess} Copy the id from speakers.yml, or delete the line."
        message = f"No speaker has the id “{speaker}”.{cure}"
        yield Problem(records.contacts.place((*steps, "speaker")), message)


def _name_parts_stand_in_names(records: ProjectRecords) -> Iterator[Problem]:
    for placed in records.speakers.placed:
        name = placed.entry.name
        for key in ("family_name", "given_name"):
            part = getattr(placed.entry, key)
            if (
                part
                and placed.has("name")
                and placed.has(key)
                and _script(part) == _script(name)
                and not any(Names([(part.casefold(), key)]).find(name.casefold()))
            ):
                message = f"“{part}” does not stand in the name “{name}”. Copy it from there."
                yield Problem(records.speakers.place((*placed.steps, key)), message)


def _case_forms_are_the_titles(records: ProjectRecords) -> Iterator[Problem]:
    """A title in other capitals has the title's words."""
    for _, sections in records.sections:
        for section in sections.placed:
            if section.has("title"):
                yield from _case_forms(sections, section, section.entry.title)
    for event in records.event.placed:
        if event.has("title") and event.has("subtitle"):
            title = event.entry.title + (event.entry.subtitle or "")
            yield from _case_forms(records.event, event, title)


def _case_forms(
    records: Records[SectionEntry] | Records[EventEntry],
    placed: Placed[SectionEntry] | Placed[EventEntry],
    title: str,
) -> Iterator[Problem]:
    for key in ("title_case", "title_sentence"):
        form = getattr(placed.entry, key)
        if form and _letters(form) != _letters(title):
            message = (
                f"“{shortened(form)}” is not the title in other capitals. Write the same words: "
                "only capitals and marks may differ."
            )
            yield Problem(records.place((*placed.steps, key)), message)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _script(text: str) -> str:
    """The script of the first letter, such as LATIN."""
    letter = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def _days_are_in_order(records: ProjectRecords) -> Iterator[Problem]:
    for placed in records.event.placed:
        event = placed.entry
        if event.date and event.end_date and event.end_date < event.date:
            message = "The last day is before the first. Correct “date” or “end_date”."
            yield Problem(records.event.place((*placed.steps, "end_date")), message)


def _forms_name_one_speaker(records: ProjectRecords) -> Iterator[Problem]:
    speakers = records.speakers
    owners: dict[str, tuple[str, Steps]] = {}
    for placed, at, form in forms(speakers):
        speaker = placed.entry
        owner, first = owners.setdefault(fold(form), (speaker.id, at))
        if first != at:
            whose = "this speaker" if owner == speaker.id else f"“{owner}”"
            message = (
                f"“{form}” is already a name of {whose} (line {speakers.place(first).line}). "
                "A form can name only one speaker: delete it, or write a longer form."
            )
            yield Problem(speakers.place(at), message)


def _forms_occur(assembled: Assembled) -> Iterator[Problem]:
    speakers = assembled.records.speakers
    occurring = {
        fold(paragraph.text[naming.span.start : naming.span.end])
        for one in assembled.sections
        for paragraph, namings in zip(one.section.paragraphs, one.section.namings, strict=True)
        for naming in namings
    }
    for _, at, form in forms(speakers):
        if fold(form) not in occurring:
            message = (
                f"“{form}” names nobody in the sections’ text. Copy the form from the text, or "
                "delete it."
            )
            yield Problem(speakers.place(at), message)


_SURNAME = re.compile(r" ([^\W\d_][\w’'-]*)")


def _titles_are_of_speakers(titles: Names, one: PlacedSection) -> Iterator[Problem]:
    """A title (“Ms.”, “Ambassador”) stands before a name of a speaker, or of an exempt person."""
    section, others = one.section, one.entry.entry.not_speakers
    exempt = Names((form, form) for form in others)
    used: set[str] = set()
    for number, paragraph in enumerate(section.paragraphs):
        known = {naming.span.start for naming in section.namings[number]}
        for naming in outside(exempt.find(paragraph.text), paragraph.passages):
            known.add(naming.span.start)
            used.add(naming.key)
        for title in outside(titles.find(paragraph.text), paragraph.passages):
            name = _SURNAME.match(paragraph.text, title.span.end)
            if name is None or not name[1][0].isupper() or title.span.start in known:
                continue
            message = (
                f"“{title.key} {name[1]}” is no speaker’s name. Correct it, or add the form to "
                "“named_as” of the speaker; if it is nobody on the programme, list it in this "
                "section under “not_speakers”."
            )
            yield Problem(one.text.place(number, title.span.start), message)
    for number, form in enumerate(others):
        if form not in used and one.entry.has("not_speakers", number):
            message = (
                f"“{form}” does not stand in this section’s text outside quotation marks. "
                "Copy the form from the text, or delete it."
            )
            yield Problem(one.place("not_speakers", number), message)


def _titles(speakers: Records[SpeakerEntry]) -> set[str]:
    """What stands before a speaker's name in the forms of `named_as`."""
    titles = set()
    for placed in speakers.placed:
        speaker = placed.entry
        for form in speaker.named_as:
            for name in (speaker.name, speaker.family_name):
                title = form.removesuffix(name)
                if title != form and title.strip():
                    titles.add(title.strip())
                    break
    return titles


def _marks_are_right(assembled: Assembled) -> Iterator[Problem]:
    """Page marks rise from the first word on, quotation marks are paired."""
    texts = [*assembled.introductions.values(), *(one.text for one in assembled.sections)]
    for text in texts:
        for fault in text.faults:
            yield Problem(text.place_behind(fault.before), fault.message)
    records = assembled.records
    unmarked = [one for one in assembled.sections if not one.section.paragraphs[0].first_page]
    is_known = records.has_whole_text and records.event.placed
    if assembled.has_page_marks and unmarked and is_known:
        message = (
            "Text stands here before the first page mark. Begin it with the mark of its printed "
            "page, like “{p. 7}”."
        )
        yield Problem(unmarked[0].text.place(0, 0), message)


def _passages_are_quotes(assembled: Assembled, candidates: set[Passage]) -> Iterator[Problem]:
    """Every quoted passage is a quote, or its section says that it is none.

    `candidates` are passages that statements not found seem to be from.
    """
    quoted = {
        (one.found.paragraph.id, one.found.span)
        for one in assembled.statements
        if isinstance(one.found, Found) and one.kind == "quote"
    }
    for one in assembled.sections:
        listed = {fold(words): n for n, words in enumerate(one.entry.entry.not_quotes)}
        used, also_quoted = set(), set()
        for number, paragraph in enumerate(one.section.paragraphs):
            for span in paragraph.passages:
                words = paragraph.text[span.start : span.end]
                folded = fold(words)
                passage = (paragraph.id, span)
                if passage in quoted:
                    also_quoted.add(folded)
                elif folded in listed:
                    used.add(folded)
                elif passage not in candidates and assembled.is_balanced[paragraph.id]:
                    message = (
                        f"“{shortened(words, 80)}” stands between quotation marks and is no "
                        "speaker’s quote. Add the quote to speakers.yml, or list the words in this "
                        "section under “not_quotes”."
                    )
                    yield Problem(one.text.place(number, span.start), message)
        yield from _not_quotes_are_passages(assembled, one, listed, used, also_quoted)


def _not_quotes_are_passages(
    assembled: Assembled,
    one: PlacedSection,
    listed: dict[str, int],
    used: set[str],
    also_quoted: set[str],
) -> Iterator[Problem]:
    """What a section lists as nobody's quote stands between quotation marks, once in the list."""
    is_balanced = all(assembled.is_balanced[p.id] for p in one.section.paragraphs)
    for number, words in enumerate(one.entry.entry.not_quotes):
        folded = fold(words)
        if not one.entry.has("not_quotes", number):
            continue
        if listed[folded] != number:
            message = "These words are listed twice. Delete one of the two."
        elif folded in used:
            continue
        elif folded in also_quoted:
            message = "These words are a quote in speakers.yml. Delete them here or there."
        elif not is_balanced:
            continue
        else:
            message = (
                "These words do not stand between quotation marks in this section. Copy the "
                "whole passage from its text, or delete them here."
            )
        yield Problem(one.place("not_quotes", number), message)


def _is_sure(assembled: Assembled, miss: Miss) -> bool:
    """Whether the words are missing, whatever stands in what could not be read."""
    if not miss.candidates and not assembled.records.has_whole_text:
        return False
    return all(assembled.is_balanced[found.paragraph.id] for found in miss.candidates)


def _statements_are_found(
    records: ProjectRecords, misses: Iterable[tuple[PlacedStatement, Miss]]
) -> Iterator[Problem]:
    source = records.speakers.source
    for one, miss in misses:
        before = count_black(one.entry.text[: miss.offset])
        yield Problem(source.place_within((*one.steps, "text"), before), miss.message)


def _statements_are_different(assembled: Assembled) -> Iterator[Problem]:
    speakers = assembled.records.speakers
    for one in assembled.statements:
        if one.same_as is not None:
            line = speakers.place((*one.same_as, "text")).line
            message = f"These words are already the statement in line {line}. Delete one of them."
            yield Problem(speakers.place((*one.steps, "text")), message)


def _speakers_are_named(assembled: Assembled) -> Iterator[Problem]:
    """A paragraph that names only others says that somebody else spoke."""
    for one in assembled.statements:
        if isinstance(one.found, Miss) or one.same_as is not None:
            continue
        named = {naming.key for naming in one.found.section.namings[one.found.number]}
        speaker = one.speaker.entry.id
        is_stated = one.entry.attribution is None and one.has("attribution")
        if named and speaker not in named and is_stated:
            others = " and ".join(f"“{name}”" for name in sorted(named)[:3])
            message = (
                f"The paragraph where these words stand ({one.found.paragraph.id}) names {others} "
                f"and not “{speaker}”. Move the {one.kind} to the right speaker, or, if it is this "
                "one, add “attribution: inferred”."
            )
            source = assembled.records.speakers.source
            yield Problem(source.place_within((*one.steps, "text"), 0), message)


def _reports_and_testimony_are_not_featured(assembled: Assembled) -> Iterator[Problem]:
    source = assembled.records.speakers.source
    for one in assembled.statements:
        if isinstance(one.found, Miss) or one.same_as is not None:
            continue
        is_testimony = one.speaker.entry.testimony
        if one.entry.featured and (is_testimony or one.kind == "report"):
            what = "A survivor’s testimony" if is_testimony else "A report"
            message = f"{what} is never featured. Delete this line."
            yield Problem(source.key_place(one.steps, "featured"), message)
