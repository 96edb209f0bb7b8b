"""What a site shows of what was published before: moved, corrected, withdrawn.

The made-up conference in scripts has an earlier edition, of which its ledger knows.
"""

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Page, expect

from pages import Element
from support import Site

SITES = ["scripts"]
CSL_SCHEMA = json.loads((Path(__file__).parent / "cite" / "csl-data.json").read_text("utf-8"))
MOVED = {
    "takeaways/train-the-masons/": "takeaways/teach-the-masons/",
    "quotes/once-more/": "quotes/once-more-morning/",
}
WITHDRAWN = {
    "quotes/a-blank-page/": ("A quote was withdrawn", "At the request of the person who spoke."),
    "speakers/gate-keeper/": (
        "A speaker was withdrawn",
        "At the person’s own request & for safety.",
    ),
}
WITHDRAWN_WORDS = ("名冊裡有一", "裡有一頁是", "頁是空白的", "Jón", "門房", "0177")
"""Each run of five characters, where words have no spaces; names and numbers."""


def heads(page: Element) -> dict[str, str]:
    """What the head says, by name."""
    said = {
        each.get("name") or each.get("property") or each.get("http-equiv"): each.get("content")
        for each in page.all("meta")
    }
    return said | {each.get("rel"): each.get("href") for each in page.all("link")}


@pytest.mark.parametrize("former", MOVED)
def test_a_former_address_leads_on(former: str, pages: Mapping[str, Element]) -> None:
    today = MOVED[former]
    beside = "../" + today.partition("/")[2]
    said = heads(pages[former])
    assert said["refresh"] == f"0; url={beside}"
    assert said["canonical"] == f"https://example.org/{today}"
    assert said["robots"] == "noindex"
    (link,) = pages[former].all("a", class_="pro-moved")
    assert link.get("href") == beside


def test_a_script_takes_the_fragment_along(site: Site, page: Page) -> None:
    page.goto(f"{site.address}takeaways/train-the-masons/#p7-1")
    expect(page).to_have_url(f"{site.address}takeaways/teach-the-masons/#p7-1")


def test_without_a_script_it_leads_on_too(site: Site, without_scripts: Page) -> None:
    without_scripts.goto(f"{site.address}quotes/once-more/")
    expect(without_scripts).to_have_url(f"{site.address}quotes/once-more-morning/")


@pytest.mark.parametrize("former", MOVED)
@pytest.mark.parametrize("ending", ["bib", "ris", "json"])
def test_files_stand_at_the_former_address_with_the_new_one_inside(
    former: str, ending: str, site: Site
) -> None:
    text = (site.folder / former / f"citation.{ending}").read_text("utf-8")
    assert text == (site.folder / MOVED[former] / f"citation.{ending}").read_text("utf-8")
    assert f"https://example.org/{MOVED[former]}" in text


@pytest.mark.parametrize("address", WITHDRAWN)
def test_the_address_of_what_is_withdrawn_says_so(
    address: str, pages: Mapping[str, Element]
) -> None:
    title, reason = WITHDRAWN[address]
    (article,) = pages[address].all("article")
    assert heads(pages[address])["robots"] == "noindex"
    assert title in article.text
    assert "29 February 2020" in article.text
    assert reason in article.text


NOTICE = {
    "title": "A quote was withdrawn",
    "url": "https://example.org/quotes/a-blank-page/",
    "note": "Withdrawn on 29 February 2020. The address gives the reason.",
}


def test_the_files_of_what_is_withdrawn_say_so(site: Site) -> None:
    """All that they hold; each is read by a reader that is not ours."""
    bib, ris, items = (
        (site.folder / f"quotes/a-blank-page/citation.{ending}").read_text("utf-8")
        for ending in ("bib", "ris", "json")
    )
    library = parse_string(bib)
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert (entry.entry_type, entry.key) == ("misc", "quote-a-blank-page")
    assert {field.key: str(field.value).strip("{}") for field in entry.fields} == NOTICE

    (record,) = rispy.loads(ris)
    assert record == {
        "type_of_reference": "GEN",
        "title": NOTICE["title"],
        "urls": [NOTICE["url"]],
        "notes": [NOTICE["note"]],
    }

    jsonschema.Draft3Validator(CSL_SCHEMA).validate(json.loads(items))
    (item,) = json.loads(items)
    assert item == {
        "id": NOTICE["url"],
        "type": "article",
        "title": NOTICE["title"],
        "URL": NOTICE["url"],
        "note": NOTICE["note"],
    }


def test_what_names_a_person_has_no_file(site: Site) -> None:
    """At the address of a withdrawn speaker the notice stands alone."""
    assert [path.name for path in (site.folder / "speakers/gate-keeper").iterdir()] == [
        "index.html"
    ]


def test_a_withdrawn_contact_stays_on_the_page_of_contacts(pages: Mapping[str, Element]) -> None:
    (notice,) = [each for each in pages["contacts/"].all("p") if each.get("id") == "gate-house"]
    assert "The person has left & asks not to be called." in notice.text


def test_withdrawn_words_are_in_no_file(site: Site) -> None:
    for path in site.folder.rglob("*"):
        if path.is_file() and "assets" not in path.parts:
            text = path.read_bytes()
            text = gzip.decompress(text) if path.suffix == ".gz" else text
            assert [word for word in WITHDRAWN_WORDS if word.encode() in text] == [], path


def test_nothing_leads_to_a_withdrawn_speaker(site: Site) -> None:
    """The id stands at its own address only."""
    naming = [
        str(path.relative_to(site.folder))
        for path in site.folder.rglob("*")
        if path.is_file() and b"gate-keeper" in path.read_bytes()
    ]
    assert naming == ["speakers/gate-keeper/index.html"]


@pytest.mark.parametrize("address", [*MOVED, *WITHDRAWN])
@pytest.mark.parametrize("file", ["sitemap.xml", "search/index.json", "data/proceedings.json"])
def test_no_list_has_it(address: str, file: str, site: Site) -> None:
    assert f"/{address}" not in (site.folder / file).read_text("utf-8")


def test_what_a_quote_was_is_told_on_its_page(pages: Mapping[str, Element]) -> None:
    (told,) = pages["quotes/pond-is-the-clock/"].all("div", class_="pro-correction")
    assert told.text == (
        "Corrected on 29 February 2020. The gate is closed, not opened & the print says <so>. "
        "Until then 水門一開，池裡的水就是我們的時鐘"
    )


def test_what_a_paragraph_was_is_told_below_its_section(pages: Mapping[str, Element]) -> None:
    (told,) = pages["takeaways/keep-the-pond/"].all("div", class_="pro-correction")
    assert told.text == (
        "Corrected on 29 February 2020. Paragraph p5-3: The gate is closed, not opened. Until then "
        "「水門一開，{p. 6}池裡的水就是我們的時鐘」，Αλμυρός 先生說。水池不可填平。"
    )


def test_everything_is_listed_the_newest_first(pages: Mapping[str, Element]) -> None:
    versions, changes = pages["corrections/"].all("dl", class_="pro-versions")
    assert [each.text for each in versions.all("dt")] == ["2.1", "1.0"]
    assert [each.text for each in versions.all("dd")] == [
        "29 February 2020: One word of a quote was corrected. A quote & a name were withdrawn.",
        "1 September 2019: The first edition.",
    ]
    assert [re.split(r"[.:] ", each.text)[0] for each in changes.all("dd")] == [
        "A quote of Νίκος Αλμυρός",
        "Paragraph p5-3 of “1",
        "Paragraph p8-1 of “3",
        "Paragraph p2-4 of “In the words of the print”",
        "A quote was withdrawn",
        "A speaker was withdrawn",
        "A contact was withdrawn",
    ]
    (about,) = pages["about/"].all("dl", class_="pro-versions")
    assert about.text == versions.text
