"""Hands the proceedings to MkDocs, which only the other modules beside it know.

Everything is read and checked in `on_config`, before anything is written: a failure there leaves
the last good site alone. The pages of the record are HTML from our own templates. MkDocs is given
a page for each, so that links from the docs folder are checked, but its Markdown converter never
sees them: their HTML is made when the page is written, and dropped at once. The site is built into
a folder beside the old one, which it replaces as the last act.
"""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from mkdocs_assets import publish_assets, publish_look
from mkdocs_errors import as_lines, errors_heard
from mkdocs_pages import ChangedFiles, RecordPage, frame_globals, record_files, source
from mkdocs_watch import keep_watching
from proceedings import words
from proceedings.problems import ProblemsFound, lines
from proceedings.project import CONFIG, NO_ADDRESS, check_settings
from proceedings.publish import exchange
from proceedings.publish.look import Look
from proceedings.publish.page import Listing
from proceedings.publish.policy import content_security_policy
from proceedings.publish.preview import Preview
from proceedings.publish.prose import parts
from proceedings.publish.publication import read_site
from proceedings.publish.renderer import TEMPLATES, bytecode_cache
from proceedings.publish.search import INDEX, Prose, index
from proceedings.publish.site import Site, footer, problems_page
from proceedings.read.docs import LISTINGS
from proceedings.read.settings import THEME
from proceedings.read.site_dir import site_dir_fault

if TYPE_CHECKING:  # a web server, which a build does not need
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.hooks.proceedings")

MOST_PROSE_IN_NAVIGATION = 20
"""The editors' own pages that the navigation lists, in alphabetical order; others are reached by
links from these and by search.
"""


@dataclass
class _Build:
    """What one build remembers; replaced at the start of each."""

    site: Site | None = None
    folder: Path | None = None
    new: Path | None = None
    """The site's folder, and the one beside it into which the site is built."""
    theme: list[str] = field(default_factory=list)
    """Our folder of templates and assets, and those of the theme's others."""
    assets: dict[str, str] = field(default_factory=dict)
    """Where each style sheet and script of the frame is published, by its name."""
    look: Look = field(default_factory=Look)
    problems: tuple[str, ...] = ()
    """While previewing, what keeps the site from being built."""
    navigation: Navigation | None = None
    made_of: dict[str, object] = field(default_factory=dict)
    frame: object = None
    unchanged: frozenset[str] = frozenset()
    """While previewing: what each page shows, what all show, and what need not be built again."""


_build = _Build()
_preview: Preview | None = None
_serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers whether this is a preview, which shows problems in place of the site.

    Raises:
        PluginError: only changed pages are asked for, which are no whole site.
    """
    global _serving
    if dirty:
        raise PluginError("“--dirty” does not work here: it makes no whole site. Leave it out.")
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks everything.

    Raises:
        PluginError: the data has problems; every one is listed, and the last good site stays. Or
            an option of the command line makes another site.
    """
    global _build
    _build = _Build()
    if not config.site_url:
        config.site_url = NO_ADDRESS
    if config.site_url == NO_ADDRESS:
        log.info(f"The site's address is not set (SITE_URL); links use {NO_ADDRESS}")
    try:
        project = Path(config.config_file_path).parent
        site = read_site(project, config.site_url, is_preview=_serving)
    except ProblemsFound as error:
        _build.problems = as_lines(error)
        message = "\n".join(("The site cannot be built.", *_build.problems))
        if not _serving:
            raise PluginError(message) from None
        log.error(message)
    else:
        _refuse_options(config)
        for line in (*lines(site.remarks), site.proceedings.summary):
            log.info(line)
        _build.site = site
        config.nav = _navigation(site, _prose_pages(config)[:MOST_PROSE_IN_NAVIGATION])
        config.extra["pro_footer"] = footer(site.proceedings)
    _build.theme = config.theme.dirs
    config.theme.dirs = config.theme.dirs[:1]  # MkDocs need not look through 14,000 icons
    _begin(config)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the record's pages and files; leaves out prose above lists that do not exist."""
    _build.assets = publish_assets(files, config)
    site = _build.site
    if site is None:
        return Files([])
    _build.look = publish_look(files, config, site.proceedings.event.look)
    _bound_navigation(files, _prose_pages(config)[MOST_PROSE_IN_NAVIGATION:])
    for address in LISTINGS:
        file = files.get_file_from_path(source(address))
        if file is not None and address not in site.pages:
            log.info(f"{file.src_uri} is left out: there is no list for its words to stand above.")
            files.remove(file)
    for address, page in site.pages.items():
        file = files.get_file_from_path(source(address))
        if file is None:
            file = File.generated(config, source(address), content="")
            files.append(file)
        RecordPage(page, file, config, site)
    for file in record_files(site, config, is_preview=_serving):
        files.append(file)
    return ChangedFiles(files) if _preview else files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Remembers the navigation, which is on every page."""
    _build.navigation = nav


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Tells the templates their language, and where all is; adds what search looks in.

    The pages are as old as the edition, so that the site is the same whenever it is built.
    """
    config.theme.dirs = _build.theme
    # By their real paths, under which what is compiled is kept.
    env.loader = jinja2.FileSystemLoader([os.path.realpath(folder) for folder in _build.theme])
    env.bytecode_cache = bytecode_cache()
    env.trim_blocks = env.lstrip_blocks = True  # no empty lines where a page lacks something
    env.globals["asset"] = lambda name: _build.assets[name]
    env.globals["look"] = _build.look
    env.globals["search_index"] = INDEX
    site = _build.site
    env.globals.update(frame_globals(site, config))
    env.globals["policy"] = None if _serving else content_security_policy
    if site:
        for page in (file.page for file in files.documentation_pages() if file.page):
            page.update_date = site.proceedings.event.edition.date.isoformat()
        for address, text in index(site.proceedings, _prose(files)).items():
            files.append(File.generated(config, address, content=text))
        if _preview and isinstance(files, ChangedFiles):
            _tell_unchanged(files, config, site, _preview)
    return env


def on_page_context(
    context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Makes a page of the record; gives a page of the docs folder its head."""
    if isinstance(page, RecordPage):
        page.make()
    elif _build.site:
        page.meta["head"] = _build.site.renderer.prose_head(str(page.title), page.url)
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Remembers the page's links, and drops its HTML."""
    if _build.site:
        _build.site.links.add(page.url, output)
    page.content = ""
    page.meta.pop("head", None)
    return output


@event_priority(-100)  # after every other plugin: nothing may be added to a site in its place
def on_post_build(*, config: MkDocsConfig) -> None:
    """Compares what was written with what was meant, follows every link, and publishes.

    Raises:
        PluginError: a page was dropped, for instance by a plugin; or, where warnings are errors,
            links lead nowhere.
    """
    site = _build.site
    if site is None:
        _show_problems(_build.problems)
        return
    missing = site.pages.keys() - site.links.pages - _build.unchanged
    if missing:
        raise PluginError(
            f"Pages were not written: {len(missing)}, the first of them {source(min(missing))}. "
            "Look for a plugin in mkdocs.yml that leaves them out."
        )
    written = Path(config.site_dir)
    broken = [
        f"The page {page or 'home'} links to “{target}”, which is not there."
        for page, target in site.links.broken(
            lambda address: address in site.files or (written / address).is_file()
        )
    ]
    if broken and config.strict:
        raise PluginError("\n".join(broken))
    for message in broken:
        log.warning(message)
    if not (config.strict and _warnings()):  # else MkDocs ends the build after this
        _finish(config, site)


def on_build_error(*, error: Exception) -> None:
    """Deletes what was built; the last good site was not touched. MkDocs will say less of why."""
    _build.problems = as_lines(error)
    if _build.new:
        exchange.abandon(_build.new)


def on_serve(
    server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
) -> "LiveReloadServer":
    """Watches the data and the templates, and keeps answering whatever happens in a rebuild."""
    server.watch(str(Path(config.config_file_path).parent), recursive=False)
    for folder in _frame_folders(config):
        server.watch(str(folder))
    watch_anew = keep_watching(server, Path(config.docs_dir))

    def rebuild() -> None:
        global _build
        _build = _Build()  # an earlier build's problems are none of this one's
        watch_anew()
        with errors_heard() as heard:
            try:
                check_settings(Path(config.config_file_path).parent)  # MkDocs says less, or nothing
                builder()
            except (Exception, SystemExit) as error:  # whatever it is: requests wait for an answer
                if _build.problems:
                    found = _build.problems
                else:
                    found = tuple(dict.fromkeys((*heard, *as_lines(error))))
                    log.error("\n".join(("The site cannot be built.", *as_lines(error))))
                _show_problems(found)

    server.builder = rebuild
    return server


def on_shutdown() -> None:
    """Deletes what the preview kept."""
    if _preview:
        _preview.end()


def _refuse_options(config: MkDocsConfig) -> None:
    """Refuses options of MkDocs' command line that are stronger than mkdocs.yml."""
    for option, is_given in (
        ("--config-file", Path(config.config_file_path).name != CONFIG),
        ("--theme", config.theme.name != THEME["name"]),
        ("--no-directory-urls", not config.use_directory_urls),
    ):
        if is_given:
            raise PluginError(
                f"“{option}” does not work here: it makes another site. Leave it out."
            )


def _begin(config: MkDocsConfig) -> None:
    """Has MkDocs build beside the site's folder, which is MkDocs' own where it serves.

    Raises:
        PluginError: the site's folder holds something else, or cannot be exchanged; nothing has
            been touched.
    """
    global _preview
    _build.folder = Path(config.site_dir).resolve()
    if _serving and _preview is None:
        _preview = Preview(_build.folder)
    elif not _serving and (
        fault := site_dir_fault(Path(config.config_file_path).parent, _build.folder)
    ):
        raise PluginError(fault)
    try:
        _build.new = exchange.begin(_build.folder)
    except exchange.CannotExchange as error:
        raise PluginError(str(error)) from None
    config.site_dir = str(_build.new)


def _finish(config: MkDocsConfig, site: Site) -> None:
    """Puts the finished site in its place, where `gh-deploy` looks for it."""
    assert _build.folder
    assert _build.new
    if _preview:
        _preview.show(_build.new, _build.made_of, _build.frame, _build.unchanged)
        _preview.links = site.links
    else:
        exchange.finish(_build.new, _build.folder)
    config.site_dir = str(_build.folder)
    _build.new = None


def _show_problems(problems: tuple[str, ...]) -> None:
    """Shows the preview's readers what keeps the site from being built."""
    if _build.new:
        exchange.abandon(_build.new)
    if _preview:
        _preview.show_problems(problems_page(problems))


def _tell_unchanged(
    files: ChangedFiles, config: MkDocsConfig, site: Site, preview: Preview
) -> None:
    """Tells the pages and files of a preview apart by what they are made of."""
    assert _build.navigation
    _build.made_of = {each.address: each for each in site.files.values()}
    for address, page in site.pages.items():
        prose = files.src_uris[source(address)].content_string if isinstance(page, Listing) else ""
        _build.made_of[address] = (page, site.titles[address], prose, site.card_of(address))
    settings = Path(config.config_file_path)
    _build.frame = (
        config.nav,
        [page.title for page in _build.navigation.pages],
        config.extra["pro_footer"],
        _build.look,
        site.ways,
        sorted(files.src_uris),
        [_state(path) for folder in _frame_folders(config) for path in sorted(folder.rglob("*"))],
        [path.read_bytes() for path in (settings, *settings.parent.glob("hooks/*.yml"))],
    )
    files.unchanged = _build.unchanged = frozenset(preview.unchanged(_build.made_of, _build.frame))
    site.links.keep(preview.links, _build.unchanged)


def _frame_folders(config: MkDocsConfig) -> list[Path]:
    """The folders of our own templates, scripts and style sheets."""
    return [TEMPLATES, Path(config.theme.dirs[0])]


def _state(path: Path) -> tuple[str, int, int]:
    """What changes when a file does."""
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size


def _warnings() -> int:
    """How many warnings MkDocs has counted in this build; ProperDocs has a logger of its own."""
    handlers = logging.getLogger(CountHandler.__module__.partition(".")[0]).handlers
    counters = [handler for handler in handlers if isinstance(handler, CountHandler)]
    return sum(number for counter in counters for _, number in counter.get_counts())


def _navigation(site: Site, prose: Iterable[str]) -> list[dict[str, Any] | str]:
    """MkDocs' `nav`: the home page, the sections of each kind, the other lists, the prose."""
    entries: list[dict[str, Any] | str] = [{words.HOME: source("")}]
    for address, sections in site.in_navigation.items():
        entries.append({site.pages[address].title: [source(each) for each in (address, *sections)]})
    others = [address for address in LISTINGS if address not in site.in_navigation]
    return [*entries, *(source(address) for address in others if address in site.pages), *prose]


def _prose_pages(config: MkDocsConfig) -> list[str]:
    """The editors' own pages at the top of the docs folder, in alphabetical order."""
    docs = Path(config.docs_dir)
    return sorted(path.name for path in docs.glob("*.md") if path.name != source(""))


def _bound_navigation(files: Files, rest: list[str]) -> None:
    """Says for which of the editors' pages the navigation has no place: MkDocs would warn."""
    if rest:
        log.info(
            f"The navigation lists {MOST_PROSE_IN_NAVIGATION} pages of the editors' own. "
            f"Link from one of them: {', '.join(rest)}."
        )
    for name in rest:
        if file := files.get_file_from_path(name):
            file.inclusion = InclusionLevel.NOT_IN_NAV


def _prose(files: Files) -> Iterator[Prose]:
    """The editors' own words on each page that has some, and every list by its title."""
    for file in files.documentation_pages():
        page = file.page
        if isinstance(page, RecordPage):
            if page.is_found_by_title:
                yield Prose(page.site_title, page.url, parts(page.searched))
        elif page:
            title = page.meta.get("title", page.title)
            yield Prose(str(title), page.url, parts(page.content or ""))
