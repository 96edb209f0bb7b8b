"""Takeaways and context sections, and their lists."""

from collections.abc import Iterator

from proceedings import words
from proceedings.cite.reference import of_section
from proceedings.publish.page import Listing, Page
from proceedings.publish.renderer import Renderer, speaker_counts
from proceedings.publish.runs import plain_runs, section_runs
from proceedings.read.records import SectionKind
from proceedings.record.model import Section, quotes


def listing(renderer: Renderer, kind: SectionKind) -> Listing | None:
    """The list of the sections of one kind, below what the print says before them."""
    proceedings = renderer.proceedings
    sections = proceedings.of_kind(kind)
    if not sections:
        return None
    title = renderer.title_of(kind)
    return Listing(
        kind,
        title,
        words.about_sections(title, len(sections), renderer.event.described),
        "sections.md.jinja",
        {
            "sections": sections,
            "is_printed": getattr(renderer.event.parts, kind) is not None,
            "introduction": [
                (paragraph, plain_runs(paragraph))
                for paragraph in proceedings.introductions.get(kind, ())
            ],
        },
    )


def pages(renderer: Renderer, kind: SectionKind) -> Iterator[Page]:
    """A page for each section of one kind."""
    sections = renderer.proceedings.of_kind(kind)
    neighbours = zip((None, *sections), sections, (*sections[1:], None), strict=False)
    for previous, section, following in neighbours:
        yield _page(renderer, section, previous, following)


def _page(
    renderer: Renderer, section: Section, previous: Section | None, following: Section | None
) -> Page:
    proceedings = renderer.proceedings
    statements = proceedings.in_section(section)
    body = renderer.render(
        "section.md.jinja",
        section=section,
        rows=section_runs(section, quotes(statements), proceedings.speaker),
        counts=speaker_counts(statements),
        citations=renderer.citer.section(section),
        previous=previous,
        following=following,
    )
    return renderer.page(
        "section",
        section.heading,
        section.entry.summary,
        (
            (renderer.title_of(section.kind), f"{section.kind}/"),
            (section.heading, section.address),
        ),
        body,
        of_section(section, renderer.event, renderer.site_url),
    )
