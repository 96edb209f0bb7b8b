"""What readers get of the scripts and style sheets does what is written there."""

import re
from pathlib import Path

import pytest

from mkdocs_assets import _without_comments
from support import ROOT

ASSETS = ROOT / "hooks" / "overrides" / "assets" / "proceedings"


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*.js")), ids=lambda path: path.name)
def test_no_template_stands_within_a_template(path: Path) -> None:
    """Of the inner one rjsmin takes white space away."""
    assert re.findall(r"`[^`]*\$\{[^}`]*`", path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("sheet", "published"),
    [
        ("/* a\n b */\n\n.c {\n  d: e;\n}\n", "\n.c {\nd: e;\n}\n"),
        (".c :is(d, e) { f: g }\n", ".c :is(d, e) { f: g }\n"),
        ('.c { content: "/"; } /* h */\n', '.c { content: "/"; } \n'),
    ],
)
def test_what_is_left_of_a_style_sheet(sheet: str, published: str) -> None:
    assert _without_comments(sheet) == published


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*.css")), ids=lambda path: path.name)
def test_style_sheets_can_be_read(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 120] == []


def test_underlines_are_said_as_webkit_takes_them() -> None:
    """It passes over a whole `text-decoration` that has more in it than the line."""
    sheets = "".join(path.read_text("utf-8") for path in sorted(ASSETS.glob("*.css")))
    assert set(re.findall(r"text-decoration: ([^;]+);", sheets)) == {"none", "underline"}


def test_nothing_is_forced_but_what_must_never_show_or_move() -> None:
    """Layers decide what is stronger. In the first one, “!important” is stronger than in others."""
    forced = [
        (path.name, line.strip())
        for path in sorted(ASSETS.glob("*.css"))
        for line in path.read_text("utf-8").splitlines()
        if "!important" in line
    ]
    assert forced == [
        ("base.css", "display: none !important;"),  # what is hidden, or needs a script
        ("base.css", "transition: none !important;"),  # three for who wants nothing to move
        ("base.css", "animation: none !important;"),
        ("base.css", "scroll-behavior: auto !important;"),
        ("paper.css", "display: none !important;"),  # what can be pressed
    ]
