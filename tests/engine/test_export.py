"""The files for machines read back as the data; the metadata is schema.org's and Highwire's."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import jsonschema
import pytest
import rispy  # type: ignore[import-untyped]
import yaml
from bibtexparser.entrypoint import parse_string

from cite_goldens.schema_org import TABLE, all_nodes, used
from engine.cite.made_up import proceedings, without_pages
from proceedings import words
from proceedings.cite.bibtex import bibtex, in_tex
from proceedings.cite.coins import coins
from proceedings.cite.csl import csl
from proceedings.cite.deposit import citation_cff, zenodo
from proceedings.cite.highwire import highwire
from proceedings.cite.jsonld import jsonld, person
from proceedings.cite.reference import of_quote, of_section, whole
from proceedings.cite.ris import ris
from proceedings.publish import files as publishing
from proceedings.publish import opendata
from proceedings.publish.formats import FORMATS
from proceedings.publish.head import breadcrumbs, dumps
from proceedings.publish.renderer import Renderer
from proceedings.publish.search import index
from proceedings.publish.signposting import signposts
from proceedings.publish.site import pages
from proceedings.publish.table import COLUMNS
from proceedings.record.model import Event, Proceedings, Section, Statement

URL = "https://example.org/"


def files(data: Proceedings, site_url: str) -> dict[str, str]:
    """Every file's text by its address."""
    return {each.address: each.text for each in publishing.files(data, site_url)}


CSL_SCHEMA = json.loads((Path(__file__).parent / "cite" / "csl-data.json").read_text("utf-8"))

CONFERENCES = {
    "printed": proceedings(),
    "published": proceedings(publisher="River & Sons {Press}"),
    "never printed": without_pages(),
    "deposited": proceedings(doi="10.5281/zenodo.1234567"),
}

made_up = pytest.mark.parametrize("data", CONFERENCES.values(), ids=CONFERENCES)

TITLE = "Rivers and people: Sharing the Water"


def expected(data: Proceedings, cited: Statement | Section | None) -> dict[str, str]:
    """What every format must say of a quote, a section or the whole."""
    event = data.event
    found = {"title": TITLE, "url": URL, "language": "en", "publisher": event.publisher or ""}
    found["doi"] = event.doi or ""
    found["version"] = event.edition.version
    found |= {"year": str(event.date.year) if event.date else ""}
    if cited is not None:
        found |= {"within": TITLE, "url": URL + cited.address}
        if cited.pages:
            found |= {"first": cited.pages.first, "last": cited.pages.last}
    if isinstance(cited, Section):
        found["title"] = cited.title
    if isinstance(cited, Statement):
        speaker = cited.speaker
        found |= {"title": cited.text, "family": speaker.family_name}
        found |= {
            "given": speaker.given_name or "",
            "suffix": speaker.suffix or "",
            "note": words.RESERVATION if cited.is_inferred else "",
        }
    return {name: value for name, value in found.items() if value}


def everything(data: Proceedings) -> list[tuple[str, Sequence[Statement | Section | None]]]:
    """The path of each file, without its ending, and what it must hold."""
    return [
        ("cite/proceedings", [None]),
        ("cite/quotes", data.quotes),
        *((f"{section.address}citation", [section]) for section in data.sections),
        *((f"quotes/{quote.id}/citation", [quote]) for quote in data.quotes),
    ]


# --- BibTeX -------------------------------------------------------------------------------------

_FROM_TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    "{}": "",
    "{": "",
    "}": "",
    **{f"\\{char}": char for char in "&%$#_"},
}
_TEX = re.compile("|".join(re.escape(command) for command in _FROM_TEX))


def from_tex(text: str) -> str:
    return _TEX.sub(lambda match: _FROM_TEX[match[0]], text)


def bib_fields(entry: Any) -> dict[str, str]:
    raw = {field.key: str(field.value) for field in entry.fields}
    found = {
        "title": from_tex(raw["title"]),
        "within": from_tex(raw.get("booktitle", "")),
        "publisher": from_tex(raw.get("publisher", "")),
        "doi": raw.get("doi", ""),
        "year": raw.get("year", ""),
        "url": raw["url"],
        "language": {"english": "en"}[raw["language"]],
        "version": from_tex(raw.get("version", "")),
        "note": from_tex(raw.get("note", "")),
    }
    if "author" in raw:
        parts = re.findall(r"\{.*?\}|[^,{} ][^,{}]*", raw["author"])
        found["family"] = from_tex(parts[0])
        found["given"] = from_tex(parts[-1]) if len(parts) > 1 else ""
        found["suffix"] = from_tex(parts[1]) if len(parts) > 2 else ""
    if "pages" in raw:
        first, _, last = raw["pages"].partition("--")
        found |= {"first": first, "last": last or first}
    return {name: value for name, value in found.items() if value}


@made_up
def test_bibtex_reads_back(data: Proceedings) -> None:
    written = files(data, URL)
    for path, cited in everything(data):
        library = parse_string(written[f"{path}.bib"])
        assert library.failed_blocks == []
        assert [bib_fields(entry) for entry in library.entries] == [
            expected(data, each) for each in cited
        ]


@made_up
def test_bibtex_braces_are_balanced_and_keys_plain(data: Proceedings) -> None:
    for path, text in files(data, URL).items():
        if path.endswith(".bib"):
            depth = 0
            for char in text:
                depth += {"{": 1, "}": -1}.get(char, 0)
                assert depth >= 0
            assert depth == 0
            assert re.findall(r"^@.*", text, re.M) == re.findall(
                r"^@(?:proceedings|incollection)\{[a-z0-9-]+,$", text, re.M
            )


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("50% & $5 #1 a_b", r"50\% \& \$5 \#1 a\_b"),
        ("{a} \\", r"\textbraceleft{}a\textbraceright{} \textbackslash{}"),
        ("~ ^", r"\textasciitilde{} \textasciicircum{}"),
        ("a -- b --- ``c'' ?`", "a -{}- b -{}-{}- `{}`c'{}' ?{}`"),
        ("<a|b>", r"\textless{}a\textbar{}b\textgreater{}"),
        ("Río, 水", "Río, 水"),
        ("two\nlines", "two lines"),
    ],
)
def test_tex(text: str, tex: str) -> None:
    assert in_tex(text) == tex


@pytest.mark.parametrize(
    ("family", "given", "author"),
    [
        ("Sand", "Jo", "Sand, Jo"),
        ("Sand", None, "{Sand}"),
        ("de la Fuente", "Jo", "{de la Fuente}, Jo"),
        ("Sand, Jr.", "Jo", "{Sand, Jr.}, Jo"),
        ("Sand and Sons", "Jo", "{Sand and Sons}, Jo"),
        ("AND", "Jo", "{AND}, Jo"),
        ("Sand", "Jo, Jr.", "Sand, {Jo, Jr.}"),
        ("Sand", "Jo and Bo", "Sand, {Jo and Bo}"),
        ("Sand / Jr.", "Jo", "Sand, Jr., Jo"),
        ("Sand / Jr., Esq.", "Jo", "Sand, {Jr., Esq.}, Jo"),
    ],
)
def test_bibtex_cannot_take_a_name_apart(family: str, given: str | None, author: str) -> None:
    data = CONFERENCES["printed"]
    family, _, suffix = family.partition(" / ")
    speaker = replace(data.speakers[0], family_name=family, given_name=given, suffix=suffix or None)
    quote = replace(data.quotes[0], speaker=speaker)
    written = files(replace(data, statements=(quote,)), URL)[f"{quote.address}citation.bib"]
    (entry,) = parse_string(written).entries
    assert entry.fields_dict["author"].value == author


@pytest.mark.parametrize(
    ("tag", "langid", "language"),
    [
        ("en", "english", "english"),
        ("pt-BR", "portuguese", "portuguese"),
        ("de", "ngerman", "german"),
        ("nb", "norsk", "norwegian"),
        ("zh-Hant", None, None),
    ],
)
def test_bibtex_names_languages_as_biblatex_does(
    tag: str, langid: str | None, language: str | None
) -> None:
    event = proceedings(language=tag).event
    (entry,) = parse_string(bibtex(whole(event, URL))).entries
    found = {name: field.value for name, field in entry.fields_dict.items()}
    assert (found.get("langid"), found.get("language")) == (langid, language)


# --- RIS ----------------------------------------------------------------------------------------


def ris_fields(record: dict[str, Any]) -> dict[str, str]:
    found = {
        "title": record["title"],
        "within": record.get("secondary_title", ""),
        "publisher": record.get("publisher", ""),
        "doi": record.get("doi", ""),
        "year": record.get("year", ""),
        "url": record["urls"][0],
        "language": record["language"],
        "version": record.get("edition", "").removeprefix("Web edition "),
        "note": "".join(record.get("notes", [])),
    }
    if "authors" in record:
        (author,) = record["authors"]
        family, _, given = author.partition(", ")
        found |= {"family": family, "given": given}
    if "start_page" in record:
        first = record["start_page"]
        found |= {"first": first, "last": record.get("end_page", first)}
    return {name: value for name, value in found.items() if value}


def with_suffix_in_given_name(fields: dict[str, str]) -> dict[str, str]:
    """As readers of RIS have it, and as Zotero stores it: `Jo, Jr.`."""
    suffix = fields.pop("suffix", "")
    return fields | ({"given": f"{fields['given']}, {suffix}"} if suffix else {})


@made_up
def test_ris_reads_back(data: Proceedings) -> None:
    written = files(data, URL)
    for path, cited in everything(data):
        records = rispy.loads(written[f"{path}.ris"])
        assert [ris_fields(record) for record in records] == [
            with_suffix_in_given_name(expected(data, each)) for each in cited
        ]


@made_up
def test_ris_lines(data: Proceedings) -> None:
    for path, text in files(data, URL).items():
        if path.endswith(".ris"):
            lines = text.split("\r\n")
            assert lines.pop() == ""
            assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line) for line in lines)
            assert lines[0].startswith("TY  - ")
            assert lines[-1] == "ER  - "


def test_ris_says_nothing_that_managers_print_wrongly() -> None:
    """A last page that is the first is printed “8–8”, an event's place as that of publication."""
    data = CONFERENCES["printed"]
    one_page = data.sections[1]
    assert one_page.pages == ("8", "8")
    for reference in (of_section(one_page, data.event, URL), whole(data.event, URL)):
        assert not re.findall("^(EP|CY)  - ", ris(reference), re.M)


# --- CSL-JSON -----------------------------------------------------------------------------------


def csl_fields(item: dict[str, Any]) -> dict[str, str]:
    found = {
        "title": re.sub('<span class="nocase">|</span>', "", item["title"]),
        "within": item.get("container-title", ""),
        "publisher": item.get("publisher", ""),
        "doi": item.get("DOI", ""),
        "year": str(item["issued"]["date-parts"][0][0]) if "issued" in item else "",
        "url": item["URL"],
        "language": item["language"],
        "version": item.get("version", ""),
        "note": item.get("note", ""),
    }
    if "author" in item:
        (author,) = item["author"]
        found |= {"family": author["family"], "given": author.get("given", "")}
        found["suffix"] = author.get("suffix", "")
    if "page" in item:
        first, _, last = item["page"].partition("-")
        found |= {"first": first, "last": last or first}
    return {name: value for name, value in found.items() if value}


@made_up
def test_csl_json_reads_back(data: Proceedings) -> None:
    sentence = {TITLE: "Rivers and people: Sharing the water", "Building Dams": "Building dams"}
    written = files(data, URL)
    for path, cited in everything(data):
        items = json.loads(written[f"{path}.json"])
        jsonschema.Draft3Validator(CSL_SCHEMA).validate(items)
        assert [csl_fields(item) for item in items] == [
            {name: sentence.get(value, value) for name, value in expected(data, each).items()}
            for each in cited
        ]
        assert [item["id"] for item in items] == [item["URL"] for item in items]


def test_csl_date_range() -> None:
    data = CONFERENCES["printed"]
    assert csl(whole(data.event, URL))["issued"] == {"date-parts": [[2018, 3, 14], [2018, 3, 15]]}


@pytest.mark.parametrize(
    ("quote", "title"),
    [
        ("we-act", '<span class="nocase">We will ‘act’ […], and soon</span>'),
        (
            "rivers-fault",
            '<span class="nocase">It isn’t the rivers</span>’<span class="nocase"> fault</span>',
        ),
    ],
)
def test_csl_title_keeps_its_case_where_citeproc_js_can_read_it(quote: str, title: str) -> None:
    data = CONFERENCES["printed"]
    (statement,) = (each for each in data.quotes if each.id == quote)
    assert csl(of_quote(statement, data.event, URL))["title"] == title


# --- the record as data -------------------------------------------------------------------------


@made_up
def test_open_data_follows_its_schema(data: Proceedings) -> None:
    written = files(data, URL)
    schema = json.loads(written["data/proceedings.schema.json"])
    record = json.loads(written["data/proceedings.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(record)
    assert record["$schema"] == schema["$id"] == f"{URL}data/proceedings.schema.json"
    assert [each["id"] for each in record["speakers"]] == [each.id for each in data.speakers]
    assert [
        [paragraph["text"] for paragraph in each["paragraphs"]] for each in record["sections"]
    ] == [[paragraph.text for paragraph in each.paragraphs] for each in data.sections]
    assert [(each["kind"], each["id"], each["text"]) for each in record["statements"]] == [
        (each.kind, each.id, each.text) for each in data.statements
    ]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**record, "contacts": []})


def test_the_schema_of_open_data_is_made_where_it_was_not_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written = opendata.open_data_schema(URL)
    monkeypatch.setattr(opendata, "_WRITTEN", tmp_path / "some.json")
    assert opendata.open_data_schema(URL) == written
    (tmp_path / "some.json").write_text("")
    assert opendata.open_data_schema(URL) == written


def test_open_data_of_a_statement() -> None:
    record = json.loads(files(CONFERENCES["printed"], URL)["data/proceedings.json"])
    (found,) = (each for each in record["statements"] if each["id"] == "we-act")
    assert found == {
        "id": "we-act",
        "kind": "quote",
        "speaker": "ada",
        "section": "dams",
        "paragraph": "p7-1",
        "pages": {"first": "7", "last": "8"},
        "text": "We will ‘act’ […], and soon",
        "attribution": "stated",
        "url": f"{URL}quotes/we-act/",
    }


def test_open_data_of_a_term() -> None:
    record = json.loads(files(CONFERENCES["printed"], URL)["data/proceedings.json"])
    assert [each["id"] for each in record["terms"]] == ["dams", "rivers", "rio", "weirs"]
    assert record["terms"][0] == {
        "id": "dams",
        "name": "Dams",
        "kind": "technology",
        "forms": ["dams"],
        "also": ["=weirs & <locks>"],
        "see": ["rivers"],
        "gloss": None,
        "source": None,
        "places": [{"section": "dams", "paragraph": "p7-1", "pages": {"first": "7", "last": "7"}}],
        "speakers": [],
        "url": f"{URL}index/#dams",
    }
    assert record["terms"][2]["speakers"] == ["ada"]


@made_up
def test_csv_reads_back_and_runs_nothing(data: Proceedings) -> None:
    text = files(data, URL)["data/statements.csv"]
    assert text.startswith("\ufeffid,kind,text,")
    assert text.count("\r\n") == text.count("\n") == len(data.statements) + 1
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert tuple(rows.pop(0)) == COLUMNS
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    harmless = {"=1+1 is two": "'=1+1 is two", "-5 degrees": "'-5 degrees"}
    harmless |= {"@home we drink": "'@home we drink"}
    assert [row[:5] for row in rows] == [
        [each.id, each.kind, harmless.get(each.text, each.text), each.speaker.name, each.speaker.id]
        for each in data.statements
    ]


CITED = {"id", "name", "family_name", "given_name", "suffix", "testimony"}
"""Of a speaker, what a citation needs, and that there is testimony."""
AS_PRINTED = {"role", "affiliation"}
"""What pages show of a survivor beside the name."""


def test_testimony_has_its_citation_and_no_more() -> None:
    data = CONFERENCES["printed"]
    (witness,) = (asdict(speaker) for speaker in data.speakers if speaker.testimony)
    assert [name for name, value in witness.items() if value is None] == [], "give it in made_up.py"
    renderer = Renderer(data.event, URL)
    machines = files(data, URL)
    machines |= {each.address: renderer.head(each) + each.description for each in pages(data)}
    readers = {each.address: renderer.html(each) for each in pages(data)}
    readers["search"] = "".join(index(data, ()).values())
    said = {
        (name, where)
        for texts, known in ((machines, CITED), (readers, CITED | AS_PRINTED))
        for where, text in texts.items()
        for name in witness.keys() - known
        if str(witness[name]) in text
    }
    assert said == set()
    assert "Witness, Wanda" in machines["quotes/my-home/citation.ris"]


def test_files_without_quotes() -> None:
    data = proceedings()
    none = Proceedings(data.event, data.speakers, data.sections, ())
    cited = ("cite/proceedings", "context/dams/citation", "takeaways/voices/citation")
    assert files(none, URL).keys() == {
        *(f"{name}.{each.ending}" for name in cited for each in FORMATS),
        "data/datapackage.json",
        "data/proceedings.json",
        "data/proceedings.schema.json",
        "data/statements.csv",
        "linkset.json",
    }


# --- metadata -----------------------------------------------------------------------------------


def test_highwire_tags() -> None:
    data = CONFERENCES["printed"]
    (quote,) = (each for each in data.quotes if each.id == "we-act")
    assert highwire(of_quote(quote, data.event, URL)) == [
        ("citation_title", "We will ‘act’ […], and soon"),
        ("citation_author", "de la Fuente, Ada"),
        ("citation_publication_date", "2018/03/14"),
        ("citation_inbook_title", TITLE),
        ("citation_firstpage", "7"),
        ("citation_lastpage", "8"),
        ("citation_language", "en"),
        ("citation_public_url", f"{URL}quotes/we-act/"),
    ]
    assert highwire(of_section(data.sections[0], data.event, URL)) == [
        ("citation_title", "Building Dams"),
        ("citation_publication_date", "2018/03/14"),
        ("citation_inbook_title", TITLE),
        ("citation_firstpage", "7"),
        ("citation_lastpage", "8"),
        ("citation_language", "en"),
        ("citation_public_url", f"{URL}context/dams/"),
    ]
    assert highwire(whole(data.event, URL)) == [
        ("z:itemType", "book"),
        ("citation_title", TITLE),
        ("citation_publication_date", "2018/03/14"),
        ("citation_language", "en"),
        ("citation_public_url", URL),
    ]


def test_highwire_tags_of_one_page_and_of_none() -> None:
    data = CONFERENCES["printed"]
    (mononym,) = (each for each in data.quotes if each.id == "rivers-fault")
    tags = dict(highwire(of_quote(mononym, data.event, URL)))
    assert tags["citation_author"] == "Sukarno"
    assert tags["citation_firstpage"] == "8"
    assert "citation_lastpage" not in tags
    unprinted = CONFERENCES["never printed"]
    reference = of_quote(unprinted.quotes[0], unprinted.event, URL)
    names = [name for name, _ in highwire(reference)]
    assert names == [
        "citation_title",
        "citation_author",
        "citation_inbook_title",
        "citation_language",
        "citation_public_url",
    ]


@pytest.mark.parametrize(
    ("family", "given", "author"),
    [
        ("Doe", "Jo Ann", "Doe, Jo Ann"),
        ("de la Cruz", "Juan", "de la Cruz, Juan"),
        ("de la Cruz", "Juan Carlos", "de la Cruz, Juan\u00a0Carlos"),
        ("García Márquez", "Gabriel José", "García Márquez, Gabriel\u00a0José"),
        ("de la Cruz", None, "de la Cruz"),
        ("de la Cruz / Jr.", "Juan Carlos", "de la Cruz, Juan\u00a0Carlos, Jr."),
    ],
)
def test_highwire_author_is_one_to_zotero(family: str, given: str | None, author: str) -> None:
    data = CONFERENCES["printed"]
    family, _, suffix = family.partition(" / ")
    speaker = replace(data.speakers[0], family_name=family, given_name=given, suffix=suffix or None)
    tags = dict(highwire(of_quote(replace(data.quotes[0], speaker=speaker), data.event, URL)))
    assert tags["citation_author"] == author
    assert len(zotero_authors(tags["citation_author"])) == 1


def zotero_authors(content: str) -> list[str]:
    """What Zotero's “Embedded Metadata” makes of the only author of a page (zotero/translators)."""
    parts = re.split(r"\s*,\s*", content)
    return parts if len(parts) > 1 and " " in parts[0] and " " in parts[1] else [content]


def test_highwire_tells_zotero_the_publisher_and_the_reservation() -> None:
    data = CONFERENCES["published"]
    found = {each.id: dict(highwire(of_quote(each, data.event, URL))) for each in data.quotes}
    assert {tags["citation_publisher"] for tags in found.values()} == {"River & Sons {Press}"}
    assert found["rivers-fault"]["z:extra"] == words.RESERVATION
    assert "z:extra" not in found["we-act"]


def test_a_doi_is_that_of_the_whole_alone_in_what_search_engines_read() -> None:
    data = CONFERENCES["deposited"]
    assert dict(highwire(whole(data.event, URL)))["citation_doi"] == "10.5281/zenodo.1234567"
    assert "citation_doi" not in dict(highwire(of_quote(data.quotes[0], data.event, URL)))
    _, book = jsonld(whole(data.event, URL))
    assert book["identifier"] == "https://doi.org/10.5281/zenodo.1234567"


def test_json_ld_is_schema_org() -> None:
    lines = TABLE.read_text("utf-8").splitlines()
    known = {tuple(line.split("\t")[:2]) for line in lines}
    assert set(used(all_nodes())) - known == set()


def test_json_ld_types() -> None:
    assert {node["@type"] for node in all_nodes()} == {
        "Event",
        "Book",
        "Chapter",
        "Quotation",
        "Person",
        "BreadcrumbList",
    }


def test_json_ld_of_a_section_says_what_it_is_about() -> None:
    data = CONFERENCES["printed"]
    (dams, rivers, rio, _) = data.terms
    (node,) = jsonld(of_section(data.sections[0], data.event, URL, (dams,), (rivers, rio)))
    assert node["about"] == [{"@type": "DefinedTerm", "@id": f"{URL}index/#dams", "name": "Dams"}]
    assert [each["@type"] for each in node["mentions"]] == ["DefinedTerm", "Organization"]
    (silent,) = jsonld(of_section(data.sections[0], data.event, URL))
    assert {"about", "mentions"} & silent.keys() == set()


@pytest.mark.parametrize(
    ("quote", "speaker"),
    [
        ("we-act", {"@type": "Person", "name": "Ada de la Fuente", "url": f"{URL}speakers/ada/"}),
        ("rivers-fault", None),
        ("my-home", None),
    ],
    ids=["stated", "inferred", "testimony"],
)
def test_json_ld_names_who_spoke_the_quote(quote: str, speaker: dict[str, str] | None) -> None:
    data = CONFERENCES["printed"]
    (statement,) = (each for each in data.quotes if each.id == quote)
    (node,) = jsonld(of_quote(statement, data.event, URL))
    assert (node.get("creator"), node.get("spokenByCharacter")) == (speaker, speaker)


def test_json_ld_says_in_which_version_of_the_book_it_stands() -> None:
    data = CONFERENCES["printed"]
    for reference in (
        of_section(data.sections[0], data.event, URL),
        of_quote(data.quotes[0], data.event, URL),
    ):
        (node,) = jsonld(reference)
        assert node["isPartOf"]["version"] == "1.0"


def test_json_ld_of_testimony() -> None:
    data = CONFERENCES["printed"]
    (quote,) = (each for each in data.quotes if each.id == "my-home")
    assert person(quote.speaker, URL) == []
    (node,) = jsonld(of_quote(quote, data.event, URL))
    assert sorted(node) == ["@type", "citation", "inLanguage", "isPartOf", "recordedAt", "url"]


def test_json_ld_cannot_end_its_element() -> None:
    text = dumps([{"@type": "Quotation", "text": "</script><!-- & \u2028\u2029 水"}])
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["@graph"] == [
        {"@type": "Quotation", "text": "</script><!-- & \u2028\u2029 水"}
    ]


def test_breadcrumbs() -> None:
    trail = breadcrumbs(URL, (("A", "quotes/a/"),))
    assert trail["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": URL},
        {"@type": "ListItem", "position": 2, "name": "A", "item": f"{URL}quotes/a/"},
    ]


# --- references in pages, links between them, deposits ------------------------------------------


def openurl(title: str) -> dict[str, list[str]]:
    """A COinS read as a query, which it is (OpenURL 1.0, KEV)."""
    return parse_qs(title, strict_parsing=True)


@made_up
def test_coins_read_back(data: Proceedings) -> None:
    for quote in data.quotes:
        found = openurl(coins(of_quote(quote, data.event, URL)))
        assert re.sub('<span class="nocase">|</span>', "", found["rft.atitle"][0]) == quote.text
        assert found["rft.btitle"] == [TITLE]
        assert found["rft.aulast"] == [quote.speaker.family_name]
        assert found["rft.genre"] == ["bookitem"]
        assert found["rft_id"][-1] == URL + quote.address
        assert ("rft.description" in found) is quote.is_inferred
    assert openurl(coins(whole(data.event, URL)))["rft.genre"] == ["book"]


def test_coins_of_a_name_with_a_suffix_and_of_two_words() -> None:
    data = CONFERENCES["deposited"]
    speaker = replace(
        data.speakers[0], family_name="de la Cruz", given_name="Juan Carlos", suffix="Jr."
    )
    found = openurl(coins(of_quote(replace(data.quotes[0], speaker=speaker), data.event, URL)))
    assert (found["rft.aulast"], found["rft.aufirst"]) == (["de la Cruz"], ["Juan Carlos, Jr."])
    assert found["rft_id"][0] == "info:doi/10.5281/zenodo.1234567"


@made_up
def test_lists_offer_every_quote_but_testimony(data: Proceedings) -> None:
    offered = {page.address: [each.url for each in page.listed(URL)] for page in pages(data)}
    quotes = [URL + quote.address for quote in data.quotes if not quote.speaker.testimony]
    assert offered["cite/"] == [URL, *quotes]
    assert offered["quotes/"] == quotes
    assert sorted(offered["quotes/by-speaker/"]) == sorted(quotes)
    assert offered["speakers/ada/"] == quotes[:4]
    assert offered["speakers/witness/"] == []
    renderer = Renderer(data.event, URL)
    for page in pages(data):
        html = renderer.html(page)
        assert html.count('<span class="Z3988"') == len(offered[page.address])


@pytest.mark.parametrize(
    ("cited", "rels"),
    [
        ("whole", "cite-as describedby describedby describedby item item license linkset"),
        ("section", "cite-as describedby describedby describedby collection license linkset"),
        ("we-act", "cite-as describedby describedby describedby collection author license linkset"),
        ("rivers-fault", "cite-as describedby describedby describedby collection license linkset"),
        ("my-home", "cite-as describedby describedby describedby collection license linkset"),
    ],
)
def test_signposts(cited: str, rels: str) -> None:
    """Nobody is called the author whose words are inferred, or who testifies."""
    data = proceedings(rights_url="https://example.org/license")
    references = {"whole": whole(data.event, URL), "section": of_section(*sections_of(data))}
    references |= {each.id: of_quote(each, data.event, URL) for each in data.quotes}
    links = signposts(references[cited])
    assert [link.rel for link in links] == rels.split()
    assert links[0].href == references[cited].url
    written = files(data, URL)
    within = [link.href.removeprefix(URL) for link in links if link.rel in ("describedby", "item")]
    assert within
    assert written.keys() >= set(within)


def sections_of(data: Proceedings) -> tuple[Section, Event, str]:
    return data.sections[0], data.event, URL


def test_the_whole_is_cited_by_its_doi() -> None:
    data = CONFERENCES["deposited"]
    assert signposts(whole(data.event, URL))[0].href == "https://doi.org/10.5281/zenodo.1234567"


@made_up
def test_linkset_follows_rfc_9264(data: Proceedings) -> None:
    (contexts,) = json.loads(files(data, URL)["linkset.json"]).values()
    anchors = [context["anchor"] for context in contexts]
    assert anchors == [
        URL,
        *(URL + each.address for each in data.sections),
        *(URL + each.address for each in data.quotes),
    ]
    for context in contexts:
        for rel, targets in context.items():
            assert rel == "anchor" or all({"href"} <= target.keys() for target in targets)
    items = [target["href"] for target in contexts[0]["item"]]
    assert items == [f"{URL}data/proceedings.json", f"{URL}data/statements.csv", *anchors[1:]]


@made_up
def test_data_package_describes_the_table(data: Proceedings) -> None:
    """Read as its schema says (Table Schema): each cell has its type, and what is required."""
    written = files(data, URL)
    table, record = json.loads(written["data/datapackage.json"])["resources"]
    assert (table["path"], record["path"]) == ("statements.csv", "proceedings.json")
    text = written["data/statements.csv"].removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    fields = table["schema"]["fields"]
    assert [field["name"] for field in fields] == list(rows[0])
    for field in fields:
        cells = {row[field["name"]] for row in rows}
        limits = field.get("constraints", {})
        assert not (limits.get("required") and "" in cells)
        assert cells <= set(limits.get("enum", cells))
        if field["type"] == "boolean":
            assert cells <= {*field["trueValues"], *field["falseValues"]}
    assert {row["speaker_id"] for row in rows if row["testimony"] == "true"} == {"witness"}
    assert {(row["section_id"], row["content_note"]) for row in rows} == {
        (each.section.id, each.section.entry.content_note or "") for each in data.statements
    }


def test_open_data_marks_testimony_and_has_the_note_on_content() -> None:
    record = json.loads(files(CONFERENCES["printed"], URL)["data/proceedings.json"])
    assert [each["id"] for each in record["speakers"] if each["testimony"]] == ["witness"]
    assert {each["id"]: each["content_note"] for each in record["sections"]} == {
        "dams": None,
        "voices": "Speaks of a flood & <loss>.",
    }


@pytest.mark.parametrize(
    ("rights_url", "license_id"),
    [
        (None, "notspecified"),
        ("https://creativecommons.org/licenses/by-nc/4.0/", "cc-by-nc-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "cc-zero"),
        ("https://example.org/terms", "notspecified"),
    ],
)
def test_a_deposit_names_the_licence_that_is_stated(
    rights_url: str | None, license_id: str
) -> None:
    event = proceedings(rights_url=rights_url, doi="10.5281/zenodo.1234567").event
    said = json.loads(zenodo(whole(event, URL)))
    assert (said["license"], said["doi"]) == (license_id, event.doi)
    assert said["creators"] == [{"name": "Rivers and people"}]


@made_up
def test_citation_cff(data: Proceedings) -> None:
    said = yaml.safe_load(citation_cff(whole(data.event, URL)))
    assert {"cff-version", "message", "title", "authors"} <= said.keys()
    assert said["title"] == "Rivers and People: Sharing the Water"
    assert said["version"] == "1.0"
    assert said.get("doi") == data.event.doi
    assert said["preferred-citation"]["type"] == "proceedings"
    assert "&" not in citation_cff(whole(data.event.model_copy(update={"publisher": None}), URL))
