"""Writes days in words, for people."""

from datetime import date

from proceedings.model import Event

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def days(event: Event) -> str:
    """`14 March 2018`, `14–15 March 2018`, or nothing."""
    first, last = event.date, event.end_date
    if first is None:
        return ""
    if last is None or last == first:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {long_date(last)}"
    return f"{long_date(first)} – {long_date(last)}"


def long_date(day: date) -> str:
    """`14 March 2018`."""
    return f"{day.day} {month(day)}"


def month(day: date) -> str:
    """`March 2018`."""
    return f"{_MONTHS[day.month - 1]} {day.year}"
