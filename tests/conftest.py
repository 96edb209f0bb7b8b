"""What all tests share: sites built once a session, a web server for them, and a real browser."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from browser import start
from support import ROOT, Site, build, conference, serving


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fuzz", type=int, default=1_000, help="how many mutated files the fuzz test reads"
    )
    parser.addoption(
        "--renew-golden", action="store_true", help="write the golden pages anew (test_render.py)"
    )


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
    yield opened
    opened.close()
