"""What the proceedings in one piece hold, whatever they are made into: the record in its order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from proceedings import words
from proceedings.cite.citer import Citer
from proceedings.cite.richtext import plain
from proceedings.publish.pages.home import rows_of, title_of
from proceedings.publish.runs import Rows, plain_rows, quoted_runs
from proceedings.publish.safety import calls_for_leaving
from proceedings.read.entries import SectionKind
from proceedings.record.model import Event, Pages, Proceedings, Section, Speaker, Statement, quotes
from proceedings.record.preface import PrefacePart, lists_speakers
from proceedings.record.text import Paragraph


class Named(NamedTuple):
    """A contact, without how to reach it: numbers grow old, and what is printed stays."""

    organization: str
    name: str
    role: str | None

    @property
    def person(self) -> str:
        """The person, with the role."""
        return f"{self.name}, {self.role}" if self.role else self.name


class People(NamedTuple):
    """The speakers, or the contacts: a name for machines, a heading, names with what they are."""

    id: str
    title: str
    names: tuple[tuple[str, str], ...]


class Front(NamedTuple):
    """What stands before the sections: words of the print, or people where it lists them there."""

    id: str
    title: str
    """What is printed first may have none, and then no id."""
    rows: Rows
    people: People | None = None


@dataclass(frozen=True)
class Chapter:
    """A section with its quotes and reports."""

    section: Section
    statements: tuple[Statement, ...]

    @property
    def rows(self) -> Rows:
        """The paragraphs."""
        return quoted_runs(self.section, quotes(self.statements))

    @property
    def is_sensitive(self) -> bool:
        """Where there is a content note, or a survivor testifies."""
        return calls_for_leaving(self.section, self.statements)


@dataclass(frozen=True)
class BookPart:
    """The sections of one kind, below what the print says before them."""

    kind: SectionKind
    title: str
    introduction: tuple[Paragraph, ...]
    chapters: tuple[Chapter, ...]

    @property
    def rows(self) -> Rows:
        """The paragraphs of the introduction."""
        return plain_rows(self.introduction)


@dataclass(frozen=True)
class Book:
    """The record as one text: cover, preface, sections, speakers, contacts."""

    event: Event
    preface: tuple[PrefacePart, ...]
    parts: tuple[BookPart, ...]
    speakers: tuple[Speaker, ...]
    contacts: tuple[Named, ...]

    @property
    def chapters(self) -> Iterator[Chapter]:
        """The sections of all parts."""
        for part in self.parts:
            yield from part.chapters

    @property
    def is_sensitive(self) -> bool:
        """Where any section is."""
        return any(chapter.is_sensitive for chapter in self.chapters)

    @property
    def pages(self) -> Pages | None:
        """The first and last printed page, if the text has page marks."""
        texts = [part.paragraphs for part in self.preface]
        for part in self.parts:
            texts.append(part.introduction)
            texts += (chapter.section.paragraphs for chapter in part.chapters)
        words_ = [each for text in texts for each in text]
        numbered = [each for each in words_ if each.last_page]
        return Pages(numbered[0].first_page, numbered[-1].last_page) if numbered else None

    @property
    def about_marks(self) -> str:
        """What a mark of a printed page looks like, in a sentence; nothing without any."""
        if not self.pages:
            return ""
        return words.about_marks(words.page_label((self.pages.first, self.pages.first)))

    @property
    def front(self) -> Iterator[Front]:
        """What stands before the sections."""
        for part, rows in rows_of(self.preface):
            yield Front(part.id, part.title, rows)
            if part.speakers_follow and self.speakers:
                yield Front(self._speakers.id, self._speakers.title, [], self._speakers)

    @property
    def people(self) -> Iterator[People]:
        """Speakers and contacts behind the sections, as far as there are any."""
        if self.speakers and not lists_speakers(self.preface):
            yield self._speakers
        if self.contacts:
            names = tuple((each.organization, each.person) for each in self.contacts)
            yield People("contacts", words.CONTACTS, names)

    @property
    def _speakers(self) -> People:
        names = tuple((each.name, each.described) for each in self.speakers)
        return People("speakers", words.SPEAKERS, names)

    @property
    def letters(self) -> set[str]:
        """Every letter that is set, but those of what the site itself says, which are Latin."""
        return set().union(*self._texts)

    @property
    def _texts(self) -> Iterator[str]:
        event = self.event
        yield from (event.title, event.subtitle or "", event.kind or "")
        yield from (*event.cover, *event.where_and_when)
        for front in self.preface:
            yield front.title
            yield from (paragraph.text for paragraph in front.paragraphs)
        for part in self.parts:
            yield part.title
            yield from (paragraph.text for paragraph in part.introduction)
        for chapter in self.chapters:
            yield chapter.section.heading
            yield chapter.section.entry.content_note or ""
            yield from (paragraph.text for paragraph in chapter.section.paragraphs)
        yield from (" ".join(each) for group in self.people for each in group.names)
        yield from (" ".join(each) for each in self._speakers.names)
        yield cited(self, "")  # in the words and marks of its language


def book(proceedings: Proceedings) -> Book:
    """The proceedings as one text."""
    return Book(
        proceedings.event,
        proceedings.preface,
        tuple(
            BookPart(
                kind,
                title_of(proceedings.event, kind),
                tuple(proceedings.introductions.get(kind, ())),
                tuple(
                    Chapter(section, tuple(proceedings.in_section(section)))
                    for section in proceedings.of_kind(kind)
                ),
            )
            for kind in dict.fromkeys(section.kind for section in proceedings.sections)
        ),
        proceedings.speakers,
        tuple(
            Named(contact.organization, contact.name, contact.role)
            for contact in proceedings.contacts
        ),
    )


def cited(whole: Book, site_url: str) -> str:
    """How to cite the proceedings, in the style that the site shows first."""
    return plain(Citer(whole.event, site_url).whole()[0].forms[0].text)
