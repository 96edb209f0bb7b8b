"""What the site says itself, as far as Python says it; the rest stands in the templates.

A translation of the interface begins here and there. What a citation style prescribes is no word
of the site: it stands with the style.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

LANGUAGE = "en"
LOCALE = "en_US"
"""The language of these words and the templates', as a tag (BCP 47) and as Open Graph has it."""

INFERRED = "speaker inferred"
"""The editors' reservation, where the printed text does not say in so many words who speaks."""

RESERVATION = "Speaker inferred: the printed text does not say in so many words who speaks here."
"""The same as a sentence, for reference managers."""

UNDER_SPEAKER = (
    "The speaker said these words and did not write this text. Use this form only where your style "
    "or editor asks for it."
)
UNDER_INFERRED_SPEAKER = (
    "The printed text does not say in so many words that the speaker said this. Use this form only "
    "where your style or editor asks for it, and keep what stands in square brackets."
)
"""What is said of an entry under the speaker's name."""

HOME = "Home"
SPEAKERS = "Speakers"
QUOTES = "Quotes"
QUOTES_BY_SPEAKER = "Quotes by speaker"
HOW_TO_CITE = "How to cite"
CONTACTS = "Contacts"
INDEX = "Index"
TEXT = "The whole text"
SECTIONS = {"takeaways": "Takeaways", "context": "Context"}
"""The titles of the lists of sections, where the print has none."""

CONTENT_NOTE = "Content note"
NEXT_SECTION = "Go on to the next section"
IN_THIS_BOOK = "Contents"
IN_THE_WORDS_OF_THE_PRINT = "In the words of the print"
PRINTED_PAGES = "Printed pages"
NOTE = "Note"
IN_THE_TEXT = "In the text"
"""Where a citation stands; what its list is called is the style's own word."""

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
    "cite/": ("citation", "reference", "bibliography", "download", "data", "Zotero"),
    "contacts/": ("telephone", "phone", "email", "e-mail"),
    "reading-safely/": (
        *("help", "help me", "I need help", "need help", "hotline", "helpline", "emergency", "911"),
        *("112", "police", "exit", "escape", "leave", "safe", "safety", "in danger"),
    ),
    "quotes/": ("quotations",),
    "text/": ("print", "pdf", "epub", "e-book", "booklet", "handout"),
    "speakers/": ("people", "panelists", "participants"),
}
"""Words by which readers look for the site's own pages, by address; shown nowhere. Those for the
page on citing are besides the names of the styles and formats."""

TELEPHONE = "Telephone"
EMAIL = "E-mail"
TEXT_MESSAGE = "Text message"
WEBSITE = "Website"

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


def number_of(number: int, one: str, many: str) -> str:
    """`1 quote`, `3 quotes`."""
    return f"{number} {one if number == 1 else many}"


def number_of_quotes(number: int) -> str:
    """`3 quotes`."""
    return number_of(number, "quote", "quotes")


def number_of_reports(number: int) -> str:
    """`3 reports`."""
    return number_of(number, "report", "reports")


def number_of_speakers(number: int) -> str:
    """`3 speakers`."""
    return number_of(number, "speaker", "speakers")


_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_PARTS = {"takeaways": ("takeaway", "takeaways"), "context": ("section", "sections of context")}


def _spelled(number: int, one: str, many: str) -> str:
    """`six takeaways`, `one speaker`, `582 quotes`."""
    text = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{text} {one if number == 1 else many}"


def opening(sections: Mapping[str, int], speakers: int, quotes: int) -> str:
    """What the home page says first: what there is, by the numbers of sections of each kind."""
    parts = [_spelled(number, *_PARTS[kind]) for kind, number in sections.items()]
    parts += [_spelled(speakers, "speaker", "speakers")] if speakers else []
    parts += [_spelled(quotes, "quote", "quotes")] if quotes else []
    listed = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""
    what = f"The printed proceedings, word for word: {listed}" if listed else "The proceedings"
    return f"{what}, each at an address of its own to share and cite."


def numbered(kind: str, number: int) -> str:
    """`Takeaway 3`: a section's kind and number."""
    return f"{KINDS[kind][0]} {number}"


def counts(quotes: int, reports: int) -> str:
    """`3 quotes and 1 report`, without what there is none of; `no quotes` if there is nothing."""
    quoted = number_of_quotes(quotes) if quotes else ""
    reported = number_of_reports(reports) if reports else ""
    some = [each for each in (quoted, reported) if each]
    return " and ".join(some) or "no quotes"


def capital(text: str) -> str:
    """The text as it begins a sentence: `Printed page 7`."""
    return text[:1].upper() + text[1:]


def page_label(pages: tuple[str, str]) -> str:
    """`p. 7` or `pp. 6–7`, of the first and last page."""
    first, last = pages
    return f"p. {first}" if first == last else f"pp. {first}–{last}"


def printed_pages(pages: tuple[str, str]) -> str:
    """`printed page 7` or `printed pages 6–7`, of the first and last page."""
    first, last = pages
    return f"printed page {first}" if first == last else f"printed pages {first}–{last}"


def place(pages: tuple[str, str] | None, paragraph: str) -> str:
    """`p. 7 ¶ 2`, of the printed pages and the id of a paragraph.

    The number is the one in the id: `p7-2` on page 7. With its page where that is an earlier one:
    `p6-5`, as far as it stands on page 7, is `p. 7 ¶ 6-5`. Without page marks, `p2` is `¶ 2`.
    """
    number = paragraph.removeprefix("p")
    parts = (page_label(pages), number.removeprefix(f"{pages[0]}-")) if pages else ("", number)
    return unbroken(" ¶ ".join(parts).strip())


def about_accessibility(*, has_pages: bool) -> str:
    """What an e-book says of itself."""
    pages = " and the numbers of the printed pages" if has_pages else ""
    return (
        "This book is text alone, with headings, contents in the order of reading"
        f"{pages}. Nobody has certified that it conforms to a standard."
    )


def about_marks(mark: str) -> str:
    """What the marks of printed pages mean, by the first of them."""
    return f"A mark like {mark} stands where that printed page begins."


def unbroken(text: str) -> str:
    """The text with spaces at which no line ends."""
    return text.replace(" ", "\u00a0")


def event(title: str, where_and_when: Sequence[str]) -> str:
    """“Title”, and where and when."""
    return ", ".join((f"“{title}”", *where_and_when))


def event_in_short(title: str, place: str, years: str) -> str:
    """`Two Tides, Bergen 2031`: what stands behind the titles of pages."""
    return ", ".join(filter(None, (title, " ".join(filter(None, (place, years))))))


def edition(version: str, day: date) -> str:
    """The version of this web edition, at the foot of every page."""
    return f"Web edition {version}, {long_date(day)}"


def numbered_edition(version: str) -> str:
    """`Web edition 1.0`, where a reference manager prints what it is given."""
    return f"Web edition {version}"


def as_printed(day: date | None) -> str:
    """What is said of contacts' numbers: `as printed in March 2018`."""
    return f"as printed in {_month(day)}" if day else "as printed"


def from_to(first: str, last: str) -> str:
    """The first and the last of some names: `Doe – Roe`."""
    return first if first == last else f"{first} – {last}"


def quotes_in(heading: str) -> str:
    """The title of the quotes of a section."""
    return f"{QUOTES}: {heading}"


def speakers_under(letter: str) -> str:
    """The title of the speakers whose names begin with a letter."""
    return f"{SPEAKERS}: {letter}"


def testimony(name: str) -> str:
    """The title of a survivor's page of words."""
    return f"Testimony of {name}"


def quote(text: str, name: str) -> str:
    """The title of a quote's page, of its first words and who speaks."""
    return f"“{text}” – {name}"


def reservation(inferred: int, number: int) -> str:
    """The reservation behind a number of statements, of which it concerns `inferred`."""
    if not inferred:
        return ""
    return f" ({INFERRED})" if inferred == number else f" (of {inferred}: {INFERRED})"


HEARD = {"quote": "quoted", "report": "reported"}
"""How a person is heard in a paragraph."""


def help_in_short(services: Iterable[tuple[str, Sequence[tuple[str, str, str]]]]) -> str:
    """Services, each with how to reach it: the label, the link and what people read of each way."""
    return "; ".join(
        f"{name}: " + ", ".join(f"{label.lower()} {value}" for label, _, value in ways)
        for name, ways in services
    )


def part(title: str, name: str) -> str:
    """The title of a part of a list."""
    return f"{title}: {name}"


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
    return f"The {number} people on the program of {event}."


def about_quotes(event: str) -> str:
    """Of the list of quotes by section."""
    return f"The speakers’ own words in the proceedings of {event}, by section."


def about_quotes_by_speaker(event: str) -> str:
    """Of the list of quotes by speaker."""
    return f"The speakers’ own words in the proceedings of {event}, by speaker."


def about_quotes_in(number: int, heading: str, event: str) -> str:
    """Of the quotes of a section."""
    return f"{number_of_quotes(number)} from “{heading}” in the proceedings of {event}."


def about_speakers_under(names: str, event: str) -> str:
    """Of a part of the list of speakers; `names` as `from_to()` has them."""
    return f"People on the program of {event}: {names}."


def about_index(event: str, name: str = "") -> str:
    """Of the index, or of its part of this name."""
    part = f" (part {name})" if name else ""
    return (
        f"People and subjects from A to Z in the proceedings of {event}, with their places{part}."
    )


def about_text(event: str) -> str:
    """Of the whole text."""
    return f"The proceedings of {event}, from first to last on one page."


def about_text_part(names: str, event: str) -> str:
    """Of a part of a long text; `names` as `from_to()` has them."""
    return f"The text of the proceedings of {event}: {names}."


def about_citing(event: str) -> str:
    """Of the page on citing."""
    return f"How to cite the proceedings of {event}, and every file to download."


def about_contacts(event: str) -> str:
    """Of the directory of contacts."""
    return f"People to write to at the organizations, as printed in the proceedings of {event}."


def about_speaker(described: str, counts: str, event: str) -> str:
    """Of a speaker; `described` may be nothing."""
    before = f"{described}. " if described else ""
    return f"{before}{capital(counts)} in the proceedings of {event}."


def about_quote(name: str, described: str, text: str, event: str) -> str:
    """Of a quote."""
    return f"{name}, {described}, in the proceedings of {event}: “{text}”"


def about_testimony(name: str, event: str) -> str:
    """Of a survivor's words, of which a preview shows none."""
    return f"The words of {name} as printed in the proceedings of {event}."


# What the site says of changes since the first edition.

ABOUT = "About this edition"
READING_SAFELY = "Reading safely"
ABOUT_READING_SAFELY = "How to leave this site at once, what stays on your device, and who helps."
HELP = "Help"
DATA = "Data and files"
PERMANENCE = "Addresses that stay"
PRIVACY = "Privacy"
REPORT_ERROR = "Report an error"
CORRECTIONS = "Versions and corrections"
MOVED = "This page has another address now"
WORDS_WITHDRAWN = "[words withdrawn]"
NAME_WITHDRAWN = "[name withdrawn]"
"""What editors write into the text in the place of what is withdrawn."""
WITHDRAWN = {
    "quote": "A quote was withdrawn",
    "speaker": "A speaker was withdrawn",
    "section": "A section was withdrawn",
    "contact": "A contact was withdrawn",
}


def withdrawn_on(day: date) -> str:
    """What a file says in the place of what was withdrawn, at whose address more is said."""
    return f"Withdrawn on {long_date(day)}. The address gives the reason."


def about_edition(event: str) -> str:
    """Of the page on the edition."""
    return f"Where the text of the web edition of {event} comes from, and what the editors did."


def about_corrections(event: str) -> str:
    """Of the page of all changes."""
    return f"The versions of the web edition of {event}, and every correction."


def quote_of(name: str) -> str:
    """What a correction is about."""
    return f"A quote of {name}"


def paragraph_of(paragraph: str, heading: str) -> str:
    """What a correction is about."""
    return f"Paragraph {paragraph} of “{heading}”"
