"""Looks at pages in a real browser with axe-core: WCAG 2.2, levels A and AA."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Page, ViewportSize

WIDE = ViewportSize(width=1280, height=900)
NARROW = ViewportSize(width=320, height=640)
"""WCAG 2.2, criterion 1.4.10: nothing is lost at 320 CSS pixels."""

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")
"""The script. A tab that has it run before the pages' own need not be sent it for each of them."""
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Only what is wrong is worked out in full, which spares a third of the time.
_RUN = """async ([within, tags]) =>
    (await axe.run(within, {runOnly: tags, resultTypes: ["violations"]})).violations
    .map(v => `${v.id}: ${v.nodes.map(n => n.html).slice(0, 3).join(" ")}`)"""


class State(NamedTuple):
    """How a page is looked at."""

    size: ViewportSize
    scheme: Literal["light", "dark"]


STATES = (State(WIDE, "light"), State(WIDE, "dark"), State(NARROW, "light"), State(NARROW, "dark"))
OPPOSITE = (STATES[0], STATES[3])
"""Both sizes and both schemes, by two states instead of four."""


def violations(page: Page, states: Iterable[State], within: str = ":root") -> list[str]:
    """What is wrong with the page as it is now, or with a part of it, in some states."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = []
    for size, scheme in states:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found += [
            f"{size['width']} {scheme}: {wrong}" for wrong in page.evaluate(_RUN, [within, _TAGS])
        ]
    return found
