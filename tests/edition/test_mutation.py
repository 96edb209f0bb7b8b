"""No quote or report of this edition can be changed, even by one letter, without being refused."""

import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.equal import fold, tidy
from proceedings.problems import Problem
from proceedings.project import SPEAKERS, read_records
from proceedings.read.entries import SpeakerEntry, StatementEntry
from proceedings.read.records import ProjectRecords
from proceedings.record.assemble import assemble
from proceedings.record.check import check

ROOT = Path(__file__).parents[2]
EACH = 3
"""How many mutants of each kind are made of a statement, at places chosen with a fixed seed."""

Words = list[str]
Mutation = Callable[[Words, int, random.Random, Words], Words]


def change_letter(words: Words, at: int, chance: random.Random, _: Words) -> Words:
    word = words[at]
    letter = chance.choice([n for n, char in enumerate(word) if char.isalnum()] or [0])
    other = chance.choice("aeiounrst".replace(word[letter].lower(), ""))
    return [*words[:at], word[:letter] + other + word[letter + 1 :], *words[at + 1 :]]


def change_case(words: Words, at: int, chance: random.Random, _: Words) -> Words:
    word = words[at]
    letter = chance.choice([n for n, char in enumerate(word) if char.isalpha()] or [0])
    changed = word[:letter] + word[letter].swapcase() + word[letter + 1 :]
    return [*words[:at], changed, *words[at + 1 :]]


def add_mark(words: Words, at: int, chance: random.Random, _: Words) -> Words:
    return [*words[:at], words[at] + chance.choice(",.;:!?…”)"), *words[at + 1 :]]


MUTATIONS: dict[str, Mutation] = {
    "drop a word": lambda words, at, _, __: words[:at] + words[at + 1 :],
    "double a word": lambda words, at, _, __: words[: at + 1] + words[at:],
    "swap two words": lambda words, at, _, __: (
        words[:at] + words[at : at + 2][::-1] + words[at + 2 :]
    ),
    "replace a word": lambda words, at, chance, others: (
        [*words[:at], chance.choice(others), *words[at + 1 :]]
    ),
    "change a letter": change_letter,
    "change case": change_case,
    "add a mark": add_mark,
    "cut the first word": lambda words, *_: words[1:],
    "cut the last word": lambda words, *_: words[:-1],
}


@pytest.fixture(scope="module")
def records() -> ProjectRecords:
    return read_records(ROOT)


def statements(records: ProjectRecords) -> Iterator[tuple[int, str, int, StatementEntry]]:
    """Each statement: the number of its speaker, the list in which it stands, its number there."""
    for speaker, one in enumerate(records.speakers.placed):
        for key in ("quotes", "reports"):
            for number, statement in enumerate(getattr(one.entry, key)):
                yield speaker, key, number, statement


def placed(records: ProjectRecords) -> Iterator[tuple[int, str, int, StatementEntry, int]]:
    """The same, each with the line in which it begins."""
    for speaker, key, number, statement in statements(records):
        steps = (*records.speakers.placed[speaker].steps, key, number)
        yield speaker, key, number, statement, records.speakers.place(steps).line


def with_speakers(records: ProjectRecords, changed: dict[int, SpeakerEntry]) -> list[Problem]:
    """The problems in speakers.yml if some speakers were others."""
    entries = [
        replace(one, entry=changed.get(number, one.entry))
        for number, one in enumerate(records.speakers.placed)
    ]
    speakers = replace(records.speakers, placed=entries)
    problems = check(assemble(replace(records, speakers=speakers)))
    return [problem for problem in problems if problem.place.file == SPEAKERS.name]


def changed(entry: SpeakerEntry, key: str, found: list[StatementEntry]) -> SpeakerEntry:
    return entry.model_copy(update={key: tuple(found)})


@pytest.mark.built
def test_every_mutant_is_refused(records: ProjectRecords) -> None:
    """All statements are changed at once, and each must have a problem between its own lines."""
    chance = random.Random(1)
    others = [word for *_, statement in statements(records) for word in statement.text.split()]
    begins = sorted(line for *_, line in placed(records))
    made: dict[str, set[tuple[str, str]]] = {name: set() for name in MUTATIONS}
    accepted = []
    assert with_speakers(records, {}) == []
    for name, mutate in MUTATIONS.items():
        for _ in range(EACH):
            mutants: dict[int, str] = {}
            rewritten = {n: one.entry for n, one in enumerate(records.speakers.placed)}
            for speaker, key, number, statement, line in placed(records):
                words = statement.text.split()
                text = tidy(" ".join(mutate(words, chance.randrange(len(words)), chance, others)))
                if not text or fold(text) == fold(statement.text):
                    continue  # what the rule counts as equal is no mutant
                mutants[line] = text
                made[name].add((statement.id, text))
                found = list(getattr(rewritten[speaker], key))
                found[number] = statement.model_copy(update={"text": text})
                rewritten[speaker] = changed(rewritten[speaker], key, found)
            refused = {
                begins[bisect_right(begins, problem.place.line) - 1]
                for problem in with_speakers(records, rewritten)
            }
            accepted += [(name, mutants[line]) for line in mutants.keys() - refused]
    counts = {name: len(texts) for name, texts in made.items()}
    print(sum(counts.values()), counts)
    assert accepted == []
    assert sum(counts.values()) >= 1_000
    assert all(counts.values())


@pytest.mark.built
@pytest.mark.parametrize("said_by", [None, 0, -1], ids=["", "by the name", "by the form"])
@pytest.mark.parametrize("attribution", [None, "inferred"])
def test_every_exchange_of_speakers_is_refused(
    records: ProjectRecords, attribution: str | None, said_by: int | None
) -> None:
    """Each statement under each other speaker, whatever the editor says of it.

    Whether or not readers are told of doubt, and confirmed by each of the speaker's own names. All
    speakers change places at once, in every distance; their statements stay where they are.
    """
    source = records.speakers.source
    speakers = [one.entry for one in records.speakers.placed]
    refused: Counter[str] = Counter()
    accepted = []
    for distance in range(1, len(speakers)):
        moved = speakers[distance:] + speakers[:distance]
        problems = with_speakers(
            records,
            {
                number: other.model_copy(
                    update={
                        key: tuple(
                            each.model_copy(
                                update={
                                    "attribution": attribution,
                                    "said_by": _form(other, said_by),
                                }
                            )
                            for each in getattr(entry, key)
                        )
                        for key in ("quotes", "reports")
                    }
                )
                for number, (entry, other) in enumerate(zip(speakers, moved, strict=True))
            },
        )
        places = {problem.place for problem in problems if "The text gives" in problem.message}
        for speaker, key, number, statement in statements(records):
            steps = (*records.speakers.placed[speaker].steps, key, number, "text")
            if source.place_within(steps, 0) in places:
                refused[key] += 1
            else:
                accepted.append((statement.id, moved[speaker].id))
    assert accepted == []
    assert refused == {"quotes": 15 * 12, "reports": 34 * 12}


def _form(speaker: SpeakerEntry, number: int | None) -> str | None:
    """One of the two names by which the text may have a speaker, if any is to confirm it."""
    forms = (speaker.name, *speaker.named_as)
    assert len(forms) <= 2
    return None if number is None else forms[number]


def test_the_text_itself_says_whose_words_all_are(records: ProjectRecords) -> None:
    """No statement of this edition needs the editors' word for it."""
    said_by = [one.id for *_, one in statements(records) if one.said_by is not None]
    assert (with_speakers(records, {}), said_by) == ([], [])
