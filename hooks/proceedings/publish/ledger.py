"""Whether what was published is still there: the ledger compared with what is to be published.

Nothing that stands in the ledger may be gone, and no words in it may change, unless the record says
so: by `formerly`, `corrected` or `withdrawn`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from proceedings.problems import Place, Problem, did_you_mean
from proceedings.publish.site import Site
from proceedings.read.docs import DOCS, HOME, OWN, FormerPage
from proceedings.read.ledger import TEXT, Ledger, LedgerLine, ledger_text
from proceedings.record.former import former_addresses
from proceedings.record.history import ERASED, History, histories
from proceedings.record.model import Proceedings
from proceedings.record.text import marked_ids

COMMAND = "proceedings publish"
"""What writes the ledger."""


def published_now(site: Site, prose: Iterable[str]) -> dict[str, History]:
    """What stands at every address: of a quote and a paragraph the history of its words."""
    fragments: list[str] = []
    for page in site.pages.values():
        fragments += (f"{page.address}#{name}" for name in page.fragments)
    addresses = [*site.pages, *site.files, *fragments, *prose]
    return dict.fromkeys(addresses, ()) | histories(site.proceedings)


def _always(_address: str) -> bool:
    return True


@dataclass(frozen=True)
class Comparison:
    """The ledger, and what is to be published: what stands at every address, by `now`.

    `former` are former addresses of pages with those of today; `prose` those of the editors' own
    pages and files, and of the headings there. `place_of` finds where in the data files something
    stands, by its address. Where `is_known` denies that all on which it depends is known, nothing
    is said of an address.
    """

    ledger: Ledger
    proceedings: Proceedings
    now: Mapping[str, History]
    former: Mapping[str, str]
    prose: frozenset[str]
    place_of: Callable[[str], Place]
    former_pages: Sequence[FormerPage] = ()
    """What the editors' own pages say of their former addresses."""
    is_known: Callable[[str], bool] = _always

    def problems(self) -> Iterator[Problem]:
        """What is gone, has changed or has moved without a word of it in the record."""
        yield from self.ledger.problems
        if not self.ledger.problems:
            yield from self._never_published()
            yield from self._gone()
            yield from self._changed()

    def unerased(self) -> Iterator[Problem]:
        """Fingerprints of withdrawn words that the ledger still has."""
        for address, line in self._lines.items():
            history = self._history(address, line)
            if history and _erased(line, history) != line.fingerprints:
                message = (
                    f"Words at “/{address}” are withdrawn, and their fingerprint still stands "
                    f"here. Run “{COMMAND}”, or write “-” in the fingerprint’s place."
                )
                yield Problem(line.place, message)

    def renewed(self) -> str:
        """The ledger's text with all that is published now; nothing is left of withdrawn words."""
        found: dict[str, tuple[str, ...]] = {}
        for address, line in self._lines.items():
            found[address] = _erased(line, self._history(address, line) or ())
        for address, history in self.now.items():
            known = found.get(address, ())
            found[address] = (*known, *map(min, history[len(known) :]))
        return ledger_text(found.items(), self.ledger.removed)

    @property
    def _lines(self) -> Mapping[str, LedgerLine]:
        return self.ledger.lines

    @cached_property
    def _withdrawn(self) -> frozenset[str]:
        return frozenset(each.address for each in self.proceedings.withdrawn)

    @cached_property
    def _withdrawn_files(self) -> frozenset[str]:
        """The address books of withdrawn contacts; other files stand beside their pages."""
        some = (each for each in self.proceedings.withdrawn if each.kind == "contact")
        return frozenset(f"contacts/{each.fragment}.vcf" for each in some)

    def _history(self, address: str, line: LedgerLine) -> History | None:
        """The history of what the ledger knows under an address; None if that is gone."""
        page, _, fragment = address.partition("#")
        today = self.former.get(page, page) + (f"#{fragment}" if fragment else "")
        beside = self.former.get(_page_of(today), _page_of(today))
        if not {today, beside}.isdisjoint(self._withdrawn | self._withdrawn_files):
            return (ERASED,) * len(line.fingerprints)
        return self.now.get(today)

    def _never_published(self) -> Iterator[Problem]:
        """Declarations of changes to what was never published."""
        for name, candidates in former_addresses(self.proceedings):
            is_new = not any(former.address in self._lines for former in candidates)
            if is_new and self.is_known(candidates[0].today):
                message = f"“{name}” was never published. Delete it from “formerly”."
                yield Problem(self.place_of(candidates[0].today), message)
        for page in self.former_pages:
            if page.address not in self._lines:
                message = f"“{page.address}” was never published. Delete it from “formerly”."
                yield Problem(page.place, message)
        for address in filter(self.is_known, self._withdrawn - self._lines.keys()):
            message = "This was never published, so that nothing is to be withdrawn. Delete it."
            yield Problem(self.place_of(address), message)
        for address, history in self.now.items():
            if len(history) > 1 and address not in self._lines and self.is_known(address):
                message = "This was never published, so that nothing is corrected. Delete it."
                yield Problem(self.place_of(address), message)

    def _gone(self) -> Iterator[Problem]:
        reported: set[str] = set()
        for address, line in self._lines.items():
            page, contact = _page_of(address), _contact_of(address)
            if self._history(address, line) is not None or not reported.isdisjoint((page, contact)):
                continue
            if not self.is_known(address):
                continue
            reported.add(address)
            name = address.partition("#")[2]
            if address == page:
                cure = self._cure_of_page(address)
            elif contact:
                cure = _cure_of_record(name)
            elif _PARAGRAPH.search(address):
                cure = (
                    "Restore the paragraph. If it is a part of another now, begin that with the "
                    f"mark “{{#{name}}}” too; if its words are withdrawn, “[words withdrawn]” "
                    "stands in their place."
                )
            elif page == "index/":
                cure = (
                    f"Restore its entry in index.yml, or add “formerly: [{name}]” to the entry "
                    "that takes its place."
                )
            elif address.startswith("#"):
                cure = f"Restore it in {DOCS}/{HOME}, or in “preface” in mkdocs.yml."
            elif self.former.get(page, page) in self.prose:
                cure = "Restore it in the docs folder."
            else:
                cure = "Restore the record that it belongs to."
            yield Problem(line.place, f"“/{address}” was published and is gone. {cure}")

    def _cure_of_page(self, address: str) -> str:
        """What to do about a page that is gone: what has its words may be the same."""
        above, _, name = address.rstrip("/").rpartition("/")
        if not address.startswith(OWN):
            return (
                f"Restore it in the docs folder, or add “formerly: [{address}]” on top of the page "
                "that takes its place, between two lines “---”."
            )
        if above not in _KINDS or name == "by-speaker":
            return "Restore the page, or the records that it lists."
        words = [one for _, fingerprints in self._published[address] for one in fingerprints[-1:]]
        for one in words:
            for successor in map(_page_of, self._places_of_words.get(one, ())):
                if successor not in self._lines:
                    place = self.place_of(successor)
                    return (
                        f"“/{successor}” seems to be the same: add “formerly: [{name}]” there "
                        f"({place})."
                    )
        new = (each for each in self.now.keys() - self._lines.keys() if each.endswith("/"))
        others = [each.split("/")[-2] for each in new if each.startswith(f"{above}/")]
        return f"{did_you_mean(name, others)} {_cure_of_record(name)}".strip()

    def _changed(self) -> Iterator[Problem]:
        for address, line in self._lines.items():
            history = self._history(address, line)
            if history is None or _agrees(line, history, address in self.now):
                continue
            if not self.is_known(address):
                continue
            page, _, name = address.partition("#")
            where = self.place_of(self.former.get(page, page) + (f"#{name}" if name else ""))
            tell = self._changed_paragraph if name else _changed_quote
            yield Problem(where, tell(address, line, history))

    def _changed_paragraph(self, address: str, line: LedgerLine, history: History) -> str:
        page, _, name = address.partition("#")
        stood = [
            other
            for other, fingerprints in self._published[page]
            if other != name and fingerprints and fingerprints[-1] in history[-1]
        ]
        free = f"the mark “{{#{self._free(address)}}}”"
        if stood:
            return (
                f"The paragraph {name} holds the words that were published as {stood[0]}. "
                "Published paragraphs keep their ids: begin the paragraph that is new with "
                f"{free}, or this one with “{{#{stood[0]}}}”."
            )
        if address in self._corrected:
            return _NOT_WHAT_WAS
        return (
            f"The paragraph {name} was published with other words or page marks. Restore it. If "
            f"it is new, begin it with {free}; if it is corrected, tell the readers: add to the "
            f"{self._holders.get(page, 'section')} “corrected: [{{paragraph: {name}, date: …, "
            "was: …, note: …}]” (without “was” where words are withdrawn)."
            + (_ENOUGH if address in self._with_changed_quotes else "")
        )

    @cached_property
    def _holders(self) -> dict[str, str]:
        """In what the editor tells corrections, by the pages where that is no section."""
        return {each.address: each.holder for each in self.proceedings.outside_sections}

    @cached_property
    def _with_changed_quotes(self) -> frozenset[str]:
        """The paragraphs with quotes that are not what was published."""
        return frozenset(
            f"{quote.section.address}#{quote.paragraph.id}"
            for quote in self.proceedings.quotes
            if (line := self._lines.get(quote.address))
            and not _agrees(line, self.now[quote.address], True)
        )

    @cached_property
    def _corrected(self) -> frozenset[str]:
        """The paragraphs of which a correction is told."""
        told = [(each.address, each.entry.corrected) for each in self.proceedings.sections]
        told += [(each.address, each.corrected) for each in self.proceedings.outside_sections]
        return frozenset(
            f"{page}#{each.paragraph}" for page, corrected in told for each in corrected
        )

    @cached_property
    def _published(self) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
        """By page, the fingerprints of the ledger's lines, each with its id on the page."""
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for address, line in self._lines.items():
            page, _, name = address.partition("#")
            found[page].append((name, line.fingerprints))
        return found

    @cached_property
    def _places_of_words(self) -> Mapping[str, list[str]]:
        """Where words stand now, by their fingerprints."""
        found: dict[str, list[str]] = {}
        for address, history in self.now.items():
            for one in history[-1] if history else ():
                found.setdefault(one, []).append(address)
        return found

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The highest number that was published or stands in a mark, by what it is counted in.

        The numbers of paragraphs without a mark follow from these.
        """
        found: dict[str, int] = {}
        texts = [(section.address, section.entry.text) for section in self.proceedings.sections]
        outside = self.proceedings.outside_sections
        texts += ((each.address, text) for each in outside for text in each.typed)
        marked = (f"{page}#{name}" for page, text in texts for name in marked_ids(text))
        for address in (*self._lines, *marked):
            series, number = self._counted(address)
            found[series] = max(found.get(series, 0), number)
        return found

    def _counted(self, address: str) -> tuple[str, int]:
        """What a paragraph is counted in, its printed page or else its section, and its number."""
        page, _, name = address.partition("#")
        match = _PARAGRAPH.search(f"#{name}")
        if not match:
            return "", 0
        return match[1] if "-" in name else self.former.get(page, page), int(match[2])

    def _free(self, address: str) -> str:
        """The next id that no paragraph has or ever had."""
        series, _ = self._counted(address)
        prefix = series if series.endswith("-") else "p"
        return f"{prefix}{self._numbers.get(series, 0) + 1}"


_KINDS = ("speakers", "quotes", "takeaways", "context")
"""The folders of records' pages."""
_ENOUGH = (
    " If only the quote in it is corrected, “corrected” there is enough: readers are told of it "
    "here too."
)
_NOT_WHAT_WAS = (
    "What “was” says here is not what was published. Copy the words, and the speaker’s id if that "
    "was another, from the published site or from the project’s history."
)


def _cure_of_record(name: str) -> str:
    return (
        f"Restore its id; or add “formerly: [{name}]” to the record that it is now, or “withdrawn: "
        "{date: …, reason: …}” to its own."
    )


def _changed_quote(address: str, line: LedgerLine, history: History) -> str:
    if len(history) > 1:
        return _NOT_WHAT_WAS
    return (
        "This quote was published with other words or under another speaker. Restore it. If it is "
        "corrected, tell the readers: add “corrected: [{date: …, was: …, note: …}]”, and "
        "“speaker: …” if the speaker was another."
    )


_PARAGRAPH = re.compile(r"#(p(?:[0-9]+-)?)([0-9]+)$")


def is_paragraph(address: str) -> bool:
    """Whether an address is that of a paragraph."""
    return bool(_PARAGRAPH.search(address))


def _contact_of(address: str) -> str:
    """The contact that an address, of its file too, belongs to; nothing if it is none."""
    match = re.fullmatch(r"contacts/(?:#(.+)|(.+)\.vcf)", address)
    return f"contacts/#{match[1] or match[2]}" if match else ""


def _page_of(address: str) -> str:
    """The page that an address, of a fragment or of a file beside it too, belongs to.

    In the whole text a section's heading belongs to the section.
    """
    address = address.removeprefix(f"{TEXT}#")
    return address.partition("#")[0].rpartition("/")[0] + "/" if "/" in address else ""


def _agrees(line: LedgerLine, history: History, is_here: bool) -> bool:
    """Whether the ledger's fingerprints are those of the history, but for the newest.

    What leads on to another address has not been followed since.
    """
    known = line.fingerprints
    if len(known) > len(history) or (is_here and len(known) < len(history) - 1):
        return False
    return all(one in some or some is ERASED for one, some in zip(known, history, strict=False))


def _erased(line: LedgerLine, history: History) -> tuple[str, ...]:
    """The line's fingerprints without those of withdrawn words."""
    known = line.fingerprints
    erased = ("-" if some is ERASED else one for one, some in zip(known, history, strict=False))
    return (*erased, *known[len(history) :])
