"""Everything in this edition, cited in every style: held against citeproc-js."""

from pathlib import Path

from cite_goldens import goldens
from cite_goldens.write import edition

HERE = Path(__file__).parent / "cite"


def test_like_citeproc_js() -> None:
    golden = goldens.read(HERE / "goldens.tsv")
    differences = goldens.read_differences(HERE / "differences.tsv")
    assert goldens.mismatches(edition(), golden, differences) == []
