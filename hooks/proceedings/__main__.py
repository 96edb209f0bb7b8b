"""The command `proceedings`: checks the data, builds the site, shows a preview."""

import argparse
import contextlib
import io
import logging
import os
import runpy
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from proceedings import problems, project, words
from proceedings.cite.reference import whole
from proceedings.publish import publication
from proceedings.publish.site import Site
from proceedings.read.ledger import LEDGER
from proceedings.read.site_dir import site_dir_fault

ANY_URL = "https://example.org/"
"""Where nothing depends on the site's address."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command.

    Args:
        arguments: those of the command line, if not given.

    Returns:
        The exit status: 0, or 1 if there are problems. (A wrong command line exits with 2.)
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks “ ” is no reason to fail
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser().parse_args(given)
    if engine := _other_engine(options.folder):
        return _by(engine, given)
    status: int = options.run(options)
    return status


def _other_engine(folder: Path) -> Path | None:
    """The folder's own engine, if it has one that is not this: two would not fit together."""
    engine = (folder / "hooks").resolve()
    is_other = engine != Path(__file__).resolve().parents[1]
    return engine if is_other and (engine / "proceedings").is_dir() else None


def _by(engine: Path, arguments: Sequence[str]) -> int:
    """Runs the same command by another engine."""
    command = [sys.executable, "-m", "proceedings", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(engine)}
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    except KeyboardInterrupt:  # how a preview is ended
        return 0


def _check(options: argparse.Namespace) -> int:
    return 0 if _checked(options, is_preview=True) else 1


def _checked(options: argparse.Namespace, *, is_preview: bool = False) -> Site | None:
    """The site, or nothing where something must be mended, which is printed."""
    try:
        site_url = "" if is_preview else project.site_address(options.folder)
        site = publication.read_site(options.folder, site_url or ANY_URL, is_preview=is_preview)
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        if options.github:
            print(*problems.annotations(found.problems), sep="\n")
        return None
    print(*problems.lines(site.remarks), site.proceedings.summary, sep="\n", flush=True)
    if options.github and site.remarks:
        print(*problems.annotations(site.remarks, "notice"), sep="\n", flush=True)
    return site


def _build(options: argparse.Namespace) -> int:
    """Checks first, so that bad data are listed without MkDocs' words around them."""
    site = _checked(options)
    if site is None:
        return 1
    if options.site_dir and (fault := site_dir_fault(options.folder, options.site_dir.resolve())):
        print(f"--site-dir: {fault}")
        return 1
    where = ["--site-dir", str(options.site_dir.resolve())] if options.site_dir else []
    logging.disable(logging.INFO)  # MkDocs' own “--quiet” would hide warnings, which must count
    with publication.kept(options.folder, site):
        return _mkdocs(options.folder, "build", "--strict", *where)


def _serve(options: argparse.Namespace) -> int:
    """The preview shows problems itself, and goes on; but with these it could not even start."""
    try:
        project.check_settings(options.folder)
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        return 1
    where = ["--dev-addr", options.dev_addr] if options.dev_addr else []
    return _mkdocs(options.folder, "serve", *where)


def _mkdocs(folder: Path, *arguments: str) -> int:
    """Runs MkDocs without the theme's notice about its future; returns its exit status.

    Within this process, which has imported half of what a build needs.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    sys.argv = ["mkdocs", *arguments]
    with contextlib.chdir(folder):
        try:
            runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
        except SystemExit as ended:
            return int(ended.code or 0)
        except OSError as error:  # a full disk, say: the site that is there was not touched
            where = f" ({error.filename})" if error.filename else ""
            print(f"The site cannot be built: {error.strerror}{where}.", file=sys.stderr)
            return 1
    return 0


def _publish(options: argparse.Namespace) -> int:
    try:
        lines = publication.publish(options.folder, ANY_URL, options.remove)
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        return 1
    print(f"{LEDGER}: {words.number_of(lines, 'new line', 'new lines')}.")
    return 0


def _deposit(options: argparse.Namespace) -> int:
    from proceedings.cite import deposit  # what a build does not need is not imported for it

    try:
        site_url = project.site_address(options.folder) or ANY_URL
        event = project.read_proceedings(options.folder).event
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        return 1
    reference = whole(event, site_url)
    written = {
        "CITATION.cff": deposit.citation_cff(reference),
        ".zenodo.json": deposit.zenodo(reference),
    }
    for name, text in written.items():
        (options.folder / name).write_text(text, "utf-8")
        print(name)
    if site_url == ANY_URL:
        print(
            "They give the site’s address as https://example.org/. Set SITE_URL, and run it again."
        )
    if not event.rights_url:
        print("They name no licence, for mkdocs.yml has no “rights_url”.")
    return 0


def _schemas(options: argparse.Namespace) -> int:
    from proceedings import schemas  # what a build does not need is not imported for it

    for path, text in schemas.schema_files().items():
        (options.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (options.folder / path).write_text(text, "utf-8")
        print(path.as_posix())
    return 0


@cache
def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="proceedings",
        description="Checks the proceedings’ data, builds the site, and shows it while you edit.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    runs = {
        "check": _check,
        "build": _build,
        "serve": _serve,
        "publish": _publish,
        "deposit": _deposit,
        "schemas": _schemas,
    }
    made = {}
    for name, run in runs.items():
        short, description = _HELP[name]
        made[name] = commands.add_parser(name, help=short, description=description)
        made[name].set_defaults(run=run)
        made[name].add_argument(
            "folder",
            nargs="?",
            type=_folder,
            default=Path(),
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
    made["serve"].add_argument("-a", "--dev-addr", metavar="HOST:PORT", help=where)
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
        "write the JSON Schemas of the data files",
        "Writes hooks/schemas/*.schema.json anew. To be run when a model has changed.",
    ),
}
"""What the command says of its parts: in a line, and in full."""


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"“{text}” is no folder")
    return path


if __name__ == "__main__":
    sys.exit(main())
