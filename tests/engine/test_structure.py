"""The shape of the code: no module and no function grows beyond what one can hold in mind.

Lines are effective ones: without blank lines, comments and docstrings. `-s` prints the figures.
"""

import ast
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[2] / "hooks"
MODULES = sorted(HOOKS.rglob("*.py"))
MOST_OF_MODULE = 300
MOST_OF_FUNCTION = 50

_BLANK = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
    tokenize.ENDMARKER,
}


@cache
def effective_lines(source: str) -> frozenset[int]:
    """The numbers of the lines that do something."""
    lines = {
        line
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type not in _BLANK
        for line in range(token.start[0], token.end[0] + 1)
    }
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and _is_docstring(node):
            assert node.end_lineno
            lines -= set(range(node.lineno, node.end_lineno + 1))
    return frozenset(lines)


def _is_docstring(node: ast.Expr) -> bool:
    """A text that stands alone: of a module, a class, a function, or below an attribute."""
    return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Every function's name and its effective lines."""
    lines = effective_lines(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno
            yield node.name, len(lines & set(range(node.lineno, node.end_lineno + 1)))


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
