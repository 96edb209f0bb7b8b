"""Citations in every style: against citeproc-js, and against sentences written out by hand."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cite_goldens import goldens
from cite_goldens.goldens import cite, marked
from engine.cite.cases import PARAGRAPHS, PART, PARTS, SAID, SAYINGS, URL, WORK, WORKS
from engine.cite.made_up import proceedings
from proceedings import words
from proceedings.cite.authors import initialled, inverted
from proceedings.cite.chicago import CHICAGO
from proceedings.cite.cited import cited_work
from proceedings.cite.citer import STYLES, Citer
from proceedings.cite.conventions import conventions
from proceedings.cite.copy_text import CopyText, copy_text, in_markdown, source_of
from proceedings.cite.harvard import HARVARD
from proceedings.cite.punctuation import nested
from proceedings.cite.richtext import plain
from proceedings.cite.style import Style

HERE = Path(__file__).parent / "cite"


def test_like_citeproc_js() -> None:
    cases: dict[str, goldens.Case] = {**WORKS, **PARTS, **SAYINGS, **PARAGRAPHS}
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


FR, ZH = "⟦Eaux et gens\u00a0: Partager le fleuve⟧", "《河與人：共享水源》"
T, S = "⟦Rivers and People: Sharing the Water⟧", "⟦Rivers and people: Sharing the water⟧"


@pytest.mark.parametrize(
    ("said", "style", "expected"),
    [
        ("quote", "apa", f"Jo Doe said “We must act” ({T}, 2018, p. 8)"),
        ("quote", "mla", f"Jo Doe said “We must act” (qtd. in {T} 8)"),
        ("quote", "chicago", f"Jo Doe, quoted in {T} (2018), 8, {URL}quotes/act/."),
        ("quote", "harvard", f"(Doe, quoted in {S}, 2018, p. 8)"),
        ("report", "apa", f"(Jo Doe, as reported in {T}, 2018, p. 8)"),
        ("report", "mla", f"(Jo Doe, as reported in {T} 8)"),
        ("report", "chicago", f"Jo Doe, as reported in {T} (2018), 8, {URL}context/dams/#p8-1."),
        ("report", "harvard", f"(Doe, as reported in {S}, 2018, p. 8)"),
        ("words-quoted", "apa", f"Jo Doe said “We must ‘act’ now, not later” ({T}, 2018, p. 8)"),
        ("words-quoted", "mla", f"Jo Doe said “We must ‘act’ now, not later” (qtd. in {T} 8)"),
        (
            "quote-inferred",
            "apa",
            f"Jo Doe [speaker inferred] said “We must act” ({T}, 2018, p. 8)",
        ),
        ("quote-no-pages", "apa", f"Jo Doe said “We must act” ({T}, 2018)"),
        ("quote-no-pages", "mla", f"Jo Doe said “We must act” (qtd. in {T})"),
        ("quote-undated", "apa", f"Jo Doe said “We must act” ({T}, n.d., p. 8)"),
        ("quote-undated", "mla", f"Jo Doe said “We must act” (qtd. in {T} 8)"),
        ("quote-undated", "chicago", f"Jo Doe, quoted in {T} (n.d.), 8, {URL}quotes/act/."),
        ("quote-undated", "harvard", f"(Doe, quoted in {S}, no date, p. 8)"),
        ("quote-short", "mla", "Jo Doe said “We must act” (qtd. in ⟦Rivers and People⟧ 8)"),
        ("quote-short", "apa", f"Jo Doe said “We must act” ({T}, 2018, p. 8)"),
        ("quote-against", "apa", "Jo Doe said “We must act” (⟦Rivers Against People⟧, 2018, p. 8)"),
        ("quote-against", "mla", "Jo Doe said “We must act” (qtd. in ⟦Rivers against People⟧ 8)"),
        ("quote-fr", "apa", f"Jo Doe a dit\u00a0: «\u00a0Il faut agir\u00a0» ({FR}, 2018, p. 8)"),
        ("quote-fr", "mla", f"Jo Doe a dit\u00a0: «\u00a0Il faut agir\u00a0» (cité dans {FR} 8)"),
        ("report-fr", "harvard", f"(Doe, selon {FR}, 2018, p. 8)"),
        ("quote-zh", "apa", f"林水生說：「『潮水從不遲到』」 ({ZH}, 2018, 頁 8)"),
        ("quote-zh", "mla", f"林水生說：「『潮水從不遲到』」 (引自{ZH} 8)"),
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
    assert not set("“”‘’\"'«»「」") & set(text)
    assert SAYINGS[name].how in text
    assert citation.under_speaker == ()


@pytest.mark.parametrize(
    ("said", "style", "leads_to"),
    [
        ("quote", "apa", f"{URL}quotes/act/"),
        ("quote", "mla", f"{URL}quotes/act/"),
        ("quote", "chicago", URL),
        ("quote", "harvard", f"{URL}quotes/act/"),
        ("report", "apa", f"{URL}context/dams/#p8-1"),
        ("report", "chicago", URL),
        ("quote-doi", "apa", "https://doi.org/10.1234/rivers.2018"),
        ("quote-doi", "chicago", "https://doi.org/10.1234/rivers.2018"),
    ],
)
def test_the_reference_leads_to_the_words_unless_a_note_has(
    said: str, style: str, leads_to: str
) -> None:
    (chosen,) = (each for each in STYLES if each.id == style)
    _, reference = cite(chosen, SAYINGS[said]).forms
    assert re.findall(r"https://\S*[^\s.]", plain(reference.text)) == [leads_to]


@pytest.mark.parametrize(
    ("first", "last", "french", "chinese"),
    [
        (None, None, "", ""),
        ("2018-03-14", None, "14 mars 2018", "2018年3月14日"),
        ("2018-08-01", "2018-08-01", "1er août 2018", "2018年8月1日"),
        ("2017-10-05", "2017-10-06", "5-6 octobre 2017", "2017年10月5日至6日"),
        ("2018-03-30", "2018-04-01", "30 mars-1er avril 2018", "2018年3月30日至4月1日"),
        (
            "2018-12-31",
            "2019-01-02",
            "31 décembre 2018-2 janvier 2019",
            "2018年12月31日至2019年1月2日",
        ),
    ],
)
def test_days_in_other_languages(
    first: str | None, last: str | None, french: str, chinese: str
) -> None:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    assert conventions("fr").days(*days) == french
    assert conventions("zh").days(*days) == chinese


@pytest.mark.parametrize(
    ("tag", "same_as", "marks"),
    [
        ("en-GB", "en", ("“", "”")),
        ("fr-CA", "fr", ("«\u00a0", "\u00a0»")),
        ("zh-Hant-HK", "zh-TW", ("「", "」")),
        ("zh-CN", "zh", ("“", "”")),
        ("de", "en", ("“", "”")),
    ],
)
def test_a_language_cites_in_its_conventions(
    tag: str, same_as: str, marks: tuple[str, str]
) -> None:
    assert conventions(tag) is conventions(same_as)
    assert conventions(tag).marks == marks


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("en", "La faim", "La faim: Actes"),
        ("fr", "La faim", "La faim\u00a0: Actes"),
        ("fr", "La faim\u00a0?", "La faim\u00a0? Actes"),
        ("zh-Hant", "河與人", "河與人：Actes"),
        ("zh-Hant", "河與人？", "河與人？Actes"),
    ],
)
def test_between_title_and_subtitle(language: str, title: str, expected: str) -> None:
    event = proceedings(language=language, title=title, subtitle="Actes").event
    assert event.full_title == expected


@pytest.mark.parametrize(
    ("title_case", "expected"),
    [
        (None, "Rivers and people"),
        ("Rivers and People: Sharing the Water", "Rivers and People"),
        ("The Rivers: Sharing the Water", "The Rivers: Sharing the Water"),
    ],
)
def test_the_title_without_its_subtitle(title_case: str | None, expected: str) -> None:
    event = proceedings(title_case=title_case).event
    assert event.short_title_case == expected


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
            blanks = [run.text for run in form.text if run.blank == "accessed"]
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
    assert initialled(family, given, space=" ") == apa
    assert initialled(family, given, space="") == harvard


@pytest.mark.parametrize(
    ("family", "given", "suffix", "sorted_name", "apa"),
    [
        ("Doe", "Jo Lee", "Jr.", "Doe, Jo Lee, Jr.", "Doe, J. L., Jr."),
        ("von Mises", "Ludwig", "III", "von Mises, Ludwig, III", "von Mises, L., III"),
        ("Sukarno", "", "Jr.", "Sukarno, Jr.", "Sukarno, Jr."),
    ],
)
def test_what_follows_a_name(
    family: str, given: str, suffix: str, sorted_name: str, apa: str
) -> None:
    assert inverted(family, given, suffix) == sorted_name
    assert initialled(family, given, suffix, space=" ") == apa


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
            replace(COPY, doi="https://doi.org/10.1/a"),
            "“We must act” — Jo Doe, Engineer, Rivers, 14 March 2018, Rome, p. 7, web edition 1.0 "
            f"(2026), https://doi.org/10.1/a, {URL}",
            "> “We must act”\n>\n> — Jo Doe, Engineer, *Rivers*, 14 March 2018, Rome, p. 7, web "
            f"edition 1.0 (2026), <https://doi.org/10.1/a>, <{URL}>\n",
        ),
        (
            replace(COPY, is_inferred=True, is_report=True, says=conventions("fr")),
            "“We must act” — Jo Doe [attribution présumée], Engineer, selon Rivers, 14 March "
            f"2018, Rome, p. 7, web edition 1.0 (2026), {URL}",
            "> “We must act”\n>\n> — Jo Doe \\[attribution présumée\\], Engineer, selon "
            f"*Rivers*, 14 March 2018, Rome, p. 7, web edition 1.0 (2026), <{URL}>\n",
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
    ids=["quote", "little known", "with a DOI", "in French", "report"],
)
def test_copy(copy: CopyText, text: str, markdown: str) -> None:
    assert copy.text == text
    assert copy.markdown == markdown


def test_what_is_copied_of_the_record() -> None:
    data = proceedings()
    source = source_of(data.event)
    copies = {statement.id: copy_text(statement, source, URL) for statement in data.statements}
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
