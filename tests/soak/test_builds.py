"""Builds killed at many moments."""

import sys
from pathlib import Path

import pytest

from killing import whole_after_any_kill, whole_after_kill, whole_after_some_at_once
from support import conference

pytestmark = pytest.mark.built


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere two renames stand for the exchange")
def test_a_hundred_builds_killed_at_any_moment(tmp_path: Path) -> None:
    project = conference("starter", tmp_path / "project")
    assert whole_after_any_kill(project, tmp_path, kills=100)


def test_four_at_once(tmp_path: Path) -> None:
    project = conference("starter", tmp_path / "project")
    assert whole_after_some_at_once(project, tmp_path, builds=4)


def test_after_a_killed_build_the_next_is_whole(tmp_path: Path) -> None:
    moments = range(1, 110, 4)  # nearly all the files that such a build writes
    project = conference("scripts", tmp_path / "project")
    assert whole_after_kill(project, tmp_path, moments) == [True] * (len(moments) + 1)
