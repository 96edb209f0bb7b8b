"""What all pages load, as files of MkDocs: the frame's style sheets and scripts, and the look's.

Each is published under a name that says what it holds: a browser may then keep it for ever, and
never takes an old one for the new.
"""

import hashlib
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from proceedings.publish.look import ICON, Look, look_sheet
from proceedings.read.entries import LookEntry

ASSETS = "assets/proceedings/"
"""Where the frame's style sheets and scripts stand, in its folder and in the site."""


def publish_assets(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Publishes the frame's style sheets and scripts; leaves out what Material's pages would load.

    Returns:
        The address of each by its name.
    """
    ours, *others = config.theme.dirs
    published = {}
    for file in list(files):
        if file.src_dir in others:
            files.remove(file)
        elif file.src_dir == ours and file.src_uri.startswith(ASSETS):
            name = PurePosixPath(file.src_uri)
            if name.suffix in (".css", ".js"):
                published[name.name] = _named_by_content(file)
    return published


def publish_look(files: Files, config: MkDocsConfig, look: LookEntry) -> Look:
    """Publishes what a conference's own look consists of: files of the docs folder, and a sheet."""

    def named(path: str) -> str:
        return _named_by_content(files.src_uris[path])

    sheets = []
    if sheet := look_sheet(look):
        sheets.append(f"{ASSETS}look.css")
        files.append(File.generated(config, sheets[0], content=sheet))
    if look.style:
        sheets.append(look.style)
    return Look(
        icon=named(look.icon) if look.icon else ICON,
        logo=named(look.logo) if look.logo else None,
        sheets=tuple(map(named, sheets)),
    )


def _named_by_content(file: File) -> str:
    name = PurePosixPath(file.src_uri)
    digest = hashlib.sha256(file.content_bytes).hexdigest()[:8]
    file.dest_uri = str(name.with_name(f"{name.stem}.{digest}{name.suffix}"))
    return file.dest_uri
