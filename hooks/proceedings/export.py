"""Files for machines: BibTeX, RIS and CSL-JSON for reference managers, and the record as open data.

One writer per format, each total: whatever text the data holds, the file stays well-formed and
reads back as that text. There is one record per quote (a report is the proceedings' own sentence
and has none), one per section, and one for the whole.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote as percent_encoded

from proceedings.cite import INFERRED, full_title, matched_marks, title_sentence
from proceedings.model import Event, Proceedings, Section, SpeakerEntry, Statement
from proceedings.opendata import open_data, schema

Fields = list[tuple[str, str]]
Cited = Section | Statement | None
"""A section, a quote, or None for the whole proceedings."""


def files(proceedings: Proceedings, site_url: str) -> dict[str, str]:
    """Every file by its address below the site's, which ends in a slash.

    Line ends are part of the format (RIS and CSV have CRLF): write them as they are, in UTF-8.
    """
    event = proceedings.event
    found = {}
    for ending, write, together in (
        ("bib", bibtex, "\n".join),
        ("ris", ris, "".join),
        ("json", _csl_text, _csl_array),
    ):
        one: Callable[[Iterable[str]], str] = together
        found[f"cite/proceedings.{ending}"] = one([write(event, None, site_url)])
        for section in proceedings.sections:
            address = f"{section.address}citation.{ending}"
            found[address] = one([write(event, section, site_url)])
        records = [write(event, quote, site_url) for quote in proceedings.quotes]
        for quote, record in zip(proceedings.quotes, records, strict=True):
            found[f"{quote.address}citation.{ending}"] = one([record])
        if records:
            found[f"cite/quotes.{ending}"] = one(records)
    found["data/proceedings.json"] = as_json(open_data(proceedings, site_url))
    found["data/proceedings.schema.json"] = as_json(schema(site_url))
    found["data/statements.csv"] = statements_csv(proceedings.statements, site_url)
    return found


def as_json(value: Any) -> str:
    """`value` as a JSON file."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


# --- BibTeX -------------------------------------------------------------------------------------


def bibtex(event: Event, cited: Cited, site_url: str) -> str:
    """A BibTeX entry, in UTF-8, with BibLaTeX's fields beside the classic ones.

    A key is made of the record's permanent id. The second pair of braces around a title keeps
    its capitals.
    """
    title = full_title(event)
    if cited is None:
        kind, key = "proceedings", _whole_key(event)
        fields = [("title", f"{{{in_tex(title)}}}"), ("eventtitle", in_tex(event.title))]
        fields += [("eventdate", _iso(event)), ("venue", in_tex(event.place or ""))]
    elif isinstance(cited, Section):
        kind, key = "incollection", f"{cited.kind}-{cited.id}"
        fields = [("title", f"{{{in_tex(cited.title)}}}"), ("booktitle", f"{{{in_tex(title)}}}")]
    else:
        kind, key = "incollection", f"quote-{cited.id}"
        fields = [("author", _tex_name(cited.speaker)), ("title", f"{{{in_tex(cited.text)}}}")]
        fields += [("booktitle", f"{{{in_tex(title)}}}")]
    if cited and cited.pages:
        first, last = cited.pages
        fields += [("pages", first if first == last else f"{first}--{last}")]
    fields += [
        ("publisher", in_tex(event.publisher or "")),
        ("year", _year(event)),
        ("date", _iso(event)),
        ("url", _tex_url(_url(cited, site_url))),
        ("language", event.language),
        ("note", _note(cited)),
    ]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # \{ would unbalance the braces, which BibTeX counts
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)
_TEX_LIGATURE = re.compile(r"([-'`,])(?=\1)|([?!])(?=`)")


def in_tex(text: str) -> str:
    """`text` so that TeX prints its characters and BibTeX finds its braces balanced."""
    return _TEX_LIGATURE.sub(r"\g<0>{}", _line(text).translate(_TEX))


def _tex_name(speaker: SpeakerEntry) -> str:
    """`Doe, Jo`; in braces what BibTeX would take apart."""
    family = in_tex(speaker.family_name)
    if not speaker.given_name:
        return f"{{{family}}}"
    parted = family[0].islower() or "," in family or re.search(r"\band\b", family, re.IGNORECASE)
    given = in_tex(speaker.given_name)
    if "," in given or re.search(r"\band\b", given, re.IGNORECASE):
        given = f"{{{given}}}"
    return f"{{{family}}}, {given}" if parted else f"{family}, {given}"


def _tex_url(url: str) -> str:
    return url.translate({ord(char): percent_encoded(char) for char in "{}\\ "})


def _whole_key(event: Event) -> str:
    return f"proceedings-{event.date.isoformat()}" if event.date else "proceedings"


# --- RIS ----------------------------------------------------------------------------------------


def ris(event: Event, cited: Cited, site_url: str) -> str:
    """An RIS record: a tag, a value and CRLF per line."""
    title = full_title(event)
    fields: Fields
    if cited is None:
        fields = [("TY", "BOOK"), ("TI", title)]
    elif isinstance(cited, Section):
        fields = [("TY", "CHAP"), ("TI", cited.title), ("T2", title)]
    else:
        name = ", ".join(filter(None, (cited.speaker.family_name, cited.speaker.given_name)))
        fields = [("TY", "CHAP"), ("AU", name), ("TI", cited.text), ("T2", title)]
    fields += [
        ("PY", _year(event)),
        ("DA", event.date.strftime("%Y/%m/%d") if event.date else ""),
        ("PB", event.publisher or ""),
    ]
    if cited is None:
        fields += [("CY", event.place or "")]
    elif cited.pages:
        first, last = cited.pages
        fields += [
            ("SP", first),
            ("EP", last if isinstance(cited, Section) or last != first else ""),
        ]
    fields += [("UR", _url(cited, site_url)), ("LA", event.language), ("N1", _note(cited))]
    lines = "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in fields if value)
    return f"{lines}ER  - \r\n"


# --- CSL-JSON -----------------------------------------------------------------------------------


def csl(event: Event, cited: Cited, site_url: str) -> dict[str, Any]:
    """A CSL-JSON item, its id being its address.

    Titles are in sentence case, from which reference managers make title case.
    """
    url = _url(cited, site_url)
    title = title_sentence(event)
    item: dict[str, Any] = {"id": url, "type": "chapter" if cited else "book"}
    if cited is None:
        item |= {"title": title}
    elif isinstance(cited, Section):
        item |= {"title": cited.entry.title_sentence or cited.title, "container-title": title}
    else:
        item |= {
            "author": [_csl_name(cited.speaker)],
            "title": _as_spoken(cited.text),
            "container-title": title,
        }
    if cited and cited.pages:
        first, last = cited.pages
        item["page"] = first if first == last else f"{first}-{last}"
    if event.publisher:
        item["publisher"] = event.publisher
    if event.date:
        days = [event.date, event.end_date or event.date]
        parts = [[day.year, day.month, day.day] for day in dict.fromkeys(days)]
        item["issued"] = {"date-parts": parts}
    item |= {"URL": url, "language": event.language}
    if note := _note(cited):
        item["note"] = note
    return item


def _csl_name(speaker: SpeakerEntry) -> dict[str, str]:
    if not speaker.given_name:
        return {"family": speaker.family_name}
    return {"family": speaker.family_name, "given": speaker.given_name}


def _as_spoken(text: str) -> str:
    """The words so that no style puts them in title case.

    Not where a quotation mark or apostrophe stands alone (“the workers’ rights”): there
    citeproc-js, which Zotero uses, would print the tag itself.
    """
    marks = {place for place, char in enumerate(text) if char in "“”‘’\"'"}
    within_words = {match.start() + 1 for match in re.finditer(r"\w[’'](?=\w)", text)}
    matched = {place for pair in matched_marks(text) for place in pair}
    if marks - within_words - matched or "<" in text:
        return text
    return f'<span class="nocase">{text}</span>'


def _csl_text(event: Event, cited: Cited, site_url: str) -> str:
    return json.dumps(csl(event, cited, site_url), ensure_ascii=False)


def _csl_array(records: Iterable[str]) -> str:
    return "[\n" + ",\n".join(records) + "\n]\n"


# --- CSV ----------------------------------------------------------------------------------------

COLUMNS = (
    "id",
    "kind",
    "text",
    "speaker",
    "speaker_id",
    "section",
    "section_id",
    "page",
    "paragraph",
    "attribution",
    "address",
)


def statements_csv(statements: Iterable[Statement], site_url: str) -> str:
    """All statements as a table (RFC 4180), with the byte order mark that spreadsheets want."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for statement in statements:
        row = (
            statement.id,
            statement.kind,
            statement.text,
            statement.speaker.name,
            statement.speaker.id,
            statement.section.title,
            statement.section.id,
            statement.pages.numbers if statement.pages else "",
            statement.paragraph.id,
            "inferred" if statement.is_inferred else "stated",
            site_url + statement.address,
        )
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


# --- what the formats share ---------------------------------------------------------------------


def _url(cited: Cited, site_url: str) -> str:
    return site_url + cited.address if cited else site_url


def _year(event: Event) -> str:
    return str(event.date.year) if event.date else ""


def _iso(event: Event) -> str:
    """The date, or `first/last` (ISO 8601)."""
    if event.date is None:
        return ""
    if event.end_date is None or event.end_date == event.date:
        return event.date.isoformat()
    return f"{event.date.isoformat()}/{event.end_date.isoformat()}"


def _note(cited: Cited) -> str:
    return INFERRED if isinstance(cited, Statement) and cited.is_inferred else ""


def _line(text: str) -> str:
    """`text` on one line, whatever its line breaks."""
    return " ".join(text.split())
