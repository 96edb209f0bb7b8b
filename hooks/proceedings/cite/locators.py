"""What tells where in a work, and in which version of it: as the styles write them."""

from proceedings.record.model import Pages


def page_locator(pages: Pages) -> str:
    """`p. 8` or `pp. 8–9`: APA 7, section 8.13; Cite Them Right 12, setting out citations."""
    return f"{abbreviation(pages)} {pages.numbers}"


def located(pages: Pages | None) -> str:
    """`, p. 8`, or nothing where the print has no page numbers."""
    return f", {page_locator(pages)}" if pages else ""


def numbered(version: str, word: str = "Version") -> str:
    """`Version 1.0`, or nothing: styles differ only in where it stands, and in the first letter.

    APA 7, section 9.19; MLA 9, chapter 5, the container's version; Chicago 18, chapter 14.
    """
    return f"{word} {version}" if version else ""


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
