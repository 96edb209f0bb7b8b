"""The frame around every page: what it loads and when, the colours, the search dialog, copying.

One made-up site serves for all; what holds for each site is in test_site.py.
"""

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages import Element, read
from proceedings.publish.search import INDEX
from support import ROOT, Site, build, conference, mkdocs_here, serving

SITES = ["scripts"]
OURS = ROOT / "hooks" / "overrides" / "assets" / "proceedings"
MOST_OF_SCRIPTS = 12 * 1024
"""Bytes of all scripts together, compressed."""
MOST_PROSE = 20
"""Pages of the editors' own that the navigation lists."""
NAME = "zoe"
"""Finds somebody in the made-up conference."""


def asked(page: Page) -> list[str]:
    """A list that grows by every address that `page` asks for."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


def opener(page: Page) -> None:
    page.locator(".pro-header [data-pro-search]").click()


# --- what is published and loaded ---------------------------------------------------------------


def test_of_the_theme_nothing_is_published_but_our_own_assets(site: Site) -> None:
    def unhashed(path: Path) -> str:
        return re.sub(r"\.[0-9a-f]{8}(?=\.(?:css|js)$)", "", path.name)

    published = [path for path in (site.folder / "assets").rglob("*") if path.is_file()]
    assert {path.parent for path in published} == {site.folder / "assets" / "proceedings"}
    assert sorted(map(unhashed, published)) == sorted(path.name for path in OURS.iterdir())


def test_names_of_scripts_and_style_sheets_carry_their_contents_hash(
    site: Site, pages: Mapping[str, Element]
) -> None:
    named = {
        link.rpartition("/")[2]
        for page in pages.values()
        for element in page.all("script", "link")
        for link in (element.get("src"), element.get("href"))
        if link.endswith((".js", ".css"))
    }
    assert len(named) == len([path for path in OURS.iterdir() if path.suffix in (".css", ".js")])
    for name in named:
        content = (site.folder / "assets" / "proceedings" / name).read_bytes()
        assert name.split(".")[1] == hashlib.sha256(content).hexdigest()[:8], name


def test_all_scripts_together_are_small() -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in OURS.glob("*.js")}
    assert sum(sizes.values()) < MOST_OF_SCRIPTS, sizes


def test_the_one_inline_script_is_the_same_on_every_page(pages: Mapping[str, Element]) -> None:
    inline = [
        [e.content for e in page.all("script") if not {"src", "type"} & e.attributes.keys()]
        for page in pages.values()
    ]
    assert len(inline[0]) == 1
    assert "\n" not in inline[0][0]
    assert [scripts for scripts in inline if scripts != inline[0]] == []


def test_a_page_loads_what_copies_only_where_there_is_something_to_copy(
    pages: Mapping[str, Element],
) -> None:
    wrong = []
    for address, page in pages.items():
        loaded = {e.get("src").rpartition("/")[2].partition(".")[0] for e in page.all("script")}
        copies = any(
            {"data-clipboard-text", "data-clipboard-target"} & e.attributes.keys()
            for e in page.walk()
        )
        if loaded - {""} != {"look", "contents", "find", "search"} | (
            {"copy", "cite"} if copies else set()
        ):
            wrong.append((address, loaded))
    assert wrong == []


def test_without_a_script_the_header_leads_to_the_index(pages: dict[str, Element]) -> None:
    """It is what readers without scripts have in the place of search."""
    (header,) = pages["about/"].all("header", class_="pro-header")
    assert "../index/" in [link.get("href") for link in header.all("a", class_="pro-nojs")]


def test_the_frame_does_not_grow_with_the_record(tmp_path: Path) -> None:
    frames = {}
    for times in (50, 150):
        project = conference("scripts", tmp_path / str(times))
        for name, more in (
            ("speakers.yml", "\n- {{id: s{0}, name: S{0}, family_name: S{0}, role: r}}\n"),
            ("takeaways.yml", "\n- {{id: t{0}, title: T{0}, summary: s, text: Words.}}\n"),
        ):
            with (project / name).open("a", encoding="utf-8") as file:
                file.writelines(more.format(number) for number in range(times))
        for number in range(times):
            (project / "docs" / f"z{number:03}.md").write_text(f"# Page {number}\n", "utf-8")
        log = build(project, project / "site", run=mkdocs_here)
        assert "Link from one of them: z020.md, z021.md, " in log
        page = read((project / "site" / "about" / "index.html").read_text("utf-8"))
        frames[times] = [
            [link.get("href"), link.text]
            for link in page.all("a")
            if not any(around.tag == "article" for around in link.above())
        ]
    assert frames[50] == frames[150]
    assert len(frames[50]) > MOST_PROSE


# --- colours ------------------------------------------------------------------------------------


def paper(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def test_colours_follow_the_system_until_the_reader_chooses(site: Site, page: Page) -> None:
    button = page.get_by_role("button", name="Dark colours")
    kept = "Object.entries(localStorage)"
    page.emulate_media(color_scheme="light")
    page.goto(site.address)
    light = paper(page)
    expect(button).to_have_attribute("aria-pressed", "false")
    page.emulate_media(color_scheme="dark")
    dark = paper(page)
    assert dark != light
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    assert paper(page) == light
    assert page.evaluate(kept) == [["pro-scheme", "light"]]
    page.goto(site.address + "speakers/")
    assert paper(page) == light
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()  # what the system prefers: nothing is kept, and the page follows it again
    assert page.evaluate(kept) == []
    page.emulate_media(color_scheme="light")
    assert paper(page) == light


def test_a_chosen_scheme_is_there_before_any_script_file(site: Site, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site.address)
    light = paper(page)
    page.get_by_role("button", name="Dark colours").click()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(site.address + "speakers/")
    assert paper(page) != light


def test_where_nothing_can_be_stored_the_button_works_all_the_same(site: Site, tab: Page) -> None:
    tab.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.goto(site.address)
    before = paper(tab)
    tab.get_by_role("button", name="Dark colours").click()
    assert paper(tab) != before
    assert errors == []


# --- search -------------------------------------------------------------------------------------


def test_the_index_is_fetched_once_and_not_before_the_reader_turns_to_search(
    site: Site, tab: Page
) -> None:
    addresses = asked(tab)
    tab.goto(site.address, wait_until="networkidle")
    assert [address for address in addresses if INDEX in address] == []
    with tab.expect_response(f"**/{INDEX}"):
        tab.locator(".pro-header [data-pro-search]").hover()
    opener(tab)
    tab.keyboard.type(NAME)
    expect(tab.locator(".pro-search ol a").first).to_be_visible()
    assert len([address for address in addresses if INDEX in address]) == 1


def test_the_index_is_fetched_on_focus(site: Site, tab: Page) -> None:
    tab.goto(site.address, wait_until="networkidle")
    with tab.expect_request(f"**/{INDEX}"):
        tab.locator(".pro-header [data-pro-search]").focus()


def test_search_by_keyboard(site: Site, page: Page) -> None:
    page.goto(site.address)
    button = page.locator(".pro-header [data-pro-search]")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search the proceedings")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("2")
    links = dialog.get_by_role("link")
    expect(links.nth(1)).to_be_visible()
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    assert page.url == site.address
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    assert page.url == site.address


def test_no_single_key_does_anything(site: Site, page: Page) -> None:
    """WCAG 2.2, criterion 2.1.4."""
    page.goto(site.address)
    for key in "fs/pn,.k?":
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url == site.address


def test_an_address_with_a_question_opens_the_search(site: Site, page: Page) -> None:
    page.goto(f"{site.address}quotes/?q={NAME}")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_have_text("Zoë Vågå")


def test_a_result_on_the_same_page_closes_the_search(site: Site, page: Page) -> None:
    page.goto(f"{site.address}contacts/")
    opener(page)
    page.keyboard.type("Μύρτις")
    page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.endswith("#friends")


def test_where_the_index_cannot_be_had_the_dialog_says_so_and_leads_on(
    site: Site, page: Page
) -> None:
    page.route(f"**/{INDEX}", lambda route: route.abort())
    page.goto(site.address)
    opener(page)
    page.keyboard.type(NAME)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_contain_text("could not be loaded")
    expect(dialog.get_by_role("link", name="Speakers")).to_be_visible()
    page.unroute(f"**/{INDEX}")
    page.keyboard.type(" ")
    expect(dialog.get_by_role("link").first).to_have_text("Zoë Vågå")
    expect(dialog.get_by_role("link", name="Speakers")).to_be_hidden()


def test_from_the_page_that_is_not_there_results_lead_where_they_should(
    site: Site, page: Page
) -> None:
    page.goto(site.address + "no/such/page/")
    opener(page)
    page.keyboard.type(NAME)
    page.get_by_role("dialog").get_by_role("link", name="Zoë Vågå").first.click()
    page.wait_for_url(site.address + "speakers/zoe-vaga/**")


def test_words_of_testimony_are_found_and_in_no_list_of_results(site: Site, page: Page) -> None:
    page.goto(site.address)
    opener(page)
    page.keyboard.type("聽見水門斷裂")
    found = page.get_by_role("dialog").get_by_role("listitem")
    expect(found.first).to_have_text("Testimony of سلمى")
    assert "斷裂" not in "".join(found.all_text_contents())


@pytest.mark.parametrize("width", [320, 768])
def test_results_are_no_wider_than_the_screen(site: Site, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{site.address}?q=2")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    for part in (".pro-search", ".pro-search__output"):
        assert page.evaluate(f"document.querySelector('{part}').scrollWidth") <= width


def test_everything_works_with_a_strict_policy(site: Site, tab: Page) -> None:
    """No script but the site's own files, and the one line by its hash."""
    line = next(
        e.content
        for e in read(site.html()[""]).all("script")
        if not {"src", "type"} & e.attributes.keys()
    )
    digest = base64.b64encode(hashlib.sha256(line.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'self' 'sha256-{digest}'; style-src 'self'; "
        "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'"
    )
    server, address = serving(site.folder, {"Content-Security-Policy": policy})
    refused: list[str] = []
    tab.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    tab.on("pageerror", lambda error: refused.append(str(error)))
    try:
        tab.goto(address + "quotes/never-late/")
        assert tab.evaluate("document.documentElement.dataset.scheme") == ""
        tab.get_by_role("button", name="Dark colours").click()
        tab.get_by_role("button", name="Copy link").click()
        expect(tab.locator(".pro-message")).not_to_be_empty()
        opener(tab)
        tab.keyboard.type(NAME)
        expect(tab.get_by_role("dialog").get_by_role("link").first).to_have_text("Zoë Vågå")
    finally:
        server.shutdown()
        server.server_close()
    assert refused == []


# --- copying ------------------------------------------------------------------------------------

_NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
_NO_COMMAND = "document.execCommand = () => false"


def copy_link(site: Site, page: Page) -> None:
    page.goto(site.address + "quotes/never-late/")
    page.get_by_role("button", name="Copy link").click()


def test_copying_is_announced(site: Site, page: Page) -> None:
    copy_link(site, page)
    expect(page.locator(".pro-message[role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/quotes/never-late/")


def test_without_a_clipboard_copying_goes_the_old_way(site: Site, tab: Page) -> None:
    tab.add_init_script(_NO_CLIPBOARD)
    copy_link(site, tab)
    expect(tab.locator(".pro-message")).to_have_text("Copied")
    expect(tab.get_by_role("button", name="Copy link")).to_be_focused()
    opener(tab)
    tab.keyboard.press("Control+V")
    expect(tab.get_by_role("dialog").get_by_role("textbox")).to_have_value(
        re.compile(r"/quotes/never-late/$")
    )


def test_copying_that_fails_says_so_and_leaves_the_text_selected(site: Site, tab: Page) -> None:
    tab.add_init_script(f"{_NO_CLIPBOARD}; {_NO_COMMAND}")
    copy_link(site, tab)
    expect(tab.locator(".pro-message")).to_contain_text("Not copied")
    button = tab.locator("[data-clipboard-target]:visible").first
    target = tab.locator(str(button.get_attribute("data-clipboard-target")))
    button.click()
    expect(tab.locator(".pro-message")).to_contain_text("Not copied")
    selected = tab.evaluate("getSelection().toString()")
    assert selected.strip() == target.inner_text().strip()
