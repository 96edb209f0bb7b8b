"""Reads built pages for the tests: HTML as a tree, and whether links lead somewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
_UNCLOSED_IN_SVG = {"circle", "path", "rect", "line"}


@dataclass
class Element:
    """An element of a page; `children` are elements and stretches of text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)
    parent: "Element | None" = field(default=None, repr=False)

    def walk(self) -> "Iterator[Element]":
        """This element and all below it, in the page's order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str, **attributes: str) -> "list[Element]":
        """The elements of some tags whose attributes hold these words (`class_` for `class`)."""
        wanted = {name.rstrip("_"): word for name, word in attributes.items()}
        return [
            element
            for element in self.walk()
            if (not tags or element.tag in tags)
            and all(word in element.get(name).split() for name, word in wanted.items())
        ]

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    @property
    def text(self) -> str:
        """The text as a browser's `textContent` has it, white space collapsed."""
        return " ".join(self.content.split())

    @property
    def content(self) -> str:
        return "".join(self.stretches())

    def stretches(self) -> Iterator[str]:
        """The stretches of text, in the page's order, white space as it is."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.stretches()

    @property
    def shown(self) -> str:
        """The text without what is hidden, white space collapsed."""
        return " ".join(self._shown().split())

    def _shown(self) -> str:
        if "hidden" in self.attributes:
            return ""
        return "".join(
            child if isinstance(child, str) else child._shown() for child in self.children
        )

    def above(self) -> "Iterator[Element]":
        """This element and all around it, from the inside."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("#page")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {attrs}"
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self.at)
        self.at.children.append(element)
        if tag not in _VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _VOID | _UNCLOSED_IN_SVG, f"<{tag}/> is not closed by its slash"
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>, line {self.getpos()[0]}"
        assert self.at.parent
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)

    def handle_comment(self, data: str) -> None:
        self.at.children.append(Element("#comment", {"data": data}, parent=self.at))


def read(html: str) -> Element:
    """The page as a tree. A tag that is not closed where it should is an error."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.at is reader.root, f"<{reader.at.tag}> is never closed"
    return reader.root


def canonical(page: Element) -> str:
    """The address that the page says is its own."""
    return next(e.get("href") for e in page.all("link") if e.get("rel") == "canonical")


def meta(page: Element, name: str) -> str:
    """What the page says of itself under a name or property; an error if twice."""
    found = [
        element.get("content")
        for element in page.all("meta")
        if name in (element.get("name"), element.get("property"))
    ]
    assert len(found) < 2, f"{name} is there {len(found)} times"
    return found[0] if found else ""


def links(page: Element) -> Iterator[tuple[str, str]]:
    """Every address on the page, with the attribute that holds it."""
    for element in page.walk():
        for name in ("href", "src", "action", "poster", "data"):
            if name in element.attributes and element.tag != "#comment":
                yield name, element.get(name)
        for word in re.findall(
            r"https?://[^\s\"<>]+[^\s\"<>.,;:)]", element.get("data-clipboard-text")
        ):
            yield "data-clipboard-text", word
        for part in filter(None, element.get("srcset").split(",")):
            yield "srcset", part.split()[0]
        if element.get("property") == "og:url":
            yield "og:url", element.get("content")


def broken_links(pages: Mapping[str, Element], folder: Path, site_url: str) -> list[str]:
    """Links of the site's pages into the site that lead to no page, file or fragment.

    Args:
        pages: the pages by their addresses below the site's.
        folder: the site's files.
        site_url: the site's address, with a slash at its end.
    """
    ids = {
        address: {element.get("id") for element in page.walk()} for address, page in pages.items()
    }
    broken = []
    for address, page in pages.items():
        here = urljoin(site_url, address)
        for name, link in links(page):
            target, fragment = urldefrag(urljoin(here, link))
            if target.split(":")[0] in ("mailto", "tel", "sms"):
                continue
            if not target.startswith(site_url):
                if name != "href" or urldefrag(target)[0].startswith(urljoin(site_url, "/")):
                    broken.append(f"{address}: {name}={link} leads out of the site")
                continue
            path = unquote(target.removeprefix(site_url)).partition("?")[0]
            if path in pages:
                if fragment and unquote(fragment) not in ids[path]:
                    broken.append(f"{address}: {name}={link}: no such fragment")
            elif not (folder / path).is_file():
                broken.append(f"{address}: {name}={link}: no such page")
    return broken


def repeated(values: "Iterator[str] | list[str]") -> list[str]:
    """The values that are there more than once."""
    return [value for value, times in Counter(values).items() if times > 1]


def covering(pages: Mapping[str, Element], made: Mapping[str, str]) -> list[str]:
    """Addresses of few pages that together show every kind of element, by tag and class.

    `made` names the kinds of pages, by address: one of each is there, too.
    """
    kinds = {
        address: {
            (element.tag, name) for element in page.walk() for name in element.get("class").split()
        }
        | ({("page", made[address])} if address in made else set())
        for address, page in pages.items()
    }
    chosen = []
    missing = set().union(*kinds.values())
    while missing:
        best = max(kinds, key=lambda address: len(kinds[address] & missing))
        chosen.append(best)
        missing -= kinds[best]
    return chosen
