"""What the page of a section tells of corrections: of its paragraphs, and of the quotes in them."""

from pathlib import Path

import pytest

from corpus import changed, valid
from pages import read
from proceedings.project import read_proceedings
from proceedings.publish.site import Site

QUOTE = "Slow water carries the finest gravel"
WAS = "Slow water carries the finest sand"
OF_QUOTE = (
    f"speakers.yml: text: {QUOTE} → corrected: [{{date: 2032-01-01, was: {WAS}, note: "
    f"Misheard.}}]⏎      text: {QUOTE}"
)
OF_PARAGRAPH = (
    "takeaways.yml: - id: gravel → - id: gravel⏎  corrected:⏎    - paragraph: p1-1⏎      date: "
    "DAY⏎      was: Other words.⏎      note: Misprinted."
)
QUOTE_PAGE = "../../quotes/slow-water/"
NOTICE = "Corrected on 1 January 2032. Paragraph p1-1, a quote of Ida Holm: Misheard."
OWN = "Corrected on 1 January {}. Paragraph p1-1: Misprinted. Until then Other words."


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([], []),
        ([OF_QUOTE], [f"{NOTICE} Until then “{WAS}”"]),
        ([OF_QUOTE.replace(WAS, f"{QUOTE}, speaker: tomas-reyes")], [NOTICE]),
        ([OF_QUOTE, "speakers.yml: named_as: [Dr. → testimony: true⏎  named_as: [Dr."], [NOTICE]),
        ([OF_QUOTE, OF_PARAGRAPH.replace("DAY", "2032-01-01")], [OWN.format(2032)]),
        (
            [OF_QUOTE, OF_PARAGRAPH.replace("DAY", "2033-01-01")],
            [f"{NOTICE} Until then “{WAS}”", OWN.format(2033)],
        ),
    ],
)
def test_what_a_section_tells_of_corrections(
    edits: list[str], told: list[str], tmp_path: Path
) -> None:
    project = valid(tmp_path / "project")
    for each in edits:
        name, _, change = each.partition(": ")
        path = project / name
        path.write_text(changed(path.read_text("utf-8"), change), "utf-8")
    site = Site(read_proceedings(project), "https://example.org/")
    page = read(site.renderer.html(site.pages["takeaways/gravel/"]))
    assert [each.text for each in page.all("div", class_="pro-correction")] == told
    links = [each.get("href") for each in page.all("a") if "a quote of" in each.text]
    assert links == [QUOTE_PAGE for each in told if "a quote of" in each]
