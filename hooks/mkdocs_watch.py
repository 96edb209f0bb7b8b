"""Watches a folder that may be deleted while it is watched, and come back."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what a build does not need
    from mkdocs.livereload import LiveReloadServer
    from watchdog.events import FileSystemEvent


def keep_watching(server: "LiveReloadServer", folder: Path) -> Callable[[], None]:
    """Has the site rebuilt when a watched folder goes or comes.

    MkDocs takes no notice of folders, and watches one that was deleted no more.

    Args:
        server: MkDocs'.
        folder: what it watches already.

    Returns:
        What is to be called before a build: the folder that has come back is watched anew.
    """
    from watchdog.events import FileSystemEventHandler

    is_lost = threading.Event()

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: "FileSystemEvent") -> None:
            is_modified = event.event_type == "modified"  # something within, watched itself
            if str(folder) in (event.src_path, event.dest_path) and not is_modified:
                is_lost.set()
                with server._rebuild_cond:
                    server._want_rebuild = True
                    server._rebuild_cond.notify_all()

    def watch_anew() -> None:
        if is_lost.is_set() and folder.is_dir():
            is_lost.clear()
            server.unwatch(str(folder))
            server.watch(str(folder))

    server.observer.schedule(Handler(), str(folder.parent), recursive=False)
    return watch_anew
