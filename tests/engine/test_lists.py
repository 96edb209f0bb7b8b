"""Long lists: what comes by part, where, and that no page grows with the number of records.

The limits are lowered, so that a few records are many.
"""

import re
import shutil
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page

from axe import OPPOSITE, violations
from bench.made_up import PER_SECTION, make
from pages import Element, broken_links, read, repeated
from proceedings.project import read_proceedings
from proceedings.publish import heard, parts
from proceedings.publish.collation import initial
from proceedings.publish.page import Listing
from proceedings.publish.page import Page as PublishedPage
from proceedings.publish.pages import home, index, quotes
from proceedings.publish.pages.quotes import QuotePage
from proceedings.publish.parts import letter_address, listed
from proceedings.publish.publication import read_site
from proceedings.publish.renderer import Renderer
from proceedings.publish.site import pages
from proceedings.publish.whole import text as whole_text
from proceedings.read.ledger import LEDGER
from proceedings.record.mentions import Mentions
from proceedings.record.model import Proceedings, Section, Statement
from proceedings.record.passages import Span
from seeing import width
from support import CONFERENCES, Publish, Site, conference

pytestmark = pytest.mark.built  # not of the quick loop: it publishes whole conferences

SITE_URL = "https://example.org/"


def made_up() -> Proceedings:
    return read_proceedings(CONFERENCES / "scripts")


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    lower(monkeypatch)


def lower(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever there are two of is many."""
    monkeypatch.setattr(parts, "MOST_LISTED", 1)
    monkeypatch.setattr(home, "FEW", 1)
    monkeypatch.setattr(quotes, "NEIGHBOURS", 1)
    monkeypatch.setattr(index, "MOST_LINES", 1)
    monkeypatch.setattr(whole_text, "MOST_OF_TEXT", 1)


# --- letters and addresses ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "letter", "address"),
    [
        ("Doe", "D", "speakers/by-letter/d/"),
        ("Ärlig", "A", "speakers/by-letter/a/"),
        ("’t Hooft", "T", "speakers/by-letter/t/"),
        ("van Dam", "V", "speakers/by-letter/v/"),
        ("Ørsted", "O", "speakers/by-letter/o/"),
        ("ẞ", "S", "speakers/by-letter/s/"),
        ("3rd", "0–9", "speakers/by-letter/0-9/"),
        ("Αλμυρός", "Α", "speakers/by-letter/u03b1/"),
        ("林", "木", "speakers/by-letter/u6728/"),
        ("…", "0–9", "speakers/by-letter/0-9/"),
    ],
)
def test_a_name_is_under_its_letter(name: str, letter: str, address: str) -> None:
    assert initial(name) == letter
    assert letter_address(letter) == address


BY_PART = {
    "quotes/by-section/two-tides/": 'Quotes: 潮水 & 磨石："高 < 低"',
    "quotes/by-section/the-storm/": "Quotes: 風暴之夜",
    "quotes/by-section/keep-the-pond/": "Quotes: 1. 留住水池",
    "quotes/by-section/teach-the-masons/": "Quotes: 2. 培養石匠",
    "speakers/by-letter/v/": "Speakers: V",
    "speakers/by-letter/u03b1/": "Speakers: Α",
    "speakers/by-letter/u0633/": "Speakers: س",
    "speakers/by-letter/u6728/": "Speakers: 木",
}


def by_part(data: Proceedings) -> dict[str, str]:
    return {
        page.address: page.title for page in pages(data) if re.search("/by-.*/./?", page.address)
    }


def test_short_lists_have_no_parts() -> None:
    assert by_part(made_up()) == {}


@pytest.mark.usefixtures("low")
def test_long_lists_come_by_section_and_by_letter() -> None:
    assert by_part(made_up()) == BY_PART


def without_namings(section: Section) -> Section:
    return replace(section, namings=((),) * len(section.namings))


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("missing", ["lin-shuisheng", "nikos-almyros", "salma"])
def test_no_part_moves_when_a_record_is_added(missing: str) -> None:
    data = made_up()
    before = replace(
        data,
        speakers=tuple(each for each in data.speakers if each.id != missing),
        sections=tuple(map(without_namings, data.sections)),
        statements=tuple(each for each in data.statements if each.speaker.id != missing),
        mentions=Mentions(),
    )
    assert by_part(before).items() < by_part(data).items()


@pytest.mark.parametrize("are_long", [False, True])
@pytest.mark.parametrize(
    ("part", "short", "long"),
    [
        ("quotes/by-section/two-tides/", "quotes/", None),
        ("quotes/by-section/train-the-masons/", "quotes/", "quotes/by-section/teach-the-masons/"),
        ("quotes/by-section/nothing-like-it/", "quotes/", "quotes/"),
        ("speakers/by-letter/v/", "speakers/", None),
        ("speakers/by-letter/q/", "speakers/", "speakers/"),
        ("index/v/", "index/", None),
        ("index/v-2/", "index/", "index/"),
    ],
)
def test_a_part_that_was_published_answers_for_ever(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    are_long: bool,
    part: str,
    short: str,
    long: str | None,
) -> None:
    project = shutil.copytree(CONFERENCES / "scripts", tmp_path / "project")
    with (project / LEDGER).open("a", encoding="utf-8") as ledger:
        ledger.write(f"/{part}\n")
    if are_long:
        lower(monkeypatch)
    site = read_site(project, SITE_URL)  # which complains of what is gone
    assert site.former.get(part) == (long if are_long else short)
    assert part in site.pages


# --- a quote in a list, and the quotes beside it -----------------------------------------------


def quote(text: str, *, testimony: bool) -> Statement:
    """A quote of made-up words."""
    known = next(each for each in made_up().quotes if each.speaker.testimony == testimony)
    paragraph = replace(known.paragraph, text=f"“{text}”", marks=())
    return replace(known, paragraph=paragraph, span=Span(1, 1 + len(text)))


@pytest.mark.parametrize(
    ("text", "testimony", "shown"),
    [
        ("Well said", False, "“Well said”"),
        ("w" * 300, False, f"“{'w' * 300}”"),
        ("w" * 301, False, f"“{'w' * 300}…”"),
        ("a word " * 42 + "a longer word", False, f"“{'a word ' * 42}a…”"),
        ("a word " * 42 + "a longer word", True, f"“{'a word ' * 42}a longer word”"),
    ],
)
def test_a_long_quote_is_cut_in_lists_and_testimony_never(
    text: str, testimony: bool, shown: str
) -> None:
    assert listed(quote(text, testimony=testimony)) == shown


def same_place(number: int) -> Proceedings:
    """A conference with so many quotes of one speaker in one section, numbered."""
    data = made_up()
    one = data.quotes[0]
    statements = (
        replace(one, entry=one.entry.model_copy(update={"id": str(each)})) for each in range(number)
    )
    return replace(data, statements=tuple(statements))


@pytest.mark.parametrize(
    ("number", "place", "shown", "all_"),
    [
        (2, 0, "1", 0),
        (7, 3, "0 1 2 4 5 6", 0),
        (8, 0, "1 2 3 4 5 6", 8),
        (8, 4, "1 2 3 5 6 7", 8),
        (30, 2, "0 1 3 4 5 6", 30),
        (30, 15, "12 13 14 16 17 18", 30),
        (30, 29, "23 24 25 26 27 28", 30),
    ],
)
def test_a_quote_has_its_neighbours_and_the_way_to_the_rest(
    number: int, place: int, shown: str, all_: int
) -> None:
    data = same_place(number)
    page = next(each for each in pages(data) if each.address == f"quotes/{place}/")
    assert isinstance(page, QuotePage)
    assert page.by_speaker
    assert page.in_section
    for more in (page.by_speaker, page.in_section):
        assert " ".join(each.id for each in more.quotes) == shown
        assert more.number == all_
    assert page.by_speaker.address == "speakers/lin-shuisheng/#quotes"
    assert page.in_section.address == f"quotes/#{page.quote.section.id}"


def test_the_way_to_the_rest_of_a_section_is_its_part_if_there_are_parts() -> None:
    page = next(each for each in pages(same_place(101)) if isinstance(each, QuotePage))
    assert page.in_section
    assert page.in_section.address == f"quotes/by-section/{page.quote.section.id}/"


def test_an_only_quote_has_no_neighbours() -> None:
    page = next(each for each in pages(same_place(1)) if isinstance(each, QuotePage))
    assert (page.by_speaker, page.in_section) == (None, None)


# --- how large pages are ------------------------------------------------------------------------


DRAWN = 25
"""How many of the first pages of a kind are drawn, and of the last."""


def elements(data: Proceedings) -> dict[str, int]:
    """How many elements the largest page of each kind has, its frame aside.

    Of many, the first and the last ones are drawn: a page may grow with those before it.
    """
    renderer = Renderer(data.event, SITE_URL)
    alike: dict[str, list[PublishedPage]] = {}
    for page in pages(data):
        name = re.sub(r"[^/]+/$", "*/", page.address)
        name = page.address if isinstance(page, Listing) or "*/by" in name else name
        alike.setdefault(name, []).append(page)
    return {
        name: max(
            len(re.findall("<[a-z]", renderer.html(page)))
            for page in some[:DRAWN] + some[DRAWN:][-DRAWN:]
        )
        for name, some in alike.items()
    }


def test_only_the_contents_grow_with_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST_LISTED", 10)
    monkeypatch.setattr(home, "FEW", 5)
    monkeypatch.setattr(heard, "MOST_SECTIONS", 0)
    monkeypatch.setattr(index, "MOST_LINES", 200)
    monkeypatch.setattr(whole_text, "MOST_OF_TEXT", 2_000)
    small: dict[str, int] = {}
    large: dict[str, int] = {}
    for found, number in ((small, 100), (large, 200)):
        make(tmp_path / str(number), number)
        found |= elements(read_proceedings(tmp_path / str(number)))
    assert small.keys() == large.keys()
    more_sections = (200 - 100) // PER_SECTION
    assert {name: large[name] - small[name] for name in large if large[name] > small[name]} == {
        "quotes/": 3 * more_sections,
        "takeaways/": 3 * more_sections,
        "text/": 3 * more_sections,
        "index/*/": 6 * 10,
        "speakers/by-letter/*/": 4 * 10,  # as many more under the commonest letter
    }


# --- a site whose lists all come by part --------------------------------------------------------


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory, publish: Publish) -> Site:
    return divided_site(tmp_path_factory.mktemp("divided"), publish)


def divided_site(folder: Path, publish: Publish) -> Site:
    """A site whose lists all come by part."""
    project = conference("scripts", folder / "project")
    with pytest.MonkeyPatch.context() as patch:
        lower(patch)
        return publish(project, folder / "site")


@pytest.fixture(scope="module")
def trees(divided: Site) -> dict[str, Element]:
    return {address: read(html) for address, html in divided.html().items()}


def test_parts_are_pages_like_others(divided: Site, trees: dict[str, Element]) -> None:
    assert set(BY_PART) < set(trees)
    url = next(e.get("href") for e in trees[""].all("link") if e.get("rel") == "canonical")
    assert broken_links(trees, divided.folder, url) == []
    kept = [tree for tree in trees.values() if not _is_left_out(tree)]
    assert repeated([tree.all("title")[0].text for tree in kept]) == []
    indexed = [each for each in trees.values() if not each.all("meta", name="robots")]
    assert repeated([tree.all("title")[0].text for tree in indexed]) == []
    sitemap = (divided.folder / "sitemap.xml").read_text("utf-8")
    assert [address for address in BY_PART if f"<loc>{url}{address}</loc>" not in sitemap] == []
    for address, tree in trees.items():
        assert repeated([e.get("id") for e in tree.walk() if e.get("id")]) == [], address


def _is_left_out(page: Element) -> bool:
    """Whether search engines are not to know of the page."""
    return any(e.get("name") == "robots" for e in page.all("meta"))


@pytest.mark.parametrize("address", ["quotes/", "takeaways/", "context/", "text/"])
def test_links_to_a_place_in_a_list_still_lead_there(
    trees: dict[str, Element], address: str
) -> None:
    data = made_up()
    whole = read(
        Renderer(data.event, SITE_URL).html(
            next(each for each in pages(data) if each.address == address)
        )
    )
    data_ids = {f"{section.kind}/{section.id}/" for section in data.sections}
    headings = {e.get("id") for e in whole.all("h2", "h3")}
    ids = headings & (data_ids if address == "text/" else headings) - {""}
    assert ids
    assert ids <= {e.get("id") for e in trees[address].walk()}


@pytest.mark.parametrize(
    ("start", "way"),
    [
        (
            "quotes/",
            ["風暴之夜", "1. 留住水池", "2. 培養石匠"],
        ),
        ("speakers/", ["Α", "س", "木"]),
    ],
)
def test_without_scripts_one_reads_on_from_part_to_part_and_back(
    divided: Site, without_scripts: Page, start: str, way: list[str]
) -> None:
    page = without_scripts
    page.goto(divided.address + start)
    page.locator(".pro-index a").first.click()
    following = page.locator("a[rel=next]")
    for title in way:
        assert following.inner_text() == title
        following.click()
    assert following.count() == 0
    page.locator(".pro-breadcrumb a").nth(1).click()
    assert page.url == divided.address + start


def test_home_names_a_few_and_leads_to_all(trees: dict[str, Element]) -> None:
    links = {e.text: e.get("href") for e in trees[""].all("article")[0].all("a")}
    assert links["All 3 sections"] == "takeaways/"
    assert links["All 2 sections"] == "context/"
    assert links["All 4 speakers"] == "speakers/"


def test_axe_finds_nothing_on_parts(divided: Site, page: Page) -> None:
    """On one page of each kind, in one of two states by turns; tests/soak looks at all in all."""
    found = {}
    for address, state in zip(
        ("", "quotes/", "speakers/", "quotes/by-section/keep-the-pond/", "speakers/by-letter/v/"),
        cycle(OPPOSITE),
        strict=False,
    ):
        page.goto(divided.address + address)
        found[address] = violations(page, [state]) + width(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
