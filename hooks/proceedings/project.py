"""A project's folder: which files it has, and how they become proceedings."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, NamedTuple

from proceedings.problems import Place, Problem, ProblemsFound
from proceedings.read.entries import (
    ContactEntry,
    EventEntry,
    FrontMatter,
    SectionEntry,
    SpeakerEntry,
    TermEntry,
)
from proceedings.read.load import load_file, load_front_matter, load_part
from proceedings.read.records import ProjectRecords, Record, Records
from proceedings.read.source import Source
from proceedings.read.validate import validate_list, validate_one
from proceedings.record.assemble import Assembled, assemble
from proceedings.record.check import check
from proceedings.record.model import Proceedings

CONFIG = "mkdocs.yml"
EVENT = ("extra", "proceedings")
"""Where the event stands in the configuration."""
DOCS = "docs"
"""The folder of the editors' own pages."""


class DataFile(NamedTuple, Generic[Record]):
    """A file that holds a list of records; a conference may do without an optional one."""

    name: str
    entry: type[Record]
    description: str
    is_optional: bool = False


SPEAKERS = DataFile(
    "speakers.yml", SpeakerEntry, "The people on the programme, in the order of the print."
)
TAKEAWAYS = DataFile("takeaways.yml", SectionEntry, "The takeaways, in the order of the print.")
CONTEXT = DataFile(
    "context.yml", SectionEntry, "The context sections, in the order of the print.", True
)
CONTACTS = DataFile("contacts.yml", ContactEntry, "The contacts, in the order of the print.", True)
INDEX = DataFile("index.yml", TermEntry, "What the text speaks of, in any order.", True)
DATA_FILES = (SPEAKERS, TAKEAWAYS, CONTEXT, CONTACTS, INDEX)


def read_proceedings(project: Path) -> Proceedings:
    """Reads and checks a project, as `read_project` does."""
    return read_project(project).proceedings


def read_project(project: Path) -> Assembled:
    """Reads and checks a project.

    Args:
        project: the folder that holds mkdocs.yml.

    Raises:
        ProblemsFound: something in the files must be mended; nothing may be published.
    """
    with _collector_paused():
        records = read_records(project)
        assembled = assemble(records)
        problems = [
            *records.problems,
            *check(assembled),
            *_misnamed(project),
            *_pages(project),
        ]
    if problems:
        raise ProblemsFound(problems)
    return assembled


def read_records(project: Path) -> ProjectRecords:
    """Reads every record; what is wrong with them is in their `problems`."""
    return ProjectRecords(
        event=validate_one(load_part(project, CONFIG, EVENT), EventEntry),
        speakers=_records(project, SPEAKERS),
        context=_records(project, CONTEXT),
        takeaways=_records(project, TAKEAWAYS),
        contacts=_records(project, CONTACTS),
        terms=_records(project, INDEX),
    )


def _records(project: Path, file: DataFile[Record]) -> Records[Record]:
    if file.is_optional and not os.path.lexists(project / file.name):
        return Records(Source(file.name))
    return validate_list(load_file(project, file.name), file.entry)


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


def _misnamed(project: Path) -> Iterator[Problem]:
    """Files whose name is nearly that of a data file, and which nobody would read."""
    names = {file.name for file in DATA_FILES}
    for path in project.glob("*.*"):
        meant = f"{path.stem.lower()}.yml"
        if path.name not in names and path.suffix.lower() in (".yml", ".yaml") and meant in names:
            message = f"This file is not read, for its name is not “{meant}”. Rename it."
            yield Problem(Place(path.name), message)


def _pages(project: Path) -> Iterator[Problem]:
    """What is wrong with the editors' own pages: links out of the project, front matter."""
    for folder, folders, files in os.walk(project / DOCS):
        for name in sorted(folders + files):
            path = Path(folder, name)
            file = path.relative_to(project).as_posix()
            if path.is_symlink() and not path.resolve().is_relative_to(project.resolve()):
                message = "This is a link out of the project. Put the file itself here."
                yield Problem(Place(file), message)
            elif name in files and name.endswith((".md", ".markdown")):
                yield from validate_one(load_front_matter(project, file), FrontMatter).problems
