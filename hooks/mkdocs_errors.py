"""What keeps a site from being built, in lines for the editor."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jinja2
from mkdocs.exceptions import MkDocsException

from proceedings.problems import ProblemsFound


def as_lines(error: BaseException) -> tuple[str, ...]:
    """The error as lines; of one that nobody thought of, where it was raised and what it is."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return (f"{error.filename or error.name}:{error.lineno}:1: {error.message}.",)
    if isinstance(error, (MkDocsException, ProblemsFound)):
        return tuple(str(error).splitlines())
    if isinstance(error, OSError) and error.strerror:
        return (f"{error.filename or 'A file'}: {error.strerror}.",)
    frames = traceback.extract_tb(error.__traceback__)
    templates = [frame for frame in frames if Path(frame.filename).suffix in (".html", ".jinja")]
    where = [f"{frame.filename}:{frame.lineno}:1: " for frame in (templates or frames)[-1:]]
    message = " ".join(str(error).split()) or "no more is known"
    return (f"{''.join(where)}{type(error).__name__}: {message}.",)


@contextmanager
def errors_heard() -> Iterator[list[str]]:
    """Collects what MkDocs calls errors meanwhile: its exceptions say less than its log."""
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.extend(record.getMessage().splitlines())

    listener = Listener(logging.ERROR)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield heard
    finally:
        logger.removeHandler(listener)
