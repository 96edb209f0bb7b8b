"""Loads a file, a part of one, or a page's front matter: every scalar stays text, in its place."""

import re
from pathlib import Path

from proceedings.problems import Place, Problem
from proceedings.read.compose import compose
from proceedings.read.decode import decode, odd_characters
from proceedings.read.source import MappingNode, Source


def load_file(project: Path, file: str) -> Source:
    """Reads `file` of the folder `project`; what is wrong with it is in `Source.problems`."""
    source, is_text = _decoded(project, file)
    if is_text:
        source.problems += odd_characters(source.text, file)
        compose(source)
    return source


def load_part(project: Path, file: str, keys: tuple[str, ...]) -> Source:
    """Reads the part of `file` under `keys` strictly and leaves the rest of it alone.

    The source's root is the part. A syntax error anywhere in the file is a problem, since nothing
    can be read then.
    """
    source, is_text = _decoded(project, file)
    if not is_text:
        return source
    whole = Source(file, text=source.text)
    repeated = compose(whole)
    if whole.root is None:
        source.problems += whole.problems
        return source
    for length, key in enumerate(keys):
        source.problems += [
            problem
            for mapping, word, problem in repeated
            if mapping is whole.node(keys[:length]) and word == key
        ]
    part = whole.node(keys)
    if part is None:
        message = f"“{'.'.join(keys)}” is missing. Add it, with the event’s title and edition."
        source.problems.append(Problem(whole.place(keys), message))
    elif isinstance(part, MappingNode):
        # Once more, with everything else blank: so nothing else can be refused.
        rows = source.text.split("\n")[: part.end[0]]
        rows[-1] = rows[-1][: part.end[1] - 1]
        rows[: part.line - 1] = [""] * (part.line - 1)
        rows[part.line - 1] = " " * (part.column - 1) + rows[part.line - 1][part.column - 1 :]
        source.text = "\n".join(rows)
        source.problems += odd_characters(source.text, file)
        compose(source)
    else:
        source.root = part
    return source


def load_front_matter(project: Path, file: str) -> Source:
    """Reads the YAML between the `---` lines on top of a Markdown page.

    A page without any has no root and no problem.
    """
    source, is_text = _decoded(project, file, is_page=True)
    if not is_text:
        return source
    match = _FRONT_MATTER.match(source.text)
    if match:
        source.text = "\n" + match[1]  # keeps the line numbers of the file
        source.problems += odd_characters(source.text, file)
        if match[1].strip():
            compose(source)
    elif _FRONT_MATTER_OPEN.match(source.text):
        message = "The front matter that begins here has no end. Write a line “---” below it."
        source.problems.append(Problem(Place(file), message))
    return source


def without_front_matter(text: str) -> str:
    """A Markdown page's own text."""
    return _FRONT_MATTER.sub("", text, count=1)


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n|)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_MATTER_OPEN = re.compile(r"---[ \t]*\n[A-Za-z_]+:")


def _decoded(project: Path, file: str, *, is_page: bool = False) -> tuple[Source, bool]:
    """The file as a source without nodes, and whether its text can be read as YAML."""
    text, problems = decode(project, file, is_page=is_page)
    return Source(file, text=text, problems=problems), not problems
