"""Rules for the index: whose a form is, that it stands somewhere, and where references lead."""

from collections.abc import Iterator

from proceedings.equal import fold
from proceedings.problems import MOST_PER_FILE, Problem, did_you_mean
from proceedings.read.entries import TermEntry
from proceedings.read.records import Placed, ProjectRecords
from proceedings.read.source import Source, Steps
from proceedings.record.assembled import Assembled, forms
from proceedings.record.terms import term_forms, variants


def forms_mean_one_term(records: ProjectRecords) -> Iterator[Problem]:
    """No form means two terms, one twice, or a speaker."""
    owners: dict[str, tuple[Source, Steps, str]] = {}
    for placed, at, form in forms(records.speakers):
        owners.setdefault(fold(form), (records.speakers.source, at, placed.entry.id))
    source = records.terms.source
    for term, at, form in term_forms(records.terms):
        for variant in variants(form):
            whose, first, name = owners.setdefault(fold(variant), (source, at, term.entry.id))
            if first != at or whose is not source:
                place = whose.place(first)
                other = "this entry" if name == term.entry.id else f"“{name}”"
                message = (
                    f"“{form}” is already a form of {other} ({place.file}, line {place.line}). A "
                    "form can mean only one: delete it, or write a longer form."
                )
                yield Problem(source.place(at), message)
                break


def forms_stand_somewhere(assembled: Assembled) -> Iterator[Problem]:
    """Every form of a term stands in the record's words; silent where some could not be read."""
    records = assembled.records
    if not (records.has_whole_text and _has_all_descriptions(records)):
        return
    people = {fold(form) for _, _, form in forms(records.speakers)}  # told of already
    words: str | None = None
    told = 0
    for _, at, form in term_forms(records.terms):
        folded = {fold(variant) for variant in variants(form)}
        if folded & assembled.mentions.occurring or folded & people:
            continue
        told += 1
        if words is None:
            words = _all_words(assembled)
        if told <= MOST_PER_FILE and any(each in words for each in folded):
            message = (
                f"“{form}” stands in the text only within longer words, forms or speakers’ names"
                f"{_longer(form, folded, records)}. Write the longer form, or delete this one."
            )
        else:
            message = (
                f"“{form}” does not stand in the sections’ text, in a speaker’s role or in a "
                "contact’s organization. Copy the form from there, or delete it."
            )
        yield Problem(records.terms.place(at), message)


def _longer(form: str, folded: set[str], records: ProjectRecords) -> str:
    """Which longer form it is, if one that means a term or names a speaker has this one in it."""
    terms = [(records.terms.place(at), other) for _, at, other in term_forms(records.terms)]
    names = [(records.speakers.place(at), other) for _, at, other in forms(records.speakers)]
    for place, other in (*terms, *names):
        if other != form and any(each in fold(other) for each in folded):
            return f", like “{other}” ({place.file}, line {place.line})"
    return ""


def _has_all_descriptions(records: ProjectRecords) -> bool:
    """Whether all that the print says of speakers and contacts could be read."""
    return (
        records.speakers.is_whole
        and records.contacts.is_whole
        and all(each.has("role") and each.has("affiliation") for each in records.speakers.placed)
        and all(each.has("organization") for each in records.contacts.placed)
    )


def _all_words(assembled: Assembled) -> str:
    records = assembled.records
    texts = [p.text for one in assembled.sections for p in one.section.paragraphs]
    for speaker in records.speakers.placed:
        if not speaker.entry.testimony:
            texts += [speaker.entry.role, speaker.entry.affiliation or ""]
    texts += [contact.entry.organization for contact in records.contacts.placed]
    return fold("\n".join(texts))


def entries_lead_somewhere(records: ProjectRecords) -> Iterator[Problem]:
    """An entry has forms, or refers to others; what it refers to is there, and has forms."""
    entries = {placed.entry.id: placed for placed in records.terms.placed}
    for placed in records.terms.placed:
        if not (placed.entry.forms or placed.entry.see or placed.unusable):
            message = (
                "This index entry has neither “forms” nor “see”. Add a form as it stands in the "
                "text, or the id of another entry."
            )
            yield Problem(records.terms.place(placed.steps), message)
        for number, seen in enumerate(placed.entry.see):
            if placed.has("see", number) and (fault := _fault_of(seen, placed, records, entries)):
                yield Problem(records.terms.place((*placed.steps, "see", number)), fault)


def _fault_of(
    seen: str,
    placed: Placed[TermEntry],
    records: ProjectRecords,
    entries: dict[str, Placed[TermEntry]],
) -> str:
    """What is wrong with a reference from an entry, if anything."""
    if seen == placed.entry.id:
        return "This entry refers to itself. Delete the line, or write another entry’s id."
    if seen not in records.terms.ids:
        near = did_you_mean(seen, records.terms.ids)
        return f"No index entry has the id “{seen}”.{near} Copy the id, or delete the line."
    other = entries.get(seen)
    if other and other.has("forms") and not other.entry.forms:
        return (
            f"“{seen}” has no places itself, but refers to others. Refer to those, or delete the "
            "line."
        )
    return ""


def glosses_have_sources(records: ProjectRecords) -> Iterator[Problem]:
    """A gloss says where it is from, and a source belongs to a gloss."""
    for placed in records.terms.placed:
        for key, other in (("gloss", "source"), ("source", "gloss")):
            given, missing = getattr(placed.entry, key), getattr(placed.entry, other)
            if given and not missing and placed.has(key) and placed.has(other):
                message = (
                    f"This entry has a “{key}” without a “{other}”. Add it, or delete this line."
                )
                yield Problem(records.terms.source.key_place(placed.steps, key), message)
