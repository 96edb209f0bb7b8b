"""Files that are kept from build to build, each under a name that says what it shows."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

KEPT = Path(".cache")
"""Below the project's folder. Whatever is deleted there is made again."""


@dataclass(frozen=True)
class Cache:
    """A folder of files that were made."""

    folder: Path

    def get(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What a file holds; it is made if it is not there."""
        path = self.folder / name
        try:
            return path.read_bytes()
        except FileNotFoundError:
            made = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f"{name}.{os.getpid()}-{token_hex(4)}")
        new.write_bytes(made)
        new.replace(path)  # whole or not at all, whatever ends the build
        return made

    def has(self, name: str) -> bool:
        """Whether a file is there."""
        return (self.folder / name).is_file()

    def keep_only(self, names: Iterable[str]) -> None:
        """Deletes all others."""
        kept = {self.folder / name for name in names}
        if self.folder.is_dir():
            for path in {*self.folder.iterdir()} - kept:
                path.unlink(missing_ok=True)
