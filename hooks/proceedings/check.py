"""The rules across records: references, names, and every statement found word for word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from proceedings.find import Found, Text
from proceedings.model import (
    ContactEntry,
    Event,
    Proceedings,
    Section,
    SectionEntry,
    SectionKind,
    SpeakerEntry,
    Statement,
    StatementEntry,
    StatementKind,
)
from proceedings.problems import MOST_PER_FILE, Place, Problem, did_you_mean, shortened
from proceedings.text import Names, Numbering, Paragraph, Span, fold, paragraphs
from proceedings.validate import Path, Records


@dataclass(slots=True)
class Read:
    """The files' records, as validated."""

    event: Records[Event]
    speakers: Records[SpeakerEntry]
    context: Records[SectionEntry]
    takeaways: Records[SectionEntry]
    contacts: Records[ContactEntry]

    @property
    def sections(self) -> tuple[tuple[SectionKind, Records[SectionEntry]], ...]:
        """The two files of sections, in the order of the print."""
        return (("context", self.context), ("takeaways", self.takeaways))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A section, and where it stands in its file."""

    section: Section
    records: Records[SectionEntry]
    path: Path

    def place(self, *steps: str | int) -> Place:
        return self.records.place((*self.path, *steps))


def check(read: Read) -> tuple[Proceedings | None, list[Problem]]:
    """Applies every rule.

    Returns the proceedings, which may be published only if there are no problems (and None if
    there is no event), and the problems.
    """
    problems: list[Problem] = []
    _check_ids(read, problems)
    names = _names(read.speakers, problems)
    placed, introductions = _sections(read, names, problems)
    sections = [one.section for one in placed]
    _check_forms_occur(read.speakers, sections, problems)
    _check_titles(read.speakers, placed, problems)
    statements = _statements(read.speakers, Text(sections), names, problems)
    _check_passages(placed, statements, problems)
    _check_contacts(read, problems)
    if not read.event.entries:
        return None, problems
    event = read.event.entries[0][1]
    if event.date and event.end_date and event.end_date < event.date:
        place = read.event.place(("end_date",))
        problems.append(
            Problem(
                place, "The event’s last day is before its first. Correct “date” or “end_date”."
            )
        )
    order = {id(paragraph): n for n, paragraph in enumerate(_all_paragraphs(sections))}
    return Proceedings(
        event=event,
        speakers=tuple(speaker for _, speaker in read.speakers.entries),
        sections=tuple(sections),
        statements=tuple(sorted(statements, key=lambda s: (order[id(s.paragraph)], s.span))),
        contacts=tuple(contact for _, contact in read.contacts.entries),
        introductions=introductions,
    ), problems


# --- ids and references -------------------------------------------------------------------------


def _check_ids(read: Read, problems: list[Problem]) -> None:
    statements = [
        (records_place, entry.id)
        for path, speaker in read.speakers.entries
        for kind in ("quotes", "reports")
        for number, entry in enumerate(getattr(speaker, kind))
        for records_place in [read.speakers.place((*path, kind, number, "id"))]
    ]
    sections = [
        (records.place((*path, "id")), entry.id)
        for _, records in read.sections
        for path, entry in records.entries
    ]
    speakers = [(read.speakers.place((*path, "id")), e.id) for path, e in read.speakers.entries]
    contacts = [(read.contacts.place((*path, "id")), e.id) for path, e in read.contacts.entries]
    for group in (speakers, sections, statements, contacts):
        first: dict[str, Place] = {}
        for place, name in group:
            if name in first:
                message = (
                    f"The id “{name}” is taken by {first[name].file}, line {first[name].line}. "
                    "Choose another for the newer of the two."
                )
                problems.append(Problem(place, message))
            else:
                first[name] = place


def _check_contacts(read: Read, problems: list[Problem]) -> None:
    for path, contact in read.contacts.entries:
        if contact.speaker and contact.speaker not in read.speakers.ids:
            guess = did_you_mean(contact.speaker, read.speakers.ids)
            problems.append(
                Problem(
                    read.contacts.place((*path, "speaker")),
                    f"No speaker has the id “{contact.speaker}”."
                    + (guess or " Copy the id from speakers.yml, or delete the line."),
                )
            )


# --- names --------------------------------------------------------------------------------------


def _names(speakers: Records[SpeakerEntry], problems: list[Problem]) -> Names:
    owners: dict[str, tuple[str, Place]] = {}
    for path, speaker in speakers.entries:
        for number, form in enumerate(speaker.named_as):
            place = speakers.place((*path, "named_as", number))
            key = fold(form)
            if key in owners:
                owner, first = owners[key]
                whose = "this speaker" if owner == speaker.id else f"“{owner}”"
                problems.append(
                    Problem(
                        place,
                        f"“{form}” is already a name of {whose} (line {first.line}). "
                        "A form can name only one speaker: delete it, or write a longer form.",
                    )
                )
            else:
                owners[key] = (speaker.id, place)
    return Names((form, owner) for form, (owner, _) in owners.items())


def _check_forms_occur(
    speakers: Records[SpeakerEntry], sections: Sequence[Section], problems: list[Problem]
) -> None:
    occurring = {
        fold(paragraph.text[naming.span.start : naming.span.end])
        for section in sections
        for paragraph, namings in zip(section.paragraphs, section.namings, strict=True)
        for naming in namings
    }
    for path, speaker in speakers.entries:
        for number, form in enumerate(speaker.named_as):
            if fold(form) not in occurring:
                problems.append(
                    Problem(
                        speakers.place((*path, "named_as", number)),
                        f"“{form}” names nobody in the sections’ text. "
                        "Copy the form from the text, or delete it.",
                    )
                )


def _check_titles(
    speakers: Records[SpeakerEntry], placed: Sequence[_Placed], problems: list[Problem]
) -> None:
    """A title (“Ms.”, “Ambassador”) before a capitalised word that is no speaker's name."""
    titles = Names((title, title) for title in _titles(speaker for _, speaker in speakers.entries))
    for one in placed:
        for paragraph, namings in zip(one.section.paragraphs, one.section.namings, strict=True):
            known = {naming.span.start for naming in namings}
            for title in titles.find(paragraph.text):
                start, end = title.span
                rest = paragraph.text[end:]
                follows = rest.split(maxsplit=1)[:1]
                if start in known or not follows or not follows[0][0].isupper():
                    continue
                if _within(start, paragraph.passages):
                    continue
                name = f"{title.key} {follows[0].rstrip(',.;:!?”’)')}"
                problems.append(
                    Problem(
                        one.place("text"),
                        f"“{name}” in paragraph {paragraph.id} names no speaker. Correct it, or "
                        "add the form to “named_as” of the speaker.",
                    )
                )


def _titles(speakers: Iterable[SpeakerEntry]) -> set[str]:
    """What stands before a speaker's name in the forms of `named_as`."""
    titles = set()
    for speaker in speakers:
        for form in speaker.named_as:
            for name in (speaker.name, speaker.family_name):
                title = form.removesuffix(name)
                if title != form and title.strip():
                    titles.add(title.strip())
                    break
    return titles


def _within(offset: int, spans: Iterable[Span]) -> bool:
    return any(span.holds(offset) for span in spans)


# --- sections -----------------------------------------------------------------------------------


def _sections(
    read: Read, names: Names, problems: list[Problem]
) -> tuple[list[_Placed], dict[SectionKind, tuple[Paragraph, ...]]]:
    """The sections with their paragraphs, numbered in the order of the print."""
    numbering = Numbering()
    placed = []
    introductions: dict[SectionKind, tuple[Paragraph, ...]] = {}
    parts = read.event.entries[0][1].parts if read.event.entries else None
    for kind, records in read.sections:
        part = getattr(parts, kind) if parts else None
        if part and part.introduction and records.entries:
            place = read.event.place(("parts", kind, "introduction"))
            introductions[kind] = _paragraphs(part.introduction, numbering, place, problems)
        for number, (path, entry) in enumerate(records.entries, start=1):
            found = _paragraphs(entry.text, numbering, records.place((*path, "text")), problems)
            if not found:
                continue
            namings = tuple(
                tuple(
                    naming
                    for naming in names.find(paragraph.text)
                    if not _within(naming.span.start, paragraph.passages)
                )
                for paragraph in found
            )
            counted = number if kind == "takeaways" else None
            placed.append(_Placed(Section(entry, kind, counted, found, namings), records, path))
    unmarked = [one for one in placed if not one.section.paragraphs[0].first_page]
    if numbering.page and unmarked:
        problems.append(
            Problem(
                unmarked[0].place("text"),
                "Text stands here before the first page mark. Begin it with the mark of its "
                "printed page, like “{p. 7}”.",
            )
        )
    return placed, introductions


def _paragraphs(
    text: str, numbering: Numbering, place: Place, problems: list[Problem]
) -> tuple[Paragraph, ...]:
    found, faults = paragraphs(text, numbering)
    problems += [Problem(place, fault.message) for fault in faults]
    return tuple(found)


def _all_paragraphs(sections: Iterable[Section]) -> Iterable[Paragraph]:
    return (paragraph for section in sections for paragraph in section.paragraphs)


def _check_passages(
    placed: Sequence[_Placed], statements: Iterable[Statement], problems: list[Problem]
) -> None:
    """Every quoted passage is a quote, or its section says that it is none."""
    quoted = {(id(s.paragraph), s.span) for s in statements if s.kind == "quote"}
    for one in placed:
        listed = {fold(words): n for n, words in enumerate(one.section.entry.not_quotes)}
        used = set()
        for paragraph in one.section.paragraphs:
            for span in paragraph.passages:
                words = fold(paragraph.text[span.start : span.end])
                if words in listed:
                    used.add(words)
                    if (id(paragraph), span) in quoted:
                        problems.append(
                            Problem(
                                one.place("not_quotes", listed[words]),
                                "These words are a quote in speakers.yml. Delete them here or there.",
                            )
                        )
                elif (id(paragraph), span) not in quoted:
                    shown = shortened(paragraph.text[span.start : span.end], 80)
                    problems.append(
                        Problem(
                            one.place("text"),
                            f"“{shown}” in paragraph {paragraph.id} stands between quotation marks "
                            "and is no speaker’s quote. Add the quote to speakers.yml, or list the "
                            "words here under “not_quotes”.",
                        )
                    )
        for words, number in listed.items():
            if words not in used:
                problems.append(
                    Problem(
                        one.place("not_quotes", number),
                        "These words do not stand between quotation marks in this section. "
                        "Copy them from its text, or delete them here.",
                    )
                )


# --- statements ---------------------------------------------------------------------------------


def _statements(
    speakers: Records[SpeakerEntry], text: Text, names: Names, problems: list[Problem]
) -> list[Statement]:
    statements = []
    taken: dict[tuple[int, Span], Place] = {}
    explained = 0
    kinds: tuple[tuple[StatementKind, str], ...] = (("quote", "quotes"), ("report", "reports"))
    for path, speaker in speakers.entries:
        for kind, key in kinds:
            for number, entry in enumerate(getattr(speaker, key)):
                at = (*path, key, number)
                place = speakers.place((*at, "text"))
                found, why = _find(kind, entry, text, names, explain=explained < MOST_PER_FILE)
                if found is None:
                    explained += 1
                    problems.append(Problem(place, why))
                    continue
                where = (id(found.paragraph), found.span)
                if where in taken:
                    problems.append(
                        Problem(
                            place,
                            f"These words are already the statement in line {taken[where].line}. "
                            "Delete one of the two.",
                        )
                    )
                    continue
                taken[where] = place
                statement = Statement(
                    entry, kind, speaker, found.section, found.paragraph, found.span
                )
                statements.append(statement)
                if entry.featured and (speaker.testimony or kind == "report"):
                    what = "A survivor’s testimony" if speaker.testimony else "A report"
                    problems.append(
                        Problem(
                            speakers.place((*at, "featured")),
                            f"{what} is never featured. Delete this line.",
                        )
                    )
                _check_attribution(statement, place, problems)
    return statements


def _find(
    kind: StatementKind, entry: StatementEntry, text: Text, names: Names, *, explain: bool
) -> tuple[Found | None, str]:
    """Where the statement stands, or None and why it stands nowhere."""
    if kind == "quote":
        hits = text.passages(entry.text)
    else:
        hits = text.reports(entry.text, names.find(entry.text))
    if not hits:
        if not explain:
            return None, "These words are not found. Copy them word for word from the text."
        why = text.why_no_quote if kind == "quote" else text.why_no_report
        return None, why(entry.text)
    chosen = [hit for hit in hits if entry.paragraph in (None, hit.paragraph.id)]
    if len(chosen) == 1:
        return chosen[0], ""
    stands = " and ".join(hit.where for hit in hits[:3])
    if chosen:
        ids = " or ".join(dict.fromkeys(f"“paragraph: {hit.paragraph.id}”" for hit in chosen[:3]))
        return None, f"These words stand {len(hits)} times in the text: in {stands}. Add {ids}."
    return None, (
        f"These words do not stand in paragraph {entry.paragraph}, but in {stands}. "
        "Correct “paragraph”, or delete it."
    )


def _check_attribution(statement: Statement, place: Place, problems: list[Problem]) -> None:
    """A paragraph that names only others says that somebody else spoke."""
    section, paragraph = statement.section, statement.paragraph
    namings = section.namings[section.paragraphs.index(paragraph)]
    named = {naming.key for naming in namings}
    if named and statement.speaker.id not in named and not statement.is_inferred:
        others = " and ".join(f"“{name}”" for name in sorted(named))
        problems.append(
            Problem(
                place,
                f"Paragraph {paragraph.id}, where these words stand, names {others} and not "
                f"“{statement.speaker.id}”. Move the statement to that speaker, or add "
                "“attribution: inferred”.",
            )
        )
