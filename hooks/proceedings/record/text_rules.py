"""Rules for the text: marks, names, passages, and the statements found in it."""

from collections.abc import Iterator

from proceedings.equal import count_black, fold
from proceedings.problems import Problem, shortened
from proceedings.record.assemble import skipped_pages
from proceedings.record.assembled import Assembled, PlacedSection, PlacedStatement, forms
from proceedings.record.explain import Miss
from proceedings.record.find import Found
from proceedings.record.marks import page_marks
from proceedings.record.people import STRANGER


def forms_occur(assembled: Assembled) -> Iterator[Problem]:
    """Every form of `named_as` names somebody in the text."""
    speakers = assembled.records.speakers
    occurring = {
        fold(paragraph.text[naming.span.start : naming.span.end])
        for one in assembled.sections
        for paragraph, namings in zip(one.section.paragraphs, one.section.namings, strict=True)
        for naming in namings
    }
    for _, at, form in forms(speakers):
        if fold(form) not in occurring:
            message = (
                f"“{form}” names nobody in the sections’ text. Copy the form from the text, or "
                "delete it."
            )
            yield Problem(speakers.place(at), message)


def titles_are_of_speakers(assembled: Assembled) -> Iterator[Problem]:
    """A title (“Ms.”, “Ambassador”) stands before a name of a speaker, or of an exempt person."""
    for one in assembled.sections:
        people = assembled.attributions.of(one.section).people
        for number, namings in enumerate(people.namings):
            for naming in namings:
                if naming.key == STRANGER:
                    words = one.section.paragraphs[number].text[naming.span.start : naming.span.end]
                    message = (
                        f"“{words}” is no speaker’s name. Correct it, or add the form to "
                        "“named_as” of the speaker; if it is nobody on the programme, list it in "
                        "this section under “not_speakers”."
                    )
                    yield Problem(one.text.place(number, naming.span.start), message)
        for number, form in enumerate(one.entry.entry.not_speakers):
            if form in people.absent and one.entry.has("not_speakers", number):
                message = (
                    f"“{form}” does not stand in this section’s text outside quotation marks. "
                    "Copy the form from the text, or delete it."
                )
                yield Problem(one.place("not_speakers", number), message)


def paragraphs_are_told_apart(assembled: Assembled) -> Iterator[Problem]:
    """No paragraph mark gives an id that another paragraph has, or is a misspelt page mark."""
    taken: set[tuple[str, str]] = set()
    for page, text in ((page, text) for page, some in assembled.texts.items() for text in some):
        counted_in = "" if assembled.has_page_marks else page
        for number, paragraph in enumerate(text.paragraphs):
            for name in (paragraph.id, *paragraph.also):
                if paragraph.first_page and "-" not in name:
                    number_of_page = name.removeprefix("p")
                    message = (
                        f"“{{#{name}}}” is no page mark: write it like “{{p. {number_of_page}}}”. "
                        f"As the mark of a paragraph it has a second number, like “{{#{name}-1}}”."
                    )
                    yield Problem(text.place_behind(text.typed[number].begin), message)
                if (counted_in, name) in taken:
                    message = (
                        f"Another paragraph has the id “{name}”. Write the next free number into "
                        "the mark of the newer of the two."
                    )
                    yield Problem(text.place_behind(text.typed[number].begin), message)
                taken.add((counted_in, name))


def marks_are_right(assembled: Assembled) -> Iterator[Problem]:
    """Page marks rise from the first word on, quotation marks are paired."""
    for text in assembled.every_text:
        for fault in text.faults:
            yield Problem(text.place_behind(fault.before), fault.message)
    records = assembled.records
    unmarked = [
        text
        for text in assembled.every_text
        if text.paragraphs and not text.paragraphs[0].first_page
    ]
    is_known = records.has_whole_text and records.event.placed
    if assembled.has_page_marks and unmarked and is_known:
        message = (
            "Text stands here before the first page mark. Begin it with the mark of its printed "
            "page, like “{p. 7}”."
        )
        yield Problem(unmarked[0].place(0, 0), message)


def skipped_pages_are_skipped(assembled: Assembled) -> Iterator[Problem]:
    """The pages that hold nothing of the record lie between two page marks."""
    event = assembled.records.event
    if not (assembled.records.has_all_page_marks and assembled.order.is_right):
        return
    for steps, pages in skipped_pages(event):
        if not pages or not assembled.order.passed.issuperset(pages):
            message = (
                "No page mark passes over these pages. Correct them, or delete them: only pages "
                "between those of the record are listed here."
            )
            yield Problem(event.place(steps), message)


def not_marks_look_like_marks(assembled: Assembled) -> Iterator[Problem]:
    """What is listed as no page mark looks like one in the text that it is listed for."""
    for text in assembled.every_text:
        if not text.not_marks:
            continue
        used = {
            fold(paragraph.text[mark.start : mark.end])
            for paragraph in text.paragraphs
            for mark in page_marks(paragraph.text)
        }
        for steps, words in text.not_marks.items():
            if fold(words) not in used:
                message = (
                    "Nothing in the text that looks like a page mark has these words. Copy them "
                    "from it with their brackets, or delete them."
                )
                yield Problem(text.source.place(steps), message)


def passages_are_quotes(assembled: Assembled) -> Iterator[Problem]:
    """Every quoted passage is a quote, or its section says that it is none.

    Nothing is said of a passage that a statement not found seems to be from, nor where a quote
    could not be read.
    """
    is_known = assembled.records.has_all_quotes
    candidates = {
        (id(found.paragraph), found.span)
        for _, miss in _misses(assembled)
        for found in miss.candidates
    }
    quoted = {
        (id(one.found.paragraph), one.found.span)
        for one in assembled.statements
        if isinstance(one.found, Found) and one.kind == "quote"
    }
    quoted |= {
        (id(text.paragraphs[number]), span) for text, number, span in assembled.withdrawn_words
    }  # of these it is said already
    is_balanced = assembled.is_balanced
    for one in assembled.sections:
        listed = {fold(words): n for n, words in enumerate(one.entry.entry.not_quotes)}
        used, also_quoted = set(), set()
        for number, paragraph in enumerate(one.section.paragraphs):
            for span in paragraph.passages:
                words = paragraph.text[span.start : span.end]
                folded = fold(words)
                passage = (id(paragraph), span)
                if passage in quoted:
                    also_quoted.add(folded)
                elif folded in listed:
                    used.add(folded)
                elif is_known and passage not in candidates and is_balanced[id(paragraph)]:
                    message = (
                        f"“{shortened(words, 80)}” stands between quotation marks and is no "
                        "speaker’s quote. Add the quote to speakers.yml, or list the words in this "
                        "section under “not_quotes”."
                    )
                    yield Problem(one.text.place(number, span.start), message)
        yield from _not_quotes_are_passages(assembled, one, listed, used, also_quoted)


def _not_quotes_are_passages(
    assembled: Assembled,
    one: PlacedSection,
    listed: dict[str, int],
    used: set[str],
    also_quoted: set[str],
) -> Iterator[Problem]:
    """What a section lists as nobody's quote stands between quotation marks, once in the list."""
    is_balanced = all(assembled.is_balanced[id(p)] for p in one.section.paragraphs)
    for number, words in enumerate(one.entry.entry.not_quotes):
        folded = fold(words)
        if not one.entry.has("not_quotes", number):
            continue
        if listed[folded] != number:
            message = "These words are listed twice. Delete one of the two."
        elif folded in used:
            continue
        elif folded in also_quoted:
            message = "These words are a quote in speakers.yml. Delete them here or there."
        elif not is_balanced:
            continue
        else:
            message = (
                "These words do not stand between quotation marks in this section. Copy the "
                "whole passage from its text, or delete them here."
            )
        yield Problem(one.place("not_quotes", number), message)


def statements_are_found(assembled: Assembled) -> Iterator[Problem]:
    """Every statement stands word for word in the text, in one place."""
    source = assembled.records.speakers.source
    for one, miss in _misses(assembled):
        before = count_black(one.entry.text[: miss.offset])
        yield Problem(source.place_within((*one.steps, "text"), before), miss.message)


def _misses(assembled: Assembled) -> Iterator[tuple[PlacedStatement, Miss]]:
    """The statements that are missing, whatever stands in what could not be read."""
    for one in assembled.statements:
        if isinstance(one.found, Miss):
            candidates = one.found.candidates
            is_sure = bool(candidates) or assembled.records.has_whole_text
            if is_sure and all(assembled.is_balanced[id(found.paragraph)] for found in candidates):
                yield one, one.found


def statements_are_different(assembled: Assembled) -> Iterator[Problem]:
    """No words are two statements."""
    speakers = assembled.records.speakers
    for one in assembled.statements:
        if one.same_as is not None:
            line = speakers.place((*one.same_as, "text")).line
            message = f"These words are already the statement in line {line}. Delete one of them."
            yield Problem(speakers.place((*one.steps, "text")), message)


def reports_and_testimony_are_not_featured(assembled: Assembled) -> Iterator[Problem]:
    """Only a quote that is no survivor's may stand on the home page."""
    source = assembled.records.speakers.source
    for one in assembled.statements:
        if isinstance(one.found, Miss) or one.same_as is not None:
            continue
        is_testimony = one.speaker.entry.testimony
        if one.entry.featured and (is_testimony or one.kind == "report"):
            what = "A survivor’s testimony" if is_testimony else "A report"
            message = f"{what} is never featured. Delete this line."
            yield Problem(source.key_place(one.steps, "featured"), message)
