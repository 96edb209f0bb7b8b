"""The old site or the new, whole: whatever ends a build, wherever exchanging takes two steps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from proceedings.publish import exchange


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was published, beside something else."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    (tmp_path / "other").mkdir()
    return site


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["one step", "two steps"])
def _steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "two steps":
        monkeypatch.setattr(exchange, "_exchanged", lambda new, site: False)


@pytest.mark.usefixtures("_steps")
def test_the_new_site_takes_the_place_of_the_old(site: Path) -> None:
    (site / ".git").mkdir()
    site.chmod(0o750)
    new = exchange.begin(site)
    (new / "page.html").write_text("new")
    assert names(site) == [".git", "index.html"]
    exchange.finish(new, site)
    assert names(site) == [".git", "page.html"]
    assert site.stat().st_mode & 0o777 == 0o750
    assert names(site.parent) == ["other", "site"]


def test_exchanging_takes_one_step_here(site: Path) -> None:
    new = exchange.begin(site)
    assert exchange._exchanged(new, site) is (sys.platform == "linux")


def test_the_first_site(tmp_path: Path) -> None:
    site = tmp_path / "deep" / "site"
    new = exchange.begin(site)
    assert not site.exists()
    exchange.finish(new, site)
    assert names(site.parent) == ["site"]


def test_a_site_that_is_not_wanted(site: Path) -> None:
    new = exchange.begin(site)
    exchange.abandon(new)
    assert names(site.parent) == ["other", "site"]
    assert (site / "index.html").read_text() == "old"


def ended_process() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@pytest.mark.parametrize(
    ("left", "says"),
    [
        ([".site.new-{}-ab"], "old"),
        ([".site.old-{}-ab", "site"], "old"),
        ([".site.old-{}-ab"], "left"),
        ([".site.old-{}-ab", ".site.new-{}-ab"], "left"),
    ],
    ids=["built", "exchanged", "between renames, new gone", "between renames"],
)
def test_what_a_killed_build_left_is_cleared(site: Path, left: list[str], says: str) -> None:
    ended = ended_process()
    if says == "left":
        (site / "index.html").unlink()
        site.rmdir()
    for name in left:
        folder = site.with_name(name.format(ended))
        folder.mkdir(exist_ok=True)
        (folder / "index.html").write_text("old" if folder == site else "left")
        (folder / ".kept").touch()
    new = exchange.begin(site)
    assert (site / "index.html").read_text() == says
    assert (site / ".kept").exists()
    assert names(site.parent) == [new.name, "other", "site"]


def test_another_build_at_work_is_left_alone(site: Path) -> None:
    one, two = exchange.begin(site), exchange.begin(site)
    assert one.exists()
    (one / "index.html").write_text("one")
    (two / "index.html").write_text("two")
    exchange.finish(two, site)
    exchange.finish(one, site)
    assert (site / "index.html").read_text() == "one"
    assert names(site.parent) == ["other", "site"]


def test_a_folder_that_cannot_be_exchanged(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: path == site)
    with pytest.raises(exchange.CannotExchange, match="is a mount point"):
        exchange.begin(site)
    assert names(site.parent) == ["other", "site"]
    monkeypatch.undo()
    with pytest.raises(exchange.CannotExchange, match="cannot be made or replaced"):
        exchange.begin(site / "index.html")
