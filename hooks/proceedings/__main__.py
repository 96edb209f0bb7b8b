"""The command `proceedings`: checks the data, builds the site, shows a preview."""

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from proceedings import problems, project


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command.

    Args:
        arguments: those of the command line, if not given.

    Returns:
        The exit status: 0, or 1 if there are problems. (A wrong command line exits with 2.)
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks “ ” is no reason to fail
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _check(options: argparse.Namespace) -> int:
    try:
        proceedings = project.read_proceedings(options.folder)
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        if options.github:
            print(*problems.annotations(found.problems), sep="\n")
        return 1
    print(proceedings.summary, flush=True)
    return 0


def _build(options: argparse.Namespace) -> int:
    """Checks first, so that bad data are listed without MkDocs' words around them."""
    if _check(options):
        return 1
    where = ["--site-dir", str(options.site_dir.resolve())] if options.site_dir else []
    return _mkdocs(options.folder, "build", "--strict", "--quiet", *where)


def _serve(options: argparse.Namespace) -> int:
    """The preview shows problems itself, and goes on; but with these it could not even start."""
    try:
        project.check_settings(options.folder)
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        return 1
    where = ["--dev-addr", options.dev_addr] if options.dev_addr else []
    try:
        return _mkdocs(options.folder, "serve", *where)
    except KeyboardInterrupt:  # how a preview is ended
        return 0


def _mkdocs(folder: Path, *arguments: str) -> int:
    """Runs MkDocs in a process of its own, without the theme's notice about its future."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


def _schemas(options: argparse.Namespace) -> int:
    from proceedings import schemas  # what a build does not need is not imported for it

    for path, text in schemas.schema_files().items():
        (options.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (options.folder / path).write_text(text, "utf-8")
        print(path.as_posix())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="proceedings",
        description="Checks the proceedings’ data, builds the site, and shows it while you edit.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="check every data file and list all problems",
        description="Checks mkdocs.yml, the data files and the front matter of docs/, as the "
        "build does. Prints one line for each problem, or one line that says what was read. "
        "Exit status: 0 if nothing is wrong, 1 if something is.",
    )
    build = commands.add_parser(
        "build",
        help="check the data, then write the site into site/",
        description="Checks as “check” does, then writes the site. If anything is wrong, the site "
        "that is there stays as it is, and the exit status is 1.",
    )
    build.add_argument("-d", "--site-dir", type=Path, help="the folder to write (site/)")
    serve = commands.add_parser(
        "serve",
        help="show the site, and every change to it, at http://127.0.0.1:8000/",
        description="Shows the site in the browser, and follows every change you save. While "
        "something is wrong with the data it lists that instead. Control-C ends it.",
    )
    serve.add_argument("-a", "--dev-addr", metavar="HOST:PORT", help="where (127.0.0.1:8000)")
    write = commands.add_parser(
        "schemas",
        help="write the JSON Schemas of the data files",
        description="Writes hooks/schemas/*.schema.json anew. To be run when a model has changed.",
    )
    for command in (check, build):
        command.add_argument(
            "--github",
            action="store_true",
            help="print the problems once more as GitHub workflow commands, which mark the lines",
        )
    runs = ((check, _check), (build, _build), (serve, _serve), (write, _schemas))
    for command, run in runs:
        command.set_defaults(run=run)
        command.add_argument(
            "folder",
            nargs="?",
            type=_folder,
            default=Path(),
            metavar="FOLDER",
            help="the folder that holds mkdocs.yml (this one if not given)",
        )
    return parser


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"“{text}” is no folder")
    return path


if __name__ == "__main__":
    sys.exit(main())
