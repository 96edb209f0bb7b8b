"""Reading YAML: every value is the text typed, and keeps its place."""

from pathlib import Path
from typing import Any

import pytest

from bench.check import write
from corpus import valid
from growth import MOST, growth
from proceedings.problems import Place, ProblemsFound
from proceedings.project import read_proceedings
from proceedings.read.load import load_file, load_page, load_part, load_settings
from proceedings.read.source import ScalarNode, plain


def loaded(folder: Path, text: str) -> Any:
    """The data of a file that has nothing wrong."""
    (folder / "x.yml").write_text(text, "utf-8")
    source = load_file(folder, "x.yml")
    assert source.problems == []
    assert source.root is not None
    return plain(source.root)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "no",
            "on",
            "Yes",
            "0123",
            "12:30",
            "1_0",
            "2031-13-45",
            "=",
            "0x1f",
            "1e3",
            ".inf",
            "-0",
        ),
        *("9" * 5_000, "2031-03-14", "+12125550100", "a:b", "a#b", "-a", "?a", ":a", "“a”: b"[:3]),
    ],
)
def test_plain_scalar_is_the_text_typed(typed: str, tmp_path: Path) -> None:
    assert loaded(tmp_path, f"- {typed}\n") == [typed]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'no'", "no"),
        ("''", ""),
        ("'it''s'", "it's"),
        ('"a\\tb"'.replace("\\t", "\\u00e9"), "aéb"),
        ("one\n  two", "one two"),
        ("one\n\n  two", "one\n\ntwo"),
        ("'one\n\n  two'", "one\n\ntwo"),
        (">\n  one\n  two\n\n  three\n", "one two\n\nthree\n"),
        (">-\n  one\n\n\n  two\n", "one\n\ntwo"),
        (">-\n  one\n    two\n  three\n", "one\n  two\nthree"),
        ("|\n  one\n  two\n\n  three\n", "one\ntwo\n\nthree\n"),
        ("|-\n  # no comment\n", "# no comment"),
        ("one # comment", "one"),
    ],
)
def test_text_of_each_style(written: str, text: str, tmp_path: Path) -> None:
    assert loaded(tmp_path, f"a: {written}\n")["a"] == text


FILE = """\
# A comment.
- id: one
  words: >-
    The first line
    and — the second.

    Another paragraph.
  list: [a, bb]
- id: two
  plain: some words
    on two lines
  quoted: "some words"
"""


@pytest.mark.parametrize(
    ("steps", "line", "column"),
    [
        ((), 2, 1),
        ((0,), 2, 3),
        ((0, "id"), 2, 7),
        ((0, "words"), 3, 10),
        ((0, "list", 1), 8, 13),
        ((1, "plain"), 10, 10),
        ((1, "missing"), 9, 3),
        ((1, "missing", 5, "deeper"), 9, 3),
        ((7,), 2, 1),
        (("id",), 2, 1),
    ],
)
def test_place(steps: tuple[str | int, ...], line: int, column: int, tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text(FILE, "utf-8")
    assert load_file(tmp_path, "x.yml").place(steps) == Place("x.yml", line, column)


@pytest.mark.parametrize(
    ("steps", "words", "line", "column"),
    [
        ((0, "words"), "", 4, 5),
        ((0, "words"), "The", 4, 9),
        ((0, "words"), "The first line", 5, 5),
        ((0, "words"), "The first line and —", 5, 11),
        ((0, "words"), "The first line and — the second.", 7, 5),
        ((0, "words"), "The first line and — the second. Another para", 7, 17),
        ((0, "words"), "more than there is" * 9, 3, 10),
        ((1, "plain"), "", 10, 10),
        ((1, "plain"), "some", 10, 15),
        ((1, "plain"), "some words on", 11, 8),
        ((1, "quoted"), "some", 12, 11),
        ((1,), "some", 9, 3),
    ],
)
def test_place_within(
    steps: tuple[str | int, ...], words: str, line: int, column: int, tmp_path: Path
) -> None:
    """The place behind `words`, however the file breaks its lines."""
    (tmp_path / "x.yml").write_text(FILE, "utf-8")
    source = load_file(tmp_path, "x.yml")
    assert source.place_within(steps, len(words.replace(" ", ""))) == Place("x.yml", line, column)


def test_key_place(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text(FILE, "utf-8")
    source = load_file(tmp_path, "x.yml")
    assert source.key_place((1,), "plain") == Place("x.yml", 10, 3)
    assert source.key_place((1,), "missing") == Place("x.yml", 9, 3)


def test_part_keeps_its_places(tmp_path: Path) -> None:
    text = "a: !x {}\nextra: {other: 1, proceedings: {title: One\n  Two, b: 2}, last: &c 3}\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    source = load_part(load_settings(tmp_path, "mkdocs.yml", {}), ("extra", "proceedings"))
    assert source.problems == []
    assert source.root is not None
    assert plain(source.root) == {"title": "One Two", "b": "2"}
    assert source.place(("b",)) == Place("mkdocs.yml", 3, 11)


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("---\ntitle: A\n---\nText.\n", {"title": "A"}),
        ("\ufeff---\r\ntitle: A\r\n---\r\nText.\r\n", {"title": "A"}),
        ("---\ntitle: A\n...\nText.\n", {"title": "A"}),
        ("--- \ntitle: A\n--- \n---\n", {"title": "A"}),
        ("---\n---\nText.\n", None),
        ("---\n\n---\nText.\n", None),
        ("Text.\n\n---\n\ntitle: A\n", None),
        ("---\n\nText.\n", None),
        ("", None),
    ],
)
def test_front_matter(page: str, data: Any, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(page.encode())
    source = load_page(tmp_path, "x.md")
    assert source.problems == []
    assert (plain(source.root) if source.root else None) == data


TAKEAWAY = "- id: a\n  title: a\n  summary: a\n  text: |\n    "
HOSTILE = [
    # what a file begins with, what it repeats, what it ends with
    ("", "[", ""),
    ("", "- ", ""),
    ("", "{a: ", ""),
    ("", "\t", ""),
    ("", "\t\n", ""),
    ("", "\x00 ", ""),
    ("", "=======\n", ""),
    ("", "- &a a\n", ""),
    ("", "a: 1\n", ""),
    ("- 'x\n", "\n", ""),
    (TAKEAWAY, "“", ""),
    (TAKEAWAY, "“ ", ""),
    (TAKEAWAY, "“a” ", ""),
    (TAKEAWAY, "“a”\n    ", ""),
    (TAKEAWAY, "“.\n\n    ", ""),
    (TAKEAWAY, "“a” b. ", ""),
    (TAKEAWAY, "{p. 1} a ", ""),
    (TAKEAWAY, "{p 7 ", ""),
    (TAKEAWAY, "{", ""),
    (TAKEAWAY, "(p. 7) ", ""),
    (TAKEAWAY, ".", "“"),
    (TAKEAWAY, ". ", "“"),
    (TAKEAWAY, "Dr. Holme ", ""),
    (TAKEAWAY, "a" * 10, ""),
]


@pytest.mark.parametrize(
    ("before", "repeated", "after"),
    HOSTILE,
    ids=[repr(repeated + after) for _, repeated, after in HOSTILE],
)
def test_hostile_file_costs_no_more_than_its_length(
    before: str, repeated: str, after: str, tmp_path: Path
) -> None:
    """tests/soak reads longer ones."""
    project = valid(tmp_path / "project")
    assert growth(lambda times: refuse(project, before + repeated * times + after), 500) < MOST


def test_a_record_costs_no_more_than_its_length(tmp_path: Path) -> None:
    def reading(speakers: int) -> None:
        write(tmp_path, speakers)
        read_proceedings(tmp_path)

    assert growth(reading, 75) < MOST


def refuse(project: Path, text: str) -> None:
    """Reads the project with this text as a file of sections."""
    (project / "takeaways.yml").write_text(text, "utf-8")
    with pytest.raises(ProblemsFound):
        read_proceedings(project)


def test_scalars_know_their_style(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("- a\n- 'a'\n- |\n  a\n", "utf-8")
    root = load_file(tmp_path, "x.yml").root
    assert root is not None
    assert [item.style for item in root.items if isinstance(item, ScalarNode)] == ["", "'", "|"]  # type: ignore[union-attr]
