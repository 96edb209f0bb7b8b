"""Quotes, each on a page of its own, and their two lists."""

from collections.abc import Iterator, Sequence

from proceedings import words
from proceedings.cite.reference import of_quote
from proceedings.problems import shortened
from proceedings.publish.collation import sort_key
from proceedings.publish.page import Listing, Page
from proceedings.publish.renderer import Renderer
from proceedings.publish.runs import quote_runs
from proceedings.record.model import Statement, quotes

MOST_OF_TITLE = 70
"""Characters of a quote in the title of its page."""


def listing(renderer: Renderer) -> Listing | None:
    """All quotes by section."""
    proceedings = renderer.proceedings
    if not proceedings.quotes:
        return None
    groups = [
        (section, quotes(proceedings.in_section(section))) for section in proceedings.sections
    ]
    return Listing(
        "quotes",
        words.QUOTES,
        words.about_quotes(renderer.event.described, by="section"),
        "quotes.md.jinja",
        {"groups": [group for group in groups if group[1]]},
    )


def pages(renderer: Renderer) -> Iterator[Page]:
    """A page for each quote, and the list by speaker."""
    for quote in renderer.proceedings.quotes:
        yield _page(renderer, quote)
    if renderer.proceedings.quotes:
        yield _by_speaker(renderer)


def _by_speaker(renderer: Renderer) -> Page:
    proceedings = renderer.proceedings
    speakers = sorted(proceedings.speakers, key=lambda speaker: sort_key(speaker.family_name))
    groups = [(speaker, quotes(proceedings.by_speaker(speaker))) for speaker in speakers]
    title = words.QUOTES_BY_SPEAKER
    return renderer.page(
        "quotes-by-speaker",
        title,
        words.about_quotes(renderer.event.described, by="speaker"),
        ((words.QUOTES, "quotes/"), (title, "quotes/by-speaker/")),
        renderer.render(
            "quotes-by-speaker.md.jinja",
            title=title,
            groups=[group for group in groups if group[1]],
        ),
    )


def _page(renderer: Renderer, quote: Statement) -> Page:
    proceedings = renderer.proceedings
    is_testimony = quote.speaker.testimony
    copied = renderer.copy_text(quote)
    body = renderer.render(
        "quote.md.jinja",
        quote=quote,
        runs=[] if is_testimony else quote_runs(quote),
        copy=copied,
        embed=renderer.embed(copied),
        citations=renderer.citer.statement(quote),
        by_speaker=_others(proceedings.by_speaker(quote.speaker), quote),
        in_section=[] if is_testimony else _others(proceedings.in_section(quote.section), quote),
    )
    title, description = _about(renderer, quote)
    return renderer.page(
        "quote",
        title,
        description,
        ((words.QUOTES, "quotes/"), (title, quote.address)),
        body,
        of_quote(quote, renderer.event, renderer.site_url),
    )


def _about(renderer: Renderer, quote: Statement) -> tuple[str, str]:
    """The page's title and description; of testimony without a word of it."""
    speaker, event = quote.speaker, renderer.event.described
    if speaker.testimony:
        return words.testimony(speaker.name), words.about_testimony(speaker.name, event)
    name = words.with_reservation(speaker.name, is_inferred=quote.is_inferred)
    title = f"“{shortened(quote.text, MOST_OF_TITLE)}” – {name}"
    return title, words.about_quote(name, speaker.described, quote.text, event)


def _others(statements: Sequence[Statement], quote: Statement) -> list[Statement]:
    return [other for other in quotes(statements) if other is not quote]
