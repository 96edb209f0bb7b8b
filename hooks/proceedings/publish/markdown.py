"""The templates' environments, and escaping: plain text is shown as it is, whatever it holds."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"

_SPECIAL = re.compile(r"[&<>\"'`\\*_{}\[\]!|~^=#]")
_LINE_START = re.compile(r"^(\s*[0-9]*)([-+.:)])")


def escaped(value: object) -> Markup:
    """`value` as text that neither HTML nor Markdown reads as anything but itself.

    Every character that one of them could take for markup becomes a character reference
    (CommonMark 0.31, sections 2.4 and 2.5); white space becomes single spaces, so that no line of
    the text begins a block.
    """
    if isinstance(value, Markup):
        return value
    text = re.sub(r"\s+", " ", "" if value is None else str(value))
    text = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)
    return Markup(_LINE_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text))


def verbatim(text: str) -> Markup:
    """`text` escaped, with its line breaks kept, for an element that shows them."""
    return Markup("&#10;").join(escaped(line) for line in text.splitlines())


def mailto(email: str) -> str:
    """The address as a `mailto:` URL (RFC 6068, section 2)."""
    return "mailto:" + quote(email, safe="@!$*+-.^_~")


def markdown_environment() -> Environment:
    """The templates of pages in Markdown, with everything they print escaped."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(verbatim=verbatim)
    return env


@cache
def html_environment() -> Environment:
    """The few templates that make HTML and no Markdown."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
