"""Links by which machines find their way: the signposting profile (signposting.org/FAIR).

Of testimony nothing is said but where its citation is.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from proceedings.cite.locators import doi_address
from proceedings.cite.reference import Reference
from proceedings.publish.formats import FORMATS

LINKSET = "linkset.json"
"""The address of all these links below the site's (RFC 9264)."""

_DATA = {"data/proceedings.json": "application/json", "data/statements.csv": "text/csv"}
"""The files that hold the whole, with their media types."""


class Link(NamedTuple):
    """A link from a page: what it leads to, and as what."""

    rel: str
    href: str
    type: str = ""


def signposts(reference: Reference) -> list[Link]:
    """The links from the page of what is cited."""
    event, site_url, author = reference.event, reference.site_url, reference.author
    is_whole = reference.kind == "proceedings"
    files = f"{site_url}cite/proceedings" if is_whole else f"{reference.url}citation"
    cited_as = doi_address(event.doi) if event.doi and is_whole else reference.url
    links = [Link("cite-as", cited_as)]
    links += [Link("describedby", f"{files}.{each.ending}", each.media_type) for each in FORMATS]
    if is_whole:
        links += [Link("item", site_url + path, kind) for path, kind in _DATA.items()]
    else:
        links.append(Link("collection", site_url, "text/html"))
    if author and not author.testimony and not reference.is_inferred:
        links.append(Link("author", site_url + author.address, "text/html"))
    if event.rights_url:
        links.append(Link("license", event.rights_url))
    return [*links, Link("linkset", site_url + LINKSET, "application/linkset+json")]


def linkset(references: Iterable[Reference]) -> dict[str, Any]:
    """The links of all pages, each page's by its address, in the JSON of RFC 9264.

    Here alone the whole names every page below it: its own page would grow with them.
    """
    all_of_them = list(references)
    parts = [Link("item", each.url, "text/html") for each in all_of_them if each.within]
    contexts = []
    for reference in all_of_them:
        links = [link for link in signposts(reference) if link.rel != "linkset"]
        if not reference.within:
            links += parts
        targets: dict[str, Any] = {"anchor": reference.url}
        for link in links:
            target = {"href": link.href} | ({"type": link.type} if link.type else {})
            targets.setdefault(link.rel, []).append(target)
        contexts.append(targets)
    return {"linkset": contexts}
