"""Chicago 18, notes and bibliography."""

from proceedings import words
from proceedings.cite.authors import inverted
from proceedings.cite.cited import CitedParagraph, CitedSection, CitedStatement, CitedWork
from proceedings.cite.conventions import Conventions
from proceedings.cite.locators import shortened_last
from proceedings.cite.pinpoint import pinpointed
from proceedings.cite.punctuation import ended, listed, sentence, stop_after
from proceedings.cite.richtext import Formatted, RichText, joined
from proceedings.cite.style import Style
from proceedings.record.model import Pages


def chicago_work_note(work: CitedWork) -> RichText:
    """Chicago 18, chapter 14: books; no author, the title comes first.

    *Rivers and People*, version 1.0 (River Press, 2018), https://example.org/.
    """
    return joined(*_chicago_facts(work), f", {work.address}.")


def chicago_work(work: CitedWork) -> RichText:
    """Chicago 18, chapter 14: books; no author, the title comes first.

    *Rivers and People*. Version 1.0. River Press, 2018. https://example.org/.
    """
    version = sentence(work.says.numbered_capital(work.version))
    rest = f" {version}{ended(_published(work), '.')} {work.address}."
    return joined(work.says.title(work.title), stop_after(work.title), rest)


def chicago_section_note(section: CitedSection) -> RichText:
    """Chicago 18, chapter 14: a chapter in a book.

    “Building Dams,” in *Rivers and People*, version 1.0 (2018), 8–9, https://example.org/.
    """
    return joined(
        f"{section.work.says.quote(section.title, ',')} {section.work.says.within}",
        *_chicago_facts(section.work),
        f", {listed(_chicago_located(section), section.address)}.",
    )


def chicago_section(section: CitedSection) -> RichText:
    """Chicago 18, chapter 14: a chapter in a book; the bibliography gives no pages.

    “Building Dams.” In *Rivers and People*, version 1.0. 2018. https://example.org/.
    """
    return joined(f"{section.work.says.quote(section.title, '.')} ", *_chicago_in(section))


def chicago_note(statement: CitedStatement) -> RichText:
    """Chicago 18, chapter 14: citations taken from secondary sources.

    Jo Doe, quoted in *Rivers and People*, version 1.0 (2018), 8, https://example.org/.
    Jo Doe, as reported in *Rivers and People*, version 1.0 (2018), 8, https://example.org/#p8-1.
    """
    return joined(
        f"{statement.name}{statement.note}, {statement.how}",
        *_chicago_facts(statement.work),
        f", {listed(_chicago_located(statement), statement.address)}.",
    )


def chicago_paragraph_note(cited: CitedParagraph) -> RichText:
    """Chicago 18, chapter 14: a chapter in a book; the paragraph's number behind the page, `para.`.

    “Building Dams,” in *Rivers and People*, version 1.0 (2018), 8, para. p8-2,
    https://example.org/context/dams/#p8-2.
    """
    says = cited.work.says
    before = f"{says.quote(cited.section.title, ',')} {says.within}" if cited.section else ""
    return joined(
        before,
        *_chicago_facts(cited.work),
        *pinpointed(cited, _chicago_numbers, says.paragraph),
        ", ",
        *cited.address,
        ".",
    )


def chicago_speaker_note(statement: CitedStatement) -> RichText:
    """Chicago 18, chapter 14: a chapter in a book.

    Jo Doe, “We must act,” in *Rivers and People*, version 1.0 (2018), 8, https://example.org/.
    """
    return joined(
        f"{statement.name}{statement.note}, ",
        f"{statement.work.says.quote(statement.text, ',')} {statement.work.says.within}",
        *_chicago_facts(statement.work),
        f", {listed(_chicago_located(statement), statement.address)}.",
    )


def chicago_speaker(statement: CitedStatement) -> RichText:
    """Chicago 18, chapter 14: a chapter in a book.

    Doe, Jo. “We must act.” In *Rivers and People*, version 1.0. 2018. https://example.org/.
    """
    return joined(
        ended(inverted(statement.family, statement.given, statement.suffix) + statement.note, "."),
        f" {statement.work.says.quote(statement.text, '.')} ",
        *_chicago_in(statement),
    )


def _chicago_facts(work: CitedWork) -> tuple[str | Formatted, ...]:
    return (work.says.title(work.title), f"{_after_title(work)} ({_published(work)})")


def _published(work: CitedWork) -> str:
    return listed(work.publisher, work.years or work.says.no_date_short)


def _after_title(work: CitedWork) -> str:
    return f", {work.says.numbered(work.version)}" if work.version else ""


def _chicago_in(cited: CitedSection | CitedStatement) -> tuple[str | Formatted, ...]:
    work = cited.work
    version = _after_title(work)
    stop = stop_after(version or work.title)
    rest = f"{version}{stop} {ended(_published(work), '.')} {cited.address}."
    return (words.capital(work.says.within), work.says.title(work.title), rest)


def _chicago_located(cited: CitedSection | CitedStatement) -> str:
    return _chicago_numbers(cited.work.says, cited.pages) if cited.pages else ""


def _chicago_numbers(says: Conventions, pages: Pages) -> str:
    return says.dashed(chicago_pages(pages))


def chicago_pages(pages: Pages) -> str:
    """Chicago 18, chapter 9: abbreviating inclusive numbers.

    8–9, 71–72, 100–104, 107–8, 321–28, 498–532, 1002–6, 1496–500
    """
    first, last = pages.first, pages.last
    if first == last:
        return first
    if int(first) < 100 or int(first) % 100 == 0:
        return f"{first}–{last}"
    at_least = 1 if int(first) % 100 < 10 else 2
    return shortened_last(pages, at_least=at_least)


CHICAGO = Style(
    "chicago",
    "Chicago 18",
    "Bibliography",
    chicago_work,
    chicago_section,
    chicago_speaker,
    chicago_note,
    chicago_paragraph_note,
    _chicago_numbers,
    chicago_work_note,
    chicago_section_note,
    chicago_speaker_note,
)
