"""Edits of a conference's files, and previews of it within this process."""

import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from support import digests

ADDRESS = "http://127.0.0.1:8000/"
FILES = ("speakers.yml", "takeaways.yml", "context.yml", "contacts.yml", "index.yml")

Edit = Callable[[Path, random.Random], None]


def preview(project: Path, served: Path) -> dict[str, str]:
    """Builds as `mkdocs serve` does at its start and after each edit; returns what is served.

    What a preview remembers belongs to the project's folder: one at another place begins anew.
    """
    config = load_config(config_file=str(project / "mkdocs.yml"), site_dir=str(served))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = ADDRESS
    served.mkdir(exist_ok=True)
    build(config, serve_url=ADDRESS)
    return digests(served)


def anew(project: Path, folder: Path) -> dict[str, str]:
    """What a preview that knows nothing yet shows of the project, copied into `folder`."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        copied = shutil.copytree(project, Path(name) / "project", symlinks=True)
        return preview(copied, Path(name) / "served")


def current(shown: dict[str, str]) -> dict[str, str]:
    """What an edit changes at once: it waits for no file that holds the whole, nor its length."""
    later = ("text/proceedings.", "data/proceedings.json", "data/datapackage.json")
    return {name: of for name, of in shown.items() if not name.startswith(later)}


def _value(key: str) -> Edit:
    """Adds a word to one of the values of a key."""

    def edit(project: Path, chance: random.Random) -> None:
        found = [
            (path, match.end())
            for path in _files(project)
            for match in re.finditer(rf"^ +{key}: (?=\w)", path.read_text("utf-8"), re.MULTILINE)
        ]
        path, at = chance.choice(found)
        text = path.read_text("utf-8")
        path.write_text(f"{text[:at]}{chance.choice('abc')}{text[at:]}", "utf-8")

    return edit


def _files(project: Path) -> Iterator[Path]:
    return (project / name for name in FILES if (project / name).exists())


def _word(project: Path, chance: random.Random) -> None:
    """Adds a paragraph to a section."""
    path = project / "takeaways.yml"
    text = path.read_text("utf-8")
    ends = [match.start() for match in re.finditer(r"\n(?=- id:)", text)] or [len(text)]
    at = chance.choice(ends)
    path.write_text(f"{text[:at].rstrip()}\n\n    One more.\n{text[at:]}", "utf-8")


def _id(project: Path, chance: random.Random) -> None:
    """Renames a record, so that a page goes and another comes."""
    path = chance.choice([project / name for name in ("speakers.yml", "takeaways.yml")])
    text = path.read_text("utf-8")
    match = chance.choice(list(re.finditer(r"id: ([a-z0-9-]+)$", text, re.MULTILINE)))
    new = f"{match[1]}-{chance.randrange(100)}"
    path.write_text(text[: match.start(1)] + new + text[match.end(1) :], "utf-8")
    contacts = project / "contacts.yml"
    if contacts.exists():
        old = contacts.read_text("utf-8")
        contacts.write_text(old.replace(f"speaker: {match[1]}\n", f"speaker: {new}\n"), "utf-8")


def _prose(project: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((project / "docs").rglob("*.md")))
    path.write_text(f"{path.read_text('utf-8')}\nMore {chance.randrange(9)}.\n", "utf-8")


def _page(project: Path, chance: random.Random) -> None:
    """Adds a page of the editors' own."""
    (project / "docs" / f"page-{chance.randrange(9)}.md").write_text("# A page\n", "utf-8")


def _edition(project: Path, chance: random.Random) -> None:
    path = project / "mkdocs.yml"
    version = rf"\g<1>{chance.randrange(1000)}"
    path.write_text(re.sub(r"(version: \"?)\d+", version, path.read_text("utf-8")), "utf-8")


def _broken(project: Path, chance: random.Random) -> None:
    """Breaks a file, looks, and mends it."""
    path = chance.choice(list(_files(project)))
    good = path.read_text("utf-8")
    path.write_text(f"{good}\n- [\n", "utf-8")
    preview(project, project.with_name("served"))
    path.write_text(good, "utf-8")


EDITS: tuple[Edit, ...] = (
    *(_value(key) for key in ("role", "affiliation", "summary", "title", "organization", "gloss")),
    *(_word, _id, _id, _prose, _page, _edition, _broken),
)
FEW: tuple[Edit, ...] = (_value("summary"), _value("organization"), _page, _id)
"""Edits of different kinds: of a section, of a contact, of the navigation, of an address."""
