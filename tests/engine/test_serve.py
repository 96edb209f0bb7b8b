"""The preview answers whatever is done to the data: a real `mkdocs serve`, broken and mended."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from previewing import BROKEN, Preview, corrupt_and_mend
from support import ROOT, conference

pytestmark = pytest.mark.built


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return conference("scripts", tmp_path / "project")


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    running = Preview(project)
    yield running
    running.stop()


def title(project: Path) -> str:
    found = re.search(r"^site_name: *(.+)$", (project / "mkdocs.yml").read_text("utf-8"), re.M)
    assert found
    return re.sub(r"\s#.*", "", found[1]).strip("\"' ")


def replace(file: Path, old: str, new: str) -> str:
    """Replaces the first `old` in a file; returns the whole text as it was."""
    before = file.read_text("utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), "utf-8")
    return before


@pytest.mark.parametrize(
    ("file", "old", "new", "address", "shown"),
    [
        ("speakers.yml", "role: ", "role: Edited ", "speakers/", "Edited "),
        ("takeaways.yml", "summary: ", "summary: Edited ", "takeaways/", "Edited "),
        ("docs/index.md", "\n\n", "\n\nEdited words.\n\n", "", "Edited words."),
        (
            "hooks/proceedings/publish/templates/speakers.html.jinja",
            "{{ prose }}",
            "{{ prose }}\n\nEdited template.",
            "speakers/",
            "Edited template.",
        ),
        (
            "hooks/overrides/partials/footer.html",
            "<footer",
            "<!-- edited frame --><footer",
            "",
            "edited frame",
        ),
    ],
)
def test_an_edit_shows_without_a_restart(
    file: str, old: str, new: str, address: str, shown: str, project: Path, preview: Preview
) -> None:
    preview.wait_for("</html>")
    replace(project / file, old, new)
    preview.wait_for(shown, address)


def test_an_edited_style_sheet_shows_under_a_new_name(project: Path, preview: Preview) -> None:
    sheet = project / "hooks" / "overrides" / "assets" / "proceedings" / "theme.css"
    preview.wait_for("</html>")
    replace(sheet, "body {", "body { --edited: 1;")
    name = f"assets/proceedings/theme.{hashlib.sha256(sheet.read_bytes()).hexdigest()[:8]}.css"
    preview.wait_for(name)
    assert "--edited: 1" in preview.get(name)


def test_started_on_bad_data_it_lists_the_problems_and_recovers(project: Path) -> None:
    good = replace(project / "speakers.yml", "role: ", "rolle: ")
    running = Preview(project)
    try:
        page = running.wait_for(BROKEN)
        assert "“rolle” is no key of a speaker" in page
        assert "speakers.yml:" in page
        assert "“rolle” is no key of a speaker" in running.log.read_text("utf-8")
        assert BROKEN in running.get("speakers/")
        (project / "speakers.yml").write_text(good, "utf-8")
        assert BROKEN not in running.wait_for("pro-people", "speakers/")
        assert BROKEN not in running.get()
    finally:
        running.stop()


def test_it_survives_random_corruptions_and_repairs(preview: Preview) -> None:
    corrupt_and_mend(preview, rounds=3)


def test_a_broken_template_is_a_problem_with_its_place(project: Path, preview: Preview) -> None:
    preview.wait_for("pro-people", "speakers/")
    template = project / "hooks/proceedings/publish/templates/speaker.html.jinja"
    good = replace(template, "{{ speaker.name }}", "{{ speaker. }}")
    line = good[: good.index("{{ speaker.name }}")].count("\n") + 1
    assert f"speaker.html.jinja:{line}:1: " in preview.wait_for(BROKEN)
    template.write_text(good, "utf-8")
    preview.wait_for("pro-people", "speakers/")


def test_settings_by_which_the_site_would_be_lost_are_problems_with_their_place(
    project: Path, preview: Preview
) -> None:
    preview.wait_for("pro-people", "speakers/")
    for old, new, said in (
        ("INHERIT: hooks/mkdocs.base.yml", "", "mkdocs.yml:1:1: “INHERIT” is missing."),
        ("site_name:", "hooks: []\nsite_name:", "Without hooks/mkdocs_hooks.py the site would be"),
        ("site_name:", "theme: mkdocs\nsite_name:", "The theme is “material”"),
        ("    date: 2019-05-18", "    date: 2019-02-30", "“2019-02-30” looks like a date"),
        ("    title:", "\ttitle:", "A tab stands here."),
    ):
        good = replace(project / "mkdocs.yml", old, new)
        page = preview.wait_for(BROKEN)
        assert re.search(rf"mkdocs\.yml:\d+:\d+: .*{re.escape(said.split(': ')[-1])}", page)
        (project / "mkdocs.yml").write_text(good, "utf-8")
        assert BROKEN not in preview.wait_for("pro-people", "speakers/")


def test_build_still_fails_on_the_same_data(project: Path) -> None:
    replace(project / "speakers.yml", "role: ", "rolle: ")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()


def test_the_project_itself_is_served(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns(".git", ".venv", "site", "tests", ".*_cache", "__pycache__")
    shutil.copytree(ROOT, tmp_path / "project", ignore=ignored)
    running = Preview(tmp_path / "project")
    try:
        running.wait_for("pro-people", "speakers/")
        assert title(tmp_path / "project") in running.get()
    finally:
        running.stop()
