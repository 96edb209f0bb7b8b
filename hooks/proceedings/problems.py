"""What is wrong with the data, and where: sentences for the editor, one line per problem."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

MOST_PER_FILE = 50
"""Problems listed of one file; of the rest only the number is said."""


class Place(NamedTuple):
    """A position in a file of the project; `line` and `column` count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{shown(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault: where it is, and in sentences what is wrong and what to do."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ProblemsFound(Exception):  # noqa: N818 - it is the editor's data that is wrong, no program
    """The data cannot be published; `problems` lists everything that must be mended."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(lines(self.problems)))


def shown(file: str) -> str:
    """A file's name on one line: what is no printed character in it stands as an escape."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in file
    )


def lines(problems: Iterable[Problem]) -> list[str]:
    """The problems sorted by place, one a line, at most `MOST_PER_FILE` of each file."""
    listed = []
    for file, of_file, more in _by_file(problems):
        listed += [str(problem) for problem in of_file]
        if more:
            listed.append(f"{shown(file)}: and {more} more.")
    return listed


def annotations(problems: Iterable[Problem], level: str = "error") -> list[str]:
    """The same as GitHub workflow commands, which mark the lines in a pull request.

    Notices (`level`) point something out and fail nothing.

    Escaping follows GitHub's "Workflow commands": `%`, CR and LF in the message, and `:` and
    `,` as well in a property.
    """

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    return [
        f"::{level} file={prop(file)},line={problem.place.line},col={problem.place.column}"
        f"::{data(problem.message)}"
        for file, of_file, _ in _by_file(problems)
        for problem in of_file
    ]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` Did you mean “…”?` for the nearest known word, or nothing if none is near."""
    from difflib import get_close_matches  # of no use where nothing is wrong

    near = get_close_matches(word[:100], known, n=1, cutoff=0.6)
    return f" Did you mean “{near[0]}”?" if near else ""


INSTALL = "Run “.venv/bin/pip install -q -c constraints.txt -e .”."
"""What to do where a library is missing."""
_MOST_LETTERS = 12


def named_letters(letters: Sequence[str]) -> str:
    """`“a”, “b”`: the first of some letters, as a message names them."""
    more = ", …" if len(letters) > _MOST_LETTERS else ""
    return ", ".join(f"“{letter}”" for letter in letters[:_MOST_LETTERS]) + more


def shortened(text: str, most: int = 60) -> str:
    """`text` on one line, for quoting in a message: cut after `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rstrip() + "…"


def _by_file(problems: Iterable[Problem]) -> Iterable[tuple[str, list[Problem], int]]:
    """For each file its first problems, and the number of the others."""
    for file, group in groupby(sorted(problems), key=lambda problem: problem.place.file):
        of_file = list(group)
        yield file, of_file[:MOST_PER_FILE], max(0, len(of_file) - MOST_PER_FILE)
