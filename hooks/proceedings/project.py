"""Reads a project folder: load, validate, check; either the proceedings or every problem."""

from pathlib import Path

from proceedings.check import Read, check
from proceedings.load import Source, load, load_part
from proceedings.model import ContactEntry, Event, Proceedings, SectionEntry, SpeakerEntry
from proceedings.problems import Problem, ProblemsFound
from proceedings.validate import record, records

CONFIG = "mkdocs.yml"
SPEAKERS = "speakers.yml"
TAKEAWAYS = "takeaways.yml"
CONTEXT = "context.yml"
CONTACTS = "contacts.yml"
OPTIONAL = (CONTEXT, CONTACTS)
"""Files that a conference may do without."""
FILES = (SPEAKERS, TAKEAWAYS, CONTEXT, CONTACTS)


def read(project: Path) -> Proceedings:
    """The proceedings in the folder `project`.

    Raises:
        ProblemsFound: something in the files must be mended; nothing may be published.
    """
    files = Read(
        event=record(load_part(project, CONFIG, ("extra", "proceedings")), Event),
        speakers=records(_load(project, SPEAKERS), SpeakerEntry),
        context=records(_load(project, CONTEXT), SectionEntry),
        takeaways=records(_load(project, TAKEAWAYS), SectionEntry),
        contacts=records(_load(project, CONTACTS), ContactEntry),
    )
    problems: list[Problem] = []
    for part in (files.event, files.speakers, files.context, files.takeaways, files.contacts):
        problems += part.problems
    for part in (files.speakers, files.takeaways):
        if not part.problems and not part.entries:
            message = "The file has no record. Write at least one."
            problems.append(Problem(part.source.place(), message))
    proceedings, found = check(files)
    problems += found
    if problems or proceedings is None:
        raise ProblemsFound(problems)
    return proceedings


def _load(project: Path, file: str) -> Source:
    if file in OPTIONAL and not (project / file).is_symlink() and not (project / file).exists():
        return Source(file)
    return load(project, file)


def prose_pages(docs: Path) -> list[str]:
    """The pages of the docs folder's top level, the home page aside, in alphabetical order."""
    return sorted(path.name for path in docs.glob("*.md") if path.stem not in ("index", "README"))
