"""Every case of the corpus of bad input, where tests/run goes through few of them."""

from pathlib import Path

import pytest

from corpus import CASES, Case
from engine import test_bad, test_schemas


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_schema_refuses_loading_refuses(case: Case, tmp_path: Path) -> None:
    test_schemas.test_what_a_schema_refuses_loading_refuses(case, tmp_path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_without_libyaml(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    test_bad.test_without_libyaml(case, tmp_path, capsys, monkeypatch)


@pytest.mark.parametrize("stem", ["quote-wrong-word", "alias-bomb", "many", "fine-flow-style"])
def test_as_a_program(stem: str, tmp_path: Path) -> None:
    test_bad.test_as_a_program(stem, tmp_path)
