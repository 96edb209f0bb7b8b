"""The editors' own pages: their addresses, and their words in parts that can be linked to."""

import contextlib
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from proceedings.read.docs import address
from proceedings.read.load import without_front_matter

EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")
"""Python-Markdown's extensions that headings and their ids depend on, as in mkdocs.base.yml."""


class Part(NamedTuple):
    """What stands below one heading; above the first one there is no heading, and no `id`."""

    id: str
    heading: str
    text: str


class ProsePage(NamedTuple):
    """A file of the docs folder: its name there, its address, and of a page its text and HTML."""

    name: str
    address: str
    text: str = ""
    html: str = ""

    @property
    def addresses(self) -> Iterator[str]:
        """Its address, and those of the headings of a page."""
        yield self.address
        yield from (f"{self.address}#{part.id}" for part in parts(self.html) if part.id)


def read_prose(docs: Path, extensions: Iterable[str] = ()) -> Iterator[ProsePage]:
    """Reads the pages and files of the docs folder.

    Args:
        docs: the folder.
        extensions: Python-Markdown's, besides those of `EXTENSIONS`; what cannot be used is not.
    """
    import markdown  # type: ignore[import-untyped]  # no types; and a tenth of a second

    converter = markdown.Markdown(extensions=list(EXTENSIONS))
    for extension in extensions:
        with contextlib.suppress(Exception):  # it may be anybody's, or need settings
            converter.registerExtensions([extension], {})
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs)
        if not path.is_file() or any(part.startswith(".") for part in name.parts):
            continue
        where = quote(address(name.as_posix()))
        text = path.read_text("utf-8-sig") if path.suffix == ".md" else ""
        html = converter.reset().convert(without_front_matter(text)) if text else ""
        yield ProsePage(name.as_posix(), where, text, html)


def parts(html: str) -> list[Part]:
    """The parts of a page that hold words. Its first heading is its title, and is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = (Part(part.id, _tidy(part.heading), _tidy(part.text)) for part in reader.parts)
    return [part for part in found if part.heading or part.text]


class _Unread:
    """A part while it is read."""

    def __init__(self, id_: str) -> None:
        self.id = id_
        self.heading: list[str] = []
        self.text: list[str] = []


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = [_Unread("")]
        self._into: list[str] | None = self.parts[0].text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h1" or tag in _UNREAD:
            self._into = None
        elif tag in _HEADINGS:
            self.parts.append(_Unread(dict(attrs).get("id") or ""))
            self._into = self.parts[-1].heading
        self._part_words(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "h1" or tag in _UNREAD or tag in _HEADINGS:
            self._into = self.parts[-1].text
        self._part_words(tag)

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def _part_words(self, tag: str) -> None:
        """Words of two cells or paragraphs are two words, whatever stands between the tags."""
        if tag not in _WITHIN_WORDS:
            self.handle_data(" ")


_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_UNREAD = {"script", "style", "template"}
_WITHIN_WORDS = {"a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd"}
_WITHIN_WORDS |= {"mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", "var", "wbr"}


def _tidy(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
