"""Runs a real `mkdocs serve` for the tests, and breaks and mends the data that it shows."""

import os
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from support import HUNG

BROKEN = "The site cannot be built"


class Preview:
    """A running `mkdocs serve` on a copy of a project."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.project = project
        self.address = f"http://127.0.0.1:{port}/"
        self.log = project.parent / "serve.log"
        self._output = self.log.open("w", encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=project,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        )

    def get(self, address: str = "") -> str:
        """One request, answered whatever the state of the data."""
        try:
            with urllib.request.urlopen(self.address + address, timeout=HUNG) as answer:
                text: str = answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            text = error.read().decode("utf-8")
        return text

    def wait_for(self, words: str, address: str = "", told: str = "") -> str:
        """Asks until the page at `address` has these words; every request must be answered.

        `told` is said where they never come.
        """
        return self._wait(lambda page: words in page, address, f"never shown: {words} {told}")

    def wait_without(self, words: str, address: str = "") -> str:
        """Asks until the page at `address` has these words no more."""
        return self._wait(
            lambda page: bool(page) and words not in page, address, f"ever shown: {words}"
        )

    def _wait(self, is_so: Callable[[str], bool], address: str, told: str) -> str:
        end = time.monotonic() + HUNG
        while time.monotonic() < end:
            assert self._process.poll() is None, self.log.read_text("utf-8")
            try:
                page = self.get(address)
            except urllib.error.URLError:  # not listening yet
                page = ""
            if is_so(page):
                return page
            time.sleep(0.1)
        raise AssertionError(f"{told}\n{self.log.read_text('utf-8')[-3000:]}")

    def memory(self) -> int:
        """The bytes that the process holds (Linux)."""
        pages = Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(HUNG)
        self._output.close()


DATA = ("speakers.yml", "takeaways.yml", "context.yml", "contacts.yml")
TEMPLATES = "hooks/proceedings/publish/templates"
OLD_AND_NEW = (
    # what stands in a file, and what is put in its place: no check can take it for good
    *(
        (name, "- id: ", new)
        for name in DATA
        for new in ("- idd: ", "-id: ", "- id: Not An ", "\t- id: ")
    ),
    *((name, "- id: ", "<<<<<<< mine\n- id: ") for name in DATA),
    *((name, "- id: ", "&a - id: ") for name in DATA),
    *((name, "- id: ", '- id: "') for name in DATA),
    *((name, "- id: ", "- id: x\n  id: ") for name in DATA),
    *(("speakers.yml", "family_name: ", new) for new in ("family: ", "family_name: 無 ", "#")),
    *(("speakers.yml", "text: ", new) for new in ("texts: ", "text: not there ")),
    *(("takeaways.yml", "{p. ", new) for new in ("{p, ", "[p. ", "{p. 9")),
    ("takeaways.yml", "」", ""),
    ("context.yml", "」", ""),
    ("contacts.yml", "email: ", "email: not "),
    ("mkdocs.yml", "date: 2019", "date: 2018-02-30 #"),
    ("mkdocs.yml", "kind: ", "\tkind: "),
    ("mkdocs.yml", "kind: ", "knid: "),
    ("mkdocs.yml", "place: ", "place: a: b: "),
    ("mkdocs.yml", "language: ", "language: the "),
    ("mkdocs.yml", "extra:", "plugins: [nowhere]\nextra:"),
    ("mkdocs.yml", "extra:", "docs_dir: nowhere\nextra:"),
    ("mkdocs.yml", "extra:", "theme: {name: nowhere}\nextra:"),
    ("mkdocs.yml", "extra:", "hooks: [nowhere.py]\nextra:"),
    ("mkdocs.yml", "extra:", "markdown_extensions: [nowhere]\nextra:"),
    ("mkdocs.yml", "site_name: ", "site_nmae: "),
    ("mkdocs.yml", "INHERIT: ", "INHERIT: nowhere/"),
    ("published.txt", "/quotes/", "quotes/"),
    (f"{TEMPLATES}/speakers.html.jinja", "{{ prose }}", "{{ prose.nothing.there }}"),
    (f"{TEMPLATES}/speakers.html.jinja", "{{ prose }}", "{{ 1 // 0 }}"),
    (f"{TEMPLATES}/speakers.html.jinja", "{{ prose }}", "{{ 'a' + 1 }}"),
    (f"{TEMPLATES}/speakers.html.jinja", "{{ prose }}", "{% if %}"),
    ("hooks/overrides/base.html", "<body", "{{ nothing.there }}<body"),
    ("hooks/overrides/base.html", "<body", "{% for %}<body"),
    ("docs/index.md", "---\n", "---\ntitle: [a]\n"),
    ("docs/about/index.md", "---\n", "---\nsearch: [\n"),
)
"""Sixty and more ways in which a file may be broken while it is shown."""


def corrupt_and_mend(preview: Preview, rounds: int) -> None:
    """Breaks a file and mends it again, so many times; the preview must say so each time."""
    chance = random.Random(20180314)
    preview.wait_for("pro-people", "speakers/")
    faults = list(OLD_AND_NEW)
    for number in range(rounds):
        if not number % len(faults):
            chance.shuffle(faults)
        name, old, new = faults[number % len(faults)]
        file = preview.project / name
        good = file.read_text("utf-8")
        assert old in good, (name, old)
        file.write_text(good.replace(old, new, 1), "utf-8")
        problems = preview.wait_for(BROKEN, told=f"{name}: {new}")
        assert "<li>" in problems, (name, new)
        preview.get("speakers/")
        file.write_text(good, "utf-8")
        preview.wait_for("pro-people", "speakers/")
        assert BROKEN not in preview.get()
