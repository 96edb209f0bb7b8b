"""What is copied of words selected in this edition, and where the copied link leads."""

import io
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from pages import read
from selecting import Row, seen, taken
from support import Site

SITES = ["root"]
HOST = "https://example.org/"
TITLE = "Combating Online Sex Trafficking: Confronting challenges, Forging Cooperation"
MAIN = "main"
TECH, DEMAND = "takeaways/leveraging-technology/", "takeaways/focusing-on-demand/"
COMPANIES, CHILDREN = "takeaways/corporation-involvement/", "context/exploitation-of-vulnerability/"
RICHEY = "Valiant Richey, Prosecutor, King County, Washington, "
COOPERATION = "takeaways/building-cooperation/"
CHALLENGES = "takeaways/intertwined-challenges/"
CORDUA = "Julie Cordua, Chief Executive Officer, Thorn, as reported in "


class Expected(NamedTuple):
    """What is copied: the words, by whom and how, the page, the paragraph, the text of the link."""

    words: str
    by: str
    pages: str
    at: str
    found: str
    """Nothing is offered where this is empty."""


NOTHING = Expected("", "", "", "", "")
TOP = "the top of the section"  # where the note on its content is, and no words
WHOLE = "What a great tool that people can start with a conversation instead of an arrest"

ROWS: Mapping[str, Mapping[Row, Expected]] = {
    TECH: {
        Row(MAIN, "“What a great tool", "arrest”"): Expected(
            f"“{WHOLE}”", RICHEY, "p. 5", f"{TECH}#p5-5", "What a great tool,instead of an arrest"
        ),
        Row(MAIN, "What a great tool", "an arrest”,"): Expected(  # a comma more than the quote
            f"“{WHOLE}”", RICHEY, "p. 5", f"{TECH}#p5-5", "What a great tool,instead of an arrest"
        ),
        Row(MAIN, "a great tool that people"): Expected(
            "“…a great tool that people…”",
            RICHEY,
            "p. 5",
            f"{TECH}#p5-5",
            "a great tool that people",
        ),
        Row(MAIN, "start with a conversation", "an arrest”", backwards=True): Expected(
            "“…start with a conversation instead of an arrest”",
            *(RICHEY, "p. 5", f"{TECH}#p5-5", "start with a conversation instead of an arrest"),
        ),
        Row(MAIN, "help them. “What a great tool"): Expected(
            "“help them. ‘What a great tool…’”",  # opened within what is selected, and closed there
            "in ",
            "p. 5",
            f"{TECH}#p5-5",
            "help them. “What a great tool",
        ),
        Row(MAIN, "they spoke to many actors"): Expected(
            "“they spoke to many actors”",
            CORDUA,
            "p. 5",
            f"{TECH}#p5-2",
            "they spoke to many actors",
        ),
        Row(MAIN, "and child survivors. According to law"): Expected(
            "“and child survivors. According to law”",
            "in ",
            "p. 5",
            f"{TECH}#p5-2",
            "and child survivors. According to law",
        ),
        Row(MAIN, "high-risk victims", "child survivors"): Expected(
            "“high-risk victims first and foremost. When speaking with child survivors”",
            *(
                "in ",
                "p. 5",
                f"{TECH}#p5-2",
                "high-risk victims first,speaking with child survivors",
            ),
        ),
        Row(MAIN, "technology already"): NOTHING,
        Row("body", "Skip to content", "they spoke to many actors"): NOTHING,
        Row("h1", "Leveraging technology in the fight"): NOTHING,
        Row(".pro-summary", "Technology already helps to detect"): NOTHING,
        Row(".pro-names", "Julie Cordua"): NOTHING,
        Row(".pro-cite", "Leveraging technology in the fight"): NOTHING,
    },
    DEMAND: {
        Row(MAIN, "a criminal offense", "Back in the 1990s"): Expected(
            "“a criminal offense. Back in the 1990s”",
            "in ",
            "pp. 6–7",
            f"{DEMAND}#p6-5",
            "a criminal offense,Back in the 1990s",
        ),
        Row(MAIN, "had a history of violent"): Expected(
            "“had a history of violent”",
            "in ",
            "p. 7",
            f"{DEMAND}#p6-5",
            "had a history of violent",
        ),
    },
    COMPANIES: {
        Row(MAIN, "need to come to the table"): Expected(
            "“need to come to the table”",
            "in ",
            "p. 7",
            f"{COMPANIES}#p7-4",
            "hotels, then hotels-,need to come to the table,-. If society is",
        ),
        Row(MAIN, "need to come to the table", after="then online platforms"): Expected(
            "“need to come to the table”",
            "in ",
            "p. 7",
            f"{COMPANIES}#p7-4",
            "then online platforms-,need to come to the table",
        ),
    },
    CHILDREN: {
        Row(MAIN, "so many people", "left behind"): Expected(
            "“…so many people that I left behind…”",
            "Melanie Thompson, ",
            "p. 3",
            f"{CHILDREN}#p3-6",
            TOP,
        ),
        Row(MAIN, "tricked by some older boys"): Expected(
            "“tricked by some older boys”", "in ", "p. 3", f"{CHILDREN}#p3-6", TOP
        ),
        Row(MAIN, "they are being arrested"): Expected(
            "“they are being arrested”",
            "William C. Silverman, Partner, Proskauer Rose LLP, as reported in ",
            "p. 3",
            f"{CHILDREN}#p3-3",
            TOP,
        ),
    },
    COOPERATION: {
        Row(MAIN, "alternative to international", "said Ambassador Delattre"): Expected(
            "“‘…alternative to international cooperation’, said Ambassador Delattre”",
            "in ",
            "p. 8",
            f"{COOPERATION}#p8-7",
            "alternative to international cooperation”, said Ambassador Delattre",
        ),
    },
    "": {  # its title and subtitle are what the paragraph begins with
        Row("[aria-labelledby=print]", "Combating Online", "international colloquium"): Expected(
            "“Combating Online Sex Trafficking: Confronting Challenges, Forging Cooperation, an "
            "international colloquium”",
            "in ",
            "p. 2",
            "#p2-2",
            "Combating Online Sex Trafficking: Confronting,"
            "Cooperation, an international colloquium",
        ),
        Row(MAIN, "challenges and forge cooperation", "Confronting Challenges,"): Expected(
            "“challenges and forge cooperation … Combating Online Sex Trafficking: Confronting "
            "Challenges,”",
            "in ",
            "p. 2",
            "#p2-1",
            "challenges and forge cooperation,Sex Trafficking: Confronting Challenges",
        ),
    },
    "quotes/gateway-drug/": {  # the words are twice on the page to which the link leads
        Row(MAIN, "intertwined with other challenges"): Expected(
            "“intertwined with other challenges”",
            "in ",
            "p. 8",
            f"{CHALLENGES}#p8-3",
            "human trafficking is-,intertwined with other challenges,-that our societies",
        ),
    },
    "text/": {
        Row(MAIN, "You can count on", "President Macron"): Expected(
            "“You can count on me, you can count on President Macron…”",
            "François Delattre, Ambassador, Permanent Representative of France to the United "
            "Nations, ",
            "p. 6",
            "takeaways/involving-the-states/#p6-2",
            "commercial sexual exploitation. “-,You can count on,count on President Macron’s,"
            "-strong commitment” was",
        ),
        Row(MAIN, "power that can be harnessed", "the criminal justice system"): Expected(
            "“power that can be harnessed from the use of the Internet. … ‘We need to ensure that "
            "the criminal justice system…’”",
            "in ",
            "p. 3",
            "context/using-technology/#p3-2",  # what is not of this section is not in its link
            "because of the-,power that can be,use of the Internet",
        ),
    },
    "quotes/conversation-instead-of-arrest/": {
        Row("h1", "great tool that people"): Expected(
            "“…great tool that people…”",
            RICHEY,
            "p. 5",
            f"{TECH}#p5-5",
            "What a-,great tool that people,-can start with",
        ),
    },
    "quotes/a-survivors-words/": {
        Row(".pro-words", "many people", "left behind"): Expected(
            "“…many people that I left behind…”",
            "Melanie Thompson, ",
            "p. 3",
            CHILDREN,
            TOP,
        ),
    },
    "speakers/valiant-richey/": {
        Row(MAIN, "Prosecutor, King County, Washington"): NOTHING,
        Row("blockquote", "great tool that people"): Expected(
            "“…great tool that people…”",
            RICHEY,
            "p. 5",
            f"{TECH}#p5-5",
            "What a-,great tool that people,-can start with",
        ),
        Row(MAIN, "25 to 30 trafficking"): Expected(
            "“25 to 30 trafficking”",
            f"{RICHEY}as reported in ",
            "p. 3",
            "context/using-technology/#p3-2",
            "Richey explained that-,25 to 30 trafficking,-cases are tried",
        ),
    },
}


@pytest.mark.parametrize("address", ROWS)
def test_what_is_copied_of_selected_words(address: str, site: Site, page: Page) -> None:
    page.goto(site.address + address)
    rows = ROWS[address]
    for got, (row, expected) in zip(taken(page, rows), rows.items(), strict=True):
        if expected == NOTHING:
            assert got == ("", "", ""), row
            continue
        where = f"{expected.pages}, web edition 1.0 (2026), {HOST}{expected.at}"
        source = f"{expected.by}{TITLE}, 14 March 2018, New York, {where}"
        assert got.text == f"{expected.words} — {source}"
        (paragraph,) = read(got.html).all("p")
        assert paragraph.text == got.text
        assert [each.text for each in paragraph.all("i")] == [TITLE]
        assert [each.get("href") for each in paragraph.all("a")] == [HOST + expected.at]
        if expected.found == TOP:
            assert got.link == HOST + expected.at.partition("#")[0]
            continue
        start, found = got.link.split(":~:text=")
        around = expected.found.count("-,") + expected.found.count(",-")
        assert found.count("-") == around, "the hyphens of words are written by their number"
        assert (start, unquote(found)) == (HOST + expected.at, expected.found)


# Where the browser marks what a copied link names: the phrase, and the words before it.
MARKED = {
    Row(MAIN, "a great tool that people"): TECH,
    Row(MAIN, "high-risk victims", "child survivors"): TECH,
    Row(MAIN, "a criminal offense", "Back in the 1990s"): DEMAND,
    Row(MAIN, "need to come to the table"): COMPANIES,
    Row(MAIN, "need to come to the table", after="then online platforms"): COMPANIES,
    Row("[aria-labelledby=print]", "Combating Online", "international colloquium"): "",
}

_BLURRED = 24
"""Pixels by which the box of what is marked may differ from that of the words, in which the link
behind a paragraph is."""


@pytest.mark.parametrize("row", MARKED, ids=lambda row: f"{row.first} {row.after}")
def test_a_copied_link_leads_to_the_words_and_marks_them(row: Row, site: Site, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site.address + MARKED[row])
    (got,) = taken(page, [row])
    page.goto("about:blank")
    page.goto(got.link.replace(HOST, site.address))
    box, colour = seen(page, row)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    mark = tuple(map(int, re.findall(r"\d+", colour)))
    red, green, blue = ImageChops.difference(picture, Image.new("RGB", picture.size, mark)).split()
    other = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    found = other.point(lambda value: 255 * (value == 0)).getbbox()
    assert found, "nothing is marked"
    apart = [abs(is_ - should) for is_, should in zip(found, box, strict=True)]
    assert max(apart) < _BLURRED, (found, box)
    header = page.locator(".pro-header").bounding_box()
    assert header
    assert found[1] > header["y"] + header["height"]
