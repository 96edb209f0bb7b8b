"""Finds and starts the browser that the tests use; run as a command, says whether one is there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = (
    "chromium-headless-shell",  # the same engine without the browser's own windows: half the work
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chromium",
    "chromium-browser",
)
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
UNWANTED = (
    "WebUIOmniboxPopup",  # pages below the address bar, which every window makes and nobody sees:
    "WebUIOmniboxAimPopup",  # half of what a window costs
    "RenderDocument",  # a new frame of the browser's own for every page: a third of a plain load
    # Chromium heeds the last list only, so here stands what Playwright's own switches off besides.
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
)
"""Parts of the browser that the tests do without."""
FORGET = "try { localStorage.clear(); sessionStorage.clear() } catch { }"
"""A script after which a page's site is visited for the first time."""


def executable(playwright: Playwright) -> str | None:
    """A Chrome or Chromium that is there, else the one that Playwright has downloaded."""
    candidates = [
        *map(shutil.which, NAMES),
        *(path for path in ELSEWHERE if Path(path).exists()),
        playwright.chromium.executable_path,
    ]
    return next((path for path in candidates if path and Path(path).exists()), None)


def start(playwright: Playwright) -> Browser:
    """Starts it.

    Raises:
        LookupError: there is none; the message says what to install.
    """
    path = executable(playwright)
    if path is None:
        raise LookupError(
            "These tests need a browser. Install Chrome or Chromium, or run "
            "“.venv/bin/playwright install chromium”; “tests/run” does that by itself."
        )
    # Chromium refuses to run as root inside its sandbox, as in most containers.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(
        executable_path=path,
        args=[
            *(["--no-sandbox"] if as_root else []),
            "--disable-background-networking",
            "--no-first-run",
            "--renderer-process-limit=1",  # a new tab needs no new process
            f"--disable-features={','.join(UNWANTED)}",
        ],
    )


def main() -> int:
    with sync_playwright() as playwright:
        path = executable(playwright)
    if path is None:
        print("tests/run: no Chrome or Chromium found")
        return 1
    try:  # a system may lack what it is linked with
        done = subprocess.run([path, "--version"], stdout=subprocess.DEVNULL, check=False)
        failed = f"exit status {done.returncode}" if done.returncode else ""
    except OSError as error:
        failed = str(error)
    print(f"tests/run: {path} does not start: {failed}" if failed else f"tests/run: using {path}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
