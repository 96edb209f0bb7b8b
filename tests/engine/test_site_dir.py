"""The folder that a build replaces holds nothing but a site: else it is refused, and not touched.

By the check, the build and the preview alike, whether mkdocs.yml names it or the command line.
"""

from pathlib import Path

import pytest

from corpus import changed, valid
from proceedings.__main__ import main
from proceedings.project import CONFIG
from proceedings.read.site_dir import site_dir_fault
from support import ROOT, conference, digests, mkdocs_here

pytestmark = pytest.mark.built  # not of the quick loop: it publishes whole conferences

REFUSED = {
    "/": "holds this project",
    "..": "holds this project",
    ".": "holds this project",
    "docs/site": "belongs to this project",
    "hooks": "belongs to this project",
    "tests/new": "belongs to this project",
    ".git": "is hidden or within a hidden one",
    ".github/new": "is hidden or within a hidden one",
    ".venv/site": "is hidden or within a hidden one",
    "speakers.yml": "is a file",
    "speakers.yml/site": "is a file",
    "notes": "holds what is no site of these proceedings",
    "../main": "holds what is no site of these proceedings",
    "../another-site": "holds what is no site of these proceedings",
    "../link": "holds what is no site of these proceedings",
    "../ring": "is a link to itself",
    "hidden-only": "holds what is no site of these proceedings",
}
ACCEPTED = ("site", "public/deep", "../new", "../empty", "../pages-branch", "../built", "../older")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project among folders of others, and some of its own."""
    files = {
        "main/speakers.yml": "theirs",
        "another-site/index.html": "theirs",
        "another-site/data/proceedings.json": '{"name": "theirs"}',
        "pages-branch/.git": "gitdir: elsewhere",
        "built/index.html": "ours",
        "built/data/proceedings.json": OPEN_DATA,
        "older/index.html": "ours",
        "older/data/proceedings.json": OPEN_DATA.replace("\n ", ""),
        "project/notes/a.txt": "ours, and no site",
        "project/hidden-only/.ssh": "ours, and no site",
        "project/.git/HEAD": "ref",
    }
    valid(tmp_path / "project")
    (tmp_path / "empty").mkdir()
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "link").symlink_to("main")
    (tmp_path / "ring").symlink_to("ring")
    return tmp_path / "project"


OPEN_DATA = '{\n "$schema": "https://example.org/sub/data/proceedings.schema.json",\n "url": ""}'


def named(project: Path, folder: str) -> None:
    path = project / CONFIG
    change = f"site_name: → site_dir: {folder}⏎site_name:"
    path.write_text(changed(path.read_text("utf-8"), change), "utf-8")


@pytest.mark.parametrize(("folder", "reason"), REFUSED.items())
def test_what_is_none_of_the_sites_is_refused(
    folder: str, reason: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reason in site_dir_fault(project, project / folder)
    named(project, folder)
    before = digests(project.parent)
    for command in ("check", "build", "serve"):
        assert main([command, str(project)]) == 1
        said = capsys.readouterr().out
        assert said.startswith(f"{CONFIG}:1:11: A build replaces the folder ")
        assert reason in said
    assert digests(project.parent) == before


@pytest.mark.parametrize("folder", ACCEPTED)
def test_what_is_the_sites_or_free_is_replaced(folder: str, project: Path) -> None:
    assert site_dir_fault(project, project / folder) == ""
    named(project, folder)
    assert main(["check", str(project)]) == 0


def test_the_folder_that_mkdocs_takes_by_itself(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "site").mkdir()
    (project / "site" / "plan.txt").write_text("ours, and no site", "utf-8")
    assert main(["check", str(project)]) == 1
    assert capsys.readouterr().out.startswith(f"{CONFIG}:1:1: A build replaces the folder ")


def test_the_command_line_gets_the_same_rule(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    victim = project.parent / "main"
    before = digests(project.parent)
    assert main(["build", str(project), "-d", str(victim)]) == 1
    said = capsys.readouterr().out.splitlines()[-1]
    assert said.startswith(f"--site-dir: A build replaces the folder “{victim}”, which holds what")
    assert digests(project.parent) == before


def test_mkdocs_builds_over_a_site_and_over_nothing_else(tmp_path: Path) -> None:
    project = conference("starter", tmp_path / "project")
    config, site, victim = project / CONFIG, tmp_path / "site", tmp_path / "victim"
    victim.mkdir()
    (victim / "theirs.txt").write_text("theirs", "utf-8")
    refused = mkdocs_here("build", "-f", str(config), "-d", str(victim))
    assert refused.returncode == 1
    assert "which holds what is no site of these proceedings" in refused.stdout
    assert [path.name for path in victim.iterdir()] == ["theirs.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "victim"]
    for _ in ("into a new folder", "over what was built"):
        done = mkdocs_here("build", "--strict", "-f", str(config), "-d", str(site))
        assert done.returncode == 0, done.stdout
        assert site_dir_fault(project, site) == ""


def test_this_project_itself_can_be_built() -> None:
    assert site_dir_fault(ROOT, ROOT / "site") == ""
