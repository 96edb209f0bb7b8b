"""What all tests share: sites built once a session, a web server for them, and a real browser.

Every test that needs a site or a browser is marked `built`, so that `-m "not built"` is quick.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # it has no types

from browser import start
from support import HUNG, ROOT, Site, build, conference, serving


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fuzz", type=int, default=200, help="how many mutated files the fuzz test reads"
    )
    parser.addoption(
        "--renew-golden", action="store_true", help="write the golden pages anew (test_pages.py)"
    )


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if {"site_of", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("built")
    # The dear ones first, so that the workers end together.
    items.sort(key=lambda item: item.get_closest_marker("built") is None)


class BySite(LoadScopeScheduling):  # type: ignore[misc]  # untyped, see above
    """Gives a worker a whole file's tests of one site, because they share what was built and read.

    `--dist loadgroup` would do this with marks, but groups nothing under pytest 9.2
    (pytest-xdist 3.8.0, its issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        site = re.search(r"\[(root|starter|scripts)\b", nodeid)
        return f"{file} {site[1]}" if site else file


@pytest.hookimpl(optionalhook=True)  # unknown where pytest-xdist is switched off
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> BySite:
    return BySite(config, log)


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Site]]:
    """Builds a conference's site strictly, once a session: `root` is the project itself."""
    sites: dict[str, Site] = {}
    closing = []

    def get(name: str) -> Site:
        if name not in sites:
            folder = tmp_path_factory.mktemp(name)
            project = ROOT if name == "root" else conference(name, folder / "project")
            log = build(project, folder / "site")
            server, address = serving(folder / "site")
            closing.append(server)
            sites[name] = Site(project, folder / "site", address, log)
        return sites[name]

    yield get
    for server in closing:
        server.shutdown()
        server.server_close()


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
