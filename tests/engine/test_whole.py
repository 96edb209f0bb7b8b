"""Whatever ends a build, the site that is there is whole: the old one or the new one.

tests/soak ends many more.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from killing import whole_after_any_kill
from support import build, conference, digests

pytestmark = pytest.mark.built


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return conference("starter", tmp_path / "project")


def command(project: Path, site: Path) -> list[str]:
    return [sys.executable, "-m", "proceedings", "build", str(project), "-d", str(site)]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere two renames stand for the exchange")
def test_killed_at_any_moment(project: Path, tmp_path: Path) -> None:
    assert whole_after_any_kill(project, tmp_path, kills=3)


def test_a_full_disk(project: Path, tmp_path: Path) -> None:
    """No file may be longer than a few bytes: what is written then fails as on a full disk."""
    resource = pytest.importorskip("resource")  # where the system has none, it has no such limit
    site = tmp_path / "site"
    build(project, site)
    old = digests(site)
    done = subprocess.run(
        command(project, site),
        capture_output=True,
        text=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000)),
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "The site cannot be built: " in done.stderr
    assert digests(site) == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site"]


def test_three_at_once(project: Path, tmp_path: Path) -> None:
    build(project, tmp_path / "whole")
    site = tmp_path / "site"
    running = [
        subprocess.Popen(command(project, site), stdout=subprocess.DEVNULL) for _ in range(3)
    ]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert digests(site) == digests(tmp_path / "whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site", "whole"]
