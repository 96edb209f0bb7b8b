"""What the print says before its sections: kept like the sections' words, and shown where it is."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from corpus import changed, edit, valid
from pages import read
from proceedings.__main__ import main
from proceedings.project import read_proceedings
from proceedings.publish.opendata import open_data
from proceedings.publish.renderer import Renderer
from proceedings.publish.search import Prose, index
from proceedings.publish.site import pages
from support import CONFERENCES

SITE_URL = "https://example.org/"
PREFACE = """\
    preface:
      introduction: "{p. 1} The river has two banks. {p. 2} It freezes."
      sections:
        - {id: what, title: What, text: A day about gravel.}
        - {id: why, title: Why, text: Weirs are old.}
    parts: {takeaways: {title: Days, introduction: "{p. 3} They met."}}
    edition:"""
QUOTE = "Slow water carries the finest gravel"
AWAY = "withdrawn: {date: 2032-01-01, reason: At the request of the person.}"


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A conference with a preface and an introduction, published."""
    folder = valid(tmp_path / "project")
    settings = folder / "mkdocs.yml"
    settings.write_text(changed(settings.read_text("utf-8"), "    edition: →", PREFACE), "utf-8")
    edit(folder, ["takeaways.yml: {p. 1} “Slow → “Slow", "takeaways.yml: {p. 2} on → {p. 4} on"])
    assert main(["publish", str(folder)]) == 0
    capsys.readouterr()
    return folder


def told(name: str, was: str) -> str:
    return f"corrected: [{{paragraph: {name}, date: 2032-01-01, was: {was}, note: n}}]"


@pytest.mark.parametrize(
    ("edits", "says"),
    [
        (["mkdocs.yml: A day → One day"], ["p2-1 was published with other", "to the preface"]),
        (
            [
                "mkdocs.yml: A day → One day",
                "mkdocs.yml: are old.} → are old.}⏎        - "
                '{id: who, title: Who, text: "{#p2-7} All."}',
            ],
            ["begin it with the mark “{#p2-8}”"],
        ),
        (
            [
                "mkdocs.yml: A day → One day",
                f"mkdocs.yml: sections: → {told('p2-1', 'A day about gravel.')}⏎      sections:",
            ],
            [],
        ),
        (
            [
                "mkdocs.yml: A day → One day",
                f"mkdocs.yml: sections: → {told('p2-1', 'A week.')}⏎      sections:",
            ],
            ["What “was” says here is not what was published"],
        ),
        (["mkdocs.yml: They met → We met"], ["p3-1 was published with other", "to the heading"]),
        (
            ["mkdocs.yml: They met. → We met.\\n\\n{#p3-7} All."],
            ["begin it with the mark “{#p3-8}”"],
        ),
        (
            [
                "mkdocs.yml: They met → We met",
                "mkdocs.yml: takeaways: { → takeaways: {" + told("p3-1", "They met.") + ", ",
            ],
            [],
        ),
        (
            ["mkdocs.yml: id: what → id: which"],
            ["“/#what” was published and is gone. Restore it in docs/index.md, or in “preface”"],
        ),
        (
            ["mkdocs.yml: id: what → id: which", "mkdocs.yml: date: 2031-05-01 → date: May"],
            ["This is not a date"],
        ),
        (
            ["mkdocs.yml: id: what → id: which", "speakers.yml: role: Boat → rol: Boat"],
            ["“/#what” was published and is gone", "“rol” is no key", "has no “role”"],
        ),
        (
            ["mkdocs.yml: id: what → id: which", "mkdocs.yml: {p. 2} It → (p. 2) It"],
            ["“/#what” was published and is gone", "“(p. 2)” is no page mark"],
        ),
        (
            [
                f"mkdocs.yml: A day about gravel → {QUOTE}",
                f"speakers.yml: text: {QUOTE} → {AWAY}",
                f"takeaways.yml: “{QUOTE}” → [words withdrawn]",
            ],
            [
                "These words are withdrawn",
                "add to the preface “corrected: [{paragraph: p2-1",
                "p3-2 was published with other words",
            ],
        ),
        (
            ["mkdocs.yml: A day → Ida Holm’s day", f"speakers.yml: name: Ida Holm → {AWAY}"],
            ["mkdocs.yml:9:41: This names a speaker who is withdrawn. Write “[name withdrawn]”"],
        ),
    ],
)
def test_it_is_kept_like_the_sections_words(
    edits: list[str], says: list[str], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, edits)
    assert main(["check", str(project)]) == bool(says)
    said = capsys.readouterr().out
    assert [each for each in says if each not in said] == [], said
    of_ledger = [line for line in said.splitlines() if "was published" in line]
    assert [line for line in of_ledger if not any(each in line for each in says)] == []


def test_the_ledger_has_its_headings_paragraphs_and_pages(project: Path) -> None:
    lines = (project / "published.txt").read_text("utf-8").splitlines()
    found = [line.split()[0] for line in lines if line.startswith("/#")]
    assert found == [
        "/#p1-1",
        "/#p2-1",
        "/#p2-2",
        "/#page-1",
        "/#page-2",
        "/#print",
        "/#what",
        "/#why",
    ]
    assert all(len(line.split()) == 2 for line in lines if re.match("/#p[0-9]", line))


def test_an_id_that_a_heading_of_the_editors_has_too(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = project / "docs" / "index.md"
    index.write_text("## What\n\nOurs.\n\n## Ours { #ours }\n", "utf-8")
    assert main(["check", str(project)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("docs/index.md:1:1: “What” has the id “what”, which the site gives")
    assert "ours" not in said


@pytest.mark.parametrize("has_marks", [True, False])
def test_no_id_is_twice_on_the_home_page_and_in_the_whole_text(
    has_marks: bool, project: Path
) -> None:
    marked = "{#p2-1} Later." if has_marks else "{#p2} Later."
    who = f'{{id: who, title: Who, text: "{marked}"}}'
    edit(project, [f"mkdocs.yml: are old.}} → are old.}}⏎        - {who}"])
    if not has_marks:
        for name in ("mkdocs.yml", "takeaways.yml"):
            path = project / name
            path.write_text(re.sub(r"\{p\. \d\} ", "", path.read_text("utf-8")), "utf-8")
    data = read_proceedings(project)
    for page in pages(data):
        if page.address in ("", "text/"):
            tree = read(Renderer(data.event, SITE_URL).html(page))
            ids = [each.get("id") for each in tree.walk() if each.get("id")]
            assert [each for each, times in Counter(ids).items() if times > 1] == []
            assert {*page.fragments} <= {*ids}
            links = [each.get("href") for each in tree.all("a", class_="pro-permalink")]
            above = "../" if page.address else ""
            first = "p1-1" if has_marks else "p1"
            assert links[0] == f"{above}#{first}"


def test_search_finds_it_on_the_home_page() -> None:
    data = read_proceedings(CONFERENCES / "scripts")
    [file] = map(json.loads, index(data, [Prose("Home", "", [])]).values())
    [home] = (n for n, each in enumerate(file["documents"]) if each["address"] == "")
    found = [each for each in file["texts"] if each["of"] == home]
    assert [(each["id"], each.get("heading"), each["pages"]) for each in found] == [
        ("p2-1", None, "p. 2"),
        ("p2-2", "宗旨 & 目的", "p. 2"),
        ("p2-3", "宗旨 & 目的", "p. 2"),
        ("p2-4", "致謝", "p. 2"),
    ]


def test_open_data_have_what_stands_outside_of_sections() -> None:
    data = open_data(read_proceedings(CONFERENCES / "scripts"), SITE_URL)
    assert [(each["title"], each["url"], len(each["paragraphs"])) for each in data["preface"]] == [
        (None, f"{SITE_URL}#print", 1),
        ("宗旨 & 目的", f"{SITE_URL}#aims", 2),
        ("致謝", f"{SITE_URL}#thanks", 1),
    ]
    assert [
        (each["kind"], each["title"], [paragraph["id"] for paragraph in each["paragraphs"]])
        for each in data["headings"]
    ] == [("context", "背景", []), ("takeaways", "三項結論", ["p5-1"])]


def test_corrections_outside_of_sections_are_told() -> None:
    """On the page of the words, and among all that has changed."""
    data = read_proceedings(CONFERENCES / "scripts")
    there = {each.address: each for each in pages(data)}
    for address, href in (("", "#p2-4"), ("corrections/", "../#p2-4")):
        tree = read(Renderer(data.event, SITE_URL).html(there[address]))
        assert href in [each.get("href") for each in tree.all("a")]
        assert "謹謝鹿耳門居民。" in tree.text


def test_a_conference_without_one_has_none() -> None:
    data = read_proceedings(CONFERENCES / "starter")
    [home] = (each for each in pages(data) if each.address == "")
    assert [*home.fragments] == []
    assert read(Renderer(data.event, SITE_URL).html(home)).all("p", class_="pro-record") == []
