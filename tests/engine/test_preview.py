"""A preview costs what an edit changes, and shows what a preview that begins anew would show."""

import random
from pathlib import Path

import pytest

from edits import FEW, anew, current, preview
from support import conference

pytestmark = pytest.mark.built


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return conference("scripts", tmp_path / "project")


def test_edits_show_what_a_new_preview_shows(project: Path, tmp_path: Path) -> None:
    """Each at a place that is the same in every run; tests/soak makes more."""
    chance = random.Random(1)
    served = tmp_path / "served"
    shown = preview(project, served)
    for edit in FEW:
        edit(project, chance)
        before, shown = shown, preview(project, served)
        assert current(shown) == current(anew(project, tmp_path)), edit
        assert before != shown, edit


def test_only_what_an_edit_changes_is_written(project: Path, tmp_path: Path) -> None:
    served = tmp_path / "served"
    preview(project, served)
    written = {path: path.stat().st_mtime_ns for path in served.rglob("*") if path.is_file()}
    contacts = project / "contacts.yml"
    text = contacts.read_text("utf-8")
    contacts.write_text(text.replace("role: ", "role: Former ", 1), "utf-8")
    preview(project, served)
    changed = {
        path.relative_to(served).as_posix()
        for path, at in written.items()
        if path.stat().st_mtime_ns != at
    }
    assert "contacts/index.html" in changed
    assert {name for name in changed if name.endswith(".html")} == {
        "contacts/index.html",
        "text/index.html",
    }
    assert len(changed) < 8


@pytest.mark.parametrize(
    ("file", "was", "becomes", "page"),
    [
        ("takeaways.yml", "  title: ", "  title: New ", "takeaways/write-a-register"),
        ("docs/more.md", "title: ", "title: New ", "contacts"),
    ],
)
def test_a_title_in_the_navigation_changes_on_every_page_that_has_it(
    file: str, was: str, becomes: str, page: str, project: Path, tmp_path: Path
) -> None:
    served = tmp_path / "served"
    (project / "docs" / "more.md").write_text("---\ntitle: More\n---\nWords.\n", "utf-8")
    preview(project, served)
    text = (project / file).read_text("utf-8")
    assert was in text
    (project / file).write_text(text.replace(was, becomes, 1), "utf-8")
    preview(project, served)
    title = text.partition(was)[2].partition("\n")[0]
    assert f"New {title}" in (served / page / "index.html").read_text("utf-8")


def test_problems_are_shown_everywhere_and_the_site_comes_back(
    project: Path, tmp_path: Path
) -> None:
    served = tmp_path / "served"
    good = preview(project, served)
    speakers = project / "speakers.yml"
    text = speakers.read_text("utf-8")
    speakers.write_text(f"{text}\n- [\n", "utf-8")
    assert set(preview(project, served)) == {"index.html", "404.html"}
    assert "speakers.yml:" in (served / "index.html").read_text("utf-8")
    speakers.write_text(text, "utf-8")
    assert preview(project, served) == good
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "served"]


def test_the_first_build_may_fail(project: Path, tmp_path: Path) -> None:
    speakers = project / "speakers.yml"
    text = speakers.read_text("utf-8")
    speakers.write_text(f"{text}\n- [\n", "utf-8")
    assert set(preview(project, tmp_path / "served")) == {"index.html", "404.html"}
    speakers.write_text(text, "utf-8")
    assert preview(project, tmp_path / "served") == anew(project, tmp_path)
