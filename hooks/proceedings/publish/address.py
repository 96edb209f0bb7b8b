"""Addresses of pages, seen from one another."""

from functools import partial
from typing import Protocol
from urllib.parse import quote

from proceedings.record.model import Statement


class Link(Protocol):
    """Where another page is, seen from one page."""

    def __call__(self, target: str) -> str:
        """The relative address of `target`, an address below the site's."""


def link_from(page: str) -> Link:
    """What gives the addresses of other pages, seen from the page at the address `page`."""
    folders = page.split("/")[:-1]
    return partial(_relative, folders)


def _relative(folders: list[str], target: str) -> str:
    steps = target.split("/")
    same = 0
    for here, there in zip(folders, steps[:-1], strict=False):
        if here != there:
            break
        same += 1
    return "../" * (len(folders) - same) + "/".join(steps[same:]) or "./"


def in_text(statement: Statement) -> str:
    """Where a statement stands, below the site's address: its paragraph.

    Of testimony the top of its section, so that the content note there is not passed by.
    """
    address = statement.section.address
    testifies = statement.speaker.testimony
    return address if testifies else f"{address}#{statement.paragraph.id}"


def mailto(email: str) -> str:
    """The address as a `mailto:` URL (RFC 6068, section 2)."""
    return "mailto:" + quote(email, safe="@!$*+-.^_~")
