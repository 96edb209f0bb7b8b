"""The text face: what of it is published, how much a reader loads, and which letters it has."""

import re
from pathlib import Path

from faces import LATIN, OURS, faces, letters, needed
from pages import Element
from proceedings import words
from support import ROOT, Site

SITES = ["scripts"]
OVERRIDES = ROOT / "hooks" / "overrides"
TEMPLATES = ROOT / "hooks" / "proceedings" / "publish" / "templates"
MOST = 50_000
"""Bytes of the face that a reader of a Latin script loads: roman and italic."""


def test_letters_are_those_of_the_ranges() -> None:
    assert "".join(letters("\n U+0041-0043,\n U+00E9")) == "ABCé"


def test_each_file_is_there_and_is_for_letters_of_its_own() -> None:
    found = list(faces())
    assert {face.file for face in found} == {path.name for path in OURS.glob("fonts/*.woff2")}
    for style in ("normal", "italic"):
        of_style = [face.letters for face in found if face.style == style]
        assert sum(map(len, of_style)) == len(frozenset().union(*of_style))


def test_a_reader_of_latin_letters_loads_little() -> None:
    assert sum((OURS / "fonts" / name).stat().st_size for name in LATIN) <= MOST


def test_what_the_site_says_itself_needs_no_other_file() -> None:
    """Its words, and the templates', whatever else these hold."""
    sources = [Path(words.__file__), *TEMPLATES.rglob("*.jinja"), *OVERRIDES.rglob("*.html")]
    text = "".join(source.read_text("utf-8") for source in sources)
    assert needed(text) == LATIN


def test_every_file_that_the_published_sheet_names_is_published(site: Site) -> None:
    (sheet,) = (site.folder / "assets" / "proceedings").glob("*.css")
    named = re.findall(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)", sheet.read_text("utf-8"))
    assert len(named) == len(list(faces()))
    assert [each for each in named if not (sheet.parent / each).is_file()] == []


def test_the_letters_of_every_page_are_asked_for_at_once_and_nothing_else(
    site: Site, pages: dict[str, Element]
) -> None:
    """And those alone come in no more once a page is drawn."""
    (sheet,) = (site.folder / "assets" / "proceedings").glob("*.css")
    rules = re.findall(r"@font-face {(.*?)}", sheet.read_text("utf-8"), re.DOTALL)
    shown = {rule for rule in rules if "font-display: optional" in rule}
    assert len(shown) == len(LATIN)
    for address, page in pages.items():
        links = page.all("link", rel="preload")
        assert len(links) == len(LATIN)
        for link in links:
            assert link.attributes.keys() == {"rel", "href", "as", "type", "crossorigin"}
            name = link.get("href").partition("assets/proceedings/")[2]
            assert sum(f'url("{name}")' in rule for rule in shown) == 1, address
