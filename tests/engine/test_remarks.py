"""What is pointed out and never refused: speakers whom the text does not name by their name."""

from pathlib import Path

import pytest

from corpus import changed, valid
from proceedings.project import read_proceedings
from support import CONFERENCES, ROOT

RENAMED = "speakers.yml: name: Ida Holm⏎  family_name: Holm → name: {0} {1}⏎  family_name: {1}"


@pytest.mark.parametrize(
    ("name", "family", "is_told"),
    [
        ("Ida", "Holm", False),
        ("Ida", "Berg", True),
        ("Ida", "Holmberg", True),
        ("Ida", "HOLM", False),
        ("Ida", "van Holm", False),
        ("Ida", "Berg Holm", False),
        ("Holm", "Berg", True),
    ],
)
def test_a_form_that_lacks_the_family_name(
    name: str, family: str, is_told: bool, tmp_path: Path
) -> None:
    project = valid(tmp_path / "project")
    path = project / "speakers.yml"
    change = RENAMED.removeprefix("speakers.yml: ").format(name, family)
    path.write_text(changed(path.read_text("utf-8"), change), "utf-8")
    says = (
        f"speakers.yml:5:13: Note: No form of “named_as” has the family name “{family}”. Look "
        "whether it is this speaker whom the text names."
    )
    assert [str(each) for each in read_proceedings(project).remarks] == [says] * is_told


@pytest.mark.parametrize("project", [ROOT, *CONFERENCES.iterdir()], ids=lambda path: path.name)
def test_nothing_is_pointed_out_of_the_conferences_that_there_are(project: Path) -> None:
    assert read_proceedings(project).remarks == ()
