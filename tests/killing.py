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

from support import build, digests


def whole_after_kill(project: Path, folder: Path, moments: Iterable[int]) -> list[bool]:
    """Kills a build at each of some files; whether the old site stayed, and the next one is whole.

    Whole is what a build into an empty folder gives, to the byte. What was killed leaves nothing.
    """
    site = folder / "killed"
    site.mkdir()
    (site / "index.html").write_text("The last good site.")
    old = digests(site)
    build(project, folder / "whole", SOURCE_DATE_EPOCH="1600000000")
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
    build(project, site, SOURCE_DATE_EPOCH="1600000000")
    found.append(digests(site) == whole)
    assert len(left) > len(list(folder.iterdir()))
    assert not list(folder.glob(".*"))
    return found


def whole_after_any_kill(project: Path, folder: Path, kills: int) -> bool:
    """Whether a site is the old or the new whole one after each of some kills.

    The moments are spread at random over the time that a build takes; whatever they hit must hold.
    """
    chance = random.Random(kills)
    site = folder / "killed"
    settings = project / "mkdocs.yml"
    command = [sys.executable, "-m", "proceedings", "build", str(project), "-d", str(site)]
    wholes = []
    for number in range(2):  # an old site and a new one, in turns
        text = settings.read_text("utf-8")
        settings.write_text(text.replace('version: "', f'version: "{number}', 1), "utf-8")
        begun = time.monotonic()
        build(project, site)
        lasts = time.monotonic() - begun
        wholes.append(digests(site))
    assert wholes[0] != wholes[1]
    for _ in range(kills):
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(chance.uniform(0, lasts))
        running.kill()
        running.wait()
        if digests(site) not in wholes:
            return False
    build(project, site)
    return digests(site) == wholes[1] and not list(folder.glob(".*"))


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
