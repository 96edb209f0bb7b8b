"""The `mkdocs` command: bad data, the site's address, one build like the other, the docs folder.

Most run it within this process; what it leaves behind and its sameness are its own processes'.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from killing import whole_after_kill
from pages import broken_links, read
from support import Run, Site, conference, digests, mkdocs, mkdocs_here
from support import build as build_by

pytestmark = pytest.mark.built

build = partial(build_by, run=mkdocs_here)
LINE = "The site's address is not set (SITE_URL); links use https://example.org/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return conference("scripts", tmp_path / "project")


def strictly(project: Path, folder: Path, run: Run = mkdocs_here) -> tuple[int, str]:
    done = run("build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(folder))
    return done.returncode, done.stdout


# --- bad data -----------------------------------------------------------------------------------


def test_bad_data_ends_the_build_with_a_list_and_leaves_the_last_good_site(
    project: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build(project, site)
    good = digests(site)
    speakers = project / "speakers.yml"
    speakers.write_text(
        speakers.read_text("utf-8")
        .replace("再試一次", "再試兩次", 1)
        .replace("role: 石匠", "rolle: 石匠"),
        "utf-8",
    )
    (project / "context.yml").write_text("- id: [\n", "utf-8")

    status, log = strictly(project, site, run=mkdocs)

    assert status == 1
    listed = [line for line in log.splitlines() if ".yml:" in line]
    assert {line.split(":")[0] for line in listed} >= {"context.yml", "speakers.yml"}
    assert sum("speakers.yml" in line for line in listed) >= 2
    assert "Traceback" not in log
    assert digests(site) == good


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("speakers.yml", None, "speakers.yml:1:1: "),
        ("takeaways.yml", "", "takeaways.yml:1:1: "),
        ("takeaways.yml", "a: [b", "takeaways.yml:1:"),
        ("mkdocs.yml", "site_name: x\nINHERIT: hooks/mkdocs.base.yml\n", "mkdocs.yml:1:1: "),
    ],
    ids=["missing", "empty", "syntax error", "no event"],
)
def test_what_cannot_be_read_is_one_line_and_no_traceback(
    project: Path, tmp_path: Path, file: str, content: str | None, said: str
) -> None:
    if content is None:
        (project / file).unlink()
    else:
        (project / file).write_text(content, "utf-8")
    status, log = strictly(project, tmp_path / "site")
    assert status == 1
    assert [line for line in log.splitlines() if line.startswith(said)] != []
    assert "Traceback" not in log
    assert not (tmp_path / "site").exists()


# --- the address --------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["https://example.net/", "https://example.net/some/where/"])
def test_the_address_is_in_every_link_that_names_it(
    project: Path, tmp_path: Path, address: str
) -> None:
    log = build(project, tmp_path / "site", SITE_URL=address)
    pages = Site(project, tmp_path / "site", "", log).html()
    assert LINE not in log
    assert "example.org/" not in "".join(pages.values()).replace("@example.org", "")
    assert (
        broken_links({a: read(html) for a, html in pages.items()}, tmp_path / "site", address) == []
    )
    assert f"<loc>{address}quotes/never-late/</loc>" in (tmp_path / "site/sitemap.xml").read_text()


def test_an_address_without_a_slash_at_its_end_gets_one(project: Path, tmp_path: Path) -> None:
    build(project, tmp_path / "site", SITE_URL="https://example.net/some/where")
    page = (tmp_path / "site" / "quotes" / "never-late" / "index.html").read_text("utf-8")
    assert 'data-clipboard-text="https://example.net/some/where/quotes/never-late/"' in page


@pytest.mark.parametrize("address", ["", "https://example.org/"])
def test_without_an_address_the_log_says_so(project: Path, tmp_path: Path, address: str) -> None:
    log = build(project, tmp_path / "site", SITE_URL=address)
    assert log.count(LINE) == 1
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/">' in page


# --- one build like the other -------------------------------------------------------------------


def test_builds_of_two_days_are_the_same_to_the_byte(project: Path, tmp_path: Path) -> None:
    sites = []
    for name, seed, day in (("one", "1", "1600000000"), ("two", "2", "1900000000")):
        build_by(project, tmp_path / name, SOURCE_DATE_EPOCH=day, PYTHONHASHSEED=seed)
        sites.append(digests(tmp_path / name))
    assert len(sites[0]) > 20
    assert sites[0] == sites[1]


def test_after_a_killed_build_the_next_is_whole(project: Path, tmp_path: Path) -> None:
    """tests/soak kills more."""
    assert whole_after_kill(project, tmp_path, [40]) == [True, True]


# --- the docs folder ----------------------------------------------------------------------------


def test_prose_above_a_list_that_does_not_exist_is_left_out(tmp_path: Path) -> None:
    project = conference("starter", tmp_path / "project")
    for kind in ("quotes", "contacts", "context"):
        (project / "docs" / kind).mkdir()
        (project / "docs" / kind / "index.md").write_text("Words above nothing.\n", "utf-8")
    build(project, tmp_path / "site")
    pages = Site(project, tmp_path / "site", "", "").html()
    assert [a for a in pages if a.startswith(("quotes", "contacts", "context"))] == []
    assert "Words above nothing" not in "".join(pages.values())


def test_a_list_without_prose_is_there(site_of: Callable[[str], Site]) -> None:
    site = site_of("scripts")
    assert not (site.project / "docs" / "quotes").exists()
    article = read(site.html()["quotes/"]).all("article")[0]
    assert "我們不等風" in article.text


def test_prose_stands_above_its_list(site_of: Callable[[str], Site]) -> None:
    article = read(site_of("scripts").html()["takeaways/"]).all("article")[0].text
    assert article.index("What was agreed on the second day.") < article.index("留住水池")


# --- pages that are dropped ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "dropped"),
    [("exclude_docs: /quotes/never-late.md", 1), ("draft_docs: /speakers/*a*.md", 4)],
)
def test_a_setting_that_drops_pages_fails_the_build(
    project: Path, tmp_path: Path, setting: str, dropped: int
) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n{setting}\n")
    done = mkdocs_here("build", "-f", str(project / "mkdocs.yml"), "-d", str(tmp_path / "site"))
    assert done.returncode == 1
    assert f"Pages were not written: {dropped}, " in done.stdout
    assert "Traceback" not in done.stdout


def test_a_file_of_the_docs_folder_never_hides_behind_a_generated_one(tmp_path: Path) -> None:
    project = conference("scripts", tmp_path / "project")
    taken = project / "docs" / "quotes" / "never-late.md"
    taken.parent.mkdir(parents=True, exist_ok=True)
    taken.write_text("# Mine\n", "utf-8")
    done = mkdocs_here("build", "-f", str(project / "mkdocs.yml"), "-d", str(tmp_path / "site"))
    assert done.returncode == 1
    assert (
        "docs/quotes/never-late.md:1:1: The site makes a file at this address itself. "
        "Rename or delete this one." in done.stdout
    )
    assert "Traceback" not in done.stdout
