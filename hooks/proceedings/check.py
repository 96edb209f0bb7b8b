"""The rules across records: references, names, and every statement found word for word.

A rule is not applied where its answer would depend on something that could not be read: the editor
is told what to mend, and not what follows from it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from proceedings.find import Found, Miss, Text
from proceedings.load import Source, Steps
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
from proceedings.text import (
    Names,
    Naming,
    Numbering,
    Paragraph,
    Span,
    count_black,
    fold,
    paragraphs,
)
from proceedings.validate import STAND_IN, Records


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

    @property
    def has_whole_text(self) -> bool:
        """Whether all sections' text could be read; else what is not found may stand there."""
        return all(
            records.is_whole and all(entry.text != STAND_IN for _, entry in records.entries)
            for _, records in self.sections
        )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A section, and where it stands in its file."""

    section: Section
    records: Records[SectionEntry]
    steps: Steps

    def place(self, *steps: str | int) -> Place:
        return self.records.place((*self.steps, *steps))

    def place_of(self, paragraph: Paragraph, offset: int) -> Place:
        """The place of a character of the text."""
        before = paragraph.before(offset)
        return self.records.source.place_within((*self.steps, "text"), before)


def check(read: Read) -> tuple[Proceedings | None, list[Problem]]:
    """Applies every rule.

    Returns:
        The proceedings, which may be published only if there are no problems (None if there is no
        event), and the problems.
    """
    problems: list[Problem] = []
    _check_ids(read, problems)
    _check_spellings(read, problems)
    names = _names(read.speakers, problems)
    placed, introductions = _sections(read, names, problems)
    sections = [one.section for one in placed]
    if read.has_whole_text:
        _check_forms_occur(read.speakers, sections, problems)
    statements, meant = _statements(read, Text(sections), names, problems)
    if read.speakers.is_readable:
        _check_titles(read.speakers, placed, problems)
        _check_passages(placed, statements, meant, problems)
        _check_contacts(read, problems)
    if not read.event.entries:
        return None, problems
    order = {
        id(paragraph): number
        for number, paragraph in enumerate(p for section in sections for p in section.paragraphs)
    }
    return Proceedings(
        event=read.event.entries[0][1],
        speakers=tuple(speaker for _, speaker in read.speakers.entries),
        sections=tuple(sections),
        statements=tuple(sorted(statements, key=lambda s: (order[id(s.paragraph)], s.span))),
        contacts=tuple(contact for _, contact in read.contacts.entries),
        introductions=introductions,
    ), problems


# --- ids, references, spellings -----------------------------------------------------------------


def _check_ids(read: Read, problems: list[Problem]) -> None:
    sections = [(r.source, steps, e.id) for _, r in read.sections for steps, e in r.entries]
    speakers, contacts = read.speakers.source, read.contacts.source
    _check_unique([(speakers, steps, e.id) for steps, e in read.speakers.entries], problems)
    _check_unique(sections, problems)
    _check_unique([(speakers, steps, e.id) for steps, _, _, e in _entries(read.speakers)], problems)
    _check_unique([(contacts, steps, e.id) for steps, e in read.contacts.entries], problems)


def _check_unique(ids: Iterable[tuple[Source, Steps, str]], problems: list[Problem]) -> None:
    first: dict[str, tuple[Source, Steps]] = {}
    for source, steps, name in ids:
        other, there = first.setdefault(name, (source, steps))
        if other is not source or there != steps:
            place = other.place((*there, "id"))
            message = (
                f"The id “{name}” is taken already, in {place.file}, line {place.line}. "
                "Choose another for the newer of the two."
            )
            problems.append(Problem(source.place((*steps, "id")), message))


def _entries(
    speakers: Records[SpeakerEntry],
) -> Iterator[tuple[Steps, SpeakerEntry, StatementKind, StatementEntry]]:
    """Every statement as written, with where it stands, its speaker and its kind."""
    for steps, speaker in speakers.entries:
        for number, entry in enumerate(speaker.quotes):
            yield (*steps, "quotes", number), speaker, "quote", entry
        for number, entry in enumerate(speaker.reports):
            yield (*steps, "reports", number), speaker, "report", entry


def _check_contacts(read: Read, problems: list[Problem]) -> None:
    dangling = [
        (steps, contact.speaker)
        for steps, contact in read.contacts.entries
        if contact.speaker and contact.speaker not in read.speakers.ids
    ]
    for number, (steps, speaker) in enumerate(dangling):
        guess = did_you_mean(speaker, read.speakers.ids) if number < MOST_PER_FILE else ""
        cure = f"{guess} Copy the id from speakers.yml, or delete the line."
        message = f"No speaker has the id “{speaker}”.{cure}"
        problems.append(Problem(read.contacts.place((*steps, "speaker")), message))


def _check_spellings(read: Read, problems: list[Problem]) -> None:
    """What is written twice says the same: parts of a name, a title in other capitals, dates."""
    for steps, speaker in read.speakers.entries:
        for key in ("family_name", "given_name"):
            part = getattr(speaker, key)
            if (
                part
                and STAND_IN not in (part, speaker.name)
                and _script(part) == _script(speaker.name)
                and not any(Names([(part.casefold(), key)]).find(speaker.name.casefold()))
            ):
                message = (
                    f"“{part}” does not stand in the name “{speaker.name}”. Copy it from there."
                )
                problems.append(Problem(read.speakers.place((*steps, key)), message))
    for _, records in read.sections:
        for steps, section in records.entries:
            _check_case_forms(records, steps, section, section.title, problems)
    for steps, event in read.event.entries:
        title = event.title + (event.subtitle or "")
        _check_case_forms(read.event, steps, event, title, problems)
        if event.date and event.end_date and event.end_date < event.date:
            message = "The last day is before the first. Correct “date” or “end_date”."
            problems.append(Problem(read.event.place((*steps, "end_date")), message))


def _check_case_forms(
    records: Records[SectionEntry] | Records[Event],
    steps: Steps,
    entry: SectionEntry | Event,
    title: str,
    problems: list[Problem],
) -> None:
    for key in ("title_case", "title_sentence"):
        form = getattr(entry, key)
        if form and _letters(form) != _letters(title) and STAND_IN not in form + title:
            message = (
                f"“{shortened(form)}” is not the title in other capitals. Write the same words: "
                "only capitals and marks may differ."
            )
            problems.append(Problem(records.place((*steps, key)), message))


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _script(text: str) -> str:
    """The script of the first letter, such as LATIN."""
    letter = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


# --- names --------------------------------------------------------------------------------------


def _names(speakers: Records[SpeakerEntry], problems: list[Problem]) -> Names:
    owners: dict[str, tuple[str, Steps]] = {}
    for at, speaker, form in _forms(speakers):
        owner, first = owners.setdefault(fold(form), (speaker.id, at))
        if first != at:
            whose = "this speaker" if owner == speaker.id else f"“{owner}”"
            message = (
                f"“{form}” is already a name of {whose} (line {speakers.place(first).line}). "
                "A form can name only one speaker: delete it, or write a longer form."
            )
            problems.append(Problem(speakers.place(at), message))
    return Names((form, owner) for form, (owner, _) in owners.items())


def _forms(speakers: Records[SpeakerEntry]) -> Iterator[tuple[Steps, SpeakerEntry, str]]:
    """Every form of `named_as`, with where it stands and its speaker."""
    for steps, speaker in speakers.entries:
        for number, form in enumerate(speaker.named_as):
            if form != STAND_IN:
                yield (*steps, "named_as", number), speaker, form


def _check_forms_occur(
    speakers: Records[SpeakerEntry], sections: Sequence[Section], problems: list[Problem]
) -> None:
    occurring = {
        fold(paragraph.text[naming.span.start : naming.span.end])
        for section in sections
        for paragraph, namings in zip(section.paragraphs, section.namings, strict=True)
        for naming in namings
    }
    for at, _, form in _forms(speakers):
        if fold(form) not in occurring:
            message = (
                f"“{form}” names nobody in the sections’ text. Copy the form from the text, or "
                "delete it."
            )
            problems.append(Problem(speakers.place(at), message))


_SURNAME = re.compile(r" ([^\W\d_][\w’'-]*)")


def _check_titles(
    speakers: Records[SpeakerEntry], placed: Sequence[_Placed], problems: list[Problem]
) -> None:
    """A title (“Ms.”, “Ambassador”) before a capitalised word that is no speaker's name."""
    titles = Names((title, title) for title in _titles(speakers.entries))
    for one in placed:
        others = one.section.entry.not_speakers
        exempt = Names((form, form) for form in others)
        used: set[str] = set()
        for paragraph, namings in zip(one.section.paragraphs, one.section.namings, strict=True):
            known = {naming.span.start for naming in namings}
            for naming in _outside(exempt.find(paragraph.text), paragraph.passages):
                known.add(naming.span.start)
                used.add(naming.key)
            for title in _outside(titles.find(paragraph.text), paragraph.passages):
                name = _SURNAME.match(paragraph.text, title.span.end)
                if name is None or not name[1][0].isupper() or title.span.start in known:
                    continue
                message = (
                    f"“{title.key} {name[1]}” is no speaker’s name. Correct it, or add the form to "
                    "“named_as” of the speaker; if it is nobody on the programme, list it in this "
                    "section under “not_speakers”."
                )
                problems.append(Problem(one.place_of(paragraph, title.span.start), message))
        for number, form in enumerate(others):
            if form not in used and form != STAND_IN:
                message = (
                    f"“{form}” does not stand in this section’s text outside quotation marks. "
                    "Copy the form from the text, or delete it."
                )
                problems.append(Problem(one.place("not_speakers", number), message))


def _titles(speakers: Iterable[tuple[Steps, SpeakerEntry]]) -> set[str]:
    """What stands before a speaker's name in the forms of `named_as`."""
    titles = set()
    for _, speaker in speakers:
        for form in speaker.named_as:
            for name in (speaker.name, speaker.family_name):
                title = form.removesuffix(name)
                if title != form and title.strip():
                    titles.add(title.strip())
                    break
    return titles


def _outside(namings: Iterable[Naming], passages: Sequence[Span]) -> Iterator[Naming]:
    """The namings that stand outside quoted passages."""
    starts = [span.start for span in passages]
    for naming in namings:
        before = bisect_right(starts, naming.span.start) - 1
        if before < 0 or passages[before].end <= naming.span.start:
            yield naming


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
        if part and part.introduction not in (None, STAND_IN) and records.entries:
            steps: Steps = ("parts", kind, "introduction")
            introductions[kind] = _paragraphs(
                part.introduction, numbering, read.event, steps, problems
            )
        for number, (steps, entry) in enumerate(records.entries, start=1):
            if entry.text == STAND_IN:
                continue
            found = _paragraphs(entry.text, numbering, records, (*steps, "text"), problems)
            if not found:
                continue
            namings = tuple(
                tuple(_outside(names.find(paragraph.text), paragraph.passages))
                for paragraph in found
            )
            counted = number if kind == "takeaways" else None
            placed.append(_Placed(Section(entry, kind, counted, found, namings), records, steps))
    unmarked = next((one for one in placed if not one.section.paragraphs[0].first_page), None)
    if numbering.page and unmarked and read.has_whole_text and read.event.entries:
        message = (
            "Text stands here before the first page mark. Begin it with the mark of its printed "
            "page, like “{p. 7}”."
        )
        problems.append(Problem(unmarked.place_of(unmarked.section.paragraphs[0], 0), message))
    return placed, introductions


def _paragraphs(
    text: str,
    numbering: Numbering,
    records: Records[Event] | Records[SectionEntry],
    steps: Steps,
    problems: list[Problem],
) -> tuple[Paragraph, ...]:
    found, faults = paragraphs(text, numbering)
    problems += [
        Problem(records.source.place_within(steps, fault.before), fault.message) for fault in faults
    ]
    return tuple(found)


Passage = tuple[int, Span]
"""The `id` of a paragraph and the words in it: of equal passages each is its own."""


def _check_passages(
    placed: Sequence[_Placed],
    statements: Iterable[Statement],
    meant: set[Passage],
    problems: list[Problem],
) -> None:
    """Every quoted passage is a quote, or its section says that it is none."""
    quoted = {(id(s.paragraph), s.span) for s in statements if s.kind == "quote"}
    for one in placed:
        not_quotes = {fold(words): n for n, words in enumerate(one.section.entry.not_quotes)}
        used, also_quoted = set(), set()
        for paragraph in one.section.paragraphs:
            for span in paragraph.passages:
                words = paragraph.text[span.start : span.end]
                folded = fold(words)
                passage = (id(paragraph), span)
                if passage in quoted:
                    also_quoted.add(folded)
                elif folded in not_quotes:
                    used.add(folded)
                elif passage not in meant and paragraph.is_balanced:
                    message = (
                        f"“{shortened(words, 80)}” stands between quotation marks and is no "
                        "speaker’s quote. Add the quote to speakers.yml, or list the words in this "
                        "section under “not_quotes”."
                    )
                    problems.append(Problem(one.place_of(paragraph, span.start), message))
        for number, words in enumerate(one.section.entry.not_quotes):
            folded = fold(words)
            if words == STAND_IN:
                continue
            if not_quotes[folded] != number:
                message = "These words are listed twice. Delete one of the two."
            elif folded in used:
                continue
            elif folded in also_quoted:
                message = "These words are a quote in speakers.yml. Delete them here or there."
            elif not all(paragraph.is_balanced for paragraph in one.section.paragraphs):
                continue
            else:
                message = (
                    "These words do not stand between quotation marks in this section. Copy the "
                    "whole passage from its text, or delete them here."
                )
            problems.append(Problem(one.place("not_quotes", number), message))


# --- statements ---------------------------------------------------------------------------------


def _statements(
    read: Read, text: Text, names: Names, problems: list[Problem]
) -> tuple[list[Statement], set[Passage]]:
    """The statements found, and the passages that those not found seem to mean."""
    statements = []
    meant: set[Passage] = set()
    taken: dict[Passage, Steps] = {}
    explained = 0
    for steps, speaker, kind, entry in _entries(read.speakers):
        if entry.text == STAND_IN:
            continue
        found = _find(kind, entry, text, names, taken)
        if found is None:
            explained += 1
            found = _why(kind, entry, text) if explained <= MOST_PER_FILE else _UNEXPLAINED
            unsure = not found.meant and not read.has_whole_text
            if unsure or not all(hit.paragraph.is_balanced for hit in found.meant):
                continue
        if isinstance(found, Miss):
            meant.update((id(hit.paragraph), hit.span) for hit in found.meant)
            before = count_black(entry.text[: found.offset])
            place = read.speakers.source.place_within((*steps, "text"), before)
            problems.append(Problem(place, found.message))
            continue
        passage = (id(found.paragraph), found.span)
        if passage in taken:
            line = read.speakers.place((*taken[passage], "text")).line
            message = f"These words are already the statement in line {line}. Delete one of them."
            problems.append(Problem(read.speakers.place((*steps, "text")), message))
            continue
        taken[passage] = steps
        statements.append(
            Statement(entry, kind, speaker, found.section, found.paragraph, found.span)
        )
        _check_statement(read, steps, speaker, kind, entry, found, problems)
    return statements, meant


_UNEXPLAINED = Miss("These words are not found. Copy them word for word from the section’s text.")


def _why(kind: StatementKind, entry: StatementEntry, text: Text) -> Miss:
    return text.why_no_quote(entry.text) if kind == "quote" else text.why_no_report(entry.text)


def _find(
    kind: StatementKind,
    entry: StatementEntry,
    text: Text,
    names: Names,
    taken: dict[Passage, Steps],
) -> Found | Miss | None:
    """Where the statement stands; None if nowhere, or what is wrong if not in one place."""

    def look(paragraph: str | None = None) -> Sequence[Found]:
        if kind == "quote":
            return text.quotes(entry.text, paragraph)
        return text.reports(entry.text, names.find(entry.text), paragraph)

    hits = look()
    if not hits:
        return None
    stands = " and ".join(hit.where for hit in hits[:3])
    if entry.paragraph:
        chosen = look(entry.paragraph)
        if not chosen:
            return Miss(
                f"These words do not stand in paragraph {entry.paragraph}, but in {stands}. "
                "Correct “paragraph”, or delete it.",
                meant=hits,
            )
        hits = chosen
    elif hits[0].paragraph is not hits[-1].paragraph:
        ids = " or ".join(dict.fromkeys(f"“paragraph: {hit.paragraph.id}”" for hit in hits[:3]))
        return Miss(
            f"These words stand {len(hits)} times in the text: in {stands}. Add {ids}.",
            meant=hits,
        )
    if hits[0].page != hits[-1].page:
        return Miss(
            f"These words stand {len(hits)} times in paragraph {hits[0].paragraph.id}, on two "
            "printed pages. Begin a new paragraph between them, then add “paragraph: …”.",
            meant=hits,
        )
    free = (hit for hit in hits if (id(hit.paragraph), hit.span) not in taken)
    return next(free, hits[0])


def _check_statement(
    read: Read,
    steps: Steps,
    speaker: SpeakerEntry,
    kind: StatementKind,
    entry: StatementEntry,
    found: Found,
    problems: list[Problem],
) -> None:
    """A paragraph that names only others says that somebody else spoke; few can be featured."""
    named = {naming.key for naming in found.section.namings[found.number]}
    if named and speaker.id not in named and entry.attribution != "inferred":
        others = " and ".join(f"“{name}”" for name in sorted(named)[:3])
        message = (
            f"The paragraph where these words stand ({found.paragraph.id}) names {others} and not "
            f"“{speaker.id}”. Move the {kind} to the right speaker, or, if it is this one, add "
            "“attribution: inferred”."
        )
        place = read.speakers.source.place_within((*steps, "text"), 0)
        problems.append(Problem(place, message))
    if entry.featured and (speaker.testimony or kind == "report"):
        what = "A survivor’s testimony" if speaker.testimony else "A report"
        message = f"{what} is never featured. Delete this line."
        problems.append(Problem(read.speakers.source.key_place(steps, "featured"), message))
