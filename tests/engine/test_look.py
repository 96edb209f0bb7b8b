"""A conference's own look: an accent colour that can be read, a logo, an icon, a style sheet."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from edits import preview
from pages import Element, broken_links, read
from proceedings.colour import (
    AA,
    AAA,
    BLACK,
    DARK,
    LIGHT,
    WHITE,
    contrast,
    is_readable,
    mixed,
    nearest_readable,
)
from proceedings.publish.look import look_sheet
from proceedings.read.entries import LookEntry
from support import ROOT, Publish, Site, conference

BASE = ROOT / "hooks" / "overrides" / "assets" / "proceedings" / "base.css"
GROUNDS = ("paper", "paper-raised", "paper-shade", "mark")
ACCENT = "#7a1f2b"
COLOURS = [
    *(
        f"#{red:02x}{green:02x}{blue:02x}"
        for red in (0, 90, 255)
        for green in (0, 90, 255)
        for blue in (0, 90, 255)
    ),
    *(ACCENT, "#174c55", "#767676", "#010101"),
]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#000000", 15.30),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    text = BASE.read_text("utf-8")
    colours = re.findall(r"--pro-([\w-]+): light-dark\((#\w+), (#\w+)\);", text)
    values = {name: schemes for name, *schemes in colours}
    for at, grounds in enumerate((LIGHT, DARK)):
        assert [values[name][at] for name in GROUNDS] == list(grounds)
        for name in ("accent", "accent-strong", "ink", "ink-soft"):
            assert is_readable(values[name][at], grounds)
    assert list(LIGHT.values()) == list(DARK.values()) == [AAA, AAA, AAA, AA]


@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_has_a_shade_that_can_be_read(colour: str) -> None:
    for towards, grounds in ((BLACK, LIGHT), (WHITE, DARK)):
        shade = nearest_readable(colour, towards, grounds)
        assert is_readable(shade, grounds)
        assert is_readable(mixed(shade, towards, 0.4), grounds)
        assert shade == colour or not is_readable(colour, grounds)


def test_a_style_sheet_only_for_what_is_given() -> None:
    assert look_sheet(LookEntry()) is None
    assert look_sheet(LookEntry(icon="a.png", style="a.css")) is None
    assert "logo" not in str(look_sheet(LookEntry(accent=ACCENT)))
    assert "accent" not in str(look_sheet(LookEntry(logo="a.svg")))


# --- a site with a look -------------------------------------------------------------------------

LOOK = """\
extra:
  proceedings:
    look:
      accent: "#7A1F2B"
      logo: images/logo-&.svg
      icon: icon.png
      style: own/style.css
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1H0z"/></svg>'
SHEET = "h1 { letter-spacing: 3px; }\n.pro-page { background: url(ground.svg); }\n"


def with_look(project: Path) -> Path:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("extra:\n  proceedings:\n", LOOK, 1), "utf-8")
    docs = project / "docs"
    for folder in ("images", "own"):
        (docs / folder).mkdir()
    (docs / "images" / "logo-&.svg").write_text(SVG, "utf-8")
    (docs / "own" / "ground.svg").write_text(SVG, "utf-8")
    (docs / "own" / "style.css").write_text(SHEET, "utf-8")
    (docs / "icon.png").write_bytes(b"no picture, but a file")
    with (docs / "about" / "index.md").open("a", encoding="utf-8") as file:
        file.write("\n![The logo](../images/logo-&.svg)\n")
    return project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, publish: Publish) -> Site:
    folder = tmp_path_factory.mktemp("look")
    project = with_look(conference("scripts", folder / "project"))
    return publish(project, folder / "site")


def linked(docs: Path, name: str) -> str:
    """How pages link to a file of the docs folder that gives the look."""
    return f"{name}?{hashlib.sha256((docs / name).read_bytes()).hexdigest()[:8]}"


def test_every_page_has_the_look(site: Site) -> None:
    docs = site.project / "docs"
    logo, icon, style = (
        linked(docs, name) for name in ("images/logo-&.svg", "icon.png", "own/style.css")
    )
    pages = {address: read(html) for address, html in site.html().items()}
    for address, page in pages.items():
        up = "/" if address == "404.html" else "../" * address.count("/")
        sheets = [one.get("href") for one in page.all("link", rel="stylesheet")]
        assert sheets[-1] == up + style
        assert re.fullmatch(rf"{up}assets/proceedings/look\.[0-9a-f]{{8}}\.css", sheets[-2])
        (shown,) = page.all("img", class_="pro-header__logo")
        # Beside the name it says nothing; on the home page it is the name.
        assert (shown.get("src"), bool(shown.get("alt"))) == (up + logo, address == "")
        (tab,) = page.all("link", rel="icon")
        assert (tab.get("href"), tab.get("type")) == (up + icon, "image/png")
    assert broken_links(pages, site.folder, "https://example.org/") == []


def test_a_site_without_a_look_has_none(site_of: Callable[[str], Site]) -> None:
    page: Element = read(site_of("scripts").html()[""])
    assert page.all("img") == []
    assert [one.get("type") for one in page.all("link", rel="icon")] == ["image/svg+xml"]
    assert len(page.all("link", rel="stylesheet")) == 1


@pytest.fixture
def page(tab: Page, site: Site) -> Iterator[Page]:
    refused: list[str] = []
    tab.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    tab.goto(site.address + "speakers/")
    yield tab
    assert [one for one in refused if "icon" not in one] == []


def colour_of_a_link(page: Page) -> str:
    value: str = page.evaluate("getComputedStyle(document.querySelector('article a')).color")
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", value))


def test_links_have_the_accent_on_light_pages_a_lighter_shade_on_dark_ones_and_none_in_print(
    page: Page,
) -> None:
    page.emulate_media(color_scheme="light")
    assert colour_of_a_link(page) == ACCENT
    page.get_by_role("button", name="Dark colors").click()
    dark = colour_of_a_link(page)
    assert dark == nearest_readable(ACCENT, WHITE, DARK)
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert colour_of_a_link(page) == dark
    page.get_by_role("button", name="Dark colors").click()
    assert colour_of_a_link(page) == ACCENT
    page.emulate_media(media="print")
    assert colour_of_a_link(page) == "#000000"


def test_the_logo_is_beside_the_name_and_the_style_sheet_is_used(page: Page) -> None:
    box = page.locator(".pro-header__logo").bounding_box()
    assert box
    assert (round(box["height"]), round(box["width"])) == (40, 160)
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") == "3px"
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.built
def test_the_preview_shows_another_look_on_every_page(tmp_path: Path) -> None:
    project = with_look(conference("scripts", tmp_path / "project"))
    before = preview(project, tmp_path / "served")
    (project / "docs" / "own" / "style.css").write_text("h1 { color: red; }\n", "utf-8")
    after = preview(project, tmp_path / "served")
    pages = [name for name in before if name.endswith(".html")]
    assert [name for name in pages if before[name] == after[name]] == []
