"""A project's folder: which files it has, and how they become proceedings."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, NamedTuple

from proceedings.problems import Place, Problem, ProblemsFound
from proceedings.read.docs import DOCS, read_docs
from proceedings.read.entries import (
    ContactEntry,
    EventEntry,
    SectionEntry,
    SpeakerEntry,
    TermEntry,
)
from proceedings.read.foreign import is_text
from proceedings.read.ledger import load_ledger
from proceedings.read.load import load_file, load_part, load_settings
from proceedings.read.look import look_problems
from proceedings.read.records import ProjectRecords, Record, Records
from proceedings.read.settings import setting_problems
from proceedings.read.site_dir import site_dir_problems
from proceedings.read.source import ScalarNode, Source
from proceedings.read.validate import validate_list, validate_one
from proceedings.record.assemble import assemble
from proceedings.record.assembled import Assembled
from proceedings.record.check import check
from proceedings.record.model import Proceedings

CONFIG = "mkdocs.yml"
EVENT = ("extra", "proceedings")
"""Where the event stands in the configuration."""
NO_ADDRESS = "https://example.org/"
"""The site's address where none is set."""


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
    assembled, problems = examine(project)
    if problems:
        raise ProblemsFound(problems)
    return assembled


def examine(project: Path) -> tuple[Assembled, list[Problem]]:
    """Reads a project as far as it can be read, and says what is wrong with it."""
    with _collector_paused():
        records = read_records(project)
        docs = read_docs(project)
        records.ledger = load_ledger(project)
        records.pages = tuple(docs.pages.values())
        assembled = assemble(records)
        problems = [
            *records.problems,
            *_settings(records),
            *site_dir_problems(project, records.settings),
            *check(assembled),
            *_misnamed(project),
            *docs.problems,
            *look_problems(project, records.event, docs),
        ]
    return assembled, problems


def site_address(settings: Source) -> str:
    """The site's address as the settings have it, with a slash at its end."""
    node = settings.node(("site_url",))
    address = node.value if isinstance(node, ScalarNode) and is_text(node) else ""
    return f"{(address or NO_ADDRESS).removesuffix('/')}/"


def check_settings(project: Path) -> None:
    """Checks what MkDocs reads before this code is asked, or without asking it.

    Raises:
        ProblemsFound: MkDocs could not start, or would make a site that is not the proceedings.
    """
    settings = load_settings(project, CONFIG, os.environ)
    problems = [*setting_problems(settings), *site_dir_problems(project, settings)]
    if not (project / DOCS).is_dir():
        problems += read_docs(project).problems
    if problems:
        raise ProblemsFound(problems)


def read_records(project: Path) -> ProjectRecords:
    """Reads every record; what is wrong with them is in their `problems`."""
    settings = load_settings(project, CONFIG, os.environ)
    return ProjectRecords(
        settings=settings,
        event=validate_one(load_part(settings, EVENT), EventEntry),
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
    names = {CONFIG, *(file.name for file in DATA_FILES)}
    for path in project.glob("*.*"):
        meant = f"{path.stem.lower()}.yml"
        if path.name not in names and path.suffix.lower() in (".yml", ".yaml") and meant in names:
            message = f"This file is not read, for its name is not “{meant}”. Rename it."
            yield Problem(Place(path.name), message)


def _settings(records: ProjectRecords) -> Iterator[Problem]:
    """What is wrong with mkdocs.yml, but where the event says the same of its own values."""
    said = {problem.place for problem in records.event.problems}
    for problem in setting_problems(records.settings):
        if problem.place not in said or problem not in records.settings.problems:
            yield problem
