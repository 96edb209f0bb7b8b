"""Whatever ends a build, the site that is there is whole: the old one or the new one.

tests/soak ends many more.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from killing import building, whole_after_any_kill, whole_after_some_at_once
from support import build, conference, digests, mkdocs_here

pytestmark = pytest.mark.built


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return conference("starter", tmp_path / "project")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere two renames stand for the exchange")
def test_killed_at_any_moment(project: Path, tmp_path: Path) -> None:
    assert whole_after_any_kill(project, tmp_path, kills=2)


def test_a_full_disk(project: Path, tmp_path: Path) -> None:
    """No file may be longer than a few bytes: what is written then fails as on a full disk."""
    resource = pytest.importorskip("resource")  # where the system has none, it has no such limit
    site = tmp_path / "site"
    build(project, site, run=mkdocs_here)
    old = digests(site)
    running = building(
        project,
        site,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000)),
    )
    _, said = running.communicate()
    assert running.returncode == 1
    assert "Traceback" not in said
    assert "The site cannot be built: " in said
    assert digests(site) == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site"]


def test_two_at_once(project: Path, tmp_path: Path) -> None:
    assert whole_after_some_at_once(project, tmp_path, builds=2)
