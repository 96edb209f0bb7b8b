"""Puts the records together: sections with their paragraphs, statements where they stand.

Nothing is judged here. What cannot be put together is kept with its reason, for `check` to report.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from proceedings.equal import fold
from proceedings.problems import MOST_PER_FILE
from proceedings.read.entries import (
    EventEntry,
    PrefaceEntry,
    PrefaceSection,
    PrintedHeading,
    SectionKind,
    SpeakerEntry,
    StatementEntry,
)
from proceedings.read.records import Placed, ProjectRecords, Record, Records
from proceedings.read.source import Source, Steps
from proceedings.record.assembled import (
    Assembled,
    PlacedSection,
    PlacedStatement,
    PlacedText,
    forms,
    statement_entries,
)
from proceedings.record.attribution import Attributions
from proceedings.record.explain import Explainer, Miss
from proceedings.record.find import Found, TextIndex
from proceedings.record.marks import PageOrder
from proceedings.record.model import (
    Section,
    StatementKind,
)
from proceedings.record.names import Names, outside
from proceedings.record.passages import Span
from proceedings.record.terms import find_mentions
from proceedings.record.text import (
    Numbering,
    marked_ids,
    paragraphs,
)

Passage = tuple[int, Span]
"""A paragraph, by its `id()`, and the words in it: of equal passages each is its own."""


def assemble(records: ProjectRecords) -> Assembled:
    """Puts a project's records together; costs the length of its texts."""
    naming = [(form, speaker.entry.id) for speaker, _, form in forms(records.speakers)]
    names = Names(naming)
    numbering = Numbering(marked=_marked(records), order=PageOrder(_skipped(records.event)))
    preface = _preface(records, numbering)
    placed, introductions = _sections(records, names, numbering)
    sections = [one.section for one in placed]
    index = TextIndex(sections)
    attributions = Attributions(index, (each.entry for each in records.speakers.placed))
    return Assembled(
        records=records,
        sections=tuple(placed),
        preface=preface,
        introductions=introductions,
        statements=tuple(_statements(records.speakers, index, names, attributions)),
        attributions=attributions,
        order=numbering.order,
        mentions=find_mentions(records, (form for form, _ in naming), sections),
        has_page_marks=bool(numbering.page),
    )


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
    placed_text = _placing(records, numbering)
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


def _preface(records: ProjectRecords, numbering: Numbering) -> dict[str, PlacedText]:
    """The texts of the preface by their ids; that of the introduction is empty."""
    found: dict[str, PlacedText] = {}
    placed_text = _placing(records, numbering)
    page = "\n\n".join(getattr(entry, key) for _, _, key, entry in _prefaces(records.event))
    for event, below, key, entry in _prefaces(records.event):
        text: str = getattr(entry, key)
        marks = _not_marks(event, below, entry.not_marks)
        name = entry.id if isinstance(entry, PrefaceSection) else ""
        found[name] = placed_text(
            text,
            records.event.source,
            (*event.steps, *below, key),
            marks,
            page=None if found else page,
        )
    return found


def _placing(records: ProjectRecords, numbering: Numbering) -> Callable[..., PlacedText]:
    """What makes placed texts, one after the other in the order of the print."""
    is_whole = records.has_all_page_marks

    def placed_text(
        text: str,
        source: Source,
        steps: Steps,
        not_marks: Mapping[Steps, str],
        *,
        page: str | None = "",
    ) -> PlacedText:
        if not is_whole:
            numbering.order.doubt()
        no_marks = set(map(fold, not_marks.values()))
        typed, faults = paragraphs(text, numbering, no_marks, page=page)
        return PlacedText(source, steps, tuple(typed), tuple(faults), not_marks)

    return placed_text


def _marked(records: ProjectRecords) -> set[str]:
    """The ids in all paragraph marks, which are known before the first paragraph is numbered."""
    found = set()
    for _, _, key, entry in _prefaces(records.event):
        found |= marked_ids(getattr(entry, key))
    for kind, of_kind in records.sections:
        for _, heading in _headings(records.event, kind):
            found |= marked_ids(heading.introduction or "")
        for placed in of_kind.placed:
            found |= marked_ids(placed.entry.text)
    return found


def _prefaces(
    event: Records[EventEntry],
) -> Iterator[tuple[Placed[EventEntry], Steps, str, PrefaceEntry | PrefaceSection]]:
    """Where each text of the preface stands: below which steps, under which key, in which entry."""
    for placed in event.placed:
        preface = placed.entry.preface
        if preface.introduction and placed.has("preface", "introduction"):
            yield placed, ("preface",), "introduction", preface
        for number, section in enumerate(preface.sections):
            if placed.has("preface", "sections", number, "text"):
                yield placed, ("preface", "sections", number), "text", section


def _headings(
    event: Records[EventEntry], kind: SectionKind
) -> Iterator[tuple[Placed[EventEntry], PrintedHeading]]:
    """The printed heading of one kind of sections, if text stands between it and the first."""
    for placed in event.placed:
        heading = placed.entry.parts.of(kind)
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
