"""The entries of the index: people and terms, each with its places and with who is heard there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from proceedings import words
from proceedings.publish.collation import sort_key
from proceedings.record.model import Proceedings, Speaker, Statement, Term
from proceedings.record.passages import Span
from proceedings.record.places import Place, places_of_speakers, places_of_terms

MOST_PLACES = 60
"""Places that an entry lists; of the others only the number is said."""

Target = tuple[str, str]
"""What a link says, and the address that it leads to."""


class Locator(NamedTuple):
    """A place as the index has it: the printed page and the paragraph."""

    label: str
    address: str
    heard: tuple[str, ...]
    """Who says what is looked for, or is reported to; of a person, how the person is heard."""
    beside: tuple[str, ...] = ()
    """Who else is heard in the paragraph."""


class Row(NamedTuple):
    """The places in one section."""

    heading: str
    has_note: bool
    """Whether the section has a content note, which a link to a paragraph passes by."""
    locators: tuple[Locator, ...]


@dataclass(frozen=True)
class IndexEntry:
    """A person or a term."""

    id: str
    name: str
    rows: tuple[Row, ...]
    omitted: int
    """How many places are not listed."""
    speaker: Speaker | None = None
    term: Term | None = None
    roles: tuple[Target, ...] = ()
    """Speakers in whose role the term stands."""
    contacts: tuple[Target, ...] = ()
    """Contacts in the name of whose organisation it stands."""
    see: tuple[Target, ...] = ()

    @property
    def has_places(self) -> bool:
        """Whether it says more than where to look instead."""
        return bool(self.rows or self.roles or self.contacts)

    @property
    def lines(self) -> int:
        """How long it is: itself, its sections and its places."""
        return 1 + len(self.rows) + sum(len(row.locators) for row in self.rows)


def index_entries(proceedings: Proceedings) -> list[IndexEntry]:
    """All entries, in the alphabet of the record's language."""
    places = {**places_of_speakers(proceedings), **places_of_terms(proceedings)}
    entries = [
        *(_of_speaker(each, places.get(each.id, ()), proceedings) for each in proceedings.speakers),
        *(_of_term(each, places.get(each.id, ()), proceedings) for each in proceedings.terms),
    ]
    language = proceedings.event.language
    return sorted(entries, key=lambda entry: sort_key(entry.name, language))


def _of_speaker(speaker: Speaker, places: Sequence[Place], proceedings: Proceedings) -> IndexEntry:
    def locator(place: Place, label: str) -> Locator:
        said = proceedings.in_paragraph(place.section, place.paragraph)
        own = [statement for statement in said if statement.speaker.id == speaker.id]
        return Locator(label, place.address, _named(own, lambda each: words.HEARD[each.kind]))

    is_whole = speaker.name.startswith(speaker.family_name)  # written in this order anyway
    name = speaker.name if is_whole else speaker.last_first
    return IndexEntry(speaker.id, name, *_rows(places, locator), speaker=speaker)


def _of_term(term: Term, places: Sequence[Place], proceedings: Proceedings) -> IndexEntry:
    def locator(place: Place, label: str) -> Locator:
        said = proceedings.in_paragraph(place.section, place.paragraph)
        own = [each for each in said if any(_overlap(each.span, span) for span in place.spans)]
        heard = {each.speaker.id for each in own}
        others = [each for each in said if each.speaker.id not in heard]
        return Locator(label, place.address, _named(own, _speaker), _named(others, _speaker))

    mentions = proceedings.mentions
    speakers = [proceedings.speaker[each] for each in mentions.speakers.get(term.id, ())]
    contacts = set(mentions.contacts.get(term.id, ()))
    return IndexEntry(
        term.id,
        term.name,
        *_rows(places, locator),
        term=term,
        roles=tuple((each.name, each.address) for each in speakers),
        contacts=tuple(
            (each.organization, f"contacts/#{each.id}")
            for each in proceedings.contacts
            if each.id in contacts
        ),
        see=tuple((proceedings.term[each].name, each) for each in term.see),
    )


def _speaker(statement: Statement) -> str:
    return statement.speaker.name


def _named(statements: Sequence[Statement], name: Callable[[Statement], str]) -> tuple[str, ...]:
    """The names once each, with the editors' reservation where every statement has it."""
    is_inferred: dict[str, bool] = {}
    for each in statements:
        is_inferred[name(each)] = is_inferred.get(name(each), True) and each.is_inferred
    return tuple(
        words.with_reservation(each, is_inferred=inferred) for each, inferred in is_inferred.items()
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _rows(
    places: Sequence[Place], locator: Callable[[Place, str], Locator]
) -> tuple[tuple[Row, ...], int]:
    """The first places by section, and how many more there are."""
    rows = []
    for section, group in groupby(places[:MOST_PLACES], lambda place: place.section):
        locators = tuple(
            locator(place, words.place(place.pages, place.paragraph.id)) for place in group
        )
        rows.append(Row(section.heading, bool(section.entry.content_note), locators))
    return tuple(rows), max(0, len(places) - MOST_PLACES)
