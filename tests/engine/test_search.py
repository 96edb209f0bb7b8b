"""Search holds for names in any script, and knows nothing of what is kept out of it."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from proceedings.project import read_proceedings
from proceedings.publish.prose import Part, parts
from proceedings.publish.search import INDEX, Prose, index
from proceedings.publish.site import pages as published_pages
from searching import Answer, ask
from support import CONFERENCES, ROOT, Site

FIRST = {
    "starter": {
        "Quarrie": "speakers/ottoline-quarrie/",
        "quarr": "speakers/ottoline-quarrie/",
        "swarm": "takeaways/swarms/",
        '"nobody\'s until"': "takeaways/swarms/",
        '"a dish of water"': "takeaways/water/",
        "market-square": "takeaways/water/",
        "honey.": "takeaways/neighbours/",
    },
    "scripts": {
        # with and without accents
        "Zoë Vågå": "speakers/zoe-vaga/",
        "zoe": "speakers/zoe-vaga/",
        "vaga": "speakers/zoe-vaga/",
        "Αλμυρός": "speakers/nikos-almyros/",
        "αλμυρος": "speakers/nikos-almyros/",
        # scripts without accents; Chinese, where nothing parts the words
        "سلمى": "speakers/salma/",
        "林水生": "speakers/lin-shuisheng/",
        "從不遲到": "quotes/never-late/",
        '"潮水從不遲到"': "quotes/never-late/",
        "斷裂": "quotes/sound-of-the-sea/",
        "手藝": "",  # of an editors’ summary, which is no record
        # characters that HTML writes as references
        "2020 & 之後": "takeaways/write-a-register/",
        "amp": "",
        # a contact’s name and organisation, and neither number nor address
        "Μύρτις": "contacts/",
        "潮汐磨坊之友會": "contacts/",
        '"board@example.org"': "",
        "555-0123": "",
        "+88665550199": "",
    },
}


@pytest.fixture(scope="module")
def answers(
    window: BrowserContext, site_of: Callable[[str], Site]
) -> Callable[[str], Mapping[str, Answer]]:
    return cache(lambda name: ask(window.pages[0], site_of(name), FIRST[name]))


@pytest.mark.parametrize(
    ("name", "question", "address"),
    [(name, *row) for name, rows in FIRST.items() for row in rows.items()],
)
def test_the_first_hit(
    answers: Callable[[str], Mapping[str, Answer]], name: str, question: str, address: str
) -> None:
    assert answers(name)[question].first == address


@pytest.mark.parametrize("name", ["root", "starter", "scripts"])
def test_the_index_holds_the_pages_that_are_to_be_found_and_no_other(
    site_of: Callable[[str], Site], name: str
) -> None:
    site = site_of(name)
    rendered = published_pages(read_proceedings(site.project))
    index = json.loads((site.folder / INDEX).read_text("utf-8"))
    indexed = {document["address"].partition("#")[0] for document in index["documents"]}
    assert {page.address: page.address in indexed for page in rendered} == {
        page.address: page.address != "quotes/by-speaker/" for page in rendered
    }


@pytest.mark.parametrize("folder", [ROOT, CONFERENCES / "scripts"], ids=["root", "scripts"])
def test_words_of_testimony_are_in_the_index_and_nowhere_to_be_shown(folder: Path) -> None:
    proceedings = read_proceedings(folder)
    spoken = [quote.text for quote in proceedings.quotes if quote.speaker.testimony]
    holding = [
        (document, key)
        for document in json.loads(index(proceedings, ()))["documents"]
        for key, value in document.items()
        if any(text in json.dumps(value, ensure_ascii=False) for text in spoken)
    ]
    assert {(document["kind"], key) for document, key in holding} == {
        ("quote", "unshown"),
        ("section", "places"),
    }
    shown = [
        place["text"]
        for document, _ in holding
        for place in document.get("places", ())
        if any(text in place["text"] for text in spoken) and "unshown" not in place
    ]
    assert shown == []


def test_what_is_in_the_index_has_its_place() -> None:
    proceedings = read_proceedings(CONFERENCES / "scripts")
    prose = Prose("T", "takeaways/", [Part("a", "H", "W")])
    found = json.loads(index(proceedings, [prose]))["documents"]
    by_address = {document["address"]: document for document in found}
    section = next(section for section in proceedings.sections if len(section.paragraphs) > 1)
    places = by_address[section.address]["places"]
    assert [place["id"] for place in places] == [p.id for p in section.paragraphs]
    assert [place["pages"].partition("–")[0] for place in places] == [
        p.first_page for p in section.paragraphs
    ]
    assert by_address["takeaways/"]["places"][0] == {"id": "a", "heading": "H", "text": "W"}
    introduction = proceedings.introductions["takeaways"]
    assert [p["text"] for p in by_address["takeaways/"]["places"][1:]] == [
        paragraph.text for paragraph in introduction
    ]
    assert found == json.loads(index(proceedings, [prose]))["documents"]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<h1>Title</h1>", []),
        ("<h1>Title</h1><p>A <em>w</em>ord &amp; more</p>", [Part("", "", "A word & more")]),
        (
            "<p>Before</p><h2 id=a>Head <code>c</code></h2><p>One</p><p>Two</p>",
            [Part("", "", "Before"), Part("a", "Head c", "One Two")],
        ),
        ("<table><tr><td>a</td><td>b</td></tr></table>x<br>y", [Part("", "", "a b x y")]),
        ("<script>no()</script><style>no</style><p>&lt;b&gt;</p>", [Part("", "", "<b>")]),
        ("<h2 id=x></h2><h3>Only</h3>", [Part("", "Only", "")]),
    ],
)
def test_prose_is_read_in_parts(html: str, found: list[Part]) -> None:
    assert parts(html) == found
