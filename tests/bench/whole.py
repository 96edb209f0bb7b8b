"""Measures what the whole text costs as a page and as files. Run it by hand:

    cd tests && ../.venv/bin/python -m bench.whole [--sizes 500,2000,8000]

Of the project's own record and of made-up conferences of about so many pages: CPU seconds for the
pages of the whole text and for each file, the median of three, and the bytes of the files; between
sizes the exponent of growth (1 is linear). Each size has a process of its own, and the PDF is set
in another place each time, as typst remembers what it has set. Trust the ratios within one run.

Aims: the own record in 1 second in all; growth at most 1.1.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.made_up import make, speakers_for
from support import ROOT

RUNS = 3
MEASURE = """
import json, sys, time
from pathlib import Path
from statistics import median
from proceedings.project import read_proceedings
from proceedings.publish.renderer import Renderer
from proceedings.publish.whole.book import book
from proceedings.publish.whole.epub import epub
from proceedings.publish.whole.pdf import Typesetter, unset
from proceedings.publish.whole.plain import plain_text
from proceedings.publish.whole.text import text_pages

data = read_proceedings(Path(sys.argv[1]))
whole = book(data)
renderer = Renderer(data.event, "https://example.org/")

def pages(book, url):
    return "".join(renderer.html(page) for page in text_pages(data))

def letters(book, url):
    return "".join(unset(book.letters))

pdf = Typesetter().pdf

found = {}
for make in (pages, letters, pdf, epub, plain_text):
    seconds = []
    for run in range(int(sys.argv[2])):
        start = time.process_time()
        made = make(whole, f"https://example{run}.org/")
        seconds.append(time.process_time() - start)
    found[make.__name__] = (seconds[0] if make is pdf else median(seconds), len(made))
print(json.dumps(found))
"""
"""The first PDF counts: it is the only one of a build."""

Found = dict[str, tuple[float, int]]


def measure(project: Path) -> Found:
    """CPU seconds and bytes, by what is made."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(project), str(RUNS)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=True,
    )
    return {name: (seconds, size) for name, (seconds, size) in json.loads(done.stdout).items()}


def show(name: str, found: Found, growth: float | None = None) -> None:
    cells = (f"{seconds:8.3f} {size / 1000:8,.0f}" for seconds, size in found.values())
    total = sum(seconds for seconds, _ in found.values())
    said = f"{growth:8.2f}" if growth is not None else ""
    print(f"{name:8} {' '.join(cells)} {total:8.3f} {said}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="500,2000,8000")
    sizes = [int(each) for each in parser.parse_args().sizes.split(",")]
    found = measure(ROOT)
    print(f"{'CPU s, KB':8} {' '.join(f'{name:>17}' for name in found)} {'in all':>8}   growth")
    show("own", found)
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            project = Path(name) / str(size)
            make(project, speakers_for(size))
            found = measure(project)
            total = sum(seconds for seconds, _ in found.values())
            growth = None
            if before:
                growth = math.log(total / before[1]) / math.log(size / before[0])
            show(str(size), found, growth)
            before = (size, total)


if __name__ == "__main__":
    main()
