"""This edition's index: who spoke of what, and that its places are the print's."""

import re

import pytest

from edition.test_record import PRINT, letters
from pages import read
from proceedings.project import read_proceedings
from proceedings.publish.az import index_entries
from proceedings.publish.pages.index import index_page
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Proceedings, Term
from proceedings.record.places import places_of_terms
from support import ROOT


@pytest.fixture(scope="module")
def record() -> Proceedings:
    return read_proceedings(ROOT)


@pytest.mark.parametrize(
    ("term", "places"),
    [
        ("demand", ["p. 6 ¶ 4 Valiant Richey", "p. 7 ¶ 1 (Per Anders Sunesson)"]),
        ("palermo-protocol", ["p. 6 ¶ 1 François Delattre (Yves Charpenel)"]),
        ("sesta-fosta", ["p. 7 ¶ 5 (François Delattre, Mary Mazzio)"]),
        ("intel", ["p. 7 ¶ 3 (Monique Villa)"]),
        ("review-boards", ["p. 6 ¶ 4 Valiant Richey"]),
        ("sexual-violence", ["p. 3 ¶ 6 (Melanie Thompson)", "p. 7 ¶ 6-5 (Per Anders Sunesson)"]),
        (
            "public-private-cooperation",
            [
                "p. 5 ¶ 2 (Julie Cordua)",
                "p. 6 ¶ 2 François Delattre",
                "p. 7 ¶ 5 François Delattre (Mary Mazzio)",
                "p. 8 ¶ 1 (Angel Nguyen)",
                "p. 9 ¶ 1 (Yves Charpenel, Dorchen Leidholdt)",
            ],
        ),
        (
            "financial-institutions",
            ["p. 8 ¶ 1 Angel Nguyen", "p. 9 ¶ 1 (Yves Charpenel, Dorchen Leidholdt)"],
        ),
        (
            "legislation",
            [
                "p. 4 ¶ 3 Mary Mazzio",
                "p. 6 ¶ 1 Yves Charpenel, François Delattre",
                "p. 7 ¶ 6-5 (Per Anders Sunesson)",
                "p. 7 ¶ 6 Cyrus Vance (speaker inferred)",
            ],
        ),
        (
            "survivors",
            [
                "p. 3 ¶ 6 (Melanie Thompson)",
                "p. 5 ¶ 2 Julie Cordua",
                "p. 5 ¶ 3",
                "p. 9 ¶ 1 Dorchen Leidholdt (Yves Charpenel)",
            ],
        ),
    ],
)
def test_who_spoke_of_it(record: Proceedings, term: str, places: list[str]) -> None:
    (entry,) = (entry for entry in index_entries(record) if entry.id == term)
    found = []
    for place in (place for row in entry.rows for place in row.locators):
        beside = f" ({', '.join(place.beside)})" if place.beside else ""
        heard = f" {', '.join(place.heard)}" if place.heard else ""
        found.append(place.label.replace("\u00a0", " ") + heard + beside)
    assert found == places


def test_a_place_is_told_by_the_number_of_the_paragraph_s_link(record: Proceedings) -> None:
    places = [
        place for entry in index_entries(record) for row in entry.rows for place in row.locators
    ]
    assert len(places) > 150
    for place in places:
        pages, _, number = place.label.replace("\u00a0", " ").partition(" ¶ ")
        begins = re.search(r"\d+", pages)
        assert begins
        name = f"p{number}" if "-" in number else f"p{begins[0]}-{number}"
        assert place.address.endswith(f"#{name}")


def test_places_are_on_the_printed_pages(record: Proceedings) -> None:
    places = places_of_terms(record)
    for term in record.terms:
        for place in places.get(term.id, ()):
            text = place.paragraph.text
            for span in place.spans:
                page = int(place.paragraph.page_at(span.start))
                printed = letters(PRINT[page] + PRINT[page + 1])
                assert letters(text[span.start : span.end]) in printed, (term.id, page)


def test_roles_and_organizations_are_on_the_printed_pages(record: Proceedings) -> None:
    for holders, page in ((record.mentions.speakers, 2), (record.mentions.contacts, 10)):
        printed = letters(PRINT[page]).casefold()
        for term in holders:
            forms = [letters(form).casefold() for form in record.term[term].forms]
            assert any(form in printed for form in forms), (term, page)


def test_every_paragraph_is_in_the_index(record: Proceedings) -> None:
    assert [
        paragraph.id
        for section in record.sections
        for paragraph, mentions in zip(section.paragraphs, record.mentions_in(section), strict=True)
        if not mentions
    ] == []


def test_nothing_of_a_testimony_is_in_the_index(record: Proceedings) -> None:
    """No four words one after the other of the paragraph with the survivor's account."""
    page = read(Renderer(record.event, "https://example.org/").html(index_page(record)))
    (quote,) = (quote for quote in record.quotes if quote.speaker.testimony)
    words = quote.paragraph.text.split()
    windows = [" ".join(words[at : at + 4]) for at in range(len(words) - 3)]
    assert [window for window in windows if window in page.text] == []
    assert f"#{quote.paragraph.id}" in "".join(link.get("href") for link in page.all("a"))


def test_no_other_word_is_a_form(record: Proceedings) -> None:
    """Words that only readers use are no words of the text under which it is found anyway."""

    def forms(term: Term) -> set[str]:
        return {form.casefold() for form in (term.name, *term.forms)}

    assert {
        term.id: found
        for term in record.terms
        if (found := forms(term) & {word.casefold() for word in term.also})
    } == {}
