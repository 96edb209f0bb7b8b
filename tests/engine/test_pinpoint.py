"""A paragraph's citation, as a reader meets it: below the paragraph whose link is pressed."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from axe import OPPOSITE, violations
from built import Built
from proceedings.cite.citer import STYLES, Citer
from proceedings.cite.richtext import plain
from proceedings.record.model import Proceedings, Section
from proceedings.record.text import Paragraph
from support import Site

SITES = ["root", "scripts"]
IN_BROWSER = ["scripts"]
HOST = "https://example.org/"
TIDES = "context/two-tides/"

Place = tuple[str, Paragraph, Section | None]


def places(record: Proceedings) -> Iterator[Place]:
    """Every paragraph with the address of its page, and its section."""
    for kind, paragraphs in record.introductions.items():
        yield from ((f"{kind}/", each, None) for each in paragraphs)
    for section in record.sections:
        yield from ((section.address, each, section) for each in section.paragraphs)


def test_of_each_page_the_first_paragraph_is_cited_without_a_script(built: Built) -> None:
    shown: dict[str, list[str]] = {}
    for address, paragraph, section in places(built.data):
        if address in shown:
            continue
        (box,) = built.pages[address].all(class_="pro-pinpoint")
        shown[address] = [each.text for each in box.all(class_="pro-citation__text")]
        citations = Citer(built.data.event, built.url).paragraph(paragraph, address, section)
        assert shown[address] == [plain(each.forms[0].text) for each in citations]
    assert len(shown) >= len(built.data.sections)


def test_every_paragraph_has_its_citation_in_every_style(
    site: Site, record: Proceedings, page: Page
) -> None:
    seen = ""
    for address, paragraph, section in places(record):
        if address != seen:
            page.goto(site.address + address)
            seen = address
        page.evaluate("id => document.querySelector(`#${id} .pro-permalink`).click()", paragraph.id)
        box = page.locator(f"#{paragraph.id} + .pro-pinpoint:visible")
        expect(box).to_have_accessible_name(f"Paragraph {paragraph.id}")
        citations = Citer(record.event, HOST).paragraph(paragraph, address, section)
        assert box.locator(".pro-citation__text").all_inner_texts() == [
            plain(citation.forms[0].text) for citation in citations
        ]
        assert page.url == f"{site.address}{address}#{paragraph.id}"
        # By its place: for a second its name is “Copied”.
        box.locator(".pro-pinpoint__ways button").first.evaluate("button => button.click()")
        expect(page.locator(".pro-message")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == f"{HOST}{address}#{paragraph.id}"


def test_what_is_shown_of_a_paragraph_is_copied(site: Site, page: Page) -> None:
    page.goto(site.address + TIDES)
    page.evaluate("document.querySelector('#p3-2 .pro-permalink').click()")
    for style in STYLES:
        page.get_by_role("button", name=f"Copy {style.name}, paragraph").click()
        expect(page.locator(".pro-message")).to_have_text("Copied")
        shown = page.locator(f"#cite-{style.id}-paragraph").inner_text()
        assert page.evaluate("navigator.clipboard.readText()") == shown
        assert "段 p3-2" in shown
        page.evaluate("document.querySelector('.pro-message').textContent = ''")


def test_a_paragraphs_link_by_keyboard(site: Site, page: Page) -> None:
    page.goto(site.address + TIDES)
    first, second = (page.locator(f"#{name} .pro-permalink") for name in ("p3-1", "p3-2"))
    box = page.locator(".pro-pinpoint")
    expect(box).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 100})  # less than the paragraph has
    first.focus()
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    expect(box.get_by_role("button", name="Close")).to_be_in_viewport()
    second.focus()
    page.keyboard.press("Escape")  # is not meant for the box
    expect(box).to_be_visible()
    first.focus()
    expect(box).to_be_in_viewport()
    expect(first).to_be_focused()
    expect(first).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(box.get_by_role("button", name="Copy link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(first).to_be_focused()
    expect(first).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    second.focus()
    page.keyboard.press("Enter")
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#p3-2 + .pro-pinpoint")).to_be_visible()
    box.get_by_role("button", name="Close").click()
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(box).to_be_hidden()
    page.keyboard.press("Escape")  # nothing is left to be closed
    second.click(modifiers=["Alt"])  # a key with which browsers do something of their own
    expect(box).to_be_hidden()


def test_the_citation_of_a_paragraph_can_be_read_by_everybody(site: Site, page: Page) -> None:
    page.goto(site.address + TIDES)
    page.evaluate("document.querySelector('#p3-1 .pro-permalink').click()")
    expect(page.locator("#p3-1 .pro-permalink")).to_be_focused()  # though nothing was pressed
    assert violations(page, OPPOSITE, "main") == []


def test_without_scripts_a_paragraphs_link_leads_to_it(site: Site, without_scripts: Page) -> None:
    page = without_scripts
    page.goto(site.address + TIDES)
    page.locator("#p3-2 .pro-permalink").click()
    assert page.url == f"{site.address}{TIDES}#p3-2"
    page.locator(".pro-nojs > summary", has_text="one paragraph").click()
    expect(page.locator("#cite-apa-paragraph")).to_be_visible()
    expect(page.locator(".pro-pinpoint button:visible")).to_have_count(0)
