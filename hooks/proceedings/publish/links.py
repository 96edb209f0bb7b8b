"""Whether every link within the site leads somewhere."""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from html import unescape
from posixpath import normpath
from urllib.parse import unquote, urldefrag

_LINK = re.compile(r'="(?:(?<=\shref=")|(?<=\ssrc="))([^"]*)')
_ID = re.compile(r'="(?<=\sid=")([^"]*)')
"""Values of attributes. Looking for the fixed `="` first takes a fifth of the time."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""Begins an address that is none of this site: it has a scheme or a host."""
_STEPS = re.compile(r"(?:^|/)(?:\.{0,2}/|\.{1,2}$)")
"""A part of a path that is not a name."""


class LinkCheck:
    """Collects the links and the ids of pages as they are written.

    Reads HTML whose attributes stand in double quotation marks, as templates and Markdown write it.
    """

    def __init__(self) -> None:
        self._ids: dict[str, frozenset[str]] = {}
        self._links: dict[str, frozenset[str]] = {}
        self._same: dict[str, str] = {}
        """Every text once, for most pages link to the same places."""

    def add(self, address: str, html: str) -> None:
        """Reads a page; `address` is below the site's and may end in a slash."""
        self._ids[address] = frozenset(map(unescape, _ID.findall(html)))
        targets = set()
        for href in set(_LINK.findall(html)):
            target = unescape(href)
            if not _ELSEWHERE.match(target):
                below = _below(address, target)
                targets.add(self._same.setdefault(below, below))
        self._links[address] = frozenset(targets)

    def keep(self, earlier: "LinkCheck", addresses: Iterable[str]) -> None:
        """Takes over what an earlier check has read of some pages."""
        for address in addresses:
            if address in earlier.pages:
                self._ids[address] = earlier._ids[address]
                self._links[address] = earlier._links[address]

    @property
    def pages(self) -> Set[str]:
        """The addresses of the pages that have been read."""
        return self._ids.keys()

    def ids(self, address: str) -> set[str]:
        """The ids of a page that has been read."""
        return set(self._ids.get(address, ()))

    def broken(self, is_file: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
        """Targets that are not there, each with the first page that links to it.

        Args:
            is_file: whether a file that is no page stands at an address.
        """
        first: dict[str, str] = {}
        for page, targets in self._links.items():
            for target in targets:
                first.setdefault(target, page)
        for target, page in first.items():
            address, fragment = urldefrag(target)
            if address in self._ids:
                if fragment and unquote(fragment) not in self._ids[address]:
                    yield page, target
            elif not is_file(unquote(address)):
                yield page, target


def _below(page: str, target: str) -> str:
    """The target's address below the site's, its fragment included."""
    path, mark, fragment = target.partition("#")
    path = path.partition("?")[0]
    if path.startswith("/"):
        found = path.lstrip("/")
    elif path:
        folders = page.split("/")[:-1]
        while folders and path.startswith("../"):
            folders.pop()
            path = path.removeprefix("../")
        found = "/".join([*folders, path])
        if _STEPS.search(found):
            found = _walked(found)
    else:
        found = page
    return f"{found}{mark if fragment else ''}{fragment}"


def _walked(path: str) -> str:
    """The path without `.` and `..`; where it leads out of the site it is none that is there."""
    found = normpath(path).removeprefix(".").removeprefix("/")
    return f"{found}/" if path.endswith(("/", ".", "..")) and found else found
