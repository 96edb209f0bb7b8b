"""Measures how well and how soon readers find. Run it by hand:

    cd tests && ../.venv/bin/python -m bench.search [--against CHECKOUT] [--sizes 500,2000,8000]

First hits: how many queries of the edition's table (`edition/queries.tsv`) have a right page first,
alone and among filler of the record's own words, which says many of the queries as well: there the
number only serves to compare one way of ranking with another.

Bytes and seconds: of the project's own site and of made-up ones, what a browser loads with a page
and at the first search, compressed; and how long after the press on “Search” a name and four words
of a text are found, on a slow line (1.6 Mbit/s, 150 ms) and a processor four times slower. The
median of three runs, or `nan` if it is not among the first results. With `--against`, the same of
another checkout, which must have its own `.venv`. Trust the ratios within one run.
"""

import argparse
import gzip
import http.server
import importlib.util
import inspect
import json
import math
import mimetypes
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urldefrag

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as NotFound

from bench import made_up
from browser import start
from proceedings.publish.search import INDEX
from searching import rank
from support import ROOT, Site, serving

RUNS = 3
SLOW = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
SLOWER = 4


class Sought(NamedTuple):
    """What is typed, and a part of the address of what must be found."""

    words: str
    address: str


class Ways(NamedTuple):
    """Where the search of a checkout is: the field, and the links of its results."""

    field: str
    results: str


OURS = Ways(".pro-search__query", ".pro-search ol a")
MATERIAL = Ways("[data-md-component=search-query]", ".md-search-result__list a")


def ways_of(checkout: Path) -> Ways:
    is_ours = (checkout / "hooks/overrides/assets/proceedings/search.js").exists()
    return OURS if is_ours else MATERIAL


@dataclass
class Sent:
    """What a server has sent: compressed, without headers."""

    total: int = 0
    cache: dict[Path, bytes] = field(default_factory=dict)


@contextmanager
def compressing(folder: Path) -> Iterator[tuple[str, Sent]]:
    """Serves a site as the web does, compressed, and counts."""
    sent = Sent()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:  # the library's name
            path = folder / self.path.partition("?")[0].lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            body = sent.cache.setdefault(path, gzip.compress(path.read_bytes()))
            sent.total += len(body)
            self.send_response(200)
            self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "text/plain")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", sent
    finally:
        server.shutdown()
        server.server_close()


class Measured(NamedTuple):
    """One search: bytes with the page and for the search, seconds until it is found."""

    before: int
    for_search: int
    seconds: float


def search(browser: Browser, folder: Path, ways: Ways, sought: Sought) -> Measured:
    """Loads a page, waits, presses “Search”, types."""
    context = browser.new_context()
    with compressing(folder) as (address, sent):
        page = context.new_page()
        slow_down(page)
        page.goto(address, wait_until="networkidle")
        before = sent.total
        begin = time.monotonic()
        page.locator("[data-pro-search]").first.click()
        page.locator(ways.field).fill(sought.words)
        try:
            page.locator(f"{ways.results}[href*='{sought.address}']").first.wait_for()
            seconds = time.monotonic() - begin
        except NotFound:
            seconds = math.nan  # it is not among the first results
        page.wait_for_load_state("networkidle")
        context.close()
        return Measured(before, sent.total - before, seconds)


def slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def middle(browser: Browser, folder: Path, ways: Ways, sought: Sought) -> Measured:
    runs = [search(browser, folder, ways, sought) for _ in range(RUNS)]
    return Measured(*(median(each) for each in zip(*runs, strict=True)))


def built(checkout: Path, project: Path, folder: Path) -> Path:
    """The project's site, built by a checkout into `folder`."""
    python = checkout / ".venv" / "bin" / "python"
    subprocess.run(
        [python, "-m", "mkdocs", "build", "--quiet", "-f", project / "mkdocs.yml", "-d", folder],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return folder


def sought_in(speakers: int) -> tuple[Sought, Sought]:
    """A name, and four words of what is told of a speaker, in a made-up conference."""
    speaker = speakers * 2 // 3
    section = speaker // made_up.PER_SECTION + 1
    told = re.findall(r"\w+", made_up.story(speaker))[:4]
    return (
        Sought(made_up.word(speaker), f"speakers/speaker-{speaker}/"),
        Sought(" ".join(told), f"takeaways/takeaway-{section}/"),
    )


OWN = (
    Sought("Richey", "speakers/valiant-richey/"),
    Sought("recruit victims as well", "context/using-technology/"),
)


def table() -> list[tuple[str, list[str]]]:
    rows = (ROOT / "tests" / "edition" / "queries.tsv").read_text("utf-8").splitlines()[1:]
    found = [row.split("\t") for row in rows]
    return [(query, addresses.split()) for _, query, addresses in found]


def right(found: Mapping[str, str]) -> int:
    """For how many queries of the table a right page comes first."""
    return sum(
        urldefrag(found[query])[0] in [urldefrag(each)[0].lstrip("/") for each in addresses or [""]]
        for query, addresses in table()
    )


def filled(data: str, pages: int) -> str:
    """The edition's data with so many pages of its own words, drawn as often as they occur."""
    file: dict[str, Any] = json.loads(data)
    chance = random.Random(pages)
    documents, texts = file["documents"], file["texts"]
    said = re.findall(r"[\w’-]+", " ".join(text["text"] for text in texts))
    titles = re.findall(
        r"\w+", " ".join(d["title"] for d in documents if d["kind"] in ("context", "takeaways"))
    )
    roles = re.findall(r"\w+", " ".join(d["about"] for d in documents if d["kind"] == "speaker"))

    def some(words: list[str], least: int, most: int) -> str:
        return " ".join(chance.choices(words, k=chance.randint(least, most)))

    for number in range(made_up.speakers_for(pages)):
        speaker = len(documents)
        name = made_up.word(chance.randrange(4_000)).capitalize()
        documents.append(
            {
                "kind": "speaker",
                "address": f"speakers/f{number}/",
                "title": f"Alma {name}",
                "names": [f"Ms. {name}"],
                "about": some(roles, 3, 8),
            }
        )
        documents.extend(
            {
                "kind": "quote",
                "address": f"quotes/f{number}-{each}/",
                "title": f"“{some(said, 8, 30)}”",
                "by": speaker,
            }
            for each in range(made_up.QUOTES)
        )
        if number % made_up.PER_SECTION == 0:
            texts.extend({"of": len(documents), "text": some(said, 60, 140)} for _ in range(5))
            address, title = f"takeaways/f{number}/", some(titles, 2, 6)
            documents.append({"kind": "takeaways", "address": address, "title": title})
    return json.dumps(file, ensure_ascii=False)


def first_hits(browser: Browser, sizes: list[int], checkouts: dict[str, Path]) -> None:
    """Of the other checkout by its own way of asking, and without filler."""
    queries = [query for query, _ in table()]
    page = browser.new_page()
    for name, checkout in checkouts.items():
        with tempfile.TemporaryDirectory() as temporary:
            folder = built(checkout, checkout, Path(temporary) / "site")
            server, address = serving(folder)
            site = Site(checkout, folder, address, "")
            # Material answers no question that means to it the same as the one before.
            apart = [each for n, query in enumerate(queries) for each in (query, f"apart{n}")]
            answers = asking(checkout, page)(site, apart)
            found = {query: answers[query].first for query in queries}
            print(f"{name}: {right(found)} of {len(queries)} first hits", flush=True)
            if checkout == ROOT:
                data = (folder / INDEX).read_text("utf-8")
                for size in sizes:
                    ranked = rank(page, site, queries, [filled(data, size)], most=1)
                    found = {query: (*ranked[query], "")[0] for query in queries}
                    print(f"among {size} pages of filler: {right(found)}", flush=True)
            server.shutdown()
            server.server_close()


def asking(checkout: Path, page: Page) -> Callable[[Site, list[str]], Mapping[str, Any]]:
    """How the checkout's tests ask its search."""
    spec = importlib.util.spec_from_file_location("asked", checkout / "tests" / "searching.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["asked"] = module  # where its dataclasses look for themselves
    spec.loader.exec_module(module)
    ask: Callable[[Page | Browser, Site, list[str]], Mapping[str, Any]] = module.ask
    takes_page = "page" in inspect.signature(ask).parameters
    browser = page.context.browser
    assert browser
    return lambda site, questions: ask(page if takes_page else browser, site, questions)


def bytes_and_seconds(browser: Browser, sizes: list[int], checkouts: dict[str, Path]) -> None:
    print(f"\n{'':16} {'page':>9} {'name: +':>9} {'s':>6} {'words: +':>9} {'s':>6}")
    for size in (0, *sizes):
        for name, checkout in checkouts.items():
            ways = ways_of(checkout)
            with tempfile.TemporaryDirectory() as temporary:
                project, sought = checkout, OWN
                if size:
                    project = Path(temporary) / "project"
                    shutil.copytree(checkout / "hooks", project / "hooks")
                    made_up.make(project, made_up.speakers_for(size))
                    sought = sought_in(made_up.speakers_for(size))
                folder = built(checkout, project, Path(temporary) / "site")
                by_name, by_words = (middle(browser, folder, ways, each) for each in sought)
                print(
                    f"{name:8} {size or 'own':>7} {by_name.before:9.0f} "
                    f"{by_name.for_search:9.0f} {by_name.seconds:6.1f} "
                    f"{by_words.for_search:9.0f} {by_words.seconds:6.1f}",
                    flush=True,
                )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--against", type=Path)
    parser.add_argument("--sizes", default="500,2000,8000")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    checkouts = {"here": ROOT, **({"against": options.against} if options.against else {})}
    print("load:", *(f"{each:.1f}" for each in os.getloadavg()))
    with sync_playwright() as playwright:
        browser = start(playwright)
        first_hits(browser, sizes, checkouts)
        bytes_and_seconds(browser, sizes, checkouts)
        browser.close()


if __name__ == "__main__":
    main()
