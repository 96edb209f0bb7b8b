"""APA 7."""

import re

from proceedings import words
from proceedings.cite.authors import initialled
from proceedings.cite.cited import CitedParagraph, CitedSection, CitedStatement, CitedWork
from proceedings.cite.conventions import Conventions
from proceedings.cite.locators import located
from proceedings.cite.pinpoint import pinpointed
from proceedings.cite.punctuation import ended, listed, sentence, stop_after
from proceedings.cite.richtext import Formatted, RichText, joined
from proceedings.cite.style import Style


def apa_work(work: CitedWork) -> RichText:
    """APA 7, sections 9.12 (no author: the title comes first), 9.19 (version) and 10.2.

    *Rivers and people* (Version 1.0). (2018). River Press. https://example.org/
    """
    version = work.says.numbered_capital(work.version)
    return joined(
        work.says.title(work.sentence),
        f" ({version})." if version else stop_after(work.sentence),
        f" ({_year(work)}). ",
        sentence(work.publisher),
        work.address,
    )


def apa_section(section: CitedSection) -> RichText:
    """APA 7, section 10.3 (chapter in a book).

    Building dams. (2018). In *Rivers and people* (Version 1.0, pp. 8–9). https://example.org/context/dams/
    """
    return joined(ended(section.sentence, "."), f" ({_year(section.work)}). ", *_apa_in(section))


def apa_in_text(statement: CitedStatement) -> RichText:
    """APA 7, sections 8.10 to 8.14: the speaker in the sentence, the source in brackets.

    A title stands in title case in the text, and in sentence case in the list alone.

    Jo Doe said “We must act” (*Rivers and People*, 2018, p. 8)
    (Jo Doe, as reported in *Rivers and People*, 2018, p. 8)
    """
    work = statement.work
    source = (
        work.says.title(_title_case(work.title) if work.says.in_english else work.title),
        f", {_year(work)}{located(statement.pages, work.says)})",
    )
    if statement.is_report:
        return joined(f"({statement.name}{statement.note}, {statement.how}", *source)
    return joined(f"{statement.said} (", *source)


def apa_paragraph(cited: CitedParagraph) -> RichText:
    """APA 7, sections 8.13 (parts of a work: `para.`) and 8.14 (no author: the title).

    (“Building Dams,” 2018, p. 8, para. p8-2)
    (*Rivers and People*, 2018, p. 8, para. p8-2)
    """
    work = cited.work
    says = work.says
    title = cited.section.title if cited.section else work.title
    title = _title_case(title) if says.in_english else title
    named = (says.quote(title, ","),) if cited.section else (says.title(title), ",")
    where = pinpointed(cited, Conventions.page_locator, says.paragraph)
    return joined("(", *named, f" {_year(work)}", *where, ")")


def apa_speaker(statement: CitedStatement) -> RichText:
    """APA 7, section 10.3 (chapter in a book).

    Doe, J. (2018). We must act. In *Rivers and people* (Version 1.0, p. 8). https://example.org/
    """
    name = initialled(statement.family, statement.given, statement.suffix, space=" ")
    return joined(
        ended(name + statement.note, "."),
        f" ({_year(statement.work)}). {ended(statement.text, '.')} ",
        *_apa_in(statement),
    )


def _apa_in(cited: CitedSection | CitedStatement) -> tuple[str | Formatted, ...]:
    work = cited.work
    says = work.says
    pages = says.page_locator(cited.pages) if cited.pages else ""
    where = listed(says.numbered_capital(work.version), pages)
    stop = f" ({where})." if where else stop_after(work.sentence)
    before = words.capital(says.within)
    return (before, says.title(work.sentence), f"{stop} {sentence(work.publisher)}{cited.address}")


def _year(work: CitedWork) -> str:
    return work.years or work.says.no_date_short


_LONG_WORD = re.compile(r"(?<=\s)[a-z](?=[a-z]{3})")


def _title_case(title: str) -> str:
    """APA 7, section 6.17: every word of four letters or more has a capital, “Against” too."""
    return _LONG_WORD.sub(lambda match: match[0].upper(), title)


APA = Style(
    "apa",
    "APA 7",
    "Reference list",
    apa_work,
    apa_section,
    apa_speaker,
    apa_in_text,
    apa_paragraph,
    Conventions.page_locator,
)
