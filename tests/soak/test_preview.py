"""A preview served for long, and broken and mended again and again."""

from pathlib import Path

import pytest

from previewing import Preview, corrupt_and_mend
from support import conference

pytestmark = pytest.mark.built


def test_it_survives_random_corruptions_and_repairs(tmp_path: Path) -> None:
    preview = Preview(conference("scripts", tmp_path / "project"))
    try:
        corrupt_and_mend(preview, rounds=200)
    finally:
        preview.stop()
