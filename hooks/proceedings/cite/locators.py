"""What tells where in a work: as the styles write it."""

from proceedings.cite.conventions import Conventions
from proceedings.record.model import Pages


def located(pages: Pages | None, says: Conventions) -> str:
    """`, p. 8`, or nothing where the print has no page numbers."""
    return f", {says.page_locator(pages)}" if pages else ""


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


def doi_address(doi: str) -> str:
    """A DOI as an address (DOI Handbook, 3.8)."""
    return f"https://doi.org/{doi}"
