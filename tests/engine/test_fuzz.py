"""Nothing that a file may hold makes reading fail in any other way than with a list of problems.

`--fuzz 1000` reads more of the mutated files; tests/soak reads 20,000.
"""

from pathlib import Path

import pytest

from faults import read_mutated


@pytest.mark.built
def test_mutated_files(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    assert read_mutated(pytestconfig.getoption("--fuzz"), tmp_path) > 0.5
