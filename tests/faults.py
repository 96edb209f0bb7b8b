"""Mutated copies of the project's files, for the tests of what reading makes of any file.

Seeded: the same ones in every run.
"""

import random
import re
import shutil
from pathlib import Path

from growth import cost
from proceedings.problems import Problem, ProblemsFound
from proceedings.project import CONFIG, DATA_FILES
from proceedings.publish.publication import publish, read_site
from support import ROOT

SEED = 1
URL = "https://example.org/"
DEAREST = 10
"""How many times as dear as the project itself a mutated one may be to read."""

BITS = (
    *(
        "\t",
        ": ",
        "- ",
        "&a ",
        "*a ",
        "!!int ",
        "!x!y ",
        "<<: ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "@",
    ),
    *("|\n", ">-\n", "#", " #x", "%YAML 1.1\n", "\n---\n", "\n...\n", "`", "=", "no", "0123"),
    *("{p. 9}", "{p. 1", "“", "”", '"', "'", "\\", "Ms. Nobody ", "- id: x\n  name: y\n", "text: "),
    *("\x00", "\x85", "\r", "\r\n", "\n", "\n\n", "\u2028", "\u202e", "\ufeff", "\ufffd"),
    *("é", "e\u0301", "𝔘", "\ud7ff", "\ufdd0", "a" * 400, "[" * 30, "- " * 30),
    *("\n=======\n", "\n<<<<<<< HEAD\n"),
)
"""What is put in: what means something to YAML, to this record, or to a decoder."""


def mutate(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to four faults of an editor, a program or a disk."""
    for _ in range(chance.randint(1, 4)):
        text = data.decode("utf-8", "replace")
        lines = text.split("\n")
        row, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        at, to = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        match chance.randrange(9):
            case 0 | 1 | 2:
                text = text[:at] + chance.choice(BITS) + text[at:]
            case 3:
                text = text[:at] + text[to:]
            case 4:
                text = text[: at + chance.randrange(40)] + text[at:]
            case 5:
                text = "\n".join(lines[:row] + lines[row + 1 :])
            case 6:
                text = "\n".join([*lines[:row], lines[other], *lines[row:]])
            case 7:
                lines[row] = " " * chance.randrange(9) + lines[row].lstrip()
                text = "\n".join(lines)
            case 8:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
                continue
        data = text.encode()
    return data


def is_within(problem: Problem, project: Path) -> bool:
    """Whether the problem's place is one of its file."""
    path = project / problem.place.file
    if not path.exists():
        return problem.place[1:] == (1, 1)
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    lines = text.split("\n")
    line, column = problem.place.line, problem.place.column
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def read_mutated(runs: int, folder: Path) -> float:
    """Reads the project so many times, each with one mutated file, in the empty `folder`.

    It is compared with what was published of it before.

    Every problem must have its place within its file, and a whole sentence, and none may be dear.

    Returns:
        The share of what was refused.
    """
    names = [
        name for name in (CONFIG, *(file.name for file in DATA_FILES)) if (ROOT / name).exists()
    ]
    (folder / "docs").mkdir()
    for name in names:
        shutil.copy(ROOT / name, folder)
    publish(folder)
    most = DEAREST * cost(lambda: read_site(folder, URL), 5)
    chance = random.Random(SEED)
    refused = 0
    for run in range(runs):
        name = chance.choice(names)
        original = (ROOT / name).read_bytes()
        (folder / name).write_bytes(mutate(original, chance))
        problems: list[Problem] = []

        def attempt(problems: list[Problem] = problems) -> None:
            try:
                read_site(folder, URL)
            except ProblemsFound as found:
                problems[:] = found.problems

        assert cost(attempt) < most or cost(attempt, 3) < most, (run, name)
        for problem in problems:
            assert is_within(problem, folder), (run, name, problem)
            assert re.search(r"[.?]$", problem.message), (run, problem)
        refused += bool(problems)
        (folder / name).write_bytes(original)
    return refused / runs
