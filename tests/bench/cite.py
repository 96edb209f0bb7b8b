"""Measures how long citing 10,000 quotes takes. Run it by hand:

    cd tests && ../.venv/bin/python -m bench.cite

It prints CPU seconds for every style, for all files, for what is copied, and for the metadata.
The aim is 2 seconds for styles and files together.
"""

import time
from collections.abc import Callable
from dataclasses import replace

from engine.cite.made_up import proceedings
from proceedings.cite.citer import Citer
from proceedings.cite.copy_text import copy_text, source_of
from proceedings.cite.highwire import highwire
from proceedings.cite.jsonld import jsonld
from proceedings.cite.reference import of_quote
from proceedings.publish.files import files
from proceedings.record.model import Proceedings

QUOTES = 10_000
SITE_URL = "https://example.org/"


def many() -> Proceedings:
    """The made-up conference with its quotes over and over, each under an id of its own."""
    data = proceedings()
    quotes = data.quotes
    statements = tuple(
        replace(
            quotes[number % len(quotes)],
            entry=quotes[number % len(quotes)].entry.model_copy(update={"id": f"quote-{number}"}),
        )
        for number in range(QUOTES)
    )
    return replace(data, statements=statements)


def timed(what: str, run: Callable[[], object]) -> None:
    start = time.process_time()
    run()
    print(f"{what:<10} {time.process_time() - start:6.2f} s of CPU")


def main() -> None:
    data = many()
    citer = Citer(data.event, SITE_URL)
    print(f"{len(data.quotes):,} quotes")
    timed("styles", lambda: [citer.statement(quote) for quote in data.quotes])
    timed("files", lambda: [each.text for each in files(data, SITE_URL)])
    source = source_of(data.event)
    timed("copies", lambda: [copy_text(q, source, SITE_URL).markdown for q in data.quotes])
    references = [of_quote(quote, data.event, SITE_URL) for quote in data.quotes]
    timed("metadata", lambda: [(highwire(each), jsonld(each)) for each in references])


if __name__ == "__main__":
    main()
