"""The frame around every page: what it loads and when, the colours, the search dialog, copying.

One made-up site serves for all; what holds for each site is in test_site.py.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, ViewportSize, expect
from rjsmin import jsmin

from axe import OPPOSITE, State, violations
from browser import FORGET
from copying import REFUSE, Refused, refused
from pages import Element, read
from proceedings.publish import search
from proceedings.publish.search import INDEX
from support import ROOT, Publish, Site, build, conference, mkdocs_here

SITES = ["scripts"]
OURS = ROOT / "hooks" / "overrides" / "assets" / "proceedings"
MOST_OF_SCRIPTS = 11 * 1024
MOST_OF_SEARCH = 5 * 1024
"""Bytes of all scripts together and of the search's alone, compressed."""
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
    """All style sheets in one file and all scripts in one, and the face with its licence."""
    published = [path for path in (site.folder / "assets").rglob("*") if path.is_file()]
    named = [unhashed(path.relative_to(site.folder / "assets")) for path in published]
    fonts = [f"proceedings/fonts/{path.name}" for path in (OURS / "fonts").glob("*.woff2")]
    assert sorted(named) == sorted(
        [
            *("proceedings/proceedings.css", "proceedings/proceedings.js"),
            *("proceedings/favicon.svg", "proceedings/fonts/OFL.txt", *fonts),
        ]
    )


def unhashed(path: Path) -> str:
    return re.sub(r"\.[0-9a-f]{8}(?=\.(?:css|js|woff2)$)", "", path.as_posix())


def test_every_page_loads_the_same_few_files(pages: Mapping[str, Element]) -> None:
    """One style sheet, one script, a roman and an italic: a request each, and then never again.

    A script of them all costs less than to find out which of them a page needs.
    """
    loaded = {
        tuple(
            (element.tag, element.get("rel"), unhashed(Path(link).relative_to(root)))
            for element in page.all("link", "script")
            for link in [element.get("href") or element.get("src")]
            for root in [("/" if address == "404.html" else "../" * address.count("/")) + "assets"]
            if link.startswith(root)
        )
        for address, page in pages.items()
    }
    assert loaded == {
        (
            ("link", "icon", "proceedings/favicon.svg"),
            ("link", "preload", "proceedings/fonts/libertinus-serif-latin.woff2"),
            ("link", "preload", "proceedings/fonts/libertinus-serif-latin-italic.woff2"),
            ("link", "stylesheet", "proceedings/proceedings.css"),
            ("script", "", "proceedings/proceedings.js"),
        )
    }


def test_names_of_scripts_style_sheets_and_faces_carry_their_contents_hash(site: Site) -> None:
    hashed = [
        path
        for path in (site.folder / "assets").rglob("*")
        if path.suffix in (".css", ".js", ".woff2")
    ]
    assert hashed
    for path in hashed:
        assert path.name.split(".")[1] == hashlib.sha256(path.read_bytes()).hexdigest()[:8], path


def test_scripts_are_small(site: Site) -> None:
    (script,) = (site.folder / "assets" / "proceedings").glob("*.js")
    assert len(gzip.compress(script.read_bytes())) <= MOST_OF_SCRIPTS
    search = jsmin((OURS / "search.js").read_text("utf-8"))
    assert len(gzip.compress(search.encode())) <= MOST_OF_SEARCH


def test_the_one_inline_script_is_the_same_on_every_page(pages: Mapping[str, Element]) -> None:
    inline = [
        [e.content for e in page.all("script") if not {"src", "type"} & e.attributes.keys()]
        for page in pages.values()
    ]
    assert len(inline[0]) == 1
    assert "\n" not in inline[0][0]
    assert [scripts for scripts in inline if scripts != inline[0]] == []


def test_without_a_script_the_header_leads_to_the_index(pages: Mapping[str, Element]) -> None:
    """It is what readers without scripts have in the place of search."""
    (header,) = pages["about/"].all("header", class_="pro-header")
    assert "../index/" in [link.get("href") for link in header.all("a", class_="pro-nojs")]


@pytest.mark.built
def test_the_frame_does_not_grow_with_the_record(tmp_path: Path) -> None:
    frames = {}
    for times in (50, 60):
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
    assert frames[50] == frames[60]
    assert len(frames[50]) > MOST_PROSE


# --- colours ------------------------------------------------------------------------------------


def paper(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def test_colours_follow_the_system_until_the_reader_chooses(site: Site, page: Page) -> None:
    button = page.get_by_role("button", name="Dark colors")
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
    page.get_by_role("button", name="Dark colors").click()
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
    tab.get_by_role("button", name="Dark colors").click()
    assert paper(tab) != before
    assert errors == []


# --- search -------------------------------------------------------------------------------------


def typed(page: Page, words: str) -> Locator:
    """Opens the search and types; its results."""
    opener(page)
    page.keyboard.type(words)
    return page.locator(".pro-search ol a")


def status(page: Page) -> Locator:
    return page.get_by_role("dialog").get_by_role("status")


def test_the_data_are_fetched_once_and_not_before_the_reader_turns_to_search(
    site: Site, tab: Page
) -> None:
    addresses = asked(tab)
    tab.goto(site.address, wait_until="networkidle")
    assert [address for address in addresses if INDEX in address] == []
    with tab.expect_response(f"**/{INDEX}"):
        tab.locator(".pro-header [data-pro-search]").hover()
    expect(typed(tab, NAME).first).to_be_visible()
    assert len([address for address in addresses if INDEX in address]) == 1


def test_the_data_are_fetched_on_focus(site: Site, tab: Page) -> None:
    tab.goto(site.address, wait_until="networkidle")
    with tab.expect_request(f"**/{INDEX}"):
        tab.locator(".pro-header [data-pro-search]").focus()


def test_what_is_more_than_titles_and_names_is_fetched_while_the_reader_types(
    tmp_path: Path, publish: Publish, tab: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_IN_ONE", 1000)
    monkeypatch.setattr(search, "PART", 500)
    site = publish(conference("scripts", tmp_path / "project"), tmp_path / "site")
    addresses = asked(tab)
    held: list[Route] = []
    tab.route("**/search/2.json?*", lambda route: held.append(route))
    tab.goto(site.address)
    opener(tab)
    expect(status(tab)).to_contain_text("Type a word")
    assert [each for each in addresses if "search/1" in each] == []
    results = tab.locator(".pro-search ol a")
    tab.keyboard.type(NAME)
    expect(results.first).to_contain_text("Zoë Vågå")
    expect(status(tab)).to_contain_text("found so far")
    while not held:
        tab.wait_for_timeout(10)
    held[0].abort()
    expect(status(tab)).to_contain_text("could not be loaded")
    expect(results.first).to_contain_text("Zoë Vågå")
    tab.unroute("**/search/2.json?*")
    tab.get_by_role("textbox").fill("名冊每年更新")
    expect(results.first).to_contain_text("編列名冊")
    expect(status(tab)).to_have_text("1 found")
    parts = [each.rpartition("/")[2] for each in addresses if "/search/" in each]
    assert parts.count("index.json") == 1
    assert sorted(set(parts)) == sorted(
        ["index.json", *json.loads((site.folder / INDEX).read_text("utf-8"))["rest"]]
    )


def test_search_by_keyboard(site: Site, page: Page) -> None:
    page.goto(site.address)
    button = page.locator(".pro-header [data-pro-search]")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search the proceedings")
    field = dialog.get_by_role("textbox")
    expect(field).to_be_focused()
    page.keyboard.type("2")
    links = dialog.locator("ol a")
    expect(links.nth(1)).to_be_visible()
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    assert page.url == site.address
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    assert page.url == site.address


def test_tab_goes_round_within_the_search(site: Site, page: Page) -> None:
    page.goto(site.address)
    results = typed(page, "2")
    expect(results.first).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(results.last).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_focused()


def test_no_single_key_does_anything(site: Site, page: Page) -> None:
    """WCAG 2.2, criterion 2.1.4."""
    page.goto(site.address)
    for key in "fs/pn,.k?":
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url == site.address


def test_results_are_narrowed_by_kind_speaker_and_section(site: Site, page: Page) -> None:
    page.goto(site.address)
    results = typed(page, "水門")
    expect(results).to_have_count(10)
    choice = page.get_by_role("combobox")
    for name, found in (
        ("Quotes", ["Quote · Νίκος Αλμυρός · pp. 5–6", "Quote · سلمى · p. 4"]),
        ("سلمى", ["Quote · سلمى · p. 4"]),
        ("留住水池", ["Quote · Νίκος Αλμυρός · pp. 5–6"]),
    ):
        choice.select_option(name)
        expect(results).to_have_count(len(found))
        assert page.locator(".pro-search__label").all_text_contents() == found
        expect(status(page)).to_have_text(f"{len(found)} found")
    page.get_by_role("textbox").fill("石匠")  # the choice holds until it is changed
    expect(results).to_have_count(0)
    expect(choice).to_have_value("留住水池")
    choice.select_option("Show all")
    expect(results).to_have_count(3)


def test_an_address_with_a_question_opens_the_search(site: Site, page: Page) -> None:
    page.goto(f"{site.address}quotes/?q={NAME}")
    expect(page.locator(".pro-search ol a").first).to_contain_text("Zoë Vågå")


def test_a_button_copies_a_link_to_the_search(site: Site, page: Page) -> None:
    page.goto(site.address + "quotes/")
    typed(page, "zoë & co")
    page.get_by_role("button", name="Copy link to this search").click()
    expect(status(page)).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{site.address}?q=zo%C3%AB%20%26%20co"
    page.get_by_role("textbox").fill("水門")  # what is said of it is not taken back with the other
    expect(status(page)).to_have_text("10 found")
    expect(page.get_by_role("button", name="Copy link to this search")).to_have_text("Copy link")
    expect(status(page)).to_have_text("10 found")
    assert page.url == site.address + "quotes/"
    page.goto(link)
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("zoë & co")


@pytest.fixture(scope="module")
def refusing_tab(window: BrowserContext) -> Iterator[Page]:
    opened = window.new_page()
    opened.add_init_script(REFUSE)
    yield opened
    opened.close()


@pytest.fixture
def refusing(refusing_tab: Page) -> Iterator[Page]:
    """A tab in which nothing can be copied, as a first visit finds it."""
    yield refusing_tab
    refusing_tab.evaluate(FORGET)


def test_where_nothing_can_be_copied_the_search_shows_its_link(site: Site, refusing: Page) -> None:
    refusing.goto(site.address)
    typed(refusing, NAME)
    expect(status(refusing)).to_contain_text(" found")
    before = status(refusing).inner_text()
    button = refusing.get_by_role("button", name="Copy link to this search")
    button.click()
    expect(button).to_have_text("Not copied")
    field = status(refusing).get_by_role("textbox", name="Text to copy")
    expect(field).to_have_value(f"{site.address}?q={NAME}")
    expect(field).to_be_focused()
    status(refusing).get_by_role("button", name="Close").click()
    expect(status(refusing)).to_have_text(before)
    expect(button).to_have_text("Copy link")
    expect(button).to_be_focused()


def test_the_way_back_leads_to_the_search_and_its_closing_forgets_it(
    site: Site, page: Page
) -> None:
    page.goto(site.address)
    results = typed(page, "水門")
    expect(results.first).to_be_visible()
    page.get_by_role("combobox").select_option("Quotes")
    expect(results).to_have_count(2)
    results.first.click()
    page.wait_for_url("**/quotes/*/**")
    page.go_back()
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("水門")
    expect(results).to_have_count(2)
    assert page.url == site.address
    page.keyboard.press("Escape")
    page.wait_for_function("history.state === null")  # the closing is told a moment later
    page.reload()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_way_back_from_what_people_may_have_to_leave_shows_no_search(
    site: Site, page: Page
) -> None:
    """Contacts are such a page. A result on the page itself closes the search, too."""
    for start in ("", "contacts/"):
        page.goto(site.address + start)
        typed(page, "Μύρτις").first.click()
        page.wait_for_url("**/contacts/#friends")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.go_back()
        page.wait_for_url(site.address + start)
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_where_nothing_is_found_a_near_word_is_offered_and_other_ways(
    site: Site, page: Page
) -> None:
    page.goto(site.address)
    results = typed(page, "xyzzy")
    dialog = page.get_by_role("dialog")
    ways = [dialog.get_by_role("link", name=name) for name in ("Speakers", "Quotes")]
    for way in ways:
        expect(way).to_be_visible()
    expect(dialog.get_by_text("Did you mean")).to_be_hidden()
    dialog.get_by_role("textbox").fill("zoo 2020")
    near = dialog.get_by_role("button", name="zoe 2020")
    near.click()
    expect(dialog.get_by_role("textbox")).to_have_value("zoe 2020")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    expect(near).to_be_hidden()
    dialog.get_by_role("textbox").fill(NAME)
    expect(results.first).to_contain_text("Zoë Vågå")
    for way in ways:
        expect(way).to_be_hidden()


def test_where_the_data_cannot_be_had_the_dialog_says_so_and_leads_on(
    site: Site, page: Page
) -> None:
    away = [True]  # not unrouted later: what is asked for just then would never be answered
    page.route(f"**/{INDEX}", lambda route: route.abort() if away else route.continue_())
    page.goto(site.address)
    results = typed(page, NAME)
    dialog = page.get_by_role("dialog")
    expect(status(page)).to_contain_text("could not be loaded")
    expect(dialog.get_by_role("link", name="Speakers")).to_be_visible()
    away.clear()
    page.keyboard.type(" ")
    expect(results.first).to_contain_text("Zoë Vågå")
    expect(dialog.get_by_role("link", name="Speakers")).to_be_hidden()


def test_without_a_script_what_comes_nearest_to_search_is_linked(site: Site) -> None:
    header = read(site.html()["quotes/"]).all(class_="pro-header")[0]
    links = {e.text: e.get("href") for e in header.all(class_="pro-nojs")}
    assert links == {
        "Contents": "#pro-contents",
        "Index": "../index/",
        "The whole text": "../text/",
    }


def test_from_the_page_that_is_not_there_results_lead_where_they_should(
    site: Site, page: Page
) -> None:
    page.goto(site.address + "no/such/page/")
    typed(page, NAME).filter(has_text="Zoë Vågå").first.click()
    page.wait_for_url(site.address + "speakers/zoe-vaga/**")


def test_words_of_testimony_are_found_and_in_no_list_of_results(site: Site, page: Page) -> None:
    page.goto(site.address)
    typed(page, "聽見水門斷裂")
    found = page.locator(".pro-search__item")
    expect(found.first).to_contain_text("Testimony of سلمى")
    assert "斷裂" not in "".join(found.all_text_contents())
    assert "%E6%96%B7" not in "".join(page.locator(".pro-search").inner_html())


@pytest.mark.parametrize(("width", "height"), [(320, 640), (768, 640), (320, 256)])
def test_results_are_no_wider_than_the_screen_and_can_be_reached(
    site: Site, page: Page, width: int, height: int
) -> None:
    """The last is a screen of 1280 by 1024 enlarged four times."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{site.address}?q=2")
    results = page.locator(".pro-search ol a")
    expect(results.first).to_be_visible()
    for part in (".pro-search", ".pro-search__output"):
        assert page.evaluate(f"document.querySelector('{part}').scrollWidth") <= width
    results.last.scroll_into_view_if_needed()
    box = results.last.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + 20 < height


def test_axe_finds_nothing_in_any_state_of_the_search(site: Site, page: Page) -> None:
    """Each in one of three sizes and schemes by turns; tests/soak looks at all in all."""
    assert search_violations(site, page, cycle([state] for state in SEARCH_STATES)) == {}


SEARCH_STATES = (*OPPOSITE, State(ViewportSize(width=320, height=256), "light"))


def search_violations(
    site: Site, page: Page, states: Iterator[Sequence[State]]
) -> dict[str, list[str]]:
    """What axe finds wrong with the search while it loads, fails, and shows each kind of answer.

    `states` says anew for each of these in which states axe looks.
    """
    found = {}
    held: list[Route] = []
    page.route(f"**/{INDEX}", lambda route: held.append(route))
    page.goto(site.address)
    opener(page)
    field = page.get_by_role("dialog").get_by_role("textbox")
    expect(status(page)).to_contain_text("Loading")
    found["loading"] = violations(page, next(states), ".pro-search")
    held[0].abort()
    expect(status(page)).to_contain_text("could not be loaded")
    found["failed"] = violations(page, next(states), ".pro-search")
    page.unroute(f"**/{INDEX}")
    for words, said in {
        " ": "Type a word",
        "2": " found",
        "2 zoe": " found",
        "風暴": " found",
        "xyzzy": "Nothing found",
        "zoo": "Nothing found",
    }.items():
        field.fill(words)
        expect(status(page)).to_contain_text(said)
        found[words] = violations(page, next(states), ".pro-search")
    return {where: wrong for where, wrong in found.items() if wrong}


# --- copying ------------------------------------------------------------------------------------

_NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"


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


def test_a_copy_button_says_that_it_is_done_and_then_again_what_it_does(
    site: Site, page: Page
) -> None:
    copy_link(site, page)
    expect(page.locator(".pro-actions").get_by_role("button", name="Copied")).to_be_visible()
    expect(page.get_by_role("button", name="Copy link")).to_have_count(1)
    expect(page.locator(".pro-message")).to_be_empty()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copy quote with citation").click()  # takes the word over
    expect(page.get_by_role("button", name="Copied")).to_have_count(1)
    expect(page.get_by_role("button", name="Copy link")).to_have_count(1)


RICH = """() => navigator.clipboard.read()
    .then(([item]) => item.types.includes("text/html") ? item.getType("text/html") : new Blob())
    .then(blob => blob.text())"""


def test_what_is_shown_in_italics_is_copied_so(site: Site, page: Page) -> None:
    """As HTML beside the plain text; what is code is plain."""
    page.goto(site.address + "quotes/never-late/")
    page.locator(".pro-forms > summary").click()
    for name, target in {
        "Copy quote with citation": "copy-html",
        "Copy plain text": "copy-text",
        "Copy Markdown": "",
        "Copy HTML": "",
    }.items():
        page.evaluate("document.querySelector('.pro-message').textContent = ''")
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.locator(".pro-message")).to_have_text("Copied")
        html = page.evaluate(RICH)
        shown = page.locator(f"#{target}").text_content() if target else ""
        assert read(html).text.split() == read(shown or "").text.split(), name
        assert bool(read(html).all("blockquote")) is (target == "copy-html")


def test_the_old_way_of_copying_takes_html_along(site: Site, tab: Page) -> None:
    tab.add_init_script(_NO_CLIPBOARD)
    tab.goto(site.address + "quotes/never-late/")
    tab.evaluate(
        "addEventListener('copy', it => { window.got = it.clipboardData.getData('text/html') })"
    )
    tab.get_by_role("button", name="Copy quote with citation").click()
    expect(tab.locator(".pro-message")).to_have_text("Copied")
    assert tab.evaluate("got") == tab.locator("#copy-html").text_content()


def test_where_the_old_way_only_seems_to_copy_the_text_is_shown(site: Site, tab: Page) -> None:
    tab.add_init_script(f"{REFUSE}; document.execCommand = () => true")
    copy_link(site, tab)
    expect(tab.locator(".pro-message")).to_contain_text("Not copied")


def test_where_the_device_shares_links_the_button_does(site: Site, browser: Browser) -> None:
    with browser.new_context(has_touch=True, is_mobile=True) as window:
        page = window.new_page()
        page.add_init_script("navigator.share = async given => { window.shared = given }")
        page.goto(site.address + "quotes/never-late/")
        page.get_by_role("button", name="Share").click()
        assert page.evaluate("shared.url") == "https://example.org/quotes/never-late/"


@pytest.mark.parametrize(
    "address",
    ["quotes/never-late/", "speakers/lin-shuisheng/", "context/two-tides/", "takeaways/", "cite/"],
)
def test_every_copy_button_that_fails_says_so_and_leaves_the_text_marked(
    site: Site, refusing: Page, address: str
) -> None:
    refusing.goto(site.address + address)
    found = refused(refusing)
    assert found
    for each in found:
        assert each == Refused(each.label, "Not copied", each.text, each.text, is_back=True)
        assert each.text
