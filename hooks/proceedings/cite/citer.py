"""Everything that is cited, in every style."""

from proceedings.cite.apa import APA
from proceedings.cite.chicago import CHICAGO
from proceedings.cite.cited import (
    cited_paragraph,
    cited_section,
    cited_statement,
    cited_work,
    pages_of,
)
from proceedings.cite.harvard import HARVARD
from proceedings.cite.mla import MLA
from proceedings.cite.style import Citation
from proceedings.record.model import Event, Section, Statement
from proceedings.record.text import Paragraph

STYLES = (APA, MLA, CHICAGO, HARVARD)


class Citer:
    """Cites what the proceedings of an event hold; `site_url` ends in a slash."""

    def __init__(self, event: Event, site_url: str) -> None:
        self._work = cited_work(event, site_url)

    def whole(self) -> tuple[Citation, ...]:
        """The whole proceedings in every style."""
        return tuple(style.of_work(self._work) for style in STYLES)

    def section(self, section: Section) -> tuple[Citation, ...]:
        """A section in every style."""
        cited = cited_section(section, self._work)
        return tuple(style.of_section(cited) for style in STYLES)

    def paragraph(
        self, paragraph: Paragraph, address: str, section: Section | None = None
    ) -> tuple[Citation, ...]:
        """A paragraph of the page at `address` in every style, in the text or a note."""
        within = cited_section(section, self._work) if section else None
        cited = cited_paragraph(paragraph, self._work, address, within)
        return tuple(style.of_paragraph(cited) for style in STYLES)

    def numbers(self, paragraph: Paragraph) -> tuple[str, ...]:
        """A paragraph's printed pages as each style names them there; nothing if there are none."""
        pages = pages_of(paragraph)
        return tuple(style.numbers(self._work.says, pages) for style in STYLES) if pages else ()

    def statement(self, statement: Statement) -> tuple[Citation, ...]:
        """A quote or report in every style."""
        cited = cited_statement(statement, self._work)
        return tuple(style.of_statement(cited) for style in STYLES)
