"""Search holds for names in any script, and knows nothing of what is kept out of it."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from proceedings import words
from proceedings.project import read_proceedings
from proceedings.publish import search
from proceedings.publish.prose import Part, parts
from proceedings.publish.search import INDEX, Prose, index
from proceedings.publish.site import pages as published_pages
from searching import Answer, addresses, ask, data, rank
from support import CONFERENCES, ROOT, Site, conference

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


def loaded(files: Mapping[str, str]) -> dict[str, Any]:
    """The only file of little data."""
    (content,) = files.values()
    found: dict[str, Any] = json.loads(content)
    return found


@pytest.mark.parametrize("name", ["root", "starter", "scripts"])
def test_the_data_hold_the_pages_that_are_to_be_found_and_no_other(
    site_of: Callable[[str], Site], name: str
) -> None:
    site = site_of(name)
    rendered = published_pages(read_proceedings(site.project))
    indexed = {address.partition("#")[0] for address in addresses(data(site))}
    assert {page.address: page.address in indexed for page in rendered} == {
        page.address: page.is_indexed and page.address != "quotes/by-speaker/" for page in rendered
    }


@pytest.mark.parametrize("folder", [ROOT, CONFERENCES / "scripts"], ids=["root", "scripts"])
def test_words_of_testimony_are_in_the_data_and_nowhere_to_be_shown(folder: Path) -> None:
    proceedings = read_proceedings(folder)
    spoken = [quote.text for quote in proceedings.quotes if quote.speaker.testimony]
    assert spoken
    file = loaded(index(proceedings, ()))
    holding = {
        (record.get("kind", "text"), key, "unshown" in record)
        for record in (*file["documents"], *file["texts"])
        for key, value in record.items()
        if any(text in json.dumps(value, ensure_ascii=False) for text in spoken)
    }
    assert holding == {("quote", "unshown", True), ("text", "text", True)}


def test_what_is_in_the_data_has_its_place() -> None:
    proceedings = read_proceedings(CONFERENCES / "scripts")
    prose = Prose("T", "takeaways/", [Part("a", "H", "W")])
    file = loaded(index(proceedings, [prose]))
    numbers = {document["address"]: n for n, document in enumerate(file["documents"])}

    def texts(address: str) -> list[dict[str, Any]]:
        return [text for text in file["texts"] if text["of"] == numbers[address]]

    section = next(section for section in proceedings.sections if len(section.paragraphs) > 1)
    assert [(text["id"], text["pages"]) for text in texts(section.address)] == [
        (p.id, words.page_label((p.first_page, p.last_page))) for p in section.paragraphs
    ]
    speaker = proceedings.speaker["nikos-almyros"]
    assert [(text["text"], text["pages"]) for text in texts(speaker.address)] == [
        ("Αλμυρός 先生提到石臼要用硬的花崗岩。他也談到修鑿的間隔。", "p. 4")
    ]
    quote = proceedings.quotes[0]
    found = file["documents"][numbers[quote.address]]
    assert found["by"] == numbers[quote.speaker.address]
    assert found["within"] == numbers[quote.section.address]
    assert texts("takeaways/")[0] == {
        "of": numbers["takeaways/"],
        "text": "W",
        "id": "a",
        "heading": "H",
    }
    introduction = proceedings.introductions["takeaways"]
    assert [text["text"] for text in texts("takeaways/")[1:]] == [p.text for p in introduction]
    assert index(proceedings, [prose]) == index(proceedings, [prose])


def test_much_comes_in_parts_titles_and_names_first(monkeypatch: pytest.MonkeyPatch) -> None:
    proceedings = read_proceedings(ROOT)
    prose = [Prose("T", "a/", [Part("", "", f"words {n}") for n in range(20)])]
    whole = loaded(index(proceedings, prose))
    monkeypatch.setattr(search, "MOST_IN_ONE", 30_000)
    monkeypatch.setattr(search, "PART", 3_000)
    files = index(proceedings, prose)
    first, *rest = map(json.loads, files.values())
    assert [name.partition("?")[0] for name in first["rest"]] == [
        address.removeprefix("search/") for address in files if address != INDEX
    ]
    assert len(rest) > 4
    assert "quote" not in {document["kind"] for document in first["documents"]}
    assert "texts" not in first
    joined = {key: [each for file in rest for each in file.get(key, ())] for key in whole}
    assert [*first["documents"], *joined["documents"]] == whole["documents"]
    assert joined["texts"] == whole["texts"]
    longest = max(len(json.dumps(text, ensure_ascii=False).encode()) for text in whole["texts"])
    parts = [content for address, content in files.items() if address != INDEX]
    assert max(len(content.encode()) for content in parts) < 3_000 + 2 * longest
    assert index(proceedings, prose) == files


TERMS = """\
- {id: roofs, name: Roofs, forms: [flat roof], also: [rooftops, top floor], gloss: Up there.,
   source: A map}
- {id: pond, name: Water, forms: [dish of water, fountain], also: [drinking place, gardens]}
- {id: lime-trees, name: Lime trees, see: [linden]}
- {id: linden, name: Linden trees, forms: [avenue], also: [tilia]}
"""
TERM_FIRST = {
    # what the text says for a word of readers, before the term
    "rooftops": ["takeaways/roofs/", "index/#roofs"],
    "top floor": ["takeaways/roofs/", "index/#roofs"],
    "drinking place pebbles": ["takeaways/water/"],
    "tilia": ["takeaways/next-year/", "takeaways/linden-trees/", "index/#linden"],
    "lime trees": ["takeaways/linden-trees/", "index/#lime-trees"],
    # a word that the text has means itself
    "gardens": ["takeaways/roofs/", "index/#pond"],
    "linden trees": ["takeaways/linden-trees/", "index/#linden"],
    "up there": ["index/#roofs"],
}


def test_terms_of_the_index_are_found_and_lead_on(
    page: Page, site_of: Callable[[str], Site], tmp_path: Path
) -> None:
    project = conference("starter", tmp_path / "project")
    (project / "index.yml").write_text(TERMS, "utf-8")
    takeaways = project / "takeaways.yml"
    takeaways.write_text(
        takeaways.read_text("utf-8").replace("about roofs.", "about roofs and gardens."), "utf-8"
    )
    files = index(read_proceedings(project), ()).values()
    found = rank(page, site_of("starter"), TERM_FIRST, files)
    assert {
        query: (found[query][0], set(meant) <= set(found[query]))
        for query, meant in TERM_FIRST.items()
    } == {query: (meant[0], True) for query, meant in TERM_FIRST.items()}


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
