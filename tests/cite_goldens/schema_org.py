"""Writes what schema.org says of the types and properties that the site uses. See README.md.

Usage: python -m cite_goldens.schema_org schema-dts/dist/schema.d.ts
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from engine.cite.made_up import proceedings
from proceedings.cite.jsonld import jsonld, person
from proceedings.cite.reference import of_quote, of_section, whole
from proceedings.publish.head import breadcrumbs
from proceedings.read.entries import TermKind
from proceedings.record.model import Term

TABLE = Path(__file__).parents[1] / "engine" / "cite" / "schema_org.tsv"


def all_nodes() -> list[dict[str, Any]]:
    """Every kind of node that the site has, with every property it can have."""
    data = proceedings(publisher="River Press", doi="10.5281/zenodo.1234567")
    event, url = data.event, "https://example.org/"
    terms = tuple(
        Term.model_validate({"id": kind or "subject", "name": "T", "kind": kind})
        for kind in (None, *get_args(TermKind))
    )
    references = [
        whole(event, url),
        *(of_section(each, event, url, terms, terms) for each in data.sections),
        *(of_quote(each, event, url) for each in data.quotes),
    ]
    return [
        *(node for each in references for node in jsonld(each)),
        *(node for each in data.speakers for node in person(each, url)),
        breadcrumbs(url, (("Quotes", "quotes/"),)),
    ]


def used(value: Any) -> Iterator[tuple[str, str]]:
    """The pairs of type and property in some JSON-LD."""
    if isinstance(value, list):
        for each in value:
            yield from used(each)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if not name.startswith("@"):
                yield value["@type"], name
                yield from used(inner)


def main(vocabulary: str) -> None:
    text = Path(vocabulary).read_text("utf-8")
    found = re.findall(
        r"interface (\w+?)(?:Base|Leaf) extends ([\w<>]+?)(?:Base)? ?\{(.*?)^\}", text, re.S | re.M
    )
    parents = {kind: parent for kind, parent, _ in found if parent != kind}
    properties = {
        (kind, name)
        for kind, _, body in found
        for name in re.findall(r'^    "(\w+)"\?', body, re.M)
    }
    lines = []
    for kind, name in sorted(set(used(all_nodes()))):
        domain = kind
        while (domain, name) not in properties:
            domain = parents[domain]  # a KeyError: schema.org has no such property of this type
        lines.append(f"{kind}\t{name}\t{domain}\n")
    TABLE.write_text("".join(lines), "utf-8")
    print(f"{len(lines)} properties")


if __name__ == "__main__":
    main(sys.argv[1])
