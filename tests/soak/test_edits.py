"""A preview through many edits."""

import random
import shutil
from pathlib import Path

import pytest

from edits import EDITS, anew, current, preview
from support import conference

pytestmark = pytest.mark.built
EDITED = 50


def test_edits_show_what_a_new_preview_shows(tmp_path: Path) -> None:
    """An edit that breaks the data is taken back, as an editor would."""
    chance = random.Random(2018)
    project, served, good = (tmp_path / each for each in ("project", "served", "good"))
    conference("scripts", project)
    shown = preview(project, served)
    changed = 0
    for number in range(EDITED):
        shutil.copytree(project, good, ignore=shutil.ignore_patterns("hooks"))
        edit = chance.choice(EDITS)
        edit(project, chance)
        before, shown = shown, preview(project, served)
        assert current(shown) == current(anew(project, tmp_path)), (number, edit)
        if set(shown) == {"index.html", "404.html"}:
            shutil.copytree(good, project, dirs_exist_ok=True)
            shown = preview(project, served)
            assert shown == before, number
        changed += shown != before
        shutil.rmtree(good)
    assert changed > EDITED / 2
