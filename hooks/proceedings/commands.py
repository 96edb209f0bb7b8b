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


def check(options: argparse.Namespace) -> int:
    """Says what is wrong, or what was read."""
    return 0 if _checked(options, is_preview=True) else 1


def _checked(options: argparse.Namespace, *, is_preview: bool = False) -> Site | None:
    """The site, or nothing where something must be mended, which is printed."""
    try:
        site = publication.read_site(options.folder, is_preview=is_preview)
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        if options.github:
            print(*problems.annotations(found.problems), sep="\n")
        return None
    print(*problems.lines(site.remarks), site.proceedings.summary, sep="\n", flush=True)
    if options.github and site.remarks:
        print(*problems.annotations(site.remarks, "notice"), sep="\n", flush=True)
    return site


def build(options: argparse.Namespace) -> int:
    """Checks first, so that bad data are listed without MkDocs' words around them; then builds."""
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


def serve(options: argparse.Namespace) -> int:
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
            return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        except OSError as error:  # a full disk, say: the site that is there was not touched
            where = f" ({error.filename})" if error.filename else ""
            what = "shown" if arguments[0] == "serve" else "built"
            print(f"The site cannot be {what}: {error.strerror}{where}.", file=sys.stderr)
            return 1
    return 0


def publish(options: argparse.Namespace) -> int:
    """Writes the ledger."""
    try:
        lines = publication.publish(options.folder, options.remove)
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        return 1
    print(f"{LEDGER}: {words.number_of(lines, 'new line', 'new lines')}.")
    return 0


def deposit(options: argparse.Namespace) -> int:
    """Writes what GitHub and Zenodo read."""
    from proceedings.cite import deposit as texts  # which a build does not need

    try:
        assembled = project.read_project(options.folder)
    except problems.ProblemsFound as found:
        print(*problems.lines(found.problems), sep="\n")
        return 1
    event = assembled.proceedings.event
    site_url = project.site_address(assembled.records.settings)
    reference = whole(event, site_url)
    written = {
        "CITATION.cff": texts.citation_cff(reference),
        ".zenodo.json": texts.zenodo(reference),
    }
    for name, text in written.items():
        (options.folder / name).write_text(text, "utf-8")
        print(name)
    if site_url == project.NO_ADDRESS:
        print(f"They give the site’s address as {site_url}. Set SITE_URL, and run it again.")
    if not event.rights_url:
        print("They name no licence, for mkdocs.yml has no “rights_url”.")
    return 0


def schemas(options: argparse.Namespace) -> int:
    """Writes the JSON Schemas."""
    from proceedings.schemas import schema_files  # which a build does not need

    for path, text in schema_files().items():
        (options.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (options.folder / path).write_text(text, "utf-8")
        print(path.as_posix())
    return 0
