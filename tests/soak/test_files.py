"""Many mutated files, and large ones."""

from pathlib import Path

import pytest

from bench.check import write
from corpus import valid
from engine.test_docs import HOSTILE as HOSTILE_PAGES
from engine.test_docs import hostile_page
from engine.test_ledger import comparing
from engine.test_load import HOSTILE, refuse
from faults import read_mutated
from growth import MOST, growth
from proceedings.project import read_proceedings


def test_mutated_files(tmp_path: Path) -> None:
    assert read_mutated(20_000, tmp_path) > 0.5


@pytest.mark.parametrize(
    ("before", "repeated", "after"),
    HOSTILE,
    ids=[repr(repeated + after) for _, repeated, after in HOSTILE],
)
def test_hostile_file_costs_no_more_than_its_length(
    before: str, repeated: str, after: str, tmp_path: Path
) -> None:
    project = valid(tmp_path / "project")
    assert growth(lambda times: refuse(project, before + repeated * times + after), 25_000) < MOST


@pytest.mark.parametrize("repeated", HOSTILE_PAGES)
def test_a_hostile_page_costs_no_more_than_its_length(repeated: str, tmp_path: Path) -> None:
    assert growth(hostile_page(repeated, tmp_path), 20_000) < MOST


def test_comparing_costs_no_more_than_the_length(tmp_path: Path) -> None:
    assert growth(comparing(tmp_path), 500) < MOST


def test_a_record_costs_no_more_than_its_length(tmp_path: Path) -> None:
    def reading(speakers: int) -> None:
        write(tmp_path, speakers)
        read_proceedings(tmp_path)

    assert growth(reading, 2_500) < MOST
