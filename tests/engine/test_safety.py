"""People at risk: where the way out and help stand, where content is noted, and what leaving does.

One made-up conference has testimony, a content note and contacts; a copy of it names help as well.
"""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Route, expect

from built import Built
from corpus import changed, valid
from pages import Element, read
from proceedings.__main__ import main
from proceedings.publish.safety import safety
from proceedings.read.entries import HelpEntry
from support import CONFERENCES, Publish, Site, conference

SITES = ["root", "starter", "scripts"]
IN_BROWSER = ["scripts"]
SENSITIVE = {
    "context/the-storm/",
    "speakers/salma/",
    "quotes/sound-of-the-sea/",
    "contacts/",
    "text/",
    "reading-safely/",
}
"""Those of `scripts`, and all of them."""
NOTED = ("context/the-storm/", "speakers/salma/", "quotes/sound-of-the-sea/")
NEUTRAL = "https://www.wikipedia.org/"


# --- where it stands ----------------------------------------------------------------------------


def leaving(page: Element) -> list[Element]:
    return [each for each in page.all("a") if "data-pro-leave" in each.attributes]


def test_the_way_out_stands_on_sensitive_pages_and_on_no_other(built: Built) -> None:
    data = built.data
    meant = {section.address for section in data.sections if section.entry.content_note}
    meant |= {each.section.address for each in data.statements if each.speaker.testimony}
    meant |= {speaker.address for speaker in data.speakers if speaker.testimony}
    meant |= {quote.address for quote in data.quotes if quote.speaker.testimony}
    meant |= {"text/"} if meant else set()
    if meant or data.event.help:
        meant |= {"reading-safely/"} | ({"contacts/"} if data.contacts else set())
    assert {address for address, page in built.pages.items() if leaving(page)} == meant
    assert (built.name == "starter") == (not meant)
    if built.name == "scripts":
        assert meant == SENSITIVE


def test_a_conference_without_testimony_says_nothing_of_safety(
    built_of: Callable[[str], Built],
) -> None:
    for address, page in built_of("starter").pages.items():
        assert "reading-safely" not in "".join(e.get("href") for e in page.all("a")), address
        assert page.all(class_="pro-help") + page.all(class_="pro-leave") == [], address


def test_the_way_out_is_a_plain_link_twice_the_first_right_behind_the_skip_link(
    built_of: Callable[[str], Built],
) -> None:
    for address in SENSITIVE:
        page = built_of("scripts").pages[address]
        links = leaving(page)
        assert len(links) == 2
        assert [(e.get("href"), e.get("rel")) for e in links] == [
            (NEUTRAL, "noreferrer nofollow")
        ] * 2
        skip, out, *_ = page.all("body")[0].all("a")
        assert (skip.text, out.text, out) == ("Skip to content", "Leave this site", links[0])
        (bar,) = page.all(class_="pro-leave")
        assert "Leaving does not erase this browser’s history." in bar.text
        assert bar.all("a")[0].text == "Reading safely"


def test_the_content_note_stands_before_the_words_that_it_is_about(
    built_of: Callable[[str], Built],
) -> None:
    built = built_of("scripts")
    (section,) = [each for each in built.data.sections if each.entry.content_note]
    (quote,) = [each for each in built.data.quotes if each.speaker.testimony]
    note = str(section.entry.content_note)
    for address, words in zip(NOTED, (section.entry.summary, quote.text, quote.text), strict=True):
        text = built.pages[address].all("article")[0].text
        assert -1 < text.index("Content note") < text.index(note) < text.index(words), address
    noted = {
        address
        for address, page in built.pages.items()
        if any(note in article.text for article in page.all("article"))
    }
    assert noted == {*NOTED, "text/"}  # there it stands before the section: test_whole_text.py


def test_scripts_are_told_which_paragraphs_are_entered_at_the_top(built: Built) -> None:
    """Those of a section with a note or with testimony: no link holds their words."""
    noted = {section.address for section in built.data.sections if section.entry.content_note}
    noted |= {each.section.address for each in built.data.statements if each.speaker.testimony}

    def told(address: str) -> list[bool]:
        paragraphs = built.pages[address].all("p", class_="pro-record")
        return ["data-noted" in each.attributes for each in paragraphs]

    for quote in built.data.quotes:
        if not quote.speaker.testimony:  # whose page does not show its paragraph
            assert told(quote.address) == [quote.section.address in noted], quote.address
    for section in built.data.sections:
        assert {*told(section.address)} == {section.address in noted}, section.address
    of_noted = [len(each.paragraphs) for each in built.data.sections if each.address in noted]
    assert sum(told("text/")) == sum(of_noted)


def test_the_note_of_a_section_leads_past_it(built_of: Callable[[str], Built]) -> None:
    (note,) = built_of("scripts").pages["context/the-storm/"].all(class_="pro-note")
    (way,) = note.all("a")
    assert (way.text, way.get("href")) == (
        "Go on to the next section",
        "../../takeaways/keep-the-pond/",
    )


# --- help ---------------------------------------------------------------------------------------

HELP = """\
    leave_to: https://weather.example/
    help:
      - name: The <b>Line</b> & "More"
        about: for {{ anyone }} *in need*
        country: <i>Here</i>
        phone: +44 (20) 7946-0000
        text: "233733"
        website: https://help.example/?a=1&b=2
        languages: العربية & <u>more</u>
        checked: 2020-01-31
        source: “Help & <so on>”
      - {name: B, about: for all, country: D, phone: "116 123", checked: 2020-01-31, source: x}
"""


@pytest.fixture(scope="module")
def helping(tmp_path_factory: pytest.TempPathFactory, publish: Publish) -> Site:
    folder = tmp_path_factory.mktemp("help")
    project = conference("scripts", folder / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("    edition:\n", HELP + "    edition:\n", 1)
    settings.write_text(text, "utf-8")
    return publish(project, folder / "site")


def test_help_stands_where_people_may_look_for_it_and_is_plain_text(helping: Site) -> None:
    pages = {address: read(html) for address, html in helping.html().items()}
    shown = {address for address, page in pages.items() if page.all(class_="pro-help")}
    assert shown == SENSITIVE | {"404.html"}
    for address in shown:
        (box,) = pages[address].all(class_="pro-help")
        first, second = box.all(class_="pro-help__service")
        assert [line.text for line in first.all("p")] == [
            'The <b>Line</b> & "More" (<i>Here</i>), for {{ anyone }} *in need*',
            "Languages: العربية & <u>more</u>",
            "According to “Help & <so on>”, which the editors read on 31 January 2020. They have "
            "not called.",
        ]
        assert [line.text for line in first.all("li")] == [
            "Telephone: +44 (20) 7946-0000",
            "Text message: 233733",
            "Website: https://help.example/?a=1&b=2",
        ]
        assert [link.get("href") for link in box.all("a")] == [
            "tel:+442079460000",
            "sms:233733",
            "https://help.example/?a=1&b=2",
            "tel:116123",
        ]
        assert len(second.all("li")) == 1
        assert {link.get("rel") for link in box.all("a")} == {"noreferrer"}
        assert {link.get("href") for link in leaving(pages[address])} <= {
            "https://weather.example/"
        }


def test_on_paper_help_can_be_reached(helping: Site, page: Page) -> None:
    """What is pressed elsewhere is read here."""
    page.emulate_media(media="print")
    page.goto(f"{helping.address}speakers/salma/")
    ways = page.locator(".pro-help__way")
    assert ways.count() == 4
    assert [way.is_visible() for way in ways.all()] == [True] * 4


SERVICE = {"name": "n", "about": "a", "country": "c", "checked": "2020-01-31", "source": "s"}


@pytest.mark.parametrize(
    ("key", "number", "address"),
    [
        ("phone", "1-888-373-7888", "tel:18883737888"),
        ("phone", "+1 (888) 373-7888", "tel:+18883737888"),
        ("phone", "0800 111.222", "tel:0800111222"),
        ("phone", "116 123", "tel:116123"),
        ("text", "233733", "sms:233733"),
        ("text", "+44 7860-027573", "sms:+447860027573"),
    ],
)
def test_what_is_shown_is_dialled(key: str, number: str, address: str) -> None:
    entry = HelpEntry.model_validate({**SERVICE, key: number})
    event = Built("scripts", Site(CONFERENCES / "scripts", Path(), "", "")).data.event
    (service,) = safety(event.model_copy(update={"help": (entry,)}), "").help
    assert [(way[1], way[2]) for way in service.ways] == [(address, number)]


TITLE = "    title: River Days →"
GIVEN = """\
    title: River Days
    help:
      - {{name: Line, about: a, country: c, phone: "116 123", checked: {day}, source: s}}
"""
OLD = (
    "mkdocs.yml:6:71: Note: “Line” was last checked more than a year ago. Check it with its "
    "source, and write today’s date.\n"
)


@pytest.mark.parametrize(("days", "says"), [(0, ""), (365, ""), (366, OLD), (4000, OLD)])
def test_help_checked_more_than_a_year_ago_is_pointed_out_and_nothing_more(
    days: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = valid(tmp_path / "project")
    settings = project / "mkdocs.yml"
    day = datetime.date.today() - datetime.timedelta(days=days)
    text = changed(settings.read_text("utf-8"), TITLE, GIVEN.format(day=day))
    settings.write_text(text, "utf-8")
    assert main(["check", str(project)]) == 0
    said = capsys.readouterr().out
    assert said.startswith(says + "Read 2 speakers")


# --- leaving ------------------------------------------------------------------------------------


@pytest.fixture
def left(page: Page, built: Built) -> tuple[Page, list[Request]]:
    """A sensitive page, opened from another; and what the neutral host is asked for."""
    asked: list[Request] = []
    page.goto(built.site.address + "speakers/")
    page.goto(built.site.address + "speakers/salma/")
    page.route(f"{NEUTRAL}**", lambda route: stub(route, asked))  # no sooner: it fetches all anew
    return page, asked


def stub(route: Route, asked: list[Request]) -> None:
    asked.append(route.request)
    route.fulfill(body="<!doctype html><title>Neutral</title>", content_type="text/html")


Left = tuple[Page, list[Request]]


def is_left(left: Left, built: Built) -> None:
    """The neutral page is there, knows of nothing, and behind it is what was before, not this."""
    tab, asked = left
    tab.wait_for_url(NEUTRAL)
    assert [request.header_value("referer") for request in asked] == [None]
    assert tab.evaluate("document.referrer") == ""
    tab.go_back()
    assert tab.url == built.site.address + "speakers/"


def test_leaving_by_the_button(left: Left, built: Built) -> None:
    left[0].get_by_role("link", name="Leave this site").last.click()
    is_left(left, built)


def test_leaving_out_of_the_search(left: Left, built: Built) -> None:
    tab, _ = left
    tab.locator(".pro-header [data-pro-search]").click()
    tab.get_by_role("dialog").get_by_role("link", name="Leave this site").click()
    is_left(left, built)


def test_leaving_by_the_second_link(left: Left, built: Built) -> None:
    tab, _ = left
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    expect(tab.locator(":focus")).to_have_text("Leave this site")
    tab.keyboard.press("Enter")
    is_left(left, built)


def said(tab: Page) -> str:
    return tab.locator("[data-pro-leave-status]").inner_text()


def test_leaving_by_shift_three_times(left: Left, built: Built) -> None:
    tab, asked = left
    for words in ("press 2 more", "press 1 more"):
        tab.keyboard.press("Shift")
        assert words in said(tab)
    assert asked == []
    tab.keyboard.press("Shift")
    is_left(left, built)


@pytest.mark.parametrize(
    "keys",
    [
        "Shift Shift a Shift Shift",
        "Shift Shift Shift+a Shift Shift",
        "Shift Shift Control+Shift Shift Shift",
        "Shift Shift Alt+Shift Shift Shift",
        "Shift Shift Meta+Shift Shift Shift",
        "Escape Escape Escape",
        "Shift Shift Escape Shift",
        "Alt Alt Alt",
    ],
)
def test_what_does_not_leave(keys: str, left: Left) -> None:
    tab, asked = left
    for key in keys.split():
        tab.keyboard.press(key)
    tab.wait_for_timeout(50)
    assert asked == []
    assert tab.url.endswith("/speakers/salma/")
    assert tab.evaluate("getComputedStyle(document.body).visibility") == "visible"


def test_shift_and_a_click_do_not_leave(left: Left) -> None:
    tab, asked = left
    for _ in range(3):
        tab.locator("h1").click(modifiers=["Shift"])
    tab.wait_for_timeout(50)
    assert asked == []


def test_presses_that_are_far_apart_do_not_leave_and_it_is_said(tab: Page, built: Built) -> None:
    tab.clock.install()
    tab.goto(built.site.address + "speakers/salma/")
    tab.keyboard.press("Shift")
    tab.keyboard.press("Shift")
    assert "press 1 more" in said(tab)
    tab.clock.run_for(6000)
    assert "Not left" in said(tab)
    tab.keyboard.press("Shift")
    assert "press 2 more" in said(tab)


def test_the_page_is_covered_before_the_other_is_there(left: Left) -> None:
    tab, _ = left
    seen = tab.evaluate(
        """() => { document.querySelector(".pro-leave [data-pro-leave]").click()
            const { visibility } = getComputedStyle(document.body)
            const said = document.querySelector("[data-pro-leave-status]").textContent
            return [visibility, document.title, said] }"""
    )
    assert seen == ["hidden", "…", "Leaving this site"]
    tab.wait_for_url(NEUTRAL)


def test_who_comes_back_to_the_page_sees_it(left: Left) -> None:
    """As a browser kept it, which had it covered."""
    tab, _ = left
    tab.evaluate("document.documentElement.classList.add('pro-left')")
    tab.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert tab.evaluate("getComputedStyle(document.body).visibility") == "visible"


def test_without_a_script_the_button_is_a_link(without_scripts: Page, built: Built) -> None:
    asked: list[Request] = []
    page = without_scripts
    page.route(f"{NEUTRAL}**", lambda route: stub(route, asked))
    page.goto(built.site.address + "speakers/salma/")
    button = page.locator(".pro-leave [data-pro-leave]")
    expect(button.locator(".pro-nojs")).to_be_visible()
    button.click()
    page.wait_for_url(NEUTRAL)
    assert [request.header_value("referer") for request in asked] == [None]
    page.unroute_all()
