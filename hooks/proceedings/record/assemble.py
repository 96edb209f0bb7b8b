"""Puts the records together: sections with their paragraphs, statements where they stand.

Nothing is judged here. What cannot be put together is kept with its reason, for `check` to report.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from proceedings.equal import fold
from proceedings.problems import MOST_PER_FILE, Place
from proceedings.read.entries import (
    EventEntry,
    PrintedHeading,
    SectionEntry,
    SpeakerEntry,
    StatementEntry,
)
from proceedings.read.records import Placed, ProjectRecords, Record, Records, SectionKind
from proceedings.read.source import Source, Steps
from proceedings.record.attribution import Attributions
from proceedings.record.explain import Explainer, Miss
from proceedings.record.find import Found, TextIndex
from proceedings.record.marks import PageOrder
from proceedings.record.mentions import Mentions
from proceedings.record.model import (
    Contact,
    Event,
    Proceedings,
    Section,
    Speaker,
    Statement,
    StatementKind,
    Term,
    Withdrawn,
)
from proceedings.record.names import Names, outside
from proceedings.record.passages import Span
from proceedings.record.terms import find_mentions
from proceedings.record.text import (
    Numbering,
    Paragraph,
    TextFault,
    TypedParagraph,
    marked_ids,
    paragraphs,
)

Passage = tuple[int, Span]
"""A paragraph, by its `id()`, and the words in it: of equal passages each is its own."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text of paragraphs, where it stands, and what is wrong with its marks."""

    source: Source
    steps: Steps
    typed: tuple[TypedParagraph, ...]
    faults: tuple[TextFault, ...]
    not_marks: Mapping[Steps, str]
    """What looks like a page mark and is printed so, by the steps to where the editor says it."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs without how they were typed."""
        return tuple(one.paragraph for one in self.typed)

    def place(self, number: int, offset: int) -> Place:
        """The place of a character of the paragraph with this number."""
        return self.place_behind(self.typed[number].before(offset))

    def place_behind(self, before: int) -> Place:
        """The place behind so many characters, white space not counted."""
        return self.source.place_within(self.steps, before)


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section, with its entry as placed in a file and its text as typed."""

    section: Section
    records: Records[SectionEntry]
    entry: Placed[SectionEntry]
    text: PlacedText

    def place(self, *steps: str | int) -> Place:
        """The place of a value of the entry."""
        return self.records.place((*self.entry.steps, *steps))


@dataclass(frozen=True, slots=True)
class PlacedStatement:
    """A statement as written, and where it stands in the text or why it stands nowhere.

    `same_as` are the steps to an earlier statement of the same words.
    """

    speaker: Placed[SpeakerEntry]
    below: Steps
    """The steps from the speaker's entry to this one."""
    kind: StatementKind
    entry: StatementEntry
    found: Found | Miss
    same_as: Steps | None = None

    @property
    def steps(self) -> Steps:
        """Where the entry stands in its file."""
        return (*self.speaker.steps, *self.below)

    def has(self, key: str) -> bool:
        """Whether a value of the entry could be used."""
        return self.speaker.has(*self.below, key)


@dataclass(frozen=True)
class Assembled:
    """Everything put together, as far as it could be read."""

    records: ProjectRecords
    sections: tuple[PlacedSection, ...]
    introductions: Mapping[SectionKind, PlacedText]
    statements: tuple[PlacedStatement, ...]
    mentions: Mentions
    attributions: Attributions
    order: PageOrder
    has_page_marks: bool

    @cached_property
    def is_balanced(self) -> Mapping[int, bool]:
        """Whether the marks of a paragraph can be relied on, by the paragraph's `id()`."""
        return {
            id(typed.paragraph): typed.is_balanced
            for section in self.sections
            for typed in section.text.typed
        }

    @cached_property
    def proceedings(self) -> Proceedings:
        """The proceedings, to be published only if nothing is wrong with any record."""
        speakers = {
            placed.entry.id: Speaker.of(placed.entry)
            for placed in self.records.speakers.placed
            if not placed.entry.withdrawn
        }
        order = {
            id(paragraph): number
            for number, paragraph in enumerate(
                paragraph for one in self.sections for paragraph in one.section.paragraphs
            )
        }
        statements = [
            Statement(
                one.entry,
                one.kind,
                speakers[one.speaker.entry.id],
                one.found.section,
                one.found.paragraph,
                one.found.span,
            )
            for one in self.statements
            if isinstance(one.found, Found)
        ]
        return Proceedings(
            event=Event.model_construct(**dict(self.records.event.placed[0].entry)),
            speakers=tuple(speakers.values()),
            sections=tuple(one.section for one in self.sections),
            statements=tuple(sorted(statements, key=lambda s: (order[id(s.paragraph)], s.span))),
            contacts=tuple(
                Contact.model_construct(**dict(placed.entry))
                for placed in self.records.contacts.placed
                if not placed.entry.withdrawn
            ),
            introductions={kind: text.paragraphs for kind, text in self.introductions.items()},
            terms=tuple(
                Term.model_construct(**dict(placed.entry)) for placed in self.records.terms.placed
            ),
            mentions=self.mentions,
            withdrawn=tuple(_withdrawn(self.records)),
        )

    def place_of(self, address: str) -> Place:
        """Where in the data files a record or a paragraph stands, by its address."""
        return self._places.get(address) or self.records.speakers.place(())

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        speakers, contacts = self.records.speakers, self.records.contacts
        found = {
            f"quotes/{entry.id}/": speakers.place((*placed.steps, *below))
            for placed, below, _, entry in statement_entries(speakers)
        }
        for speaker in speakers.placed:
            found[f"speakers/{speaker.entry.id}/"] = speakers.place(speaker.steps)
        for contact in contacts.placed:
            found[f"contacts/#{contact.entry.id}"] = contacts.place(contact.steps)
        for term in self.records.terms.placed:
            found[f"index/#{term.entry.id}"] = self.records.terms.place(term.steps)
        for kind, of_kind in self.records.sections:
            for section in of_kind.placed:
                found[f"{kind}/{section.entry.id}/"] = of_kind.place(section.steps)
        texts = [(f"{kind}/", text) for kind, text in self.introductions.items()]
        texts += [(one.section.address, one.text) for one in self.sections]
        for address, text in texts:
            for typed in text.typed:
                found[f"{address}#{typed.paragraph.id}"] = text.place_behind(typed.begin)
        return found


def assemble(records: ProjectRecords) -> Assembled:
    """Puts a project's records together; costs the length of its texts."""
    naming = [(form, speaker.entry.id) for speaker, _, form in forms(records.speakers)]
    names = Names(naming)
    numbering = Numbering(marked=_marked(records), order=PageOrder(_skipped(records.event)))
    placed, introductions = _sections(records, names, numbering)
    sections = [one.section for one in placed]
    index = TextIndex(sections)
    attributions = Attributions(index, (each.entry for each in records.speakers.placed))
    return Assembled(
        records=records,
        sections=tuple(placed),
        introductions=introductions,
        statements=tuple(_statements(records.speakers, index, names, attributions)),
        attributions=attributions,
        order=numbering.order,
        mentions=find_mentions(records, (form for form, _ in naming), sections),
        has_page_marks=bool(numbering.page),
    )


def forms(
    speakers: Records[SpeakerEntry],
) -> Iterator[tuple[Placed[SpeakerEntry], Steps, str]]:
    """Every form of `named_as`: its speaker, where it stands, and the form."""
    for placed in speakers.placed:
        for number, form in enumerate(placed.entry.named_as):
            if placed.has("named_as", number):
                yield placed, (*placed.steps, "named_as", number), form


def statement_entries(
    speakers: Records[SpeakerEntry],
) -> Iterator[tuple[Placed[SpeakerEntry], tuple[str, int], StatementKind, StatementEntry]]:
    """Every statement as written: its speaker, the steps to it from there, and its kind."""
    for placed in speakers.placed:
        for number, entry in enumerate(placed.entry.quotes):
            yield placed, ("quotes", number), "quote", entry
        for number, entry in enumerate(placed.entry.reports):
            yield placed, ("reports", number), "report", entry


def _withdrawn(records: ProjectRecords) -> Iterator[Withdrawn]:
    """What is withdrawn, in the order of the files."""
    for placed in records.speakers.placed:
        speaker = placed.entry
        if away := speaker.withdrawn:
            yield Withdrawn("speaker", f"speakers/{speaker.id}/", away.date, away.reason)
        for quote in speaker.quotes:
            if away := quote.withdrawn:
                yield Withdrawn("quote", f"quotes/{quote.id}/", away.date, away.reason)
    for kind, of_kind in records.sections:
        for section in of_kind.placed:
            if away := section.entry.withdrawn:
                address = f"{kind}/{section.entry.id}/"
                yield Withdrawn("section", address, away.date, away.reason)
    for contact in records.contacts.placed:
        if away := contact.entry.withdrawn:
            yield Withdrawn("contact", f"contacts/#{contact.entry.id}", away.date, away.reason)


def skipped_pages(event: Records[EventEntry]) -> Iterator[tuple[Steps, range]]:
    """Every item of `skipped_pages`: where it stands, and the pages."""
    for placed in event.placed:
        for number, pages in enumerate(placed.entry.skipped_pages):
            if placed.has("skipped_pages", number):
                first, _, last = pages.replace("–", "-").partition("-")
                steps: Steps = (*placed.steps, "skipped_pages", number)
                yield steps, range(int(first), int(last or first) + 1)


def _skipped(event: Records[EventEntry]) -> frozenset[int] | None:
    """The pages of `skipped_pages`, or None where they could not all be read."""
    if not event.placed or any("skipped_pages" in one for one in event.placed[0].unusable):
        return None
    return frozenset(page for _, pages in skipped_pages(event) for page in pages)


def _sections(
    records: ProjectRecords, names: Names, numbering: Numbering
) -> tuple[list[PlacedSection], dict[SectionKind, PlacedText]]:
    """The sections with their paragraphs, numbered in the order of the print."""
    sections: list[PlacedSection] = []
    introductions: dict[SectionKind, PlacedText] = {}
    is_whole = records.has_all_page_marks

    def placed_text(
        text: str, source: Source, steps: Steps, not_marks: Mapping[Steps, str]
    ) -> PlacedText:
        if not is_whole:
            numbering.order.doubt()
        typed, faults = paragraphs(text, numbering, set(map(fold, not_marks.values())))
        return PlacedText(source, steps, tuple(typed), tuple(faults), not_marks)

    for kind, of_kind in records.sections:
        for event, heading in _headings(records.event, kind) if of_kind.placed else ():
            below: Steps = ("parts", kind)
            introductions[kind] = placed_text(
                heading.introduction or "",
                records.event.source,
                (*below, "introduction"),
                _not_marks(event, below, heading.not_marks),
            )
        for number, placed in enumerate(of_kind.placed, start=1):
            entry = placed.entry
            if entry.withdrawn or not placed.has("text"):
                continue
            not_marks = _not_marks(placed, (), entry.not_marks)
            steps = (*placed.steps, "text")
            text = placed_text(entry.text, of_kind.source, steps, not_marks)
            found = text.paragraphs
            if found:
                namings = tuple(
                    tuple(outside(names.find(paragraph.text), paragraph.passages))
                    for paragraph in found
                )
                counted = number if kind == "takeaways" else None
                section = Section(entry, kind, counted, found, namings)
                sections.append(PlacedSection(section, of_kind, placed, text))
    return sections, introductions


def _marked(records: ProjectRecords) -> set[str]:
    """The ids in all paragraph marks, which are known before the first paragraph is numbered."""
    found = set()
    for kind, of_kind in records.sections:
        for _, heading in _headings(records.event, kind):
            found |= marked_ids(heading.introduction or "")
        for placed in of_kind.placed:
            found |= marked_ids(placed.entry.text)
    return found


def _headings(
    event: Records[EventEntry], kind: SectionKind
) -> Iterator[tuple[Placed[EventEntry], PrintedHeading]]:
    """The printed heading of one kind of sections, if text stands between it and the first."""
    for placed in event.placed:
        heading: PrintedHeading | None = getattr(placed.entry.parts, kind)
        if heading and heading.introduction and placed.has("parts", kind, "introduction"):
            yield placed, heading


def _not_marks(placed: Placed[Record], below: Steps, words: Sequence[str]) -> dict[Steps, str]:
    """The items of `not_marks` below `below`, by the steps to them."""
    return {
        (*placed.steps, *below, "not_marks", number): item
        for number, item in enumerate(words)
        if placed.has(*below, "not_marks", number)
    }


def _statements(
    speakers: Records[SpeakerEntry], index: TextIndex, names: Names, attributions: Attributions
) -> Iterator[PlacedStatement]:
    taken: dict[Passage, Steps] = {}
    explainer = Explainer(index)
    explained = 0
    for placed, below, kind, entry in statement_entries(speakers):
        if not entry.text or not placed.has(*below, "text"):
            continue  # withdrawn, or reported
        steps = (*placed.steps, *below)
        hits = _find(kind, entry, index, names)
        found: Found | Miss
        if hits is None:
            explained += 1
            is_told = explained <= MOST_PER_FILE  # more would only be counted
            found = explainer.why_not(kind, entry.text) if is_told else _UNEXPLAINED
        elif isinstance(hits, Miss):
            found = hits
        else:
            found = _choose(hits, kind, placed.entry.id, attributions, taken)
        same_as = None
        if isinstance(found, Found):
            passage = (id(found.paragraph), found.span)
            same_as = taken.get(passage)
            taken.setdefault(passage, steps)
        yield PlacedStatement(placed, below, kind, entry, found, same_as)


_UNEXPLAINED = Miss("These words are not found. Copy them word for word from the section’s text.")


def _find(
    kind: StatementKind, entry: StatementEntry, index: TextIndex, names: Names
) -> Sequence[Found] | Miss | None:
    """Where the statement stands in one paragraph, or what is wrong; None if nowhere at all."""

    def look(paragraph: str | None = None) -> Sequence[Found]:
        if kind == "quote":
            return index.quotes(entry.text, paragraph)
        return index.reports(entry.text, names.find(entry.text), paragraph)

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
                candidates=hits,
            )
        hits = chosen
    elif hits[0].paragraph is not hits[-1].paragraph:
        ids = " or ".join(dict.fromkeys(f"“paragraph: {hit.paragraph_key}”" for hit in hits[:3]))
        return Miss(
            f"These words stand {len(hits)} times in the text: in {stands}. Add {ids}.",
            candidates=hits,
        )
    if hits[0].page != hits[-1].page:
        return Miss(
            f"These words stand {len(hits)} times in paragraph {hits[0].paragraph.id}, on two "
            "printed pages. Begin a new paragraph between them, then add “paragraph: …”.",
            candidates=hits,
        )
    return hits


def _choose(
    hits: Sequence[Found],
    kind: StatementKind,
    speaker: str,
    attributions: Attributions,
    taken: Mapping[Passage, Steps],
) -> Found:
    """Of the same words in a paragraph those that no other statement has, the speaker's first."""
    free = [hit for hit in hits if (id(hit.paragraph), hit.span) not in taken] or hits[:1]
    if len(free) > 1:
        attribution = attributions.of(free[0].section)
        for hit in free:
            if attribution.context(hit, kind).who == {speaker}:
                return hit
    return free[0]
