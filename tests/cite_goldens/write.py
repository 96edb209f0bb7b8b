"""Writes the golden files with citeproc-js. Run by hand: see README.md beside this file."""

import json
import subprocess
import sys
from pathlib import Path

from cite_goldens.goldens import Case, questions
from engine.cite.cases import PARAGRAPHS, PARTS, SAYINGS, WORKS
from proceedings.cite.cited import cited_section, cited_statement, cited_work
from proceedings.project import read_proceedings

TESTS = Path(__file__).parents[1]


def edition() -> dict[str, Case]:
    """Everything in this edition."""
    proceedings = read_proceedings(TESTS.parent)
    work = cited_work(proceedings.event, "https://example.org/")
    cases: dict[str, Case] = {"whole": work}
    cases |= {section.id: cited_section(section, work) for section in proceedings.sections}
    return cases | {each.id: cited_statement(each, work) for each in proceedings.statements}


def engine() -> dict[str, Case]:
    """The made-up hard cases."""
    return {**WORKS, **PARTS, **SAYINGS, **PARAGRAPHS}


def main(styles: str, locales: str) -> None:
    script = Path(__file__).parent / "format.mjs"
    folders = {"engine": engine}
    if (TESTS / "edition").is_dir():  # another conference may have none
        folders["edition"] = edition
    for folder, cases_of in folders.items():
        cases = cases_of()
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
