"""Reads YAML that is MkDocs' own as MkDocs does: variables, tags, aliases and merged mappings.

Reported is what MkDocs could not read, and a key that is given twice, of which MkDocs would drop
one without a word. Read with PyYAML's own parser, which MkDocs uses for its settings: libyaml
accepts some tabs at which that stops.
"""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from proceedings.problems import Place, Problem, shortened
from proceedings.read.compose import QUOTES, Composer, take_all
from proceedings.read.decode import odd_characters
from proceedings.read.source import MappingNode, Node, ScalarNode, SequenceNode, Source

VARIABLE = "$"
"""Begins the style of a value that comes from the environment; the variable's name follows, or
nothing where none is set and there is no other value.
"""

_ENV = "!ENV"
_TAGS = (_ENV, "!relative", "!")
"""The tags that MkDocs adds to YAML's, and the one that says nothing."""
_STANDARD = "tag:yaml.org,2002:"
_TEXT = f"{_STANDARD}str"
_DAY = f"{_STANDARD}timestamp"
_MERGE = f"{_STANDARD}merge"
_PYTHON = f"{_STANDARD}python/"

_OF_SCALARS = ("str", "int", "float", "bool", "null", "timestamp", "binary")
"""YAML's tags of single values."""

_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What PyYAML cannot read, or reads as a line break where an editor's program shows none."""

_SHOWN = ("site_name", "site_description")
"""What readers are shown: nothing of it may be lost as a comment."""


def compose_foreign(source: Source, environment: Mapping[str, str]) -> None:
    """Builds the source's node tree; variables have the values that `environment` gives."""
    source.problems += odd_characters(source.text, source.file, _UNREADABLE)
    composer = _Composer(source, environment)
    take_all(composer, yaml.SafeLoader, _UNREADABLE.sub(" ", source.text))
    composer.merge()


def is_text(node: ScalarNode) -> bool:
    """Whether MkDocs takes a value for text, and not for a number, a date or the like."""
    is_plain = not node.style or node.style.startswith(VARIABLE)
    return not is_plain or _kind(node.value) == _TEXT


class _Composer(Composer):
    holds = "settings"

    def __init__(self, source: Source, environment: Mapping[str, str]) -> None:
        super().__init__(source)
        self._environment = environment
        self._anchors: dict[str, Node] = {}
        self._decoration: Any = None
        self._variables: list[Node] = []
        self._merges: list[tuple[MappingNode, Node]] = []

    def take(self, event: Any) -> bool:
        node = self._open[-1] if type(event) is yaml.SequenceEndEvent else None
        goes_on = super().take(event)
        if isinstance(node, SequenceNode) and any(node is one for one in self._variables):
            self._replace(node, self._of_variables(node))
        return goes_on

    def merge(self) -> None:
        """Gives mappings the keys of those that are merged into them; their own win."""
        for mapping, merged in self._merges:
            for other in merged.items if isinstance(merged, SequenceNode) else [merged]:
                if not isinstance(other, MappingNode):
                    place = Place(self.source.file, other.line, other.column)
                    message = (
                        "“<<” merges keys with their values. Write such behind it, or delete it."
                    )
                    self.source.problems.append(Problem(place, message))
                    continue
                for name, node in list(other.values.items()):
                    mapping.values.setdefault(name, node)
                    mapping.keys.setdefault(name, other.keys[name])

    def _take_alias(self, event: Any) -> None:
        node = self._anchors.get(event.anchor)
        if node is None:
            self._problem(event, f"Nothing is called “&{event.anchor}”. Write the value itself.")
            node = ScalarNode("", event.start_mark.line + 1, event.start_mark.column + 1)
        self._add(node)

    def _take_scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._decorated(event)
        if not event.style and self._is_shown():
            self._check_hashtag(event)
        self._check_value(event)
        if event.style in QUOTES:
            self._note_spread(event)
        mark = event.start_mark
        node = ScalarNode(event.value, mark.line + 1, mark.column + 1, event.style or "")
        self._add(self._of_variables(node) if event.tag == _ENV else node)

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], MappingNode) and not self._keys[-1]

    def _is_shown(self) -> bool:
        key = self._keys[-1] if len(self._keys) == 1 else None
        return key is not None and key.value in _SHOWN

    def _decorated(self, event: Any) -> None:
        self._decoration = event
        tag = event.tag or ""
        if tag and tag not in _TAGS and not tag.startswith(_STANDARD):
            self._problem(event, f"“{shortened(tag)}” is a tag that MkDocs lacks. Delete it.")
        elif type(event) is yaml.MappingStartEvent and tag == _ENV:
            self._problem(event, f"“{_ENV}” needs a variable’s name. Write it, or delete the tag.")
        elif type(event) is not yaml.ScalarEvent and tag.removeprefix(_STANDARD) in _OF_SCALARS:
            self._problem(event, f"“{shortened(tag)}” is the tag of a single value. Delete it.")

    def _check_value(self, event: Any) -> None:
        """Reports a value at which MkDocs would stop, like a day that is in no calendar."""
        tag = event.tag or (_TEXT if event.style else _kind(event.value))
        if tag == _TEXT or not tag.startswith(_STANDARD) or tag.startswith(_PYTHON):
            return
        if tag == _MERGE and self._awaits_key():
            return
        try:
            node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
            yaml.constructor.SafeConstructor().construct_object(node)
        except (ValueError, ArithmeticError, LookupError, AttributeError, yaml.YAMLError):
            day, other = ("a date", "no day of the calendar"), ("a number", "none")
            like, but = day if tag == _DAY else other
            self._problem(
                event,
                f"“{shortened(event.value, 30)}” looks like {like} and is {but}: MkDocs cannot "
                "read it. Correct it, or put it in quotation marks if it is text.",
            )

    def _add(self, node: Node) -> None:
        event, self._decoration = self._decoration, None
        if event is not None and event.anchor:
            self._anchors[event.anchor] = node
        if event is not None and event.tag == _ENV:
            self._variables.append(node)
        super()._add(node)

    def _put(self, mapping: MappingNode, key: ScalarNode, node: Node) -> None:
        if key.value == "<<" and not key.style:
            self._merges.append((mapping, node))
        else:
            super()._put(mapping, key, node)

    def _of_variables(self, node: ScalarNode | SequenceNode) -> Node:
        """What stands for the name of a variable, or for a list of names and a default."""
        names: list[Node] = [node]
        default: Node = ScalarNode("", node.line, node.column, VARIABLE)
        if isinstance(node, SequenceNode):
            names = node.items
            if len(names) > 1:
                *names, default = names
        for name in names:
            if not isinstance(name, ScalarNode):
                place = Place(self.source.file, name.line, name.column)
                message = f"“{_ENV}” needs names of variables. Write one here, or delete this."
                self.source.problems.append(Problem(place, message))
            elif name.value in self._environment:
                value = self._environment[name.value]
                return ScalarNode(value, node.line, node.column, VARIABLE + name.value)
        return default

    def _replace(self, old: Node, new: Node) -> None:
        """Puts a node in the place of another wherever that stands so far."""
        parent = self._open[-1] if self._open else None
        if isinstance(parent, SequenceNode):
            parent.items[-1] = new
        elif isinstance(parent, MappingNode):
            for key, node in parent.values.items():
                if node is old:
                    parent.values[key] = new
        for name, node in self._anchors.items():
            if node is old:
                self._anchors[name] = new


def _kind(value: str) -> str:
    """What a value without quotation marks is to PyYAML, as a tag."""
    resolver: Any = yaml.resolver.Resolver()
    tag: str = resolver.resolve(yaml.ScalarNode, value, (True, False))
    return tag
