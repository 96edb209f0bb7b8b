"""The printed pages as a row of leaves: which are shown, and where each leads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from proceedings.project import read_proceedings
from proceedings.publish.leaves import MOST_LEAVES, Leaf, Leaves
from proceedings.record.model import Proceedings
from support import CONFERENCES

SETTINGS = """\
INHERIT: hooks/mkdocs.base.yml
site_name: Leaves
extra: {proceedings: {title: Leaves, edition: {version: "1", date: 2031-09-02}}}
"""


def printed(folder: Path, lengths: tuple[int, ...]) -> Proceedings:
    """A conference of sections that begin so many printed pages each, one after the other."""
    files = {
        "mkdocs.yml": SETTINGS,
        "speakers.yml": "- {id: ada, name: Ada, family_name: Ada, role: Engineer}\n",
        "takeaways.yml": "\n".join(sections(lengths)),
    }
    (folder / "docs").mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return read_proceedings(folder)


def sections(lengths: tuple[int, ...]) -> Iterator[str]:
    page = 0
    for number, length in enumerate(lengths):
        yield f"- id: s{number}\n  title: S{number}\n  summary: s\n  text: |"
        yield from (f"    {{p. {page + more}}} Words.\n" for more in range(1, length + 1))
        if not length:
            yield "    Words.\n"
        page += length


def shown(row: tuple[Leaf, ...]) -> str:
    """A row as it looks: the section's own pages in brackets, a dash where leaves are left out."""
    return " ".join(
        ("– " if leaf.follows_gap else "") + (f"[{leaf.page}]" if leaf.is_here else leaf.page)
        for leaf in row
    )


@pytest.mark.parametrize(
    ("lengths", "at", "row"),
    [
        ((1,), 0, "[1]"),
        ((1, 2, 1), 1, "1 [2] [3] 4"),
        ((2, 0, 1), 1, "1 [2] 3"),
        ((4, 4, 4), 0, "[1] [2] [3] [4] 5 6 7 8 9 10 11 12"),
        ((4, 4, 5), 0, "[1] [2] [3] [4] 5 – 13"),
        ((4, 4, 5), 1, "1 – 4 [5] [6] [7] [8] 9 – 13"),
        ((4, 4, 5), 2, "1 – 8 [9] [10] [11] [12] [13]"),
        ((1, 1, 30), 1, "1 [2] 3 – 32"),
        ((3, 8, 9), 1, "1 – 3 [4] [5] [6] [7] [8] [9] [10] [11] 12 – 20"),
        ((1, 9, 9), 1, "1 [2] [3] [4] [5] [6] [7] [8] [9] [10] 11 – 19"),
        ((9, 9, 1), 1, "1 – 9 [10] [11] [12] [13] [14] [15] [16] [17] [18] 19"),
        ((3, 9, 9), 1, "1 – 3 [4] [5] [6] [7] – [9] [10] [11] [12] 13 – 21"),
        ((40,), 0, "[1] [2] [3] [4] [5] [6] – [35] [36] [37] [38] [39] [40]"),
        ((0,), 0, ""),
        ((0, 0), 1, ""),
    ],
)
def test_a_row_has_the_sections_own_pages_those_beside_them_the_first_and_the_last(
    lengths: tuple[int, ...], at: int, row: str, tmp_path: Path
) -> None:
    proceedings = printed(tmp_path, lengths)
    assert shown(Leaves(proceedings).row(proceedings.sections[at])) == row


def test_no_row_is_longer_than_twelve(tmp_path: Path) -> None:
    proceedings = printed(tmp_path, (1, 5, 9, 10, 11, 30, 12, 8, 1))
    leaves = Leaves(proceedings)
    rows = [leaves.row(section) for section in proceedings.sections]
    assert max(map(len, rows)) == MOST_LEAVES == 12
    assert all(any(leaf.is_here for leaf in row) for row in rows)


def test_a_leaf_leads_to_where_its_page_begins() -> None:
    """In another section, within a paragraph, or in what stands before the sections."""
    proceedings = read_proceedings(CONFERENCES / "scripts")
    row = Leaves(proceedings).row(proceedings.sections[0])
    assert [leaf.address for leaf in row] == [
        "#page-2",
        "context/two-tides/#page-3",
        "context/two-tides/#page-4",
        "takeaways/#page-5",
        "takeaways/keep-the-pond/#page-6",
        "takeaways/teach-the-masons/#page-7",
        "takeaways/write-a-register/#page-8",
    ]
