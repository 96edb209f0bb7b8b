"""What must stand in whatever holds the whole proceedings, and in which order."""

from proceedings import words
from proceedings.publish.whole.book import book
from proceedings.record.model import Proceedings


def letters(text: str) -> str:
    """The letters and digits."""
    return "".join(filter(str.isalnum, text))


def said(data: Proceedings) -> list[str]:
    """The letters of all that stands between the contents and how to cite, piece by piece."""
    whole = book(data)
    found: list[str] = []
    for front in whole.front:
        found += [front.title, *(each.text for each, _ in front.rows)]
        found += map(" ".join, front.people.names if front.people else ())
    for part in whole.parts:
        found += [part.title, *(each.text for each in part.introduction)]
        for chapter in part.chapters:
            section = chapter.section
            note = section.entry.content_note
            found += [section.heading, f"{words.CONTENT_NOTE} {note}" if note else ""]
            found += (each.text for each in section.paragraphs)
    for group in whole.people:
        found += [group.title, *map(" ".join, group.names)]
    return list(filter(None, map(letters, found)))
