"""Contacts as vCards: what is given, what is escaped, where lines are folded."""

from typing import Any

import pytest

from proceedings.publish.vcard import vcard
from proceedings.record.contact import Contact
from proceedings.record.model import Speaker

CHECKED = {"checked": "2020-01-31"}


def contact(**fields: Any) -> Contact:
    return Contact.model_validate({"id": "a", "organization": "Mill", "name": "Ann", **fields})


def lines(card: str) -> list[str]:
    assert card.endswith("\r\n")
    assert "\n" not in card.replace("\r\n", "")
    return card.removesuffix("\r\n").split("\r\n")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["FN:Ann", "N:Ann;;;;", "ORG:Mill"]),
        ({"role": "Miller"}, ["FN:Ann", "N:Ann;;;;", "ORG:Mill", "TITLE:Miller"]),
        ({"name": "Ann; Bo, Co"}, [r"FN:Ann\; Bo\, Co", r"N:Ann\; Bo\, Co;;;;", "ORG:Mill"]),
        ({"organization": "C:\\"}, ["FN:Ann", "N:Ann;;;;", "ORG:C:\\\\"]),
        ({"name": "سلمى"}, ["FN:سلمى", "N:سلمى;;;;", "ORG:Mill"]),
    ],
)
def test_names(fields: dict[str, str], expected: list[str]) -> None:
    card = ["BEGIN:VCARD", "VERSION:3.0", *expected, "END:VCARD"]
    assert lines(vcard(contact(**fields))) == card


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"phone": "555-0100"}, ["TEL;TYPE=WORK,VOICE:555-0100"]),
        ({"phone": "555-0100", "tel": "+15550100"}, ["TEL;TYPE=WORK,VOICE:+15550100"]),
        ({"phone": "1", "current": {"phone": "2", **CHECKED}}, ["TEL;TYPE=WORK,VOICE:2"]),
        (
            {"phone": "1", "tel": "+15550100", "current": {"tel": "+15550199", **CHECKED}},
            ["TEL;TYPE=WORK,VOICE:+15550199"],
        ),
        # a new number that is known only as it is shown: the printed one is not the one to call
        (
            {"phone": "1", "tel": "+15550100", "current": {"phone": "2", **CHECKED}},
            ["TEL;TYPE=WORK,VOICE:2"],
        ),
        ({"email": "a@example.org"}, ["EMAIL;TYPE=INTERNET:a@example.org"]),
        (
            {"email": "a@example.org", "current": {"email": "b@example.org", **CHECKED}},
            ["EMAIL;TYPE=INTERNET:b@example.org"],
        ),
    ],
)
def test_ways_to_reach(fields: dict[str, Any], expected: list[str]) -> None:
    assert lines(vcard(contact(**fields)))[5:-1] == expected


@pytest.mark.parametrize("name", ["a" * 200, "é" * 100, "水" * 80, "🐝" * 50, "a,;\\" * 40])
def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(name: str) -> None:
    folded = lines(vcard(contact(name=name)))
    assert max(len(line.encode()) for line in folded) <= 75
    unfolded = "\r\n".join(folded).replace("\r\n ", "").split("\r\n")
    escaped = name.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    assert unfolded[2] == f"FN:{escaped}"


def test_a_speakers_name_is_given_in_its_parts() -> None:
    speaker = Speaker(
        id="ana",
        name="Ana van der Berg",
        family_name="van der Berg",
        given_name="Ana",
        role="Baker",
        affiliation=None,
        testimony=False,
        suffix="Jr.",
    )
    contact = Contact(id="a", organization="Bakers", name="Ana van der Berg")
    assert "N:van der Berg;Ana;;;Jr.\r\n" in vcard(contact, speaker)
    assert "N:Ana van der Berg;;;;\r\n" in vcard(contact)
