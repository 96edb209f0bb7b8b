"""Whether a folder may be replaced by the site: a build deletes what is there.

So it has to be the site's own: not there yet, empty, or with a site of this engine's in it, which
can be built again.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from proceedings.problems import Problem, shortened
from proceedings.read.source import ScalarNode, Source

KEY = "site_dir"
DEFAULT = "site"
"""MkDocs' own."""

_KEPT = frozenset((".git", ".gitignore", ".gitkeep", ".htaccess", ".nojekyll", ".well-known"))
"""What may be in a folder for a site before there is one; the exchange keeps it."""
_TAKEN = ("docs", "hooks", "tests")
"""Folders of the project in which a site has no place, even where they are not there."""
_MARK = re.compile(rb'\{\s*"\$schema": "[^"\n]*/data/proceedings\.schema\.json"')
"""Begins the open data of every site that was ever built."""
_LONGEST_MARK = 10_000


def site_dir_problems(project: Path, settings: Source) -> Iterator[Problem]:
    """What keeps the folder that mkdocs.yml names, or MkDocs' own, from being replaced."""
    node = settings.node((KEY,)) if settings.root else None
    if node is None:
        name, place = DEFAULT, settings.place()
    elif isinstance(node, ScalarNode):
        name, place = node.value or DEFAULT, settings.place((KEY,))
    else:
        return
    if fault := site_dir_fault(project, name.strip()):
        yield Problem(place, fault)


def site_dir_fault(project: Path, folder: str | Path) -> str:
    """What is wrong with a folder as the site's, in a sentence with what to do, or nothing.

    Args:
        project: the folder that holds mkdocs.yml.
        folder: as given; its path is counted from the project's.
    """
    try:
        reason = _reason(_real(project), _real(project / folder))
    except (OSError, ValueError) as error:  # it cannot be read, or has a character that none has
        reason = f"cannot be looked into ({error})"
    if not reason:
        return ""
    name = shortened(str(folder), 100)
    return (
        f"A build replaces the folder “{name}”, which {reason}. Name one for the site alone, like "
        f"{DEFAULT}: one that is empty or not there yet."
    )


def _reason(project: Path, folder: Path) -> str:
    if project.is_relative_to(folder):
        return "holds this project"
    if any(_overlap(folder, _real(project / name)) for name in _TAKEN):
        return "belongs to this project"
    if folder.is_relative_to(project):
        steps = folder.relative_to(project).parts
        if any(step.startswith(".") for step in steps):
            return "is hidden or within a hidden one"
    if folder.is_symlink():
        return "is a link to itself"
    if not folder.exists():
        above = next(each for each in folder.parents if each.exists())
        return "" if above.is_dir() else f"cannot be made: {above} is a file"
    if not folder.is_dir():
        return "is a file"
    is_free = _KEPT.issuperset(path.name for path in folder.iterdir())
    return "" if is_free or _is_site(folder) else "holds what is no site of these proceedings"


def _real(path: Path) -> Path:
    """The path without links; of one that leads to itself, that link."""
    return Path(os.path.realpath(path))


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _is_site(folder: Path) -> bool:
    data = folder / "data" / "proceedings.json"
    if not ((folder / "index.html").is_file() and data.is_file()):
        return False
    with data.open("rb") as file:
        return bool(_MARK.match(file.read(_LONGEST_MARK)))
