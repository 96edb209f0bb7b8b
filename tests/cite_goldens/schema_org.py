"""Writes what schema.org says of the types and properties that the site uses. See README.md.

Usage: python -m cite_goldens.schema_org schema-dts/dist/schema.d.ts
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.cite.made_up import proceedings
from proceedings.metadata import Metadata

TABLE = Path(__file__).parents[1] / "engine" / "cite" / "schema_org.tsv"


def all_nodes() -> list[dict[str, Any]]:
    """Every kind of node that the site has, with every property it can have."""
    data = proceedings(publisher="River Press")
    metadata = Metadata(data, "https://example.org/")
    return [
        *metadata.home_nodes(),
        *(node for each in data.sections for node in metadata.section_nodes(each)),
        *(node for each in data.quotes for node in metadata.quote_nodes(each)),
        *(node for each in data.speakers for node in metadata.speaker_nodes(each)),
        metadata.breadcrumbs([("Home", ""), ("Quotes", "quotes/")]),
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
