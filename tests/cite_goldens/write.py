"""Writes the golden files with citeproc-js. Run by hand: see README.md beside this file."""

import json
import subprocess
import sys
from pathlib import Path

from cite_goldens.goldens import Case, questions
from engine.cite.cases import PARTS, SAYINGS, WORKS
from proceedings.cite import Citer
from proceedings.project import read

TESTS = Path(__file__).parents[1]


def edition() -> dict[str, Case]:
    """Everything in this edition."""
    proceedings = read(TESTS.parent)
    citer = Citer(proceedings, "https://example.org/")
    cases: dict[str, Case] = {"whole": citer.work}
    cases |= {section.id: citer.part(section) for section in proceedings.sections}
    return cases | {each.id: citer.said(each) for each in proceedings.statements}


def engine() -> dict[str, Case]:
    """The made-up hard cases."""
    return {**WORKS, **PARTS, **SAYINGS}


def main(styles: str, locales: str) -> None:
    script = Path(__file__).parent / "format.mjs"
    for folder, cases in (("engine", engine()), ("edition", edition())):
        lines = subprocess.run(
            ["node", str(script), styles, locales],  # finds the citeproc package in this folder
            input=json.dumps(questions(cases)),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        ).stdout
        (TESTS / folder / "cite" / "goldens.tsv").write_text(lines, "utf-8")
        print(f"{folder}: {len(cases)} items, {lines.count(chr(10))} forms")


if __name__ == "__main__":
    main(*sys.argv[1:])
