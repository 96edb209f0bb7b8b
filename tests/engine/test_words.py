"""What the site says of days, pages, numbers and people."""

from typing import Any

import pytest

from proceedings.cite.conventions import ENGLISH
from proceedings.record.model import Event, Pages, Speaker
from proceedings.words import counts, page_label, printed_pages


def event(**fields: Any) -> Event:
    edition = {"version": "1", "date": "2020-01-01"}
    return Event.model_validate({"title": "Mills", "edition": edition, **fields})


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, ""),
        ("2031-03-14", None, "14 March 2031"),
        ("2031-03-14", "2031-03-14", "14 March 2031"),
        ("2031-03-14", "2031-03-15", "14–15 March 2031"),
        ("2031-03-31", "2031-04-01", "31 March – 1 April 2031"),
        ("2031-12-31", "2032-01-02", "31 December 2031 – 2 January 2032"),
    ],
)
def test_days(first: str | None, last: str | None, expected: str) -> None:
    given = {"date": first, "end_date": last}
    found = event(**{name: value for name, value in given.items() if value})
    assert found.days == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ()),
        ({"place": "Porto"}, ("Porto",)),
        ({"date": "2031-03-14"}, ("14 March 2031",)),
        ({"place": "Porto", "date": "2031-03-14"}, ("Porto", "14 March 2031")),
    ],
)
def test_where_and_when(fields: dict[str, str], expected: tuple[str, ...]) -> None:
    assert event(**fields).where_and_when == expected


@pytest.mark.parametrize(
    ("quotes", "reports", "expected"),
    [
        (0, 0, "no quotes"),
        (1, 0, "1 quote"),
        (2, 0, "2 quotes"),
        (1, 2, "1 quote and 2 reports"),
        (0, 1, "1 report"),
    ],
)
def test_counts(quotes: int, reports: int, expected: str) -> None:
    assert counts(quotes, reports) == expected


@pytest.mark.parametrize(
    ("pages", "numbers", "label", "printed", "locator"),
    [
        (("7", "7"), "7", "p. 7", "printed page 7", "p. 7"),
        (("6", "7"), "6–7", "pp. 6–7", "printed pages 6–7", "pp. 6–7"),
        (("9", "10"), "9–10", "pp. 9–10", "printed pages 9–10", "pp. 9–10"),
    ],
)
def test_pages(
    pages: tuple[str, str], numbers: str, label: str, printed: str, locator: str
) -> None:
    assert Pages(*pages).numbers == numbers
    assert (page_label(pages), printed_pages(pages)) == (label, printed)
    assert ENGLISH.page_locator(Pages(*pages)) == locator


@pytest.mark.parametrize(
    ("affiliation", "expected"), [(None, "Miller"), ("Tide Mill", "Miller, Tide Mill")]
)
def test_described(affiliation: str | None, expected: str) -> None:
    speaker = Speaker("ann", "Ann", "Ann", None, "Miller", affiliation, testimony=False)
    assert speaker.described == expected
