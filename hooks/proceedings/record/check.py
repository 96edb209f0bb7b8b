"""The rules across records, in their order. Each rule is a generator of what goes against it.

A rule is not applied where its answer would depend on something that could not be read: the editor
is told what to mend, and not what follows from it.
"""

from collections.abc import Iterator

from proceedings.problems import Problem
from proceedings.record import (
    attribution_rules,
    change_rules,
    contact_rules,
    entry_rules,
    term_rules,
    text_rules,
    withdrawn_names,
)
from proceedings.record.assembled import Assembled


def check(assembled: Assembled) -> Iterator[Problem]:
    """Applies every rule across records.

    Yields:
        What must be mended before anything is published; what reading found is not repeated.
    """
    records = assembled.records
    yield from entry_rules.ids_are_unique(records)
    yield from entry_rules.speakers_follow_once(records)
    yield from entry_rules.name_parts_stand_in_names(records)
    yield from entry_rules.case_forms_are_the_titles(records)
    yield from entry_rules.days_are_in_order(records)
    yield from entry_rules.versions_are_in_order(records)
    yield from contact_rules.shown_numbers_are_dialled(records)
    yield from contact_rules.current_values_are_given(records)
    yield from contact_rules.help_can_be_reached(records)
    yield from term_rules.forms_mean_one_term(records)
    yield from term_rules.forms_stand_somewhere(assembled)
    yield from term_rules.entries_lead_somewhere(records)
    yield from term_rules.glosses_have_sources(records)
    yield from change_rules.withdrawn_entries_are_empty(records)
    yield from change_rules.quotes_of_the_withdrawn_are_too(records)
    yield from change_rules.reports_have_no_address(records)
    yield from change_rules.corrections_are_told(assembled)
    yield from change_rules.withdrawn_names_are_gone(assembled)
    yield from withdrawn_names.whole_names_are_gone(records)
    yield from change_rules.withdrawn_words_are_gone(assembled)
    shared = list(entry_rules.forms_name_one_speaker(records))
    yield from shared
    yield from text_rules.marks_are_right(assembled)
    yield from text_rules.paragraphs_are_told_apart(assembled)
    yield from text_rules.skipped_pages_are_skipped(assembled)
    yield from text_rules.not_marks_look_like_marks(assembled)
    if records.has_whole_text:
        yield from text_rules.forms_occur(assembled)
    yield from text_rules.statements_are_found(assembled)
    yield from text_rules.statements_are_different(assembled)
    if not shared:
        yield from attribution_rules.statements_are_their_speakers(assembled)
    yield from text_rules.reports_and_testimony_are_not_featured(assembled)
    if records.speakers.is_readable:
        yield from text_rules.titles_are_of_speakers(assembled)
        yield from text_rules.passages_are_quotes(assembled)
        yield from entry_rules.contacts_are_speakers(records)
