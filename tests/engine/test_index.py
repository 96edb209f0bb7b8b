"""The index: who is heard at a place, how places are told, and how a long index comes by letter."""

import gzip
import re
from pathlib import Path

import pytest

from bench.made_up import make, word
from pages import read
from proceedings.project import read_proceedings
from proceedings.publish import az
from proceedings.publish.az import IndexEntry, index_entries
from proceedings.publish.pages import index
from proceedings.publish.pages.index import index_page
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings
from support import CONFERENCES

MOST_BYTES = 60_000
"""Of a page, compressed."""
MOST_ELEMENTS = 3_000

FILES = {
    "mkdocs.yml": """
INHERIT: hooks/mkdocs.base.yml
site_name: Mills
extra:
  proceedings:
    title: Mills
    edition: {version: "1", date: 2020-01-01}
""",
    "speakers.yml": """
- id: ann
  name: Ann Ash
  family_name: Ash
  given_name: Ann
  role: Miller
  named_as: [Ann]
  quotes:
    - {id: q1, text: The wheel turns, attribution: inferred, said_by: the miller}
    - {id: q2, text: A wheel of oak}
  reports:
    - {id: r1, text: Ann spoke of wheels.}
- id: bo
  name: Bo Birk
  family_name: Birk
  given_name: Bo
  role: Keeper of the wheel
  named_as: [Mr. Birk]
  quotes:
    - {id: q3, text: No water}
""",
    "takeaways.yml": """
- id: one
  title: One
  summary: One.
  content_note: It is sad.
  text: |
    {p. 1} “The wheel turns”, the miller said. “No water”, said Mr. Birk.

    Ann spoke of wheels. It was late.

    Nobody spoke of {p. 2} the wheel.
- id: two
  title: Two
  summary: Two.
  text: |
    {p. 3} Of the wheel: “A wheel of oak”, said Ann. Mr. Birk sat {p. 4} by the wheel.
""",
    "index.yml": """
- id: wheel
  name: Wheel
  forms: [wheel, wheels]
  see: [water]
- id: water
  name: Water
  forms: [water]
- id: weir
  name: Weir
  see: [water]
""",
}


@pytest.fixture
def data(tmp_path: Path) -> Proceedings:
    (tmp_path / "docs").mkdir()
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, "utf-8")
    return read_proceedings(tmp_path)


def entries(data: Proceedings) -> dict[str, IndexEntry]:
    return {entry.id: entry for entry in index_entries(data)}


def written(entry: IndexEntry) -> list[str]:
    """A line for each place: section, label, who is heard, and in brackets who else."""
    return [
        f"{row.heading}: {place.label} {', '.join(place.heard)} ({', '.join(place.beside)})"
        for row in entry.rows
        for place in row.locators
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "wheel",
            [
                "1. One: p. 1 ¶ 1 Ann Ash (speaker inferred) (Bo Birk)",
                "1. One: p. 1 ¶ 2 Ann Ash ()",
                "1. One: p. 2 ¶ 1-3  ()",
                "2. Two: pp. 3–4 ¶ 1 Ann Ash ()",
            ],
        ),
        ("water", ["1. One: p. 1 ¶ 1 Bo Birk (Ann Ash (speaker inferred))"]),
        ("weir", []),
        (
            "ann",
            [
                "1. One: p. 1 ¶ 1 quoted (speaker inferred) ()",
                "1. One: p. 1 ¶ 2 reported ()",
                "2. Two: p. 3 ¶ 1 quoted ()",
            ],
        ),
        ("bo", ["1. One: p. 1 ¶ 1 quoted ()", "2. Two: p. 3 ¶ 1  ()"]),
    ],
)
def test_places_and_who_is_heard_there(data: Proceedings, entry: str, expected: list[str]) -> None:
    found = entries(data)[entry]
    assert [line.replace("\u00a0", " ") for line in written(found)] == expected


def test_places_of_a_text_without_page_marks(data: Proceedings, tmp_path: Path) -> None:
    path = tmp_path / "takeaways.yml"
    path.write_text(re.sub(r"\{p. .\} ", "", path.read_text("utf-8")), "utf-8")
    wheel = entries(read_proceedings(tmp_path))["wheel"]
    labels = [place.label for row in wheel.rows for place in row.locators]
    assert labels == ["¶\u00a01", "¶\u00a02", "¶\u00a03", "¶\u00a01"]


def test_a_section_s_content_note_is_told_beside_its_places(data: Proceedings) -> None:
    assert [(row.heading, row.has_note) for row in entries(data)["wheel"].rows] == [
        ("1. One", True),
        ("2. Two", False),
    ]


def test_who_has_a_term_in_the_role_is_listed(data: Proceedings) -> None:
    assert entries(data)["wheel"].roles == (("Bo Birk", "speakers/bo/"),)


def test_of_very_many_places_the_first_are_listed(
    data: Proceedings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(az, "MOST_PLACES", 3)
    wheel = entries(data)["wheel"]
    assert (len(written(wheel)), wheel.omitted) == (3, 1)


def test_entries_stand_in_the_order_of_the_alphabet() -> None:
    found = index_page(read_proceedings(CONFERENCES / "scripts"))
    assert {letter.title: [entry.id for entry in letter.entries] for letter in found.letters} == {
        "E": ["sluice"],
        "O": ["oese"],
        "V": ["zoe-vaga"],
        "Α": ["nikos-almyros"],
        "Γ": ["granite"],
        "س": ["salma"],
        "木": ["lin-shuisheng"],
        "水": ["water-board", "pond", "tide"],
        "鹿": ["mill"],
    }


def test_without_a_file_it_is_an_index_of_the_people() -> None:
    data = read_proceedings(CONFERENCES / "starter")
    found = index_page(data)
    assert [entry.name for letter in found.letters for entry in letter.entries] == [
        "Quarrie, Ottoline"
    ]
    assert "brackets" not in Renderer(data.event, "https://example.org/").html(found)


def test_a_long_index_comes_by_letter(data: Proceedings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MOST_LINES", 6)
    found = index_page(data)
    parts = list(found.parts())
    assert [
        (part.title, part.address, [entry.id for entry in part.letter.entries]) for part in parts
    ] == [
        ("Index: A", "index/a/", ["ann"]),
        ("Index: B", "index/b/", ["bo"]),
        ("Index: W", "index/w/", ["water", "weir"]),
        ("Index: W (2)", "index/w-2/", ["wheel"]),
    ]
    html = Renderer(data.event, "https://example.org/").html
    homes = {entry.id: part.address for part in parts for entry in part.letter.entries}
    listed = {link.get("id"): f"index/{link.get('href')}" for link in read(html(found)).all("a")}
    for term in data.terms:
        assert listed[term.id] == f"{homes[term.id]}#{term.id}"
    (weir,) = read(html(parts[2])).all(id="weir")
    assert [link.get("href") for link in weir.all("a")] == ["#water"]
    (wheel,) = read(html(parts[3])).all(id="wheel")
    assert "../w/#water" in [link.get("href") for link in wheel.all("a")]


@pytest.mark.parametrize(
    ("title", "address"),
    [("A", "index/a/"), ("0–9", "index/0-9/"), ("Ø", "index/u00f8/"), ("木", "index/u6728/")],
)
def test_addresses_of_letters(title: str, address: str) -> None:
    assert [letter.address for letter in index._parts(title, [])] == [address]


@pytest.mark.built
def test_no_page_of_the_index_is_large(tmp_path: Path) -> None:
    """With many people, and with words that stand in every section."""
    make(tmp_path, 120)
    terms = [f"- {{id: t{n}, name: {word(n)} s, forms: [{word(n)}]}}\n" for n in range(100)]
    (tmp_path / "index.yml").write_text("".join(terms), "utf-8")
    data = read_proceedings(tmp_path)
    found = index_page(data)
    pages = [found, *found.parts()]
    assert len(pages) > 10
    renderer = Renderer(data.event, "https://example.org/")
    for page in pages:
        html = renderer.html(page)
        assert len(gzip.compress(html.encode())) < MOST_BYTES, page.address
        assert len(list(read(html).walk())) < MOST_ELEMENTS, page.address
