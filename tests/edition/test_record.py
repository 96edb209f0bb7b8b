"""The record is the print: every printed word is on the site, and every statement is where it was.

The printed text stands beside this file in `source/`, one block a printed page. The transcription
lost apostrophes, quotation marks, hyphens and some spaces; so letters and digits are compared.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import pytest

from faces import LATIN, needed
from pages import Element
from proceedings import project
from proceedings.read.entries import SectionKind
from proceedings.record.model import Proceedings
from support import ROOT, Site

SITES = ["root"]
HERE = Path(__file__).parent


def printed_pages() -> dict[int, str]:
    """The printed text by page, without the page numbers at the end of each block."""
    blocks = (HERE / "source" / "proceedings-2018.txt").read_text("utf-8").strip().split("\n\n")
    pages = {}
    for block in blocks:
        text, number = block.strip().rsplit(" ", 1)
        pages[int(number)] = text
    return pages


PRINT = printed_pages()


@pytest.fixture(scope="module")
def record() -> Proceedings:
    return project.read_proceedings(ROOT)


def article(page: Element) -> Element:
    """The page without what stands around it on every page."""
    (found,) = page.all("article")
    return found


def parts(element: Element, kind: str = "") -> Iterator[tuple[str, str]]:
    """The printed words in an element: its heading, the record's paragraphs, and page marks."""
    classes = element.get("class").split()
    if element.tag == "h1":
        kind = "heading"
    elif "pro-record" in classes:
        kind = "words"
    elif kind == "words" and "pro-page-mark" in classes:
        kind = "mark"
    elif kind == "words" and "pro-permalink" in classes:
        kind = ""  # a tool beside the words
    for child in element.children:
        if isinstance(child, Element):
            yield from parts(child, kind)
        elif kind:
            yield kind, child


def letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalnum())


def words(text: str) -> list[str]:
    return [letters(word).casefold() for word in re.split(r"[\s/.,:;–-]+", text) if letters(word)]


def first_missing(printed: str, shown: str) -> str:
    """The first printed words whose letters do not follow on the site."""
    done = 0
    some = printed.split()
    for number, word in enumerate(some):
        plain = letters(word)
        if not shown.startswith(plain, done):
            return " ".join(some[number : number + 8])
        done += len(plain)
    return f"none; the site goes on with {shown[done : done + 60]}"


def record_by_page(pages: Mapping[str, Element], record: Proceedings) -> dict[int, str]:
    """The letters and digits of the built pages by printed page, in the order of the print."""
    kinds: tuple[SectionKind, ...] = ("context", "takeaways")
    by_page: dict[int, str] = {}
    page, headings = 0, ""
    for kind in kinds:
        addresses = [f"{kind}/", *(section.address for section in record.of_kind(kind))]
        for what, text in (part for each in addresses for part in parts(article(pages[each]))):
            if what == "heading":  # stands on the page of the first words below it
                headings += letters(text)
            elif what == "mark":
                page = int(letters(text).removeprefix("p"))
            else:
                by_page[page] = by_page.get(page, "") + headings + letters(text)
                headings = ""
    return by_page


@pytest.mark.parametrize("page", range(3, 10))
def test_printed_page_stands_on_the_site_in_its_order(
    page: int, pages: Mapping[str, Element], record: Proceedings
) -> None:
    shown = record_by_page(pages, record)[page]
    printed = PRINT[page]
    assert shown == letters(printed), f"first missing: {first_missing(printed, shown)}"


def test_no_record_stands_on_a_page_that_was_not_printed(
    pages: Mapping[str, Element], record: Proceedings
) -> None:
    assert sorted(record_by_page(pages, record)) == list(range(3, 10))


def test_printed_page_2_stands_on_the_home_page_and_that_of_the_speakers(
    pages: Mapping[str, Element],
) -> None:
    """As the print was transcribed: the labels of its columns, the speakers, the columns' text."""
    (opening,) = pages[""].all("section", **{"aria-labelledby": "print"})
    first, *below = (
        "".join(text for what, text in parts(each) if what == "words")
        for each in opening.all("p", class_="pro-record")
    )
    labels = [each.text.upper() for each in opening.all("h3")]
    listed = article(pages["speakers/"])
    names = [each.text for each in listed.all(class_="pro-people__name")]
    roles = [each.text for each in listed.all(class_="pro-people__role")]
    people = chain.from_iterable(zip(names, roles, strict=True))
    assert labels == ["WHAT", "WHY"]
    assert letters("".join((first, "WHO", *labels, *people, *below))) == letters(PRINT[2])


@pytest.mark.parametrize(
    ("page", "addresses", "labels"),
    [
        (1, [""], ""),
        (10, ["contacts/"], "T E"),
    ],
)
def test_every_word_of_a_page_without_layout_is_there(
    page: int, addresses: list[str], labels: str, pages: Mapping[str, Element]
) -> None:
    texts = [text for address in addresses for text in article(pages[address]).stretches()]
    shown = Counter(words(" ".join(texts)))
    printed = Counter(words(PRINT[page]))
    if page == 10:  # a label before each number and each address
        printed -= Counter({"t": 5, "e": 5})
    else:
        printed -= Counter(words(labels))
    missing = printed - shown
    assert not missing, f"first missing: {list(missing)[:8]}"


TABLE = (HERE / "statements.tsv").read_text("utf-8")
GOLDEN = list(csv.DictReader(TABLE.splitlines(), delimiter="\t"))


def test_there_are_these_statements_and_no_others(record: Proceedings) -> None:
    assert [(s.kind, s.id) for s in record.statements] == [
        (row["kind"], row["statement"]) for row in GOLDEN
    ]


@pytest.mark.parametrize("row", GOLDEN, ids=[row["statement"] for row in GOLDEN])
def test_statement_is_attributed_and_placed(row: dict[str, str], record: Proceedings) -> None:
    statement = next(s for s in record.statements if s.id == row["statement"])
    assert statement.pages
    found = {
        "kind": statement.kind,
        "statement": statement.id,
        "speaker": statement.speaker.id,
        "section": statement.section.id,
        "page": statement.pages.numbers,
        "first_words": " ".join(statement.text.split()[: len(row["first_words"].split())]),
    }
    assert found == row


PEOPLE = [
    # id, quotes, reports, in the order of the print
    ("angel-nguyen", 0, 1),
    ("william-silverman", 1, 1),
    ("bob-herbert", 0, 0),
    ("cyrus-vance", 1, 2),
    ("dorchen-leidholdt", 1, 1),
    ("francois-delattre", 3, 6),
    ("julie-cordua", 0, 3),
    ("melanie-thompson", 1, 0),
    ("mary-mazzio", 1, 3),
    ("monique-villa", 1, 4),
    ("per-anders-sunesson", 0, 4),
    ("valiant-richey", 3, 9),
    ("yves-charpenel", 3, 0),
]


def test_people_stand_in_the_order_of_the_print(record: Proceedings) -> None:
    count = Counter((s.speaker.id, s.kind) for s in record.statements)
    assert [(p.id, count[p.id, "quote"], count[p.id, "report"]) for p in record.speakers] == PEOPLE


def test_names_and_roles_are_the_words_of_printed_page_2(record: Proceedings) -> None:
    printed = PRINT[2]
    at = 0
    for speaker in record.speakers:
        words = ", ".join(filter(None, (speaker.name, speaker.role, speaker.affiliation)))
        assert words in printed[at:], words
        at = printed.index(words, at) + len(words)


def test_only_the_unnamed_speaker_is_inferred(record: Proceedings) -> None:
    assert [s.id for s in record.statements if s.is_inferred] == ["change-the-law"]


def test_a_speaker_without_a_statement_is_said_to_have_none(
    pages: Mapping[str, Element],
) -> None:
    text = article(pages["speakers/bob-herbert/"]).text
    assert "The printed text records none of Bob Herbert’s words." in text


def test_a_testimony_stands_alone(
    site: Site, pages: Mapping[str, Element], record: Proceedings
) -> None:
    """No words of hers in what is shown before a link is opened, and nothing around them."""
    (quote,) = record.by_speaker(record.speaker["melanie-thompson"])
    html = site.html()
    page = pages["quotes/a-survivors-words/"]
    shown_before = [title.text for title in page.all("title")]
    shown_before += [
        meta.get("content")
        for meta in page.all("meta")
        if meta.get("name") == "description" or meta.get("property")
    ]
    assert len(shown_before) > 5
    assert not [text for text in shown_before if "left behind" in text]
    assert quote.text in article(page).text
    assert "shared her story" not in html["quotes/a-survivors-words/"]
    assert "left behind" not in html[""]


def test_slips_on_the_about_page_are_the_prints(pages: Mapping[str, Element]) -> None:
    """Each wording listed as a slip stands in the print, on the page that is given."""
    rows = [[cell.text for cell in row.all("td")] for row in pages["about/"].all("tr")]
    slips = [row[:2] for row in rows if row and re.fullmatch(r"[\d, ]+", row[0])]
    assert len(slips) > 20
    for numbers, wording in slips:
        printed = letters("".join(PRINT[int(number)] for number in numbers.split(",")))
        for part in wording.replace(";", "[…]").split("[…]"):
            assert letters(part) in printed, f"p. {numbers}: {part}"


def test_the_text_face_has_every_letter(pages: Mapping[str, Element]) -> None:
    """And a reader loads its roman and its italic for Latin letters, of 41 KB, and no more."""
    assert needed("".join(page.content for page in pages.values())) == LATIN
