"""What machines are told of the whole proceedings, a section, or a quote: one record for each.

Every format for machines is one function of a `Reference`. (A report is the proceedings' own
sentence and has none.)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from proceedings import words
from proceedings.record.model import Event, Pages, Section, Speaker, Statement, Term


@dataclass(frozen=True, slots=True)
class Reference:
    """What is cited, where it stands, and the event whose proceedings hold it.

    `title` is as printed and `title_sentence` in sentence case; `author` is None but for a quote,
    and `number` but for a takeaway. `url` is the address of the page, `site_url` that of the site.
    """

    kind: Literal["proceedings", "section", "quote"]
    key: str
    """Made of the record's permanent id, for formats that ask for a key."""
    title: str
    title_sentence: str
    event: Event
    url: str
    site_url: str
    author: Speaker | None = None
    pages: Pages | None = None
    number: int | None = None
    is_inferred: bool = False
    about: tuple[Term, ...] = ()
    """What a section is about, by its title."""
    mentions: tuple[Term, ...] = ()
    """What else a section speaks of."""

    @property
    def within(self) -> str:
        """The title of the proceedings as printed, or nothing if they themselves are cited."""
        return "" if self.kind == "proceedings" else self.event.full_title

    @property
    def note(self) -> str:
        """The editors' reservation, if there is one."""
        return words.RESERVATION if self.is_inferred else ""


def whole(event: Event, site_url: str) -> Reference:
    """The whole proceedings; `site_url` ends in a slash."""
    key = f"proceedings-{event.date.isoformat()}" if event.date else "proceedings"
    title, sentence = event.full_title, event.full_title_sentence
    return Reference("proceedings", key, title, sentence, event, site_url, site_url)


def of_section(
    section: Section,
    event: Event,
    site_url: str,
    about: tuple[Term, ...] = (),
    mentions: tuple[Term, ...] = (),
) -> Reference:
    """A section, with what it is about and what else it mentions."""
    return Reference(
        "section",
        f"{section.kind}-{section.id}",
        section.title,
        section.entry.title_sentence or section.title,
        event,
        site_url + section.address,
        site_url,
        pages=section.pages,
        number=section.number,
        about=about,
        mentions=mentions,
    )


def of_quotes(statements: Iterable[Statement], event: Event, site_url: str) -> Iterator[Reference]:
    """The quotes among some statements, where they are listed: there no testimony is given."""
    for each in statements:
        if each.kind == "quote" and not each.speaker.testimony:
            yield of_quote(each, event, site_url)


def of_quote(quote: Statement, event: Event, site_url: str) -> Reference:
    """A quote, under its speaker's name."""
    return Reference(
        "quote",
        f"quote-{quote.id}",
        quote.text,
        quote.text,
        event,
        site_url + quote.address,
        site_url,
        author=quote.speaker,
        pages=quote.pages,
        is_inferred=quote.is_inferred,
    )
