"""What all pages load, as files of MkDocs: the frame's style sheets and scripts, and the look's.

Each is linked to by an address that says what it holds: a browser may then keep it for ever, and
never takes an old one for the new.
"""

import hashlib
import re
from collections.abc import Mapping
from operator import attrgetter
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rjsmin import jsmin

from proceedings.publish.look import ICON, Look, look_sheet
from proceedings.publish.policy import HEADERS, headers
from proceedings.read.entries import LookEntry

SHEET, SCRIPT = "proceedings.css", "proceedings.js"
"""All style sheets, and all scripts, in the order of their names: one request each."""
ASSETS = "assets/proceedings/"
"""Where the frame's style sheets and scripts stand, in its folder and in the site."""


def publish_assets(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Publishes the frame's face, and its style sheets and its scripts, each kind as one file.

    Returns:
        The address of each by its name; those of `SHEET` and `SCRIPT` among them.
    """
    ours = config.theme.dirs[0]
    of_suffix: dict[str, list[File]] = {".css": [], ".js": [], ".woff2": []}
    for file in files:
        suffix = PurePosixPath(file.src_uri).suffix
        if file.src_dir == ours and file.src_uri.startswith(ASSETS) and suffix in of_suffix:
            of_suffix[suffix].append(file)
    published = {
        PurePosixPath(file.src_uri).name: _named_by_content(file) for file in of_suffix[".woff2"]
    }
    for name, suffix, between, slim in (
        (SHEET, ".css", "\n", _without_comments),
        (SCRIPT, ".js", ";\n", jsmin),  # a script may end where the next would go on with it
    ):
        parts = sorted(of_suffix[suffix], key=attrgetter("src_uri"))
        text = slim(between.join(part.content_string for part in parts))
        for part in parts:
            files.remove(part)
        whole = File.generated(config, ASSETS + name, content=_with_addresses(text, published))
        files.append(whole)
        published[name] = _named_by_content(whole)
    files.append(File.generated(config, HEADERS, content=headers(ASSETS)))
    return published


def _without_comments(sheet: str) -> str:
    """A style sheet of ours, as readers get it; minifiers save 3 % more, or break selectors."""
    return re.sub(r"/\*.*?\*/|^\s+", "", sheet, flags=re.DOTALL | re.MULTILINE)


def _with_addresses(text: str, published: Mapping[str, str]) -> str:
    """A style sheet with the addresses of the files that it names, seen from it."""

    def address(found: re.Match[str]) -> str:
        return f'url("{published[PurePosixPath(found[1]).name].removeprefix(ASSETS)}")'

    return re.sub(r'url\("([^"]+)"\)', address, text)


def publish_look(files: Files, config: MkDocsConfig, look: LookEntry) -> Look:
    """Publishes what gives a conference its own look.

    Files of the docs folder stay at their address, to which pages may link. What they hold is said
    behind it, so that of these too no old one is taken for the new.
    """

    def linked(path: str) -> str:
        file = files.src_uris[path]
        return f"{file.dest_uri}?{_digest(file)}"

    sheets = []
    if text := look_sheet(look):
        sheet = File.generated(config, f"{ASSETS}look.css", content=text)
        files.append(sheet)
        sheets.append(_named_by_content(sheet))
    if look.style:
        sheets.append(linked(look.style))
    return Look(
        icon=linked(look.icon) if look.icon else ICON,
        logo=linked(look.logo) if look.logo else None,
        sheets=tuple(sheets),
    )


def _named_by_content(file: File) -> str:
    """Has a file published under a name that says what it holds; returns its address."""
    name = PurePosixPath(file.src_uri)
    file.dest_uri = str(name.with_name(f"{name.stem}.{_digest(file)}{name.suffix}"))
    return file.dest_uri


def _digest(file: File) -> str:
    return hashlib.sha256(file.content_bytes).hexdigest()[:8]
