"""What the styles cite: the whole proceedings, a section, a speaker's words."""

from dataclasses import dataclass

from proceedings.cite.conventions import ENGLISH, Conventions, conventions
from proceedings.cite.locators import doi_address
from proceedings.cite.richtext import Formatted
from proceedings.record.model import Event, Pages, Section, Statement
from proceedings.record.text import Paragraph


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
    doi: str = ""
    """That of the web edition too."""
    short: str = ""
    """The title without the subtitle, if it is shorter."""
    says: Conventions = ENGLISH
    """How the record's language cites."""

    @property
    def address(self) -> str:
        """What a reference leads to: a DOI, if there is one, as all styles prefer it."""
        return doi_address(self.doi) if self.doi else self.url


@dataclass(frozen=True, slots=True)
class CitedSection:
    """A section of the proceedings."""

    title: str
    sentence: str
    """The title in sentence case."""
    pages: Pages | None
    url: str
    work: CitedWork

    @property
    def address(self) -> str:
        """The page's own, or the DOI of the whole."""
        return self.work.address if self.work.doi else self.url


@dataclass(frozen=True, slots=True)
class CitedParagraph:
    """A paragraph of the printed text, under the number that this edition gives it."""

    id: str
    pages: Pages | None
    url: str
    """Of the page on which it stands."""
    work: CitedWork
    section: CitedSection | None = None
    """That which it stands in, or nothing: the print says something before the sections."""

    @property
    def address(self) -> tuple[str | Formatted, ...]:
        """The paragraph's own, or the DOI of the whole."""
        if self.work.doi:
            return (self.work.address,)
        return (f"{self.url}#", Formatted(self.id, blank="paragraph"))


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
    suffix: str = ""

    @property
    def address(self) -> str:
        """The statement's own, or the DOI of the whole."""
        return self.work.address if self.work.doi else self.url

    @property
    def how(self) -> str:
        """How the proceedings have it: `quoted in `."""
        says = self.work.says
        return says.reported if self.is_report else f"{says.quoted_in}{says.space}"

    @property
    def note(self) -> str:
        """What stands behind the speaker's name, in square brackets: it is the editors' word."""
        return f" [{self.work.says.inferred}]" if self.is_inferred else ""

    @property
    def said(self) -> str:
        """`Jo Doe said “We must act”`."""
        says = self.work.says
        return says.said.format(name=self.name + self.note, words=says.quote(self.text))


def pages_of(paragraph: Paragraph) -> Pages | None:
    """The printed pages of a paragraph, if the text has page marks."""
    first = paragraph.first_page
    return Pages(first, paragraph.last_page) if first else None


def cited_work(event: Event, site_url: str) -> CitedWork:
    """The whole proceedings as they are cited; `site_url` ends in a slash."""
    return CitedWork(
        event.full_title_case,
        event.full_title_sentence,
        event.years,
        event.publisher or "",
        site_url,
        event.edition.version,
        event.doi or "",
        event.short_title_case,
        conventions(event.language),
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


def cited_paragraph(
    paragraph: Paragraph, work: CitedWork, address: str, section: CitedSection | None = None
) -> CitedParagraph:
    """A paragraph as it is cited; `address` is that of its page, below the site's."""
    return CitedParagraph(paragraph.id, pages_of(paragraph), work.url + address, work, section)


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
        speaker.suffix or "",
    )
