"""JSON Schemas, generated from the models: of the data files, and of the open data.

Those of the data files are for an editor's completion and help. Such a schema never refuses what
loading accepts. It sees a file as an editor's program does, to which `version: 1.0` is a number;
here every value is text. It accepts more than loading does: what needs the other files, or the
words of the text, only `proceedings check` can tell.
"""

import ast
import inspect
import json
import sys
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from proceedings.project import DATA_FILES
from proceedings.publish.opendata import schema_of_types
from proceedings.read.entries import Entry, EventEntry

FOLDER = Path("hooks", "schemas")
"""Where the schemas stand in a project."""

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors' programs know best."""


class _Generator(GenerateJsonSchema):
    """Leaves out what says nothing to an editor: titles made of names, null, defaults."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> dict[str, Any]:
        found = super().model_schema(schema)
        del found["title"]
        complete = list(getattr(schema["cls"], "complete", ()))
        if complete:
            found["anyOf"] = [{"required": complete}, {"required": ["withdrawn"]}]
        found["description"] = " ".join(found["description"].split())
        kinds = (each for each in reversed(schema["cls"].__mro__) if issubclass(each, Entry))
        for name, text in chain.from_iterable(map(_described, kinds)):
            found["properties"][name]["description"] = text
        return found

    def nullable_schema(self, schema: core_schema.NullableSchema) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each data file, by the file's name without its ending.

    `proceedings` is that of mkdocs.yml, of which it describes `extra.proceedings` only.
    """
    found = {}
    for file in DATA_FILES:
        items, definitions = _generated(file.entry)
        found[file.name.removesuffix(".yml")] = {
            "$schema": _DIALECT,
            "description": file.description,
            "type": "array",
            "minItems": 1,
            "items": items,
            "definitions": definitions,
        }
    event, definitions = _generated(EventEntry)
    found["proceedings"] = {
        "$schema": _DIALECT,
        "type": "object",
        "properties": {
            "extra": {
                "type": "object",
                "properties": {"proceedings": event},
                "required": ["proceedings"],
            }
        },
        "required": ["extra"],
        "definitions": definitions,
    }
    return found


def schema_files() -> dict[Path, str]:
    """The schemas as files: text by path in the project."""
    return {
        FOLDER / f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in {**schemas(), "open-data": schema_of_types()}.items()
    }


def _described(kind: type[Entry]) -> Iterator[tuple[str, str]]:
    """The fields of a class with what stands below them.

    Read here and not by pydantic (`use_attribute_docstrings`), which would do it for every build.
    """
    (definition,) = (each for each in _classes(kind.__module__) if each.name == kind.__name__)
    for field, below in pairwise(definition.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(name)),
                ast.Expr(ast.Constant(str(text))),
            ) if name in kind.model_fields:
                yield name, " ".join(text.split())


@cache
def _classes(module: str) -> list[ast.ClassDef]:
    """The classes of a module, as they are written."""
    parsed = ast.parse(inspect.getsource(sys.modules[module]))
    return [each for each in parsed.body if isinstance(each, ast.ClassDef)]


def _generated(kind: type[Entry]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A model's own schema, and those that it refers to."""
    schema = TypeAdapter(kind).json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Generator
    )
    return schema, schema.pop("$defs", {})
