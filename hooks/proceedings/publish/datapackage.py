"""What the columns of the table are, for tools of tabular data: a Data Package (Frictionless)."""

from collections.abc import Iterable
from typing import Any

from proceedings.cite.locators import doi_address
from proceedings.publish.offer import Offer
from proceedings.publish.table import COLUMNS
from proceedings.record.model import Event

ADDRESS = "data/datapackage.json"
"""Beside the table, which it names by its path from there."""

_DESCRIBED = {
    "id": "The statement’s permanent id: those of quotes and of reports are each unique.",
    "kind": "quote: the speaker’s own words; report: what the proceedings say was said.",
    "text": (
        "Word for word. A cell that would begin with =, +, - or @ has an apostrophe before it, so "
        "that no spreadsheet takes it for a formula; data/proceedings.json has none."
    ),
    "speaker": "The speaker’s name as printed.",
    "speaker_id": "The speaker’s permanent id.",
    "section": "The title of the section as printed.",
    "section_id": "The section’s permanent id.",
    "page": "The printed page, or pages; empty where the print has no numbers.",
    "paragraph": "This edition’s number of the paragraph.",
    "attribution": "inferred: the text does not say in so many words who speaks.",
    "address": "The permanent address.",
    "testimony": "Whether a survivor testifies: with these words, and the name, take care.",
    "content_note": "The editors’ note on what the section holds; empty where there is none.",
}
_CONSTRAINTS: dict[str, dict[str, Any]] = {
    "id": {"required": True},
    "kind": {"required": True, "enum": ["quote", "report"]},
    "text": {"required": True},
    "attribution": {"required": True, "enum": ["stated", "inferred"]},
}
_TYPES = {"testimony": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}}


def datapackage(event: Event, site_url: str, offers: Iterable[Offer] = ()) -> dict[str, Any]:
    """The description of the table, of the whole record as data, and of the files of the whole.

    Args:
        event: the event.
        site_url: the site's address, which ends in a slash.
        offers: the files that hold the whole.
    """
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": "proceedings",
        "title": event.full_title,
        "version": event.edition.version,
        "created": f"{event.edition.date.isoformat()}T00:00:00Z",
        "homepage": site_url,
    }
    if event.doi:
        package["id"] = doi_address(event.doi)
    if event.rights_url:
        package["licenses"] = [
            {"path": event.rights_url, "title": event.rights or event.rights_url}
        ]
    table = {
        "profile": "tabular-data-resource",
        "name": "statements",
        "path": "statements.csv",
        "title": "Every quote and report",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_field(name) for name in COLUMNS], "missingValues": [""]},
    }
    record = {
        "name": "record",
        "path": "proceedings.json",
        "title": "The whole record",
        "format": "json",
        "mediatype": "application/json",
    }
    return {**package, "resources": [table, record, *(_file(each, site_url) for each in offers)]}


def _file(offer: Offer, site_url: str) -> dict[str, Any]:
    """By its whole address: a path must not lead out of the package's folder."""
    ending = offer.address.rpartition(".")[2]
    return {
        "name": f"text-{ending}",
        "path": site_url + offer.address,
        "title": offer.name,
        "format": ending,
        "mediatype": offer.media_type,
        "bytes": offer.length,
    }


def _field(name: str) -> dict[str, Any]:
    kind = _TYPES.get(name, {"type": "string"})
    described = {"name": name, **kind, "description": _DESCRIBED[name]}
    return described | ({"constraints": _CONSTRAINTS[name]} if name in _CONSTRAINTS else {})
