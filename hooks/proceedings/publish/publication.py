"""What a project publishes: read, checked, and compared with what was published before."""

from collections.abc import Sequence
from pathlib import Path

from proceedings.problems import Problem, ProblemsFound
from proceedings.project import read_project
from proceedings.publish.ledger import Comparison
from proceedings.publish.prose import read_prose
from proceedings.publish.prose_html import prose_problems
from proceedings.publish.site import Site
from proceedings.read.docs import DOCS
from proceedings.read.ledger import LEDGER
from proceedings.read.settings import extension_names


def read_site(project: Path, site_url: str) -> Site:
    """Reads a project, checks it, and compares it with its ledger.

    Args:
        project: the folder that holds mkdocs.yml.
        site_url: the site's address, which ends in a slash.

    Raises:
        ProblemsFound: something must be mended; nothing may be published.
    """
    comparison, faults = _compared(project, site_url)
    problems = [*faults, *comparison.problems(), *comparison.unerased()]
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
    comparison, faults = _compared(project, site_url, remove)
    problems = [*faults, *comparison.problems()]
    if problems:
        raise ProblemsFound(problems)
    text = comparison.renewed()
    lines = set(text.splitlines())
    path = project / LEDGER
    if path.exists():
        lines -= set(path.read_text("utf-8").splitlines())
    path.write_text(text, "utf-8", newline="\n")
    return len(lines)


def _compared(
    project: Path, site_url: str, remove: Sequence[str] = ()
) -> tuple[Comparison, list[Problem]]:
    """The comparison, and what is wrong with the editors' own pages."""
    assembled = read_project(project)
    ledger = assembled.records.ledger
    for address in remove:
        ledger.remove(address.strip("/") + "/")
    site = Site(assembled.proceedings, site_url, ledger.lines.keys())
    prose = list(read_prose(project / DOCS, extension_names(assembled.records.settings)))
    faults = [
        problem
        for page in prose
        for problem in prose_problems(f"{DOCS}/{page.name}", page.text, page.html)
    ]
    addresses = frozenset(address for page in prose for address in page.addresses)
    return Comparison(ledger, site, addresses, assembled.place_of), faults
