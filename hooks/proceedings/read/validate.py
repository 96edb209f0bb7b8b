"""Turns nodes into records, and pydantic's findings into sentences for the editor.

What is wrong with one value hides nothing else: the value is reported and marked as unusable, and
the record goes on to the next checks.
"""

import re
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from proceedings.problems import Problem, did_you_mean, shortened
from proceedings.read import values
from proceedings.read.entries import Entry
from proceedings.read.records import Placed, Record, Records
from proceedings.read.source import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Source,
    Steps,
    plain,
)


def validate_list(source: Source, kind: type[Record]) -> Records[Record]:
    """Validates a file that holds a list of records.

    Args:
        source: the file, loaded.
        kind: what its records are.

    Returns:
        The records that can be used, and the problems, those of loading included.
    """
    found: Records[Record] = Records(source, problems=list(source.problems))
    root = source.root
    if root is None:
        return found
    if not isinstance(root, SequenceNode):
        message = "The file must be a list of records. Begin each record with “- ”."
        source.problems.append(Problem(source.place(), message))
        source.root = None
        found.problems += source.problems[-1:]
        return found
    if not root.items:
        message = "The file has no record. Write one, or restore the file from the history."
        found.problems.append(Problem(source.place(), message))
    for number, item in enumerate(root.items):
        if isinstance(item, MappingNode):
            given = item.values.get("id")
            if isinstance(given, ScalarNode):
                found.ids.add(given.value)
        _validate(found, (number,), item, kind)
    return found


def validate_one(source: Source, kind: type[Record]) -> Records[Record]:
    """Validates the one record that a file, or the part of a file, holds."""
    found: Records[Record] = Records(source, problems=list(source.problems))
    if source.root is not None:
        _validate(found, (), source.root, kind)
    return found


def _validate(found: Records[Record], steps: Steps, node: Node, kind: type[Record]) -> None:
    """Adds the record at `steps` to those found, and what is wrong with it to the problems."""
    data = plain(node)
    try:
        found.placed.append(Placed(kind.model_validate(data), steps))
        return
    except ValidationError as error:
        errors = error.errors(include_url=False)
    source = found.source
    problems = [_problem(source, steps, kind, one) for one in errors]
    reported = source.reported  # an alias, say, is empty as well
    found.problems += [problem for problem in problems if problem.place not in reported]
    if not isinstance(data, dict):
        return
    for number, one in enumerate(errors):
        _take_out(data, kind, one, f"unusable-{'-'.join(map(str, steps))}-{number}")
    try:
        entry = kind.model_validate(data)
    except ValidationError:
        return
    found.placed.append(Placed(entry, steps, frozenset(one["loc"] for one in errors)))


def _take_out(data: Any, kind: type[Entry], error: ErrorDetails, name: str) -> None:
    """Takes a faulty value out of `data`; where the record needs one, a stand-in comes there.

    `name` is an id of its own for a record whose id is faulty.
    """
    *above, last = error["loc"]
    for step in above:
        data = data[step]
    model = _model_at(kind, error["loc"])
    if isinstance(data, list):
        below = _model_at(kind, (*error["loc"], ""))
        data[int(last)] = values.STAND_IN if below is model else _stand_in(below) | {"id": name}
    elif isinstance(data, dict):
        key = str(last)
        known = model.model_fields.get(key)
        if known is None or not model.needs(key):
            data.pop(key, None)
        else:
            data[key] = name if key == "id" else _stand_in(model)[key]


def _stand_in(model: type[Entry]) -> dict[str, Any]:
    """What stands in for each value that a model requires."""
    required = {name: field for name, field in model.model_fields.items() if model.needs(name)}
    found: dict[str, Any] = {}
    for name, field in required.items():
        below = _model_of(field.annotation)
        found[name] = _stand_in(below) if below else values.stand_in(field.metadata)
    return found


def _problem(source: Source, steps: Steps, kind: type[Entry], error: ErrorDetails) -> Problem:
    loc = error["loc"]
    key = next((step for step in reversed(loc) if isinstance(step, str)), "")
    model = _model_at(kind, loc)
    noun = model.noun_at(loc)
    match "missing" if error["input"] is values.MISSING else error["type"]:
        case "missing":
            place = source.place(steps + loc[:-1])
            return Problem(place, f"This {noun} has no “{key}”. Add a line “{key}: …”.")
        case "extra_forbidden":
            place = source.key_place(steps + loc[:-1], key)
            guess = did_you_mean(key, model.model_fields)
            noun = _with_article(noun)
            cure = (
                f"{guess} Correct it, or delete the line."
                if guess
                else f" Delete it, or use one of: {', '.join(model.model_fields)}."
            )
            return Problem(place, f"“{shortened(key, 30)}” is no key of {noun}.{cure}")
        case "model_type" | "model_attributes_type":
            model = _model_at(kind, (*loc, ""))
            above = "the “- ”" if isinstance(("", *steps, *loc)[-1], int) else "it"
            message = (
                f"This must be {_with_article(model.noun_at(loc))} with its keys. "
                f"Write lines like “{next(iter(model.model_fields))}: …” below {above}."
            )
            return Problem(source.place(steps + loc), message)
        case values.MALFORMED:
            message = f"“{shortened(error['input'])}” cannot stand here. {error['ctx']['cure']}"
            return Problem(source.place(steps + loc), message)
        case values.BLANK:
            cure = "Write it." if model.needs(key) else "Write it, or delete the line."
            return Problem(source.place(steps + loc), f"“{key}”: The text is empty. {cure}")
    return Problem(source.place(steps + loc), f"“{key}”: {_value_message(error)}")


def _value_message(error: ErrorDetails) -> str:
    given = error["input"]
    context = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(context["error"])
        case "string_type":
            shape = "a list" if isinstance(given, list) else "a key and a value, for it has a “: ”"
            cure = "Put the whole text in quotation marks or below a “>-”."
            return f"This must be text, but is {shape}. {cure}"
        case "tuple_type":
            return "This must be a list. Begin each of its items with “- ”, or delete the key."
        case "string_too_long":
            return (
                f"The text has {len(str(given))} characters; the most is {context['max_length']}. "
                "Shorten it."
            )
        case "literal_error":
            allowed = re.sub("'(.*?)'", r"“\1”", context["expected"])
            return f"This can only be {allowed}. Write that, or delete the line."
    return f"{error['msg']}. Correct it."


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _model_at(kind: type[Entry], loc: Steps) -> type[Entry]:
    """The model of which the last name in `loc` is a field."""
    model = kind
    names = [step for step in loc if isinstance(step, str)]
    for name in names[:-1]:
        known = model.model_fields.get(name)
        model = (_model_of(known.annotation) if known else None) or model
    return model


def _model_of(annotation: Any) -> type[Entry] | None:
    """The model within a field's type, such as `tuple[StatementEntry, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next(filter(None, map(_model_of, get_args(annotation))), None)
