"""The command line of `proceedings`; what the commands do stands in `commands`."""

import argparse
import gc
import io
import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

INTERRUPTED = 130
"""The exit status after Control-C, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command.

    Args:
        arguments: those of the command line, if not given.

    Returns:
        The exit status: 0, 1 if there are problems, 130 if the command was interrupted. (A wrong
        command line exits with 2.)
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks “ ” is no reason to fail
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser().parse_args(given)
    try:
        if engine := _other_engine(options.folder):
            return _by(engine, given)
        status: int = _commands().run(options)
    except KeyboardInterrupt:
        return 0 if options.command == "serve" else INTERRUPTED  # how a preview is ended
    except OSError as error:  # a full disk, say, or a file that may not be written
        where = f"{error.filename}: " if error.filename else ""
        print(f"{where}{error.strerror or error}.", file=sys.stderr)
        return 1
    return status


@cache
def _commands() -> ModuleType:
    """What the commands do, imported when it is known that this is their engine.

    Of what is imported nothing is ever garbage, and the collector need not look at it again. Nor
    are plugins for pydantic looked for among all that is installed: there shall be none.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    gc.disable()
    from proceedings import commands

    gc.freeze()
    gc.enable()
    return commands


def _other_engine(folder: Path) -> Path | None:
    """The folder's own engine, if it has one that is not this: two would not fit together."""
    engine = (folder / "hooks").resolve()
    is_other = engine != Path(__file__).resolve().parents[1]
    return engine if is_other and (engine / "proceedings").is_dir() else None


def _by(engine: Path, arguments: Sequence[str]) -> int:
    """Runs the same command by another engine."""
    command = [sys.executable, "-m", "proceedings", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(engine)}
    return subprocess.run(command, env=environment, check=False).returncode


@cache
def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="proceedings",
        description="Checks the proceedings’ data, builds the site, and shows it while you edit.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    made = {}
    for name, (short, description) in _HELP.items():
        made[name] = commands.add_parser(name, help=short, description=description)
        made[name].add_argument(
            "folder",
            nargs="?",
            type=_folder,
            default=".",
            metavar="FOLDER",
            help="the folder that holds mkdocs.yml (this one if not given)",
        )
    for name in ("check", "build"):
        made[name].add_argument(
            "--github",
            action="store_true",
            help="print the problems once more as GitHub workflow commands, which mark the lines",
        )
    made["build"].add_argument("-d", "--site-dir", type=Path, help="the folder to write (site/)")
    made["publish"].add_argument(
        "--remove",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="forget a page that shall answer no more, like /speakers/some-id/",
    )
    where = "where (127.0.0.1:8000)"
    made["serve"].add_argument("-a", "--dev-addr", type=_address, metavar="HOST:PORT", help=where)
    return parser


_HELP = {
    "check": (
        "check every data file and list all problems",
        "Checks mkdocs.yml, the data files, the front matter of docs/ and published.txt, as the "
        "build does. Prints one line for each problem, or one line that says what was read. Exit "
        "status: 0 if nothing is wrong, 1 if something is.",
    ),
    "build": (
        "check the data, then write the site into site/",
        "Checks as “check” does, then writes the site. If anything is wrong, the site that is "
        "there stays as it is, and the exit status is 1.",
    ),
    "serve": (
        "show the site, and every change to it, at http://127.0.0.1:8000/",
        "Shows the site in the browser, and follows every change you save. While something is "
        "wrong it lists that instead. Control-C ends it.",
    ),
    "publish": (
        "write down what has been published, so that it stays",
        "Writes the address of every page, paragraph and file into published.txt. To be run "
        "whenever a version has been published. From then on a version in which one of them is "
        "gone, or has other words without saying so, is refused.",
    ),
    "deposit": (
        "write CITATION.cff and .zenodo.json, for depositing this version",
        "Writes CITATION.cff, which GitHub shows as “Cite this repository”, and .zenodo.json, "
        "which Zenodo reads when a release is deposited. To be run whenever the version is raised. "
        "The DOI that Zenodo gives goes into mkdocs.yml, as “doi” in extra.proceedings.",
    ),
    "schemas": (
        "write the JSON Schemas of the data files and of the open data",
        "Writes hooks/schemas/*.schema.json anew. To be run when a model has changed.",
    ),
}
"""What is said of each command, in a line and in full."""


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is no host and port, like 127.0.0.1:8000")
    return text


def _folder(text: str) -> Path:
    path = Path(text).absolute()  # MkDocs runs within it
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"“{text}” is no folder")
    return path


if __name__ == "__main__":
    sys.exit(main())
