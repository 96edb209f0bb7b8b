"""What the frame offers people at risk: a way out, and services that help."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from proceedings import words
from proceedings.read.entries import HelpEntry
from proceedings.record.model import Event, Section, Statement


class Service(NamedTuple):
    """A service as it is shown; what is not known is empty."""

    name: str
    about: str
    country: str
    ways: tuple[tuple[str, str, str], ...]
    """How to reach it: a label, the address of a link, and what people read."""
    languages: str
    checked: str
    """The day of the last check, in words."""
    source: str


class Safety(NamedTuple):
    """What the frame shows."""

    page: str
    """The address of the page on reading safely."""
    leave_to: str
    help: tuple[Service, ...]


def calls_for_leaving(section: Section, statements: Iterable[Statement]) -> bool:
    """Whether people may have to leave a section at once: for its note, or a survivor's words."""
    return bool(section.entry.content_note) or any(each.speaker.testimony for each in statements)


def safety(event: Event, page: str) -> Safety:
    """What an event's settings give."""
    return Safety(page, event.leave_to, tuple(map(_service, event.help)))


def _service(entry: HelpEntry) -> Service:
    ways = (
        (words.TELEPHONE, f"tel:{_dialled(entry.phone)}", entry.phone),
        (words.TEXT_MESSAGE, f"sms:{_dialled(entry.text)}", entry.text),
        (words.WEBSITE, entry.website or "", entry.website),
    )
    return Service(
        entry.name,
        entry.about,
        entry.country,
        tuple((label, address, value) for label, address, value in ways if value),
        entry.languages or "",
        words.long_date(entry.checked),
        entry.source,
    )


def _dialled(number: str | None) -> str:
    """The digits of a number, and the plus before them, as RFC 3966 has them."""
    return re.sub(r"(?!^\+)[^0-9]", "", number or "")
