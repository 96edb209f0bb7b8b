"""Search holds for names in any script, and knows nothing of what is kept out of it."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from proceedings.project import read_proceedings
from proceedings.publish.search import INDEX
from proceedings.publish.site import Site as ProceedingsSite
from searching import Answer, ask
from support import Site

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
    browser: Browser, site_of: Callable[[str], Site]
) -> Callable[[str], Mapping[str, Answer]]:
    return cache(lambda name: ask(browser, site_of(name), FIRST[name]))


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
    rendered = ProceedingsSite(read_proceedings(site.project), site.address).pages()
    index = json.loads((site.folder / INDEX).read_text("utf-8"))
    indexed = {document["address"].partition("#")[0] for document in index["documents"]}
    assert {page.file: f"{Path(page.file).with_suffix('')}/" in indexed for page in rendered} == {
        page.file: page.kind != "quotes-by-speaker" for page in rendered
    }
