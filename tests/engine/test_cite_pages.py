"""Citing, as a reader meets it: what is shown is what is copied, and nothing needs a script."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from built import Built
from copying import copied
from engine.cite.made_up import proceedings as made_up
from pages import Element, read
from proceedings.cite.citer import STYLES
from proceedings.cite.conventions import conventions
from proceedings.publish.formats import FORMATS
from proceedings.publish.renderer import Renderer
from proceedings.publish.signposting import Link, signposts
from proceedings.record.model import Proceedings
from support import Site

SITES = ["root", "scripts"]
IN_BROWSER = ["scripts"]
IDS = [style.id for style in STYLES]


def citing_addresses(record: Proceedings) -> list[str]:
    """One page of each kind on which something can be cited."""
    reporting = [s.speaker.id for s in record.reports]
    return [
        *(quote.address for quote in record.quotes[:2]),
        record.sections[0].address,
        "cite/",
        *(f"speakers/{name}/" for name in reporting[:1]),
    ]


def test_every_copy_button_copies_what_is_shown(
    site: Site, record: Proceedings, page: Page
) -> None:
    """On one page of each kind; tests/soak presses those of every page."""
    for address in citing_addresses(record):
        page.goto(site.address + address)
        found = copied(page)
        assert [clip for clip, _ in found] == [shown for _, shown in found], address
        assert all(shown for _, shown in found), address
        assert len(found) >= (1 if address.startswith("speakers/") else len(IDS)), address


def test_copy_quote_with_citation_works_while_its_text_is_folded(
    site: Site, record: Proceedings, page: Page
) -> None:
    for quote in record.quotes[:1]:  # a conference may have none
        page.goto(site.address + quote.address)
        page.get_by_role("button", name="Copy quote with citation").click()
        expect(page.locator(".pro-message")).to_have_text("Copied")
        clip = page.evaluate("navigator.clipboard.readText()")
        assert clip.startswith(quote.quoted)
        assert quote.speaker.name in clip
        assert clip.endswith(quote.address)


def test_the_chosen_style_is_remembered_in_this_browser_only(
    site: Site, record: Proceedings, page: Page
) -> None:
    page.goto(site.address + "cite/")
    assert page.locator(".pro-cite__choice:checked").get_attribute("value") == "apa"
    page.get_by_text("Chicago 18", exact=True).click()
    assert page.locator(".pro-cite__panel:visible").count() == 1
    page.goto(site.address + record.sections[0].address)
    assert page.locator(".pro-cite__choice:checked").get_attribute("value") == "chicago"
    assert page.context.cookies() == []
    kept = page.evaluate("Object.keys(localStorage).filter(key => key.includes('citation'))")
    assert kept == ["pro-citation-style"]


def test_styles_are_chosen_by_keyboard(site: Site, page: Page) -> None:
    page.goto(site.address + "cite/")
    page.locator("#style-apa").focus()
    for style in IDS[1:]:
        page.keyboard.press("ArrowRight")
        assert page.locator(".pro-cite__choice:checked").get_attribute("value") == style


def test_the_date_of_access_is_the_readers(site: Site, record: Proceedings, page: Page) -> None:
    """As the record's language writes days."""
    page.goto(site.address + "cite/")
    page.locator("label[for=style-harvard]").click()
    shown = page.locator("#cite-harvard-reference").inner_text()
    today = conventions(record.event.language).days(date.today(), None)
    assert f" {today})" in shown
    built = site.html()["cite/"]
    assert str(date.today().year) not in re.sub(
        r"<footer.*?</footer>", "", built[built.index("cite-harvard-reference") :], flags=re.DOTALL
    )


def test_without_scripts_every_form_can_be_read_and_selected(
    without_scripts: Page, site: Site, record: Proceedings
) -> None:
    page = without_scripts
    page.goto(site.address + (record.quotes[0] if record.quotes else record.sections[0]).address)
    for style in IDS:
        page.locator(f"label[for=style-{style}]").click()
        shown = page.locator(".pro-cite__panel:visible")
        assert shown.count() == 1
        assert shown.locator(".pro-citation__text").first.is_visible()
    if record.quotes:
        page.locator(".pro-forms > summary").click()
        assert page.locator("#copy-html").is_visible()
    assert page.locator(".pro-js:visible").count() == 0


# --- what machines read -------------------------------------------------------------------------


def tags(page: Element) -> list[tuple[str, str]]:
    """The names and contents by which a reference manager knows what the page holds."""
    return [
        (meta.get("name"), meta.get("content"))
        for head in page.all("head")
        for meta in head.all("meta")
        if meta.get("name").startswith(("citation_", "z:"))
    ]


def data(page: Element) -> str:
    """The page's structured data, which stands in its head and nowhere else."""
    (script,) = page.all("script", type="application/ld+json")
    assert script.parent
    assert script.parent.tag == "head"
    return script.content


def test_every_page_says_where_it_stands(pages: Mapping[str, Element]) -> None:
    for address, page in pages.items():
        if address == "404.html":
            continue
        nodes = json.loads(data(page))["@graph"]
        (trail,) = [node for node in nodes if node["@type"] == "BreadcrumbList"]
        last = trail["itemListElement"][-1]
        assert last["item"].endswith("/" + address), address


def test_reference_managers_find_what_a_page_holds(
    pages: Mapping[str, Element], record: Proceedings
) -> None:
    assert ("z:itemType", "book") in tags(pages[""])
    for quote in record.quotes:
        found = dict(tags(pages[quote.address]))
        assert found["citation_title"] == quote.text
        assert quote.speaker.family_name in found["citation_author"]
        assert ("z:extra" in found) is quote.is_inferred
        if quote.pages:
            assert found["citation_firstpage"] == quote.pages.first
    for section in record.sections:
        assert dict(tags(pages[section.address]))["citation_title"] == section.title


def test_the_namespace_of_zotero_stands_where_its_names_do(pages: Mapping[str, Element]) -> None:
    for address, page in pages.items():
        named = any(name.startswith("z:") for name, _ in tags(page))
        assert len(page.all("link", rel="schema.z")) == named, address


def test_heads_have_the_links_for_machines(built: Built) -> None:
    """Those of what is cited on a page, word for word; pages with nothing to cite have none."""
    for address, page in built.published.pages.items():
        reference = page.reference(built.url)
        expected = signposts(reference) if reference else []
        rels = {"cite-as", "describedby", "item", "collection", "author", "license", "linkset"}
        found = [
            Link(link.get("rel"), link.get("href"), link.get("type"))
            for head in built.pages[address].all("head")
            for link in head.all("link")
            if link.get("rel") in rels
        ]
        assert found == expected, address


def test_nothing_is_said_about_a_survivor(
    pages: Mapping[str, Element], record: Proceedings
) -> None:
    named = {f"speakers/{each.id}/": not each.testimony for each in record.speakers}
    for quote in record.quotes:
        named[quote.address] = not quote.speaker.testimony and not quote.is_inferred
    assert {address: '"Person"' in data(pages[address]) for address in named} == named


@pytest.mark.parametrize("ending", [each.ending for each in FORMATS])
def test_files_stand_at_their_addresses(ending: str, site: Site, record: Proceedings) -> None:
    folders = [quote.address for quote in record.quotes] + [s.address for s in record.sections]
    for folder in folders:
        assert (site.folder / folder / f"citation.{ending}").stat().st_size > 50
    assert (site.folder / "cite" / f"proceedings.{ending}").stat().st_size > 50
    assert (site.folder / "cite" / f"quotes.{ending}").exists() is bool(record.quotes)


def test_html_to_embed_is_small_and_complete(
    pages: Mapping[str, Element], record: Proceedings
) -> None:
    for quote in record.quotes:
        (code,) = [e.content for e in pages[quote.address].walk() if e.get("id") == "copy-html"]
        assert len(code.encode()) < 1_500
        (figure,) = [each for each in read(code).children if isinstance(each, Element)]
        words, source = (each for each in figure.children if isinstance(each, Element))
        assert (figure.tag, words.tag, source.tag) == ("figure", "blockquote", "figcaption")
        assert [each.text for each in words.all("p")] == [quote.quoted]
        assert [each.get("href") for each in source.all("a")] == [words.get("cite")]
        assert figure.all("script") == []


def test_html_to_embed_names_the_doi_before_the_address() -> None:
    data = made_up()
    renderer = Renderer(data.event, "https://example.org/")
    copied = replace(renderer.copy_text(data.quotes[0]), doi="https://doi.org/10.1/a")
    links = [each.get("href") for each in read(renderer.embed(copied)).all("a")]
    assert links == ["https://doi.org/10.1/a", copied.url]


def test_browsers_write_days_as_the_record_does(site: Site, page: Page) -> None:
    page.goto(site.address + "cite/")
    for language in ("en", "fr", "zh", "zh-Hant"):
        says = conventions(language)
        days = [date(2026, month, day) for month in range(1, 13) for day in (1, 2, 31 - 3)]
        got = page.evaluate(
            """([days, says]) => days.map(day => proToday(says, new Date(`${day}T12:00`)))""",
            [[str(day) for day in days], says.day_patterns()],
        )
        assert got == [says.days(day, None) for day in days]
