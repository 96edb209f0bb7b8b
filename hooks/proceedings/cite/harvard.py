"""Harvard, as Cite Them Right 12 has it."""

from proceedings.cite.authors import initialled
from proceedings.cite.cited import CitedSection, CitedStatement, CitedWork
from proceedings.cite.locators import located, page_locator
from proceedings.cite.punctuation import ended, nested, sentence, stop_after, without_pause
from proceedings.cite.richtext import Formatted, RichText, italic, joined
from proceedings.cite.style import Style

ACCESSED = Formatted("[date]", accessed=True)
"""The blank for the day on which the reader saw the page."""


def harvard_work(work: CitedWork) -> RichText:
    """Cite Them Right 12, books (no author) and the internet.

    *Rivers and people: Sharing the water* (2018). River Press. Available at:
    https://example.org/ (Accessed: [date]).
    """
    return joined(
        italic(work.sentence),
        f" ({work.years or 'no date'}). ",
        sentence(work.publisher),
        *_harvard_at(work.url),
    )


def harvard_section(section: CitedSection) -> RichText:
    """Cite Them Right 12, chapters and sections of books.

    ‘Building dams’ (2018) *Rivers and people*, pp. 8–9. Available at:
    https://example.org/context/dams/ (Accessed: [date]).
    """
    title = nested(section.sentence, "“”")
    return joined(f"‘{title}’ ({section.work.years or 'no date'}) ", *_harvard_in(section))


def harvard_in_text(statement: CitedStatement) -> RichText:
    """Cite Them Right 12, secondary referencing.

    (Doe, quoted in *Rivers and people*, 2018, p. 8)
    (Doe, as reported in *Rivers and people*, 2018, p. 8)
    """
    return joined(
        f"({statement.family}{statement.note}, {statement.how} ",
        italic(statement.work.sentence),
        f", {statement.work.years or 'no date'}{located(statement.pages)})",
    )


def harvard_speaker(statement: CitedStatement) -> RichText:
    """Cite Them Right 12, chapters and sections of books.

    Doe, J. (2018) ‘We must act’, *Rivers and people*, p. 8. Available at:
    https://example.org/quotes/act/ (Accessed: [date]).
    """
    name = initialled(statement.family, statement.given, "") + statement.note
    title = nested(without_pause(statement.text), "“”")
    return joined(
        f"{name} ({statement.work.years or 'no date'}) ‘{title}’, ", *_harvard_in(statement)
    )


def _harvard_in(cited: CitedSection | CitedStatement) -> tuple[str | Formatted, ...]:
    publisher = cited.work.publisher
    pages = f", {page_locator(cited.pages)}" if cited.pages else ""
    before = f". {publisher}{pages}" if publisher else pages
    title = cited.work.sentence
    if before:
        return (italic(title), f"{ended(before, '.')} ", *_harvard_at(cited.url))
    return (italic(title), f"{stop_after(title)} ", *_harvard_at(cited.url))


def _harvard_at(url: str) -> tuple[str | Formatted, ...]:
    return (f"Available at: {url} (Accessed: ", ACCESSED, ").")


HARVARD = Style(
    "harvard",
    "Harvard (Cite Them Right 12)",
    "Reference list",
    harvard_work,
    harvard_section,
    harvard_speaker,
    harvard_in_text,
)
