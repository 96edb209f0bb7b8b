"""Runs a real `mkdocs serve` for the tests, and breaks and mends the data that it shows."""

import os
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
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

    def wait_for(self, words: str, address: str = "") -> str:
        """Asks until the page at `address` has these words; every request must be answered."""
        end = time.monotonic() + HUNG
        while time.monotonic() < end:
            assert self._process.poll() is None, self.log.read_text("utf-8")
            try:
                page = self.get(address)
            except urllib.error.URLError:  # not listening yet
                page = ""
            if words in page:
                return page
            time.sleep(0.1)
        raise AssertionError(f"never shown: {words}\n{self.log.read_text('utf-8')[-3000:]}")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(HUNG)
        self._output.close()


def corrupted(file: Path, chance: random.Random) -> str:
    """The file's text with one random fault that no check can take for good data."""
    text = file.read_text("utf-8")
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    faults = ["".join([*lines[:at], "\t- [broken\n", *lines[at:]]), text + "\nunknown: [\n", ""]
    if file.name != "mkdocs.yml":
        faults += [
            "".join([*lines[:at], "<<<<<<< mine\n", *lines[at:]]),
            text + "\n- id: Not An Id\n",
            text.replace("id: ", "idd: ", 1),
        ]
    return chance.choice(faults)


def corrupt_and_mend(preview: Preview, rounds: int) -> None:
    """Breaks a file and mends it again, so many times; the preview must say so each time."""
    chance = random.Random(20180314)
    preview.wait_for("pro-people", "speakers/")
    for _ in range(rounds):
        file = preview.project / chance.choice(["speakers.yml", "takeaways.yml", "mkdocs.yml"])
        good = file.read_text("utf-8")
        file.write_text(corrupted(file, chance), "utf-8")
        preview.wait_for(BROKEN)
        preview.get("speakers/")
        file.write_text(good, "utf-8")
        preview.wait_for("pro-people", "speakers/")
        assert BROKEN not in preview.get()
