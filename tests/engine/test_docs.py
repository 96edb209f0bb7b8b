"""The docs folder, held against MkDocs and the site. What is said of it is in `bad/`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.structure.files import File

from corpus import valid
from growth import MOST, TIMES, growth
from proceedings.project import read_proceedings
from proceedings.publish.search import INDEX
from proceedings.publish.site import Site
from proceedings.read.docs import HOME, OWN, address, read_docs
from support import CONFERENCES, ROOT


@pytest.mark.parametrize(
    "name",
    [
        *("index.md", "README.md", "readme.md", "about.md", "About.markdown", "a.b.mkd", "x.mdown"),
        *("more/index.md", "more/README.mkdn", "more/rule.md", "more/index.html", "index.html"),
        *("a.png", "more/a.html", "page.txt", "noending"),
    ],
)
def test_an_address_is_the_one_that_mkdocs_gives(name: str) -> None:
    file = File(name, "docs", "site", use_directory_urls=True)
    assert address(name) == file.url.removeprefix("./").removesuffix("index.html")


@pytest.mark.parametrize("project", [ROOT, *CONFERENCES.iterdir()], ids=lambda path: path.name)
def test_what_the_site_makes_is_kept_from_the_docs_folder(project: Path) -> None:
    """A new page or file needs its place in `OWN`."""
    site = Site(read_proceedings(project), "https://example.org/")
    made = {*site.pages, *site.files, INDEX} - {address(HOME)}
    assert [one for one in made if not one.startswith(OWN)] == []


HOSTILE = (
    *("](", "](a ", "[a](b.md) ", "[a]:", "\n[a]: b\n", " href", " href=a", "](" + " " * 9),
    *("<", "---\n"),
)
"""What a page repeats."""


@pytest.mark.parametrize("repeated", HOSTILE)
def test_a_hostile_page_costs_no_more_than_its_length(repeated: str, tmp_path: Path) -> None:
    """tests/soak reads longer ones."""
    assert growth(hostile_page(repeated, tmp_path), 3_000) < MOST


def hostile_page(repeated: str, folder: Path) -> Callable[[int], None]:
    """What reads a page that repeats this some times."""
    project = valid(folder / "project")
    (project / "docs" / "more").mkdir()
    (project / "docs" / "more" / "page.md").write_text("# More\n", "utf-8")

    def reading(times: int) -> None:
        (project / "docs" / "index.md").write_text("# A\n" + repeated * times, "utf-8")
        assert read_docs(project).problems

    return reading


def test_many_pages_cost_what_they_are(tmp_path: Path) -> None:
    few = 100
    for times in (few, few * TIMES):
        docs = valid(tmp_path / str(times)) / "docs"
        (docs / "index.md").write_text("[More](more/page-0.md)\n", "utf-8")
        (docs / "more").mkdir()
        for number in range(times):
            text = f"# Page\n\n[Next](page-{number + 1}.md)\n"
            (docs / "more" / f"page-{number}.md").write_text(text, "utf-8")

    def reading(times: int) -> None:
        assert read_docs(tmp_path / str(times)).problems == []

    assert growth(reading, few) < MOST
