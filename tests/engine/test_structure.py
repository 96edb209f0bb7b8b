"""The shape of the code: no module and no function grows beyond what one can hold in mind.

Lines are effective ones: without blank lines, comments and docstrings. `-s` prints the figures.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[2] / "hooks"
MODULES = sorted(HOOKS.rglob("*.py"))
MOST_OF_MODULE = 300
MOST_OF_FUNCTION = 50

_parsed = cache(ast.parse)


@cache
def effective_lines(source: str) -> frozenset[int]:
    """The numbers of the lines that do something."""
    texts: set[int] = set()
    docstrings: set[int] = set()
    for node in ast.walk(_parsed(source)):
        if isinstance(node, ast.Expr) and _is_docstring(node):
            docstrings |= _lines(node)
        elif isinstance(node, ast.Constant | ast.JoinedStr) and node.lineno != node.end_lineno:
            texts |= _lines(node)  # what looks like a comment there may be none
    lines = {
        number
        for number, line in enumerate(source.splitlines(), 1)
        if number in texts or line.strip()[:1] not in ("", "#")
    }
    return frozenset(lines - docstrings)


def _lines(node: ast.stmt | ast.expr) -> set[int]:
    assert node.end_lineno
    return set(range(node.lineno, node.end_lineno + 1))


def _is_docstring(node: ast.Expr) -> bool:
    """A text that stands alone: of a module, a class, a function, or below an attribute."""
    return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Every function's name and its effective lines."""
    lines = effective_lines(source)
    for node in ast.walk(_parsed(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, len(lines & _lines(node))


SOURCE = '''\
"""A."""

# b
C = 1
"""D
."""


def e() -> str:
    """F."""
    return """
    g"""
'''


def test_lines_are_counted_without_what_does_nothing() -> None:
    assert effective_lines(SOURCE) == {4, 9, 11, 12}
    assert list(functions(SOURCE)) == [("e", 3)]


@pytest.mark.built  # it takes long
def test_modules_and_functions_are_small() -> None:
    sources = {str(path.relative_to(HOOKS)): path.read_text("utf-8") for path in MODULES}
    modules = {path: len(effective_lines(source)) for path, source in sources.items()}
    longest = {
        f"{path}: {name}": length
        for path, source in sources.items()
        for name, length in functions(source)
    }
    for title, lengths in (("modules", modules), ("functions", longest)):
        most = max(lengths, key=lambda name: lengths[name])
        total = f"{len(lengths)} {title}, {sum(lengths.values())} lines"
        print(f"{total}, the longest {lengths[most]} ({most})")
    assert {name: length for name, length in modules.items() if length > MOST_OF_MODULE} == {}
    assert {name: length for name, length in longest.items() if length > MOST_OF_FUNCTION} == {}


def test_no_module_is_cut_by_banners() -> None:
    """What needs a heading within a module is a module."""
    assert [str(path) for path in MODULES if "# ---" in path.read_text("utf-8")] == []
