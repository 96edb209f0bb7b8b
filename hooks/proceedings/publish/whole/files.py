"""The files that hold the whole proceedings, beside the page of the whole text."""

from collections.abc import Iterator

from proceedings.publish.files import PublishedFile
from proceedings.publish.whole.book import book
from proceedings.publish.whole.epub import epub
from proceedings.publish.whole.plain import plain_text
from proceedings.read.docs import TEXT
from proceedings.record.model import Proceedings


def whole_files(proceedings: Proceedings, site_url: str) -> Iterator[PublishedFile]:
    """Every one of them; none if there is no text."""
    if not proceedings.sections:
        return
    of = (book(proceedings), site_url)
    yield PublishedFile(f"{TEXT}proceedings.epub", epub, of)
    yield PublishedFile(f"{TEXT}proceedings.txt", plain_text, of)
