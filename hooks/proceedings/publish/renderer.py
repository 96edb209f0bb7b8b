"""What every kind of page is made with: the templates, the citations, the titles of the lists."""

from collections import Counter
from collections.abc import Iterable, Sequence

from proceedings import words
from proceedings.cite.citer import Citer
from proceedings.cite.copy_text import CopyText, copy_text
from proceedings.cite.jsonld import Node
from proceedings.cite.reference import Reference
from proceedings.problems import shortened
from proceedings.publish.head import head
from proceedings.publish.language import direction
from proceedings.publish.markdown import html_environment, markdown_environment
from proceedings.publish.page import Page, PageKind, Trail
from proceedings.read.records import SectionKind
from proceedings.record.model import Proceedings, Speaker, Statement, quotes, reports

MOST_OF_DESCRIPTION = 300
"""Characters of a description; previews show fewer."""


class Renderer:
    """Makes pages of the proceedings; `site_url` ends in a slash."""

    def __init__(self, proceedings: Proceedings, site_url: str) -> None:
        self.proceedings = proceedings
        self.event = proceedings.event
        self.site_url = site_url
        self.citer = Citer(proceedings.event, site_url)
        self._environment = markdown_environment()
        self._environment.filters.update(
            direction=direction,
            long_date=words.long_date,
            page_label=words.page_label,
            printed_pages=words.printed_pages,
            shortened=shortened,
        )
        self._environment.globals.update(
            event=proceedings.event,
            inferred=words.INFERRED,
            proceedings=proceedings,
            site_url=site_url,
            speaker_counts=speaker_counts,
            testimony=words.testimony,
        )

    def render(self, template: str, **context: object) -> str:
        """A template's text."""
        return self._environment.get_template(template).render(context)

    def page(
        self,
        kind: PageKind,
        title: str,
        description: str,
        trail: Trail,
        body: str,
        reference: Reference | None = None,
        nodes: Iterable[Node] = (),
    ) -> Page:
        """A page whose address is the trail's last; `reference` is what can be cited there."""
        file = f"{trail[-1][1].removesuffix('/')}.md"
        description = shortened(description, MOST_OF_DESCRIPTION)
        return Page(
            kind,
            file,
            title,
            description,
            trail,
            body,
            head(self.site_url, trail, reference, nodes),
        )

    def title_of(self, kind: SectionKind) -> str:
        """The heading of the sections of one kind: the printed one, or our own."""
        heading = getattr(self.event.parts, kind)
        return heading.title if heading else words.SECTIONS[kind]

    def copy_text(self, statement: Statement) -> CopyText:
        """A statement's words with their source."""
        return copy_text(statement, self.event, self.site_url)

    def embed(self, copied: CopyText) -> str:
        """A quote as HTML for other people's pages."""
        return html_environment().get_template("embed.html.jinja").render(copy=copied).strip()


def speaker_counts(statements: Sequence[Statement]) -> list[tuple[Speaker, str]]:
    """Who speaks in some statements, in their order, and how often."""
    speakers = {statement.speaker.id: statement.speaker for statement in statements}
    of_quotes = Counter(statement.speaker.id for statement in quotes(statements))
    of_reports = Counter(statement.speaker.id for statement in reports(statements))
    return [
        (speaker, words.counts(of_quotes[key], of_reports[key]))
        for key, speaker in speakers.items()
    ]
