"""The proceedings as a tagged PDF (PDF/UA-1), set by typst.

The record goes in as data, which typst never reads as markup. The time in the file is the
edition's, so that it is the same whenever it is made.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings import words
from proceedings.publish.cache import KEPT, Cache
from proceedings.publish.font_files import rare
from proceedings.publish.language import direction
from proceedings.publish.runs import Rows, Run
from proceedings.publish.whole.book import Book, cited
from proceedings.record.model import Statement

if TYPE_CHECKING:  # need not be installed
    import typst

TEMPLATES = Path(__file__).parent
TEMPLATE = "proceedings.typ"
FONT = "Libertinus Serif"
"""The site's face, which typst brings with it."""
_BEFORE_A_NOTE = ",.;:!?、。，．：；！？"
"""What stands before the number of a note rather than behind it."""


def can_set() -> bool:
    """Whether typst is installed."""
    return find_spec("typst") is not None


@dataclass(frozen=True)
class Typesetter:
    """Sets PDFs, and keeps the last."""

    font: Path | None = None
    """The file that the editors name for letters that the site's face lacks."""
    cache: Cache | None = None

    @classmethod
    def of(cls, project: Path, font: Path | None) -> "Typesetter":
        """The typesetter of a project."""
        return cls(font.resolve() if font else None, Cache(project / KEPT / "text"))

    def pdf(self, book: Book, site_url: str) -> bytes:
        """The whole as a file: the one that is kept, if it says the same in the same look.

        Raises:
            typst.TypstError: a letter is in none of the fonts, so that it could not be read.
        """
        data = _data(book, site_url)
        make = partial(_set, data, book.event.edition.date, self.font)
        if not self.cache:
            return make()
        name = f"{self._digest(data)[:32]}.pdf"
        made = self.cache.get(name, make)
        self.cache.keep_only([name])
        return made

    def _digest(self, data: Mapping[str, object]) -> str:
        """Differs where the file would."""
        shown = hashlib.sha256(json.dumps([version("typst"), data]).encode())
        shown.update((TEMPLATES / TEMPLATE).read_bytes())
        if self.font:
            shown.update(self.font.read_bytes())
        return shown.hexdigest()


def unset(letters: set[str], own: Path | None = None) -> list[str]:
    """Those that can't be set: at least one if there are any.

    Args:
        letters: what is to be set.
        own: the font file that the editors name.
    """
    possible, lacking = rare(letters)
    if own:
        possible, lacking = possible | lacking, set()
    while not lacking and possible:
        import typst

        try:
            data = {"letters": sorted(possible)}
            _compiler("letters.typ", data, own).compile(pdf_standards=["ua-1"])
            break
        except typst.TypstError as error:
            named = re.findall('text `"(.+?)"`', str(error))
            lacking = {each for word in named for each in word.strip()} or {min(possible)}
    return sorted(lacking)


def _compiler(template: str, data: Mapping[str, object], own: Path | None) -> "typst.Compiler":
    """What sets a template of this folder, in the site's face and then in the editors' own."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[own.parent] if own else [])
    found = (each.family for each in fonts.fonts() if own and each.path == str(own))
    families = [FONT, *dict.fromkeys(found)]
    return typst.Compiler(
        TEMPLATES / template,
        font_paths=fonts,
        sys_inputs={"data": json.dumps({**data, "fonts": families}, ensure_ascii=False)},
    )


def _set(data: Mapping[str, object], day: date, own: Path | None) -> bytes:
    """The file; its time is the beginning of the edition's day."""
    begun = datetime.combine(day, time(), UTC)
    compiler = _compiler(TEMPLATE, data, own)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(begun.timestamp()))
    assert isinstance(made, bytes)
    return made


def _data(book: Book, site_url: str) -> dict[str, object]:
    """What the template prints."""
    event = book.event
    return {
        "title": event.title,
        "subtitle": event.subtitle or "",
        "full_title": event.full_title,
        "kind": event.kind or "",
        "lines": " · ".join((*event.where_and_when, *event.cover)),
        "edition": words.edition(event.edition.version, event.edition.date),
        "date": [event.edition.date.year, event.edition.date.month, event.edition.date.day],
        "url": site_url,
        "marks": book.about_marks,
        "language": event.language.partition("-")[0],
        "direction": direction(event.language),
        "interface": words.LANGUAGE,
        "contents_title": words.IN_THIS_BOOK,
        "front": [
            {
                "title": front.title,
                "rows": _rows(front.rows, site_url),
                "people": front.people.names if front.people else [],
            }
            for front in book.front
        ],
        "parts": [
            {
                "title": part.title,
                "rows": _rows(part.rows, site_url),
                "sections": [
                    {
                        "title": chapter.section.heading,
                        "note": _note(chapter.section.entry.content_note),
                        "rows": _rows(chapter.rows, site_url),
                    }
                    for chapter in part.chapters
                ],
            }
            for part in book.parts
        ],
        "people": [{"title": each.title, "names": each.names} for each in book.people],
        "cite_title": words.HOW_TO_CITE,
        "cite": cited(book, site_url),
    }


def _note(note: str | None) -> str:
    return f"{words.CONTENT_NOTE}. {note}" if note else ""


def _rows(rows: Rows, site_url: str) -> list[list[dict[str, str]]]:
    return [list(pieces(runs, site_url)) for _, runs in rows]


def pieces(runs: Iterable[Run], site_url: str) -> Iterator[dict[str, str]]:
    """A paragraph's words, marks of pages, and behind each quote a note with its address."""
    runs = list(runs)
    open_note: Statement | None = None
    for number, run in enumerate(runs):
        text = run.text
        if open_note and run.kind == "words":
            at = 1 if text[:1] in _BEFORE_A_NOTE else 0
            if at:
                yield {"kind": "words", "text": text[:at]}
            text = text[at:]
        if open_note and (run.quote is not open_note and run.kind != "mark"):
            yield _footnote(open_note, site_url)
            open_note = None
        if run.kind == "mark":
            yield {"kind": "mark", "text": words.unbroken(words.page_label((text, text)))}
        elif text:
            yield {"kind": "words", "text": text}
        if run.quote and not any(other.quote is run.quote for other in runs[number + 1 :]):
            open_note = run.quote
    if open_note:
        yield _footnote(open_note, site_url)


def _footnote(quote: Statement, site_url: str) -> dict[str, str]:
    speaker = quote.speaker
    named = words.with_reservation(speaker.name, is_inferred=quote.is_inferred)
    text = "" if speaker.testimony else named
    return {"kind": "note", "text": text, "url": site_url + quote.address}
