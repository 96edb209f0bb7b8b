"""Every page of every site, in every state."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from axe import STATES, violations
from support import Site


@pytest.mark.parametrize("name", ["root", "starter", "scripts"])
def test_axe_finds_nothing(name: str, site_of: Callable[[str], Site], browser: Browser) -> None:
    site = site_of(name)
    page = browser.new_page()
    found = {}
    for address in site.html():
        page.goto(site.address + address, wait_until="domcontentloaded")
        found[address] = violations(page, STATES)
    page.close()
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
