"""Readers find this edition's people, sections and quotes, by the words they would type.

The settings are in `hooks/mkdocs.base.yml` (`plugins.search`) and `hooks/mkdocs_hooks.py`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from built import Built
from proceedings.record.model import Proceedings, Statement
from searching import Answer, ask

SITES = ["root"]
FIRST = {
    # phrases and words of the record
    "gateway drug": "quotes/gateway-drug/",
    "listen to survivors": "quotes/listen-to-survivors/",
    "very good laws": "quotes/very-good-laws-in-europe/",
    "Nordic Model": "takeaways/focusing-on-demand/",
    "Intel": "takeaways/corporation-involvement/",
    "money laundering": "takeaways/corporation-involvement/",
    "Palermo": "takeaways/involving-the-states/",
    "building cooperation": "takeaways/building-cooperation/",
    "booming industry": "context/booming-industry/",
    # people and organisations
    "francois": "speakers/francois-delattre/",
    "François": "speakers/francois-delattre/",
    "delattre": "speakers/francois-delattre/",
    "William C. Silverman": "speakers/william-silverman/",
    "Ms. Mazzio": "speakers/mary-mazzio/",
    "Richey": "speakers/valiant-richey/",
    "facilitator": "speakers/bob-herbert/",
    "Enigma": "speakers/angel-nguyen/",
    "Scelles": "contacts/",
    "Permanent Mission of France": "contacts/",
    "Mallet": "contacts/",
    # apostrophes, hyphens and other marks, as the print and as a keyboard has them
    "don’t": "takeaways/corporation-involvement/",
    "don't": "takeaways/corporation-involvement/",
    "don't want to be held": "takeaways/corporation-involvement/",
    "doesn't": "quotes/public-opinion/",
    "Macron's": "quotes/strong-commitment/",
    "trafficker's perspective": "context/exploitation-of-vulnerability/",
    "his son's": "takeaways/focusing-on-demand/",
    '"most high-risk victims"': "takeaways/leveraging-technology/",
    '"big and small; otherwise"': "quotes/dialogue-with-tech-companies/",
    "SESTA/FOSTA": "takeaways/corporation-involvement/",
}

STATUS = {
    "": "Type a word, a name or a phrase",
    "xyzzy": "Nothing found. Try fewer or other words.",
    '"xyzzy"': "Nothing found. Try fewer or other words.",
    "SESTA/FOSTA": "1 page found",
    "Enigma": "1 page found",
    "Palermo": "2 pages found",  # the section, and who is reported to have spoken of it
    "Ottawa": "Nothing found. Try fewer or other words.",
    "gateway": "2 pages found",
}


@dataclass(frozen=True)
class Window:
    """Up to four consecutive words of a quote, as printed."""

    words: str
    quote: Statement

    @property
    def typed(self) -> str:
        """As most keyboards type it."""
        return self.words.replace("’", "'")

    @property
    def exact(self) -> str:
        return f'"{self.typed}"'


def windows(quote: Statement) -> list[Window]:
    words = [word for word in quote.text.split() if re.search(r"\w", word)]
    return [Window(" ".join(words[at : at + 4]), quote) for at in range(max(1, len(words) - 4 + 1))]


@pytest.fixture(scope="module")
def all_windows(record: Proceedings) -> list[Window]:
    return [window for quote in record.quotes for window in windows(quote)]


@pytest.fixture(scope="module")
def answers(
    window: BrowserContext, built: Built, all_windows: list[Window]
) -> Mapping[str, Answer]:
    typed = [text for w in all_windows for text in (w.words, w.typed, f'"{w.words}"', w.exact)]
    return ask(window.pages[0], built.site, [*FIRST, *STATUS, *typed])


@pytest.mark.parametrize(("question", "address"), FIRST.items())
def test_the_first_hit(answers: Mapping[str, Answer], question: str, address: str) -> None:
    assert answers[question].first == address


@pytest.mark.parametrize(("question", "status"), STATUS.items())
def test_what_is_announced(answers: Mapping[str, Answer], question: str, status: str) -> None:
    answer = answers[question]
    assert answer.status == status
    assert len(answer.hits) == int((re.match(r"\d+", status) or ["0"])[0])


def test_any_four_words_of_a_quote_find_it_first(
    answers: Mapping[str, Answer], all_windows: list[Window]
) -> None:
    places = {
        text: answers[text].place(window.quote.address)
        for window in all_windows
        for text in (window.words, window.typed)
    }
    assert {text: place for text, place in places.items() if place != 1} == {}


def test_in_quotation_marks_they_find_it_first(
    answers: Mapping[str, Answer], all_windows: list[Window]
) -> None:
    found = {
        text: answers[text].first
        for window in all_windows
        for text in (f'"{window.words}"', window.exact)
    }
    meant = {
        text: window.quote.address
        for window in all_windows
        for text in (f'"{window.words}"', window.exact)
    }
    assert found == meant


def test_a_quote_is_listed_by_its_words_and_speaker_and_testimony_without_its_words(
    answers: Mapping[str, Answer], all_windows: list[Window]
) -> None:
    shown = {
        hit.title
        for window in all_windows
        for hit in answers[window.exact].hits
        if hit.address == window.quote.address
    }
    assert shown == {
        f"Testimony of {window.quote.speaker.name}"
        if window.quote.speaker.testimony
        else f"{window.quote.quoted} – {window.quote.speaker.name}"
        for window in all_windows
    }


def test_typing_on_a_keyboard(built: Built, page: Page) -> None:
    page.goto(built.site.address)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("gateway drug")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("link").first).to_contain_text("Porn is the gateway drug")
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"\d+ pages found"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{built.site.address}quotes/gateway-drug/**")
