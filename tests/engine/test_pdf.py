"""The PDF of the whole text: nothing that a validator finds, and its tags read back."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import page as validator
import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]

from proceedings import words
from proceedings.problems import ProblemsFound
from proceedings.project import read_proceedings
from proceedings.publish.preview import Preview
from proceedings.publish.publication import publish, read_site
from proceedings.publish.runs import Run
from proceedings.publish.whole import files, pdf
from proceedings.publish.whole.book import book, cited
from proceedings.record.model import Proceedings
from support import CONFERENCES, ROOT, conference
from tagged_pdf import tagged, untagged
from whole_words import letters, said

pytestmark = pytest.mark.built  # not of the quick loop: it publishes whole conferences

SITE_URL = "https://example.org/"


@pytest.fixture(scope="module", params=["root", "starter"])
def data(request: pytest.FixtureRequest) -> Proceedings:
    name = request.param
    return read_proceedings(ROOT if name == "root" else CONFERENCES / name)


@pytest.fixture(scope="module")
def made(data: Proceedings) -> bytes:
    return files.PLAIN.pdf(book(data), SITE_URL)


def tags(node: pikepdf.Object) -> Iterator[str]:
    """The structure in its order."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from tags(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from tags(node.K)


def test_a_validator_finds_nothing(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "proceedings.pdf"
    path.write_bytes(made)
    report = validator.validate_pdf(path, profile=validator.ValidationProfile.PDF_UA_1)
    assert list(report.failures) == []
    assert report.is_compliant


def test_tags_are_those_of_a_book(data: Proceedings, made: bytes) -> None:
    whole = book(data)
    with pikepdf.open(BytesIO(made)) as document:
        found = Counter(tags(document.Root.StructTreeRoot))
        titles = 1 + bool(data.speakers) + bool(data.contacts)  # how to cite, and the people
        assert found["/Title"] == 1
        assert found["/H2"] == len(data.sections)
        titles += sum(1 for part in data.preface if part.title)
        assert found["/H1"] == len(whole.parts) + titles + 1  # and the contents
        assert found["/Note"] == len(data.quotes)
        assert found["/TOC"] >= 1
        assert document.Root.Lang == data.event.language
        assert "/PageLabels" in document.Root
        assert "/Outlines" in document.Root
        assert str(document.docinfo["/Title"]) == data.event.full_title


def test_it_is_read_in_the_order_of_the_record(data: Proceedings, made: bytes) -> None:
    """Letter for letter, as a screen reader goes: marks, notes and their numbers left aside."""
    with pikepdf.open(BytesIO(made)) as document:
        text = [each for each in tagged(document) if not ASIDE & {*each.tags}]
    of_print = [each.text for each in text if not re.fullmatch(r"pp?\.\xa0.*", each.text)]
    shown = letters("".join(of_print))
    expected = "".join(said(data))
    start = shown.index(expected[:60])
    assert shown[start:].startswith(expected)
    assert letters(cited(book(data), SITE_URL)) == shown[start + len(expected) :].removeprefix(
        letters(words.HOW_TO_CITE)
    )
    assert letters(data.event.full_title) in shown[:start]


ASIDE = {"TOC", "Note", "Lbl"}


def test_headings_bookmarks_and_labels_of_pages(data: Proceedings, made: bytes) -> None:
    whole = book(data)
    above = [
        *(front.title for front in whole.front if front.title),
        *(part.title for part in whole.parts),
        *(group.title for group in whole.people),
    ]
    sections = [chapter.section.heading for chapter in whole.chapters]
    with pikepdf.open(BytesIO(made)) as document:
        found = dict.fromkeys(("Title", "H1", "H2"), "")
        for each in tagged(document):
            for tag in found.keys() & {*each.tags}:
                found[tag] += each.text
        with document.open_outline() as outline:
            marks = [each.title for each in outline.root]
            below = [each.title for parent in outline.root for each in parent.children]
        labels = [page.label for page in document.pages]
        folios = [untagged(page) for page in document.pages]
    titles = [words.IN_THIS_BOOK, *above, words.HOW_TO_CITE]
    assert letters(found["Title"]) == letters(data.event.title)
    assert letters(found["H1"]) == letters("".join(titles))
    assert letters(found["H2"]) == letters("".join(sections))
    assert (marks, below) == (titles[1:], sections)
    assert labels[1:] == [str(number) for number in range(2, len(labels) + 1)]
    assert folios == ["", *(f"{data.event.title}{label}" for label in labels[1:])]


def test_every_quote_leads_to_its_permanent_address(data: Proceedings, made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as document:
        links = {
            str(each.A.URI)
            for one in document.pages
            for each in one.get("/Annots", [])
            if "/A" in each and "/URI" in each.A
        }
    assert {SITE_URL + quote.address for quote in data.quotes} <= links


def test_the_same_is_the_same(data: Proceedings, made: bytes) -> None:
    assert files.PLAIN.pdf(book(data), SITE_URL) == made


def test_data_are_no_markup() -> None:
    """What typst would read as a command, an argument or a heading is printed as it stands."""
    whole = book(read_proceedings(CONFERENCES / "starter"))
    event = whole.event.model_copy(update={"title": '#panic("x") = $ \\ * _ @a <b> `'})
    assert files.PLAIN.pdf(replace(whole, event=event), SITE_URL).startswith(b"%PDF-")


QUOTE = SimpleNamespace(
    speaker=SimpleNamespace(name="Jo Doe", testimony=False),
    is_inferred=False,
    address="quotes/high/",
)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["“High”", ", she said."], "“High”|,|*| she said."),
        (["“High”", " she said."], "“High”|*| she said."),
        (["“High”"], "“High”|*"),
        (["“High", "#7", " water”", "."], "“High|p. 7| water”|.|*"),
        (["“High”", "#7", "Then"], "“High”|p. 7|*|Then"),
    ],
)
def test_where_a_note_stands(runs: list[str], expected: str) -> None:
    def run(text: str) -> Run:
        if text.startswith("#"):
            return Run("mark", text[1:])
        is_quote = "“" in text or "”" in text
        return Run("quote", text, quote=QUOTE) if is_quote else Run("words", text)  # type: ignore[arg-type]

    made = pdf.pieces(map(run, runs), SITE_URL)
    shown = ["*" if each["kind"] == "note" else each["text"] for each in made]
    assert "|".join(shown).replace("\xa0", " ") == expected


def test_a_note_on_testimony_says_no_name() -> None:
    """As where the text is quoted: nothing of the survivor stands beside the words."""
    speaker = SimpleNamespace(name="Jo Doe", testimony=True)
    quote = SimpleNamespace(speaker=speaker, is_inferred=False, address="quotes/high/")
    made = list(pdf.pieces([Run("quote", "“High”", quote=quote)], SITE_URL))  # type: ignore[arg-type]
    assert made[-1] == {"kind": "note", "text": "", "url": f"{SITE_URL}quotes/high/"}


# --- letters, and what sets them ----------------------------------------------------------------


def test_a_letter_that_the_face_lacks_is_named_and_no_box_is_printed() -> None:
    whole = files.whole_files(read_proceedings(CONFERENCES / "scripts"), SITE_URL)
    assert [offer.name for offer in whole.offers] == ["EPUB", "Plain text"]
    assert "“水”" in files.Whole(lacks=["水"]).lacking
    site = read_site(CONFERENCES / "scripts", SITE_URL)
    assert "There is no PDF of the whole text" in site.remarks[-1].message
    assert files.PDF not in site.files


def font(path: Path, letters: str) -> Path:
    """Makes a font file that has these letters, each a square."""
    names = {ord(letter): f"u{ord(letter):04X}" for letter in letters}
    square = TTGlyphPen(None)
    for x, y in ((50, 0), (50, 700), (950, 700), (950, 0)):
        (square.lineTo if square.points else square.moveTo)((x, y))
    square.closePath()
    glyphs = [".notdef", *names.values()]
    made = FontBuilder(1000)
    made.setupGlyphOrder(glyphs)
    made.setupCharacterMap(names)
    made.setupGlyf(dict.fromkeys(glyphs, square.glyph()))
    made.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 50)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": path.stem, "styleName": "Regular", "psName": path.stem})
    made.setupOS2()
    made.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)
    return path


def with_font(project: Path, letters: str) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(
        "    title: ", "    look: {font: own.ttf}\n    title: ", 1
    )
    settings.write_text(text, "utf-8")
    font(project / "docs" / "own.ttf", letters)


def test_letters_come_from_the_font_file_that_the_editors_name(tmp_path: Path) -> None:
    project = conference("scripts", tmp_path / "project")
    data = read_proceedings(project)
    letters_ = "".join(book(data).letters)
    with_font(project, letters_)
    site = read_site(project, SITE_URL)
    assert site.whole.lacks == []
    assert "PDF" not in "".join(each.message for each in site.remarks)
    made = site.files[files.PDF].content
    with pikepdf.open(BytesIO(made)) as document:
        text = letters("".join(each.text for each in tagged(document)))
        fonts = {
            str(each.BaseFont) for page in document.pages for each in page.resources.Font.values()
        }
    assert said(data)[0] in text
    assert any("own" in name for name in fonts)
    path = tmp_path / "proceedings.pdf"
    path.write_bytes(made)
    report = validator.validate_pdf(path, profile=validator.ValidationProfile.PDF_UA_1)
    assert list(report.failures) == []


def test_a_letter_that_neither_has_is_named(tmp_path: Path) -> None:
    project = conference("scripts", tmp_path / "project")
    lacking = "水"
    with_font(project, "".join(book(read_proceedings(project)).letters - {lacking}))
    site = read_site(project, SITE_URL)
    assert site.whole.lacks == [lacking]
    assert "no font file has “水”" in site.remarks[-1].message
    assert files.PDF not in site.files


def test_another_font_file_of_the_same_folder_is_no_help(tmp_path: Path) -> None:
    font(tmp_path / "other.ttf", "水")
    assert pdf.unset({"水"}, font(tmp_path / "own.ttf", "火")) == ["水"]
    assert pdf.unset({"水"}, tmp_path / "other.ttf") == []


@pytest.mark.parametrize(
    ("letters", "lacking"),
    [
        ("Aé–“”", ""),
        ("жЖ", ""),
        ("水", "水"),
        ("\u1c82ж", "\u1c82"),
        ("☃", "☃"),
        ("\ue000", "\ue000"),
    ],
)
def test_which_letters_the_face_lacks(letters: str, lacking: str) -> None:
    assert "".join(pdf.unset(set(letters))) == lacking


def test_the_letters_of_the_address_are_set_too() -> None:
    site = read_site(CONFERENCES / "starter", "https://例.example/")
    assert site.whole.lacks == ["例"]


def test_without_typst_a_preview_goes_on_and_a_build_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = conference("starter", tmp_path / "project")
    publish(project)
    monkeypatch.setattr(files, "can_set", lambda: False)
    site = read_site(project, SITE_URL, is_preview=True)
    assert site.whole.has_no_pdf
    assert [offer.name for offer in site.whole.offers] == ["EPUB", "Plain text"]
    assert not site.files[files.PDF].is_at_hand
    with pytest.raises(ProblemsFound) as found:
        read_site(project, SITE_URL)
    [problem] = found.value.problems
    assert ".venv/bin/pip install -q -c constraints.txt -e ." in problem.message


def test_without_typst_a_project_that_published_no_pdf_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "can_set", lambda: False)
    project = conference("starter", tmp_path / "project")
    site = read_site(project, SITE_URL)
    assert files.PDF not in site.files
    assert [
        each.message for each in site.remarks if "typst" in each.message and "pip" in each.message
    ]


def test_a_pdf_is_set_anew_only_if_something_on_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = conference("starter", tmp_path / "project")
    compiler, set_ = pdf._compiler, []

    def counted(template: str, *others: object) -> object:
        set_.append(template)
        return compiler(template, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf, "_compiler", counted)

    def content() -> bytes:
        return read_site(project, SITE_URL).files[files.PDF].content

    def edit(name: str, old: str, new: str) -> None:
        path = project / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    first = content()
    assert (content(), set_) == (first, [pdf.TEMPLATE])
    edit("takeaways.yml", "summary: Flat", "summary: Even")  # is not in it
    assert (content(), set_) == (first, [pdf.TEMPLATE])
    edit("takeaways.yml", "The first part", "The other part")
    second = content()
    assert (second != first, len(set_)) == (True, 2)
    with_font(project, "水")
    content()
    font(project / "docs" / "own.ttf", "水火")
    content()
    assert len(set_) == 4
    templates = Path(shutil.copytree(pdf.TEMPLATES, tmp_path / "templates"))
    monkeypatch.setattr(pdf, "TEMPLATES", templates)
    content()
    assert len(set_) == 4
    (templates / pdf.TEMPLATE).write_bytes((templates / pdf.TEMPLATE).read_bytes() + b"\n")
    content()
    assert len(set_) == 5
    assert len(list((project / ".cache" / "text").iterdir())) == 1


def test_a_preview_keeps_what_was_made_first(tmp_path: Path) -> None:
    preview = Preview(tmp_path / "site")
    made = [
        {one.address: one.file for one in files.whole_files(data, url).offers}
        for data in (read_proceedings(CONFERENCES / "starter"),)
        for url in (SITE_URL, "https://example.com/")
    ]
    first, later = made
    preview.unchanged(first, None)
    new = preview.begin()
    preview.show(new, first, None, frozenset())
    preview.unchanged(later, None)
    assert {name: one.content for name, one in later.items()} == {
        name: one.content for name, one in first.items()
    }
