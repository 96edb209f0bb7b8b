"""Citations in every style: against citeproc-js, and against sentences written out by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from cite_goldens import goldens
from cite_goldens.goldens import cite, marked
from engine.cite.cases import PART, PARTS, SAID, SAYINGS, URL, WORK, WORKS
from engine.cite.made_up import proceedings
from proceedings import words
from proceedings.cite.authors import initialled, inverted
from proceedings.cite.chicago import CHICAGO
from proceedings.cite.cited import cited_work
from proceedings.cite.citer import STYLES, Citer
from proceedings.cite.copy_text import CopyText, copy_text, in_markdown
from proceedings.cite.harvard import HARVARD
from proceedings.cite.punctuation import nested
from proceedings.cite.richtext import plain
from proceedings.cite.style import Style

HERE = Path(__file__).parent / "cite"


def test_like_citeproc_js() -> None:
    cases: dict[str, goldens.Case] = {**WORKS, **PARTS, **SAYINGS}
    golden = goldens.read(HERE / "goldens.tsv")
    differences = goldens.read_differences(HERE / "differences.tsv")
    assert len(cases) > 40
    assert goldens.mismatches(cases, golden, differences) == []


def test_style_names() -> None:
    assert [(style.id, style.name) for style in STYLES] == [
        ("apa", "APA 7"),
        ("mla", "MLA 9"),
        ("chicago", "Chicago 18"),
        ("harvard", "Harvard (Cite Them Right 12)"),
    ]


T, S = "⟦Rivers and People: Sharing the Water⟧", "⟦Rivers and people: Sharing the water⟧"


@pytest.mark.parametrize(
    ("said", "style", "expected"),
    [
        ("quote", "apa", f"Jo Doe said “We must act” ({S}, 2018, p. 8)"),
        ("quote", "mla", f"Jo Doe said “We must act” (qtd. in {T} 8)"),
        ("quote", "chicago", f"Jo Doe, quoted in {T} (2018), 8, {URL}quotes/act/."),
        ("quote", "harvard", f"(Doe, quoted in {S}, 2018, p. 8)"),
        ("report", "apa", f"(Jo Doe, as reported in {S}, 2018, p. 8)"),
        ("report", "mla", f"(Jo Doe, as reported in {T} 8)"),
        ("report", "chicago", f"Jo Doe, as reported in {T} (2018), 8, {URL}context/dams/#p8-1."),
        ("report", "harvard", f"(Doe, as reported in {S}, 2018, p. 8)"),
        ("words-quoted", "apa", f"Jo Doe said “We must ‘act’ now, not later” ({S}, 2018, p. 8)"),
        ("words-quoted", "mla", f"Jo Doe said “We must ‘act’ now, not later” (qtd. in {T} 8)"),
        (
            "quote-inferred",
            "apa",
            f"Jo Doe [speaker inferred] said “We must act” ({S}, 2018, p. 8)",
        ),
        ("quote-no-pages", "apa", f"Jo Doe said “We must act” ({S}, 2018)"),
        ("quote-no-pages", "mla", f"Jo Doe said “We must act” (qtd. in {T})"),
        ("quote-undated", "apa", f"Jo Doe said “We must act” ({S}, n.d., p. 8)"),
        ("quote-undated", "mla", f"Jo Doe said “We must act” (qtd. in {T} 8)"),
        ("quote-undated", "chicago", f"Jo Doe, quoted in {T} (n.d.), 8, {URL}quotes/act/."),
        ("quote-undated", "harvard", f"(Doe, quoted in {S}, no date, p. 8)"),
    ],
)
def test_honest_form(said: str, style: str, expected: str) -> None:
    (chosen,) = (each for each in STYLES if each.id == style)
    assert marked(cite(chosen, SAYINGS[said]).forms[0].text) == expected


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
@pytest.mark.parametrize("name", [name for name, said in SAYINGS.items() if said.is_report])
def test_a_report_gains_no_quotation_marks_and_no_entry(name: str, style: Style) -> None:
    citation = cite(style, SAYINGS[name])
    text = "".join(plain(form.text) for form in citation.forms)
    assert not set("“”‘’\"'") & set(text)
    assert "as reported in" in text
    assert citation.under_speaker == ()


def test_forms_and_labels() -> None:
    cases: tuple[goldens.Case, ...] = (WORK, PART, SAID, WORK)
    found = {
        style.id: [(form.id, form.label) for form in cite(style, case).forms]
        for style, case in zip(STYLES, cases, strict=True)
    }
    assert found == {
        "apa": [("reference", "Reference list")],
        "mla": [("reference", "Works cited")],
        "chicago": [("in-text", "Note"), ("reference", "Bibliography")],
        "harvard": [("reference", "Reference list")],
    }
    under_speaker = [(form.id, form.label) for form in cite(CHICAGO, SAID).under_speaker]
    assert under_speaker == [("speaker-note", "Note"), ("speaker", "Bibliography")]


@pytest.mark.parametrize(
    ("said", "caution"),
    [
        ("quote", words.UNDER_SPEAKER),
        ("quote-inferred", words.UNDER_INFERRED_SPEAKER),
        ("report", ""),
    ],
)
def test_what_is_said_of_entries_under_the_speaker(said: str, caution: str) -> None:
    assert {cite(style, SAYINGS[said]).caution for style in STYLES} == {caution}
    assert "said these words" not in words.UNDER_INFERRED_SPEAKER


def test_date_of_access_is_a_blank() -> None:
    cases: tuple[goldens.Case, ...] = (WORK, PART, SAID)
    for case in cases:
        citation = cite(HARVARD, case)
        for form in (*citation.forms, *citation.under_speaker):
            blanks = [run.text for run in form.text if run.accessed]
            assert blanks == (["[date]"] if form.id != "in-text" else [])


@pytest.mark.parametrize(
    ("text", "within_double", "within_single"),
    [
        ("no marks", "no marks", "no marks"),
        ("a “b” c", "a ‘b’ c", "a “b” c"),
        ("a ‘b’ c", "a ‘b’ c", "a “b” c"),
        ("“a ‘b’ c”", "‘a “b” c’", "“a ‘b’ c”"),
        ("“a ‘b “c” d’ e”", "‘a “b ‘c’ d” e’", "“a ‘b “c” d’ e”"),
        ('say "a"', "say ‘a’", "say “a”"),
        ("isn’t the rivers’ ‘own’", "isn’t the rivers’ ‘own’", "isn’t the rivers’ “own”"),
        ("‘don’t’", "‘don’t’", "“don’t”"),
        ("„a“ «b»", "„a“ «b»", "„a“ «b»"),
        ("a “b", "a “b", "a “b"),
        ("a” b", "a” b", "a” b"),
        ("“a” and “b”", "‘a’ and ‘b’", "“a” and “b”"),
        ("", "", ""),
    ],
)
def test_quotation_marks_within_quotation_marks(
    text: str, within_double: str, within_single: str
) -> None:
    assert nested(text, "‘’") == within_double
    assert nested(text, "“”") == within_single


@pytest.mark.parametrize(
    ("family", "given", "sorted_name", "apa", "harvard"),
    [
        ("Doe", "Jo", "Doe, Jo", "Doe, J.", "Doe, J."),
        ("Lake", "William C.", "Lake, William C.", "Lake, W. C.", "Lake, W.C."),
        ("Lake", "J.R.R.", "Lake, J.R.R.", "Lake, J. R. R.", "Lake, J.R.R."),
        ("Lac", "Jean-Luc Marie", "Lac, Jean-Luc Marie", "Lac, J.-L. M.", "Lac, J.-L.M."),
        ("van der Berg", "Jo", "van der Berg, Jo", "van der Berg, J.", "van der Berg, J."),
        ("Sukarno", "", "Sukarno", "Sukarno", "Sukarno"),
        ("山田", "太郎", "山田太郎", "山田太郎", "山田太郎"),
        ("Иванова", "Анна Петровна", "Иванова, Анна Петровна", "Иванова, А. П.", "Иванова, А.П."),
        ("hooks", "bell", "hooks, bell", "hooks, bell", "hooks, bell"),
        ("Doe", "Ἀλέξανδρος", "Doe, Ἀλέξανδρος", "Doe, Ἀ.", "Doe, Ἀ."),
    ],
)
def test_names(family: str, given: str, sorted_name: str, apa: str, harvard: str) -> None:
    assert inverted(family, given) == sorted_name
    assert initialled(family, given, " ") == apa
    assert initialled(family, given, "") == harvard


# --- from the data ------------------------------------------------------------------------------


def test_cites_the_record() -> None:
    data = proceedings()
    citer = Citer(data.event, URL)
    by_id = {statement.id: statement for statement in data.statements}
    chicago = citer.statement(by_id["we-act"])[2]
    assert marked(chicago.forms[0].text) == (
        f"Ada de la Fuente, quoted in {T}, version 1.0 (2018), 7–8, {URL}quotes/we-act/."
    )
    assert marked(chicago.forms[1].text) == f"{T}. Version 1.0. 2018. {URL}."
    apa = citer.section(data.sections[0])[0]
    assert marked(apa.forms[0].text) == (
        f"Building dams. (2018). In {S} (Version 1.0, pp. 7–8). {URL}context/dams/"
    )
    assert [citation.style for citation in citer.whole()] == list(STYLES)


def test_title_falls_back_to_the_print() -> None:
    data = proceedings(title_case=None, title_sentence=None)
    assert cited_work(data.event, URL).title == "Rivers and people: Sharing the Water"
    assert cited_work(data.event, URL).sentence == "Rivers and people: Sharing the Water"


COPY = CopyText(
    words="“We must act”",
    is_report=False,
    name="Jo Doe",
    role="Engineer",
    is_inferred=False,
    title="Rivers",
    when_and_where="14 March 2018, Rome",
    page="p. 7",
    edition="web edition 1.0 (2026)",
    url=URL,
)


@pytest.mark.parametrize(
    ("copy", "text", "markdown"),
    [
        (
            COPY,
            "“We must act” — Jo Doe, Engineer, Rivers, 14 March 2018, Rome, p. 7, web edition 1.0 "
            f"(2026), {URL}",
            "> “We must act”\n>\n> — Jo Doe, Engineer, *Rivers*, 14 March 2018, Rome, p. 7, web "
            f"edition 1.0 (2026), <{URL}>\n",
        ),
        (
            replace(COPY, role="", is_inferred=True, when_and_where="", page="", edition=""),
            f"“We must act” — Jo Doe [speaker inferred], Rivers, {URL}",
            f"> “We must act”\n>\n> — Jo Doe \\[speaker inferred\\], *Rivers*, <{URL}>\n",
        ),
        (
            replace(COPY, words="She spoke of dams.", is_report=True),
            "She spoke of dams. — Jo Doe, Engineer, as reported in Rivers, 14 March 2018, Rome, "
            f"p. 7, web edition 1.0 (2026), {URL}",
            "> She spoke of dams.\n>\n"
            "> — Jo Doe, Engineer, as reported in *Rivers*, 14 March 2018, Rome, p. 7, "
            f"web edition 1.0 (2026), <{URL}>\n",
        ),
    ],
    ids=["quote", "little known", "report"],
)
def test_copy(copy: CopyText, text: str, markdown: str) -> None:
    assert copy.text == text
    assert copy.markdown == markdown


def test_what_is_copied_of_the_record() -> None:
    data = proceedings()
    copies = {statement.id: copy_text(statement, data.event, URL) for statement in data.statements}
    assert copies["we-act"].words == "“We will ‘act’ […], and soon”"
    assert copies["we-act"].role == "Engineer, Río & Co."
    assert copies["we-act"].page == "pp. 7–8"
    assert copies["we-act"].edition == "web edition 1.0 (2026)"
    assert copies["we-act"].when_and_where == "14–15 March 2018, Rome"
    assert copies["of-dams"].words == "Ms. Fuente spoke of 3 dams."
    assert copies["my-home"].role == "", "nothing is added to a survivor's words"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain, words. And (more)!", "plain, words. And (more)!"),
        ("*a* _b_ `c` [d](e) <f> &amp; \\g", r"\*a\* \_b\_ \`c\` \[d\](e) \<f\> \&amp; \\g"),
        ("~~a~~ a|b $x$ {y} ^z", r"\~\~a\~\~ a\|b \$x\$ \{y\} \^z"),
        ("1. one", r"1\. one"),
        ("62) one", r"62\) one"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("# a", r"\# a"),
        ("=== a", r"\=== a"),
        ("see https://a.example or www.a.example", r"see https\://a.example or www\.a.example"),
        ("jo@a.example :smile:", r"jo\@a.example \:smile:"),
        ("two\nlines", "two lines"),
        ("Title: Subtitle", "Title: Subtitle"),
    ],
)
def test_markdown_shows_nothing_but_the_text(text: str, escaped: str) -> None:
    assert in_markdown(text) == escaped
