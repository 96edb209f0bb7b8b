"""What a project publishes: read, checked, and compared with what was published before."""

from collections.abc import Sequence
from pathlib import Path

from proceedings.problems import ProblemsFound
from proceedings.project import read_project
from proceedings.publish.ledger import Comparison
from proceedings.publish.prose import prose_addresses
from proceedings.publish.site import Site
from proceedings.read.docs import DOCS
from proceedings.read.ledger import LEDGER


def read_site(project: Path, site_url: str) -> Site:
    """Reads a project, checks it, and compares it with its ledger.

    Args:
        project: the folder that holds mkdocs.yml.
        site_url: the site's address, which ends in a slash.

    Raises:
        ProblemsFound: something must be mended; nothing may be published.
    """
    comparison = _compared(project, site_url)
    problems = [*comparison.problems(), *comparison.unerased()]
    if problems:
        raise ProblemsFound(problems)
    return comparison.site


def publish(project: Path, site_url: str, remove: Sequence[str] = ()) -> int:
    """Writes into the ledger all that the project publishes.

    Args:
        project: the folder that holds mkdocs.yml.
        site_url: the site's address, which ends in a slash.
        remove: addresses of pages that shall answer no more; of each only a random token is kept.

    Returns:
        How many lines of the ledger are new.

    Raises:
        ProblemsFound: something must be mended; the ledger was not touched.
    """
    comparison = _compared(project, site_url, remove)
    problems = list(comparison.problems())
    if problems:
        raise ProblemsFound(problems)
    text = comparison.renewed()
    lines = set(text.splitlines())
    path = project / LEDGER
    if path.exists():
        lines -= set(path.read_text("utf-8").splitlines())
    path.write_text(text, "utf-8", newline="\n")
    return len(lines)


def _compared(project: Path, site_url: str, remove: Sequence[str] = ()) -> Comparison:
    assembled = read_project(project)
    ledger = assembled.records.ledger
    for address in remove:
        ledger.remove(address.strip("/") + "/")
    site = Site(assembled.proceedings, site_url, ledger.lines.keys())
    prose = frozenset(prose_addresses(project / DOCS))
    return Comparison(ledger, site, prose, assembled.place_of)
