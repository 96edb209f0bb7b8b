"""Loads a file, a part of one, or a page's front matter: every scalar stays text, in its place."""

import re
from collections.abc import Mapping
from pathlib import Path

from proceedings.problems import Place, Problem
from proceedings.read.compose import compose
from proceedings.read.decode import decode, odd_characters
from proceedings.read.foreign import compose_foreign
from proceedings.read.source import MappingNode, Source


def load_file(project: Path, file: str) -> Source:
    """Reads `file` of the folder `project`; what is wrong with it is in `Source.problems`."""
    source, is_text = _decoded(project, file)
    if is_text:
        source.problems += odd_characters(source.text, file)
        compose(source)
    return source


def load_settings(project: Path, file: str, environment: Mapping[str, str]) -> Source:
    """Reads `file` as MkDocs reads its settings, with variables of the `environment`."""
    source, is_text = _decoded(project, file)
    if is_text:
        compose_foreign(source, environment)
    return source


def load_part(settings: Source, keys: tuple[str, ...]) -> Source:
    """Reads the part of MkDocs' settings under `keys` strictly, as a data file is read.

    The source's root is the part. If nothing of the settings could be read, nor can it be.
    """
    source = Source(settings.file, text=settings.text)
    if settings.root is None:
        source.problems += settings.problems
        return source
    part = settings.node(keys)
    if part is None:
        message = f"“{'.'.join(keys)}” is missing. Add it, with the event’s title and edition."
        source.problems.append(Problem(settings.place(keys), message))
    elif isinstance(part, MappingNode):
        # Once more, with everything else blank: so nothing else can be refused.
        rows = source.text.split("\n")[: part.end[0]]
        rows[-1] = rows[-1][: part.end[1] - 1]
        rows[: part.line - 1] = [""] * (part.line - 1)
        rows[part.line - 1] = " " * (part.column - 1) + rows[part.line - 1][part.column - 1 :]
        source.text = "\n".join(rows)
        source.problems += odd_characters(source.text, source.file)
        compose(source)
    else:
        source.root = part
    return source


def load_page(project: Path, file: str) -> Source:
    """Reads a Markdown page; its nodes are those of the YAML between the `---` lines on top.

    A page without any has no root and no problem.
    """
    source, is_text = _decoded(project, file, is_page=True)
    if not is_text:
        return source
    match = _FRONT_MATTER.match(source.text)
    if match:
        front = Source(file, text="\n" + match[1])  # keeps the line numbers of the page
        front.problems += odd_characters(front.text, file)
        if match[1].strip():
            compose(front)
        source.root = front.root
        source.problems += front.problems
    elif _FRONT_MATTER_OPEN.match(source.text):
        message = (
            "The front matter that begins here has no end. Write a line “---” below it, with a "
            "line break behind."
        )
        source.problems.append(Problem(Place(file), message))
    return source


def without_front_matter(text: str) -> str:
    """A Markdown page's own text."""
    return _FRONT_MATTER.sub("", text, count=1)


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n|)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""As MkDocs finds it, which shows it as text where it finds none."""
_FRONT_MATTER_OPEN = re.compile(r"---[ \t]*\n[A-Za-z_]+:")


def _decoded(project: Path, file: str, *, is_page: bool = False) -> tuple[Source, bool]:
    """The file as a source without nodes, and whether its text can be read as YAML."""
    text, problems = decode(project, file, is_page=is_page)
    return Source(file, text=text, problems=problems), not problems
