"""The preview while the docs folder goes and comes back: a real `mkdocs serve`."""

import shutil
from pathlib import Path

import pytest

from previewing import BROKEN, Preview
from support import conference

pytestmark = pytest.mark.built


def test_without_the_docs_folder_it_says_so_and_recovers_and_watches_on(tmp_path: Path) -> None:
    project = conference("starter", tmp_path / "project")
    docs, kept = project / "docs", tmp_path / "kept"
    shutil.copytree(docs, kept)
    running = Preview(project)
    try:
        running.wait_for("</html>")
        for number in range(2):
            shutil.rmtree(docs)
            assert "docs:1:1: The folder is missing." in running.wait_for(BROKEN)
            shutil.copytree(kept, docs)
            assert BROKEN not in running.wait_for("pro-footer")
            page = docs / "index.md"
            page.write_text(f"{page.read_text('utf-8')}\nEdited {number}.\n", "utf-8")
            running.wait_for(f"Edited {number}.")
    finally:
        running.stop()
