"""What a browser asks for when it shows a page for the first time, before anything is touched."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from browser import start

LATER = 3_000
"""Milliseconds without a request after which none is expected: scripts may start workers late."""


class Visit(NamedTuple):
    """How many files, and their bytes as a server would compress them (gzip -6), headers aside."""

    files: int
    compressed: int


def visits(site: Path, addresses: Iterable[str]) -> list[Visit]:
    """The first visit of each of the pages, every time with an empty cache."""
    asked: set[str] = set()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.add(self.translate_path(self.path))
            super().do_GET()

        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Handler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = []
    with sync_playwright() as playwright:
        browser = start(playwright)
        for address in addresses:
            asked.clear()
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/{address}")
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(LATER)
            page.close()
            found.append(Visit(len(asked), sum(map(_compressed, map(Path, asked)))))
        browser.close()
    server.shutdown()
    server.server_close()
    return found


def _compressed(path: Path) -> int:
    file = path / "index.html" if path.is_dir() else path
    return len(gzip.compress(file.read_bytes(), 6)) if file.is_file() else 0
