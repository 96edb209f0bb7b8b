"""The docs folder: the editors' own pages and files, and whether each of them is published.

A file that would be lost is refused: one at an address that the site makes itself, one that MkDocs
leaves out, a page that nothing leads to.
"""

import os
import re
import stat
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from proceedings.problems import Place, Problem
from proceedings.read.decode import ODD
from proceedings.read.entries import FrontMatter
from proceedings.read.foreign import is_text
from proceedings.read.load import load_page
from proceedings.read.records import Records
from proceedings.read.source import ScalarNode
from proceedings.read.validate import validate_one

DOCS = "docs"
"""The folder's name."""
HOME = "index.md"
LISTINGS = (
    *("takeaways/", "context/", "speakers/", "quotes/", "index/", "cite/", "contacts/", "about/"),
)
"""The addresses of lists above which words of the docs folder may stand, in their `index.md`."""
OWN = (
    *(*LISTINGS, "corrections/", "reading-safely/", "data/", "search/", "assets/proceedings/"),
    *("404.html", "_headers", "card.png", "linkset.json", "sitemap.xml", "sitemap.xml.gz"),
)
"""What the site makes itself: everything at and below these addresses, and the home page."""

_PAGE = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd)$", re.IGNORECASE)
"""Ends the names of what MkDocs takes for a page; of ours only `.md` in lower case."""
_LINK = re.compile(
    r"""\]\(\s*<?([^)\s>]+)|^\ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)|\shref\s*=\s*["']?([^"'\s>]+)""",
    re.MULTILINE | re.IGNORECASE,
)
"""A link in Markdown: in the text, in a list of links, or as HTML."""


@dataclass
class Docs:
    """What is in the docs folder."""

    files: list[str] = field(default_factory=list)
    """The paths within the folder of all regular files, but those whose names begin with a dot."""
    pages: dict[str, Records[FrontMatter]] = field(default_factory=dict)
    """The pages by their paths."""
    problems: list[Problem] = field(default_factory=list)


class FormerPage(NamedTuple):
    """An address of an earlier edition, that of the page today, and where the page says so."""

    address: str
    today: str
    place: Place


def former_pages(pages: Iterable[Records[FrontMatter]]) -> Iterator[FormerPage]:
    """The addresses that the editors' own pages had before."""
    for page in pages:
        today = quote(address(page.source.file.removeprefix(f"{DOCS}/")))
        for placed in page.placed:
            for number, former in enumerate(placed.entry.formerly):
                if placed.has("formerly", number):
                    place = page.place((*placed.steps, "formerly", number))
                    yield FormerPage(former, today, place)


def read_docs(project: Path) -> Docs:
    """Reads the docs folder; what must be mended is in `Docs.problems`."""
    docs = Docs()
    docs.files = [
        path.relative_to(project / DOCS).as_posix() for path in _files(project, docs.problems)
    ]
    faults = _misplaced(docs.files)
    docs.problems += [Problem(Place(f"{DOCS}/{name}"), fault) for name, fault in faults.items()]
    for name in docs.files:
        if name.endswith(".md"):
            page = validate_one(load_page(project, f"{DOCS}/{name}"), FrontMatter)
            docs.pages[name] = page
            docs.problems += page.problems
            docs.problems += _unread_by_mkdocs(page)
    docs.problems += _unreachable(docs.pages, faults)
    docs.problems += _not_former(docs)
    return docs


def _files(project: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every file that MkDocs can read, in the order of the paths."""

    def refuse(path: Path, message: str) -> None:
        problems.append(Problem(Place(path.relative_to(project).as_posix()), message))

    def unreadable(error: OSError) -> None:
        refuse(
            Path(error.filename), f"The folder cannot be read: {error.strerror}. Make it readable."
        )

    if fault := _fault(project / DOCS, project):
        refuse(project / DOCS, fault)
        return
    for folder, folders, files in os.walk(project / DOCS, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*folders, *files]):
            path = Path(folder, name)
            if name.startswith("."):  # MkDocs leaves them out, and so they are meant
                continue
            fault = _fault(path, project)
            if fault:
                refuse(path, fault)
            elif name in files:
                yield path


def _fault(path: Path, project: Path) -> str:
    """What keeps MkDocs from publishing a file or entering a folder."""
    if ODD.search(path.name) or "\n" in path.name:
        return "The name holds a character that cannot be seen. Rename it."
    if path.is_symlink():
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(project)):
            return "This is a link out of the project. Put the file itself here."
        if path.is_dir():
            return "This is a link to a folder. Put the folder itself here."
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if not path.is_symlink():
            return f"The folder is missing. Make it, and write {DOCS}/{HOME}."
        return "This is a link to a file that is not there. Put the file itself here."
    except OSError as error:
        return f"It cannot be read: {error.strerror}. Put the file itself here."
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return "This is no regular file. Delete it."
    if stat.S_ISREG(mode) and not os.access(path, os.R_OK):
        return "It cannot be read. Make it readable."
    return ""


def address(name: str) -> str:
    """Where MkDocs publishes a file of the docs folder."""
    folder, _, last = name.rpartition("/")
    above = f"{folder}/" if folder else ""
    page = _PAGE.search(last)
    if last == "index.html" or (page and last[: page.start()] in ("index", "README")):
        return above
    return f"{above}{last[: page.start()]}/" if page else name


def _misplaced(files: list[str]) -> dict[str, str]:
    """Files that would be lost or hide a page of the site, each with what is wrong with it."""
    faults = {}
    first: dict[str, str] = {}
    for name in files:
        where = address(name).casefold()
        is_own = name == HOME or (name.endswith(f"/{HOME}") and address(name) in LISTINGS)
        fault = "" if is_own else _taken(where) or _left_out(name)
        if not fault:
            other = first.setdefault(where.rstrip("/"), name)
            if other != name:
                fault = f"{DOCS}/{other} has the same address. Rename or delete one of them."
        if fault:
            faults[name] = fault
    return faults


def _taken(where: str) -> str:
    """What is wrong with a file at an address that may be the site's own."""
    if where in ("", "index.html", "index/"):
        return f"The site makes its home page itself. Your words on it stand in {DOCS}/{HOME}."
    for own in OWN:
        if where == own and own in LISTINGS:
            return (
                f"The site makes the page {own} itself. Put words that are to stand above its "
                f"list into {DOCS}/{own}{HOME}, or rename this file."
            )
        if where == own.rstrip("/") or where.startswith(own):
            yours = (
                f"In {DOCS}/{own} only {HOME} is yours: the site" if own in LISTINGS else "The site"
            )
            return f"{yours} makes what is at {own} itself. Move this elsewhere, or delete it."
    return ""


def _left_out(name: str) -> str:
    """What is wrong with a file that MkDocs would leave out, or would not take for a page."""
    if name.startswith("templates/"):
        return f"MkDocs leaves out the folder {DOCS}/templates. Give it another name."
    if _PAGE.search(name) and not name.endswith(".md"):
        return "The name of a page ends in “.md”. Rename this one."
    return ""


def _unread_by_mkdocs(page: Records[FrontMatter]) -> Iterator[Problem]:
    """What MkDocs, which reads a page once more, would take for something else or drop."""
    source = page.source
    if source.root is None:
        if not source.problems and _SETTING.match(source.text):
            message = (
                "MkDocs takes a page’s first lines for settings if they look like this one, and "
                "does not show them. Put an empty line above it."
            )
            yield Problem(Place(source.file), message)
        return
    for key in ("title", "description"):
        node = source.node((key,))
        if isinstance(node, ScalarNode) and node.value and not is_text(node):
            message = f"“{key}” must be text, which “{node.value}” is not to MkDocs."
            yield Problem(source.place((key,)), f"{message} Put it in quotation marks.")


def _not_former(docs: Docs) -> Iterator[Problem]:
    """Addresses that cannot be former ones: something else is there."""
    there = {quote(address(name)): name for name in docs.files}
    first: dict[str, FormerPage] = {}
    for each in former_pages(docs.pages.values()):
        other = first.setdefault(each.address, each)
        if each.address in there:
            message = (
                f"{DOCS}/{there[each.address]} has this address. Rename that, or delete it here."
            )
        elif each.address.startswith(OWN):
            message = "The site makes what is at this address itself. Delete it here."
        elif other is not each:
            message = f"{other.place.file} says the same. Delete one of the two."
        else:
            continue
        yield Problem(each.place, message)


_SETTING = re.compile(r" {0,3}[A-Za-z0-9_-]+:")


def _unreachable(
    pages: Mapping[str, Records[FrontMatter]], faults: Container[str]
) -> Iterator[Problem]:
    """Pages in folders, to which the navigation does not lead, nor any page to which it does."""
    below = {name for name in pages if "/" in name and address(name) not in LISTINGS}
    todo = [name for name in pages if name not in below]
    by_address = {address(name): name for name in below}
    while todo and below:
        name = todo.pop()
        for target in _targets(name, pages[name].source.text):
            reached = target if target in below else by_address.get(f"{target}/", "")
            if reached in below:
                below.remove(reached)
                todo.append(reached)
    for name in sorted(name for name in below if name not in faults):
        message = (
            f"No page leads here. Link to it from a page that is reached, or move it to {DOCS}/, "
            "whose pages are in the navigation."
        )
        yield Problem(Place(f"{DOCS}/{name}"), message)


def _targets(page: str, text: str) -> Iterator[str]:
    """Where a page's links lead: paths of files, or addresses without a slash at their end."""
    for found in _LINK.findall(text):
        link = urlsplit(next(filter(None, found)))
        path = unquote(link.path)
        if not link.scheme and not link.netloc and path:
            for start in (dirname(page), address(page)):  # as Markdown means it, and as HTML does
                yield normpath(join("/", start, path)).lstrip("/")
