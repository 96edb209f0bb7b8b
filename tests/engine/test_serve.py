"""The preview answers whatever is done to the data: a real `mkdocs serve`, broken and mended."""

import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import ROOT, conference

pytestmark = pytest.mark.built

LONGEST_ANSWER = 2.0  # seconds
LONGEST_REBUILD = 20.0


class Preview:
    """A running `mkdocs serve` on a copy of a project."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.project = project
        self.address = f"http://127.0.0.1:{port}/"
        self.log = project.parent / "serve.log"
        self._output = self.log.open("w", encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=project,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        )

    def get(self, address: str = "") -> str:
        """One request, answered in time whatever the state of the data."""
        began = time.monotonic()
        try:
            with urllib.request.urlopen(self.address + address, timeout=LONGEST_ANSWER) as answer:
                text: str = answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            text = error.read().decode("utf-8")
        assert time.monotonic() - began < LONGEST_ANSWER
        return text

    def wait_for(self, words: str, address: str = "") -> str:
        """Asks until the page at `address` has these words; every answer must come in time."""
        end = time.monotonic() + LONGEST_REBUILD
        while time.monotonic() < end:
            assert self._process.poll() is None, self.log.read_text("utf-8")
            try:
                page = self.get(address)
            except urllib.error.URLError:  # not listening yet
                page = ""
            if words in page:
                return page
            time.sleep(0.1)
        raise AssertionError(f"never shown: {words}\n{self.log.read_text('utf-8')[-3000:]}")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._output.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return conference("scripts", tmp_path / "project")


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    running = Preview(project)
    yield running
    running.stop()


BROKEN = "The site cannot be built"


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
            "hooks/proceedings/publish/templates/speakers.md.jinja",
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


def corrupted(file: Path, chance: random.Random) -> str:
    """The file's text with one random fault that no check can take for good data."""
    text = file.read_text("utf-8")
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    faults = ["".join([*lines[:at], "\t- [broken\n", *lines[at:]]), text + "\nunknown: [\n", ""]
    if file.name != "mkdocs.yml":
        faults += [
            "".join([*lines[:at], "<<<<<<< mine\n", *lines[at:]]),
            text + "\n- id: Not An Id\n",
            text.replace("id: ", "idd: ", 1),
        ]
    return chance.choice(faults)


def test_it_survives_random_corruptions_and_repairs(project: Path, preview: Preview) -> None:
    chance = random.Random(20180314)
    preview.wait_for("pro-people", "speakers/")
    for _ in range(12):
        file = project / chance.choice(["speakers.yml", "takeaways.yml", "mkdocs.yml"])
        good = file.read_text("utf-8")
        file.write_text(corrupted(file, chance), "utf-8")
        preview.wait_for(BROKEN)
        preview.get("speakers/")
        file.write_text(good, "utf-8")
        preview.wait_for("pro-people", "speakers/")
        assert BROKEN not in preview.get()


def test_a_broken_template_is_a_problem_with_its_place(project: Path, preview: Preview) -> None:
    preview.wait_for("pro-people", "speakers/")
    template = project / "hooks/proceedings/publish/templates/speaker.md.jinja"
    good = replace(template, "{{ speaker.name }}", "{{ speaker. }}")
    line = good[: good.index("{{ speaker.name }}")].count("\n") + 1
    assert f"speaker.md.jinja:{line}:1: " in preview.wait_for(BROKEN)
    template.write_text(good, "utf-8")
    preview.wait_for("pro-people", "speakers/")


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
