"""What a preview has shown so far, so that an edit costs what it changes."""

import filecmp
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from proceedings.publish import exchange
from proceedings.publish.links import LinkCheck
from proceedings.publish.whole.files import WholeFile

Addresses = Iterable[str]


class Preview:
    """The folder that is served, and what each page in it was made of.

    Every build goes into a folder of its own, and only what has changed is carried over.
    """

    def __init__(self, served: Path) -> None:
        self.links = LinkCheck()
        """What the pages shown link to."""
        self._served = served
        self._aside = served.with_name(f"{served.name}-aside")
        self._made_of: Mapping[str, object] = {}
        self._frame: object = None
        self._files: frozenset[str] = frozenset()

    def begin(self) -> Path:
        """Makes an empty folder to build into."""
        return exchange.begin(self._served)

    def unchanged(self, made_of: Mapping[str, object], frame: object) -> set[str]:
        """The addresses of what need not be built again.

        Args:
            made_of: by address, all that a page or file shows.
            frame: what all pages show.
        """
        known = self._made_of
        for address, made in made_of.items():
            earlier = known.get(address)
            if isinstance(made, WholeFile) and isinstance(earlier, WholeFile):
                made.keep(earlier)
        if frame != self._frame:
            return set()
        return {
            address
            for address, made in made_of.items()
            if address in known and known[address] == made
        }

    def show(
        self, new: Path, made_of: Mapping[str, object], frame: object, unchanged: Addresses
    ) -> None:
        """Carries what was built over to the served folder, and deletes what is no more.

        Args:
            new: the folder that was built into; it is gone afterwards.
            made_of: as given to `unchanged`.
            frame: as given to `unchanged`.
            unchanged: the addresses of what was not built again.
        """
        self._take_back()
        built = {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file()}
        for name in built:
            source, target = new / name, self._served / name
            if not (target.is_file() and filecmp.cmp(source, target, shallow=False)):
                target.parent.mkdir(parents=True, exist_ok=True)
                source.replace(target)
        files = built | {_file(address) for address in unchanged}
        for name in self._files - files:
            (self._served / name).unlink(missing_ok=True)
            _delete_empty(self._served, name)
        self._files = frozenset(files)
        self._made_of, self._frame = made_of, frame
        exchange.abandon(new)

    def show_problems(self, page: str) -> None:
        """Shows one page at every address, and keeps the site for when it can be shown again."""
        if not self._aside.exists():
            self._served.rename(self._aside)
            self._served.mkdir()
        for name in ("index.html", "404.html"):
            (self._served / name).write_text(page, "utf-8")

    def end(self) -> None:
        """Deletes what the server does not."""
        shutil.rmtree(self._aside, ignore_errors=True)

    def _take_back(self) -> None:
        if self._aside.exists():
            shutil.rmtree(self._served)
            self._aside.rename(self._served)


def _file(address: str) -> str:
    """Where a page or file stands in the site's folder."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def _delete_empty(folder: Path, name: str) -> None:
    for above in list((folder / name).parents)[: name.count("/")]:
        if any(above.iterdir()):
            break
        above.rmdir()
