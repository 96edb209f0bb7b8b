"""Paragraphs in runs, written as one line each: `words`, «quote», {naming}, <mention>, [page]."""

from dataclasses import replace
from pathlib import Path

import pytest

from proceedings import project
from proceedings.publish.runs import Run, plain_rows, quote_runs, section_runs
from proceedings.record.model import Proceedings
from proceedings.record.text import Paragraph

SETTINGS = """
INHERIT: hooks/mkdocs.base.yml
site_name: x
extra:
  proceedings:
    title: Mills
    edition: {version: "1", date: 2020-01-01}
"""
SPEAKERS = """
- id: ann
  name: Ann Ash
  family_name: Ash
  role: Miller
  named_as: [Ms. Ash]
  quotes:
"""


def written(runs: list[Run]) -> str:
    brackets = {
        "words": "{}",
        "quote": "«{}»",
        "naming": "{{{}}}",
        "mention": "<{}>",
        "mark": "[{}]",
    }
    return "|".join(brackets[run.kind].format(run.text) for run in runs)


def proceedings(folder: Path, text: str, *quotes: str) -> Proceedings:
    """One section with `text`, whose `quotes` are all Ann's."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    speakers = SPEAKERS if quotes else SPEAKERS.removesuffix("  quotes:\n")
    for number, quote in enumerate(quotes):
        speakers += f"    - id: q{number}\n      text: >-\n        {quote}\n"
    (folder / "speakers.yml").write_text(speakers, "utf-8")
    indented = "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
    (folder / "takeaways.yml").write_text(
        f"- id: a\n  title: A\n  summary: A.\n  text: |\n{indented}\n", "utf-8"
    )
    return project.read_proceedings(folder)


def rows(data: Proceedings) -> list[tuple[Paragraph, list[Run]]]:
    [section] = data.sections
    return section_runs(section, data.quotes, data.speaker, data.mentions_in(section), data.term)


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        pytest.param("Ms. Ash spoke.", (), ["{Ms. Ash}| spoke."], id="naming"),
        pytest.param(
            "Ms. Ash and Ms. Ash.\n\nMs. Ash again.",
            (),
            ["{Ms. Ash}| and Ms. Ash.", "Ms. Ash again."],
            id="first naming only",
        ),
        pytest.param(
            "“Mills turn”, said Ms. Ash.",
            ("Mills turn",),
            ["«“Mills turn”»|, said |{Ms. Ash}|."],
            id="quote and naming",
        ),
        pytest.param(
            "Ms. Ash: “I, Ms. Ash, turn” and “Stop”.",
            ("I, Ms. Ash, turn", "Stop"),
            ["{Ms. Ash}|: |«“I, Ms. Ash, turn”»| and |«“Stop”»|."],
            id="no naming inside a quote",
        ),
        pytest.param(
            "“One, “two” and 'three'”, said Ms. Ash.".replace("“two”", '"two"'),
            ("One, \"two\" and 'three'",),
            ["«“One, \"two\" and 'three'”»|, said |{Ms. Ash}|."],
            id="marks inside a quote",
        ),
        pytest.param(
            "{p. 1} Ms. Ash {p. 2} spoke.", (), ["[1]|{Ms. Ash}| |[2]|spoke."], id="page marks"
        ),
        pytest.param(
            "{p. 1} “Mills {p. 2} turn”, said Ms. Ash.",
            ("Mills turn",),
            ["[1]|«“Mills »|[2]|«turn”»|, said |{Ms. Ash}|."],
            id="page mark inside a quote",
        ),
        pytest.param(
            "{p. 1} “{p. 2} Mills turn”, said Ms. Ash.",
            ("Mills turn",),
            ["[1]|«“»|[2]|«Mills turn”»|, said |{Ms. Ash}|."],
            id="page mark behind the opening quotation mark",
        ),
        pytest.param(
            "« Les moulins tournent », Ms. Ash a dit.",
            ("Les moulins tournent",),
            ["«« Les moulins tournent »»|, |{Ms. Ash}| a dit."],
            id="spaces inside the quotation marks",
        ),
        pytest.param(
            "{p. 1} One.\n\n{p. 2} Ms. Ash.", (), ["[1]|One.", "[2]|{Ms. Ash}|."], id="page by page"
        ),
        pytest.param(
            "{p. 1} One Ms. {p. 2} Ash.", (), ["[1]|One |{Ms. }|[2]|{Ash}|."], id="mark in a naming"
        ),
    ],
)
def test_runs_of_a_section(
    tmp_path: Path, text: str, quotes: tuple[str, ...], expected: list[str]
) -> None:
    data = proceedings(tmp_path, text, *quotes)
    assert [written(runs) for _, runs in rows(data)] == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("A mill, a mill.\n\nMs. Ash.", "mill", ["A |<mill>|, a mill.", "{Ms. Ash}|."]),
        ("Ms. Ash.\n\nMill.\n\nA mill.", "mill", ["{Ms. Ash}|.", "<Mill>|.", "A mill."]),
        ("“A mill”, said Ms. Ash. A mill.", "mill", ["«“A mill”»|, said |{Ms. Ash}|. A |<mill>|."]),
        (
            "“A mill”, said Ms. Ash.\n\nMill.",
            "mill",
            ["«“A mill”»|, said |{Ms. Ash}|.", "<Mill>|."],
        ),
        (
            "{p. 1} Ms. Ash’s tide {p. 2} mill.",
            "tide mill",
            ["[1]|{Ms. Ash}|’s |<tide >|[2]|<mill>|."],
        ),
        ("The heirs of Ms. Ash.", "heirs of Ms. Ash", ["The heirs of |{Ms. Ash}|."]),
        ("The heirs of Ms. Ash.", "heirs", ["The |<heirs>| of |{Ms. Ash}|."]),
    ],
)
def test_the_first_mention_of_a_term(
    tmp_path: Path, text: str, form: str, expected: list[str]
) -> None:
    (tmp_path / "index.yml").write_text(f"- {{id: term, name: Term, forms: [{form}]}}\n", "utf-8")
    quotes = ("A mill",) if "“" in text else ()
    data = proceedings(tmp_path, text, *quotes)
    assert [written(runs) for _, runs in rows(data)] == expected


def test_no_mention_is_put_into_a_testimony(tmp_path: Path) -> None:
    (tmp_path / "index.yml").write_text("- {id: mill, name: Mill, forms: [mill]}\n", "utf-8")
    data = proceedings(tmp_path, "“A mill”, said Ms. Ash of a mill.\n\nThe mill.", "A mill")
    assert [written(runs) for _, runs in rows(data)][1] == "The mill."
    quotes = [
        replace(quote, speaker=replace(quote.speaker, testimony=True)) for quote in data.quotes
    ]
    [(_, testified), (_, after)] = rows(replace(data, statements=tuple(quotes)))
    assert written(testified) == "«“A mill”»|, said |{Ms. Ash}| of a mill."
    assert written(after) == "The |<mill>|."


def test_runs_hold_every_word_once(tmp_path: Path) -> None:
    data = proceedings(
        tmp_path, "{p. 1} “Mills {p. 2} turn”, said Ms. Ash. It {p. 3} did.", "Mills turn"
    )
    [(paragraph, runs)] = rows(data)
    assert "".join(run.text for run in runs if run.kind != "mark") == paragraph.text


def test_runs_refer_to_their_records(tmp_path: Path) -> None:
    data = proceedings(tmp_path, "“Mills turn”, said Ms. Ash.", "Mills turn")
    [(_, runs)] = rows(data)
    assert [run.quote.id for run in runs if run.quote] == ["q0"]
    assert [run.speaker.id for run in runs if run.speaker] == ["ann"]


def test_a_quote_s_paragraph_tells_apart_just_this_quote(tmp_path: Path) -> None:
    data = proceedings(tmp_path, "Ms. Ash: “One” and “two”.", "One", "two")
    assert written(quote_runs(data.quotes[1])) == "Ms. Ash: “One” and |«“two”»|."
    ((_, plain),) = plain_rows([data.quotes[1].paragraph])
    assert written(plain) == "Ms. Ash: “One” and “two”."


@pytest.mark.parametrize("quoted", ["“turn”", '"turn"', "« turn »", "«turn»", "„turn“", "「turn」"])
def test_a_quote_keeps_its_quotation_marks(tmp_path: Path, quoted: str) -> None:
    [quote] = proceedings(tmp_path, f"Mills {quoted}, said Ms. Ash.", "turn").quotes
    assert (quote.text, quote.quoted) == ("turn", quoted)
