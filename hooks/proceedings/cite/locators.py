"""Locators, as CSL calls what points into a work: printed pages as the styles write them."""

from proceedings.record.model import Pages


def page_locator(pages: Pages) -> str:
    """`p. 8` or `pp. 8–9`: APA 7, section 8.13; Cite Them Right 12, setting out citations."""
    return f"{abbreviation(pages)} {pages.numbers}"


def located(pages: Pages | None) -> str:
    """`, p. 8`, or nothing where the print has no page numbers."""
    return f", {page_locator(pages)}" if pages else ""


def abbreviation(pages: Pages) -> str:
    """`p.` or `pp.`."""
    return "p." if pages.first == pages.last else "pp."


def shortened_last(pages: Pages, *, at_least: int) -> str:
    """The range with the last page cut to the digits that differ, but to no less than `at_least`.

    >>> shortened_last(Pages("321", "328"), at_least=2)
    '321–28'
    """
    first, last = pages
    if len(first) == len(last):
        same = next(n for n, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
        last = last[min(same, len(last) - at_least) :]
    return f"{first}–{last}"
