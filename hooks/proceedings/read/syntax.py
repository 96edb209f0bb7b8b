"""YAML's syntax errors in the editor's words."""

import re
from typing import Any

import yaml

from proceedings.problems import Place, Problem
from proceedings.read.decode import TAB

_FLOW = (
    "A “[” or “{” is opened here and not closed as it should. If it belongs to a text, put the "
    "whole text in quotation marks or below a “>-”."
)
_INDENTATION = (
    "This line is not indented like the lines around it, or a quotation mark above it is closed "
    "too early. Check both."
)
_DOCUMENT = "This line belongs to no record. Check its indentation, and the line above it."
BACKSLASH = (
    "A backslash in a text between straight double quotation marks has a meaning of its own. "
    "Put the text below a “>-” instead."
)
_CLOSE_QUOTE = "A quotation mark is opened here and never closed. Close it."
_SPREAD = (
    "The quotation mark that opens here is not closed before line {}, where other text follows. "
    "Close it where its text ends."
)
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
    ("unknown escape character", False, BACKSLASH),
    ("hexdecimal", False, BACKSLASH),  # libyaml's spelling
    ("invalid Unicode character escape", False, BACKSLASH),
    ("while scanning a double-quoted scalar", False, BACKSLASH),
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


def syntax_problem(
    error: yaml.MarkedYAMLError, text: str, file: str, spread: Any = None
) -> Problem:
    """What a syntax error means, and where the editor is to look for it.

    Args:
        error: as PyYAML or libyaml raised it.
        text: the whole file.
        file: its name.
        spread: the event of the last text in quotation marks that goes over several lines.
    """
    last = error.problem_mark
    if (
        spread
        and last
        and last.line == spread.end_mark.line
        and last.index >= spread.end_mark.index
    ):
        place = Place(file, spread.start_mark.line + 1, spread.start_mark.column + 1)
        return Problem(place, _SPREAD.format(last.line + 1))
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
    if rows[row].startswith("\t", column):
        return Problem(Place(file, row + 1, column + 1), TAB)
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
