"""The forms of citation that are held against citeproc-js: how to ask it, and how to compare.

A golden file has one form per line: case, style, form, and the text with ⟦italics⟧.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from proceedings.cite.cited import CitedParagraph, CitedSection, CitedStatement, CitedWork
from proceedings.cite.citer import STYLES
from proceedings.cite.conventions import conventions
from proceedings.cite.richtext import RichText
from proceedings.cite.style import Citation, Style

Item = CitedWork | CitedSection | CitedStatement
Case = Item | CitedParagraph


class CslStyle(NamedTuple):
    """How citeproc-js knows a style: its CSL file and locale, and what is given to it."""

    file: str
    locale: str
    in_sentence_case: bool
    """Whether it is given titles in sentence case; else in title case."""
    prints_access: bool = False
    """Whether it prints the day of access."""
    in_title_case_in_text: bool = False
    """Whether it is given titles in title case in the text all the same."""
    shortens: bool = False
    """Whether it is given a short title for the text."""


CSL_STYLES = {
    "apa": CslStyle("apa", "en-US", in_sentence_case=True, in_title_case_in_text=True),
    "mla": CslStyle("modern-language-association", "en-US", in_sentence_case=False, shortens=True),
    "chicago": CslStyle("chicago-notes-bibliography", "en-US", in_sentence_case=False),
    "harvard": CslStyle(
        "harvard-cite-them-right", "en-GB", in_sentence_case=True, prints_access=True
    ),
}
"""By our ids. A style that is not here is held against sentences written out by hand alone."""


LOCALES = {conventions("fr"): "fr-FR", conventions("zh-Hant"): "zh-TW"}
"""The locales of CSL by which a record in another language than English is held."""


class Row(NamedTuple):
    """A form of citation."""

    case: str
    style: str
    form: str
    text: str


def read(file: Path) -> list[Row]:
    lines = file.read_text("utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines]


def ours(cases: Mapping[str, Case]) -> Iterator[tuple[Row, Case]]:
    """What this project's code makes of the cases, in the styles that citeproc-js knows."""
    styles = [style for style in STYLES if style.id in CSL_STYLES]
    for name, case in cases.items():
        for style in styles:
            citation = cite(style, case)
            for form in (*citation.forms, *citation.under_speaker):
                if not (isinstance(case, CitedStatement) and form.id == "reference"):
                    yield Row(name, style.id, form.id, marked(form.text)), case


def cite(style: Style, case: Case) -> Citation:
    if isinstance(case, CitedWork):
        return style.of_work(case)
    if isinstance(case, CitedSection):
        return style.of_section(case)
    if isinstance(case, CitedParagraph):
        return style.of_paragraph(case)
    return style.of_statement(case)


def marked(text: RichText) -> str:
    return "".join(f"⟦{run.text}⟧" if run.italic else run.text for run in text)


def questions(cases: Mapping[str, Case]) -> list[dict[str, Any]]:
    """For each form, the CSL item, and if it is a note or stands in the text, how it is cited."""
    found = []
    for row, case in ours(cases):
        style = CSL_STYLES[row.style]
        said_in_text = isinstance(case, CitedStatement) and row.form == "in-text"
        said_in_text = said_in_text or isinstance(case, CitedParagraph)
        cited = _item_of(case, said_in_text=said_in_text)
        if said_in_text and style.in_title_case_in_text:
            style = style._replace(in_sentence_case=False)
        item = _item(cited, style)
        if isinstance(case, CitedStatement):
            item["URL"] = case.url
        if isinstance(case, CitedParagraph):
            item["URL"] = f"{case.url}#{case.id}"
        citation: dict[str, str] | None = None
        if row.form != "reference" and row.form != "speaker":
            citation = {}
            pages = None if isinstance(case, CitedWork) else case.pages
            if pages:
                locator = "-".join(dict.fromkeys(pages))
                citation |= {"locator": locator, "label": "page"}
            if isinstance(case, CitedParagraph):
                number = case.id.replace("-", "\\-")  # which makes no range
                citation = (
                    {"locator": f"{citation['locator']}, para. {number}", "label": "page"}
                    if citation
                    else {"locator": number, "label": "paragraph"}
                )
            if isinstance(case, CitedStatement) and said_in_text:
                citation["prefix"] = _prefix(row.style, case)
        asked = {"case": row.case, "style": row.style, "form": row.form}
        work = case if isinstance(case, CitedWork) else case.work
        known = {"file": style.file, "locale": LOCALES.get(work.says, style.locale)}
        found.append({**asked, **known, "item": item, "cite": citation})
    return found


def _item_of(case: Case, *, said_in_text: bool) -> Item:
    """What the CSL item is made of."""
    if isinstance(case, CitedParagraph):
        return case.section or case.work
    return case.work if isinstance(case, CitedStatement) and said_in_text else case


def _prefix(style: str, said: CitedStatement) -> str:
    if style == "harvard":
        return f"{said.family}{said.note}, {said.how}"
    if style == "chicago" or said.is_report:
        return f"{said.name}{said.note}, {said.how}"
    return f"{said.work.says.quoted_in_short}{said.work.says.space}" if style == "mla" else ""


def _item(case: Item, style: CslStyle) -> dict[str, Any]:
    work = case if isinstance(case, CitedWork) else case.work
    title = work.sentence if style.in_sentence_case else work.title
    item: dict[str, Any] = {
        # A language other than English: citeproc-js re-cases no title.
        "language": "de",
        "URL": case.url,
    }
    if style.prints_access:
        item["accessed"] = {"date-parts": [[2026, 1, 2]]}
    if work.years:
        item["issued"] = {"date-parts": [[int(year)] for year in work.years.split("–")]}
    if work.publisher:
        item["publisher"] = work.publisher
    if work.doi:
        item["DOI"] = work.doi
    if style.shortens and work.short:
        item["title-short"] = work.short
    if work.version:
        item["version"] = work.version
    if isinstance(case, CitedWork):
        return item | {"type": "book", "title": title}
    item |= {"type": "chapter", "container-title": title}
    if case.pages:
        item["page"] = "-".join(dict.fromkeys(case.pages))
    if isinstance(case, CitedSection):
        return item | {"title": case.sentence if style.in_sentence_case else case.title}
    parts = {"family": case.family, "given": case.given, "suffix": case.suffix}
    name = {part: text for part, text in parts.items() if text}
    return item | {"title": case.text, "author": [name]}


class Difference(NamedTuple):
    """A form that is meant to differ from citeproc-js, and why."""

    case: str
    style: str
    form: str
    text: str
    reason: str


def read_differences(file: Path) -> list[Difference]:
    lines = file.read_text("utf-8").splitlines()
    return [Difference(*line.split("\t")) for line in lines]


def mismatches(
    cases: Mapping[str, Case], goldens: list[Row], differences: list[Difference]
) -> list[str]:
    """Where our forms are not citeproc-js', but for the listed differences. None is stale."""
    golden = {row[:3]: row.text for row in goldens}
    meant = {row[:3]: row.text for row in differences}
    found = []
    seen = set()
    for row, case in ours(cases):
        seen.add(row[:3])
        text = row.text
        is_said = isinstance(case, CitedStatement) and not case.is_report
        if is_said and row.style in ("apa", "mla") and row.form == "in-text":
            # In APA and MLA the speaker's sentence stands before what citeproc-js makes.
            text = text[text.rfind(" (") + 1 :]
        expected = golden.get(row[:3], "missing in the goldens")
        if row[:3] in meant:
            if text == expected:
                found.append(f"{row[:3]}: listed as different, but equal")
            expected = meant[row[:3]]
        if text != expected:
            found.append(f"{row[:3]}\n  ours:     {text}\n  expected: {expected}")
    found += [f"{key}: no such case" for key in (golden.keys() | meant.keys()) - seen]
    return found
