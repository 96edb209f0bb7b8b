"""Measures how long it takes to read and check a large conference.

    cd tests && ../.venv/bin/python -m bench.check [SPEAKERS]

Writes a made-up conference of so many speakers (10,000 if not said) with one quote and one report
each into a temporary folder, and prints the CPU seconds for reading and checking it, the seconds
for parsing the same files with `yaml.load(…, CSafeLoader)`, and the ratio of the two; then the
seconds for reading, checking and comparing it with a ledger of all that it publishes. Each is the
best of three runs. The aim is 3 seconds and a ratio of at most 6, and 6 seconds with the ledger.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from proceedings.project import CONFIG, DATA_FILES, read_proceedings
from proceedings.publish.publication import publish, read_site

URL = "https://example.org/"
PER_SECTION = 50
WORDS = (
    *("river", "gravel", "otter", "ledger", "copper", "lantern"),
    *("meadow", "signal", "harbour", "thistle", "orchard", "quarry"),
)


def _words(number: int) -> str:
    """Twelve words that no other number has."""
    chosen = [WORDS[(number // 12**place) % 12] for place in range(5)]
    return f"The {' '.join(chosen)} of case {number} is known to everybody here"


def write(project: Path, speakers: int) -> None:
    """Writes the conference's files into the folder `project`."""
    (project / "docs").mkdir(exist_ok=True)
    (project / CONFIG).write_text(
        "INHERIT: hooks/mkdocs.base.yml\nsite_name: Large\n"
        "extra:\n  proceedings:\n    title: Large\n    edition: {version: '1', date: 2031-01-01}\n"
    )
    people, sections = [], []
    for number in range(speakers):
        people.append(
            f"- id: speaker-{number}\n"
            f"  name: Given Family{number}\n"
            f"  family_name: Family{number}\n"
            f"  given_name: Given\n"
            f"  role: Keeper of the {WORDS[number % 12]}\n"
            f"  named_as: [Ms. Family{number}]\n"
            f"  quotes:\n"
            f"    - id: quote-{number}\n"
            f"      text: >-\n        {_words(number)}\n"
            f"  reports:\n"
            f"    - id: report-{number}\n"
            f"      text: >-\n        Ms. Family{number} explained the matter of case {number}.\n"
        )
        if number % PER_SECTION == 0:
            section = number // PER_SECTION
            sections.append(
                f"- id: section-{section}\n  title: Section {section}\n  summary: A summary.\n"
                f"  text: |\n    {{p. {section + 1}}} The section begins.\n\n"
            )
        sections.append(
            f"    “{_words(number)}”, said Ms. Family{number}. "
            f"Ms. Family{number} explained\n    the matter of case {number}. Nobody answered.\n\n"
        )
    (project / "speakers.yml").write_text("".join(people), "utf-8")
    (project / "takeaways.yml").write_text("".join(sections), "utf-8")


def best(run: Callable[[], object]) -> float:
    """The CPU seconds of the fastest of three runs."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return min(seconds)


def main(speakers: int = 10_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        write(project, speakers)
        files = [project / file.name for file in DATA_FILES if (project / file.name).exists()]

        def parse() -> None:
            for file in files:
                yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)

        print(read_proceedings(project).summary)
        parsed = best(parse)
        checked = best(lambda: read_proceedings(project))
        lines = publish(project)
        compared = best(lambda: read_site(project, URL))
    size = f"{speakers:,} speakers"
    print(f"{size}: checked in {checked:.2f} s, parsed in {parsed:.2f} s: {checked / parsed:.1f}×")
    print(f"compared with a ledger of {lines:,} lines too: {compared:.2f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
