"""Readers find this edition's people, sections and quotes, by the words they would type."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from proceedings.record.model import Proceedings
from searching import Answer, ask, rank
from support import Site

SITES = ["root"]
MOST_WRONG = 0.02
WRONG = {
    "documentaries": "three letters from “documentary”, which is offered",
    "french prosecutor": "his role says “in France”, and a report of somebody else “French law”",
    "l’industrie": "“industries”, in another section, is nearer by a letter than “industry”",
}
"""Queries of the table whose first hit is not the right one, and why."""
NEAR = {
    "documentaries": "documentary",
    "maison": "",  # in two letters of six another than “Macron”
    "berlin": "",
}
"""What is offered for words that the text does not have."""
MOST_FOUND = 30
VARIANTS = 4
"""Typos made in each word."""
STATUS = {
    "": "Type a word, a name or a phrase",
    "xyzzy": "Nothing found.",
    '"xyzzy"': "Nothing found.",
    "SESTA/FOSTA": "2 found",  # the section, and the entry of the index
    "Enigma": "2 found",
    "Palermo": "3 found",  # who is reported to have spoken of it too
    "Ottawa": "Nothing found.",
    "gateway": "2 found",
}
SHOWN = {
    # the kind and its number, who speaks, the printed page
    "nordic model": ("Takeaway 3 · pp. 6–7", "Focusing on demand"),
    "blackmail": ("Context · p. 3", "Using technology in commercial sexual exploitation"),
    "gateway drug": (
        "Quote · Mary Mazzio · p. 8",
        "“Porn is the gateway drug to commercial sex buying”",
    ),
    "people that I left behind": (
        "Quote · Melanie Thompson · p. 3",
        "Testimony of Melanie Thompson",
    ),
    "Enigma": ("Speaker", "Angel Nguyen"),
    "Scelles": ("Contact", "Scelles Foundation"),
    "privacy": ("Page · Privacy", "About this edition"),
}
LEADS_TO = {
    "blackmail": (
        "context/using-technology/#p3-1",
        "text=over%20them%20through-,blackmail,-using%20videos%20and",
    ),
    "Intel": (
        "takeaways/corporation-involvement/#p7-3",
        "text=a%20supply%20chain.-,Intel,-is%20one%20of",
    ),
    # a report, which has no place of its own on the speaker's page
    "vance platforms": (
        "speakers/cyrus-vance/#",
        "text=According%20to%20Mr.-,Vance,-%2C%20online%20platforms%20don%E2%80%99t"
        "&text=Mr.%20Vance%2C%20online-,platforms,-don%E2%80%99t%20want%20to",
    ),
    # a title says it: the page begins with it
    "demand": ("takeaways/focusing-on-demand/", ""),
    "gateway drug": ("quotes/gateway-drug/", ""),
    "privacy": ("about/#privacy", ""),
    # words of testimony stand in no address
    "handed over": ("context/exploitation-of-vulnerability/#p3-6", ""),
}
"""Where the best hit leads, words that a browser marks included."""


class Asked(NamedTuple):
    """A query as somebody types it; the addresses any of which is right, or none."""

    query: str
    right: Sequence[str]


def table() -> list[Asked]:
    rows = (Path(__file__).parent / "queries.tsv").read_text("utf-8").splitlines()[1:]
    found = []
    for row in rows:
        _, query, right = row.split("\t")
        found.append(Asked(query, ["" if each == "/" else each for each in right.split()]))
    return found


def words(text: str) -> list[str]:
    return [word for word in text.split() if re.search(r"\w", word)]


def windows(text: str) -> list[str]:
    """All four consecutive words."""
    found = words(text)
    return [" ".join(found[at : at + 4]) for at in range(max(1, len(found) - 4 + 1))]


def ways_of_typing(text: str) -> list[str]:
    """As printed, as most keyboards have it, in quotation marks of two kinds."""
    typed = text.replace("’", "'")
    return [text, typed, f"“{text}”", f'"{typed}"']


def typos(text: str, chance: random.Random) -> Iterator[str]:
    """The text with one word misspelt, some times for each word that is long enough to be known."""
    parts = re.split(r"(\w+)", text)
    for at, word in enumerate(parts):
        if len(word) < 5 or not word.isalpha():
            continue
        for _ in range(VARIANTS):
            yield "".join((*parts[:at], misspelt(word, chance), *parts[at + 1 :]))


def misspelt(word: str, chance: random.Random) -> str:
    """A letter of the word is missing, doubled, another one, or has changed places."""
    while True:
        at = chance.randrange(len(word) - 1)
        before, letter, after = word[:at], word[at], word[at + 1 :]
        made = chance.choice(
            (
                before + after,
                before + letter * 2 + after,
                before + chance.choice("abcdefghijklmnopqrstuvwxyz") + after,
                before + after[0] + letter + after[1:],
            )
        )
        if made != word:
            return made


@pytest.fixture(scope="module")
def ranked(window: BrowserContext, site: Site) -> "Ranked":
    def found(asked: Sequence[Asked]) -> Mapping[str, list[str]]:
        return rank(window.pages[0], site, (each.query for each in asked), most=MOST_FOUND)

    return found


@pytest.fixture(scope="module")
def answers(window: BrowserContext, site: Site) -> Mapping[str, Answer]:
    return ask(window.pages[0], site, [*STATUS, *SHOWN, *LEADS_TO])


Ranked = Callable[[Sequence[Asked]], Mapping[str, list[str]]]


def wrong(asked: Sequence[Asked], ranked: Ranked, within: int = 1) -> dict[str, list[str]]:
    """What is found for those queries whose right hit is not among the first ones."""
    found = ranked(asked)
    return {
        query: found[query]
        for query, right in asked
        if not (set(right) & set(found[query][:within]) if right else not found[query])
    }


def test_the_first_hit_is_what_the_reader_looks_for(ranked: Ranked) -> None:
    asked = table()
    assert len(asked) >= 150
    found = wrong(asked, ranked)
    assert {query: found[query] for query in found if query not in WRONG} == {}
    assert sorted(found) == sorted(WRONG), "no longer wrong"
    assert len(WRONG) <= MOST_WRONG * len(asked)


def test_what_readers_say_finds_the_entry_of_the_index(record: Proceedings, ranked: Ranked) -> None:
    asked = [Asked(word, [term.address]) for term in record.terms for word in term.also]
    assert len(asked) > 100
    assert wrong(asked, ranked, within=MOST_FOUND) == {}


def test_the_text_s_words_find_no_entry_that_only_leads_on(ranked: Ranked) -> None:
    asked = Asked("violent sexual abuse", ["index/#sexual-violence", "index/#rape"])
    assert set(asked.right) & set(ranked([asked])[asked.query]) == {"index/#sexual-violence"}


def test_misspelt_names_are_found(record: Proceedings, ranked: Ranked) -> None:
    chance = random.Random(5)
    named = [(speaker.name, speaker.address) for speaker in record.speakers]
    named += [(c.name, f"contacts/#{c.id}") for c in record.contacts if not c.speaker]
    asked = [Asked(each, [address]) for name, address in named for each in typos(name, chance)]
    assert len(asked) > 100
    assert wrong(asked, ranked) == {}


def test_misspelt_words_of_titles_find_what_the_words_do(
    record: Proceedings, ranked: Ranked
) -> None:
    chance = random.Random(5)
    title_words = {word for s in record.sections for word in re.findall(r"\w{6,}", s.title)}
    right = ranked([Asked(word, []) for word in title_words])
    asked = [
        Asked(each, right[word][:1]) for word in sorted(title_words) for each in typos(word, chance)
    ]
    assert len(asked) > 100
    found = wrong(asked, ranked)
    assert len(found) <= MOST_WRONG * len(asked), found


def test_any_four_words_of_a_quote_find_it_first(record: Proceedings, ranked: Ranked) -> None:
    asked = [
        Asked(query, [quote.address])
        for quote in record.quotes
        for window in windows(quote.text)
        for query in ways_of_typing(window)
    ]
    assert len(asked) > 700
    assert wrong(asked, ranked) == {}


def test_any_four_words_of_a_section_find_it_within_five(
    record: Proceedings, ranked: Ranked
) -> None:
    asked = [
        Asked(window, [section.address])
        for section in record.sections
        for paragraph in section.paragraphs
        for window in windows(paragraph.text)
    ]
    assert len(asked) > 2000
    assert wrong(asked, ranked, within=5) == {}


@pytest.mark.parametrize(("query", "status"), STATUS.items())
def test_what_is_announced(answers: Mapping[str, Answer], query: str, status: str) -> None:
    answer = answers[query]
    assert answer.status.startswith(status)
    assert len(answer.hits) == int((re.match(r"\d+", status) or ["0"])[0])


@pytest.mark.parametrize(("query", "shown"), SHOWN.items())
def test_a_hit_says_what_it_is(
    answers: Mapping[str, Answer], query: str, shown: tuple[str, str]
) -> None:
    hit = answers[query].hits[0]
    assert (hit.label, hit.title) == shown


@pytest.mark.parametrize(("query", "address"), LEADS_TO.items())
def test_a_hit_leads_to_the_words(
    answers: Mapping[str, Answer], query: str, address: tuple[str, str]
) -> None:
    page, _, words = answers[query].hits[0].address.partition(":~:")
    assert (page, words) == address


def test_only_a_near_word_is_offered(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.get_by_role("button", name="Search").click()
    dialog = page.get_by_role("dialog")
    for word, near in NEAR.items():
        dialog.get_by_role("textbox").fill(word)
        expect(dialog.get_by_text("Nothing found")).to_be_visible()
        offered = dialog.locator(".pro-search__near button")
        assert (offered.text_content() if offered.is_visible() else "") == near, word


def test_a_copied_link_leads_to_what_was_narrowed(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.get_by_role("button", name="Search").click()
    dialog = page.get_by_role("dialog")
    for choice in ("Quotes", "Valiant Richey", "Focusing on demand"):
        dialog.get_by_role("textbox").fill("sex buyers")
        dialog.get_by_role("combobox").select_option(choice)
        few = dialog.get_by_role("status").text_content()
        dialog.get_by_role("button", name="Copy link to this search").click()
        expect(dialog.get_by_role("status")).to_have_text("Copied")
        page.goto(page.evaluate("navigator.clipboard.readText()"))
        expect(dialog.get_by_role("textbox")).to_have_value("sex buyers")
        expect(dialog.get_by_role("combobox")).to_have_value(choice)
        expect(dialog.get_by_role("status")).to_have_text(few or "")


def test_escape_after_the_way_back_leads_to_the_button(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("gateway drug")
    page.locator(".pro-search ol a").first.click()
    page.wait_for_url("**/quotes/gateway-drug/**")
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_typing_on_a_keyboard(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("gateway drug")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("ol a").first).to_contain_text("Porn is the gateway drug")
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"\d+ found"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}quotes/gateway-drug/**")


_WHERE = """word => {
    const paragraph = document.querySelector(":target").closest("[id]")
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    while (texts.nextNode() && !texts.currentNode.data.includes(word));
    const range = document.createRange()
    const start = texts.currentNode.data.indexOf(word)
    range.setStart(texts.currentNode, start)
    range.setEnd(texts.currentNode, start + word.length)
    return [paragraph.id, range.getBoundingClientRect().top]
}"""


def test_a_browser_shows_the_words_to_which_a_hit_leads(site: Site, page: Page) -> None:
    """They stand deep in a paragraph that is longer than this screen is high."""
    page.set_viewport_size({"width": 320, "height": 300})
    page.goto(site.address)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("violent sexual abuse")
    page.locator(".pro-search ol a").first.click()
    page.wait_for_url("**/takeaways/focusing-on-demand/**")
    place, top = page.evaluate(_WHERE, "violent sexual abuse")
    assert place == "p6-5"
    assert 0 <= top < 300
