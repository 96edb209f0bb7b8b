"""What all pages load, as files of MkDocs: the frame's style sheets and scripts, and the look's.

Each is linked to by an address that says what it holds: a browser may then keep it for ever, and
never takes an old one for the new.
"""

import hashlib
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from proceedings.publish.look import ICON, Look, look_sheet
from proceedings.publish.scripts import slim
from proceedings.read.entries import LookEntry

ASSETS = "assets/proceedings/"
"""Where the frame's style sheets and scripts stand, in its folder and in the site."""


def publish_assets(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Publishes the frame's style sheets, and its scripts without their comments.

    Returns:
        The address of each by its name.
    """
    ours = config.theme.dirs[0]
    published = {}
    for file in files:
        if file.src_dir == ours and file.src_uri.startswith(ASSETS):
            name = PurePosixPath(file.src_uri)
            if name.suffix == ".js":
                file.content_string = slim(file.content_string)
            if name.suffix in (".css", ".js"):
                published[name.name] = _named_by_content(file)
    return published


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
