"""Builds sites for the tests as a person does, with the `mkdocs` command, and serves them."""

import functools
import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

Run = Callable[..., subprocess.CompletedProcess[str]]
"""What runs the `mkdocs` command: `mkdocs` or `mkdocs_here`."""
ROOT = Path(__file__).parents[1]
CONFERENCES = Path(__file__).parent / "engine" / "conferences"
HUNG = 120.0
"""Seconds after which what has not come is taken not to come at all: no measure of speed."""
Publish = Callable[..., "Site"]
"""What builds and serves a site: the fixture `publish`."""


@dataclass(frozen=True)
class Site:
    """A built site: its project folder, its files, where it is served, what the build printed."""

    project: Path
    folder: Path
    address: str
    log: str

    def html(self) -> dict[str, str]:
        """Every page's HTML by its address below the site's, like `quotes/some-id/`."""
        return {
            str(path.relative_to(self.folder)).removesuffix("index.html"): path.read_text("utf-8")
            for path in sorted(self.folder.rglob("*.html"))
        }


def conference(name: str, folder: Path, *, engine: Path = ROOT / "hooks") -> Path:
    """Copies a made-up conference into `folder`, as an organiser would, with a link to an engine.

    To copy that too costs as much as to build a small site, and to compile its templates anew. A
    test that edits it has an engine of its own: `own_engine`.
    """
    shutil.copytree(CONFERENCES / name, folder)
    (folder / "hooks").symlink_to(engine)
    return folder


def own_engine(folder: Path) -> Path:
    """Copies the engine into `folder`: one that may be edited, or that is not this one."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(ROOT / "hooks", folder / "engine", ignore=ignored))


def mkdocs(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the `mkdocs` command; its output is all in `stdout`."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment},
        check=False,
    )


def mkdocs_here(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the same command within this process, which spares half its time; a crash is raised.

    The engine is then the one that the tests have imported, and not the project's copy of it.
    """
    from mkdocs.__main__ import cli  # half a second, which only this needs

    done = CliRunner().invoke(
        cli, arguments, env={"NO_MKDOCS_2_WARNING": "1", **environment}, catch_exceptions=False
    )
    return subprocess.CompletedProcess(arguments, done.exit_code, done.output)


def build(project: Path, folder: Path, *, run: Run = mkdocs, **environment: str) -> str:
    """Builds strictly into `folder`; returns what was printed. A failed build is an error."""
    done = run(
        "build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(folder), **environment
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def digests(folder: Path) -> dict[str, str]:
    """What every file of a folder holds."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def serving(
    folder: Path, headers: Mapping[str, str] | None = None
) -> tuple[http.server.ThreadingHTTPServer, str]:
    """Serves `folder` on a free local port; returns the server and its address.

    `headers` are sent with every file.
    """

    class Handler(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # keeps connections: a page is loaded a quarter sooner
        disable_nagle_algorithm = True  # nor waits for the browser between a file's two parts

        def log_message(self, *_: object) -> None:
            pass

        def end_headers(self) -> None:
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            super().end_headers()

        def send_error(
            self, code: int, message: str | None = None, explain: str | None = None
        ) -> None:
            page = folder / "404.html"
            if code != 404 or not page.is_file():
                super().send_error(code, message, explain)
                return
            body = page.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}/"
