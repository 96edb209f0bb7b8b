"""Puts a finished site in the place of the old one in one step.

The site is built into a folder beside the old one. So what is served is the old or the new whole
site, never a mixture and never gone, whatever ends the build.
"""

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import time
from pathlib import Path
from secrets import token_hex

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_DAY = 24 * 60 * 60


class CannotExchange(Exception):  # noqa: N818 - the folder is what it is, no program is wrong
    """The site's folder cannot be exchanged; the message says why and what to do."""


def begin(site: Path) -> Path:
    """Makes an empty folder beside the site's, to build into.

    What killed builds left behind is cleared first, and an exchange that one of them began is
    brought to its end.

    Raises:
        CannotExchange: the site's folder cannot be renamed. Nothing has been touched.
    """
    if os.path.ismount(site):
        raise CannotExchange(
            f"“{site}” is a mount point, which cannot be exchanged for a new folder. "
            "Build into a folder within it."
        )
    site.parent.mkdir(parents=True, exist_ok=True)
    if not os.access(site.parent, os.W_OK | os.X_OK) or (site.exists() and not site.is_dir()):
        raise CannotExchange(
            f"“{site}” cannot be made or replaced. Build into a folder that can be written to."
        )
    _clear(site)
    new = site.with_name(f".{site.name}.new-{os.getpid()}-{token_hex(4)}")
    new.mkdir()
    return new


def finish(new: Path, site: Path) -> None:
    """Exchanges the site's folder for the new one, and deletes the old.

    Hidden files at the top of the old folder, such as `.git`, are no part of the site and stay.
    """
    if not site.exists():
        new.rename(site)
        return
    shutil.copymode(site, new)
    if not _exchanged(new, site):
        old = _old(new, site)
        site.rename(old)
        new.rename(site)
        new = old
    _retire(new, site)


def abandon(new: Path) -> None:
    """Deletes a folder that was built into and is not wanted."""
    shutil.rmtree(new, ignore_errors=True)


def _exchanged(new: Path, site: Path) -> bool:
    """Exchanges two folders in one step, where the system can (Linux, `renameat2`)."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    one, other = os.fsencode(new), os.fsencode(site)
    if libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE) == 0:
        return True
    error = ctypes.get_errno()
    if error in (errno.ENOSYS, errno.EINVAL):  # an older kernel, or a file system that cannot
        return False
    raise OSError(error, os.strerror(error), str(site))


def _old(new: Path, site: Path) -> Path:
    """Where the old site waits while it is exchanged by two renames."""
    return site.with_name(new.name.replace(f".{site.name}.new-", f".{site.name}.old-", 1))


def _retire(old: Path, site: Path) -> None:
    for path in old.glob(".*"):
        if not (site / path.name).exists():
            path.rename(site / path.name)
    shutil.rmtree(old, ignore_errors=True)


def _clear(site: Path) -> None:
    for old in site.parent.glob(f".{site.name}.old-*"):
        if not site.exists():  # killed between two renames: the new site was complete
            new = site.with_name(old.name.replace(f".{site.name}.old-", f".{site.name}.new-", 1))
            (new if new.exists() else old).rename(site)
        if old.exists() and not _is_at_work(old):
            _retire(old, site)
    for new in site.parent.glob(f".{site.name}.new-*"):
        if not _is_at_work(new):
            _retire(new, site) if site.exists() else abandon(new)


def _is_at_work(folder: Path) -> bool:
    """Whether the build that made the folder is still running."""
    with contextlib.suppress(OSError, ValueError):
        if os.name != "posix":  # where asking a process might end it
            return time.time() - folder.stat().st_mtime < _DAY
        os.kill(int(folder.name.rsplit("-", 2)[1]), 0)
        return True
    return False
