"""The data files tell an editor's program where their schemas are."""

from pathlib import Path

import pytest

from proceedings.project import DATA_FILES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("file", [file.name for file in DATA_FILES])
def test_first_line_names_the_schema(file: str) -> None:
    schema = f"hooks/schemas/{file.removesuffix('.yml')}.schema.json"
    assert (ROOT / schema).is_file()
    first, _, _ = (ROOT / file).read_text("utf-8").partition("\n")
    assert first == f"# yaml-language-server: $schema={schema}"
