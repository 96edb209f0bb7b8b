"""Rules for contacts: what is shown is what is dialled, and what is said to have changed has."""

import re
import unicodedata
from collections.abc import Iterator

from proceedings.problems import Problem
from proceedings.read.entries import ContactEntry, CurrentContact
from proceedings.read.records import Placed, ProjectRecords
from proceedings.read.source import Steps


def shown_numbers_are_dialled(records: ProjectRecords) -> Iterator[Problem]:
    """The number that a link dials is the one that readers see."""
    for placed in records.contacts.placed:
        for below, entry in _values(placed):
            phone, tel = entry.phone, entry.tel
            if not (phone and tel and placed.has(*below, "phone") and placed.has(*below, "tel")):
                continue
            shown = list(_numbers(phone))
            if shown and not any(_dials(tel, number) for number in shown):
                message = (
                    f"“{tel}” does not dial “{phone}”, which is shown. Correct the one that is "
                    "wrong."
                )
                yield Problem(records.contacts.place((*placed.steps, *below, "tel")), message)


def help_can_be_reached(records: ProjectRecords) -> Iterator[Problem]:
    """A service that is offered as help has at least one way to reach it."""
    ways = ("phone", "text", "website")
    for placed in records.event.placed:
        for number, service in enumerate(placed.entry.help):
            known = all(placed.has("help", number, way) for way in ways)
            if known and not any(getattr(service, way) for way in ways):
                message = "Nobody can reach this help. Add “phone”, “text” or “website”."
                yield Problem(records.event.place((*placed.steps, "help", number)), message)


def current_values_are_given(records: ProjectRecords) -> Iterator[Problem]:
    """What is said to be known of today holds a value."""
    for placed in records.contacts.placed:
        current = placed.entry.current
        keys = ("phone", "tel", "email")
        if (
            current
            and all(placed.has("current", key) for key in keys)
            and not any(getattr(current, key) for key in keys)
        ):
            message = (
                "“current” gives no value of today. Add “phone”, “tel” or “email”, or delete "
                "“current” if the printed ones still hold."
            )
            yield Problem(records.contacts.source.key_place(placed.steps, "current"), message)


def _values(
    placed: Placed[ContactEntry],
) -> Iterator[tuple[Steps, ContactEntry | CurrentContact]]:
    """The printed values and those of today, with the steps to them from the contact."""
    yield (), placed.entry
    if placed.entry.current:
        yield ("current",), placed.entry.current


_TRUNK = {"7": "8", "36": "06", "52": "01", "370": "8", "375": "8", "993": "8", "998": "8"}
"""What is dialled before a number within a country, by the country's code, where it is not 0."""
_ABROAD = ("00", "011", "0011", "010", "810")
"""What is dialled before a country's code."""
_SHORTEST = 3
_OPTIONAL_ZERO = re.compile(r"\(0\)")  # +44 (0)20 …: dialled only within the country
_BETWEEN_NUMBERS = re.compile(r"[^\W\d_]+\.?|[/,;&]")  # an extension, or another number


def _numbers(phone: str) -> Iterator[str]:
    """The numbers in what is shown, each as ASCII digits, with a plus if it has one."""
    without = _OPTIONAL_ZERO.sub("", unicodedata.normalize("NFKC", phone))
    for part in _BETWEEN_NUMBERS.split(without):
        digits = "".join(str(unicodedata.decimal(char)) for char in part if char.isdecimal())
        if len(digits) >= _SHORTEST:
            yield f"+{digits}" if part.strip().startswith("+") else digits


def _dials(tel: str, number: str) -> bool:
    """Whether an international number is this one, or it with its country or area before it."""
    if number.startswith("+"):
        return tel == number
    if number in (prefix + tel[1:] for prefix in _ABROAD):
        return True
    trunks = ["0", *(trunk for code, trunk in _TRUNK.items() if tel.startswith(f"+{code}"))]
    within = (number, *(number.removeprefix(trunk) for trunk in trunks))
    return any(len(each) >= _SHORTEST and tel.endswith(each) for each in within)
