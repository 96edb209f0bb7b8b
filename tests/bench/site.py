"""Measures how the cost of a build grows with the number of pages. Run it by hand:

    cd tests && ../.venv/bin/python -m bench.site

It builds made-up conferences of about 70, 500, 2,000 and 8,000 pages, then the project's own site,
each in a process of its own, and prints for each: CPU seconds (user and system), peak memory, the
bytes of the largest page that is no list, and between sizes the exponent of growth of the CPU time
(1 is linear). The aims: at most 1.05 from 2,000 to 8,000 pages; a page's bytes independent of how
many there are; the project's own site in less than 2 seconds of CPU.
"""

import math
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.made_up import make, speakers_for

ROOT = Path(__file__).parents[2]
SIZES = (70, 500, 2_000, 8_000)


@dataclass(frozen=True)
class Measured:
    pages: int
    seconds: float
    megabytes: float
    largest: int


def measure(project: Path, site: Path) -> Measured:
    """Builds once and reads what the operating system counted for that process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"The build of {project} failed.")
    records = [page for page in site.glob("*/*/index.html") if page.parent.name != "by-speaker"]
    unit = 1024**2 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, else kilobytes
    return Measured(
        len(list(site.rglob("index.html"))),
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / unit,
        max(page.stat().st_size for page in records),
    )


def main() -> None:
    print(f"{'pages':>7} {'CPU s':>8} {'peak MB':>8} {'largest page':>13} {'exponent':>9}")
    before = None
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            project = Path(folder) / str(size)
            shutil.copytree(ROOT / "hooks", project / "hooks")
            make(project, speakers_for(size))
            now = measure(project, project / "site")
            exponent = (
                math.log(now.seconds / before.seconds) / math.log(now.pages / before.pages)
                if before
                else math.nan
            )
            row(now, f"{exponent:9.2f}")
            before = now
            shutil.rmtree(project)
        row(measure(ROOT, Path(folder) / "own"), "      own")


def row(measured: Measured, last: str) -> None:
    print(
        f"{measured.pages:7} {measured.seconds:8.2f} {measured.megabytes:8.0f} "
        f"{measured.largest:13} {last}"
    )


if __name__ == "__main__":
    main()
