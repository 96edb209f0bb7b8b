"""The rule that a statement is the words of the speaker to whom the text gives them."""

from bisect import bisect_left
from collections.abc import Iterator

from proceedings import words
from proceedings.problems import Problem
from proceedings.record.assembled import Assembled, PlacedSection, PlacedStatement
from proceedings.record.attribution import Context
from proceedings.record.explain import Miss
from proceedings.record.people import OTHER, STRANGER

_MOST_NAMED = 3


def statements_are_their_speakers(assembled: Assembled) -> Iterator[Problem]:
    """The text gives every statement to its speaker, or the editor confirms it in the text's words.

    Confirmed can be only what the text leaves open, where it names several or nobody: against the
    text stands no editor's word.
    Nothing is said where a name or a quotation mark is in doubt: that is said already.
    """
    if not assembled.records.has_all_names:
        return
    readings = {id(one.section): _Reading(assembled, one) for one in assembled.sections}
    for one in assembled.statements:
        if not isinstance(one.found, Miss) and one.same_as is None and one.has("said_by"):
            reading = readings[id(one.found.section)]
            context = reading.attribution.context(one.found, one.kind)
            if reading.is_sure(context):
                yield from _judged(one, context, reading)


class _Reading:
    """A section as read for whose words its statements are."""

    def __init__(self, assembled: Assembled, placed: PlacedSection) -> None:
        self.attribution = assembled.attributions.of(placed.section)
        self.speakers = assembled.records.speakers
        self._placed = placed
        self._unsure = [n for n, one in enumerate(placed.text.typed) if not one.is_balanced]
        self._has_others = not any("not_speakers" in steps for steps in placed.entry.unusable)

    def is_sure(self, context: Context) -> bool:
        """Whether names and quotation marks can be relied on wherever the context was read."""
        first = min((one.number for one in context.named), default=0)
        unsure = self._unsure[bisect_left(self._unsure, first) :][:1]
        is_marked = not unsure or unsure[0] > context.number
        return is_marked and self._has_others and STRANGER not in context.who

    def named(self, context: Context, joined: str) -> str:
        """The text's words for those who are named, the first of them, each with its place."""
        forms: dict[str, str] = {}
        for number, naming in context.named:
            form = self._placed.section.paragraphs[number].text[slice(*naming.span)]
            if form not in forms:
                place = self._placed.text.place(number, naming.span.start)
                forms[form] = f"“{form}” ({place.file}, line {place.line})"
            if len(forms) == _MOST_NAMED:
                break
        return joined.join(forms.values())


def _judged(one: PlacedStatement, context: Context, reading: _Reading) -> Iterator[Problem]:
    """What is wrong with the speaker of one statement, if anything is."""
    speaker, said_by = one.speaker.entry.id, one.entry.said_by
    speakers = reading.speakers
    if context.who == {speaker}:
        if said_by is not None:
            message = (
                f"The text says already whose words these are: {reading.named(context, ' and ')}. "
                "Delete this line."
            )
            yield Problem(speakers.source.key_place(one.steps, "said_by"), message)
    elif said_by is None or (context.who and speaker not in context.who):
        place = speakers.source.place_within((*one.steps, "text"), 0)
        yield Problem(place, _not_said(one, context, reading))
    elif wrong := _not_confirmed(one, said_by, context, reading):
        yield Problem(speakers.place((*one.steps, "said_by")), wrong)


def _not_said(one: PlacedStatement, context: Context, reading: _Reading) -> str:
    """Why the text does not say that a statement is the words of its speaker, and no one else's."""
    speaker = one.speaker.entry.id
    if not context.who:
        return (
            "Up to these words the section names nobody. Add “said_by: …” with its words for the "
            "speaker, like “the prosecutor”, and “attribution: inferred”; or, if a name stands "
            "there, add that to “named_as”."
        )
    if speaker in context.who:
        return (
            f"The text names {reading.named(context, ' and ')} here, and does not say whose words "
            f"these are. If it is “{speaker}”, add “said_by: …” with words of the text, up to "
            "these, that name this speaker and nobody else."
        )
    cure = "delete the report"
    if one.kind == "quote":
        cure = "delete the quote here, and list it in the section under “not_quotes”"
    if context.who != {OTHER}:
        right = "the right speaker" if len(context.who) > 1 else f"“{min(context.who)}”"
        cure = f"if that is so, move the {one.kind} to {right}; if not, {cure}"
    return (
        f"The text gives these words to {reading.named(context, ' or ')}, not to “{speaker}”. "
        f"{words.capital(cure)}."
    )


def _not_confirmed(
    one: PlacedStatement, said_by: str, context: Context, reading: _Reading
) -> str | None:
    """Why the editor's words do not confirm the speaker, if they do not."""
    speaker = one.speaker.entry.id
    named = reading.attribution.named_in(said_by, context)
    if named is None or not any(char.isalnum() for char in said_by):
        return (
            "These words do not stand in the section’s text, outside quotation marks and up to the "
            f"{one.kind}. Copy them word for word from there."
        )
    if named != {speaker} and (named or context.who):
        return (
            f"These words do not name “{speaker}” and nobody else. Copy words that do, with a form "
            "of “named_as”."
        )
    is_stated = one.entry.attribution is None and one.has("attribution")
    if is_stated and speaker not in context.who:
        return (
            f"The text does not say in so many words that it is “{speaker}”, and readers must know "
            "that. Add “attribution: inferred”."
        )
    return None
