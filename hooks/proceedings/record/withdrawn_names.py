"""Names of withdrawn speakers that still stand somewhere in what is published.

When a speaker is withdrawn the entry loses the name; what is left of it is the id, which is made of
it as a rule. A whole name can be nobody else's and is refused. A surname alone may be another's, or
a word (May), and is pointed out.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from proceedings.equal import count_black
from proceedings.problems import Place, Problem
from proceedings.read.entries import NO_WORDS, SpeakerEntry
from proceedings.read.records import ProjectRecords
from proceedings.read.source import MappingNode, Source, Steps, scalars
from proceedings.record.names import Names, is_compound

_WHOLE, _SURNAME = "whole", "surname"


class _Found(NamedTuple):
    place: Place
    kind: str
    words: str
    is_text: bool


def whole_names_are_gone(records: ProjectRecords) -> Iterator[Problem]:
    """No whole name of a withdrawn speaker stands in the data files and the editors' own pages."""
    for found in _found(records):
        if found.kind == _WHOLE:
            cure = _IN_TEXT if found.is_text else "Take the name out."
            yield Problem(found.place, f"This names a speaker who is withdrawn. {cure}")


def surnames_remain(records: ProjectRecords) -> Iterator[Problem]:
    """What may be the name of a withdrawn speaker, to be pointed out."""
    for found in _found(records):
        if found.kind == _SURNAME:
            cure = _IN_TEXT if found.is_text else "Take it out"
            message = (
                f"Note: A speaker is withdrawn whose name may be this “{found.words}”. "
                f"{cure.rstrip('.')}, if it is."
            )
            yield Problem(found.place, message)


_IN_TEXT = "Write “[name withdrawn]” in its place, in quotations too."


def _found(records: ProjectRecords) -> Iterator[_Found]:
    names = _names(records)
    if names is None:
        return
    for of_file in records.files:
        source = of_file.source
        for steps, node in scalars(source.root, _words) if source.root else ():
            for start, words, kind in _namings(names, node.value):
                place = source.place_within(steps, count_black(node.value[:start]))
                yield _Found(place, kind, words, _is_text(records, source, steps))
    for page in (each.source for each in records.pages):
        for start, words, kind in _namings(names, page.text):
            line = page.text.count("\n", 0, start) + 1
            column = start - page.text.rfind("\n", 0, start)
            yield _Found(Place(page.file, line, column), kind, words, False)


def _is_text(records: ProjectRecords, source: Source, steps: Steps) -> bool:
    """Whether words stand in the record's running text."""
    sections = [of_kind.source.file for _, of_kind in records.sections]
    is_held = source.file in sections or not {"preface", "parts"}.isdisjoint(map(str, steps))
    return is_held and steps[-1] in ("text", "introduction")


def _names(records: ProjectRecords) -> Names | None:
    """Finds the names of whoever is withdrawn; None if nobody is."""
    speakers = [placed.entry for placed in records.speakers.placed]
    forms = [form for each in speakers if each.withdrawn for form in _forms(each)]
    if not forms:
        return None
    others = {
        word
        for each in speakers
        if not each.withdrawn
        for word in _plain(each.name).replace("-", " ").split()
    }
    return Names(
        (form, kind) for form, kind in forms if kind == _WHOLE or _plain(form) not in others
    )


def _forms(speaker: SpeakerEntry) -> Iterator[tuple[str, str]]:
    """How a withdrawn speaker may be named, as far as that is still known."""
    typed = [speaker.name, *speaker.named_as, *(_of_id(speaker.id), *map(_of_id, speaker.formerly))]
    for form in typed:
        if form:
            yield _plain(form), _WHOLE if is_compound(form) else _SURNAME
            if form == _of_id(speaker.id) and is_compound(form):
                yield _plain(form.rpartition(" ")[2]), _SURNAME
    if speaker.family_name:
        yield _plain(speaker.family_name), _SURNAME


def _of_id(name: str) -> str:
    return name.replace("-", " ")


def _plain(text: str) -> str:
    """Small letters without accents, as ids have them; every character stays in its place."""
    letters = {char: unicodedata.normalize("NFD", char)[0].lower()[:1] for char in {*text}}
    return text.translate({ord(char): letter for char, letter in letters.items()})


def _namings(names: Names, text: str) -> Iterator[tuple[int, str, str]]:
    """Where a text names somebody; a surname has a capital, where there are capitals."""
    for naming in names.find(_plain(text).replace("\n", " ")):
        words = text[naming.span.start : naming.span.end]
        if naming.key == _WHOLE or not words[0].islower():
            yield naming.span.start, words, naming.key


def _words(node: MappingNode) -> list[str]:
    """The keys of a mapping that have words; of what is withdrawn the reason, and quotes.

    That the rest of it has to go is said already.
    """
    only = ("withdrawn", "quotes") if "withdrawn" in node.values else tuple(node.values)
    return [key for key in node.values if key in only and key not in NO_WORDS]
