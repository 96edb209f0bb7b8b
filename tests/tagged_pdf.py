"""Reads a tagged PDF as a screen reader does: the text of its structure, in its order."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pikepdf

Key = tuple[tuple[int, int], int]
"""A page's object, and the number of marked content on it."""


class Tagged(NamedTuple):
    """A stretch of text, the tags around it from the outermost in, and its page, from 0."""

    tags: tuple[str, ...]
    text: str
    page: int


class _Marked(NamedTuple):
    text: str
    page: int


def tagged(document: pikepdf.Pdf) -> Iterator[Tagged]:
    """All text of the structure tree, in its order."""
    marked = {
        (page.obj.objgen, number): _Marked(text, place)
        for place, page in enumerate(document.pages)
        for number, text in _marked(page).items()
        if number is not None
    }
    yield from _below(document.Root.StructTreeRoot, (), None, marked)


def untagged(page: pikepdf.Page) -> str:
    """The text of a page that stands in no structure, as what is at its head and foot."""
    return _marked(page).get(None, "")


def _below(
    node: pikepdf.Object,
    tags: tuple[str, ...],
    page: pikepdf.Object | None,
    marked: dict[Key, _Marked],
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
    number: int, tags: tuple[str, ...], page: pikepdf.Object | None, marked: dict[Key, _Marked]
) -> Iterator[Tagged]:
    assert page is not None
    if found := marked.get((page.objgen, number)):  # else it has no text
        yield Tagged(tags, found.text, found.page)


def _marked(page: pikepdf.Page) -> dict[int | None, str]:
    """The text of each marked content of a page, and of what is none of it."""
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int | None, str] = {}
    open_: list[tuple[int | None, str | None]] = []
    letters = _Letters(2, {})
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
                letters.known[int.from_bytes(codes[at : at + letters.length])]
                for at in range(0, len(codes), letters.length)
            )
            _add(found, open_, text)
    return found


def _add(
    found: dict[int | None, str], open_: list[tuple[int | None, str | None]], text: str
) -> None:
    number = next((each for each, _ in reversed(open_) if each is not None), None)
    found[number] = found.get(number, "") + text


class _Letters(NamedTuple):
    """What each code of a font stands for, and of how many bytes it is."""

    length: int
    known: dict[int, str]


def _letters(font: pikepdf.Object) -> _Letters:
    """As the font's ToUnicode map says."""
    return _map(font.ToUnicode.read_bytes())


@cache
def _map(cmap: bytes) -> _Letters:
    found: dict[int, str] = {}
    last = re.search(rb"begincodespacerange\s*<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>", cmap)
    assert last
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for row in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            first, end, text = (int(each, 16) for each in row)
            found |= {first + at: chr(text + at) for at in range(end - first + 1)}
    return _Letters(len(last[1]) // 2, found)
