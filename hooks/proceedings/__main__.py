"""The command `proceedings`: checks the data without building the site."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from proceedings import problems, project, schemas


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
    if options.command == "schemas":
        return _write_schemas(options.folder)
    return _check(options.folder, github=options.github)


def _check(folder: Path, *, github: bool) -> int:
    try:
        proceedings = project.read_proceedings(folder)
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        if github:
            print(*problems.annotations(found.problems), sep="\n")
        return 1
    print(proceedings.summary)
    return 0


def _write_schemas(folder: Path) -> int:
    for path, text in schemas.schema_files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
        print(path.as_posix())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="proceedings", description="Checks the proceedings' data files without building."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="check every data file and list all problems",
        description="Checks mkdocs.yml, the data files and the front matter of docs/, as the "
        "build does. Prints one line for each problem, or one line that says what was read. "
        "Exit status: 0 if nothing is wrong, 1 if something is.",
    )
    check.add_argument(
        "--github",
        action="store_true",
        help="print the problems once more as GitHub workflow commands, which mark the lines",
    )
    write = commands.add_parser(
        "schemas",
        help="write the JSON Schemas of the data files",
        description="Writes hooks/schemas/*.schema.json anew. To be run when a model has changed.",
    )
    for command in (check, write):
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
