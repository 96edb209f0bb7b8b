"""Who speaks in some statements, and how often."""

from collections import Counter
from collections.abc import Iterable

from proceedings import words
from proceedings.record.model import Speaker, Statement

Tally = tuple[tuple[Speaker, str], ...]
"""Speakers in the order of the text, each with the numbers of quotes and reports in words."""


def tally(statements: Iterable[Statement]) -> Tally:
    """Counts the statements of each speaker."""
    speakers: dict[str, Speaker] = {}
    times: Counter[tuple[str, str]] = Counter()
    for statement in statements:
        speakers.setdefault(statement.speaker.id, statement.speaker)
        times[statement.speaker.id, statement.kind] += 1
    return tuple(
        (speaker, words.counts(times[key, "quote"], times[key, "report"]))
        for key, speaker in speakers.items()
    )
