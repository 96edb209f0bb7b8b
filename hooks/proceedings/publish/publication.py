"""What a project publishes: read, checked, and compared with what was published before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from proceedings.problems import Place, Problem, ProblemsFound
from proceedings.project import examine
from proceedings.publish.cards import NAME, cards
from proceedings.publish.faces import can_draw
from proceedings.publish.known import ledger_problems
from proceedings.publish.ledger import Comparison, published_now
from proceedings.publish.painter import Painter, drawable
from proceedings.publish.prose import prose_addresses
from proceedings.publish.site import Site
from proceedings.read.docs import DOCS, former_pages
from proceedings.read.ledger import LEDGER, Ledger, load_ledger
from proceedings.record.assembled import Assembled

MOST_LETTERS = 12
"""Letters without a font that the editors are told of."""


def read_site(project: Path, site_url: str, *, is_preview: bool = False) -> Site:
    """Reads a project, checks it, and compares it with its ledger.

    Args:
        project: the folder that holds mkdocs.yml.
        site_url: the site's address, which ends in a slash.
        is_preview: whether cards that were published and cannot be drawn here are no problem.

    Raises:
        ProblemsFound: something must be mended; nothing may be published.
    """
    site, comparison = _compared(project, site_url)
    problems = [*comparison.problems(), *comparison.unerased()]
    if not is_preview:
        problems += _undrawn(site, comparison.ledger)
    if problems:
        raise ProblemsFound(problems)
    return site


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
    site, comparison = _compared(project, site_url, remove)
    problems = [*comparison.problems(), *_undrawn(site, comparison.ledger)]
    if problems:
        raise ProblemsFound(problems)
    text = comparison.renewed()
    lines = set(text.splitlines())
    path = project / LEDGER
    if path.exists():
        lines -= set(path.read_text("utf-8").splitlines())
    path.write_text(text, "utf-8", newline="\n")
    return len(lines)


def _compared(project: Path, site_url: str, remove: Sequence[str] = ()) -> tuple[Site, Comparison]:
    """The project's site, and its comparison with the ledger.

    Raises:
        ProblemsFound: something is wrong with the project; what is surely against the ledger is
            told with it.
    """
    assembled, problems = examine(project)
    ledger = load_ledger(project)
    for address in remove:
        ledger.remove(address.strip("/") + "/")
    if problems:
        prose = prose_addresses(project / DOCS)
        raise ProblemsFound([*problems, *ledger_problems(assembled, problems, ledger, prose)])
    moved = tuple(former_pages(assembled.records.pages))
    leading_on = [(each.address, each.today) for each in moved]
    site = _site(project, assembled, site_url, ledger, leading_on)
    own = frozenset(prose_addresses(project / DOCS))
    now = published_now(site, own)
    place_of = assembled.place_of
    return site, Comparison(ledger, site.proceedings, now, site.former, own, place_of, moved)


def _site(
    project: Path,
    assembled: Assembled,
    site_url: str,
    ledger: Ledger,
    moved: Sequence[tuple[str, str]],
) -> Site:
    """The project's site; without cards where none can be drawn and none were published.

    Raises:
        ProblemsFound: the font file that the editors name is none.
    """
    proceedings = assembled.proceedings
    wanted, painter = cards(proceedings), _painter(project, assembled)
    if painter:
        wanted, missing = drawable(wanted, painter, proceedings.event)
        if missing:
            remarks = (*proceedings.remarks, _without_font(missing, assembled))
            proceedings = replace(proceedings, remarks=remarks)
    elif not _cards_in(ledger):
        wanted = {}
    return Site(proceedings, site_url, ledger.lines.keys(), moved, wanted, painter)


def _painter(project: Path, assembled: Assembled) -> Painter | None:
    """Draws the project's cards, where Pillow is installed."""
    if not can_draw():
        return None
    font = assembled.proceedings.event.look.font
    try:
        return Painter.of(project, project / DOCS / font if font else None)
    except OSError:
        message = "This is no font file that can be read. Put another there."
        raise ProblemsFound([Problem(Place(f"{DOCS}/{font}"), message)]) from None


def _cards_in(ledger: Ledger) -> list[str]:
    """The cards that were published."""
    return [address for address in ledger.lines if address.rpartition("/")[2] == NAME]


def _undrawn(site: Site, ledger: Ledger) -> list[Problem]:
    """Cards that were published and would be gone."""
    if site.painter:
        return []
    message = (
        "Pictures of links were published, and Pillow, which draws them, is not installed. Run "
        "“.venv/bin/pip install -q -c constraints.txt -e .”."
    )
    return [Problem(ledger.lines[address].place, message) for address in _cards_in(ledger)[:1]]


def _without_font(missing: Mapping[str, Sequence[str]], assembled: Assembled) -> Problem:
    """What the editors are told of letters that cannot be drawn, at the first place of one."""
    letters = list(dict.fromkeys(letter for each in missing.values() for letter in each))
    named = ", ".join(f"“{letter}”" for letter in letters[:MOST_LETTERS])
    more = ", …" if len(letters) > MOST_LETTERS else ""
    first = next(iter(missing))
    event = assembled.records.event
    message = (
        f"Note: The pictures of {len(missing)} links show no words, because no font file has "
        f"{named}{more}. Name one that has as “font” under “look” in mkdocs.yml."
    )
    place = assembled.place_of(first) if first else event.place(event.placed[0].steps)
    return Problem(place, message)
