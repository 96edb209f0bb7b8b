"""Harvard, as Cite Them Right 12 has it."""

from proceedings.cite.authors import initialled
from proceedings.cite.cited import CitedParagraph, CitedSection, CitedStatement, CitedWork
from proceedings.cite.conventions import Conventions
from proceedings.cite.locators import located
from proceedings.cite.pinpoint import pinpointed
from proceedings.cite.punctuation import ended, sentence, stop_after, without_pause
from proceedings.cite.richtext import Formatted, RichText, joined
from proceedings.cite.style import Style

ACCESSED = Formatted("[date]", blank="accessed")
"""The blank for the day on which the reader saw the page."""


def harvard_work(work: CitedWork) -> RichText:
    """Cite Them Right 12, books (no author) and the internet.

    *Rivers and people: Sharing the water* (2018). River Press. Available at:
    https://example.org/ (Accessed: [date]).
    """
    return joined(
        work.says.title(work.sentence),
        f" ({_year(work)}). ",
        sentence(work.publisher),
        *_harvard_at(work, work.address),
    )


def harvard_section(section: CitedSection) -> RichText:
    """Cite Them Right 12, chapters and sections of books.

    ‘Building dams’ (2018) *Rivers and people*, pp. 8–9. Available at:
    https://example.org/context/dams/ (Accessed: [date]).
    """
    title = section.work.says.quote(section.sentence, single=True)
    return joined(f"{title} ({_year(section.work)}) ", *_harvard_in(section))


def harvard_in_text(statement: CitedStatement) -> RichText:
    """Cite Them Right 12, secondary referencing.

    (Doe, quoted in *Rivers and people*, 2018, p. 8)
    (Doe, as reported in *Rivers and people*, 2018, p. 8)
    """
    return joined(
        f"({statement.family}{statement.note}, {statement.how}",
        statement.work.says.title(statement.work.sentence),
        f", {_year(statement.work)}{located(statement.pages, statement.work.says)})",
    )


def harvard_speaker(statement: CitedStatement) -> RichText:
    """Cite Them Right 12, chapters and sections of books.

    Doe, J. (2018) ‘We must act’, *Rivers and people*, p. 8. Available at:
    https://example.org/quotes/act/ (Accessed: [date]).
    """
    name = initialled(statement.family, statement.given, statement.suffix, space="")
    title = statement.work.says.quote(without_pause(statement.text), single=True)
    return joined(
        f"{name}{statement.note} ({_year(statement.work)}) {title}, ", *_harvard_in(statement)
    )


def harvard_paragraph(cited: CitedParagraph) -> RichText:
    """Cite Them Right 12, setting out citations: the number behind `para.`.

    (‘Building dams’, 2018, p. 8, para. p8-2)
    (*Rivers and people*, 2018, p. 8, para. p8-2)
    """
    work = cited.work
    says = work.says
    title = (
        says.quote(cited.section.sentence, single=True)
        if cited.section
        else says.title(work.sentence)
    )
    return joined(
        "(",
        title,
        f", {_year(work)}",
        *pinpointed(cited, Conventions.page_locator, says.paragraph),
        ")",
    )


def _harvard_in(cited: CitedSection | CitedStatement) -> tuple[str | Formatted, ...]:
    work = cited.work
    pages = f", {work.says.page_locator(cited.pages)}" if cited.pages else ""
    before = f". {work.publisher}{pages}" if work.publisher else pages
    stop = ended(before, ".") if before else stop_after(work.sentence)
    return (work.says.title(work.sentence), f"{stop} ", *_harvard_at(work, cited.address))


def _harvard_at(work: CitedWork, address: str) -> tuple[str | Formatted, ...]:
    """Behind a DOI stands no day of access: what it leads to stays as it is."""
    before = f"{work.says.available} {address}"
    if work.doi:
        return (f"{before}.",)
    return (f"{before} ({work.says.accessed} ", ACCESSED, ").")


def _year(work: CitedWork) -> str:
    return work.years or work.says.no_date


HARVARD = Style(
    "harvard",
    "Harvard (Cite Them Right 12)",
    "Reference list",
    harvard_work,
    harvard_section,
    harvard_speaker,
    harvard_in_text,
    harvard_paragraph,
    Conventions.page_locator,
)
