"""Measures what a build costs, and how that grows with the number of pages. Run it by hand:

    cd tests && ../.venv/bin/python -m bench.site [--against CHECKOUT] [--sizes 500,2000,8000]

It builds made-up conferences of about 500, 2,000 and 8,000 pages, then the project's own site by
the whole command, each in a process of its own. A first build draws the pictures of links and sets
the PDF, which are kept: it is a row of its own, “cold”. Three more follow; of them are the medians:
CPU seconds (user and system), peak memory, the bytes of the largest page that is no list, of the
search data (plain and compressed), and of the whole site; and between sizes the exponent of growth
of the CPU time (1 is linear). Then, of each: how many files a browser asks for when it first shows
the home page, a takeaway and a quote, and their compressed bytes. Of the smallest size it also
measures an edit in a running preview.

With `--against`, the same is built by another checkout, in turns, which must have its own `.venv`
(once, where that takes minutes), and once by plain Material for MkDocs from the Markdown that the
first edition makes of it. Trust the ratios within one run: CPU seconds grow where others use the
machine; how many did is printed as the load.

Aims, against the first edition (08dfaf4): a build at most 0.35, and at most 0.45 of Material; an
edit at most 0.1 of a whole build; at most 400 MB at 8,000 pages; growth at most 1.0; the project's
own site in 1.3 seconds; a first visit of at most 25,000 bytes, at 8,000 pages as at 500.
"""

import argparse
import gzip
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.made_up import make, speakers_for
from bench.visit import Visit, visits

ROOT = Path(__file__).parents[2]
RUNS = 3
OWN_RUNS = 5
FEW = 5_000
"""Pages below which the other checkout builds as often as this one."""
KINDS = ("takeaways/", "quotes/")
MKDOCS = ("mkdocs", "build", "--quiet")
PROCEEDINGS = ("proceedings", "build")
MATERIAL = """\
site_name: Mills
site_url: https://example.org/
docs_dir: docs
theme: {name: material, font: false}
plugins: [search]
not_in_nav: "*"
markdown_extensions: [attr_list, md_in_html, tables]
validation: {links: {not_found: ignore, unrecognized_links: ignore, absolute_links: ignore}}
"""
DUMP = """
import sys
from pathlib import Path
from proceedings import project, render
site = render.Site(project.read(Path(sys.argv[1])), "https://example.org/")
pages = [*site.pages(), *(site.index(file) for file in site.indexes)]
for page in pages:
    path = Path(sys.argv[2], page.file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page.markdown, "utf-8")
"""
"""Writes the Markdown of the first edition's pages."""
EDIT = """
import logging, sys, time
from pathlib import Path
logging.disable(logging.INFO)
from edits import preview
project, served = Path(sys.argv[1]), Path(sys.argv[2])
preview(project, served)
seconds = []
for number in range(3):
    speakers = project / "speakers.yml"
    speakers.write_text(speakers.read_text("utf-8").replace("role: ", "role: New ", 1), "utf-8")
    start = time.process_time()
    preview(project, served)
    seconds.append(time.process_time() - start)
print(sorted(seconds)[1])
"""


@dataclass(frozen=True)
class Measured:
    """One build."""

    pages: int
    seconds: float
    megabytes: float
    largest: int
    index: int
    index_compressed: int
    site: int
    visits: tuple[Visit, ...]


def measure(
    python: str, project: Path, site: Path, command: Sequence[str] = MKDOCS, visited: bool = False
) -> Measured:
    """Builds once and reads what the operating system counted for that process."""
    process = subprocess.Popen(
        [python, "-m", *command, "-d", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"The build of {project} failed.")
    records = [page for page in site.glob("*/*/index.html") if page.parent.name != "by-speaker"]
    unit = 1024**2 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, else kilobytes
    index = b"".join(path.read_bytes() for path in sorted(site.glob("search/*.json")))
    measured = Measured(
        len(list(site.rglob("index.html"))),
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / unit,
        max(page.stat().st_size for page in records),
        len(index),
        len(gzip.compress(index)),
        sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
        tuple(visits(site, _visited(site, records))) if visited else (),
    )
    shutil.rmtree(site)
    return measured


def _visited(site: Path, records: list[Path]) -> list[str]:
    """The addresses of the home page, and of the first takeaway and quote."""
    addresses = sorted(f"{page.parent.relative_to(site).as_posix()}/" for page in records)
    return ["", *(next(filter(lambda a: a.startswith(kind), addresses)) for kind in KINDS)]


def growth(small: Measured, large: Measured) -> float:
    """The exponent of growth of the CPU time; 1 is linear."""
    return math.log(large.seconds / small.seconds) / math.log(large.pages / small.pages)


def middle(runs: list[Measured]) -> Measured:
    """The run whose CPU seconds are the median."""
    seconds = median(run.seconds for run in runs)
    return min(runs, key=lambda run: abs(run.seconds - seconds))


def row(name: str, measured: Measured, ratio: float | None, exponent: float | None) -> None:
    print(
        f"{name:14} {measured.pages:6} {measured.seconds:8.2f} {measured.megabytes:8.0f} "
        f"{measured.largest:9} {measured.index:9} {measured.index_compressed:9} "
        f"{measured.site / 1e6:9.1f} {_number(ratio)} {_number(exponent)}",
        flush=True,
    )

    print(f"{'':14} load {os.getloadavg()[0]:.1f}", flush=True)


def first_visits(measured: Measured) -> None:
    """What a browser asks for when it shows a page for the first time."""
    said = (
        f"{name} {visit.compressed:,} bytes in {visit.files} files"
        for name, visit in zip(("home", "a takeaway", "a quote"), measured.visits, strict=True)
    )
    print(f"{'':14} first visits: {', '.join(said)}", flush=True)


def _number(number: float | None) -> str:
    return f"{number:8.2f}" if number is not None else " " * 8


def projects(folder: Path, size: int, checkouts: dict[str, Path]) -> dict[str, Path]:
    """One conference for each checkout."""
    found = {}
    for name, checkout in checkouts.items():
        found[name] = folder / f"{name}-{size}"
        shutil.copytree(checkout / "hooks", found[name] / "hooks")
        make(found[name], speakers_for(size))
    return found


def material(folder: Path, project: Path, python: str) -> Measured:
    """Plain Material for MkDocs with the Markdown of the other checkout's pages.

    Its navigation holds the lists alone: with all pages on every page its cost would be quadratic.
    """
    plain = folder / "material"
    plain.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(project / "hooks")}
    command = [python, "-c", DUMP, str(project), str(plain / "docs")]
    subprocess.run(command, env=environment, check=True)
    lists = sorted((plain / "docs").glob("*/index.md"))
    nav = ["index.md", *(path.relative_to(plain / "docs").as_posix() for path in lists)]
    (plain / "mkdocs.yml").write_text(f"{MATERIAL}nav: {json.dumps(nav)}\n", "utf-8")
    measured = measure(python, plain, folder / "plain-site")
    shutil.rmtree(plain)
    return measured


def edit(project: Path, folder: Path) -> float:
    """The CPU seconds until an edit of one word has been carried to the served folder."""
    done = subprocess.run(
        [sys.executable, "-c", EDIT, str(project), str(folder / "served")],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'tests'}:{ROOT / 'hooks'}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--against", type=Path, help="another checkout, with its own .venv")
    parser.add_argument("--sizes", default="500,2000,8000")
    options = parser.parse_args()
    checkouts = {"here": ROOT}
    pythons = {"here": sys.executable}
    if options.against:
        checkouts["against"] = options.against.resolve()
        pythons["against"] = str(options.against.resolve() / ".venv" / "bin" / "python")
    print(
        f"{'':14} {'pages':>6} {'CPU s':>8} {'peak MB':>8} {'largest':>9} {'index':>9} "
        f"{'gzip':>9} {'site MB':>9} {'ratio':>8} {'exponent':>8}"
    )
    before: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, size in enumerate(map(int, options.sizes.split(","))):
            made = projects(folder, size, checkouts)
            runs: dict[str, list[Measured]] = {each: [] for each in made}
            site = folder / "site"
            row(f"cold {size}", measure(pythons["here"], made["here"], site), None, None)
            for run in range(RUNS):
                for each, project in made.items():
                    if not run or each == "here" or size < FEW:
                        runs[each].append(measure(pythons[each], project, site, visited=not run))
            now = {each: middle(found) for each, found in runs.items()}
            for each, measured in now.items():
                ratio = now["here"].seconds / measured.seconds if each != "here" else None
                last = before.get(each)
                exponent = growth(last, measured) if last else None
                row(f"{each} {size}", measured, ratio, exponent)
                first_visits(runs[each][0])
            if options.against:
                plain = material(folder, made["against"], pythons["against"])
                row(f"Material {size}", plain, now["here"].seconds / plain.seconds, None)
            if not number:
                seconds = edit(made["here"], folder)
                whole = now.get("against", now["here"]).seconds
                print(f"an edit: {seconds:.2f} CPU s, {seconds / whole:.3f} of a whole build")
            before = now
            for project in made.values():
                shutil.rmtree(project)
        own(checkouts, pythons, folder / "own")


def own(checkouts: dict[str, Path], pythons: dict[str, str], site: Path) -> None:
    """The project's own site, by the whole command that people give."""
    runs: dict[str, list[Measured]] = {each: [] for each in checkouts}
    measure(pythons["here"], checkouts["here"], site, PROCEEDINGS)  # the pictures are drawn now
    for run in range(OWN_RUNS):
        for each, checkout in checkouts.items():
            command = PROCEEDINGS if each == "here" else MKDOCS
            measured = measure(pythons[each], checkout, site, command, visited=not run)
            runs[each].append(measured)
    now = {each: middle(found) for each, found in runs.items()}
    for each, measured in now.items():
        ratio = now["here"].seconds / measured.seconds if each != "here" else None
        row(f"own {each}", measured, ratio, None)
        first_visits(runs[each][0])


if __name__ == "__main__":
    main()
