"""The ledger, `published.txt`: every address that was ever published.

One line each: the address below the site's, and behind it the fingerprints of the words that have
stood there, the oldest first; `-` in place of one whose words are withdrawn. A line that begins
with `removed` is what is left of an address that the editors took away. The order of lines says
nothing, so that two branches of the project can be merged line by line.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from proceedings.problems import Place, Problem, shortened
from proceedings.read.decode import decode

TEXT = "text/"
"""The address of the whole text on one page, where every section has a heading too."""
LEDGER = "published.txt"
ERASED = "-"
REMOVED = "removed"

_HEAD = """\
# Every address that this site has ever published, with fingerprints of the words that stand there.
# Written by “proceedings publish”, and not by hand. Nothing is deleted from it: see README.md.
"""
_LINE = re.compile(r"/(\S*)((?: (?:[0-9a-f]{16}|-))*)")


class LedgerLine(NamedTuple):
    """The fingerprints of an address, the oldest first, and the number of its line."""

    fingerprints: tuple[str, ...]
    number: int = 1

    @property
    def place(self) -> Place:
        """Where it stands in the ledger."""
        return Place(LEDGER, self.number)


@dataclass
class Ledger:
    """The lines by address, the tokens of removed addresses, and what is wrong with the file."""

    lines: dict[str, LedgerLine] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def remove(self, page: str) -> None:
        """Forgets a page, with its fragments and files, but for a token that tells nothing.

        A section has a heading in the whole text too.
        """
        lines = [each for each in self.lines if each.startswith((page, f"{TEXT}#{page}"))]
        if not lines:
            message = f"“/{page}” does not stand here. Give the address as it stands here."
            self.problems.append(Problem(Place(LEDGER), message))
        for each in lines:
            del self.lines[each]
        self.removed.append(token_hex(16))


def load_ledger(project: Path) -> Ledger:
    """Reads the ledger of a project; one that is not there has no lines."""
    ledger = Ledger()
    if not os.path.lexists(project / LEDGER):
        return ledger
    text, ledger.problems = decode(project, LEDGER)
    for number, row in enumerate(text.splitlines(), start=1):
        if not row.strip() or row.startswith("#"):
            continue
        match = _LINE.fullmatch(row)
        if match:
            _add(ledger, match[1], LedgerLine(tuple(match[2].split()), number))
        elif re.fullmatch(rf"{REMOVED} [0-9a-f]{{32}}", row):
            ledger.removed.append(row.partition(" ")[2])
        else:
            message = f"“{shortened(row)}” is no line of the ledger. Restore it from the history."
            ledger.problems.append(Problem(Place(LEDGER, number), message))
    return ledger


def _add(ledger: Ledger, address: str, line: LedgerLine) -> None:
    """Adds a line. Of two for one address, as a merge leaves them, the longer holds the shorter."""
    known = ledger.lines.get(address)
    if known is None:
        ledger.lines[address] = line
        return
    short, long = sorted((known, line), key=lambda one: len(one.fingerprints))
    if long.fingerprints[: len(short.fingerprints)] != short.fingerprints:
        message = (
            f"“/{address}” stands here and in line {known.number} with other fingerprints. Delete "
            "the line that was not published."
        )
        ledger.problems.append(Problem(line.place, message))
    ledger.lines[address] = long


def ledger_text(lines: Iterable[tuple[str, Iterable[str]]], removed: Iterable[str]) -> str:
    """The file's text: lines sorted by address, the removed at the end."""
    rows = sorted(" ".join((f"/{address}", *fingerprints)) for address, fingerprints in lines)
    tokens = sorted(f"{REMOVED} {token}" for token in removed)
    return _HEAD + "".join(f"{row}\n" for row in (*rows, *tokens))
