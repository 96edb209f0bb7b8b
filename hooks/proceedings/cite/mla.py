"""MLA 9."""

from proceedings.cite.authors import inverted
from proceedings.cite.cited import CitedParagraph, CitedSection, CitedStatement, CitedWork
from proceedings.cite.conventions import Conventions
from proceedings.cite.locators import shortened_last
from proceedings.cite.pinpoint import pinpointed
from proceedings.cite.punctuation import ended, listed, stop_after
from proceedings.cite.richtext import Formatted, RichText, joined
from proceedings.cite.style import Style
from proceedings.record.model import Pages


def mla_work(work: CitedWork) -> RichText:
    """MLA 9, chapter 5: a work without an author, published online.

    *Rivers and People*. Version 1.0, River Press, 2018, https://example.org/.
    """
    version = work.says.numbered_capital(work.version)
    rest = listed(version, work.publisher, work.years, work.address)
    return joined(work.says.title(work.title), stop_after(work.title), f" {rest}.")


def mla_section(section: CitedSection) -> RichText:
    """MLA 9, chapter 5: a work in a container.

    “Building Dams.” *Rivers and People*, Version 1.0, 2018, pp. 8–9, https://example.org/.
    """
    return joined(f"{section.work.says.quote(section.title, '.')} ", *_mla_in(section))


def mla_in_text(statement: CitedStatement) -> RichText:
    """MLA 9, section 6.77: indirect sources; section 6.10: a title of two parts is shortened.

    Jo Doe said “We must act” (qtd. in *Rivers and People* 8)
    (Jo Doe, as reported in *Rivers and People* 8)
    """
    work = statement.work
    page = f" {_mla_numbers(work.says, statement.pages)})" if statement.pages else ")"
    title = work.says.title(work.short or work.title)
    if statement.is_report:
        return joined(f"({statement.name}{statement.note}, {statement.how}", title, page)
    return joined(f"{statement.said} ({work.says.quoted_in_short}{work.says.space}", title, page)


def mla_paragraph(cited: CitedParagraph) -> RichText:
    """MLA 9, chapter 6: a paragraph that has a number is `par.`, with a comma before it.

    (“Building Dams” 8, par. p8-2)
    (*Rivers and People* 8, par. p8-2)
    """
    work = cited.work
    says = work.says
    where = pinpointed(cited, _mla_numbers, says.paragraph_short, pages=" ")
    if not cited.section:
        return joined("(", says.title(work.short or work.title), *where, ")")
    if not cited.pages:  # English has the comma within the quotation marks
        where = pinpointed(cited, _mla_numbers, says.paragraph_short, alone=" ")
    title = says.quote(cited.section.title, "" if cited.pages else ",")
    return joined(f"({title}", *where, ")")


def _mla_numbers(says: Conventions, pages: Pages) -> str:
    return says.dashed(mla_pages(pages))


def mla_speaker(statement: CitedStatement) -> RichText:
    """MLA 9, chapter 5: a work in a container.

    Doe, Jo. “We must act.” *Rivers and People*, Version 1.0, 2018, p. 8, https://example.org/.
    """
    return joined(
        ended(inverted(statement.family, statement.given, statement.suffix) + statement.note, "."),
        f" {statement.work.says.quote(statement.text, '.')} ",
        *_mla_in(statement),
    )


def _mla_in(cited: CitedSection | CitedStatement) -> tuple[str | Formatted, ...]:
    work = cited.work
    says = work.says
    pages = ""
    if cited.pages:
        pages = says.with_abbreviation(cited.pages, mla_pages(cited.pages))
    version = says.numbered_capital(work.version)
    rest = listed(version, work.publisher, work.years, pages, cited.address)
    return (says.title(work.title), f", {rest}.")


def mla_pages(pages: Pages) -> str:
    """MLA 9, number ranges: above 99 the last two digits, and more only if they differ.

    8–9, 71–72, 103–04, 395–401, 1003–05
    """
    if pages.first == pages.last:
        return pages.first
    return shortened_last(pages, at_least=2)


MLA = Style(
    "mla",
    "MLA 9",
    "Works cited",
    mla_work,
    mla_section,
    mla_speaker,
    mla_in_text,
    mla_paragraph,
    _mla_numbers,
)
