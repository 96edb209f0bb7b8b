"""The JSON Schemas are current, and never refuse what loading accepts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from corpus import CASES, Case
from proceedings.problems import ProblemsFound
from proceedings.project import CONFIG, DATA_FILES, EVENT, read_proceedings
from proceedings.read.load import load_file, load_part, load_settings
from proceedings.read.source import Node, ScalarNode, SequenceNode
from proceedings.schemas import schema_files, schemas

ROOT = Path(__file__).parents[2]
VALIDATORS = {name: jsonschema.Draft7Validator(schema) for name, schema in schemas().items()}


def as_an_editor(node: Node) -> Any:
    """The data as an editor's program sees it: plain scalars typed by YAML 1.2's core schema."""
    if isinstance(node, SequenceNode):
        return [as_an_editor(item) for item in node.items]
    if not isinstance(node, ScalarNode):
        return {key: as_an_editor(value) for key, value in node.values.items()}
    text = node.value
    if node.style:
        return text
    if re.fullmatch("|~|null|Null|NULL", text):
        return None
    if re.fullmatch("true|True|TRUE|false|False|FALSE", text):
        return text.lower() == "true"
    if re.fullmatch(r"0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+", text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def seen(project: Path) -> Iterator[tuple[str, Any]]:
    """The files of a project that can be read at all, each with what an editor's program sees."""
    for file in DATA_FILES:
        if (project / file.name).exists():
            root = load_file(project, file.name).root
            if root is not None:
                yield file.name.removesuffix(".yml"), as_an_editor(root)
    root = load_part(load_settings(project, CONFIG, {}), EVENT).root
    if root is not None:
        yield "proceedings", {"extra": {"proceedings": as_an_editor(root)}}


def refused(project: Path) -> list[str]:
    """The files that their schemas refuse, with the reasons."""
    found = []
    for name, data in seen(project):
        errors = VALIDATORS[name].iter_errors(data)
        found += [f"{name}{error.json_path}: {error.message}" for error in errors]
    return found


@pytest.mark.parametrize("path", schema_files(), ids=str)
def test_committed_schema_is_current(path: Path) -> None:
    assert (ROOT / path).read_text("utf-8") == schema_files()[path], "Run `proceedings schemas`."


@pytest.mark.parametrize("name", schemas())
def test_schema_is_valid_and_describes_every_key(name: str) -> None:
    schema = schemas()[name]
    jsonschema.Draft7Validator.check_schema(schema)
    todo: list[Any] = [schema]
    while todo:
        part = todo.pop()
        if isinstance(part, dict):
            todo += part.values()
            if part.get("additionalProperties") is False:
                for key, value in part["properties"].items():
                    assert value.get("description") or "$ref" in value, key
        elif isinstance(part, list):
            todo += part


@pytest.mark.parametrize("case", CASES[::5], ids=lambda case: case.name)
def test_what_a_schema_refuses_loading_refuses(case: Case, tmp_path: Path) -> None:
    """tests/soak goes through all cases."""
    project = case.make(tmp_path / "project")
    reasons = refused(project)
    try:
        read_proceedings(project)
    except ProblemsFound:
        return
    assert reasons == []


def test_project_is_accepted() -> None:
    assert refused(ROOT) == []


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("speakers", "key-unknown-near"),
        ("speakers", "key-missing"),
        ("speakers", "id-capitals"),
        ("speakers", "flag-yes"),
        ("speakers", "attribution-misspelt"),
        ("speakers", "text-for-list"),
        ("speakers", "text-empty"),
        ("takeaways", "summary-too-long"),
        ("takeaways", "id-reserved"),
        ("contacts", "tel-spaces"),
        ("contacts", "email"),
        ("contacts", "no-records"),
        ("index", "index-kind-misspelt"),
        ("index", "index-key-unknown"),
        ("index", "index-id-reserved"),
        ("proceedings", "date-in-words"),
        ("proceedings", "event-unknown-key"),
        ("proceedings", "address-without-encryption"),
    ],
)
def test_schema_refuses(name: str, stem: str, tmp_path: Path) -> None:
    """Faults that an editor's program can show while one types."""
    reasons = refused(Case(stem).make(tmp_path / "project"))
    assert {reason.split("$")[0] for reason in reasons} == {name}
