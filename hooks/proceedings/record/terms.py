"""Where the record's words hold the forms of the index's terms.

The words are those of the sections, of what the print says of the speakers, and the names of the
contacts' organisations. The forms are looked up together with the speakers' names, and of all that
begin at one place the longest is meant.
"""

from collections.abc import Iterable, Iterator

from proceedings.equal import fold, tidy
from proceedings.read.entries import TermEntry
from proceedings.read.records import Placed, ProjectRecords, Records
from proceedings.read.source import Steps
from proceedings.record.mentions import Mentions
from proceedings.record.model import Section, Speaker
from proceedings.record.names import Names, Naming

_NOBODYS = ""
"""The key of a speaker's name among the terms."""


def term_forms(
    terms: Records[TermEntry],
) -> Iterator[tuple[Placed[TermEntry], Steps, str]]:
    """Every form of a term that could be read: its entry, where it stands, and the form."""
    for placed in terms.placed:
        for number, form in enumerate(placed.entry.forms):
            if placed.has("forms", number):
                yield placed, (*placed.steps, "forms", number), form


def variants(form: str) -> Iterator[str]:
    """A form as it may stand in the text: one with a small first letter begins sentences too."""
    yield form
    if form[0].islower():
        yield form[0].upper() + form[1:]


def find_mentions(
    records: ProjectRecords, people: Iterable[str], sections: Iterable[Section]
) -> Mentions:
    """Looks all terms up at once; costs the length of the words.

    Args:
        records: the terms, and whose roles and organisations are searched.
        people: the forms that name speakers, which are no term's.
        sections: whose paragraphs and titles are searched.
    """
    forms = [(form, placed.entry.id) for placed, _, form in term_forms(records.terms)]
    if not forms:
        return Mentions()
    written = [(variant, term) for form, term in forms for variant in variants(form)]
    finder = _Finder(Names([*((name, _NOBODYS) for name in people), *written]))
    headings = Names((form.casefold(), term) for form, term in forms)
    sections = tuple(sections)
    return Mentions(
        {
            section.id: tuple(finder.mentions(paragraph.text) for paragraph in section.paragraphs)
            for section in sections
        },
        {one.id: _keys(headings.find(tidy(one.title).casefold())) for one in sections},
        finder.holders(
            (speaker.entry.id, Speaker.of(speaker.entry).described)
            for speaker in records.speakers.placed
            if not (speaker.entry.testimony or speaker.entry.withdrawn)  # nothing is added
        ),
        finder.holders(
            (each.entry.id, each.entry.organization)
            for each in records.contacts.placed
            if not each.entry.withdrawn
        ),
        frozenset(finder.occurring),
    )


class _Finder:
    """Finds mentions, and remembers which forms they have."""

    def __init__(self, names: Names) -> None:
        self.occurring: set[str] = set()
        self._names = names

    def mentions(self, text: str) -> tuple[Naming, ...]:
        found = tuple(each for each in self._names.find(text) if each.key != _NOBODYS)
        self.occurring.update(fold(text[each.span.start : each.span.end]) for each in found)
        return found

    def holders(self, described: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
        """By the id of a term: who is described with it."""
        found: dict[str, list[str]] = {}
        for holder, words in described:
            for term in _keys(self.mentions(tidy(words))):
                found.setdefault(term, []).append(holder)
        return found


def _keys(namings: Iterable[Naming]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(naming.key for naming in namings))
