"""Reads the project's YAML strictly: every scalar stays text, every value keeps its place.

Built on PyYAML's events rather than on its constructors, because those guess types (`no` becomes
false, `0123` becomes 83), keep the last of two equal keys without a word, and forget places.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from proceedings.problems import Place, Problem, shortened

MOST_BYTES = 10 * 1024 * 1024
MOST_NESTED = 20

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML has it


@dataclass(slots=True)
class Scalar:
    """A value as typed; `line` and `column` count from 1."""

    value: str
    line: int
    column: int


@dataclass(slots=True)
class Sequence:
    """A YAML list."""

    items: "list[Node]"
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """A YAML mapping; `keys` holds the place of each key."""

    values: "dict[str, Node]"
    keys: dict[str, Scalar]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Source:
    """One file as read: its content, if it could be read, and what was wrong with it."""

    file: str
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: tuple[str | int, ...] = ()) -> Place:
        """The place of the value at `path`, or of the nearest value above it that exists."""
        node = self.root
        if node is None:
            return Place(self.file)
        for step in path:
            below: Node | None = None
            if isinstance(node, Mapping) and isinstance(step, str):
                below = node.values.get(step)
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                below = node.items[step]
            if below is None:
                break
            node = below
        return Place(self.file, node.line, node.column)

    def key_place(self, path: tuple[str | int, ...], key: str) -> Place:
        """The place of `key` itself in the mapping at `path`."""
        node = self.node(path)
        if isinstance(node, Mapping) and key in node.keys:
            return Place(self.file, node.keys[key].line, node.keys[key].column)
        return self.place(path)

    def node(self, path: tuple[str | int, ...]) -> Node | None:
        """The node at `path`, or None."""
        node = self.root
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str):
                node = node.values.get(step)
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node


def load(project: Path, file: str) -> Source:
    """Reads `file` of the folder `project`; what is wrong with it is in `Source.problems`."""
    source = Source(file)
    text = _read(project, source)
    if text is not None:
        _compose(text, source)
    return source


def load_part(project: Path, file: str, keys: tuple[str, ...]) -> Source:
    """Reads the part of `file` under `keys` strictly and leaves the rest of it alone."""
    source = Source(file)
    text = _read(project, source, characters=False)
    if text is None:
        return source
    whole = Source(file)
    _compose(text, whole)
    if whole.root is None:
        source.problems = whole.problems
        return source
    source.root = whole.node(keys)
    if source.root is None:
        top = Place(file)
        source.problems.append(
            Problem(top, f"“{'.'.join(keys)}” is missing. Add it with the event’s title.")
        )
        return source
    span = _Span.of(source.root)
    source.problems = [
        problem
        for problem in whole.problems + _character_problems(text, file)
        if span.holds(problem.place)
    ]
    return source


def load_front_matter(project: Path, file: str) -> Source:
    """Reads the YAML between the `---` lines on top of a Markdown page.

    A page without any has no root and no problem.
    """
    source = Source(file)
    text = _read(project, source, characters=False)
    if text is None:
        return source
    match = re.match(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if match:
        front = "\n" + match[1]  # keeps the line numbers of the file
        source.problems += _character_problems(front, file)
        _compose(front, source)
    return source


def plain(node: Node) -> Any:
    """The node as nested dicts, lists and strings, without its places."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


# --- from bytes to text -------------------------------------------------------------------------

_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\uffff\U000e0000-\U000e007f]|\t|\r(?!\n)"
)
"""Controls, tabs, and what cannot be seen: bidirectional controls, zero-width characters, tags.

The zero-width joiner and non-joiner (U+200C, U+200D) are letters' neighbours in many scripts and
stay allowed.
"""
_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7})(?= |$)|^={7}$", re.MULTILINE)


def _read(project: Path, source: Source, *, characters: bool = True) -> str | None:
    path = project / source.file
    here = Place(source.file)

    def refuse(message: str) -> None:
        source.problems.append(Problem(here, message))

    try:
        if not path.resolve().is_relative_to(project.resolve()):
            refuse("This is a link to a file outside the project. Put the file itself here.")
            return None
        if not path.exists():
            refuse("The file is missing. Add it, or restore it from the history.")
            return None
        if not path.is_file():
            refuse("This is not a regular file. Put a text file here.")
            return None
        if path.stat().st_size > MOST_BYTES:
            refuse(f"The file is larger than {MOST_BYTES // 1024**2} MB. Split or shorten it.")
            return None
        data = path.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        reason = getattr(error, "strerror", None) or "a loop of links"
        refuse(f"The file cannot be read ({reason}). Check that it exists and may be read.")
        return None
    for mark, encoding in (
        (b"\xff\xfe\x00\x00", "UTF-32"),
        (b"\x00\x00\xfe\xff", "UTF-32"),
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
    ):
        if data.startswith(mark):
            refuse(f"The file looks like {encoding}. Save it as UTF-8.")
            return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8", "replace")) + 1
        source.problems.append(
            Problem(
                Place(source.file, before.count(b"\n") + 1, column),
                "The file is not UTF-8; from here on it looks like Windows-1252 (Latin-1). "
                "Save it as UTF-8.",
            )
        )
        return None
    if "\x00" in text[:100] and text[:100].count("\x00") > 10:
        refuse("The file looks like UTF-16 without its mark. Save it as UTF-8.")
        return None
    text = text.replace("\r\n", "\n")
    if not characters:
        return text
    if not text.strip():
        refuse("The file is empty. Write its records, or restore it from the history.")
        return None
    conflicts = [
        Problem(
            _place_of(text, match.start(), source.file),
            "A merge conflict was left here. Keep one of the two versions and delete the lines "
            "of marks (<<<<<<<, =======, >>>>>>>).",
        )
        for match in _CONFLICT.finditer(text)
    ]
    if conflicts:
        source.problems += conflicts
        return None
    source.problems += _character_problems(text, source.file)
    return text


def _character_problems(text: str, file: str) -> list[Problem]:
    """Problems for tabs, controls and invisible characters."""
    found = []
    for match in _ODD.finditer(text):
        char = match[0]
        if char == "\t":
            what = "A tab stands here. Use spaces."
        else:
            what = f"An invisible character (U+{ord(char):04X}) stands here. Delete it."
        found.append(Problem(_place_of(text, match.start(), file), what))
        if len(found) > 1000:
            break
    return found


def _place_of(text: str, offset: int, file: str) -> Place:
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


# --- from text to nodes -------------------------------------------------------------------------


class _TooDeep(Exception):
    pass


def _compose(text: str, source: Source) -> None:
    """Builds the node tree from PyYAML's events, without recursion."""
    # What YAML's reader would refuse as a character has been reported already; going on with a
    # space in its place finds the other problems as well.
    text = _UNREADABLE.sub(" ", text)
    composer = _Composer(source)
    loader = _Loader(text)
    try:
        while loader.check_event():
            if not composer.take(loader.get_event()):
                return
        source.root = composer.root
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(source.file, mark.line + 1, mark.column + 1) if mark else Place(source.file)
        source.problems.append(Problem(place, _syntax_message(error, text)))
    except yaml.YAMLError:
        place = Place(source.file)
        source.problems.append(Problem(place, "This cannot be read as YAML. Check the file."))
    except _TooDeep:
        pass
    finally:
        loader.dispose()


_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x85\u2028\u2029\t]|\ufeff"
)


class _Composer:
    def __init__(self, source: Source) -> None:
        self.root: Node | None = None
        self._source = source
        self._open: list[Node] = []
        self._key: list[Scalar | None] = []  # for each open mapping, the key that waits
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Takes one event; False ends the reading."""
        if isinstance(event, yaml.ScalarEvent):
            self._decorated(event, event.tag if not event.implicit[0] and event.tag else None)
            line, column = _start(event)
            value = event.value
            if event.style == ">":
                # Folding leaves one line break where the editor left a blank line.
                value = value.replace("\n", "\n\n")
            self._add(Scalar(value, line, column))
        elif isinstance(event, yaml.MappingStartEvent):
            self._decorated(event, event.tag)
            self._enter(Mapping({}, {}, *_start(event)), event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._decorated(event, event.tag)
            self._enter(Sequence([], *_start(event)), event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            node = self._open.pop()
            self._key.pop()
            if not self._open:
                self.root = node
        elif isinstance(event, yaml.AliasEvent):
            line, column = _start(event)
            self._problem(
                line,
                column,
                f"“*{event.anchor}” is an alias, which these files do not use. "
                "Write the value itself, or put the text in quotation marks.",
            )
            self._add(Scalar("", line, column))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                line, column = _start(event)
                self._problem(
                    line,
                    column,
                    "A second document begins here. Keep one list in the file and delete this line.",
                )
                return False
        return True

    def _enter(self, node: Node, event: yaml.Event) -> None:
        self._add(node)
        self._open.append(node)
        self._key.append(None)
        if len(self._open) > MOST_NESTED:
            self._problem(
                *_start(event),
                f"This is nested more than {MOST_NESTED} levels deep. Check the indentation.",
            )
            raise _TooDeep

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        assert isinstance(parent, Mapping)
        key = self._key[-1]
        if key is None:
            if not isinstance(node, Scalar):
                self._problem(
                    node.line, node.column, "A key must be one word of text. Put a word before “:”."
                )
                node = Scalar("", node.line, node.column)
            self._key[-1] = node
            return
        self._key[-1] = None
        if key.value == "<<":
            self._problem(
                key.line,
                key.column,
                "“<<” merges another mapping, which these files do not use. Write the keys out.",
            )
        elif key.value in parent.values:
            first = parent.keys[key.value]
            self._problem(
                key.line,
                key.column,
                f"“{shortened(key.value)}” stands twice in this record; it was first given in "
                f"line {first.line}. Delete one of them.",
            )
        else:
            parent.values[key.value] = node
            parent.keys[key.value] = key

    def _decorated(self, event: yaml.Event, tag: str | None) -> None:
        if event.anchor:
            self._problem(
                *_start(event),
                f"“&{event.anchor}” is an anchor, which these files do not use. "
                "Delete it, or put the text in quotation marks.",
            )
        if tag:
            shown = shortened(tag.replace("tag:yaml.org,2002:", "!!"))
            self._problem(
                *_start(event),
                f"“{shown}” is a tag, which these files do not use. "
                "Delete it, or put the text in quotation marks.",
            )

    def _problem(self, line: int, column: int, message: str) -> None:
        self._source.problems.append(Problem(Place(self._source.file, line, column), message))


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


@dataclass(frozen=True, slots=True)
class _Span:
    """From the first to the last line of a node."""

    first: int
    last: int

    @staticmethod
    def of(node: Node) -> "_Span":
        first = last = node.line
        todo: list[Node] = [node]
        while todo:
            node = todo.pop()
            last = max(last, node.line)
            if isinstance(node, Scalar):
                last = max(last, node.line + node.value.count("\n"))
            elif isinstance(node, Sequence):
                todo += node.items
            else:
                todo += node.values.values()
        return _Span(first, last)

    def holds(self, place: Place) -> bool:
        return self.first <= place.line <= self.last


_SYNTAX = (
    (
        "mapping values are not allowed",
        "A “: ” stands here where no key can be. If it belongs to a text, put the whole text in "
        "quotation marks or below a “>-”; else check the indentation.",
    ),
    (
        "could not find expected ':'",
        "A “:” is missing after a key near here. Write “key: value”.",
    ),
    (
        "found character '\\t'",
        "A tab stands here. Use spaces.",
    ),
    (
        "found unexpected end of stream",
        "A quotation mark is opened and never closed. Close it.",
    ),
    (
        "found unexpected document indicator",
        "A quotation mark is opened and not closed before this line. Close it.",
    ),
    (
        "did not find expected '-' indicator",
        "This line is not indented like the records around it. Begin records with “- ” in one "
        "column.",
    ),
    (
        "expected <block end>",
        "This line is not indented like the lines around it, or a quotation mark is closed too "
        "early. Check both.",
    ),
    (
        "did not find expected key",
        "This line is not indented like the lines around it, or a quotation mark is closed too "
        "early. Check both.",
    ),
    (
        "found unknown escape character",
        "A backslash stands in a text between straight double quotation marks. Use single "
        "quotation marks around the text, or “>-”.",
    ),
    (
        "found character that cannot start any token",
        "A text cannot begin with “@”, “`” or “%” as it stands. Put it in quotation marks.",
    ),
    (
        "did not find expected ',' or",
        "A “[” or “{” is opened here and not closed. If it belongs to a text, put the whole text "
        "in quotation marks.",
    ),
    (
        "expected ',' or",
        "A “[” or “{” is opened here and not closed. If it belongs to a text, put the whole text "
        "in quotation marks.",
    ),
    (
        "undefined alias",
        "A text cannot begin with “*” as it stands. Put it in quotation marks.",
    ),
    (
        "alphabetic or numeric character",
        "A text cannot begin with “*” or “&” as it stands. Put it in quotation marks.",
    ),
    (
        "undefined tag handle",
        "A text cannot begin with “!” as it stands. Put it in quotation marks.",
    ),
    (
        "did not find expected node content",
        "A value is missing here. Write it, or put the text around it in quotation marks.",
    ),
    (
        "block sequence entries are not allowed",
        "A “- ” stands here where no list can begin. Put it on a line of its own.",
    ),
    (
        "did not find expected <document start>",
        "This line belongs to no record. Check the indentation, and that the text above it is "
        "closed.",
    ),
    (
        "expected '<document start>'",
        "This line belongs to no record. Check the indentation, and that the text above it is "
        "closed.",
    ),
)


def _syntax_message(error: yaml.MarkedYAMLError, text: str) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    for phrase, message in _SYNTAX:
        if phrase in said:
            return message
    reason = " ".join(said.split())
    return f"This cannot be read as YAML ({reason}). Check quotation marks and indentation."
