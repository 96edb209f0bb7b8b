"""Turns nodes into typed records, and pydantic's findings into sentences for the editor.

What is wrong with one value hides nothing else: the value is reported and left out, and the rest of
its record goes on to the next checks. (The site is not built then; a stand-in is never published.)
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from proceedings.load import Mapping, Node, Scalar, Sequence, Source, plain
from proceedings.model import (
    ContactEntry,
    CurrentContact,
    EditionEntry,
    Event,
    Part,
    Parts,
    SectionEntry,
    SpeakerEntry,
    StatementEntry,
)
from proceedings.problems import Place, Problem, did_you_mean, shortened

Path = tuple[str | int, ...]
Record = TypeVar("Record", bound=BaseModel)

_NOUNS: dict[type[BaseModel], str] = {
    SpeakerEntry: "a speaker",
    SectionEntry: "a section",
    ContactEntry: "a contact",
    Event: "the event",
}
_INNER_MODELS: dict[str, tuple[type[BaseModel], str]] = {
    "quotes": (StatementEntry, "a quote"),
    "reports": (StatementEntry, "a report"),
    "current": (CurrentContact, "a contact’s current values"),
    "edition": (EditionEntry, "the edition"),
    "parts": (Parts, "the parts"),
    "context": (Part, "a part"),
    "takeaways": (Part, "a part"),
}
_PATTERNS = {
    "id": "An id has only lower-case letters a–z, digits and single hyphens between them, "
    "like “some-short-words”. Correct it.",
    "speaker": "A speaker’s id has only lower-case letters a–z, digits and single hyphens. "
    "Copy it from speakers.yml.",
    "email": "This is not an e-mail address. Write it like name@example.org.",
    "tel": "This is not an international number. Write “+”, the country code and the number "
    "without spaces, like +12125550100.",
    "paragraph": "This is not a paragraph’s id. Copy it from the end of the paragraph’s link, "
    "like p7-2.",
    "language": "This is not a language tag. Write it like “en” or “pt-BR”.",
}


@dataclass(slots=True)
class Records(Generic[Record]):
    """The records of one file, each with its path there, and all that was wrong with the file."""

    source: Source
    entries: list[tuple[Path, Record]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    """Every id that could be read, those of unusable records included."""
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """The place of the value at `path`, or of the nearest value above it."""
        return self.source.place(path)


def records(source: Source, kind: type[Record]) -> Records[Record]:
    """The records of a file that holds a list of them."""
    found: Records[Record] = Records(source, problems=list(source.problems))
    root = source.root
    if root is None:
        return found
    if not isinstance(root, Sequence):
        message = "The file must be a list of records. Begin each record with “- ”."
        found.problems.append(Problem(source.place(), message))
        return found
    for number, item in enumerate(root.items):
        if isinstance(item, Mapping):
            given = item.values.get("id")
            if isinstance(given, Scalar):
                found.ids.add(given.value)
        record = _record(source, (number,), item, kind, found.problems)
        if record is not None:
            found.entries.append(((number,), record))
    return found


def record(source: Source, kind: type[Record]) -> Records[Record]:
    """The one record that a file, or the part of a file, holds."""
    found: Records[Record] = Records(source, problems=list(source.problems))
    if source.root is not None:
        only = _record(source, (), source.root, kind, found.problems)
        if only is not None:
            found.entries.append(((), only))
    return found


def _record(
    source: Source, path: Path, node: Node, kind: type[Record], problems: list[Problem]
) -> Record | None:
    data = plain(node)
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    problems += [_problem(source, path, kind, one) for one in errors]
    for _ in range(3):  # what is left out can leave something else missing
        if not isinstance(data, dict) or not _leave_out(data, errors, kind):
            return None
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return None


_STAND_IN = "?"


def _leave_out(data: dict[str, Any], errors: Iterable[ErrorDetails], kind: type[BaseModel]) -> bool:
    """Takes the faulty values out of `data`; False if the record is of no use without them."""
    items: dict[str, set[int]] = {}
    for error in errors:
        key, *rest = error["loc"] or ("",)
        name = str(key)
        if name == "id":
            return False
        if rest and isinstance(rest[0], int):
            items.setdefault(name, set()).add(rest[0])
        elif name in kind.model_fields and kind.model_fields[name].is_required():
            if name == "text" or kind.model_fields[name].annotation is not str:
                return False
            data[name] = _STAND_IN
        else:
            data.pop(name, None)
    for name, numbers in items.items():
        if isinstance(data.get(name), list):
            data[name] = [item for n, item in enumerate(data[name]) if n not in numbers]
    return True


def _problem(source: Source, path: Path, kind: type[BaseModel], error: ErrorDetails) -> Problem:
    loc = tuple(step for step in error["loc"])
    key = next((step for step in reversed(loc) if isinstance(step, str)), "")
    model, noun = _model_at(kind, loc)
    given = error.get("input")
    match error["type"]:
        case "missing":
            place = source.place(path + loc[:-1])
            return Problem(place, f"“{key}” is missing in {noun}. Add “{key}: …”.")
        case "extra_forbidden":
            place = source.key_place(path + loc[:-1], key)
            known = [name for name in model.model_fields]
            guess = did_you_mean(key, known)
            cure = guess or f" Delete it, or use one of: {', '.join(known)}."
            return Problem(place, f"“{shortened(key)}” is no key of {noun}.{cure}")
    return Problem(source.place(path + loc), _value_message(error, key, noun, given))


def _value_message(error: ErrorDetails, key: str, noun: str, given: Any) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return f"“{key}”: {context['error']}"
        case "string_type":
            shape = "a list" if isinstance(given, list) else "a mapping (a text with “: ” in it)"
            return (
                f"“{key}” must be text, but is {shape}. Write it after the colon, in quotation "
                "marks or below a “>-”."
            )
        case "tuple_type":
            return f"“{key}” must be a list. Begin each of its items with “- ”, or delete the key."
        case "model_type" | "model_attributes_type":
            return f"This must be {noun} with its keys. Write lines like “id: …” below the “- ”."
        case "string_pattern_mismatch":
            return (
                f"“{shortened(str(given))}”: {_PATTERNS.get(key, 'This is malformed. Correct it.')}"
            )
        case "string_too_long":
            length = len(str(given))
            return (
                f"“{key}” has {length} characters; the most is {context['max_length']}. Shorten it."
            )
        case "literal_error":
            return f"“{key}” can only be {context['expected']}. Write that, or delete the key."
    return f"“{key}”: {error['msg']}. Correct it."


def _model_at(kind: type[BaseModel], loc: Path) -> tuple[type[BaseModel], str]:
    """The model, and what it is called, to which the last step of `loc` belongs."""
    model, noun = kind, _NOUNS.get(kind, "this record")
    for step in loc[:-1] if loc and isinstance(loc[-1], str) else loc:
        if isinstance(step, str) and step in _INNER_MODELS:
            model, noun = _INNER_MODELS[step]
    return model, noun
