"""What of the ledger can be judged while something is wrong with the record.

The editor is told in one run what must be mended. But what is wrong with the record must not be
told once more as something that is gone or has changed: an address is judged only if everything on
which it depends is known.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from proceedings.problems import Place, Problem
from proceedings.publish.ledger import Comparison, is_paragraph
from proceedings.publish.pages.home import preface_fragments
from proceedings.read.docs import DOCS, OWN, former_pages
from proceedings.read.ledger import Ledger
from proceedings.record.assembled import Assembled, statement_entries
from proceedings.record.former import former_addresses
from proceedings.record.history import History, histories


def ledger_problems(
    assembled: Assembled, problems: Collection[Problem], ledger: Ledger, prose: Iterable[str]
) -> Iterator[Problem]:
    """What the ledger has against a project of which something must be mended anyway.

    Args:
        assembled: the project as far as it could be read.
        problems: what is wrong with it.
        ledger: what was published.
        prose: the addresses of the editors' own pages and files, and of the headings there.
    """
    if not assembled.records.event.placed:
        yield from ledger.problems
        return
    proceedings = assembled.proceedings
    known = _Known(assembled, problems, histories(proceedings))
    own = frozenset(prose) if known.has_prose else frozenset()
    former = {
        each.address: each.today
        for _, candidates in former_addresses(proceedings)
        for each in candidates
        if each.address in ledger.lines
    }
    moved = tuple(former_pages(assembled.records.pages)) if known.has_prose else ()
    former |= {each.address: each.today for each in moved}
    now = dict.fromkeys((*known.records, *own), ()) | known.words
    comparison = Comparison(
        ledger, proceedings, now, former, own, assembled.place_of, moved, known.is_known
    )
    yield from comparison.problems()


class _Known:
    """What is known of a project in spite of its problems."""

    def __init__(
        self, assembled: Assembled, problems: Collection[Problem], words: dict[str, History]
    ) -> None:
        self.words = words
        self.records = frozenset(_records(assembled))
        self._place_of = assembled.place_of
        self._faulty = _faulty(assembled, problems)
        records = assembled.records
        has_sections = not any(of_kind.problems for _, of_kind in records.sections)
        speakers = not records.speakers.problems
        self._is_read: dict[str, bool] = {kind: has_sections for kind, _ in records.sections}
        self._is_read |= {"speakers": speakers, "quotes": speakers}
        self._is_read["contacts"] = not records.contacts.problems
        self._is_numbered = (
            has_sections
            and not records.event.problems
            and assembled.order.is_right
            and not any(text.faults for text in assembled.every_text)
        )
        self.has_prose = not any(problem.place.file.split("/")[0] == DOCS for problem in problems)
        self._has_preface = self.has_prose and not records.event.problems

    def is_known(self, address: str) -> bool:
        """Whether all is known on which it depends what stands at an address."""
        folder, _, below = address.partition("/")
        if address.startswith("#"):
            is_sure = self._is_numbered or not (is_paragraph(address) or address[1:6] == "page-")
            return self._has_preface and is_sure and self._place_of(address) not in self._faulty
        if folder not in self._is_read:
            return self.has_prose and not address.startswith(OWN)
        if not self._is_read[folder]:
            return False
        if is_paragraph(address):
            return self._is_numbered and self._place_of(address) not in self._faulty
        if address in self.records:  # of a quote that was not found the words are not known
            is_read = address in self.words or folder != "quotes"
            return is_read and self._place_of(address) not in self._faulty
        if folder == "contacts":
            return below.startswith("#")
        return bool(_RECORD.fullmatch(below)) and below not in _LISTS


_RECORD = re.compile(r"[^/#]+/")
_LISTS = ("by-speaker/", "by-section/", "by-letter/")
"""Pages in the folders of records that are none: whether they are there is not known."""


def _records(assembled: Assembled) -> Iterator[str]:
    """The addresses of all records, those of statements that were not found included."""
    records = assembled.records
    for speaker in records.speakers.placed:
        yield f"speakers/{speaker.entry.id}/"
    for _, _, kind, entry in statement_entries(records.speakers):
        if kind == "quote":
            yield f"quotes/{entry.id}/"
    for section_kind, of_kind in records.sections:
        yield from (f"{section_kind}/{section.entry.id}/" for section in of_kind.placed)
    yield from (f"contacts/#{contact.entry.id}" for contact in records.contacts.placed)
    yield from (f"#{name}" for name in preface_fragments(assembled.proceedings.preface))


def _faulty(assembled: Assembled, problems: Iterable[Problem]) -> set[Place]:
    """The places of records and paragraphs within which a problem stands."""
    starts: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(assembled.places.values()):
        starts[place.file].append(place)
    found = set()
    for problem in problems:
        of_file = starts[problem.place.file]
        at = bisect_right(of_file, problem.place) - 1
        if at >= 0:
            found.add(of_file[at])
    return found
