"""What of the site is no page: files for reference managers, open data, address books."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import to_json

from proceedings.cite.notice import notice
from proceedings.cite.reference import Reference, of_quote, of_section, whole
from proceedings.publish.datapackage import ADDRESS as DATA_PACKAGE
from proceedings.publish.datapackage import datapackage
from proceedings.publish.file import PublishedFile
from proceedings.publish.formats import FORMATS
from proceedings.publish.offer import Offer
from proceedings.publish.opendata import open_data, open_data_schema
from proceedings.publish.signposting import LINKSET, linkset
from proceedings.publish.table import statements_csv
from proceedings.publish.vcard import vcard
from proceedings.record.contact import Contact
from proceedings.record.model import Event, Proceedings, Speaker


def files(
    proceedings: Proceedings, site_url: str, offers: tuple[Offer, ...] = ()
) -> Iterator[PublishedFile]:
    """Every file.

    Args:
        proceedings: the record.
        site_url: the site's address, which ends in a slash.
        offers: the files that hold the whole, which the data name.
    """
    references = _references(proceedings, site_url)
    yield from _citations(proceedings, site_url, references)
    yield PublishedFile("data/proceedings.json", _open_data, (proceedings, site_url, offers))
    yield PublishedFile("data/proceedings.schema.json", _open_data_schema, (site_url,))
    table = (proceedings.statements, site_url)
    yield PublishedFile("data/statements.csv", statements_csv, table)
    yield PublishedFile(DATA_PACKAGE, _datapackage, (proceedings.event, site_url, offers))
    yield PublishedFile(LINKSET, _linkset, tuple(references.values()))
    yield from _vcards(proceedings)


def _citations(
    proceedings: Proceedings, site_url: str, references: Mapping[str, Reference]
) -> Iterator[PublishedFile]:
    quotes = tuple(each for each in references.values() if each.kind == "quote")
    notices = [
        (f"{withdrawn.address}citation", notice(withdrawn, site_url))
        for withdrawn in proceedings.withdrawn
        if withdrawn.kind in ("quote", "section")
    ]
    for each in FORMATS:
        for address, said in notices:
            yield PublishedFile(f"{address}.{each.ending}", each.notice, (said,))
        for address, reference in references.items():
            yield PublishedFile(f"{address}.{each.ending}", each.write, (reference,))
        if proceedings.has("quote"):
            yield PublishedFile(f"cite/quotes.{each.ending}", each.write, quotes)


def _references(proceedings: Proceedings, site_url: str) -> dict[str, Reference]:
    """All that can be cited, by the address of its files without their ending."""
    event = proceedings.event
    found = {"cite/proceedings": whole(event, site_url)}
    for section in proceedings.sections:
        found[f"{section.address}citation"] = of_section(section, event, site_url)
    for quote in proceedings.quotes:
        found[f"{quote.address}citation"] = of_quote(quote, event, site_url)
    return found


def _open_data(proceedings: Proceedings, site_url: str, offers: Sequence[Offer]) -> bytes:
    return _as_json(open_data(proceedings, site_url, offers))


def _open_data_schema(site_url: str) -> bytes:
    return _as_json(open_data_schema(site_url))


def _datapackage(event: Event, site_url: str, offers: Sequence[Offer]) -> bytes:
    return _as_json(datapackage(event, site_url, offers))


def _linkset(*references: Reference) -> bytes:
    return _as_json(linkset(references))


def _as_json(value: Any) -> bytes:
    """As `json.dumps` indents it, in a seventh of the time."""
    return to_json(value, indent=1) + b"\n"


def _vcards(proceedings: Proceedings) -> Iterator[PublishedFile]:
    cards = []
    for contact in proceedings.contacts:
        speaker = proceedings.speaker.get(contact.speaker or "")
        cards.append((contact, speaker))
        for name in (contact.id, *contact.formerly):
            yield PublishedFile(f"contacts/{name}.vcf", vcard, (contact, speaker))
    if proceedings.has("contact"):
        yield PublishedFile("contacts/contacts.vcf", _together, tuple(cards))


def _together(*cards: tuple[Contact, Speaker | None]) -> str:
    return "".join(vcard(contact, speaker) for contact, speaker in cards)
