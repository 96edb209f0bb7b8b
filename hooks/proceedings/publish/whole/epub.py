"""The proceedings as an EPUB 3.3, with the pages of the print in its page list.

Nothing but the standard library makes it. Its files bear no time, so that it is the same whenever
it is made. What it says of its accessibility is what it has, and no claim of conformance, which
would need somebody to certify it.
"""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from proceedings import words
from proceedings.publish.font_files import files_for
from proceedings.publish.language import direction
from proceedings.publish.renderer import environment
from proceedings.publish.runs import Rows
from proceedings.publish.whole.book import Book, BookPart, cited

XHTML = "application/xhtml+xml"
PREFACE = "preface.xhtml"
_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


class _Document(NamedTuple):
    """A document of the book: its file, title, template, what that expects, its printed pages."""

    name: str
    title: str
    template: str
    context: dict[str, object]
    pages: tuple[str, ...] = ()


def epub(book: Book, site_url: str) -> bytes:
    """The whole as a file."""
    documents = list(_documents(book, site_url))
    faces = files_for(book.letters)
    files = {each.name: XHTML for each in documents}
    files |= dict.fromkeys(("face.css", "book.css"), "text/css")
    files |= {face.file: "font/woff2" for face in faces}
    common = {
        "language": book.event.language,
        "direction": direction(book.event.language),
        "interface": words.LANGUAGE,
        "site_url": site_url,
    }
    templates = environment()

    def made(template: str, **context: object) -> str:
        return templates.get_template(f"epub/{template}.jinja").render(common | context)

    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", _CONTAINER)
        _add(archive, "book/package.opf", made("package.opf", **_package(book, site_url, files)))
        _add(archive, "book/nav.xhtml", made("nav.xhtml", **_navigation(book, documents)))
        _add(archive, "book/face.css", made("face.css", faces=faces))
        _add(archive, "book/book.css", made("book.css"))
        for each in documents:
            text = made(each.template, title=each.title, **each.context)
            _add(archive, f"book/{each.name}", text)
        for face in faces:
            _add(archive, f"book/{face.file}", face.content, zipfile.ZIP_STORED)
    return out.getvalue()


def _add(
    archive: zipfile.ZipFile, name: str, content: str | bytes, how: int = zipfile.ZIP_DEFLATED
) -> None:
    archive.writestr(zipfile.ZipInfo(name), content, how)  # of 1980, as zip counts from there


def _documents(book: Book, site_url: str) -> Iterator[_Document]:
    event = book.event
    yield _Document(
        "title.xhtml",
        event.title,
        "title.xhtml",
        {
            "event": event,
            "edition": words.edition(event.edition.version, event.edition.date),
            "marks": book.about_marks,
        },
    )
    if front := list(book.front):
        rows = [row for each in front for row in each.rows]
        title = words.IN_THE_WORDS_OF_THE_PRINT
        yield _Document(PREFACE, title, "preface.xhtml", {"front": front}, _begun(rows))
    for part in book.parts:
        yield _Document(
            f"{part.kind}.xhtml",
            part.title,
            "part.xhtml",
            {"rows": part.rows},
            _begun(part.rows),
        )
        yield from _sections(part)
    for group in book.people:
        yield _people(f"{group.id}.xhtml", group.title, group.names)
    yield _people("cite.xhtml", words.HOW_TO_CITE, (), cited(book, site_url))


def _sections(part: BookPart) -> Iterator[_Document]:
    files = [_file(part, number) for number in range(len(part.chapters))]
    for chapter, name, following in zip(part.chapters, files, [*files[1:], ""], strict=True):
        yield _Document(
            name,
            chapter.section.heading,
            "section.xhtml",
            {
                "note": chapter.section.entry.content_note,
                "note_label": words.CONTENT_NOTE,
                "following": following,
                "following_label": words.NEXT_SECTION,
                "rows": chapter.rows,
            },
            _begun(chapter.rows),
        )


def _file(part: BookPart, number: int) -> str:
    return f"{part.kind}-{part.chapters[number].section.id}.xhtml"


def _people(name: str, title: str, people: Sequence[tuple[str, str]], text: str = "") -> _Document:
    return _Document(name, title, "people.xhtml", {"people": people, "text": text})


def _begun(rows: Rows) -> tuple[str, ...]:
    """The printed pages that begin in some paragraphs."""
    return tuple(run.text for _, runs in rows for run in runs if run.kind == "mark")


def _navigation(book: Book, documents: list[_Document]) -> dict[str, object]:
    below = {
        f"{part.kind}.xhtml": [
            (_file(part, number), chapter.section.heading)
            for number, chapter in enumerate(part.chapters)
        ]
        for part in book.parts
    }
    within = {file for some in below.values() for file, _ in some}
    return {
        "title": words.IN_THIS_BOOK,
        "contents_title": words.IN_THIS_BOOK,
        "pages_title": words.PRINTED_PAGES,
        "toc": [
            entry
            for each in documents
            if each.name not in within
            for entry in (
                [(f"{PREFACE}#{front.id}", front.title, ()) for front in book.front if front.id]
                if each.name == PREFACE
                else [(each.name, each.title, below.get(each.name, ()))]
            )
        ],
        "pages": [(page, each.name) for each in documents for page in each.pages],
    }


def _package(book: Book, site_url: str, files: dict[str, str]) -> dict[str, object]:
    event = book.event
    names = list(files)
    has_pages = bool(book.pages)
    features = ["tableOfContents", "readingOrder", "structuralNavigation"]
    features += ["displayTransformability", *(["pageNavigation", "pageBreakMarkers"] * has_pages)]
    return {
        "event": event,
        "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, site_url + event.edition.version)}",
        "source": ", ".join((event.full_title, *event.where_and_when)),
        "edition": f"{words.edition(event.edition.version, event.edition.date)}, {site_url}",
        "modified": f"{datetime.combine(event.edition.date, time()).isoformat()}Z",
        "files": list(files.items()),
        "spine": [f"f{number}" for number, name in enumerate(names, 1) if files[name] == XHTML],
        "features": features,
        "summary": words.about_accessibility(has_pages=has_pages),
        "summary_language": words.LANGUAGE,
        "pages": has_pages,
    }
