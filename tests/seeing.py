"""What a browser finds wrong with a site's pages; each is loaded once, and looked at in many ways.

Loading a page costs more than any look at it.
"""

from collections.abc import Mapping, Sequence

from playwright.sync_api import BrowserContext, Page, expect

from axe import AXE, NARROW, WIDE, State, violations
from support import Site

CONTROLS = (
    ".pro-skip, .pro-header__tools, .pro-contents, .pro-breadcrumb, .pro-search, .pro-pager, "
    ".pro-permalink, .pro-footer nav, button, input"
)

_VISIBLE = """selector => [...document.querySelectorAll(selector)].filter(it => {
    const box = it.getBoundingClientRect()
    return box.width && box.height && it.checkVisibility({visibilityProperty: true})
}).map(it => it.textContent)"""

Found = list[str]
"""What is wrong; empty where all is well."""


def skipping(page: Page) -> Found:
    """The skip link comes first, is seen, and leads into the content."""
    page.keyboard.press("Tab")
    first = page.evaluate(
        """() => { const it = document.activeElement, box = it.getBoundingClientRect()
             return [it.textContent, box.top >= 0 && box.height > 0] }"""
    )
    page.keyboard.press("Enter")
    reached = page.evaluate("document.activeElement.id")
    page.keyboard.press("Tab")
    within = page.evaluate(
        "!document.querySelector('#main :is(a, button)')"
        " || !!document.activeElement.closest('#main')"
    )
    is_well = (first, reached, within) == (["Skip to content", True], "main", True)
    return [] if is_well else [f"{first} leads to #{reached}, and on into it: {within}"]


def printing(page: Page) -> Found:
    """The record is printed, and no controls."""
    page.emulate_media(media="print")
    controls, headings = visible(page, CONTROLS), visible(page, "article h1")
    page.emulate_media(media="screen")
    return controls if headings else [*controls, "no heading"]


def width(page: Page) -> Found:
    """Nothing is wider than a small screen, which the page is left in."""
    page.set_viewport_size(NARROW)
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [] if wide <= NARROW["width"] else [str(wide)]


CHECKS = ("requests", "errors", "skipping", "printing", "axe", "width")


def look(
    window: BrowserContext, site: Site, states: Mapping[str, Sequence[State]]
) -> Mapping[str, Mapping[str, Found]]:
    """What each of the checks finds, by the addresses of pages where it finds something.

    Args:
        window: where the pages are opened, in a tab of their own.
        site: whose pages they are.
        states: the pages' addresses, and in which states axe looks at each. A page is loaded in
            the first one's size.
    """
    found: dict[str, dict[str, Found]] = {check: {} for check in CHECKS}
    page = window.new_page()
    page.add_init_script(AXE)
    asked, failed, errors = hearing(page)
    for address, looks in states.items():
        page.set_viewport_size(looks[0].size if looks else WIDE)
        # Its style sheets too: where no script waits for them, the document is there before.
        page.goto(site.address + address, wait_until="load")
        seen = {
            "skipping": skipping(page),
            "printing": printing(page),
            "axe": violations(page, looks),
            "width": width(page),
            "requests": [url for url in asked if not url.startswith((site.address, "data:"))],
            "errors": failed + errors,
        }
        assert site.address + address in asked
        for heard in (asked, failed, errors):
            heard.clear()
        for name, wrong in seen.items():
            if wrong:
                found[name][address] = wrong
    page.close()
    return found


def visible(page: Page, selector: str) -> list[str]:
    """The texts of the elements that are seen; in one step, which spares half of a locator's cost.

    Returns:
        Their texts, in the page's order.
    """
    found: list[str] = page.evaluate(_VISIBLE, selector)
    return found


def opened(page: Page, words: str, states: Sequence[State]) -> Mapping[str, Found]:
    """What axe finds wrong with a page's menu, and with each kind of answer of its search.

    Args:
        page: the page; it stays open.
        words: what the search is sure to find.
        states: in which axe looks; the menu is there in the narrow ones only.
    """
    found: dict[str, Found] = {}
    narrow = [state for state in states if state.size == NARROW]
    if narrow:
        page.set_viewport_size(NARROW)
        menu = page.locator("button.pro-button--menu")
        menu.click()
        found["menu"] = violations(page, narrow)
        menu.click()
    page.locator(".pro-header [data-pro-search]").click()
    for typed, said in ((words, " found"), ("xyzzy", "Nothing found"), (" ", "Type a word")):
        page.locator(".pro-search__query").fill(typed)
        expect(page.locator(".pro-search [role=status]")).to_contain_text(said)
        found[typed] = violations(page, states)
    return {name: wrong for name, wrong in found.items() if wrong}


def hearing(page: Page) -> tuple[list[str], Found, Found]:
    """Lists that grow by the page's requests, by those that fail, and by failures of scripts."""
    asked: list[str] = []
    failed: Found = []
    errors: Found = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return asked, failed, errors
