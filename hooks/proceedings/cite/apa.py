"""APA 7."""

from proceedings.cite.authors import initialled
from proceedings.cite.cited import CitedSection, CitedStatement, CitedWork
from proceedings.cite.locators import located, numbered, page_locator
from proceedings.cite.punctuation import ended, listed, sentence, stop_after
from proceedings.cite.richtext import Formatted, RichText, italic, joined
from proceedings.cite.style import Style


def apa_work(work: CitedWork) -> RichText:
    """APA 7, sections 9.12 (no author: the title comes first), 9.19 (version) and 10.2.

    *Rivers and people* (Version 1.0). (2018). River Press. https://example.org/
    """
    version = numbered(work.version)
    return joined(
        italic(work.sentence),
        f" ({version})." if version else stop_after(work.sentence),
        f" ({work.years or 'n.d.'}). ",
        sentence(work.publisher),
        work.url,
    )


def apa_section(section: CitedSection) -> RichText:
    """APA 7, section 10.3 (chapter in a book).

    Building dams. (2018). In *Rivers and people* (Version 1.0, pp. 8–9). https://example.org/context/dams/
    """
    return joined(
        ended(section.sentence, "."), f" ({section.work.years or 'n.d.'}). ", *_apa_in(section)
    )


def apa_in_text(statement: CitedStatement) -> RichText:
    """APA 7, sections 8.10 to 8.13: the speaker in the sentence, the source in brackets.

    Jo Doe said “We must act” (*Rivers and people*, 2018, p. 8)
    (Jo Doe, as reported in *Rivers and people*, 2018, p. 8)
    """
    source = (
        italic(statement.work.sentence),
        f", {statement.work.years or 'n.d.'}{located(statement.pages)})",
    )
    if statement.is_report:
        return joined(f"({statement.name}{statement.note}, {statement.how} ", *source)
    return joined(f"{statement.name}{statement.note} said “{statement.in_double_marks}” (", *source)


def apa_speaker(statement: CitedStatement) -> RichText:
    """APA 7, section 10.3 (chapter in a book).

    Doe, J. (2018). We must act. In *Rivers and people* (Version 1.0, p. 8). https://example.org/
    """
    return joined(
        ended(initialled(statement.family, statement.given, " ") + statement.note, "."),
        f" ({statement.work.years or 'n.d.'}). {ended(statement.text, '.')} ",
        *_apa_in(statement),
    )


def _apa_in(cited: CitedSection | CitedStatement) -> tuple[str | Formatted, ...]:
    work = cited.work
    pages = page_locator(cited.pages) if cited.pages else ""
    where = listed(numbered(work.version), pages)
    stop = f" ({where})." if where else stop_after(work.sentence)
    return ("In ", italic(work.sentence), f"{stop} {sentence(work.publisher)}{cited.url}")


APA = Style("apa", "APA 7", "Reference list", apa_work, apa_section, apa_speaker, apa_in_text)
