"""Under the policy that each page brings along everything works, and nothing else is asked for.

No header of a server's has a part in it. And nothing moves when the face or the
script arrives late.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from built import Built
from pages import Element
from support import Site

SITES = ["scripts"]
NEUTRAL = "https://www.wikipedia.org/"
# Told to the console, which outlives the page.
_REPORT = """addEventListener("securitypolicyviolation", event =>
    console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`))"""


def listening(page: Page) -> tuple[list[str], list[str]]:
    """Lists that grow by all that is refused or fails on a page, and by what it asks for."""
    refused: list[str] = []
    asked: list[str] = []
    page.add_init_script(_REPORT)
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: refused.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    return refused, asked


# Within the page: a press of Playwright's costs as much as loading it, and that readers can press
# these buttons is tested elsewhere. What is chosen is forgotten, because tabs share it.
_PRESS = """() => {
    document.querySelector(".pro-button--look").click()
    localStorage.clear()
    const shown = selector => [...document.querySelectorAll(selector)].filter(it =>
        it.checkVisibility({visibilityProperty: true}))
    const [, style] = shown(".pro-cite__name"), [button] = shown("[data-clipboard-text]")
    style?.click()
    button?.click()
    return [...(style ? ["styles"] : []), ...(button ? ["copied"] : [])]
}"""


def top(page: Element) -> str:
    """The top of the site, as the page's own script names it."""
    (script,) = filter(None, (each.get("src") for each in page.all("script")))
    return script.partition("assets/")[0]


def test_on_a_page_of_every_kind_all_works_and_no_other_host_is_asked(
    built: Built, tab: Page
) -> None:
    """The search, which is the same on all pages, finds its data from each depth of address."""
    refused, asked = listening(tab)
    address = built.site.address
    used: set[str] = set()
    for each in built.shown:
        tab.goto(address + each)
        pressed = tab.evaluate(_PRESS)
        used.update(pressed)
        if "copied" in pressed:
            expect(tab.locator(".pro-message")).not_to_be_empty()
        tab.emulate_media(media="print")
        tab.emulate_media(media="null")
        depth = f"searched from {top(built.pages[each])}"
        if depth not in used:
            used.add(depth)
            tab.locator(".pro-header [data-pro-search]").click()
            tab.keyboard.type("zoe")
            expect(tab.locator(".pro-search ol a").first).to_contain_text("Zoë Vågå")
            tab.keyboard.press("Escape")
        for out in tab.locator(".pro-leave [data-pro-leave]").all():
            tab.route(
                f"{NEUTRAL}**", lambda route: route.fulfill(body="", content_type="text/html")
            )
            out.click()
            tab.wait_for_url(NEUTRAL)
            tab.unroute_all()  # where there is a route all is fetched anew
            used.add("left")
    assert refused == []
    assert {url for url in asked if not url.startswith(address)} == {NEUTRAL}
    assert used == {
        *("styles", "copied", "left"),
        *("searched from ", "searched from ../", "searched from ../../", "searched from /"),
    }


def test_what_the_policy_forbids_is_refused(built: Built, tab: Page) -> None:
    """So the test above can fail."""
    refused, _ = listening(tab)
    tab.goto(built.site.address)
    tab.evaluate(
        """() => { for (const [name, key, value] of [["script", "text", "1"],
                ["img", "src", "https://other.example/x.png"], ["style", "textContent", "a {}"]])
            document.head.append(Object.assign(document.createElement(name), {[key]: value})) }"""
    )
    tab.goto(built.site.address + "about/")  # by then it has been told
    for kind in ("script-src-elem", "img-src", "style-src-elem"):
        assert any(f"refused: {kind}" in each for each in refused), (kind, refused)


# Begun anew after the fonts are there: what moved before is told all the same.
_MOVED = """() => new Promise(resolve => {
    let sum = 0
    new PerformanceObserver(list => { for (const { value } of list.getEntries()) sum += value })
        .observe({ type: "layout-shift", buffered: true })
    document.fonts.ready.then(() => setTimeout(() =>
        resolve([sum, document.fonts.check("1em 'Libertinus Serif'")]), 200))
})"""


_PAINTED = """() => new Promise(resolve =>
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true }))"""


@pytest.mark.parametrize(
    ("name", "address"),
    [("scripts", ""), ("scripts", "speakers/salma/"), ("starter", "takeaways/roofs/")],
)
def test_nothing_moves_when_the_face_and_the_script_arrive_late(
    name: str, address: str, site_of: Callable[[str], Site], tab: Page
) -> None:
    """On pages that were drawn without: with the way out, and with buttons to copy."""
    held: list[Route] = []
    tab.route(re.compile(r"latin(-italic)?\.\w+\.woff2|\.js$"), lambda route: held.append(route))
    tab.goto(site_of(name).address + address, wait_until="commit")
    tab.evaluate(_PAINTED)
    tab.wait_for_timeout(200)  # for as long a browser may wait for a face
    assert sorted(route.request.url.rpartition(".")[2] for route in held) == [
        "js",
        "woff2",
        "woff2",
    ]
    for route in held:
        route.continue_()
    tab.wait_for_load_state()
    expect(tab.locator(".pro-button--look")).to_have_attribute("aria-pressed", "false")
    assert tab.evaluate(_MOVED) == [0, True]


@pytest.mark.parametrize("how", ["missing", "broken"])
def test_where_the_script_does_not_come_what_needs_none_is_shown(
    how: str, built: Built, page: Page
) -> None:
    page.route(
        "**/*.js", lambda route: route.abort() if how == "missing" else route.fulfill(body="?")
    )
    page.goto(built.site.address + "speakers/salma/")
    expect(page.locator(".pro-header a.pro-nojs").last).to_be_visible()
    expect(page.locator(".pro-header button")).to_have_count(3)
    for button in page.locator(".pro-js").all():
        expect(button).not_to_be_visible()
