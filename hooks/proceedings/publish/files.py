"""What of the site is no page: files for reference managers, open data, address books."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from proceedings.cite.bibtex import bibtex
from proceedings.cite.csl import csl
from proceedings.cite.reference import Reference, of_quote, of_section, whole
from proceedings.cite.ris import ris
from proceedings.publish.opendata import open_data, open_data_schema
from proceedings.publish.table import statements_csv
from proceedings.publish.vcard import vcard
from proceedings.record.model import Proceedings


def files(proceedings: Proceedings, site_url: str) -> dict[str, str]:
    """Every file by its address below the site's, which ends in a slash.

    Line ends are part of the format (RIS, CSV and vCard have CRLF): write them as they are, in
    UTF-8.
    """
    return {
        **_citations(proceedings, site_url),
        "data/proceedings.json": _as_json(open_data(proceedings, site_url)),
        "data/proceedings.schema.json": _as_json(open_data_schema(site_url)),
        "data/statements.csv": statements_csv(proceedings.statements, site_url),
        **_vcards(proceedings),
    }


def _citations(proceedings: Proceedings, site_url: str) -> dict[str, str]:
    event = proceedings.event
    single = {"cite/proceedings": whole(event, site_url)}
    for section in proceedings.sections:
        single[f"{section.address}citation"] = of_section(section, event, site_url)
    quotes = {
        f"{quote.address}citation": of_quote(quote, event, site_url) for quote in proceedings.quotes
    }
    found = {}
    for ending, together in _FORMATS.items():
        for address, reference in (single | quotes).items():
            found[f"{address}.{ending}"] = together([reference])
        if quotes:
            found[f"cite/quotes.{ending}"] = together(quotes.values())
    return found


def _bibtex(references: Iterable[Reference]) -> str:
    return "\n".join(map(bibtex, references))


def _ris(references: Iterable[Reference]) -> str:
    return "".join(map(ris, references))


def _csl(references: Iterable[Reference]) -> str:
    items = [json.dumps(csl(reference), ensure_ascii=False) for reference in references]
    return "[\n" + ",\n".join(items) + "\n]\n"


_FORMATS: dict[str, Callable[[Iterable[Reference]], str]] = {
    "bib": _bibtex,
    "ris": _ris,
    "json": _csl,
}
"""By the files' ending: several references in one file."""


def _vcards(proceedings: Proceedings) -> dict[str, str]:
    found = {}
    for contact in proceedings.contacts:
        speaker = proceedings.speaker.get(contact.speaker or "")
        found[f"contacts/{contact.id}.vcf"] = vcard(contact, speaker)
    if found:
        found["contacts/contacts.vcf"] = "".join(found.values())
    return found


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
