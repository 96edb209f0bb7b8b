"""The `mkdocs` command: bad data, the site's address, one build like the other, the docs folder.

Most run it within this process; what it leaves behind and its sameness are its own processes'.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from killing import whole_after_kill
from pages import Element, broken_links, read
from support import ROOT, Run, Site, conference, digests, mkdocs, mkdocs_here
from support import build as build_by

pytestmark = pytest.mark.built

build = partial(build_by, run=mkdocs_here)
SITES = ["scripts"]
LINE = "The site's address is not set (SITE_URL); links use https://example.org/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return conference("scripts", tmp_path / "project")


def strictly(project: Path, folder: Path, run: Run = mkdocs_here) -> tuple[int, str]:
    done = run("build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(folder))
    return done.returncode, done.stdout


def last_good_site(folder: Path) -> tuple[Path, dict[str, str]]:
    """A site that is there, and what it holds."""
    site = folder / "site"
    site.mkdir()
    (site / "index.html").write_text("The last good site.", "utf-8")
    return site, digests(site)


def test_a_page_of_the_editors_own_leads_on_from_its_former_address(
    project: Path, tmp_path: Path
) -> None:
    (project / "docs" / "guide").mkdir()
    (project / "docs" / "guide" / "manual.md").write_text(
        "---\nformerly: [how-to/, old/how-to/]\n---\n# Manual\n", "utf-8"
    )
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as home:
        home.write("\n[Manual](guide/manual.md)\n")
    with (project / "published.txt").open("a", encoding="utf-8") as ledger:
        ledger.write("/how-to/\n/old/how-to/\n")
    assert strictly(project, tmp_path / "site")[0] == 0
    for former, today in (("how-to", "../guide/"), ("old/how-to", "../../guide/")):
        text = (tmp_path / "site" / former / "index.html").read_text("utf-8")
        assert f'content="0; url={today}manual/"' in text
    assert "how-to" not in (tmp_path / "site" / "sitemap.xml").read_text("utf-8")


# --- bad data -----------------------------------------------------------------------------------


def test_bad_data_ends_the_build_with_a_list_and_leaves_the_last_good_site(
    project: Path, tmp_path: Path
) -> None:
    site, good = last_good_site(tmp_path)
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


def test_builds_of_two_days_are_the_same_to_the_byte(
    site: Site, project: Path, tmp_path: Path
) -> None:
    """One within this process, today; the other by the command, long after."""
    build_by(project, tmp_path / "then", SOURCE_DATE_EPOCH="1900000000", PYTHONHASHSEED="2")
    found = digests(site.folder)
    assert len(found) > 20
    assert found == digests(tmp_path / "then")


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


def test_a_list_without_prose_is_there(site: Site, pages: Mapping[str, Element]) -> None:
    assert not (site.project / "docs" / "quotes").exists()
    article = pages["quotes/"].all("article")[0]
    assert "我們不等風" in article.text


def test_prose_stands_above_its_list(pages: Mapping[str, Element]) -> None:
    article = pages["takeaways/"].all("article")[0].text
    assert article.index("What was agreed on the second day.") < article.index("留住水池")


# --- settings and files by which something would be lost ----------------------------------------


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("use_directory_urls: false", "mkdocs.yml:1:1: “use_directory_urls” must be “true”"),
        ("theme: mkdocs", "mkdocs.yml:1:1: The theme is “material”"),
        ("markdown_extensions: []", "mkdocs.yml:1:1: This list takes the place of the one in"),
        ("exclude_docs: /quotes/never-late.md", "mkdocs.yml:1:1: “exclude_docs” is not used here."),
        ("draft_docs: /speakers/*a*.md", "mkdocs.yml:1:1: “draft_docs” is not used here."),
        ("site_url: https://x.org/?a=1", "mkdocs.yml:1:11: “https://x.org/?a=1” cannot be the"),
    ],
)
def test_mkdocs_itself_refuses_settings_once_it_asks_this_code(
    settings: str, said: str, project: Path, tmp_path: Path
) -> None:
    site, good = last_good_site(tmp_path)
    path = project / "mkdocs.yml"
    text = re.sub("^site_url:.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(f"{settings}\n{text}", "utf-8")
    status, log = strictly(project, site)
    assert status == 1
    assert said in log
    assert "Traceback" not in log
    assert digests(site) == good


@pytest.mark.parametrize(
    ("option", "value"), [("--theme", "readthedocs"), ("--no-directory-urls", "")]
)
def test_options_that_make_another_site_are_refused(
    option: str, value: str, project: Path, tmp_path: Path
) -> None:
    given = [option, value] if value else [option]
    settings = str(project / "mkdocs.yml")
    done = mkdocs_here("build", "-f", settings, "-d", str(tmp_path / "site"), *given)
    assert done.returncode == 1
    assert f"“{option}” does not work here: it makes another site. Leave it out." in done.stdout
    assert not (tmp_path / "site").exists()


def test_other_settings_are_refused(project: Path, tmp_path: Path) -> None:
    other = project / "other.yml"
    other.write_text((project / "mkdocs.yml").read_text("utf-8"), "utf-8")
    done = mkdocs_here("build", "-f", str(other), "-d", str(tmp_path / "site"))
    assert done.returncode == 1
    assert "“--config-file” does not work here" in done.stdout


def test_a_plugin_that_drops_pages_fails_the_build(project: Path, tmp_path: Path) -> None:
    (project / "drop.py").write_text(
        "def on_files(files, config):\n"
        "    files.remove(files.get_file_from_path('quotes/never-late.md'))\n"
        "    return files\n",
        "utf-8",
    )
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nhooks: [hooks/mkdocs_hooks.py, drop.py]\n")
    status, log = strictly(project, tmp_path / "site")
    assert status == 1
    assert "Pages were not written: 1, " in log
    assert "Traceback" not in log


def test_a_file_of_the_docs_folder_never_hides_behind_a_generated_one(
    project: Path, tmp_path: Path
) -> None:
    taken = project / "docs" / "quotes" / "never-late.md"
    taken.parent.mkdir(parents=True, exist_ok=True)
    taken.write_text("# Mine\n", "utf-8")
    status, log = strictly(project, tmp_path / "site")
    assert status == 1
    assert "docs/quotes/never-late.md:1:1: In docs/quotes/ only index.md is yours" in log
    assert "Traceback" not in log


def test_a_page_in_a_folder_is_published_if_a_page_leads_to_it(
    project: Path, tmp_path: Path
) -> None:
    page = project / "docs" / "more" / "mills.md"
    page.parent.mkdir()
    page.write_text("# More mills\n\nBack to [this edition](../about/index.md).\n", "utf-8")
    with (project / "docs" / "about" / "index.md").open("a", encoding="utf-8") as file:
        file.write("\nThere are [more mills](../more/mills.md).\n")
    build(project, tmp_path / "site")
    assert "More mills" in (tmp_path / "site" / "more" / "mills" / "index.html").read_text("utf-8")


def test_what_is_left_of_the_starter_in_another_conference_is_pointed_out(tmp_path: Path) -> None:
    """In each of its files; while it is the starter itself, nothing is."""
    project = conference("starter", tmp_path / "project")
    assert "made-up conference" not in build(project, tmp_path / "site")
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("title: Room for Bees", "title: Room for Owls")
    settings.write_text(text, "utf-8")
    log = build(project, tmp_path / "site")
    files = [line.split()[-1] for line in re.findall(r"(.*?):\d+:1: Note: These are words", log)]
    assert sorted(files) == sorted(
        path.relative_to(project).as_posix()
        for path in (*project.glob("*.yml"), *project.glob("docs/**/*.md"))
    )


# --- what templates print -----------------------------------------------------------------------


def test_the_address_is_escaped_wherever_it_is_printed(project: Path, tmp_path: Path) -> None:
    """On the page for what is not there all links name it."""
    address = "https://example.net/a&lt;b&b/"
    build(project, tmp_path / "site", SITE_URL=address)
    page = read((tmp_path / "site" / "404.html").read_text("utf-8"))
    for tag, name in (("link", "href"), ("a", "href"), ("script", "src")):
        found = [element.get(name) for element in page.all(tag) if element.get(name)[:1] != "#"]
        assert [one for one in found if one and not one.startswith("/a&lt;b&b/")] == []
    home = read((tmp_path / "site" / "index.html").read_text("utf-8"))
    ET.parse(tmp_path / "site" / "sitemap.xml")
    assert address in [element.get("href") for element in home.all("link")]


def test_every_address_that_a_template_of_the_frame_prints_is_escaped() -> None:
    """MkDocs escapes nothing, and `url` neither."""
    for path in (ROOT / "hooks" / "overrides").rglob("*.html"):
        printed = re.findall(r"{{(.*?)}}", path.read_text("utf-8"), flags=re.DOTALL)
        assert [one for one in printed if re.search(r"\| *url *(?!.*\| *e *$)", one)] == [], path
