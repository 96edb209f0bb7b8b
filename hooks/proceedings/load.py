"""Reads the project's YAML strictly: every scalar stays text, every value keeps its place.

Built on PyYAML's events rather than on its constructors, because those guess types (`no` becomes
false, `0123` becomes 83), keep the last of two equal keys without a word, and forget places.
"""

import re
import stat
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from proceedings.problems import Place, Problem, shortened
from proceedings.text import count_black

MOST_BYTES = 10 * 1024 * 1024
MOST_NESTED = 20
MOST_CHARACTERS = 1_000
"""Odd characters reported of one file; more of them would tell the editor nothing more."""

Steps = tuple[str | int, ...]
"""The way from the top of a file to a value: keys of mappings and numbers of items."""


@dataclass(slots=True)
class Scalar:
    """A value as typed; `style` is how it is written: `|`, `>`, `'`, `"` or (plain) nothing."""

    value: str
    line: int
    column: int
    style: str = ""


@dataclass(slots=True)
class Sequence:
    """A YAML list."""

    items: "list[Node]"
    line: int
    column: int
    end: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Mapping:
    """A YAML mapping; `keys` holds the place of each key."""

    values: "dict[str, Node]"
    keys: dict[str, Scalar]
    line: int
    column: int
    end: tuple[int, int] = (0, 0)
    """Line and column where the next thing begins."""


Node = Scalar | Sequence | Mapping


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
            if isinstance(node, Mapping) and isinstance(step, str):
                node = node.values.get(step)
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
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
        if isinstance(node, Mapping) and key in node.keys:
            return Place(self.file, node.keys[key].line, node.keys[key].column)
        return self.place(steps)

    def place_within(self, steps: Steps, before: int) -> Place:
        """The place in the text at `steps` behind `before` characters, white space not counted.

        Of a text in straight quotation marks, whose escapes blur the count, the place of the text.
        """
        node = self.node(steps)
        if not isinstance(node, Scalar) or node.style in ("'", '"'):
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
    def told(self) -> frozenset[Place]:
        """The places of which a problem of loading tells already."""
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

    def _counts(self, node: Scalar, first: int) -> list[int]:
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


def load(project: Path, file: str) -> Source:
    """Reads `file` of the folder `project`; what is wrong with it is in `Source.problems`."""
    source = Source(file)
    if _read(project, source):
        source.problems += _odd_characters(source.text, file)
        _compose(source)
    return source


def load_part(project: Path, file: str, keys: tuple[str, ...]) -> Source:
    """Reads the part of `file` under `keys` strictly and leaves the rest of it alone.

    The source's root is the part. A syntax error anywhere in the file is a problem, since nothing
    can be read then.
    """
    source = Source(file)
    if not _read(project, source):
        return source
    whole = Source(file, text=source.text)
    repeated = _compose(whole)
    if whole.root is None:
        source.problems += whole.problems
        return source
    for length, key in enumerate(keys):
        source.problems += [
            problem
            for mapping, word, problem in repeated
            if mapping is whole.node(keys[:length]) and word == key
        ]
    part = whole.node(keys)
    if part is None:
        message = f"“{'.'.join(keys)}” is missing. Add it, with the event’s title and edition."
        source.problems.append(Problem(whole.place(keys), message))
    elif isinstance(part, Mapping):
        # Once more, with everything else blank: so nothing else can be refused.
        rows = source.text.split("\n")[: part.end[0]]
        rows[-1] = rows[-1][: part.end[1] - 1]
        rows[: part.line - 1] = [""] * (part.line - 1)
        rows[part.line - 1] = " " * (part.column - 1) + rows[part.line - 1][part.column - 1 :]
        source.text = "\n".join(rows)
        source.problems += _odd_characters(source.text, file)
        _compose(source)
    else:
        source.root = part
    return source


def load_front_matter(project: Path, file: str) -> Source:
    """Reads the YAML between the `---` lines on top of a Markdown page.

    A page without any has no root and no problem.
    """
    source = Source(file)
    if not _read(project, source, is_page=True):
        return source
    match = _FRONT_MATTER.match(source.text)
    if match:
        source.text = "\n" + match[1]  # keeps the line numbers of the file
        source.problems += _odd_characters(source.text, file)
        if match[1].strip():
            _compose(source)
    elif _FRONT_MATTER_OPEN.match(source.text):
        message = "The front matter that begins here has no end. Write a line “---” below it."
        source.problems.append(Problem(Place(file), message))
    return source


_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n|)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_MATTER_OPEN = re.compile(r"---[ \t]*\n[A-Za-z_]+:")


def plain(node: Node) -> Any:
    """The node as nested dicts, lists and strings, without its places."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


# --- from bytes to text -------------------------------------------------------------------------

_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]|\t+|\r"
)
"""Controls, tabs, and what cannot be seen: bidirectional controls, zero-width characters, tags.

The zero-width joiner and non-joiner (U+200C, U+200D) are letters' neighbours in many scripts and
stay allowed.
"""
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?= |$)", re.MULTILINE)


def _read(project: Path, source: Source, *, is_page: bool = False) -> bool:
    """Puts the file's characters into `source.text`, or into its problems why not."""

    def refuse(message: str, place: Place | None = None) -> bool:
        source.problems.append(Problem(place or Place(source.file), message))
        return False

    path = project / source.file
    try:
        status = path.stat()
        if not path.resolve().is_relative_to(project.resolve()):
            return refuse("This is a link out of the project. Put the file itself here.")
        if not stat.S_ISREG(status.st_mode):
            return refuse("This is no regular file. Put a text file here.")
        if status.st_size > MOST_BYTES:
            return refuse(f"The file is larger than {MOST_BYTES // 1024**2} MB. Shorten it.")
        data = path.read_bytes()
    except FileNotFoundError:
        return refuse("The file is missing. Add it, or restore it from the history.")
    except OSError as error:
        return refuse(f"The file cannot be read: {error.strerror}. Put a readable text file here.")
    wide = _wide_encoding(data)
    if wide:
        return refuse(f"The file looks like {wide}. Save it as UTF-8.")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return refuse(*_not_utf8(data, error, source.file))
    if not text.strip() and not is_page:
        return refuse("The file is empty. Write its records, or restore it from the history.")
    conflicts = _conflicts(text, source.file, is_page=is_page)
    source.problems += conflicts
    source.text = text
    return not conflicts


def _wide_encoding(data: bytes) -> str:
    """The encoding of two or four bytes a character that `data` looks like, if any."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    head = data[:200]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > len(head) // 3:
        return "UTF-16"
    return ""


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> tuple[str, Place]:
    """What the bytes look like that are not UTF-8, and where they begin."""
    before = data[: error.start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
    place = Place(file, before.count(b"\n") + 1, column)
    try:
        char = data[error.start : error.start + 1].decode("cp1252")
    except UnicodeDecodeError:
        return "The file is not UTF-8 from here on. Save it as UTF-8.", place
    looks = (
        f"The file is not UTF-8: from here on it looks like Windows-1252 (Latin-1), with “{char}”"
    )
    return f"{looks}. Save it as UTF-8.", place


def _conflicts(text: str, file: str, *, is_page: bool) -> list[Problem]:
    """One problem for each merge conflict; in a page “=======” alone can underline a heading."""
    if is_page and "\n>>>>>>> " not in text:
        return []
    found = []
    is_open = False
    for match in _CONFLICT.finditer(text):
        if match[0][0] == "<" or not is_open:
            found.append(match.start())
        is_open = match[0][0] != ">"
    message = (
        "A merge conflict was left here. Keep one of the two versions and delete the lines of "
        "marks (<<<<<<<, =======, >>>>>>>)."
    )
    return [Problem(place, message) for place in _places(text, found[:MOST_CHARACTERS], file)]


def _odd_characters(text: str, file: str) -> list[Problem]:
    """Problems for tabs, controls and invisible characters."""
    matches = [match for match, _ in zip(_ODD.finditer(text), range(MOST_CHARACTERS), strict=False)]
    places = _places(text, [match.start() for match in matches], file)
    return [
        Problem(place, _odd_message(match[0][0]))
        for place, match in zip(places, matches, strict=True)
    ]


def _odd_message(char: str) -> str:
    if char == "\t":
        return "A tab stands here. Use spaces."
    if char == "\ufffd":
        return "“�” stands here: a letter was lost in a conversion. Restore it from the print."
    name = unicodedata.name(char, "control character").lower()
    return f"An invisible character stands here (U+{ord(char):04X}, {name}). Delete it."


def _places(text: str, offsets: Iterable[int], file: str) -> list[Place]:
    """The places of rising offsets."""
    places = []
    line, done = 1, 0
    for offset in offsets:
        line += text.count("\n", done, offset)
        done = offset
        places.append(Place(file, line, offset - text.rfind("\n", 0, offset)))
    return places


# --- from text to nodes -------------------------------------------------------------------------

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML has it

_UNREADABLE = re.compile(
    "[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML cannot read, or reads as a line break where an editor's program shows none."""

_NULLS = ("~", "null", "Null", "NULL")
"""Whoever writes these unquoted seldom means the text."""

_HASHTAG = re.compile(r" +(#[^\s#]\S*)")

Repeated = list[tuple[Mapping, str, Problem]]


def _compose(source: Source) -> Repeated:
    """Builds the source's node tree from PyYAML's events, without recursion.

    Returns:
        The repeated keys, each with its mapping and the problem, which is among the source's too.
    """
    # Odd characters have been reported; with spaces in their place the other faults are found too.
    text = _UNREADABLE.sub(" ", source.text)
    composer = _Composer(source)
    parser = None
    try:
        parser = _Parser(text)
        while composer.take(parser.get_event()):
            pass
        if composer.root is None and not source.problems:
            message = "The file holds no record. Write its records, or restore it from the history."
            source.problems.append(Problem(Place(source.file), message))
    except yaml.MarkedYAMLError as error:
        problem = _syntax_problem(error, text, source.file)
        if all(problem.place[:2] != other.place[:2] for other in source.problems):
            source.problems.append(problem)
        composer.root = None
    except yaml.YAMLError:
        message = "This cannot be read as YAML. Check the file."
        source.problems.append(Problem(Place(source.file), message))
        composer.root = None
    finally:
        if parser is not None:
            parser.dispose()
    source.root = composer.root
    return composer.repeated


class _Composer:
    """Takes events one by one; `root` is the tree once its end has been taken."""

    def __init__(self, source: Source) -> None:
        self.root: Node | None = None
        self.repeated: Repeated = []
        self._source = source
        self._has_hashtags = bool(_HASHTAG.search(source.text))
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []  # for each open node the key that waits for a value
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Takes one event; False ends the reading."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._take_scalar(event)
        elif kind is yaml.MappingStartEvent:
            mark = event.start_mark
            return self._enter(Mapping({}, {}, mark.line + 1, mark.column + 1), event)
        elif kind is yaml.SequenceStartEvent:
            mark = event.start_mark
            return self._enter(Sequence([], mark.line + 1, mark.column + 1), event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            mark = event.end_mark
            node = self._open.pop()
            node.end = (mark.line + 1, mark.column + 1)
            self._keys.pop()
        elif kind is yaml.AliasEvent:
            self._problem(
                event,
                f"“*{event.anchor}” is an alias, which is not used here. "
                "Write the value itself, or put the text in quotation marks.",
            )
            mark = event.start_mark
            self._add(Scalar("", mark.line + 1, mark.column + 1))
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                message = "A second document begins here. Keep one and delete this line."
                self._problem(event, message)
                return False
        return kind is not yaml.StreamEndEvent

    def _take_scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._decorated(event)
        value: str = event.value
        style: str = event.style or ""
        if style == '"':
            if _ODD.search(value):
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
        self._add(Scalar(value, mark.line + 1, mark.column + 1, style))

    def _check_hashtag(self, event: Any) -> None:
        mark = event.end_mark
        match = _HASHTAG.match(self._source.rows[mark.line], mark.column)
        if match:
            self._problem(
                event,
                f"“{shortened(match[1], 30)}” and what follows is left out of this text, for “ #” "
                "begins a comment. Put the whole text in quotation marks or below a “>-”.",
            )

    def _enter(self, node: Sequence | Mapping, event: Any) -> bool:
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
        if type(parent) is Sequence:
            parent.items.append(node)
            return
        assert isinstance(parent, Mapping)
        key = self._keys[-1]
        if key is not None:
            self._keys[-1] = None
            self._put(parent, key, node)
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            place = Place(self._source.file, node.line, node.column)
            message = "A key must be one word of text. Put a word before the “:”."
            self._source.problems.append(Problem(place, message))
            self._keys[-1] = Scalar("", node.line, node.column)

    def _put(self, mapping: Mapping, key: Scalar, node: Node) -> None:
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
        problem = Problem(Place(self._source.file, key.line, key.column), message)
        self._source.problems.append(problem)
        self.repeated.append((mapping, name, problem))

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
        place = Place(self._source.file, mark.line + 1, mark.column + 1)
        self._source.problems.append(Problem(place, message))


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


# --- syntax errors in the editor's words --------------------------------------------------------

_FLOW = (
    "A “[” or “{” is opened here and not closed as it should. If it belongs to a text, put the "
    "whole text in quotation marks or below a “>-”."
)
_INDENTATION = (
    "This line is not indented like the lines around it, or a quotation mark above it is closed "
    "too early. Check both."
)
_DOCUMENT = "This line belongs to no record. Check its indentation, and the line above it."
_CLOSE_QUOTE = "A quotation mark is opened here and never closed. Close it."
_SYNTAX = (
    # what libyaml or PyYAML says; whether the place is where the context began; what to tell
    ("mapping values are not allowed", False,
     "A “: ” stands here where no key can be. If it belongs to a text, put the whole text in "
     "quotation marks or below a “>-”; else check the indentation."),
    ("could not find expected ':'", True,
     "A “:” is missing after a key here. Write “key: value”, or indent the line if it goes on "
     "with the text above."),
    ("found unexpected end of stream", True, _CLOSE_QUOTE),
    ("found unexpected document indicator", True, _CLOSE_QUOTE),
    ("did not find expected '-' indicator", False,
     "This line is not indented like the records around it. Begin every record with “- ” in the "
     "same column."),
    ("did not find expected node content", False,
     "A value is missing here. Write it, or put the text around it in quotation marks."),
    ("expected the node content", False,
     "A value is missing here. Write it, or put the text around it in quotation marks."),
    ("did not find expected ',' or", True, _FLOW),
    ("expected ',' or", True, _FLOW),
    ("while parsing a flow", True, _FLOW),
    ("expected <block end>", False, _INDENTATION),
    ("did not find expected key", False, _INDENTATION),
    ("unknown escape character", False,
     "A backslash in a text between straight double quotation marks has a meaning of its own. "
     "Put the text below a “>-” instead."),
    ("while scanning a double-quoted scalar", False,
     "A backslash in a text between straight double quotation marks has a meaning of its own. "
     "Put the text below a “>-” instead."),
    ("found character that cannot start any token", False,
     "A text cannot begin with this character. Put it in quotation marks or below a “>-”."),
    ("while scanning a block scalar", False,
     "Text stands right behind “|” or “>-”, or is indented unevenly. Begin it on the next line, "
     "every line indented alike."),
    ("while scanning an alias", False,
     "A text cannot begin with “*” as it stands. Put it in quotation marks or below a “>-”."),
    ("while scanning an anchor", False,
     "A text cannot begin with “&” as it stands. Put it in quotation marks or below a “>-”."),
    ("tag", False,
     "A text cannot begin with “!” as it stands. Put it in quotation marks or below a “>-”."),
    ("directive", False,
     "A line cannot begin with “%” as it stands. Put the text in quotation marks or below a "
     "“>-”."),
    ("block sequence entries are not allowed", False,
     "A “- ” stands here where no list can begin. Put it on a line of its own."),
    ("expected <document start>", False, _DOCUMENT),
    ("expected '<document start>'", False, _DOCUMENT),
    ("block collections are not allowed", False, _DOCUMENT),
    ("mapping keys are not allowed", False, _DOCUMENT),
)  # fmt: skip

_OPENING = re.compile(r"\s*(?:- +)?[^\s:]+: +([\"'\[{])")
"""A line whose value begins with a character that has a meaning in YAML."""


_CLOSERS = {'"': '"', "'": "'", "[": "]", "{": "}"}


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    said = " ".join(f"{error.context or ''} {error.problem or ''}".split())
    from_context, message = False, f"This cannot be read as YAML ({said}). Check the lines here."
    for phrase, at_context, sentence in _SYNTAX:
        if phrase in said:
            from_context, message = at_context, sentence
            break
    mark = (error.context_mark if from_context else None) or error.problem_mark
    mark = mark or error.context_mark
    if mark is None:
        return Problem(Place(file), message)
    rows = text.split("\n")
    row = min(mark.line, len(rows) - 1)
    column = min(mark.column, len(rows[row]))
    opening = _OPENING.match(rows[row])
    if message is _INDENTATION and rows[row].startswith(":", column):
        message = "A key is missing before the “:”. Write it."
    elif (
        opening
        and message in (_INDENTATION, _DOCUMENT)
        and _CLOSERS[opening[1]] in rows[row][opening.end() : column]
    ):
        column = opening.start(1)
        message = (
            f"The value begins with “{opening[1]}”, which has a meaning of its own in YAML, and "
            "text follows where it ends. Write the value on the next line, below a “>-”."
        )
    return Problem(Place(file, row + 1, column + 1), message)
