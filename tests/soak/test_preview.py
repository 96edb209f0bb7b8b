"""A preview served for long, and broken and mended again and again."""

from pathlib import Path

import pytest

from previewing import OLD_AND_NEW, Preview, corrupt_and_mend
from support import conference

pytestmark = pytest.mark.built


def test_it_survives_every_corruption_and_repair(tmp_path: Path) -> None:
    """Each fault twice, and in the end it holds no more memory than after the first few."""
    assert len(OLD_AND_NEW) >= 60
    preview = Preview(conference("scripts", tmp_path / "project"))
    try:
        corrupt_and_mend(preview, rounds=20)
        before = preview.memory()
        corrupt_and_mend(preview, rounds=2 * len(OLD_AND_NEW))
        assert preview.memory() < 1.5 * before
    finally:
        preview.stop()
