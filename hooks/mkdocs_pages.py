"""The record's pages and files as MkDocs sees them: what `mkdocs_hooks` hands over."""

from collections.abc import Callable, Container, Iterator, Sequence

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import write_file

from mkdocs_errors import as_lines
from proceedings import words
from proceedings.project import NO_ADDRESS
from proceedings.publish.file import PublishedFile
from proceedings.publish.language import direction
from proceedings.publish.page import Listing
from proceedings.publish.page import Page as SitePage
from proceedings.publish.pages.corrections import CorrectionsPage
from proceedings.publish.site import Site, description
from proceedings.read.docs import LISTINGS


class RecordPage(Page):
    """A page of the record as MkDocs sees it. Prose of the docs folder stands above a list."""

    def __init__(self, page: SitePage, file: File, config: MkDocsConfig, site: Site) -> None:
        super().__init__(site.titles[page.address] if page.trail else words.HOME, file, config)
        self._page = page
        self._site = site
        self.prose = ""
        """The editors' words as HTML."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Converts the prose, if there is any; the page itself is made when it is written."""
        if self.markdown:
            super().render(config, files)
            self.prose = self.content or ""
        self.content = ""
        self.toc = get_toc([])
        given = {"title": self.site_title, "description": description(self._page)}
        self.meta = {"og_type": self._page.open_graph, **given, **self.meta}
        if not self._page.is_indexed:
            self.meta["robots"] = "noindex"
        if self._page.is_sensitive:
            self.meta["is_sensitive"] = True
        if self._page.leads_to:
            self.meta["leads_to"] = self._page.leads_to
        if breadcrumbs := self._site.breadcrumbs(self._page):
            self.meta["breadcrumbs"] = breadcrumbs

    @property
    def site_title(self) -> str:
        """The title that no other page of the site has."""
        return self._site.titles[self._page.address]

    @property
    def is_found_by_title(self) -> bool:
        """Whether it lists what stands elsewhere, so that search looks in no more of it."""
        return isinstance(self._page, Listing | CorrectionsPage) or self._page.is_prose

    @property
    def searched(self) -> str:
        """The editors' words as HTML, and with them the page's own where it has some."""
        if self._page.is_prose:
            self.make()
            return self.content or ""
        return self.prose

    def make(self) -> None:
        """Makes the HTML, and what stands in the head."""
        try:
            self.content = self._site.renderer.html(self._page, self.prose)
            self.meta["head"] = self._site.renderer.head(self._page)
        except jinja2.TemplateError as error:
            raise PluginError("\n".join(as_lines(error))) from None

    @property
    def present_anchor_ids(self) -> set[str]:
        """The ids to which prose may link; asked for only where it does."""
        return self._site.links.ids(self.url)

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: set[str] | None) -> None:
        """The prose's own ids are among the page's."""


def once() -> Callable[..., str]:
    """What templates call to make a part of the frame once for all pages that have the same."""
    made: dict[tuple[object, ...], str] = {}

    @jinja2.pass_context
    def part(context: jinja2.runtime.Context, *name: object, caller: Callable[[], str]) -> str:
        key = (*name, *_seen_from(context["page"]))
        if key not in made:
            made[key] = caller()
        return made[key]

    return part


def _seen_from(page: Page | None) -> tuple[object, ...]:
    """What the frame of a page depends on: the pages of one folder see all others alike.

    Those that the navigation lists are marked there, each by itself.
    """
    if page is None:
        return ()
    if breadcrumbs := page.meta.get("breadcrumbs"):
        return page.url.rsplit("/", 2)[0], *(crumb.get("url") for crumb in breadcrumbs)
    return (page.url,)


class RecordFile(File):
    """A file of the record, whose content is made when it is written."""

    def __init__(self, published: PublishedFile, config: MkDocsConfig) -> None:
        super().__init__(published.address, None, config.site_dir, config.use_directory_urls)
        self._published = published

    def copy_file(self, dirty: bool = False) -> None:
        """Writes the file; line ends are part of its format."""
        write_file(self._published.content, self.abs_dest_path)


def record_files(site: Site, config: MkDocsConfig, *, is_preview: bool) -> Iterator[RecordFile]:
    """The record's files; a preview has those that are at hand, and keeps no picture for later."""
    if site.painter and not is_preview:
        site.painter.keep_only(site.cards.values())
    for published in site.files.values():
        if published.is_at_hand or not is_preview:
            yield RecordFile(published, config)


class ChangedFiles(Files):
    """All files of a preview, of which MkDocs builds only those that have changed."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.unchanged: Container[str] = ()
        """The addresses of what need not be built, known only when all is read."""

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """Once that is known, only what has changed for the loop that builds what is previewed."""
        pages = super().documentation_pages(inclusion=inclusion)
        if inclusion is not InclusionLevel.is_in_serve:
            return pages
        return [file for file in pages if not self._is_unchanged(file)]

    def copy_static_files(
        self,
        dirty: bool = False,
        *,
        inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
    ) -> None:
        """Writes the files that are no pages."""
        for file in self:
            if (
                not file.is_documentation_page()
                and inclusion(file.inclusion)
                and not self._is_unchanged(file)
            ):
                file.copy_file(dirty)

    def _is_unchanged(self, file: File) -> bool:
        return ("" if file.url == "./" else file.url) in self.unchanged


def frame_globals(site: Site | None, config: MkDocsConfig) -> dict[str, object]:
    """What the frame's templates are told at all times, and of the site, if there is one."""
    has_address = config.site_url != NO_ADDRESS
    return {
        "once": once(),
        "language": words.LANGUAGE,
        "locale": words.LOCALE,
        "direction": direction(words.LANGUAGE),
        "event_in_short": site.proceedings.event.in_short if site else config.site_name,
        "card_of": site.card_of if site and has_address else None,  # which needs a whole address
        "ways": site.ways if site else (),
        "safety": site.safety if site else None,
        "day_patterns": site.renderer.day_patterns if site else "",
        "record_language": site.renderer.record_language if site else {},
    }


def source(address: str) -> str:
    """Where MkDocs looks for the source of the page at an address: `quotes/a/` → `quotes/a.md`."""
    if not address or address in LISTINGS:
        return f"{address}index.md"
    return f"{address.removesuffix('/')}.md"
