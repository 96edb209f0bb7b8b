"""The small functions behind the pages as tables, and whole pages held against golden files.

After a meant change of a template, `pytest tests/engine/test_render.py --renew-golden` writes the
golden files anew; look at the difference before committing them.
"""

import html
import re
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]  # it has no types of its own
import pytest

from proceedings import project
from proceedings.cite import described
from proceedings.dates import days
from proceedings.model import Event, Pages, SpeakerEntry
from proceedings.render import (
    Page,
    Site,
    counted,
    direction,
    escaped,
    mailto,
    sort_key,
    unaccented,
    when_and_where,
)
from support import CONFERENCES

GOLDEN = Path(__file__).parent / "golden"
PAGES = (
    "index.md",
    "context/two-tides.md",
    "takeaways/index.md",
    "speakers/nikos-almyros.md",
    "quotes/index.md",
    "quotes/pond-is-the-clock.md",
    "quotes/sound-of-the-sea.md",
    "contacts/index.md",
)
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
"""The extensions of hooks/mkdocs.base.yml."""


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(project.read(CONFERENCES / "scripts"), "https://example.org/")


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    made = {page.file: page for page in site.pages()}
    return made | {file: site.index(file, "Prose above.") for file in site.indexes}


@pytest.mark.parametrize("file", PAGES)
def test_golden_pages(pages: dict[str, Page], file: str, pytestconfig: pytest.Config) -> None:
    golden = GOLDEN / file
    if pytestconfig.getoption("--renew-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(pages[file].markdown, "utf-8")
    assert pages[file].markdown == golden.read_text("utf-8")


def test_golden_files_are_all_in_use() -> None:
    assert sorted(str(path.relative_to(GOLDEN)) for path in GOLDEN.rglob("*.md")) == sorted(PAGES)


# --- escaping -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, and 3 of them.", "plain words, and 3 of them."),
        ("a < b & c", "a &#60; b &#38; c"),
        ("“typographic” ‘marks’ …", "“typographic” ‘marks’ …"),
        ("*a* _b_ `c`", "&#42;a&#42; &#95;b&#95; &#96;c&#96;"),
        ("62. item", "62&#46; item"),
        ("62) item", "62&#41; item"),
        ("a 62. item", "a 62. item"),
        ("- item", "&#45; item"),
        (": definition", "&#58; definition"),
        ("well-known", "well-known"),
        (" two\n\nlines\t", " two lines "),
        (None, ""),
        (7, "7"),
    ],
)
def test_escaped(text: object, expected: str) -> None:
    assert escaped(text) == expected


def test_what_is_escaped_is_not_escaped_again() -> None:
    assert escaped(escaped("<b>")) == "&#60;b&#62;"


CHARACTERS = [chr(code) for code in range(32, 127)] + list("“”‘’«»…–—é水ع")


@pytest.mark.parametrize(
    "form", ["{0}", "{0} x", "x {0}", "x{0}y", "{0}{0}{0}", "1{0} x", "{0}x{0}"]
)
@pytest.mark.parametrize("template", ["{}", "- {}", "# {}", "[{}](x.md)", "> {}", "<div>{}</div>"])
def test_markdown_shows_every_character_as_it_is(form: str, template: str) -> None:
    """Wherever it stands, alone or in a row: Markdown makes the same of it as of a letter."""
    md = markdown.Markdown(extensions=EXTENSIONS)
    plain = md.reset().convert(template.format("\uffff"))
    for character in CHARACTERS:
        text = " ".join(form.format(character).split())
        if text:
            made = md.reset().convert(template.format(escaped(text)))
            shown = plain.replace("\uffff", escaped(text))
            assert _entities_read(made) == _entities_read(shown), text


def _entities_read(markup: str) -> str:
    return re.sub(r' id="[^"]*"', "", html.unescape(markup))


# --- words --------------------------------------------------------------------------------------


def event(**fields: Any) -> Event:
    edition = {"version": "1", "date": "2020-01-01"}
    return Event.model_validate({"title": "Mills", "edition": edition, **fields})


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, ""),
        ("2031-03-14", None, "14 March 2031"),
        ("2031-03-14", "2031-03-14", "14 March 2031"),
        ("2031-03-14", "2031-03-15", "14–15 March 2031"),
        ("2031-03-31", "2031-04-01", "31 March – 1 April 2031"),
        ("2031-12-31", "2032-01-02", "31 December 2031 – 2 January 2032"),
    ],
)
def test_days(first: str | None, last: str | None, expected: str) -> None:
    given = {"date": first, "end_date": last}
    assert days(event(**{name: value for name, value in given.items() if value})) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"place": "Porto"}, ["Porto"]),
        ({"date": "2031-03-14"}, ["14 March 2031"]),
        ({"place": "Porto", "date": "2031-03-14"}, ["Porto", "14 March 2031"]),
    ],
)
def test_when_and_where(fields: dict[str, str], expected: list[str]) -> None:
    assert when_and_where(event(**fields)) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((0, "quote"), "no quotes"),
        ((1, "quote"), "1 quote"),
        ((2, "quote"), "2 quotes"),
        ((1, "quote", 2, "report"), "1 quote and 2 reports"),
        ((0, "quote", 1, "report"), "1 report"),
        ((3, "quote", 0, "report"), "3 quotes"),
        ((0, "quote", 0, "report"), "no quotes"),
    ],
)
def test_counted(given: tuple[int | str, ...], expected: str) -> None:
    assert counted(*given) == expected


@pytest.mark.parametrize(
    ("pages", "numbers", "label", "printed"),
    [
        (("7", "7"), "7", "p. 7", "printed page 7"),
        (("6", "7"), "6–7", "pp. 6–7", "printed pages 6–7"),
        (("9", "10"), "9–10", "pp. 9–10", "printed pages 9–10"),
    ],
)
def test_pages(pages: tuple[str, str], numbers: str, label: str, printed: str) -> None:
    given = Pages(*pages)
    assert (given.numbers, given.label, given.printed) == (numbers, label, printed)


@pytest.mark.parametrize(
    ("affiliation", "expected"), [(None, "Miller"), ("Tide Mill", "Miller, Tide Mill")]
)
def test_described(affiliation: str | None, expected: str) -> None:
    speaker = SpeakerEntry(
        id="ann", name="Ann", family_name="Ann", role="Miller", affiliation=affiliation
    )
    assert described(speaker) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann", ""),
        ("François", "Francois"),
        ("Zoë Vågå", "Zoe Vaga"),
        ("Νίκος", "Νικος"),
        ("林水生", ""),
        ("e\u0301", "e"),
    ],
)
def test_unaccented(text: str, expected: str) -> None:
    assert unaccented(text) == expected


def test_sort_key_orders_by_letters_and_not_by_accents_or_case() -> None:
    names = ["Zorn", "écluse", "Eden", "eder", "Ärlig", "Arlt", "林"]
    assert sorted(names, key=sort_key) == ["Ärlig", "Arlt", "écluse", "Eden", "eder", "Zorn", "林"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"),
        ("zh-Hant", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("arn", "ltr"),
        ("az-Arab", "rtl"),
        ("az-Arab-IR", "rtl"),
        ("az-Latn", "ltr"),
        ("ar-Latn", "ltr"),
        ("uz-Cyrl", "ltr"),
    ],
)
def test_direction(language: str, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("ann@example.org", "mailto:ann@example.org"),
        ("a.b-c_d+e@example.org", "mailto:a.b-c_d+e@example.org"),
        ("a&b?c=d@example.org", "mailto:a%26b%3Fc%3Dd@example.org"),
        ("50%@example.org", "mailto:50%25@example.org"),
    ],
)
def test_mailto(email: str, expected: str) -> None:
    assert mailto(email) == expected
