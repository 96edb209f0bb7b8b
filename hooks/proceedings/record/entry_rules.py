"""Rules for what an editor writes: ids, references, and what is written twice says the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from proceedings.equal import fold
from proceedings.problems import MOST_PER_FILE, Problem, did_you_mean, shortened
from proceedings.read.entries import EarlierVersion, EditionEntry, EventEntry, SectionEntry
from proceedings.read.records import Placed, ProjectRecords, Records
from proceedings.read.source import Source, Steps
from proceedings.record.assembled import forms, statement_entries
from proceedings.record.names import Names, script


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


def ids_are_unique(records: ProjectRecords) -> Iterator[Problem]:
    """No two records of a kind have one id; speakers and terms stand in one index."""
    speakers, contacts = records.speakers, records.contacts
    people = [(speakers.source, one.steps, one.entry) for one in speakers.placed]
    terms = [(records.terms.source, one.steps, one.entry) for one in records.terms.placed]
    sections = [
        (of_kind.source, one.steps, one.entry)
        for _, of_kind in records.sections
        for one in of_kind.placed
    ]
    statements = [
        (speakers.source, (*placed.steps, *below), entry)
        for placed, below, _, entry in statement_entries(speakers)
    ]
    preface = [
        (records.event.source, (*event.steps, "preface", "sections", number), section)
        for event in records.event.placed
        for number, section in enumerate(event.entry.preface.sections)
    ]
    yield from _are_unique(preface)
    yield from _are_unique([*people, *terms])
    yield from _are_unique(sections)
    yield from _are_unique(statements)
    yield from _are_unique((contacts.source, one.steps, one.entry) for one in contacts.placed)


def _are_unique(entries: Iterable[tuple[Source, Steps, _WithId]]) -> Iterator[Problem]:
    """No id of an entry, a former one included, is one of another."""
    ids = []
    for source, steps, entry in entries:
        ids.append((source, (*steps, "id"), entry.id))
        formerly: Sequence[str] = getattr(entry, "formerly", ())
        ids += ((source, (*steps, "formerly", n), name) for n, name in enumerate(formerly))
    first: dict[str, tuple[Source, Steps]] = {}
    for source, steps, name in ids:
        other, there = first.setdefault(name, (source, steps))
        if other is not source or there != steps:
            place = other.place(there)
            message = (
                f"The id “{name}” is taken already, in {place.file}, line {place.line}. "
                "Choose another for the newer of the two."
            )
            yield Problem(source.place(steps), message)


def speakers_follow_once(records: ProjectRecords) -> Iterator[Problem]:
    """The print lists its speakers behind one text of the preface."""
    for event in records.event.placed:
        sections = event.entry.preface.sections
        marked = [number for number, section in enumerate(sections) if section.speakers_follow]
        for number in marked[1:]:
            steps = (*event.steps, "preface", "sections", number)
            message = "The speakers follow another text already. Delete this line here or there."
            yield Problem(records.event.source.key_place(steps, "speakers_follow"), message)


def contacts_are_speakers(records: ProjectRecords) -> Iterator[Problem]:
    """The speaker that a contact names is one."""
    speakers = records.speakers
    ids = speakers.ids - {each.entry.id for each in speakers.placed if each.entry.withdrawn}
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


def name_parts_stand_in_names(records: ProjectRecords) -> Iterator[Problem]:
    """Family and given name, and what follows them, are parts of the name, where in one script."""
    for placed in records.speakers.placed:
        if placed.entry.withdrawn:
            continue
        name = placed.entry.name
        for key in ("family_name", "given_name", "suffix"):
            part = getattr(placed.entry, key)
            if (
                part
                and placed.has("name")
                and placed.has(key)
                and script(part) == script(name)
                and not any(Names([(part.casefold(), key)]).find(name.casefold()))
            ):
                message = f"“{part}” does not stand in the name “{name}”. Copy it from there."
                yield Problem(records.speakers.place((*placed.steps, key)), message)


def case_forms_are_the_titles(records: ProjectRecords) -> Iterator[Problem]:
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


def days_are_in_order(records: ProjectRecords) -> Iterator[Problem]:
    """The last day is not before the first."""
    for placed in records.event.placed:
        event = placed.entry
        if event.date and event.end_date and event.end_date < event.date:
            message = "The last day is before the first. Correct “date” or “end_date”."
            yield Problem(records.event.place((*placed.steps, "end_date")), message)


def versions_are_in_order(records: ProjectRecords) -> Iterator[Problem]:
    """No version of the edition stands twice, and none is older than the one below it."""
    for placed in records.event.placed:
        edition = placed.entry.edition
        if not placed.has("edition"):
            continue
        above: EditionEntry | EarlierVersion = edition
        known = {edition.version}
        for number, version in enumerate(edition.earlier):
            place = records.event.place((*placed.steps, "edition", "earlier", number))
            if version.version in known:
                message = f"Version “{version.version}” stands twice. Delete one of the two."
                yield Problem(place, message)
            elif version.date > above.date and placed.has("edition", "earlier", number):
                message = "Versions stand in the order of their days, the newest first. Move it."
                yield Problem(place, message)
            known.add(version.version)
            above = version


def forms_name_one_speaker(records: ProjectRecords) -> Iterator[Problem]:
    """No form of `named_as` names two people, or one twice."""
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
