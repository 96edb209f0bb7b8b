"""A YAML file as read: its nodes, and where each of them stands."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from proceedings.equal import count_black
from proceedings.problems import Place, Problem

Steps = tuple[str | int, ...]
"""The way from the top of a file to a value: keys of mappings and numbers of items."""


@dataclass(slots=True)
class ScalarNode:
    """A value as typed; `style` is how it is written: `|`, `>`, `'`, `"` or (plain) nothing.

    (In MkDocs' settings it can be the value of a variable: see `foreign`.)
    """

    value: str
    line: int
    column: int
    style: str = ""


@dataclass(slots=True)
class SequenceNode:
    """A YAML list."""

    items: "list[Node]"
    line: int
    column: int
    end: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class MappingNode:
    """A YAML mapping; `keys` holds the place of each key."""

    values: "dict[str, Node]"
    keys: dict[str, ScalarNode]
    line: int
    column: int
    end: tuple[int, int] = (0, 0)
    """Line and column where the next thing begins."""


Node = ScalarNode | SequenceNode | MappingNode


@dataclass
class Source:
    """One file as read: its content, if it could be read, and what was wrong with it."""

    file: str
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    text: str = ""

    def node(self, steps: Steps) -> Node | None:
        """The node at `steps`, or None."""
        node = self.root
        for step in steps:
            if isinstance(node, MappingNode) and isinstance(step, str):
                node = node.values.get(step)
            elif (
                isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items)
            ):
                node = node.items[step]
            else:
                return None
        return node

    def place(self, steps: Steps = ()) -> Place:
        """The place of the value at `steps`, or of the nearest value above it that exists."""
        for length in range(len(steps), -1, -1):
            node = self.node(steps[:length])
            if node is not None:
                return Place(self.file, node.line, node.column)
        return Place(self.file)

    def key_place(self, steps: Steps, key: str) -> Place:
        """The place of `key` itself in the mapping at `steps`."""
        node = self.node(steps)
        if isinstance(node, MappingNode) and key in node.keys:
            return Place(self.file, node.keys[key].line, node.keys[key].column)
        return self.place(steps)

    def place_within(self, steps: Steps, before: int) -> Place:
        """The place in the text at `steps` behind `before` characters, white space not counted.

        Of a text in straight quotation marks, whose escapes blur the count, the place of the text.
        """
        node = self.node(steps)
        if not isinstance(node, ScalarNode) or node.style in ("'", '"'):
            return self.place(steps)
        first = node.line if node.style else node.line - 1  # a block begins below its mark
        counts = self._counts(node, first)
        row = min(bisect_right(counts, before), len(counts)) - 1
        columns = self._columns(first + row)
        if not row and not node.style:  # the text begins behind its key
            columns = columns[bisect_left(columns, node.column) :]
        if before - counts[row] >= len(columns):
            return self.place(steps)
        return Place(self.file, first + row + 1, columns[before - counts[row]])

    @cached_property
    def reported(self) -> frozenset[Place]:
        """The places of which loading has reported a problem already."""
        return frozenset(problem.place for problem in self.problems)

    @cached_property
    def rows(self) -> list[str]:
        """The lines of the text, the first at 0."""
        return self.text.split("\n")

    @cached_property
    def _counted(self) -> dict[int, list[int]]:
        return {}

    @cached_property
    def _seen(self) -> dict[int, list[int]]:
        return {}

    def _columns(self, row: int) -> list[int]:
        """The columns of a line's characters that are no white space."""
        if row not in self._seen:
            line = unicodedata.normalize("NFC", self.rows[row])
            self._seen[row] = [n for n, char in enumerate(line, start=1) if not char.isspace()]
        return self._seen[row]

    def _counts(self, node: ScalarNode, first: int) -> list[int]:
        """For each line of a text how many of its characters stand before the line."""
        counts = self._counted.get(node.line)
        if counts is None:
            whole = count_black(unicodedata.normalize("NFC", node.value))
            counts = [0]
            start = 0 if node.style else node.column - 1
            for line in self.rows[first:]:
                counts.append(counts[-1] + count_black(unicodedata.normalize("NFC", line[start:])))
                start = 0
                if counts[-1] >= whole:
                    break
            counts.pop()
            self._counted[node.line] = counts
        return counts


def scalars(
    node: Node, keys: Callable[[MappingNode], Container[str]], steps: Steps = ()
) -> Iterator[tuple[Steps, ScalarNode]]:
    """The values below a node, with the steps to them from there on.

    Args:
        node: where to begin.
        keys: of a mapping, those of its keys whose values are meant.
        steps: those to the node.
    """
    if isinstance(node, ScalarNode):
        yield steps, node
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.items):
            yield from scalars(item, keys, (*steps, number))
    elif isinstance(node, MappingNode):
        meant = keys(node)
        for key, value in node.values.items():
            if key in meant:
                yield from scalars(value, keys, (*steps, key))


def plain(node: Node) -> Any:
    """The node as nested dicts, lists and strings, without its places."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}
