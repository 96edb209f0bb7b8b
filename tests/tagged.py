"""Reads a tagged PDF as a screen reader does: the text of its structure, in its order."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pikepdf

Key = tuple[tuple[int, int], int]
"""A page's object, and the number of marked content on it."""


class Tagged(NamedTuple):
    """A stretch of text, and the tags around it from the outermost in."""

    tags: tuple[str, ...]
    text: str


def tagged(document: pikepdf.Pdf) -> Iterator[Tagged]:
    """All text of the structure tree, in its order."""
    marked = {key: text for page in document.pages for key, text in _marked(page)}
    yield from _below(document.Root.StructTreeRoot, (), None, marked)


def _below(
    node: pikepdf.Object,
    tags: tuple[str, ...],
    page: pikepdf.Object | None,
    marked: dict[Key, str],
) -> Iterator[Tagged]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _below(each, tags, page, marked)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.get("/Pg", page)
        if node.get("/Type") == "/MCR":
            yield from _text(int(node.MCID), tags, page, marked)
        elif "/K" in node:
            name = (str(node.S).removeprefix("/"),) if "/S" in node else ()
            yield from _below(node.K, (*tags, *name), page, marked)
    elif page is not None:
        yield from _text(int(node), tags, page, marked)


def _text(
    number: int, tags: tuple[str, ...], page: pikepdf.Object | None, marked: dict[Key, str]
) -> Iterator[Tagged]:
    assert page is not None
    yield Tagged(tags, marked[page.objgen, number])


def _marked(page: pikepdf.Page) -> Iterator[tuple[Key, str]]:
    """The text of each marked content of a page."""
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    open_: list[tuple[int | None, str | None]] = []
    letters: dict[int, str] = {}
    for each in pikepdf.parse_content_stream(page):
        operands, name = each.operands, str(each.operator)
        if name in ("BDC", "BMC"):
            given: object = operands[1] if name == "BDC" else None
            number = given.get("/MCID") if isinstance(given, pikepdf.Dictionary) else None
            actual = given.get("/ActualText") if isinstance(given, pikepdf.Dictionary) else None
            open_.append(
                (
                    None if number is None else int(number),
                    None if actual is None else str(actual),
                )
            )
        elif name == "EMC":
            _, instead = open_.pop()
            if instead is not None:
                _add(found, open_, instead)
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in ("Tj", "TJ") and not any(actual is not None for _, actual in open_):
            pieces = operands[0] if name == "TJ" else operands
            codes = b"".join(bytes(some) for some in pieces if isinstance(some, pikepdf.String))
            text = "".join(
                letters[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2)
            )
            _add(found, open_, text)
    yield from (((page.obj.objgen, number), text) for number, text in found.items())


def _add(found: dict[int, str], open_: list[tuple[int | None, str | None]], text: str) -> None:
    number = next((each for each, _ in reversed(open_) if each is not None), None)
    if number is not None:
        found[number] = found.get(number, "") + text


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """What each code of a font stands for, as its ToUnicode map says."""
    return _map(font.ToUnicode.read_bytes())


@cache
def _map(cmap: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    assert b"beginbfrange" not in cmap
    return found
