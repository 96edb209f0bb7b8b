"""Nothing that a file may hold makes reading fail in any other way than with a list of problems.

Seeded: the same mutated copies of the project's files in every run. `--fuzz 20000` reads more.
"""

import random
import re
import shutil
import time
from pathlib import Path

import pytest

from proceedings.problems import Problem, ProblemsFound
from proceedings.project import CONFIG, DATA_FILES, read_proceedings

ROOT = Path(__file__).parents[2]
SEED = 1

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


def test_mutated_files(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    names = [
        name for name in (CONFIG, *(file.name for file in DATA_FILES)) if (ROOT / name).exists()
    ]
    for name in names:
        shutil.copy(ROOT / name, tmp_path)
    chance = random.Random(SEED)
    runs = pytestconfig.getoption("--fuzz")
    refused = 0
    for run in range(runs):
        name = chance.choice(names)
        original = (ROOT / name).read_bytes()
        (tmp_path / name).write_bytes(mutate(original, chance))
        start = time.process_time()
        try:
            read_proceedings(tmp_path)
        except ProblemsFound as found:
            refused += 1
            for problem in found.problems:
                assert is_within(problem, tmp_path), (run, name, problem)
                assert re.search(r"[.?]$", problem.message), (run, problem)
        assert time.process_time() - start < 1, (run, name)
        (tmp_path / name).write_bytes(original)
    print(f"{refused} of {runs} mutated files were refused")
    assert refused > runs / 2
