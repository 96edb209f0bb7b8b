"""The corpus of bad and of unusual input, `engine/bad/`: one file for each case.

A case says how a conference differs from the valid one in `bad/base/`. It is made of parts, each
below a line that begins with `===`:

`=== speakers.yml: role: Boat builder → rol: Boat builder`
    a change: what stands before the arrow, once in the whole file, becomes what stands behind it.
    `⏎` is the end of a line. If nothing stands behind the arrow, the text of the part does.
`=== context.yml`
    a whole file, new or instead of the base's.
`=== contacts.yml (deleted)`
    a file that is missing.
`=== says`
    the last part: all that `proceedings check` prints.

Cases named `fine-…` are unusual and valid.
"""

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

BAD = Path(__file__).parent / "engine" / "bad"


@dataclass
class Case:
    """One case of the corpus."""

    name: str

    @property
    def is_fine(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.name.startswith("fine-")

    @cached_property
    def parts(self) -> dict[str, str]:
        """The texts by their names."""
        text = (BAD / f"{self.name}.case").read_bytes().decode()  # line ends as they are
        parts = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)[1:]
        return dict(zip(parts[::2], parts[1::2], strict=True))

    @property
    def says(self) -> str:
        """All that the command must print."""
        return self.parts["says"]

    def make(self, project: Path) -> Path:
        """Writes the case's conference into the folder `project`."""
        shutil.copytree(BAD / "base", project)
        for name, text in self.parts.items():
            file, _, change = name.partition(": ")
            path = project / file.removesuffix(" (deleted)")
            if change:
                path.write_bytes(changed(path.read_bytes().decode(), change, text).encode())
            elif file.endswith(" (deleted)"):
                path.unlink()
            elif file != "says":
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
        return project


def changed(text: str, change: str, below: str = "") -> str:
    """A file's text after the change “old → new”; `below` is what stands below that line."""
    old, arrow, new = change.partition(" →")
    old, new = old.replace("⏎", "\n"), new.removeprefix(" ").replace("⏎", "\n")
    assert arrow, f"“{change}” has no arrow"
    assert not (new and below), f"“{change}” has text behind the arrow and below"
    assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in the file"
    return text.replace(old, new or below.removesuffix("\n"))


CASES = [Case(path.stem) for path in sorted(BAD.glob("*.case"))]


def edit(project: Path, edits: Iterable[str]) -> None:
    """Changes files of a project, each as `name: change`."""
    for each in edits:
        name, _, change = each.partition(": ")
        path = project / name
        path.write_text(changed(path.read_text("utf-8"), change), "utf-8")


def valid(project: Path) -> Path:
    """Writes the valid conference into the folder `project`."""
    shutil.copytree(BAD / "base", project)
    return project
