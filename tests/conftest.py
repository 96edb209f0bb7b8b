"""What all tests share: sites built once a session, a web server for them, and a real browser.

Every test that needs a site or a browser, or takes long, is marked `built`, so that
`-m "not built"` is quick.
"""

import functools
import gc
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # it has no types

from axe import WIDE
from browser import FORGET, start
from built import Built
from corpus import valid
from pages import Element
from proceedings.__main__ import main
from proceedings.record.model import Proceedings
from support import HUNG, ROOT, Publish, Run, Site, build, conference, mkdocs, mkdocs_here, serving


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fuzz", type=int, default=20, help="how many mutated files the fuzz test reads"
    )
    parser.addoption(
        "--renew-golden", action="store_true", help="write the golden pages anew (test_pages.py)"
    )


def _is_dear(item: pytest.Item) -> bool:
    """Whether a test needs a built site or a browser, or compares what things cost."""
    function = getattr(item, "function", None)
    return bool(
        {"publish", "browser"} & set(getattr(item, "fixturenames", ()))
        or (function and "growth" in function.__code__.co_names)
    )


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _is_dear(item):
            item.add_marker("built")
    # The dear ones first, so that the workers end together.
    items.sort(key=lambda it: (it.get_closest_marker("built") is None, not OF_SITE.search(it.name)))


def pytest_collection_finish() -> None:
    gc.freeze()  # what is there now stays, and need not be looked through again and again


OF_SITE = re.compile(r"[\[-](root|starter|scripts)[\]-]")


class BySite(LoadScopeScheduling):  # type: ignore[misc]  # untyped, see above
    """Gives a worker all tests of one site, because they share what was built, read and opened.

    A test is of the site that is its parameter, or that of a fixture of its file. All others of a
    file go to one worker. `--dist loadgroup` would do this with marks, but groups nothing under
    pytest 9.2 (pytest-xdist 3.8.0, its issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        site = OF_SITE.search(nodeid)
        return site[1] if site else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)  # unknown where pytest-xdist is switched off
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> BySite:
    return BySite(config, log)


@pytest.fixture
def published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The valid conference, published."""
    project = valid(tmp_path / "project")
    assert main(["publish", str(project)]) == 0
    capsys.readouterr()
    return project


@pytest.fixture(scope="session")
def publish() -> Iterator[Publish]:
    """What builds a site strictly, and serves it until the session ends."""
    with ExitStack() as closing:

        def get(project: Path, folder: Path, *, run: Run = mkdocs_here, **headers: str) -> Site:
            log = build(project, folder, run=run)
            server, address = serving(folder, headers)
            closing.callback(server.server_close)
            closing.callback(server.shutdown)
            return Site(project, folder, address, log)

        yield get


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory, publish: Publish) -> Callable[[str], Site]:
    """Builds a conference's site, once a session: `root` is the project itself.

    That is built as a person does, the others within this process.
    """

    def get(name: str) -> Site:
        folder = tmp_path_factory.mktemp(name)
        if name == "root":
            return publish(ROOT, folder / "site", run=mkdocs)
        return publish(conference(name, folder / "project"), folder / "site")

    return functools.cache(get)


@pytest.fixture(scope="session")
def built_of(site_of: Callable[[str], Site]) -> Callable[[str], Built]:
    """The same with its record and its pages, read once a session."""
    return functools.cache(lambda name: Built(name, site_of(name)))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Runs a test that looks at a built site for each of those that its file names, in `SITES`.

    Those that need a browser may be fewer: `IN_BROWSER`.
    """
    if "built" in metafunc.fixturenames:
        module = metafunc.module
        in_browser = "browser" in metafunc.fixturenames
        sites = getattr(module, "IN_BROWSER", module.SITES) if in_browser else module.SITES
        metafunc.parametrize("built", sites, indirect=True, scope="session")


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest, built_of: Callable[[str], Built]) -> Built:
    return built_of(request.param)


@pytest.fixture(scope="session")
def site(built: Built) -> Site:
    return built.site


@pytest.fixture(scope="session")
def pages(built: Built) -> Mapping[str, Element]:
    return built.pages


@pytest.fixture(scope="session")
def record(built: Built) -> Proceedings:
    return built.data


@pytest.fixture(scope="session")
def playwright_session() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_session: Playwright) -> Iterator[Browser]:
    """A real browser; the tests fail where there is none."""
    try:
        opened = start(playwright_session)
    except LookupError as error:
        pytest.fail(str(error))
    opened.on("context", lambda context: context.set_default_timeout(1000 * HUNG))
    expect.set_options(timeout=1000 * HUNG)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> BrowserContext:
    """A window that stays open, with one tab: another costs half of what a window costs."""
    opened = browser.new_context(viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    opened.new_page()
    return opened


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """The window's first tab, as a first visit finds it: loading a page costs a third of a new tab.

    Whoever listens to the page, or has scripts run in it before its own, takes a tab of its own.
    """
    opened = window.pages[0]
    yield opened
    opened.unroute_all()
    opened.evaluate(FORGET)
    opened.mouse.move(0, 0)
    opened.set_viewport_size(WIDE)
    opened.emulate_media(media="null", color_scheme="null")


@pytest.fixture
def tab(window: BrowserContext) -> Iterator[Page]:
    """A tab of the test's own, in which nothing has been looked at."""
    opened = window.new_page()
    yield opened
    if opened.url.startswith("http"):
        opened.evaluate(FORGET)  # what is chosen in a tab is chosen in the window
    opened.close()


@pytest.fixture(scope="session")
def without_scripts(browser: Browser) -> Page:
    """A page on which no script runs."""
    return browser.new_context(viewport=WIDE, java_script_enabled=False).new_page()
