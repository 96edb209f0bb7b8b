"""The PDF of the whole text: nothing that a validator finds, and its tags read back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import page as validator
import pikepdf
import pytest

from proceedings.problems import ProblemsFound
from proceedings.project import read_proceedings
from proceedings.publish.preview import Preview
from proceedings.publish.publication import publish, read_site
from proceedings.publish.runs import Run
from proceedings.publish.whole import files, pdf
from proceedings.publish.whole.book import book
from proceedings.record.model import Proceedings
from support import CONFERENCES, ROOT, conference

SITE_URL = "https://example.org/"


@pytest.fixture(scope="module", params=["root", "starter"])
def data(request: pytest.FixtureRequest) -> Proceedings:
    name = request.param
    return read_proceedings(ROOT if name == "root" else CONFERENCES / name)


@pytest.fixture(scope="module")
def made(data: Proceedings) -> bytes:
    return pdf.pdf(book(data), SITE_URL)


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
    assert pdf.pdf(book(data), SITE_URL) == made


def test_data_are_no_markup() -> None:
    """What typst would read as a command, an argument or a heading is printed as it stands."""
    whole = book(read_proceedings(CONFERENCES / "starter"))
    event = whole.event.model_copy(update={"title": '#panic("x") = $ \\ * _ @a <b> `'})
    assert pdf.pdf(replace(whole, event=event), SITE_URL).startswith(b"%PDF-")


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


@pytest.mark.parametrize(
    ("letters", "lacking"),
    [("Aé–“”", ""), ("жЖ", ""), ("水", "水"), ("\u1c82ж", "\u1c82"), ("☃", "☃")],
)
def test_which_letters_the_face_lacks(letters: str, lacking: str) -> None:
    assert "".join(pdf.unset(SimpleNamespace(letters=set(letters)))) == lacking  # type: ignore[arg-type]


def test_without_typst_a_preview_goes_on_and_a_build_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = conference("starter", tmp_path / "project")
    publish(project, SITE_URL)
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
    assert files.PDF not in read_site(project, SITE_URL).files


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
