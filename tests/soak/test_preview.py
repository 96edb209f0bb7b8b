"""A preview served for long, and broken and mended again and again."""

from pathlib import Path

import pytest

from previewing import OLD_AND_NEW, Preview, corrupt_and_mend
from support import conference, own_engine

pytestmark = pytest.mark.built

WARM_UP, REBUILDS = 20, 200
MOST_GROWTH = 1.2
"""How many times the memory after the first rebuilds the last may leave."""


def test_it_survives_every_corruption_and_repair(tmp_path: Path) -> None:
    """Each fault twice, and in the end it holds no more memory than after the first few."""
    assert len(OLD_AND_NEW) >= 60
    preview = Preview(conference("scripts", tmp_path / "project", engine=own_engine(tmp_path)))
    try:
        corrupt_and_mend(preview, rounds=20)
        before = preview.memory()
        corrupt_and_mend(preview, rounds=2 * len(OLD_AND_NEW))
        assert preview.memory() < 1.5 * before
    finally:
        preview.stop()


def test_two_hundred_rebuilds_hold_no_more_memory(tmp_path: Path) -> None:
    """Each shows another text on every page, so that nothing of the site before is kept."""
    preview = Preview(conference("scripts", tmp_path / "project", engine=own_engine(tmp_path)))
    settings = preview.project / "mkdocs.yml"
    good = settings.read_text("utf-8")
    assert "site_name: " in good
    try:
        memory = []
        for number in range(WARM_UP + REBUILDS):
            settings.write_text(good.replace("site_name: ", f"site_name: No. {number} "), "utf-8")
            preview.wait_for(f"No. {number} ", "speakers/")
            memory.append(preview.memory())
        first, last = memory[WARM_UP - 1], memory[-1]
        print(f"{first / 2**20:.1f} MB after {WARM_UP}, {last / 2**20:.1f} MB at the end")
        assert last < MOST_GROWTH * first
    finally:
        preview.stop()
