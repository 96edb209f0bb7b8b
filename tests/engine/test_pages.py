"""Whole pages held against golden files.

After a meant change of a template, `tests/run tests/engine/test_pages.py --renew-golden` writes the
golden files anew; look at the difference before committing them.
"""

from pathlib import Path

import pytest

from proceedings.project import read_proceedings
from proceedings.publish.page import Page
from proceedings.publish.site import Site
from support import CONFERENCES

GOLDEN = Path(__file__).parent / "golden"
PAGES = (
    "index.md",
    "context/two-tides.md",
    "takeaways/index.md",
    "speakers/nikos-almyros.md",
    "quotes/index.md",
    "quotes/pond-is-the-clock.md",
    "quotes/sound-of-the-sea.md",
    "contacts/index.md",
)


def written(page: Page) -> str:
    """What the page is and says, without its structured data."""
    trail = " / ".join(f"{title} <{address}>" for title, address in page.trail)
    return "\n".join((page.kind, page.title, page.description, trail, "", page.body))


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(read_proceedings(CONFERENCES / "scripts"), "https://example.org/")


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    made = {page.file: page for page in site.pages()}
    return made | {file: site.listing(file, "Prose above.") for file in site.listings}


@pytest.mark.parametrize("file", PAGES)
def test_golden_pages(pages: dict[str, Page], file: str, pytestconfig: pytest.Config) -> None:
    golden = GOLDEN / file
    if pytestconfig.getoption("--renew-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(written(pages[file]), "utf-8")
    assert written(pages[file]) == golden.read_text("utf-8")


def test_golden_files_are_all_in_use() -> None:
    assert sorted(str(path.relative_to(GOLDEN)) for path in GOLDEN.rglob("*.md")) == sorted(PAGES)
