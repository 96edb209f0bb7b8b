"""The corpus of bad and of unusual input, `engine/bad/`: one file for each case.

A case is made of parts that begin with a line `=== name`: files that replace, join or (with
“(deleted)”) are missing from the valid conference in `bad/base/`, and last `=== says`, all that
`proceedings check` prints. Cases named `fine-…` are unusual and valid.
"""

import re
import shutil
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
            path = project / name.removesuffix(" (deleted)")
            if name.endswith(" (deleted)"):
                path.unlink()
            elif name != "says":
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
        return project


CASES = [Case(path.stem) for path in sorted(BAD.glob("*.case"))]


def valid(project: Path) -> Path:
    """Writes the valid conference into the folder `project`."""
    shutil.copytree(BAD / "base", project)
    return project
