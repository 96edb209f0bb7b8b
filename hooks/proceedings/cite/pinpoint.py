"""What tells which paragraph: its printed pages, and the number that this edition gives it."""

from collections.abc import Callable

from proceedings.cite.cited import CitedParagraph
from proceedings.cite.conventions import Conventions
from proceedings.cite.richtext import Formatted
from proceedings.record.model import Pages

Numbers = Callable[[Conventions, Pages], str]
"""How a style names printed pages."""


def pinpointed(
    cited: CitedParagraph, numbers: Numbers, number: str, *, pages: str = ", ", alone: str = ", "
) -> tuple[str | Formatted, ...]:
    """`, p. 8, para. p8-2`, or `, para. p2` where the print has no page numbers.

    What differs from paragraph to paragraph is apart from the rest, for a browser to fill it in.

    Args:
        cited: the paragraph.
        numbers: how the style names its pages.
        number: `para. {}`.
        pages: what stands before the pages.
        alone: what stands before the number where there are no pages.
    """
    before, after = number.split("{}")
    last = (Formatted(cited.id, blank="paragraph"), after)
    if not cited.pages:
        return (alone + before, *last)
    first = Formatted(numbers(cited.work.says, cited.pages), blank="pages")
    return (pages, first, f", {before}", *last)
