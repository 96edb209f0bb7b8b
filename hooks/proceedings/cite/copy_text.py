"""A statement's words with all that says where they stand, to be copied."""

import re
from dataclasses import dataclass

from proceedings.cite.conventions import ENGLISH, Conventions, conventions
from proceedings.cite.locators import doi_address
from proceedings.cite.punctuation import listed
from proceedings.record.model import Event, Statement


@dataclass(frozen=True, slots=True)
class Source:
    """What is said of all that is copied from the record of an event; what is unknown is empty."""

    title: str
    when_and_where: str
    edition: str
    """`web edition 1.0 (2026)`."""
    doi: str
    """As an address."""
    says: Conventions
    """How the record's language cites."""


def source_of(event: Event) -> Source:
    """What is said of all that is copied from the record of `event`."""
    edition = event.edition
    says = conventions(event.language)
    return Source(
        event.full_title,
        listed(says.days(event.date, event.end_date), event.place or ""),
        says.edition.format(version=edition.version, year=edition.date.year),
        doi_address(event.doi) if event.doi else "",
        says,
    )


@dataclass(frozen=True, slots=True)
class CopyText:
    """A statement's words with all that says where they stand; what is unknown is empty."""

    words: str
    """A quote's with the quotation marks of the text, a report's without any."""
    is_report: bool
    name: str
    role: str
    """Role and affiliation as printed; left out where a survivor testifies."""
    is_inferred: bool
    title: str
    when_and_where: str
    page: str
    """`p. 7` or `pp. 6–7`."""
    edition: str
    """`web edition 1.0 (2026)`."""
    url: str
    doi: str = ""
    """As an address."""
    says: Conventions = ENGLISH
    """How the record's language cites."""

    @property
    def speaker(self) -> str:
        """The name, with the editors' word where it is inferred."""
        return f"{self.name} [{self.says.inferred}]" if self.is_inferred else self.name

    @property
    def by(self) -> str:
        """The speaker, and the role as far as it is given."""
        return listed(self.speaker, self.role)

    @property
    def how(self) -> str:
        """What stands before the title of a report's source."""
        return self.says.reported if self.is_report else ""

    @property
    def where(self) -> tuple[str, ...]:
        """What stands behind the title, as far as it is known."""
        return tuple(part for part in (self.when_and_where, self.page, self.edition) if part)

    @property
    def text(self) -> str:
        """`“We act” — Jo Doe, Engineer, Rivers, Rome, p. 8, web edition 1.0 (2026), URL`."""
        source = listed(
            self.speaker,
            self.role,
            self.how + self.title,
            *self.where,
            self.doi,
            self.url,
        )
        return f"{self.words} — {source}"

    @property
    def markdown(self) -> str:
        """The same as a Markdown block quote, the title in italics, the address a link."""
        before = in_markdown(listed(self.speaker, self.role))
        after = "".join(f", {in_markdown(part)}" for part in self.where)
        title = f"*{in_markdown(self.title)}*"
        doi = f", <{self.doi}>" if self.doi else ""
        source = f"{before}, {self.how}{title}{after}{doi}, <{self.url}>"
        return f"> {in_markdown(self.words)}\n>\n> — {source}\n"


_MARKDOWN_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|${}^#]|:(?=\S)|@|(?<=www)\.", re.IGNORECASE)
_MARKDOWN_START = re.compile(r"^([0-9]*)([-+=.):])")


def in_markdown(text: str) -> str:
    """`text` so that CommonMark, and GitHub's additions to it, show nothing but its characters.

    A backslash before ASCII punctuation makes it literal (CommonMark 0.31, section 2.4).
    """
    escaped = _MARKDOWN_SPECIAL.sub(lambda match: "\\" + match[0], " ".join(text.split()))
    return _MARKDOWN_START.sub(r"\1\\\2", escaped)


def copy_text(statement: Statement, source: Source, site_url: str) -> CopyText:
    """A quote's or report's words with their source; `site_url` ends in a slash."""
    speaker, says = statement.speaker, source.says
    return CopyText(
        words=statement.text if statement.kind == "report" else statement.quoted,
        is_report=statement.kind == "report",
        name=speaker.name,
        role="" if speaker.testimony else speaker.described,
        is_inferred=statement.is_inferred,
        title=source.title,
        when_and_where=source.when_and_where,
        page=says.page_locator(statement.pages) if statement.pages else "",
        edition=source.edition,
        url=site_url + statement.address,
        doi=source.doi,
        says=says,
    )
