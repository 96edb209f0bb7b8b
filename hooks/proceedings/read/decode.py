"""From a file's bytes to its text: encodings, merge conflicts, characters that nobody can see."""

import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from proceedings.problems import Place, Problem

MOST_BYTES = 10 * 1024 * 1024
MOST_CHARACTERS = 1_000
"""Odd characters reported of one file; more of them would tell the editor nothing more."""

_NO_CHARACTERS = "".join(
    f"{chr(last - 1)}{chr(last)}" for last in range(0x1FFFF, 0x110000, 0x10000)
)
"""The last two code points of each plane, which are never characters."""
ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\uffff"
    f"\U0001d173-\U0001d17a\U000e0000-\U000e007f{_NO_CHARACTERS}]|\t+|\r"
)
"""Controls, tabs, and what cannot be seen: bidirectional controls, zero-width characters, tags.

The zero-width joiner and non-joiner (U+200C, U+200D) are letters' neighbours in many scripts and
stay allowed.
"""
TAB = "A tab stands here. Use spaces."
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?= |$)", re.MULTILINE)


class _Refused(Exception):  # noqa: N818 - it is the editor's file that is wrong, no program
    """The file cannot be read: the problem says why."""

    def __init__(self, place: Place, message: str) -> None:
        self.problem = Problem(place, message)


def decode(project: Path, file: str, *, is_page: bool = False) -> tuple[str, list[Problem]]:
    """Reads the characters of `file`, a path below the folder `project`.

    Args:
        project: the folder that holds mkdocs.yml.
        file: the path below it.
        is_page: whether it is a Markdown page, which may be empty.

    Returns:
        The text with line feeds as its only line ends, and the problems that keep it from being
        read any further. (What `odd_characters` finds does not.)
    """
    try:
        text = _text(_bytes(project, file), file)
    except _Refused as refused:
        return "", [refused.problem]
    if not text.strip() and not is_page:
        message = "The file is empty. Write its records, or restore it from the history."
        return "", [Problem(Place(file), message)]
    return text, _conflicts(text, file, is_page=is_page)


def _bytes(project: Path, file: str) -> bytes:
    path = project / file
    place = Place(file)
    try:
        status = path.stat()
        if not path.resolve().is_relative_to(project.resolve()):
            message = "This is a link out of the project. Put the file itself here."
            raise _Refused(place, message)
        if not stat.S_ISREG(status.st_mode):
            raise _Refused(place, "This is no regular file. Put a text file here.")
        if status.st_size > MOST_BYTES:
            most = MOST_BYTES // 1024**2
            raise _Refused(place, f"The file is larger than {most} MB. Shorten it.")
        return path.read_bytes()
    except FileNotFoundError:
        message = "The file is missing. Add it, or restore it from the history."
        raise _Refused(place, message) from None
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}. Put a readable text file here."
        raise _Refused(place, message) from None


def _text(data: bytes, file: str) -> str:
    wide = _wide_encoding(data)
    if wide:
        raise _Refused(Place(file), f"The file looks like {wide}. Save it as UTF-8.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error, file) from None


def _wide_encoding(data: bytes) -> str:
    """The encoding of two or four bytes a character that `data` looks like, if any."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    head = data[:200]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > len(head) // 3:
        return "UTF-16"
    return ""


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> _Refused:
    """What the bytes look like that are not UTF-8, and where they begin."""
    before = data[: error.start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
    place = Place(file, before.count(b"\n") + 1, column)
    try:
        char = data[error.start : error.start + 1].decode("cp1252")
    except UnicodeDecodeError:
        return _Refused(place, "The file is not UTF-8 from here on. Save it as UTF-8.")
    looks = (
        f"The file is not UTF-8: from here on it looks like Windows-1252 (Latin-1), with “{char}”"
    )
    return _Refused(place, f"{looks}. Save it as UTF-8.")


def _conflicts(text: str, file: str, *, is_page: bool) -> list[Problem]:
    """One problem for each merge conflict; in a page “=======” alone can underline a heading."""
    if is_page and "\n>>>>>>> " not in text:
        return []
    found = []
    is_open = False
    for match in _CONFLICT.finditer(text):
        if match[0][0] == "<" or not is_open:
            found.append(match.start())
        is_open = match[0][0] != ">"
    message = (
        "A merge conflict was left here. Keep one of the two versions and delete the lines of "
        "marks (<<<<<<<, =======, >>>>>>>)."
    )
    return [Problem(place, message) for place in _places(text, found[:MOST_CHARACTERS], file)]


def odd_characters(text: str, file: str, odd: re.Pattern[str] = ODD) -> list[Problem]:
    """Problems for tabs, controls and invisible characters, at most `MOST_CHARACTERS`."""
    matches = [match for match, _ in zip(odd.finditer(text), range(MOST_CHARACTERS), strict=False)]
    places = _places(text, [match.start() for match in matches], file)
    return [
        Problem(place, _odd_message(match[0][0]))
        for place, match in zip(places, matches, strict=True)
    ]


def _odd_message(char: str) -> str:
    if char == "\t":
        return TAB
    if char == "\ufffd":
        return "“�” stands here: a letter was lost in a conversion. Restore it from the print."
    name = unicodedata.name(char, "control character").lower()
    return f"An invisible character stands here (U+{ord(char):04X}, {name}). Delete it."


def _places(text: str, offsets: Iterable[int], file: str) -> list[Place]:
    """The places of rising offsets."""
    places = []
    line, done = 1, 0
    for offset in offsets:
        line += text.count("\n", done, offset)
        done = offset
        places.append(Place(file, line, offset - text.rfind("\n", 0, offset)))
    return places
