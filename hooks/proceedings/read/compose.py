"""From a file's text to its nodes, built on PyYAML's events.

Not on its constructors, because those guess types (`no` becomes false, `0123` becomes 83), keep the
last of two equal keys without a word, and forget places.
"""

import re
from itertools import pairwise
from typing import Any

import yaml

from proceedings.problems import Place, Problem, shortened
from proceedings.read.decode import ODD
from proceedings.read.source import MappingNode, Node, ScalarNode, SequenceNode, Source
from proceedings.read.syntax import BACKSLASH, syntax_problem

MOST_NESTED = 20

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML has it

_UNREADABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML cannot read, or reads as a line break where an editor's program shows none."""

_NULLS = ("~", "null", "Null", "NULL")
"""Whoever writes these unquoted seldom means the text."""

_HASHTAG = re.compile(r" +(#[^\s#]\S*)")
QUOTES = ("'", '"')


def compose(source: Source) -> None:
    """Builds the source's node tree from PyYAML's events, without recursion."""
    # Odd characters have been reported; with spaces in their place the other faults are found too.
    take_all(Composer(source), _Parser, _UNREADABLE.sub(" ", source.text))


def take_all(composer: "Composer", parser_type: Any, text: str) -> None:
    """Gives the composer every event of `text`; its source gets the tree, or the syntax error."""
    source = composer.source
    parser: Any = None
    try:
        parser = parser_type(text)
        while composer.take(parser.get_event()):
            pass
        if composer.root is None and not source.problems:
            message = (
                f"The file holds no {composer.holds}. Write them, or restore it from the history."
            )
            source.problems.append(Problem(Place(source.file), message))
    except yaml.MarkedYAMLError as error:
        problem = syntax_problem(error, text, source.file, composer.spread)
        if all(problem.place[:2] != other.place[:2] for other in source.problems):
            source.problems.append(problem)
        composer.root = None
    except yaml.YAMLError:
        message = "This cannot be read as YAML. Check the file."
        source.problems.append(Problem(Place(source.file), message))
        composer.root = None
    except (
        ValueError,
        OverflowError,
    ):  # PyYAML's own parser, of an escape that stands for no character
        mark = parser.get_mark()
        place = Place(source.file, mark.line + 1, mark.column + 1)
        source.problems.append(Problem(place, BACKSLASH))
        composer.root = None
    finally:
        if parser is not None:
            parser.dispose()
    source.root = composer.root


class Composer:
    """Takes events one by one; `root` is the tree once its end has been taken."""

    holds = "records"
    """What a file of this kind holds, for a message."""

    def __init__(self, source: Source) -> None:
        self.root: Node | None = None
        self.source = source
        self.spread: Any = None
        """The last text in quotation marks that goes over several lines: one may be unclosed."""
        self._has_hashtags = bool(_HASHTAG.search(source.text))
        self._open: list[SequenceNode | MappingNode] = []
        self._keys: list[ScalarNode | None] = []  # of each open node, the one without its value
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Takes one event; False ends the reading."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._take_scalar(event)
        elif kind is yaml.MappingStartEvent:
            mark = event.start_mark
            return self._enter(MappingNode({}, {}, mark.line + 1, mark.column + 1), event)
        elif kind is yaml.SequenceStartEvent:
            mark = event.start_mark
            return self._enter(SequenceNode([], mark.line + 1, mark.column + 1), event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            mark = event.end_mark
            node = self._open.pop()
            node.end = (mark.line + 1, mark.column + 1)
            self._keys.pop()
        elif kind is yaml.AliasEvent:
            self._take_alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                message = "A second document begins here. Keep one and delete this line."
                self._problem(event, message)
                return False
        return kind is not yaml.StreamEndEvent

    def _take_alias(self, event: Any) -> None:
        self._problem(
            event,
            f"“*{event.anchor}” is an alias, which is not used here. "
            "Write the value itself, or put the text in quotation marks.",
        )
        mark = event.start_mark
        self._add(ScalarNode("", mark.line + 1, mark.column + 1))

    def _take_scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._decorated(event)
        value: str = event.value
        style: str = event.style or ""
        if style in QUOTES:
            self._note_spread(event)
        if style == '"':
            if ODD.search(value):
                self._problem(
                    event,
                    "An escape (“\\…”) in this text stands for a character that cannot be seen. "
                    "Delete it.",
                )
        elif "\n" in value and style != "|":
            value = _unfolded(value)
        elif not style:
            if value in _NULLS:
                self._problem(
                    event,
                    f"“{value}” means “no value” to YAML. Put it in quotation marks if it is the "
                    "text, or delete the line.",
                )
            elif self._has_hashtags:
                self._check_hashtag(event)
        mark = event.start_mark
        self._add(ScalarNode(value, mark.line + 1, mark.column + 1, style))

    def _note_spread(self, event: Any) -> None:
        if event.end_mark.line > event.start_mark.line:
            self.spread = event

    def _check_hashtag(self, event: Any) -> None:
        mark = event.end_mark
        match = _HASHTAG.match(self.source.rows[mark.line], mark.column)
        if match:
            self._problem(
                event,
                f"“{shortened(match[1], 30)}” and what follows is left out of this text, for “ #” "
                "begins a comment. Put the whole text in quotation marks or below a “>-”.",
            )

    def _enter(self, node: SequenceNode | MappingNode, event: Any) -> bool:
        if event.anchor or event.tag:
            self._decorated(event)
        self._add(node)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) <= MOST_NESTED:
            return True
        message = f"This is nested more than {MOST_NESTED} levels deep. Check the indentation."
        self._problem(event, message)
        self.root = None
        return False

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if type(parent) is SequenceNode:
            parent.items.append(node)
            return
        assert isinstance(parent, MappingNode)
        key = self._keys[-1]
        if key is not None:
            self._keys[-1] = None
            self._put(parent, key, node)
        elif isinstance(node, ScalarNode):
            self._keys[-1] = node
        else:
            place = Place(self.source.file, node.line, node.column)
            message = "A key must be one word of text. Put a word before the “:”."
            self.source.problems.append(Problem(place, message))
            self._keys[-1] = ScalarNode("", node.line, node.column)

    def _put(self, mapping: MappingNode, key: ScalarNode, node: Node) -> None:
        name = key.value
        if name not in mapping.values and name != "<<":
            mapping.values[name] = node
            mapping.keys[name] = key
            return
        if name == "<<":
            message = "“<<” merges another mapping, which is not done here. Write the keys out."
        else:
            message = (
                f"“{shortened(name)}” stands twice here; it was first given in line "
                f"{mapping.keys[name].line}. Delete one of them."
            )
        self.source.problems.append(Problem(Place(self.source.file, key.line, key.column), message))

    def _decorated(self, event: Any) -> None:
        if event.anchor:
            what = f"“&{event.anchor}” is an anchor"
        else:
            what = f"“{shortened(event.tag.replace('tag:yaml.org,2002:', '!!'))}” is a tag"
        self._problem(
            event,
            f"{what}, which is not used here. Delete it, or put the text in quotation marks.",
        )

    def _problem(self, event: Any, message: str) -> None:
        mark = event.start_mark
        place = Place(self.source.file, mark.line + 1, mark.column + 1)
        self.source.problems.append(Problem(place, message))


def _unfolded(value: str) -> str:
    """The text of a folded scalar with its blank lines, of each of which folding took one break.

    Breaks beside an indented line are the editor's own and stay single.
    """
    lines = value.split("\n")
    text = lines[0]
    for above, line in pairwise(lines):
        is_paragraph = above.strip() and line.strip() and above[0] != " " and line[0] != " "
        text += f"\n\n{line}" if is_paragraph else f"\n{line}"
    return text
