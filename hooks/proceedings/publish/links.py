"""Whether every link within the site leads somewhere."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urldefrag

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""Begins an address that is none of this site: it has a scheme or a host."""


class LinkCheck:
    """Collects the links and the ids of pages as they are written.

    Reads HTML whose attributes stand in double quotation marks, as templates and Markdown write it.
    """

    def __init__(self) -> None:
        self._ids: dict[str, frozenset[str]] = {}
        self._links: dict[str, str] = {}
        """Every target, with the first page that links to it."""

    def add(self, address: str, html: str) -> None:
        """Reads a page; `address` is below the site's and may end in a slash."""
        self._ids[address] = frozenset(map(unescape, _ID.findall(html)))
        for href in set(_LINK.findall(html)):
            target = unescape(href)
            if not _ELSEWHERE.match(target):
                self._links.setdefault(_below(address, target), address)

    def __contains__(self, address: str) -> bool:
        """Whether the page at an address has been read."""
        return address in self._ids

    def ids(self, address: str) -> set[str]:
        """The ids of a page that has been read."""
        return set(self._ids.get(address, ()))

    def broken(self, folder: Path) -> Iterator[tuple[str, str]]:
        """Pages, each with a target that it links to and that is not in the site's folder."""
        for target, page in self._links.items():
            address, fragment = urldefrag(target)
            if address in self._ids:
                if fragment and unquote(fragment) not in self._ids[address]:
                    yield page, target
            elif not (folder / unquote(address)).is_file():
                yield page, target


def _below(page: str, target: str) -> str:
    """The target's address below the site's, its fragment included."""
    path, fragment = urldefrag(target)
    path = path.partition("?")[0]
    if path.startswith("/"):
        found = path.lstrip("/")
    elif path:
        folder = page.rpartition("/")[0]
        found = normpath(join(folder, path)).removeprefix(".").removeprefix("/")
        if path.endswith(("/", ".", "..")) and found:
            found += "/"
    else:
        found = page
    return f"{found}#{fragment}" if fragment else found
