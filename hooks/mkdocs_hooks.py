"""Hands the proceedings to MkDocs: the only module that knows it.

Everything is read and checked in `on_config`, before anything is written: a failure there leaves
the last good site alone. The pages of the record are HTML from our own templates. MkDocs is given
a page for each, so that links from the docs folder are checked, but its Markdown converter never
sees them: their HTML is made when the page is written, and dropped at once.
"""

import hashlib
import logging
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import jinja2.environment
import markdown  # type: ignore[import-untyped]  # it has no types
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler, write_file
from mkdocs.utils.meta import get_data
from mkdocs.utils.templates import TemplateContext

from proceedings import words
from proceedings.problems import Place, Problem, ProblemsFound
from proceedings.project import read_proceedings
from proceedings.publish import exchange, site
from proceedings.publish.files import PublishedFile
from proceedings.publish.files import files as published_files
from proceedings.publish.links import LinkCheck
from proceedings.publish.page import Listing
from proceedings.publish.page import Page as RecordPage
from proceedings.publish.preview import Preview
from proceedings.publish.prose import parts
from proceedings.publish.renderer import TEMPLATES, Renderer
from proceedings.publish.search import INDEX, Prose, index
from proceedings.record.model import Proceedings

log = logging.getLogger("mkdocs.hooks.proceedings")

HOME = "index.md"
MOST_IN_NAVIGATION = 40
"""Sections of one kind that the navigation lists; more are reached from their list alone.

The navigation stands on every page, so that its cost is its length times the number of pages.
"""
MOST_PROSE_IN_NAVIGATION = 20
"""The editors' own pages that it lists, in alphabetical order; others are reached by links from
these and by search.
"""
ASSETS = "assets/proceedings/"
"""Where the theme's style sheets and scripts stand, in its folder and in the site."""
DEFAULT_SITE_URL = "https://example.org/"


class _Record:
    """The proceedings as one build publishes them."""

    def __init__(self, proceedings: Proceedings, site_url: str) -> None:
        self.proceedings = proceedings
        self.renderer = Renderer(proceedings.event, site_url)
        pages = site.pages(proceedings)
        self.titles = site.titles(pages)
        self.pages = {_source(page.address): page for page in pages}
        self.files = {each.address: each for each in published_files(proceedings, site_url)}
        self.links = LinkCheck()

    @cached_property
    def in_navigation(self) -> dict[str, list[str]]:
        """The lists of sections, each with the sections' pages that the navigation names."""
        found: dict[str, list[str]] = {}
        for kind in ("takeaways", "context"):
            sections = [f"{kind}/{each.id}.md" for each in self.proceedings.of_kind(kind)]
            if sections:
                few = len(sections) <= MOST_IN_NAVIGATION
                found[f"{kind}/{HOME}"] = sections if few else []
        return found


@dataclass
class _Build:
    """What one build remembers; replaced at the start of each."""

    record: _Record | None = None
    site: Path | None = None
    new: Path | None = None
    """The site's folder, and the one beside it into which the site is built."""
    assets: dict[str, str] = field(default_factory=dict)
    """Where each style sheet and script of the theme is published, by its name."""
    problems: tuple[str, ...] = ()
    """While previewing, what keeps the site from being built."""
    made_of: dict[str, object] = field(default_factory=dict)
    frame: object = None
    unchanged: frozenset[str] = frozenset()
    """While previewing: what each page shows, what all show, and what need not be built again."""


_build = _Build()
_preview: Preview | None = None
_serving = False


class _RecordPage(Page):
    """A page of the record as MkDocs sees it. Prose of the docs folder stands above a list."""

    def __init__(self, page: RecordPage, file: File, config: MkDocsConfig, record: _Record) -> None:
        super().__init__(record.titles[page.address] if page.trail else words.HOME, file, config)
        self._page = page
        self._record = record
        self._prose = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Converts the prose, if there is any; the page itself is made when it is written."""
        if self.markdown:
            super().render(config, files)
            self._prose = self.content or ""
        self.content = ""
        self.toc = get_toc([])
        title = self._record.titles[self._page.address]
        given = {"title": title, "description": site.description(self._page)}
        self.meta = {"og_type": self._page.open_graph, **given, **self.meta}
        if len(self._page.trail) > 1 and not self._is_in_navigation:
            self.meta["breadcrumbs"] = _breadcrumbs(self._page)

    @property
    def is_listing(self) -> bool:
        """Whether prose may stand above it."""
        return isinstance(self._page, Listing)

    def prose(self, config: MkDocsConfig) -> str:
        """The prose as HTML, of a page too that a preview does not build again."""
        if self.markdown is not None:
            return self._prose
        source, _ = get_data(self.file.content_string)
        settings = {
            "extensions": config.markdown_extensions,
            "extension_configs": config.mdx_configs,
        }
        html: str = markdown.markdown(source, **settings)
        return html

    def make(self) -> None:
        """Makes the HTML, and what stands in the head."""
        above, heading, below = "", "", self._prose
        if isinstance(self._page, Listing) and self._page.has_lede:
            above, heading, below = self._prose.partition("<h2")
        try:
            self.content = self._record.renderer.html(self._page, heading + below, above)
            self.meta["head"] = self._record.renderer.head(self._page)
        except jinja2.TemplateError as error:
            raise PluginError("\n".join(_listed(error))) from None

    @property
    def _is_in_navigation(self) -> bool:
        return any(self.file.src_uri in pages for pages in self._record.in_navigation.values())

    @property
    def present_anchor_ids(self) -> set[str]:
        """The ids to which prose may link; asked for only where it does."""
        return self._record.links.ids(self.url)

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: set[str] | None) -> None:
        """The prose's own ids are among the page's."""


class _RecordFile(File):
    """A file of the record, whose text is made when it is written."""

    def __init__(self, published: PublishedFile, config: MkDocsConfig) -> None:
        super().__init__(published.address, None, config.site_dir, config.use_directory_urls)
        self._published = published

    def copy_file(self, dirty: bool = False) -> None:
        """Writes the file; line ends are part of its format."""
        write_file(self._published.text.encode(), self.abs_dest_path)


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers whether this is a preview, which shows problems in place of the site.

    Raises:
        PluginError: only changed pages are asked for, which are no whole site.
    """
    global _serving
    if dirty:
        raise PluginError(
            "“--dirty” does not work here. Leave it out: unchanged pages cost little."
        )
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks everything.

    Raises:
        PluginError: the data has problems; every one is listed, and the last good site stays.
    """
    global _build
    _build = _Build()
    if not config.site_url:
        config.site_url = DEFAULT_SITE_URL
    if config.site_url == DEFAULT_SITE_URL:
        log.info(f"The site's address is not set (SITE_URL); links use {DEFAULT_SITE_URL}")
    try:
        proceedings = read_proceedings(Path(config.config_file_path).parent)
        record = _Record(proceedings, config.site_url)
        _refuse_taken(config, record)
    except ProblemsFound as error:
        _build.problems = _listed(error)
        message = "\n".join(("The site cannot be built.", *_build.problems))
        if not _serving:
            raise PluginError(message) from None
        log.error(message)
    else:
        log.info(proceedings.summary)
        _build.record = record
        prose = _prose_pages(Path(config.docs_dir))[:MOST_PROSE_IN_NAVIGATION]
        config.nav = _navigation(record, prose)
        config.extra["pro_footer"] = site.footer(proceedings.event)
    _begin(config)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the record's pages and files; leaves out prose above lists that do not exist."""
    _publish_assets(files, config)
    record = _build.record
    if record is None:
        return Files([])
    _bound_navigation(files, _prose_pages(Path(config.docs_dir)))
    for name in map(_source, site.LISTINGS):
        file = files.get_file_from_path(name)
        if file is not None and name not in record.pages:
            files.remove(file)
    for name, page in record.pages.items():
        file = files.get_file_from_path(name)
        if file is None:
            file = File.generated(config, name, content="")
            files.append(file)
        _RecordPage(page, file, config, record)
    for published in record.files.values():
        files.append(_RecordFile(published, config))
    return _only_changed(files, config, record) if _preview else files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Tells the templates where the assets are; adds what search looks in, now that all is read."""
    env.trim_blocks = env.lstrip_blocks = True  # no empty lines where a page lacks something
    env.globals["asset"] = lambda name: _build.assets[name]
    env.globals["search_index"] = INDEX
    if _build.record:
        content = index(_build.record.proceedings, _prose(files, config))
        files.append(File.generated(config, INDEX, content=content))
    return env


def on_page_context(
    context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Makes a page of the record; gives a page of the docs folder its head."""
    if isinstance(page, _RecordPage):
        page.make()
    elif _build.record:
        page.meta["head"] = _build.record.renderer.prose_head(str(page.title), page.url)
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Remembers the page's links, and drops its HTML."""
    if _build.record:
        _build.record.links.add(page.url, output)
    page.content = ""
    page.meta.pop("head", None)
    return output


@event_priority(-100)  # after every other plugin: nothing may be added to a site in its place
def on_post_build(*, config: MkDocsConfig) -> None:
    """Compares what was written with what was meant, and follows every link.

    Raises:
        PluginError: MkDocs dropped a page, for instance because a setting excludes it.
    """
    record = _build.record
    if record is None:
        _show_problems(_build.problems)
        return
    missing = [
        page.address
        for page in record.pages.values()
        if page.address not in record.links and page.address not in _build.unchanged
    ]
    if missing:
        raise PluginError(
            f"Pages were not written: {len(missing)}, the first of them {missing[0]}. "
            "Check “exclude_docs”, “draft_docs” and “use_directory_urls” in mkdocs.yml."
        )
    folder = Path(config.site_dir)
    for page, target in record.links.broken(
        lambda address: address in record.files or (folder / address).is_file()
    ):
        log.warning(f"The page {page or 'home'} links to “{target}”, which is not there.")
    if not (config.strict and _warnings()):  # else MkDocs ends the build after this
        _finish(config)


def on_build_error(*, error: Exception) -> None:
    """Deletes what was built; the last good site was not touched."""
    if _build.new is not None:
        exchange.abandon(_build.new)


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Watches the data and the templates, and keeps answering whatever happens in a rebuild."""
    server.watch(str(Path(config.config_file_path).parent), recursive=False)
    server.watch(str(TEMPLATES))
    for folder in config.theme.dirs[:1]:
        server.watch(folder)

    def rebuild() -> None:
        try:
            builder()
        except (MkDocsException, OSError, ValueError, jinja2.TemplateError) as error:
            log.error(f"The site cannot be built: {error}")
            _show_problems(_listed(error))

    server.builder = rebuild
    return server


def on_shutdown() -> None:
    """Deletes what the preview kept."""
    if _preview:
        _preview.end()


def _begin(config: MkDocsConfig) -> None:
    """Has MkDocs build beside the site's folder.

    Raises:
        PluginError: the site's folder cannot be exchanged; nothing has been touched.
    """
    global _preview
    _build.site = Path(config.site_dir).resolve()
    if _serving and _preview is None:
        _preview = Preview(_build.site)
    try:
        _build.new = exchange.begin(_build.site)
    except exchange.CannotExchange as error:
        raise PluginError(str(error)) from None
    config.site_dir = str(_build.new)


def _finish(config: MkDocsConfig) -> None:
    """Puts the finished site in its place, where `gh-deploy` looks for it."""
    assert _build.site
    assert _build.new
    assert _build.record
    if _preview:
        _preview.show(_build.new, _build.made_of, _build.frame, _build.unchanged)
        _preview.links = _build.record.links
    else:
        exchange.finish(_build.new, _build.site)
    config.site_dir = str(_build.site)
    _build.new = None


def _show_problems(problems: tuple[str, ...]) -> None:
    """Shows the preview's readers what keeps the site from being built."""
    if _build.new:
        exchange.abandon(_build.new)
    if _preview:
        _preview.show_problems(site.problems_page(problems))


class _ChangedFiles(Files):
    """All files of a preview, of which MkDocs builds only those that have changed."""

    def __init__(self, files: Files, unchanged: Container[str]) -> None:
        super().__init__(files)
        self._unchanged = unchanged

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """All pages but in the loop that builds them, which alone asks for what is in a preview."""
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
        return ("" if file.url == "./" else file.url) in self._unchanged


def _only_changed(files: Files, config: MkDocsConfig, record: _Record) -> Files:
    """The files of a preview, told apart by what they are made of."""
    assert _preview
    _build.made_of = {each.address: each for each in record.files.values()}
    for name, page in record.pages.items():
        file = files.src_uris[name]
        prose = file.content_string if isinstance(page, Listing) else ""
        _build.made_of[page.address] = (page, record.titles[page.address], prose)
    _build.frame = (
        config.nav,
        config.extra["pro_footer"],
        sorted(files.src_uris),
        [_state(path) for folder in _frame_folders(config) for path in sorted(folder.rglob("*"))],
        [path.read_bytes() for path in _settings(config)],
    )
    _build.unchanged = frozenset(_preview.unchanged(_build.made_of, _build.frame))
    record.links.keep(_preview.links, _build.unchanged)
    return _ChangedFiles(files, _build.unchanged)


def _frame_folders(config: MkDocsConfig) -> list[Path]:
    """The folders of our own templates, scripts and style sheets."""
    return [TEMPLATES, Path(config.theme.dirs[0])]


def _settings(config: MkDocsConfig) -> list[Path]:
    """The configuration, and what it inherits."""
    own = Path(config.config_file_path)
    return [own, *own.parent.glob("hooks/*.yml")]


def _state(path: Path) -> tuple[str, int, int]:
    """What changes when a file does."""
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size


def _warnings() -> int:
    """How many warnings MkDocs has counted in this build."""
    handlers = logging.getLogger("mkdocs").handlers
    counters = [handler for handler in handlers if isinstance(handler, CountHandler)]
    return sum(number for counter in counters for _, number in counter.get_counts())


def _source(address: str) -> str:
    """Where MkDocs looks for the source of the page at an address: `quotes/a/` → `quotes/a.md`."""
    if not address or address in site.LISTINGS:
        return f"{address}{HOME}"
    return f"{address.removesuffix('/')}.md"


def _breadcrumbs(page: RecordPage) -> list[dict[str, str]]:
    """The way to a page that the navigation does not list, for the frame."""
    *above, (title, _) = [(words.HOME, "."), *page.trail]
    return [*({"title": title, "url": address} for title, address in above), {"title": title}]


def _navigation(record: _Record, prose: Iterable[str]) -> list[dict[str, Any] | str]:
    """MkDocs' `nav`: the home page, the sections of each kind, the other lists, the prose."""
    entries: list[dict[str, Any] | str] = [{words.HOME: HOME}]
    for name, sections in record.in_navigation.items():
        entries.append({record.pages[name].title: [name, *sections]})
    others = [_source(address) for address in site.LISTINGS]
    entries += [
        name for name in others if name in record.pages and name not in record.in_navigation
    ]
    return [*entries, *prose]


def _prose(files: Files, config: MkDocsConfig) -> Iterator[Prose]:
    """The editors' own words on each page that has some, and every list by its title."""
    for file in files.documentation_pages():
        page = file.page
        if isinstance(page, _RecordPage):
            if page.is_listing:
                yield Prose(str(page.title), page.url, parts(page.prose(config)))
        elif page:
            yield Prose(str(page.title), page.url, parts(page.content or ""))


def _bound_navigation(files: Files, prose: list[str]) -> None:
    """Says which of the editors' pages the navigation has no place for: MkDocs would warn."""
    rest = prose[MOST_PROSE_IN_NAVIGATION:]
    if rest:
        log.info(
            f"The navigation lists {MOST_PROSE_IN_NAVIGATION} pages of the editors' own. "
            f"Link from one of them: {', '.join(rest)}."
        )
    for name in rest:
        if file := files.get_file_from_path(name):
            file.inclusion = InclusionLevel.NOT_IN_NAV


def _publish_assets(files: Files, config: MkDocsConfig) -> None:
    """Leaves out what Material's own pages would load; names ours by what they hold.

    A browser may then keep each for ever, and never takes an old one for the new.
    """
    ours, *others = config.theme.dirs
    for file in list(files):
        if file.src_dir in others:
            files.remove(file)
        elif file.src_dir == ours and file.src_uri.startswith(ASSETS):
            name = Path(file.src_uri)
            if name.suffix in (".css", ".js"):
                digest = hashlib.sha256(file.content_bytes).hexdigest()[:8]
                file.dest_uri = f"{ASSETS}{name.stem}.{digest}{name.suffix}"
                _build.assets[name.name] = file.dest_uri


def _prose_pages(docs: Path) -> list[str]:
    """The editors' own pages at the top of the docs folder, in alphabetical order."""
    return sorted(path.name for path in docs.glob("*.md") if path.name != HOME)


def _refuse_taken(config: MkDocsConfig, record: _Record) -> None:
    """Refuses files of the docs folder that stand where the site writes its own.

    Raises:
        ProblemsFound: there are such files.
    """
    docs = Path(config.docs_dir)
    pages = [name for name, page in record.pages.items() if not isinstance(page, Listing)]
    problems = [
        Problem(
            Place(f"{docs.name}/{name}"),
            "The site makes a file at this address itself. Rename or delete this one.",
        )
        for name in (*pages, *record.files, INDEX)
        if (docs / name).exists()
    ]
    if problems:
        raise ProblemsFound(problems)


def _listed(error: Exception) -> tuple[str, ...]:
    """The error as lines for the editor."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return (f"{error.filename or error.name}:{error.lineno}:1: {error.message}.",)
    return tuple(str(error).splitlines())
