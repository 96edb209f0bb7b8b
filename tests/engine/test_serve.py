"""The preview answers whatever is done to the data: a real `mkdocs serve`, broken and mended."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from previewing import BROKEN, Preview, corrupt_and_mend
from support import ROOT, conference, mkdocs_here, own_engine

pytestmark = pytest.mark.built


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One for all edits, each of which is taken back: starting one costs more than an edit."""
    folder = tmp_path_factory.mktemp("preview")
    running = Preview(conference("scripts", folder / "project", engine=own_engine(folder)))
    yield running
    running.stop()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return conference("scripts", tmp_path / "project")


def title(project: Path) -> str:
    found = re.search(r"^site_name: *(.+)$", (project / "mkdocs.yml").read_text("utf-8"), re.M)
    assert found
    return re.sub(r"\s#.*", "", found[1]).strip("\"' ")


@contextmanager
def replaced(file: Path, old: str, new: str) -> Iterator[str]:
    """Replaces the first `old` in a file, and takes it back; gives the whole text as it was."""
    before = file.read_text("utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), "utf-8")
    try:
        yield before
    finally:
        file.write_text(before, "utf-8")


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
    file: str, old: str, new: str, address: str, shown: str, preview: Preview
) -> None:
    assert shown not in preview.wait_for("</html>", address)
    with replaced(preview.project / file, old, new):
        preview.wait_for(shown, address)


def test_a_preview_has_no_policy(preview: Preview) -> None:
    """Its live reload is an inline script, which differs from page to page."""
    assert "Content-Security-Policy" not in preview.wait_for("livereload")


def test_an_edited_style_sheet_shows_under_a_new_name(preview: Preview) -> None:
    sheet = preview.project / "hooks" / "overrides" / "assets" / "proceedings" / "base.css"
    name = re.compile(r"assets/proceedings/proceedings\.([0-9a-f]{8})\.css")
    before = name.findall(preview.wait_for("</html>"))[0]
    with replaced(sheet, "body {", "body { --edited: 1;"):
        link = name.search(preview.wait_without(before))
        assert link
        text = preview.get(link[0])
        assert hashlib.sha256(text.encode()).hexdigest()[:8] == link[1]
        assert "--edited: 1" in text


def test_started_on_bad_data_it_lists_the_problems_and_recovers(project: Path) -> None:
    with ExitStack() as stack:
        with replaced(project / "speakers.yml", "role: ", "rolle: "):
            running = Preview(project)
            stack.callback(running.stop)
            page = running.wait_for(BROKEN)
            assert "“rolle” is no key of a speaker" in page
            assert "speakers.yml:" in page
            assert "“rolle” is no key of a speaker" in running.log.read_text("utf-8")
            assert BROKEN in running.get("speakers/")
        assert BROKEN not in running.wait_for("pro-people", "speakers/")
        assert BROKEN not in running.get()


def test_it_survives_random_corruptions_and_repairs(preview: Preview) -> None:
    corrupt_and_mend(preview, rounds=3)


def test_a_broken_template_is_a_problem_with_its_place(preview: Preview) -> None:
    preview.wait_for("pro-people", "speakers/")
    template = preview.project / "hooks/proceedings/publish/templates/speaker.html.jinja"
    with replaced(template, "{{ speaker.name }}", "{{ speaker. }}") as good:
        line = good[: good.index("{{ speaker.name }}")].count("\n") + 1
        assert f"speaker.html.jinja:{line}:1: " in preview.wait_for(BROKEN)
    preview.wait_for("pro-people", "speakers/")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("INHERIT: hooks/mkdocs.base.yml", "", "mkdocs.yml:1:1: “INHERIT” is missing."),
        ("site_name:", "hooks: []\nsite_name:", "Without hooks/mkdocs_hooks.py the site would be"),
        ("site_name:", "theme: mkdocs\nsite_name:", "The theme is “material”"),
        ("    date: 2019-05-18", "    date: 2019-02-30", "“2019-02-30” looks like a date"),
        ("    title:", "\ttitle:", "A tab stands here."),
    ],
)
def test_a_setting_by_which_the_site_would_be_lost_is_a_problem_with_its_place(
    old: str, new: str, said: str, preview: Preview
) -> None:
    preview.wait_for("pro-people", "speakers/")
    with replaced(preview.project / "mkdocs.yml", old, new):
        page = preview.wait_for(BROKEN)
    assert re.search(rf"mkdocs\.yml:\d+:\d+: .*{re.escape(said.split(': ')[-1])}", page)
    assert BROKEN not in preview.wait_for("pro-people", "speakers/")


def test_build_still_fails_on_the_same_data(project: Path, tmp_path: Path) -> None:
    with replaced(project / "speakers.yml", "role: ", "rolle: "):
        done = mkdocs_here(
            "build", "-q", "-f", str(project / "mkdocs.yml"), "-d", str(tmp_path / "site")
        )
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert not (tmp_path / "site").exists()


def test_the_project_itself_is_served(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns(".git", ".venv", "site", "tests", ".*_cache", "hooks")
    project = Path(shutil.copytree(ROOT, tmp_path / "project", ignore=ignored))
    (project / "hooks").symlink_to(ROOT / "hooks")
    running = Preview(project)
    try:
        running.wait_for("pro-people", "speakers/")
        assert title(project) in running.get()
    finally:
        running.stop()
