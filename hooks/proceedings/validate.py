"""Turns nodes into typed records, and pydantic's findings into sentences for the editor.

What is wrong with one value hides nothing else: the value is reported, a stand-in takes its place,
and the record goes on to the next checks. (A stand-in is never published: nothing is, then.)
"""

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from proceedings.load import Mapping, Node, Scalar, Sequence, Source, Steps, plain
from proceedings.model import (
    ContactEntry,
    CurrentContact,
    EditionEntry,
    Event,
    FrontMatter,
    Part,
    Parts,
    SectionEntry,
    SpeakerEntry,
    StatementEntry,
)
from proceedings.problems import Place, Problem, did_you_mean, shortened

Record = TypeVar("Record", bound=BaseModel)

STAND_IN = "\ufffd"
"""Stands for a text that could not be used. No file can hold it: loading refuses the character."""

_STAND_INS = {"date": "2000-01-01", "checked": "2000-01-01", "attribution": "inferred"}
"""For the fields that take no free text."""

_NOUNS: dict[type[BaseModel], str] = {
    SpeakerEntry: "speaker",
    SectionEntry: "section",
    ContactEntry: "contact",
    CurrentContact: "contact’s current values",
    Event: "event",
    EditionEntry: "edition",
    Parts: "group of headings",
    Part: "heading",
    StatementEntry: "statement",
    FrontMatter: "page’s front matter",
}
_PATTERNS = {
    "id": "An id has only lower-case letters a–z, digits, and single hyphens between them, "
    "like “some-short-words”. Correct it.",
    "speaker": "A speaker’s id has only lower-case letters a–z, digits, and single hyphens. "
    "Copy it from speakers.yml.",
    "email": "This is not an e-mail address. Write it like name@example.org.",
    "tel": "This is not an international number. Write “+”, the country code and the number "
    "without spaces, like +12125550100.",
    "paragraph": "This is not a paragraph’s id. Copy it from the end of the paragraph’s link, "
    "like p7-2.",
    "language": "This is not a language tag. Write it like en or pt-BR.",
    "rights_url": "This is not a web address beginning with https://. Correct it.",
}


@dataclass(slots=True)
class Records(Generic[Record]):
    """The records of one file, each with where it stands, and all that was wrong with the file."""

    source: Source
    entries: list[tuple[Steps, Record]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    """Every id as typed, those of unusable records included."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_readable(self) -> bool:
        """Whether the file could be read at all; one that is not there has nothing to read."""
        return self.source.root is not None or not self.source.problems

    @property
    def is_whole(self) -> bool:
        """Whether every record could be read."""
        root = self.source.root
        there = len(root.items) if isinstance(root, Sequence) else 0
        return self.is_readable and there == len(self.entries)

    def place(self, steps: Steps) -> Place:
        """The place of the value at `steps`, or of the nearest value above it."""
        return self.source.place(steps)


def records(source: Source, kind: type[Record]) -> Records[Record]:
    """Reads a file that holds a list of records.

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
    if not isinstance(root, Sequence):
        message = "The file must be a list of records. Begin each record with “- ”."
        source.problems.append(Problem(source.place(), message))
        source.root = None
        found.problems += source.problems[-1:]
        return found
    if not root.items:
        message = "The file has no record. Write one, or restore the file from the history."
        found.problems.append(Problem(source.place(), message))
    for number, item in enumerate(root.items):
        if isinstance(item, Mapping):
            given = item.values.get("id")
            if isinstance(given, Scalar):
                found.ids.add(given.value)
        entry = _record(source, (number,), item, kind, found.problems)
        if entry is not None:
            found.entries.append(((number,), entry))
    return found


def record(source: Source, kind: type[Record]) -> Records[Record]:
    """Reads the one record that a file, or the part of a file, holds."""
    found: Records[Record] = Records(source, problems=list(source.problems))
    if source.root is not None:
        entry = _record(source, (), source.root, kind, found.problems)
        if entry is not None:
            found.entries.append(((), entry))
    return found


def _record(
    source: Source, steps: Steps, node: Node, kind: type[Record], problems: list[Problem]
) -> Record | None:
    data = plain(node)
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    told = source.told  # an alias, say, is empty as well
    found = [_problem(source, steps, kind, one) for one in errors]
    problems += [problem for problem in found if problem.place not in told]
    if not isinstance(data, dict):
        return None
    for number, one in enumerate(errors):
        _stand_in(data, kind, one, f"unusable-{'-'.join(map(str, steps))}-{number}")
    try:
        return kind.model_validate(data)
    except ValidationError:
        return None


def _stand_in(data: Any, kind: type[BaseModel], error: ErrorDetails, name: str) -> None:
    """Replaces a faulty value in `data`, or takes it out if nothing needs it."""
    *above, last = error["loc"]
    for step in above:
        data = data[step]
    model = _model_at(kind, error["loc"])
    if isinstance(data, list):
        below = _model_at(kind, (*error["loc"], ""))
        data[int(last)] = STAND_IN if below is model else {"id": name, "text": STAND_IN}
    elif isinstance(data, dict):
        key = str(last)
        known = model.model_fields.get(key)
        if known is None or not (known.is_required() or key in _STAND_INS):
            data.pop(key, None)
        elif key == "id":
            data[key] = name
        elif _model_of(known.annotation) is EditionEntry:
            data[key] = {"version": STAND_IN, "date": _STAND_INS["date"]}
        else:
            data[key] = _STAND_INS.get(key, STAND_IN)


def _problem(source: Source, steps: Steps, kind: type[BaseModel], error: ErrorDetails) -> Problem:
    loc = error["loc"]
    key = next((step for step in reversed(loc) if isinstance(step, str)), "")
    model = _model_at(kind, loc)
    noun = _noun(model, loc)
    match error["type"]:
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
                f"This must be {_with_article(_noun(model, loc))} with its keys. "
                f"Write lines like “{next(iter(model.model_fields))}: …” below {above}."
            )
            return Problem(source.place(steps + loc), message)
        case "string_pattern_mismatch" if error["input"]:
            cure = _PATTERNS.get(key, "This is malformed. Correct it.")
            message = f"“{shortened(error['input'])}” cannot stand here. {cure}"
            return Problem(source.place(steps + loc), message)
        case "blank" | "string_pattern_mismatch":
            required = model.model_fields[key].is_required()
            cure = "Write it." if required else "Write it, or delete the line."
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
            allowed = context["expected"].replace("'", "")
            return f"This can only be “{allowed}”. Write that, or delete the line."
    return f"{error['msg']}. Correct it."


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _noun(model: type[BaseModel], loc: Steps) -> str:
    if model is StatementEntry:
        return "report" if "reports" in loc else "quote"
    return _NOUNS[model]


def _model_at(kind: type[BaseModel], loc: Steps) -> type[BaseModel]:
    """The model of which the last name in `loc` is a field."""
    model = kind
    names = [step for step in loc if isinstance(step, str)]
    for name in names[:-1]:
        known = model.model_fields.get(name)
        model = (_model_of(known.annotation) if known else None) or model
    return model


def _model_of(annotation: Any) -> type[BaseModel] | None:
    """The model within a field's type, such as `tuple[StatementEntry, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_of, get_args(annotation))), None)
