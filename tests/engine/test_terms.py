"""Where the record's words hold the forms of terms, written with {} around each mention."""

from pathlib import Path

import pytest

from growth import MOST, growth
from proceedings.project import read_proceedings
from proceedings.record.model import Proceedings
from proceedings.record.places import places_of_terms

FILES = {
    "mkdocs.yml": """
extra:
  proceedings:
    title: Mills
    edition: {version: "1", date: 2020-01-01}
""",
    "speakers.yml": """
- {id: ann, name: Ann Ash, family_name: Ash, role: Miller, affiliation: River Trust,
   named_as: [Ms. Ash, Ash of the Tide Mill]}
- {id: bo, name: Bo Birk, family_name: Birk, role: Miller of the River Trust, testimony: true}
""",
    "contacts.yml": """
- {id: office, organization: The River Trust, name: Cy Cole}
""",
}


def proceedings(folder: Path, text: str, *forms: str) -> Proceedings:
    """One section with this text, and a term for each of the forms."""
    for name, content in FILES.items():
        (folder / name).write_text(content, "utf-8")
    (folder / "takeaways.yml").write_text(
        "- id: a\n  title: On Tide Mills\n  summary: A.\n"
        f"  text: |\n    {text} Ms. Ash and Ash of the Tide Mill.\n",
        "utf-8",
    )
    terms = [f'- {{id: t{n}, name: T, forms: ["{form}"]}}\n' for n, form in enumerate(forms)]
    (folder / "index.yml").write_text("".join(terms), "utf-8")
    return read_proceedings(folder)


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        ("Tide mills. A tide mill.", ["tide mill"], "Tide mills. A {tide mill}."),
        ("Tide mills. A tide mill.", ["tide mills"], "{Tide mills}. A tide mill."),
        ("The Trust and a trust.", ["Trust"], "The {Trust} and a trust."),
        ("A mill, a tide mill.", ["mill", "tide mill"], "A {mill}, a {tide mill}."),
        ("‘A mill’: the mill’s mill-wheel.", ["mill"], "‘A {mill}’: the {mill}’s {mill}-wheel."),
        ("It’s the millers’ law.", ["millers' law"], "It’s the {millers’ law}."),
        ("Two tide\n    mills.", ["tide mills"], "Two {tide mills}."),
        ("Μύλος, μύλος.", ["μύλος"], "{Μύλος}, {μύλος}."),
        ("潮水推磨石。", ["磨石", "潮水"], "{潮水}推{磨石}。"),
    ],
)
def test_mentions(tmp_path: Path, text: str, forms: list[str], expected: str) -> None:
    data = proceedings(tmp_path, text, *forms)
    [section] = data.sections
    [paragraph] = section.paragraphs
    shown = paragraph.text
    [mentions] = data.mentions.sections[section.id]
    for span, _ in reversed(mentions):
        shown = f"{shown[: span.start]}{{{shown[span.start : span.end]}}}{shown[span.end :]}"
    assert shown == f"{expected} Ms. Ash and Ash of the Tide Mill."


def test_a_place_has_the_printed_pages_of_its_mentions(tmp_path: Path) -> None:
    text = "{p. 6} The first mill and {p. 7} the second mill.\n\n    No wheel. {p. 8} One wheel."
    data = proceedings(tmp_path, text, "mill", "wheel")
    assert [
        (term.id, place.section.id, place.paragraph.id, place.pages and place.pages.numbers)
        for term in data.terms
        for place in places_of_terms(data)[term.id]
    ] == [("t0", "a", "p6-1", "6–7"), ("t1", "a", "p7-1", "7–8")]


def test_a_place_without_page_marks_has_no_pages(tmp_path: Path) -> None:
    data = proceedings(tmp_path, "A mill.", "mill")
    assert [place.pages for place in places_of_terms(data)["t0"]] == [None]


def test_terms_stand_in_roles_and_organisations_and_in_no_testimony(tmp_path: Path) -> None:
    data = proceedings(tmp_path, "A trust.", "River Trust", "Miller")
    assert data.mentions.speakers == {"t0": ["ann"], "t1": ["ann"]}
    assert data.mentions.contacts == {"t0": ["office"]}
    assert places_of_terms(data) == {}


def test_terms_stand_in_titles_whatever_the_capitals(tmp_path: Path) -> None:
    data = proceedings(tmp_path, "A tide mill. Tide mills.", "tide mill", "tide mills")
    assert data.mentions.titles == {"a": ("t1",)}


def test_finding_costs_the_length_of_the_text(tmp_path: Path) -> None:
    def find(size: int) -> None:
        forms = [f"w{number} x" for number in range(size)]
        data = proceedings(tmp_path, " ".join(f"{form} or w." for form in forms), *forms)
        assert len(data.mentions.occurring) == size

    assert growth(find, 150) < MOST
