"""What a page's head says to machines, as HTML."""

import json
from collections.abc import Iterable, Sequence

from jinja2 import Environment
from markupsafe import Markup

from proceedings import words
from proceedings.cite.highwire import ZOTERO, highwire
from proceedings.cite.jsonld import Node, jsonld
from proceedings.cite.reference import Reference
from proceedings.publish.page import Trail
from proceedings.publish.signposting import signposts


def head(
    environment: Environment,
    site_url: str,
    trail: Trail,
    reference: Reference | None = None,
    nodes: Iterable[Node] = (),
) -> str:
    """The tags and structured data of a page.

    Args:
        environment: the templates.
        site_url: the site's address, which ends in a slash.
        trail: the way to the page.
        reference: what is cited on the page.
        nodes: what else the page is about.
    """
    cited = jsonld(reference) if reference else []
    tags = highwire(reference) if reference else []
    return environment.get_template("head.html.jinja").render(
        tags=tags,
        links=signposts(reference) if reference else [],
        zotero=ZOTERO if any(name.startswith("z:") for name, _ in tags) else "",
        data=Markup(dumps([*cited, *nodes, breadcrumbs(site_url, trail)])),
    )


def breadcrumbs(site_url: str, trail: Trail) -> Node:
    """The way to a page, from the home page on."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": title, "item": site_url + address}
            for at, (title, address) in enumerate(((words.HOME, ""), *trail), start=1)
        ],
    }


def dumps(nodes: Sequence[Node]) -> str:
    """JSON-LD for a `<script>` element: nothing in it can end the element."""
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": list(nodes)},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return text.translate(_IN_SCRIPT)


_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
