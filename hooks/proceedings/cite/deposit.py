"""What repositories and GitHub read of a project: `.zenodo.json` and `CITATION.cff`.

Both ask who made the work. Proceedings have no author: they stand under the name of the conference,
as libraries enter them.
"""

import json
import re
from typing import Any

import yaml

from proceedings.cite.reference import Reference

_CREATIVE_COMMONS = re.compile(r"https://creativecommons\.org/licenses/([a-z-]+)/([0-9.]+)/?")


def zenodo(reference: Reference) -> str:
    """`.zenodo.json`: the metadata of a deposit. A licence that is not stated is not named.

    (Where a file names none, Zenodo would take CC BY.)
    """
    event = reference.event
    said: dict[str, Any] = {
        "title": event.full_title,
        "upload_type": "publication",
        "publication_type": "book",
        "publication_date": event.edition.date.isoformat(),
        "version": event.edition.version,
        "creators": [{"name": event.title}],
        "description": event.described,
        "access_right": "open",
        "license": _license(event.rights_url or ""),
        "notes": event.rights,
        "conference_title": event.title,
        "conference_dates": event.days,
        "conference_place": event.place,
        "related_identifiers": [
            {"identifier": reference.site_url, "relation": "isIdenticalTo", "scheme": "url"}
        ],
        "doi": event.doi,
    }
    return json.dumps(_known(said), ensure_ascii=False, indent=1) + "\n"


def _known(said: dict[str, Any]) -> dict[str, Any]:
    """What of it there is."""
    return {name: value for name, value in said.items() if value}


def _license(url: str) -> str:
    """The licence as Zenodo calls it."""
    if "publicdomain/zero" in url:
        return "cc-zero"
    found = _CREATIVE_COMMONS.match(url)
    return f"cc-{found[1]}-{found[2]}" if found else "notspecified"


def citation_cff(reference: Reference) -> str:
    """`CITATION.cff` (Citation File Format 1.2.0)."""
    event = reference.event
    conference: dict[str, Any] = {"name": event.title, "location": event.place}
    if event.dates:
        conference |= {"date-start": event.dates[0], "date-end": event.dates[-1]}
    conference = _known(conference)
    preferred: dict[str, Any] = {
        "type": "proceedings",
        "title": event.full_title_case,
        "authors": [conference],
        "conference": conference,
        "year": event.date.year if event.date else None,
        "publisher": {"name": event.publisher} if event.publisher else None,
        "version": event.edition.version,
        "doi": event.doi,
        "url": reference.site_url,
    }
    said: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite the proceedings.",
        "type": "dataset",
        "title": event.full_title_case,
        "authors": [conference],
        "version": event.edition.version,
        "date-released": event.edition.date,
        "doi": event.doi,
        "url": reference.site_url,
        "license-url": event.rights_url,
        "preferred-citation": _known(preferred),
    }
    return yaml.dump(_known(said), Dumper=_Plain, allow_unicode=True, sort_keys=False)


class _Plain(yaml.SafeDumper):
    """Writes a value twice rather than refer to it: readers of these files know no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
