"""What a project publishes: read, checked, and compared with what was published before."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from proceedings.problems import INSTALL, Place, Problem, ProblemsFound, shortened
from proceedings.project import examine, site_address
from proceedings.publish.drawn import drawn_cards, undrawn
from proceedings.publish.font_files import own_font
from proceedings.publish.known import ledger_problems
from proceedings.publish.ledger import Comparison, published_now
from proceedings.publish.prose import ProsePage, parts, read_prose
from proceedings.publish.prose_html import prose_problems
from proceedings.publish.site import Site
from proceedings.publish.whole.files import PDF
from proceedings.publish.whole.pdf import Typesetter
from proceedings.read.docs import DOCS, former_pages
from proceedings.read.ledger import LEDGER, Ledger
from proceedings.read.settings import extension_names

_kept: dict[Path, Site] = {}


@contextmanager
def kept(project: Path, site: Site) -> Iterator[None]:
    """What was just read is what a build within this context publishes, and is not read again."""
    _kept[project.resolve()] = site
    try:
        yield
    finally:
        _kept.clear()


def read_site(project: Path, site_url: str = "", *, is_preview: bool = False) -> Site:
    """Reads a project, checks it, and compares it with its ledger.

    Args:
        project: the folder that holds mkdocs.yml.
        site_url: the site's address, which ends in a slash; if not given, that of the settings.
        is_preview: whether it is no problem that a PDF or cards were published and cannot be made
            here.

    Raises:
        ProblemsFound: something must be mended; nothing may be published.
    """
    if site := _kept.pop(project.resolve(), None):
        return site.at(site_url) if site_url else site
    site, comparison, faults = _compared(project, site_url=site_url)
    problems = [*faults, *comparison.problems(), *comparison.unerased()]
    if not is_preview:
        problems += _unmade(site, comparison.ledger)
    if problems:
        raise ProblemsFound(problems)
    return site


def publish(project: Path, remove: Sequence[str] = ()) -> int:
    """Writes into the ledger all that the project publishes.

    Args:
        project: the folder that holds mkdocs.yml.
        remove: addresses of pages that shall answer no more; of each only a random token is kept.

    Returns:
        How many lines of the ledger are new.

    Raises:
        ProblemsFound: something must be mended; the ledger was not touched.
    """
    site, comparison, faults = _compared(project, remove)
    problems = [*faults, *comparison.problems(), *_unmade(site, comparison.ledger)]
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
    project: Path, remove: Sequence[str] = (), *, site_url: str = ""
) -> tuple[Site, Comparison, list[Problem]]:
    """The site, its comparison with the ledger, and what the editors' pages must not hold.

    Raises:
        ProblemsFound: something is wrong with the project; what is surely against the ledger is
            told with it.
    """
    assembled, problems = examine(project)
    settings, ledger = assembled.records.settings, assembled.records.ledger
    for address in remove:
        ledger.remove(address.strip("/") + "/")
    is_readable = not any(each.place.file.split("/")[0] == DOCS for each in problems)
    names = extension_names(settings)
    prose = list(read_prose(project / DOCS, names)) if is_readable else []
    faults = [
        fault
        for page in prose
        for fault in prose_problems(f"{DOCS}/{page.name}", page.text, page.html)
    ]
    own = frozenset(address for page in prose for address in page.addresses)
    if problems:
        against = ledger_problems(assembled, problems, ledger, own)
        raise ProblemsFound([*problems, *faults, *against])
    moved = tuple(former_pages(assembled.records.pages))
    leading_on = [(each.address, each.today) for each in moved]
    proceedings, cards, painter = drawn_cards(project, assembled, ledger)
    typesetter = Typesetter.of(project, own_font(project, proceedings.event))
    address = site_url or site_address(settings)
    site = Site(proceedings, address, ledger.lines.keys(), leading_on, cards, painter, typesetter)
    faults += _taken_ids(prose, site)
    now = published_now(site, own)
    place_of = assembled.place_of
    comparison = Comparison(ledger, site.proceedings, now, site.former, own, place_of, moved)
    return site, comparison, faults


def _taken_ids(prose: Sequence[ProsePage], site: Site) -> Iterator[Problem]:
    """Headings of the editors' with ids that the record's words on their page have."""
    for page in prose:
        beside = site.pages.get(page.address)
        ids = {*beside.fragments} if beside else set()
        for part in parts(page.html):
            if part.id in ids:
                message = (
                    f"“{shortened(part.heading)}” has the id “{part.id}”, which the site gives to "
                    "words of the record on this page. Write another behind the heading, like "
                    "“{ #some-words }”, or delete what stands in the record."
                )
                yield Problem(Place(f"{DOCS}/{page.name}"), message)


def _unmade(site: Site, ledger: Ledger) -> Iterator[Problem]:
    """What was published and would be gone, because it cannot be made here."""
    if not site.painter:
        yield from undrawn(ledger)
    whole = site.whole
    if whole.has_no_pdf and PDF in ledger.lines:
        message = (
            f"A PDF was published, and typst, which sets it, is not installed. {INSTALL}"
            if whole.needs_typst
            else f"A PDF was published, and no font file has {whole.lacking}. Name one that has, "
            "ending in .ttf or .otf, as “font” under “look” in mkdocs.yml."
        )
        yield Problem(ledger.lines[PDF].place, message)
