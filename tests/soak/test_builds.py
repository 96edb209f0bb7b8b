"""Builds killed at many moments."""

from pathlib import Path

import pytest

from killing import whole_after_kill
from support import conference

pytestmark = pytest.mark.built


def test_after_a_killed_build_the_next_is_whole(tmp_path: Path) -> None:
    moments = range(1, 110, 4)  # nearly all the files that such a build writes
    project = conference("scripts", tmp_path / "project")
    assert whole_after_kill(project, tmp_path, moments) == [True] * (len(moments) + 1)
