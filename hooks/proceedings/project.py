"""Reads a project folder: load, validate, check; either the proceedings or every problem."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proceedings.check import Read, check
from proceedings.load import Source, load, load_front_matter, load_part
from proceedings.model import (
    ContactEntry,
    Event,
    FrontMatter,
    Proceedings,
    SectionEntry,
    SpeakerEntry,
)
from proceedings.problems import Place, Problem, ProblemsFound
from proceedings.validate import record, records

CONFIG = "mkdocs.yml"
EVENT = ("extra", "proceedings")
"""Where the event stands in the configuration."""
SPEAKERS = "speakers.yml"
TAKEAWAYS = "takeaways.yml"
CONTEXT = "context.yml"
CONTACTS = "contacts.yml"
OPTIONAL = (CONTEXT, CONTACTS)
"""Files that a conference may do without."""
FILES = (SPEAKERS, TAKEAWAYS, CONTEXT, CONTACTS)
DOCS = "docs"
"""The folder of the editors' own pages."""


def read(project: Path) -> Proceedings:
    """Reads the proceedings.

    Args:
        project: the folder that holds mkdocs.yml.

    Raises:
        ProblemsFound: something in the files must be mended; nothing may be published.
    """
    with _collector_paused():
        files = load_all(project)
        proceedings, problems = check(files)
        for part in (files.event, files.speakers, files.context, files.takeaways, files.contacts):
            problems += part.problems
        problems += _misnamed(project)
        problems += _pages(project)
    if problems or proceedings is None:
        raise ProblemsFound(problems)
    return proceedings


def load_all(project: Path) -> Read:
    """Reads and validates every record; what is wrong with them is in their `problems`."""
    return Read(
        event=record(load_part(project, CONFIG, EVENT), Event),
        speakers=records(_load(project, SPEAKERS), SpeakerEntry),
        context=records(_load(project, CONTEXT), SectionEntry),
        takeaways=records(_load(project, TAKEAWAYS), SectionEntry),
        contacts=records(_load(project, CONTACTS), ContactEntry),
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pauses the cyclic garbage collector, which finds nothing here.

    Many small objects are made and none in cycles; looking for cycles among them again and again
    takes two fifths of the time with 10,000 speakers (tests/bench/check.py).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _load(project: Path, file: str) -> Source:
    if file in OPTIONAL and not os.path.lexists(project / file):
        return Source(file)
    return load(project, file)


def _misnamed(project: Path) -> list[Problem]:
    """Files whose name is nearly that of a data file, and which nobody would read."""
    return [
        Problem(
            Place(path.name),
            f"This file is not read, for its name is not “{path.stem.lower()}.yml”. Rename it.",
        )
        for path in project.glob("*.*")
        if path.name not in FILES
        and path.suffix.lower() in (".yml", ".yaml")
        and f"{path.stem.lower()}.yml" in FILES
    ]


def _pages(project: Path) -> list[Problem]:
    """What is wrong with the editors' own pages: links out of the project, front matter."""
    problems: list[Problem] = []
    for folder, folders, files in os.walk(project / DOCS):
        for name in sorted(folders + files):
            path = Path(folder, name)
            file = path.relative_to(project).as_posix()
            if path.is_symlink() and not path.resolve().is_relative_to(project.resolve()):
                message = "This is a link out of the project. Put the file itself here."
                problems.append(Problem(Place(file), message))
            elif name in files and name.endswith((".md", ".markdown")):
                problems += record(load_front_matter(project, file), FrontMatter).problems
    return problems
