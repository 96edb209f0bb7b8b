"""What the styles cite: the whole proceedings, a section, a speaker's words."""

from dataclasses import dataclass
from functools import cached_property

from proceedings import words
from proceedings.cite.punctuation import nested
from proceedings.record.model import Event, Pages, Section, Statement


@dataclass(frozen=True, slots=True)
class CitedWork:
    """The whole proceedings. `years` is `2018`, `2018–2019`, or empty if unknown."""

    title: str
    sentence: str
    """The title in sentence case."""
    years: str
    publisher: str
    url: str
    version: str = ""
    """That of the web edition, to which the addresses lead."""


@dataclass(frozen=True, slots=True)
class CitedSection:
    """A section of the proceedings."""

    title: str
    sentence: str
    """The title in sentence case."""
    pages: Pages | None
    url: str
    work: CitedWork


@dataclass(frozen=True)
class CitedStatement:
    """A quote or report."""

    name: str
    family: str
    given: str
    text: str
    pages: Pages | None
    url: str
    work: CitedWork
    is_report: bool = False
    is_inferred: bool = False

    @property
    def how(self) -> str:
        """How the proceedings have it."""
        return "as reported in" if self.is_report else "quoted in"

    @cached_property
    def in_double_marks(self) -> str:
        """The words as they stand between “ and ”."""
        return nested(self.text, "‘’")

    @property
    def note(self) -> str:
        """What stands behind the speaker's name, in square brackets: it is the editors' word."""
        return f" [{words.INFERRED}]" if self.is_inferred else ""


def cited_work(event: Event, site_url: str) -> CitedWork:
    """The whole proceedings as they are cited; `site_url` ends in a slash."""
    return CitedWork(
        event.full_title_case,
        event.full_title_sentence,
        event.years,
        event.publisher or "",
        site_url,
        event.edition.version,
    )


def cited_section(section: Section, work: CitedWork) -> CitedSection:
    """A section as it is cited."""
    entry = section.entry
    return CitedSection(
        entry.title_case or entry.title,
        entry.title_sentence or entry.title,
        section.pages,
        work.url + section.address,
        work,
    )


def cited_statement(statement: Statement, work: CitedWork) -> CitedStatement:
    """A quote or report as it is cited."""
    speaker = statement.speaker
    return CitedStatement(
        speaker.name,
        speaker.family_name,
        speaker.given_name or "",
        statement.text,
        statement.pages,
        work.url + statement.address,
        work,
        statement.kind == "report",
        statement.is_inferred,
    )
