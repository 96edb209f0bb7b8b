"""Every page of every site, in every state."""

from collections.abc import Callable, Mapping
from itertools import repeat
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from axe import STATES
from built import Built
from copying import copied
from engine.test_frame import SEARCH_STATES, search_violations
from engine.test_hostile import html, long_words, too_wide
from engine.test_lists import divided_site
from seeing import CHECKS, Found, look, opened
from support import Publish, Site

SITES = ["root", "starter", "scripts"]
Seen = Mapping[str, Mapping[str, Found]]


@pytest.fixture(scope="session")
def seen(built: Built, window: BrowserContext) -> Seen:
    """What a browser finds wrong, former addresses aside, which lead on at once."""
    pages = [address for address in built.pages if address not in built.former]
    return look(window, built.site, dict.fromkeys(pages, STATES))


@pytest.mark.parametrize("check", CHECKS)
def test_a_browser_finds_nothing_wrong(seen: Seen, check: str) -> None:
    assert seen[check] == {}


def test_axe_finds_nothing_in_the_menu_and_in_answers(built: Built, page: Page) -> None:
    page.goto(built.site.address)
    assert opened(page, built.data.speakers[0].name, STATES) == {}


def test_axe_finds_nothing_in_any_state_of_the_search(
    site_of: Callable[[str], Site], page: Page
) -> None:
    assert search_violations(site_of("scripts"), page, repeat(SEARCH_STATES)) == {}


def test_every_copy_button_copies_what_is_shown(built: Built, page: Page) -> None:
    wrong = {}
    for address, tree in built.pages.items():
        if any(element.get("data-clipboard-target") for element in tree.walk()):
            page.goto(built.site.address + address)
            found = copied(page)
            assert found, address
            wrong[address] = [(clip, shown) for clip, shown in found if clip != shown or not clip]
    assert {address: found for address, found in wrong.items() if found} == {}


def test_a_browser_finds_nothing_wrong_where_lists_come_by_part(
    tmp_path: Path, publish: Publish, window: BrowserContext
) -> None:
    divided = Built("divided", divided_site(tmp_path, publish))
    pages = [address for address in divided.pages if address not in divided.former]
    found = look(window, divided.site, dict.fromkeys(pages, STATES))
    assert {check: wrong for check, wrong in found.items() if wrong} == {}


def test_a_very_long_word_widens_no_page(tmp_path: Path, publish: Publish, page: Page) -> None:
    site = long_words(tmp_path, publish)
    assert too_wide(site, html(site), page) == {}
