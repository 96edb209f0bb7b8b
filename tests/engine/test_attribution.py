"""Whose words a statement's are: what the text says of it, in made-up sections."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from corpus import BAD
from growth import MOST, growth
from proceedings.project import read_proceedings, read_records
from proceedings.read.entries import SectionEntry, SpeakerEntry
from proceedings.read.load import load_file
from proceedings.read.records import ProjectRecords
from proceedings.read.validate import validate_list
from proceedings.record.assemble import assemble
from proceedings.record.attribution_rules import statements_are_their_speakers
from proceedings.record.find import Found

SETTINGS = (
    "INHERIT: hooks/mkdocs.base.yml\nsite_name: A\n"
    "extra: {proceedings: {title: A, edition: {version: 1, date: 2031-01-01}}}\n"
)
SPEAKERS = {
    "ash": ("Anna Ash", ["Ms. Ash", "Anna Ash"]),
    "bo": ("Bengt Bo", ["Mr. Bo", "Herr Bo"]),
    "cy": ("Cyan Cy", ["Captain Cy", "M. Cy", "capitaine Cy"]),
    "lin": ("林水生", ["林先生"]),
    "salma": ("سلمى", ["سلمى"]),
    "almyros": ("Νίκος Αλμυρός", ["κ. Αλμυρός"]),
    "rao": ("सुधा राव", ["सुश्री राव"]),
}
WORDS = ("Do we go?", "we go", "我們走。", "She left.")
"""What is said: the words that stand in a row’s text; the last is a report."""


@cache
def valid_records() -> ProjectRecords:
    """What stands in the files that no case changes."""
    return read_records(BAD / "base")


@dataclass(frozen=True)
class Case:
    """A section’s text, whose words they are, and what the editor adds to them."""

    text: str
    speaker: str
    said_by: str = ""
    inferred: bool = False

    @property
    def words(self) -> str:
        """What is said."""
        return next(words for words in WORDS if words in self.text)

    def verdict(self, folder: Path) -> list[str]:
        """What the rule says."""
        (folder / "speakers.yml").write_text("".join(self._speakers()), "utf-8")
        lines = self.text.replace("\n", "\n    ")
        (folder / "takeaways.yml").write_text(
            "- id: a\n  title: A\n  summary: A.\n  not_speakers: [Mr. Dee]\n"
            f"  text: |\n    {lines}\n",
            "utf-8",
        )
        records = replace(
            valid_records(),
            speakers=validate_list(load_file(folder, "speakers.yml"), SpeakerEntry),
            takeaways=validate_list(load_file(folder, "takeaways.yml"), SectionEntry),
        )
        assembled = assemble(records)
        found = [one.found.words for one in assembled.statements if isinstance(one.found, Found)]
        assert (records.problems, found) == ([], [self.words])
        return [problem.message for problem in statements_are_their_speakers(assembled)]

    def _speakers(self) -> Iterator[str]:
        for name, (full, forms) in SPEAKERS.items():
            yield f"- id: {name}\n  name: {full}\n  family_name: {full.split()[-1]}\n  role: r\n"
            yield f"  named_as: [{', '.join(forms)}]\n"
            if name == self.speaker:
                kind = "reports" if self.words == WORDS[-1] else "quotes"
                yield f"  {kind}:\n    - id: a\n      text: >-\n        {self.words}\n"
                if self.said_by:
                    yield f"      said_by: >-\n        {self.said_by}\n"
                if self.inferred:
                    yield "      attribution: inferred\n"


STATED = [
    # one person is named
    Case("“we go”, said Ms. Ash.", "ash"),
    Case("Ms. Ash said: “we go”.", "ash"),
    Case("“we go”, Anna Ash said.", "ash"),
    Case("Ms. Ash’s words were “we go”.", "ash"),
    Case("Captain Cy, of the Ministry, rose to say “we go”.", "cy"),
    Case("It was Ms. Ash who closed with “we go”, after Ms. Ash had opened.", "ash"),
    Case("Ms. Ash said “we stay”. Mr. Bo said “we go”. Captain Cy said “we wait”.", "bo"),
    Case("“Dear Ms. Ash”, began Mr. Bo, “we go”.", "bo"),
    # pronouns
    Case("Ms. Ash rose. She said: “we go”.", "ash"),
    Case("Mr. Bo rose. Ms. Ash rose. It was late. “we go”, was said.", "ash"),
    Case("Mr. Bo rose.\n\nIt was late. “we go”, he said. Ms. Ash left.", "bo"),
    Case("Ms. Ash and Mr. Bo rose.\n\nMr. Bo spoke.\n\nIt was late.\n\n“we go”, he said.", "bo"),
    Case("Mr. Bo read from “Ms. Ash at sea”. He added: “we go”.", "bo"),
    Case("Mr. Bo rose. Ms. Ash rose. It was late. She left.", "ash"),
    # a quotation that is a sentence of its own
    Case("“Do we go?” Ms. Ash asked.", "ash"),
    Case("Ms. Ash rose. “Do we go?” It was late.", "ash"),
    Case("Ms. Ash rose. “Do we go?” Ms. Ash asked. Mr. Bo smiled.", "ash"),
    Case("It was late. “Do we go?” “Or stay?” Ms. Ash asked.", "ash"),
    Case("Mr. Bo spoke. Ms. Ash asked:\n\n“Do we go?”\n\nMr. Bo smiled.", "ash"),
    Case("Ms. Ash asked:\n\n“Is it late?” “Do we go?”\n\nMr. Bo smiled.", "ash"),
    Case("“Do we go?”\n\n— Ms. Ash", "ash"),
    Case("Ms. Ash rose. “Do we go?”\n\nMr. Bo smiled.", "ash"),
    # other scripts
    Case("林先生說：「we go」", "lin"),
    Case("「we go」，林先生說。", "lin"),
    Case("「我們走。」林先生說。", "lin"),
    Case("林先生起身。他說：「我們走。」", "lin"),
    Case("قالت سلمى: «we go».", "salma"),
    Case("«we go», είπε ο κ. Αλμυρός.", "almyros"),
    Case("सुश्री राव ने कहा: “we go”।", "rao"),
    Case("„we go“, sagte Herr Bo.", "bo"),
    Case("« we go », dit le capitaine Cy à tous.", "cy"),
]


@pytest.mark.parametrize("case", STATED, ids=lambda case: case.text)
def test_the_text_says_whose_words_they_are(case: Case, tmp_path: Path) -> None:
    assert case.verdict(tmp_path) == []
    for other in SPEAKERS.keys() - {case.speaker}:
        for inferred in (False, True):
            [message] = replace(case, speaker=other, inferred=inferred).verdict(tmp_path)
            assert f"not to “{other}”" in message
    [message] = replace(case, said_by="it").verdict(tmp_path)
    assert message.startswith("The text says already")


CONFIRMED = [
    # several are named
    Case("“we go”, said Ms. Ash to Mr. Bo.", "ash", "said Ms. Ash"),
    Case("“we go”, said Ms. Ash to Mr. Bo.", "bo", "Mr. Bo"),
    Case("Ms. Ash quoted Mr. Dee: “we go”.", "ash", "Ms. Ash quoted"),
    Case("“we go”, said Mr. Dee to Ms. Ash.", "ash", "Ms. Ash"),
    Case("Mr. Dee met Ms. Ash. “we go”, was said.", "ash", "met Ms. Ash"),
    Case("Ms. Ash thanked Mr. Bo. She said: “we go”.", "ash", "Ms. Ash thanked"),
    Case("Ms. Ash thanked Mr. Bo. She left.", "ash", "Ms. Ash"),
    Case("Mr. Bo rose. “Do we go?” Ms. Ash asked.", "ash", "Ms. Ash asked"),
    Case("Mr. Bo rose. “Do we go?” Ms. Ash smiled.", "bo", "Mr. Bo rose"),
    Case("Mr. Bo rose.\n\n“Do we go?”\n\n– Ms. Ash", "ash", "Ms. Ash"),
    Case("林先生對 سلمى 說：「we go」", "lin", "林先生對"),
    # nobody is named
    Case("The clerk rose: “we go”. Mr. Bo smiled.", "ash", "The clerk", inferred=True),
    Case("“we go”, somebody said.", "ash", "somebody", inferred=True),
    Case("有人說：「we go」", "lin", "有人", inferred=True),
]


@pytest.mark.parametrize("case", CONFIRMED, ids=lambda case: f"{case.speaker}: {case.text}")
def test_the_editor_says_it_in_words_of_the_text(case: Case, tmp_path: Path) -> None:
    assert case.verdict(tmp_path) == []
    for less in (
        replace(case, said_by=""),
        replace(case, said_by="", inferred=True),
        replace(case, said_by="nowhere"),
        replace(case, said_by=f"x{case.said_by}"),
        *([replace(case, inferred=False)] if case.inferred else []),
    ):
        assert len(less.verdict(tmp_path)) == 1, less


@pytest.mark.parametrize(
    "case",
    [
        Case("Ms. Ash spoke. She told Mr. Bo: “we go”.", "ash", "Ms. Ash spoke"),
        Case("Ms. Ash spoke. Mr. Bo smiled. She left.", "ash", "Ms. Ash"),
        Case("Ms. Ash spoke. She told Mr. Dee: “we go”.", "ash", "Ms. Ash"),
        Case("Ms. Ash spoke. Mr. Bo rose. Captain Cy told Mr. Bo: “we go”.", "ash", "Ms. Ash"),
        Case("Ms. Ash rose.\n\nMr. Bo rose.\n\nMr. Bo smiled: “we go”.", "ash", "Ms. Ash rose"),
        Case("“we go”, said Ms. Ash. Mr. Bo smiled.", "bo", "Mr. Bo smiled"),
        Case("“we go”, said somebody. Ms. Ash smiled.", "ash", "Ms. Ash smiled"),
        Case("Mr. Bo said “Ask Ms. Ash!” and “we go”.", "ash", "Ask Ms. Ash"),
        Case("“we go”, said Ms. Ash to Mr. Bo.", "bo", "Bo"),
        Case("“we go”, said Ms. Ash to Mr. Bo.", "ash", "said Ms. Ash to Mr. Bo"),
        Case("「we go」，林先生對 سلمى 說。", "lin", "先生"),
    ],
    ids=lambda case: f"{case.speaker}: {case.text}",
)
def test_words_that_confirm_nothing(case: Case, tmp_path: Path) -> None:
    for inferred in (False, True):
        assert len(replace(case, inferred=inferred).verdict(tmp_path)) == 1


def test_a_section_costs_no_more_than_its_length(tmp_path: Path) -> None:
    """However many statements it has, in one paragraph or sentence, and confirmed by what words."""
    text = "- id: a\n  title: A\n  summary: A.\n  text: |\n    Ms. Ash met Mr. Bo. "
    person = "- id: {0}\n  name: {1}\n  family_name: {1}\n  role: r\n  named_as: [{1}]\n"

    (tmp_path / "docs").mkdir()

    def reading(times: int) -> None:
        quotes = (
            f"    - {{id: q{n}-{kind}, text: we go {n}{kind}, said_by: Ms. Ash}}\n"
            for n in range(times)
            for kind in "abc"
        )
        (tmp_path / "speakers.yml").write_text(
            f"{person.format('bo', 'Mr. Bo')}{person.format('ash', 'Ms. Ash')}"
            f"  quotes:\n{''.join(quotes)}",
            "utf-8",
        )
        sentence = ", ".join(f"“we go {n}a”" for n in range(times))
        apart = " ".join(f"“we go {n}b” Mr. Bo and Ms. Ash." for n in range(times))
        alone = "\n\n    ".join(f"“we go {n}c.”" for n in range(times)).replace(".”", "”.")
        (tmp_path / "takeaways.yml").write_text(
            f"{text}{sentence}.\n\n    {apart}\n\n    {alone}\n"
        )
        (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        read_proceedings(tmp_path)

    reading(1)
    assert growth(reading, 60) < MOST
