"""What the site says itself, as far as Python says it; the rest stands in the templates.

A translation of the interface begins here and there. What a citation style prescribes is no word
of the site: it stands with the style.
"""

from collections.abc import Sequence
from datetime import date

INFERRED = "speaker inferred"
"""The editors' reservation, where the printed text does not say in so many words who speaks."""

HOME = "Home"
SPEAKERS = "Speakers"
QUOTES = "Quotes"
QUOTES_BY_SPEAKER = "Quotes by speaker"
HOW_TO_CITE = "How to cite"
CONTACTS = "Contacts"
SECTIONS = {"takeaways": "Takeaways", "context": "Context"}
"""The titles of the lists of sections, where the print has none."""

KINDS = {
    "takeaways": ("Takeaway", "Takeaways"),
    "context": ("Context", "Context"),
    "quote": ("Quote", "Quotes"),
    "speaker": ("Speaker", "Speakers"),
    "contact": ("Contact", "Contacts"),
    "term": ("Index", "Index"),
    "page": ("Page", "Pages"),
}
"""What search calls what it finds, one and many."""

SOUGHT_AS = {
    "cite/": ("citation", "reference", "bibliography", "download", "data"),
    "contacts/": ("I need help", "hotline", "helpline", "telephone", "phone", "email", "e-mail"),
    "quotes/": ("quotations",),
    "speakers/": ("people", "panelists", "participants"),
}
"""Words by which readers look for the site's own pages, by address; shown nowhere."""

TELEPHONE = "Telephone"
EMAIL = "E-mail"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def days(first: date | None, last: date | None) -> str:
    """`14 March 2018`, `14–15 March 2018`, or nothing."""
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
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    """`March 2018`."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def number_of(number: int, noun: str) -> str:
    """`1 quote`, `3 quotes`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def numbered(kind: str, number: int) -> str:
    """`Takeaway 3`: a section's kind and number."""
    return f"{KINDS[kind][0]} {number}"


def counts(quotes: int, reports: int) -> str:
    """`3 quotes and 1 report`, without what there is none of; `no quotes` if there is nothing."""
    some = [number_of(n, noun) for n, noun in ((quotes, "quote"), (reports, "report")) if n]
    return " and ".join(some) or "no quotes"


def page_label(pages: tuple[str, str]) -> str:
    """`p. 7` or `pp. 6–7`, of the first and last page."""
    first, last = pages
    return f"p. {first}" if first == last else f"pp. {first}–{last}"


def printed_pages(pages: tuple[str, str]) -> str:
    """`printed page 7` or `printed pages 6–7`, of the first and last page."""
    first, last = pages
    return f"printed page {first}" if first == last else f"printed pages {first}–{last}"


def event(title: str, where_and_when: Sequence[str]) -> str:
    """“Title”, and where and when."""
    return ", ".join((f"“{title}”", *where_and_when))


def edition(version: str, day: date) -> str:
    """The version of this web edition, at the foot of every page."""
    return f"Web edition {version}, {long_date(day)}"


def as_printed(day: date | None) -> str:
    """What is said of contacts' numbers: `as printed in March 2018`."""
    return f"as printed in {_month(day)}" if day else "as printed"


def testimony(name: str) -> str:
    """The title of a survivor's page of words."""
    return f"Testimony of {name}"


def with_reservation(name: str, *, is_inferred: bool) -> str:
    """The name of who speaks, with the editors' reservation if there is one."""
    return f"{name} ({INFERRED})" if is_inferred else name


# What search engines and previews say of a page; `event` is as `event()` has it.


def about_home(event: str) -> str:
    """Of the home page."""
    return f"The proceedings of {event}."


def about_sections(title: str, number: int, event: str) -> str:
    """Of a list of sections."""
    return f"{title}: {number} parts of the proceedings of {event}."


def about_speakers(number: int, event: str) -> str:
    """Of the list of speakers."""
    return f"The {number} people on the programme of {event}."


def about_quotes(event: str, *, by: str) -> str:
    """Of the two lists of quotes."""
    return f"The speakers’ own words in the proceedings of {event}, by {by}."


def about_citing(event: str) -> str:
    """Of the page on citing."""
    return f"How to cite the proceedings of {event}, and every file to download."


def about_contacts(event: str) -> str:
    """Of the directory of contacts."""
    return f"People to write to at the organizations, as printed in the proceedings of {event}."


def about_speaker(described: str, counts: str, event: str) -> str:
    """Of a speaker; `described` may be nothing."""
    before = f"{described}. " if described else ""
    return f"{before}{counts[0].upper()}{counts[1:]} in the proceedings of {event}."


def about_quote(name: str, described: str, text: str, event: str) -> str:
    """Of a quote."""
    return f"{name}, {described}, in the proceedings of {event}: “{text}”"


def about_testimony(name: str, event: str) -> str:
    """Of a survivor's words, of which a preview shows none."""
    return f"The words of {name} as printed in the proceedings of {event}."
