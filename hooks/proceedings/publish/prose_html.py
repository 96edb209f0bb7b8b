"""What must not be in the editors' own pages, as the HTML that Markdown made of them.

A page's words stand within the site's frame, on lists above what is listed. So nothing in them may
be left open, hide, run, or have readers' browsers ask another host. What is known to be harmless is
allowed, and nothing else.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from proceedings.problems import Place, Problem, shortened


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_EMPTY = _set("br col hr img source track wbr")
_EMPTY_AND_REFUSED = _set("area base embed input link meta param")
_ELEMENTS = _EMPTY | _set(
    """
    a abbr address article aside audio b bdi bdo blockquote caption cite code colgroup data dd del
    details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup i ins kbd li
    mark ol p picture pre q rp rt ruby s samp section small span strong sub summary sup table tbody
    td tfoot th thead time tr u ul var video
    """
)
_ATTRIBUTES = _set(
    """
    abbr align alt cite class colspan controls datetime decoding default dir download headers height
    href hreflang id kind label lang loading loop media muted name open poster preload rel reversed
    role rowspan scope sizes span src srclang srcset start target title translate type value width
    """
)
_OF_READERS = ("aria-", "data-")
"""Begin the names of attributes that only tell of an element."""
_LOADED = ("src", "srcset", "poster")
_LINKS = ("href", "cite")
_SCHEMES = ("http", "https", "mailto", "tel")
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")
"""The style that Markdown gives the cells of tables."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_ELSEWHERE = re.compile(r"(?:^|,)(?:[a-z][a-z0-9+.-]*:|//)")
_INVISIBLE = re.compile(r"[\x00-\x20]+")
_BROKEN = re.compile(r"<[A-Za-z/!?][^<]{0,30}")


def prose_problems(file: str, text: str, html: str) -> Iterator[Problem]:
    """What must not be in a page.

    Args:
        file: the page's path in the project.
        text: the page as typed, in which places are looked for.
        html: what Markdown made of it.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    sought = _Places(text)
    for words, message in reader.end():
        line, column = sought.of(words)
        yield Problem(Place(file, line, column), message)


class _Places:
    """Finds one place of words behind the other in a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lower = text.lower()
        self._from: dict[str, int] = {}

    def of(self, words: tuple[str, ...]) -> tuple[int, int]:
        """The line and column of the first of these words that stands in the text."""
        for each in (one.lower() for one in words):
            at = self._lower.find(each, self._from.get(each, 0))
            if at >= 0 and len(self._lower) == len(self._text):
                self._from[each] = at + 1
                before = self._text.rfind("\n", 0, at)
                return self._text.count("\n", 0, at) + 1, at - before
        return 1, 1


class _Reader(HTMLParser):
    """Collects what is wrong: words to look for it by, and a sentence with what to do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._faults: list[tuple[tuple[str, ...], str]] = []
        self._open: list[tuple[str, str]] = []
        """The elements within which we are, and how each begins."""
        self._depth: Counter[str] = Counter()
        self._words: list[str] = []

    def end(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """All faults, when everything has been read."""
        self._close(0)
        yield from self._faults
        for match in _BROKEN.finditer("".join(self._words)):
            begun = match[0].split("\0")[0]
            message = (
                f"“{shortened(begun, 30)}” begins a tag that does not end. Write “&lt;” for the "
                "sign “<”."
            )
            yield (begun,), message

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        typed = self.get_starttag_text() or f"<{tag}"
        self._words.append("\0")
        if tag not in _ELEMENTS:
            message = (
                f"“<{shortened(tag, 30)}>” has no place in a page: it may hide what follows, run, "
                "or load what is not the site’s. Delete it, or write it in Markdown."
            )
            self._faults.append(((typed, f"<{tag}"), message))
        for name, value in attrs if tag in _ELEMENTS else ():
            if message := _attribute_fault(tag, name, value or ""):
                self._faults.append(((typed, name, value or name, f"<{tag}"), message))
        if tag not in _EMPTY | _EMPTY_AND_REFUSED:
            self._open.append((tag, typed))
            self._depth[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # HTML takes no notice of the slash

    def handle_endtag(self, tag: str) -> None:
        self._words.append("\0")
        if tag in _EMPTY | _EMPTY_AND_REFUSED:
            return  # HTML takes no notice of it either
        if self._depth[tag]:
            begun = len(self._open) - 1
            while self._open[begun][0] != tag:
                begun -= 1
            self._close(begun + 1)
            self._open.pop()
            self._depth[tag] -= 1
            return
        within = f" within “<{self._open[-1][0]}>”" if self._open else ""
        message = f"“</{tag}>” closes nothing{within} that was opened there. Delete it, or move it."
        self._faults.append(((f"</{tag}",), message))

    def _close(self, depth: int) -> None:
        """Ends what is open beyond a depth, and was not closed."""
        for tag, typed in self._open[depth:]:
            self._depth[tag] -= 1
            if tag in _ELEMENTS:  # else it is refused already
                message = (
                    f"“{shortened(typed)}” is not closed, so that what follows on the page stands "
                    f"in it. Write “</{tag}>” where it ends, or delete it."
                )
                self._faults.append(((typed, f"<{tag}"), message))
        del self._open[depth:]

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_comment(self, data: str) -> None:
        self._words.append("\0")
        if data.startswith((">", "->")) or "--!>" in data or data.endswith("<!-"):
            self._odd(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self._odd(f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        self._odd(f"<![{data}")

    def handle_pi(self, data: str) -> None:
        self._odd(f"<?{data}")

    def _odd(self, typed: str) -> None:
        message = f"“{shortened(typed, 30)}” is no part of a page. Delete it."
        self._faults.append(((typed, typed[:3]), message))


def _attribute_fault(tag: str, name: str, value: str) -> str:
    """What is wrong with an attribute, or nothing."""
    if name == "style" and tag in ("td", "th") and _ALIGNED.fullmatch(value):
        return ""
    if name not in _ATTRIBUTES and not name.startswith(_OF_READERS):
        return (
            f"“{shortened(name, 30)}” has no place in “<{tag}>”: of attributes only those are used "
            "that hide nothing and run nothing. Delete it."
        )
    target = _INVISIBLE.sub("", value).replace("\\", "/").lower()
    if name in _LOADED and _ELSEWHERE.search(target):
        return (
            f"“{shortened(value)}” is loaded from elsewhere, so that every reader’s browser asks "
            "there. Put the file into docs/, and write its path."
        )
    scheme = _SCHEME.match(target) if name in _LINKS else None
    if scheme and scheme[1] not in _SCHEMES:
        return f"“{shortened(value)}” is no address of a page. Write one like https://…."
    return ""
