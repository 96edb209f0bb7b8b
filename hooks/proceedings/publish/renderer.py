"""Makes HTML of pages: templates, with everything they print escaped."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from markupsafe import Markup

from proceedings import words
from proceedings.cite.citer import Citer
from proceedings.cite.coins import coins
from proceedings.cite.copy_text import CopyText, copy_text, source_of
from proceedings.cite.style import Citation
from proceedings.problems import shortened
from proceedings.publish.address import in_text, link_from
from proceedings.publish.formats import FORMATS
from proceedings.publish.head import head
from proceedings.publish.language import direction
from proceedings.publish.page import Page
from proceedings.publish.parts import listed
from proceedings.publish.script_data import Spoken, alone, as_json, attributes, spoken
from proceedings.record.model import Event, Section, Statement
from proceedings.record.text import Paragraph

TEMPLATES = Path(__file__).parent / "templates"


class Renderer:
    """Makes the HTML of an event's pages; `site_url` ends in a slash."""

    def __init__(self, event: Event, site_url: str) -> None:
        self.event = event
        self.site_url = site_url
        self.citer = Citer(event, site_url)
        self.source = source_of(event)
        self.day_patterns = as_json(self.source.says.day_patterns())
        self.record_language = language_attributes(event.language)
        self._environment = environment()
        self._environment.filters.update(
            capital=words.capital,
            in_text=in_text,
            listed=listed,
            long_date=words.long_date,
            numbers=lambda paragraph: as_json(self.citer.numbers(paragraph)),
            page_label=lambda pages: words.unbroken(words.page_label(pages)),
            printed_pages=lambda pages: words.unbroken(words.printed_pages(pages)),
            shortened=shortened,
            spoken=self.spoken,
            told=attributes,
            told_alone=lambda statement, at: alone(statement, self.copy_text(statement).by, at),
            unbroken=words.unbroken,
        )
        self._environment.globals.update(
            event=event,
            formats=FORMATS,
            inferred=words.INFERRED,
            record_language=self.record_language,
            site_url=site_url,
            source=self.source,
            numbered=words.numbered,
            testimony=words.testimony,
        )

    def html(self, page: Page, prose: str = "") -> str:
        """A page's own part, with the editors' prose (HTML)."""
        template = self._environment.get_template(page.template)
        return template.render(
            page.context(self),
            title=page.title,
            address=page.address,
            link=link_from(page.address),
            prose=Markup(prose),
        ) + self._coins(page)

    def _coins(self, page: Page) -> str:
        """What Zotero is offered of all that a page lists."""
        found = [coins(reference) for reference in page.listed(self.site_url)]
        template = self._environment.get_template("coins.html.jinja")
        return template.render(coins=found) if found else ""

    def head(self, page: Page) -> str:
        """A page's tags and structured data, as HTML."""
        return head(
            self._environment,
            self.site_url,
            page.trail,
            page.reference(self.site_url),
            page.nodes(self.site_url),
            page.tags(self.site_url),
        )

    def prose_head(self, title: str, address: str) -> str:
        """The structured data of a page of the docs folder."""
        return head(self._environment, self.site_url, ((title, address),))

    def copy_text(self, statement: Statement) -> CopyText:
        """A statement's words with their source."""
        return copy_text(statement, self.source, self.site_url)

    def pinpoints(
        self, paragraphs: Sequence[Paragraph], address: str, section: Section | None = None
    ) -> list[tuple[Paragraph, tuple[Citation, ...]]]:
        """The first of a page's paragraphs with its citations; nothing if there is none."""
        return [(each, self.citer.paragraph(each, address, section)) for each in paragraphs[:1]]

    def spoken(self, statements: Iterable[Statement]) -> Mapping[str, list[Spoken]]:
        """The statements of a section by the ids of its paragraphs, for what is selected there."""
        return spoken(statements, lambda each: self.copy_text(each).by)

    def embed(self, copied: CopyText) -> str:
        """A quote as HTML for other people's pages."""
        template = self._environment.get_template("embed.html.jinja")
        language = {name: value for name, value in self.record_language.items() if name == "lang"}
        return template.render(copied=copied, language=language).strip()


def environment() -> Environment:
    """The templates' environment; what a template prints is escaped, and must be given."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # made anew for each build
        bytecode_cache=bytecode_cache(),
    )


def bytecode_cache() -> BytecodeCache | None:
    """Where compiled templates are kept from build to build: beside Python's own compiled files.

    Each is used only for the source it was made from. A build without it does the same, later.
    """
    folder = Path(__file__).parent / "__pycache__"
    if sys.dont_write_bytecode or not os.access(folder, os.W_OK):
        return None
    return FileSystemBytecodeCache(str(folder))


def language_attributes(language: str) -> dict[str, str]:
    """The attributes of words in the record's language, where it is not the interface's."""
    if language == words.LANGUAGE:
        return {}
    return {"lang": language, "dir": direction(language)}
