"""Builds that are killed: run as a command, does so to itself when it opens a file for writing.

    python tests/killing.py NUMBER FOLDER …

is `mkdocs …`, killed as it opens the NUMBERth file below FOLDER: a moment that no clock decides.
"""

import os
import runpy
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from support import build, digests


def whole_after_kill(project: Path, folder: Path, moments: Iterable[int]) -> list[bool]:
    """Kills a build at each of some files; whether the next one is whole, each time.

    Whole is what a build into an empty folder gives, to the byte.
    """
    build(project, folder / "whole", SOURCE_DATE_EPOCH="1600000000")
    whole = digests(folder / "whole")
    site = folder / "killed"
    found = []
    for moment in moments:
        shutil.rmtree(site, ignore_errors=True)
        build_of_it = ("build", "-q", "-f", str(project / "mkdocs.yml"), "-d", str(site))
        done = subprocess.run(
            [sys.executable, __file__, str(moment), str(site), *build_of_it], check=False
        )
        assert done.returncode == -signal.SIGKILL, moment
        assert digests(site) != whole
        build(project, site, SOURCE_DATE_EPOCH="1600000000")
        found.append(digests(site) == whole)
    return found


def main() -> None:
    _, moment, folder, *arguments = sys.argv
    left = int(moment)

    def opened(event: str, given: tuple[object, ...]) -> None:
        nonlocal left
        if event == "open" and str(given[0]).startswith(folder) and "w" in str(given[1]):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(opened)
    sys.argv[1:] = arguments
    runpy.run_module("mkdocs", run_name="__main__")


if __name__ == "__main__":
    main()
