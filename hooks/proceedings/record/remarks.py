"""What is right and may not be meant: pointed out to the editors, and never refused."""

import datetime
import re
from collections.abc import Iterator

from proceedings.equal import count_black, tidy
from proceedings.problems import Place, Problem, shortened
from proceedings.read.entries import NO_WORDS
from proceedings.read.records import ProjectRecords
from proceedings.read.source import MappingNode, Source, scalars
from proceedings.record.names import Names, script
from proceedings.record.withdrawn_names import surnames_remain

_MARKDOWN = re.compile(
    r"\*\*(?=\S)[^*]{1,200}(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=[^\s*])[^*]{1,200}(?<=[^\s*])\*(?![\w*])"
    r"|(?<!\w)__?(?=[^\s_])[^_]{1,200}(?<=[^\s_])__?(?!\w)"
    r"|`[^`]{1,200}`"
    r"|\[[^\[\]]{1,200}\]\([^()\s]{1,200}\)"
)
YEAR = datetime.timedelta(days=365)


def remarks(records: ProjectRecords) -> Iterator[Problem]:
    """Everything that is pointed out, each in its place."""
    sections = [of_kind.source for _, of_kind in records.sections]
    for source in (records.event.source, records.speakers.source, *sections):
        yield from _markdown(source)
    yield from _markdown(records.contacts.source)
    yield from _left_over(records)
    yield from _outdated(records, datetime.date.today())
    yield from _other_names(records)
    yield from surnames_remain(records)


def _markdown(source: Source) -> Iterator[Problem]:
    """Markdown in a file's values: it is shown as it stands, for every value is plain text."""
    if source.root is None or not _MARKDOWN.search(source.text):
        return
    for steps, node in scalars(source.root, _words):
        for match in _MARKDOWN.finditer(node.value):
            message = (
                f"Note: “{shortened(match[0])}” is shown as it stands, marks and all: this is "
                "plain text and no Markdown. Delete the marks, unless the print has them."
            )
            before = count_black(node.value[: match.start()])
            yield Problem(source.place_within(steps, before), message)


def _words(node: MappingNode) -> list[str]:
    """The keys of a mapping that have words."""
    return [key for key in node.values if key not in NO_WORDS]


def _outdated(records: ProjectRecords, today: datetime.date) -> Iterator[Problem]:
    """Help whose numbers were checked more than a year ago."""
    for placed in records.event.placed:
        for number, service in enumerate(placed.entry.help):
            if placed.has("help", number, "checked") and today - service.checked > YEAR:
                place = records.event.place((*placed.steps, "help", number, "checked"))
                yield Problem(
                    place,
                    f"Note: “{shortened(service.name)}” was last checked more than a year ago. "
                    "Check it with its source, and write today’s date.",
                )


def _other_names(records: ProjectRecords) -> Iterator[Problem]:
    """Speakers whom the text never names by their family name: they may have been exchanged."""
    for placed in records.speakers.placed:
        speaker = placed.entry
        words = [(word, speaker.id) for word in speaker.family_name.casefold().split()]
        forms = tidy(" / ".join(speaker.named_as)).casefold()
        is_alike = script(speaker.family_name) == script(speaker.name)
        if is_alike and words and forms and not any(Names(words).find(forms)):
            message = (
                f"Note: No form of “named_as” has the family name “{speaker.family_name}”. Look "
                "whether it is this speaker whom the text names."
            )
            yield Problem(records.speakers.place((*placed.steps, "named_as")), message)


def _left_over(records: ProjectRecords) -> Iterator[Problem]:
    """Files that say in a comment that their words are those of another conference."""
    titles = [placed.entry.title for placed in records.event.placed]
    files = (*records.files, *records.pages)
    sources = [*(file.source for file in files), records.settings]
    for source in {each.file: each for each in sources}.values():
        for found in _SAMPLE.finditer(source.text):
            if tidy(found[1]) not in titles:
                message = (
                    f"Note: These are words of the made-up conference “{found[1]}”. Write your "
                    "own, then delete this line."
                )
                line = source.text.count("\n", 0, found.start(1)) + 1
                yield Problem(Place(source.file, line), message)


_SAMPLE = re.compile(r"^ *(?:#|<!--).*\bmade-up conference “([^”\n]+)”", re.MULTILINE)
"""The comment in each file of the conference that is there to be copied."""
