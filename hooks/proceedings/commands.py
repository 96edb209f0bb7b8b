"""What each command does. It gets what the command line says, and returns the exit status."""

import argparse
import contextlib
import logging
import os
import runpy
import sys
from pathlib import Path

from proceedings import problems, project, words
from proceedings.cite.reference import whole
from proceedings.publish import publication
from proceedings.publish.site import Site
from proceedings.read.ledger import LEDGER
from proceedings.read.site_dir import site_dir_fault


def run(options: argparse.Namespace) -> int:
    """Runs the command that is named, and lists what must be mended first.

    Returns:
        The exit status: 0, or 1 if there are problems.
    """
    try:
        return _COMMANDS[options.command](options)
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        if "github" in options and options.github:
            print(*problems.annotations(found.problems), sep="\n")
        return 1


def _check(options: argparse.Namespace) -> int:
    """Says what was read."""
    _checked(options, is_preview=True)
    return 0


def _checked(options: argparse.Namespace, *, is_preview: bool = False) -> Site:
    """The site, of which is printed what was read."""
    site = publication.read_site(options.folder, is_preview=is_preview)
    print(*problems.lines(site.remarks), site.proceedings.summary, sep="\n", flush=True)
    if options.github and site.remarks:
        print(*problems.annotations(site.remarks, "notice"), sep="\n", flush=True)
    return site


def _build(options: argparse.Namespace) -> int:
    """Checks first, so that bad data are listed without MkDocs' words around them; then builds."""
    site = _checked(options)
    if options.site_dir and (fault := site_dir_fault(options.folder, options.site_dir.resolve())):
        print(f"--site-dir: {fault}")
        return 1
    where = ["--site-dir", str(options.site_dir.resolve())] if options.site_dir else []
    logging.disable(logging.INFO)  # MkDocs' own “--quiet” would hide warnings, which must count
    with publication.kept(options.folder, site):
        return _mkdocs(options.folder, "build", "--strict", *where)


def _serve(options: argparse.Namespace) -> int:
    """The preview shows problems itself, and goes on; but with these it could not even start."""
    project.check_settings(options.folder)
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
            return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        except OSError as error:  # a full disk, say: the site that is there was not touched
            where = f" ({error.filename})" if error.filename else ""
            what = "shown" if arguments[0] == "serve" else "built"
            print(f"The site cannot be {what}: {error.strerror}{where}.", file=sys.stderr)
            return 1
    return 0


def _publish(options: argparse.Namespace) -> int:
    """Writes the ledger."""
    lines = publication.publish(options.folder, options.remove)
    print(f"{LEDGER}: {words.number_of(lines, 'new line', 'new lines')}.")
    return 0


def _deposit(options: argparse.Namespace) -> int:
    """Writes what GitHub and Zenodo read."""
    from proceedings.cite import deposit  # which a build does not need

    assembled = project.read_project(options.folder)
    event = assembled.proceedings.event
    site_url = project.site_address(assembled.records.settings)
    reference = whole(event, site_url)
    written = {
        "CITATION.cff": deposit.citation_cff(reference),
        ".zenodo.json": deposit.zenodo(reference),
    }
    for name, text in written.items():
        (options.folder / name).write_text(text, "utf-8")
        print(name)
    if site_url == project.NO_ADDRESS:
        print(f"They give the site’s address as {site_url}. Set SITE_URL, and run it again.")
    if not event.rights_url:
        print("They name no licence, for mkdocs.yml has no “rights_url”.")
    return 0


def _schemas(options: argparse.Namespace) -> int:
    """Writes the JSON Schemas."""
    from proceedings.schemas import schema_files  # which a build does not need

    for path, text in schema_files().items():
        (options.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (options.folder / path).write_text(text, "utf-8")
        print(path.as_posix())
    return 0


_COMMANDS = {
    "check": _check,
    "build": _build,
    "serve": _serve,
    "publish": _publish,
    "deposit": _deposit,
    "schemas": _schemas,
}
