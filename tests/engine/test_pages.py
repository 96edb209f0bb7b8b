"""Whole pages held against golden files, and what two pages of one title are called.

After a meant change of a template, `tests/run tests/engine/test_pages.py --renew-golden` writes the
golden files anew; look at the difference before committing them.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.project import read_proceedings
from proceedings.publish.page import Page
from proceedings.publish.renderer import Renderer
from proceedings.publish.site import description, footer, pages, titles
from support import CONFERENCES

GOLDEN = Path(__file__).parent / "golden"
ADDRESSES = (
    "",
    "context/two-tides/",
    "takeaways/",
    "speakers/",
    "speakers/nikos-almyros/",
    "quotes/",
    "quotes/pond-is-the-clock/",
    "quotes/sound-of-the-sea/",
    "index/",
    "contacts/",
)


def golden(address: str) -> Path:
    return GOLDEN / f"{address.removesuffix('/') or 'home'}.html"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """What each page is and says, without its structured data, by its address."""
    proceedings = read_proceedings(CONFERENCES / "scripts")
    renderer = Renderer(proceedings.event, "https://example.org/")

    def one(page: Page) -> str:
        trail = " / ".join(f"{title} <{address}>" for title, address in page.trail)
        facts = (page.title, description(page), page.open_graph, trail)
        body = renderer.html(page, "<p>Prose.</p>")
        return "\n".join((*facts, "", body, ""))

    return {page.address: one(page) for page in pages(proceedings)}


@pytest.mark.parametrize("address", ADDRESSES)
def test_golden_pages(written: dict[str, str], address: str, pytestconfig: pytest.Config) -> None:
    path = golden(address)
    if pytestconfig.getoption("--renew-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written[address], "utf-8")
    assert written[address] == path.read_text("utf-8")


def test_golden_files_are_all_in_use() -> None:
    assert sorted(GOLDEN.rglob("*.html")) == sorted(map(golden, ADDRESSES))


def test_two_pages_of_one_title_are_told_apart_by_their_ids() -> None:
    proceedings = read_proceedings(CONFERENCES / "scripts")
    one, two, *others = proceedings.speakers
    named = replace(proceedings, speakers=(one, replace(two, name=one.name), *others))
    found = titles(pages(named))
    assert found[one.address] == f"{one.name} ({one.id})"
    assert found[two.address] == f"{one.name} ({two.id})"
    assert found[others[0].address] == others[0].name


@pytest.mark.parametrize(
    ("given", "link"),
    [
        (None, None),
        ("errors@example.org", "mailto:errors@example.org"),
        ("a&b=c?d@example.org", "mailto:a%26b%3Dc%3Fd@example.org"),
        ("https://example.org/issues?new&x", "https://example.org/issues?new&x"),
    ],
)
def test_the_foot_says_where_errors_are_reported_if_anywhere(
    given: str | None, link: str | None
) -> None:
    found = read_proceedings(CONFERENCES / "scripts")
    reporting = replace(found, event=found.event.model_copy(update={"report_errors": given}))
    assert dict(footer(reporting).ways).get("Report an error") == link
