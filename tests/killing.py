"""Builds that are killed: run as a command, does so to itself when it opens a file for writing.

    python tests/killing.py NUMBER BEGINNING …

is `mkdocs …`, killed when it has opened the NUMBERth file whose path has this BEGINNING and written
nothing to it: a moment that no clock decides.
"""

import contextlib
import os
import random
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from support import build, digests, mkdocs_here

BEGINNING = 0.4
"""The part of the time of a small build in which Python starts and the engine is imported."""


def building(project: Path, site: Path, **options: Any) -> subprocess.Popen[str]:
    """Starts `proceedings build`, by the project's engine and hence in this one process.

    Another engine would start that in a process of its own, which no signal reaches.
    """
    engine = str((project / "hooks").resolve())
    return subprocess.Popen(
        [sys.executable, "-m", "proceedings", "build", str(project), "-d", str(site)],
        env={**os.environ, "PYTHONPATH": engine},
        text=True,
        encoding="utf-8",
        **options,
    )


OPEN_DATA = '{"$schema": "https://example.org/data/proceedings.schema.json"}'
"""By which a build knows a site that it may replace."""


def whole_after_kill(project: Path, folder: Path, moments: Iterable[int]) -> list[bool]:
    """Kills a build at each of some files; whether the old site stayed, and the next one is whole.

    Whole is what a build into an empty folder gives, to the byte. What was killed leaves nothing.
    """
    site = folder / "killed"
    (site / "data").mkdir(parents=True)
    (site / "index.html").write_text("The last good site.")
    (site / "data" / "proceedings.json").write_text(OPEN_DATA)
    old = digests(site)
    build(project, folder / "whole", run=mkdocs_here)
    whole = digests(folder / "whole")
    found = []
    for moment in moments:
        build_of_it = ("build", "-q", "-f", str(project / "mkdocs.yml"), "-d", str(site))
        beside = str(site.with_name(f".{site.name}.new-"))
        done = subprocess.run(
            [sys.executable, __file__, str(moment), beside, *build_of_it], check=False
        )
        assert done.returncode == -signal.SIGKILL, moment
        found.append(digests(site) == old)
    left = sorted(path.name for path in folder.iterdir())
    build(project, site, run=mkdocs_here)
    found.append(digests(site) == whole)
    assert len(left) > len(list(folder.iterdir()))
    assert not list(folder.glob(".*"))
    return found


def whole_after_any_kill(project: Path, folder: Path, kills: int) -> bool:
    """Whether a site is the old or the new whole one after each of some kills.

    The moments are spread over the time that a build takes, each at random within its share of it,
    but for the beginning, when nothing is written yet; whatever they hit must hold.
    """
    chance = random.Random(kills)
    site = folder / "killed"
    settings = project / "mkdocs.yml"
    build(project, site, run=mkdocs_here)
    wholes = [digests(site)]
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('version: "', 'version: "1', 1), "utf-8")
    begun = time.monotonic()
    assert building(project, site, stdout=subprocess.DEVNULL).wait() == 0
    lasts = time.monotonic() - begun
    wholes.append(digests(site))
    assert wholes[0] != wholes[1]
    for number in range(kills):
        moment = lasts * (BEGINNING + (1 - BEGINNING) * (number + chance.random()) / kills)
        running = building(project, site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(moment)
        running.kill()
        running.wait()
        if digests(site) not in wholes:
            return False
    build(project, site, run=mkdocs_here)
    return digests(site) == wholes[1] and not list(folder.glob(".*"))


def whole_after_some_at_once(project: Path, folder: Path, builds: int) -> bool:
    """Whether all of some builds into one folder end well, and the site is whole in the end."""
    build(project, folder / "whole", run=mkdocs_here)
    site = folder / "site"
    running = [building(project, site, stdout=subprocess.DEVNULL) for _ in range(builds)]
    assert [process.wait() for process in running] == [0] * builds
    assert sorted(path.name for path in folder.iterdir()) == ["project", "site", "whole"]
    return digests(site) == digests(folder / "whole")


def main() -> None:
    _, moment, beginning, *arguments = sys.argv
    left = int(moment)

    def opened(event: str, given: tuple[object, ...]) -> None:
        nonlocal left
        if event == "open" and str(given[0]).startswith(beginning) and "w" in str(given[1]):
            left -= 1
            if not left:
                Path(str(given[0])).write_bytes(b"")
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(opened)
    sys.argv[1:] = arguments
    runpy.run_module("mkdocs", run_name="__main__")


if __name__ == "__main__":
    main()
