"""The files that hold the whole proceedings: each has the record's words in their order."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from proceedings.project import read_proceedings
from proceedings.publish.runs import Run
from proceedings.publish.whole.book import book
from proceedings.publish.whole.files import whole_files
from proceedings.publish.whole.plain import WIDTH, marked, plain_text
from proceedings.record.model import Proceedings
from proceedings.record.text import Paragraph
from support import CONFERENCES, ROOT

SITE_URL = "https://example.org/"


@pytest.fixture(scope="module", params=["root", "starter", "scripts"])
def conference(request: pytest.FixtureRequest) -> Proceedings:
    name = request.param
    return read_proceedings(ROOT if name == "root" else CONFERENCES / name)


def paragraphs(data: Proceedings) -> Iterator[Paragraph]:
    """Every paragraph, in the order of the print."""
    for part in book(data).parts:
        yield from part.introduction
        for chapter in part.chapters:
            yield from chapter.section.paragraphs


def marks(data: Proceedings) -> list[str]:
    """The printed pages that begin in the text."""
    found = []
    for each in paragraphs(data):
        found += [each.first_page] if each.begins_page else []
        found += [page for _, page in each.marks]
    return found


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def stand_in_order(needles: list[str], text: str) -> bool:
    at = 0
    for needle in needles:
        at = text.find(needle, at)
        if at < 0:
            return False
        at += len(needle)
    return True


def numbers(data: Proceedings) -> list[str]:
    points = (point for each in data.contacts for point in (each.telephone, each.mail))
    return [point.value for point in points if point]


def test_plain_text_has_the_words_in_their_order(conference: Proceedings) -> None:
    text = plain_text(book(conference), SITE_URL)
    without = re.sub(r"\[p\.\xa0[^\]]+\]", "", text)
    heard = [letters(each.text) for each in paragraphs(conference)]
    people = [letters(f"{each.name}{each.described}") for each in conference.speakers]
    assert stand_in_order([*heard, *people], letters(without))
    assert re.findall(r"\[p\.\xa0([^\]]+)\]", text)[bool(marks(conference)) :] == marks(conference)
    assert [number for number in numbers(conference) if number in text] == []


def test_lines_of_plain_text_are_short(conference: Proceedings) -> None:
    lines = plain_text(book(conference), SITE_URL).split("\n")
    assert [line for line in lines if len(line) > WIDTH and " " in line] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (["#7", "One."], "[p.\xa07] One."),
        (["One. ", "#7", "Two."], "One. [p.\xa07] Two."),
        (["Ex", "#7", "ploit."], "Ex[p.\xa07]ploit."),
    ],
)
def test_where_marks_of_pages_stand(runs: list[str], text: str) -> None:
    made = (Run("mark", each[1:]) if each[0] == "#" else Run("words", each) for each in runs)
    assert marked(made) == text


def test_without_text_there_are_no_files() -> None:
    bare = replace(read_proceedings(CONFERENCES / "starter"), sections=(), statements=())
    assert list(whole_files(bare, SITE_URL)) == []
