"""What a citation style is: functions that write what is cited, and what their results are for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, TypeVar

from proceedings import words
from proceedings.cite.cited import CitedParagraph, CitedSection, CitedStatement, CitedWork
from proceedings.cite.pinpoint import Numbers
from proceedings.cite.richtext import RichText

_Cited = TypeVar("_Cited")


class Form(NamedTuple):
    """One citation to copy: what it is for, and its text."""

    id: str
    label: str
    text: RichText


class Citation(NamedTuple):
    """What one style says of one thing.

    `forms` is the honest form; `under_speaker` are the entries under the speaker's name, which
    only quotes have, and `caution` is what is to be said of them.
    """

    style: "Style"
    forms: tuple[Form, ...]
    under_speaker: tuple[Form, ...] = ()
    caution: str = ""


@dataclass(frozen=True)
class Style:
    """A citation style, named with its edition; `bibliography` is what it calls its list.

    The functions of `*_notes` make footnotes, the others entries of the list; a style without
    notes cites in the text.
    """

    id: str
    name: str
    bibliography: str
    work: Callable[[CitedWork], RichText]
    section: Callable[[CitedSection], RichText]
    speaker: Callable[[CitedStatement], RichText]
    in_text: Callable[[CitedStatement], RichText]
    """How the text, or a note, names the speaker as quoted in the proceedings."""
    paragraph: Callable[[CitedParagraph], RichText]
    """How the text, or a note, names a paragraph."""
    numbers: Numbers
    """How printed pages are named there."""
    work_note: Callable[[CitedWork], RichText] | None = None
    section_note: Callable[[CitedSection], RichText] | None = None
    speaker_note: Callable[[CitedStatement], RichText] | None = None

    @cached_property
    def in_text_label(self) -> str:
        """What the honest form is called."""
        return words.NOTE if self.work_note else words.IN_THE_TEXT

    def of_work(self, work: CitedWork) -> Citation:
        """The whole proceedings."""
        listed = Form("reference", self.bibliography, self.work(work))
        return Citation(self, (*_note(self.work_note, work), listed))

    def of_section(self, section: CitedSection) -> Citation:
        """A section."""
        listed = Form("reference", self.bibliography, self.section(section))
        return Citation(self, (*_note(self.section_note, section), listed))

    def of_paragraph(self, paragraph: CitedParagraph) -> Citation:
        """A paragraph, as the text or a note names it; the list has what it stands in."""
        form = Form("paragraph", self.in_text_label, self.paragraph(paragraph))
        return Citation(self, (form,))

    def of_statement(self, statement: CitedStatement) -> Citation:
        """A statement, with the entry for the whole proceedings.

        The entry leads to the statement's own address, unless a note has given it already.
        """
        work = statement.work
        if not self.work_note:
            work = replace(work, url=statement.url)
        forms = (
            Form("in-text", self.in_text_label, self.in_text(statement)),
            Form("reference", self.bibliography, self.work(work)),
        )
        if statement.is_report:
            return Citation(self, forms)
        listed = Form("speaker", self.bibliography, self.speaker(statement))
        under_speaker = (*_note(self.speaker_note, statement, "speaker-note"), listed)
        caution = words.UNDER_INFERRED_SPEAKER if statement.is_inferred else words.UNDER_SPEAKER
        return Citation(self, forms, under_speaker, caution)


def _note(
    write: Callable[[_Cited], RichText] | None, cited: _Cited, form: str = "note"
) -> tuple[Form, ...]:
    return (Form(form, words.NOTE, write(cited)),) if write else ()
