"""Hands the rendered proceedings to MkDocs: the only module that knows it.

Everything is read, checked and rendered in `on_config`, because MkDocs empties the site's folder
right after it: a failure there leaves the last good site alone.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import jinja2.environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory, write_file

from proceedings import words
from proceedings.problems import Place, Problem, ProblemsFound
from proceedings.project import read_proceedings
from proceedings.publish.markdown import TEMPLATES
from proceedings.publish.page import Page as ProceedingsPage
from proceedings.publish.page import PageKind
from proceedings.publish.site import LISTINGS, Site, problems_page

log = logging.getLogger("mkdocs.hooks.proceedings")

HOME = "index.md"
SEARCH: dict[PageKind, dict[str, Any]] = {
    "speaker": {"boost": 4},
    "contacts": {"boost": 4},
    "quote": {"boost": 3},
    "quotes-by-speaker": {"exclude": True},
}
"""Settings of Material's search: a name finds the person's page before the person's quotes, and a
quote's words its page before the section. Measured together with `plugins.search`.
"""
OPEN_GRAPH: dict[PageKind, str] = {"section": "article", "quote": "article", "speaker": "profile"}
"""What previews take a page for, if not for a part of a website."""
MOST_IN_NAVIGATION = 40
"""Sections of one kind that the navigation lists; more are reached from their list alone.

The navigation stands on every page, so that its cost is its length times the number of pages.
"""
DEFAULT_SITE_URL = "https://example.org/"
_CHECKBOX = re.compile(r'(<input class="md-toggle" [^>]*type="checkbox"[^>]*) autocomplete="off"')


@dataclass
class _Build:
    """What one build remembers; replaced at the start of each."""

    site: Site | None = None
    pages: dict[str, ProceedingsPage] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    in_navigation: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()
    """While previewing, what keeps the site from being built."""


_build = _Build()
_serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers whether this is a preview, which shows problems in place of the site."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads, checks and renders everything.

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
        _build.site = Site(proceedings, config.site_url)
        _build.pages = {page.file: page for page in _build.site.pages()}
        _build.files = _build.site.files()
        _refuse_taken(config, [*_build.pages, *_build.files])
    except (ProblemsFound, jinja2.TemplateError) as error:
        _build = _Build(problems=_listed(error))
        if not _serving:
            raise PluginError("\n".join(("The site cannot be built.", *_build.problems))) from None
        log.error("\n".join(("The site cannot be built.", *_build.problems)))
        return config
    log.info(proceedings.summary)
    sections = _sections_in_navigation(_build.site)
    config.nav = _navigation(_build.site, sections, _prose_pages(Path(config.docs_dir)))
    _build.in_navigation = frozenset(file for files in sections.values() for file in files)
    config.extra["pro_footer"] = _build.site.footer()
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the generated pages and files; leaves out pages above lists that do not exist."""
    site = _build.site
    if site is None:
        return Files([])
    for file in [file for file in files if file.src_uri in LISTINGS]:
        if file.src_uri not in site.listings:
            files.remove(file)
    for name in site.listings:
        if files.get_file_from_path(name) is None:
            files.append(File.generated(config, name, content=""))
    for page in _build.pages.values():
        files.append(File.generated(config, page.file, content=page.body))
    for name, text in _build.files.items():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts the list below the docs folder's prose on an index page; gives each page its head."""
    site = _build.site
    if site is None:
        return markdown
    file = page.file.src_uri
    if file in site.listings:
        known = site.listing(file, prose=markdown)
    elif file in _build.pages:
        known = _build.pages[file]
    else:
        page.meta["head"] = site.prose_head(str(page.title), page.url)
        return markdown
    page.meta = {**_meta(known), **page.meta, "head": known.head}
    return known.body


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Takes an attribute off Material's two checkboxes that HTML allows on text fields only.

    Raises:
        PluginError: Material's markup has changed, so that this is to be looked at again.
    """
    repaired, count = _CHECKBOX.subn(r"\1", output)
    if count != 2:
        raise PluginError(
            f"Material’s two checkboxes are not as known on {page.file.src_uri}. "
            "Install the pinned versions, or mend on_post_page in hooks/mkdocs_hooks.py."
        )
    return repaired


def on_post_build(*, config: MkDocsConfig) -> None:
    """Compares the pages written with the pages meant.

    Raises:
        PluginError: MkDocs dropped a page, for instance because a setting excludes it.
    """
    if _build.problems:
        _write_problems(Path(config.site_dir), _build.problems)
    missing = [
        page.file
        for page in _build.pages.values()
        if not (Path(config.site_dir) / page.file).with_suffix("").joinpath("index.html").is_file()
    ]
    if missing:
        raise PluginError(
            f"Pages were not written: {len(missing)}, the first of them {missing[0]}. "
            "Check “exclude_docs”, “draft_docs” and “use_directory_urls” in mkdocs.yml."
        )


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
            clean_directory(server.root)
            _write_problems(Path(server.root), _listed(error))

    server.builder = rebuild
    return server


def _meta(page: ProceedingsPage) -> dict[str, Any]:
    """What Material's templates and search are told of a page; breadcrumbs if no menu lists it."""
    meta: dict[str, Any] = {"title": page.title, "description": page.description}
    if page.kind in OPEN_GRAPH:
        meta["og_type"] = OPEN_GRAPH[page.kind]
    if page.kind in SEARCH:
        meta["search"] = SEARCH[page.kind]
    if len(page.trail) > 1 and page.file not in _build.in_navigation:
        *above, (title, _) = [(words.HOME, "."), *page.trail]
        crumbs = [{"title": title, "url": address} for title, address in above]
        meta["breadcrumbs"] = [*crumbs, {"title": title}]
    return meta


def _sections_in_navigation(site: Site) -> dict[str, list[str]]:
    """The sections' pages that the navigation lists, by the page of the list that they are in."""
    found: dict[str, list[str]] = {}
    for file in ("takeaways/index.md", "context/index.md"):
        kind = file.partition("/")[0]
        pages = [name for name in _build.pages if name.startswith(f"{kind}/")]
        if file in site.listings:
            found[file] = pages if len(pages) <= MOST_IN_NAVIGATION else []
    return found


def _navigation(
    site: Site, sections: dict[str, list[str]], prose: list[str]
) -> list[dict[str, Any] | str]:
    """MkDocs' `nav`: the home page, the sections of each kind, the other lists, the prose."""
    entries: list[dict[str, Any] | str] = [{words.HOME: HOME}]
    entries += [{site.listings[file].title: [file, *below]} for file, below in sections.items()]
    others = [f"{kind}/index.md" for kind in ("speakers", "quotes", "cite", "contacts")]
    return [*entries, *(file for file in others if file in site.listings), *prose]


def _prose_pages(docs: Path) -> list[str]:
    """The editors' own pages at the top of the docs folder, in alphabetical order."""
    return sorted(path.name for path in docs.glob("*.md") if path.name != HOME)


def _refuse_taken(config: MkDocsConfig, generated: list[str]) -> None:
    """Refuses files of the docs folder that stand where the site writes its own.

    Raises:
        ProblemsFound: there are such files.
    """
    docs = Path(config.docs_dir)
    problems = [
        Problem(
            Place(f"{docs.name}/{name}"),
            "The site makes a file at this address itself. Rename or delete this one.",
        )
        for name in generated
        if (docs / name).exists()
    ]
    if problems:
        raise ProblemsFound(problems)


def _listed(error: Exception) -> tuple[str, ...]:
    """The error as lines for the editor."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return (f"{error.filename or error.name}:{error.lineno}:1: {error.message}.",)
    return tuple(str(error).splitlines())


def _write_problems(folder: Path, problems: tuple[str, ...]) -> None:
    """Shows the problems at every address: as the home page and in place of what is not found."""
    page = problems_page(problems).encode()
    write_file(page, str(folder / "index.html"))
    write_file(page, str(folder / "404.html"))
