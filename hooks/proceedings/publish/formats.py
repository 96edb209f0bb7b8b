"""The formats for reference managers, and how files of them are written."""

import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from proceedings.cite.bibtex import bibtex
from proceedings.cite.csl import csl
from proceedings.cite.notice import Notice, bibtex_notice, csl_notice, ris_notice
from proceedings.cite.reference import Reference
from proceedings.cite.ris import ris


class Format(NamedTuple):
    """A format: the files' ending, its name, its media type, what writes references."""

    ending: str
    name: str
    media_type: str
    write: Callable[..., str]
    notice: Callable[[Notice], str]
    """Writes what stands in the place of a withdrawn reference."""


def _bibtex(*references: Reference) -> str:
    return "\n".join(map(bibtex, references))


def _ris(*references: Reference) -> str:
    return "".join(map(ris, references))


def _csl(*references: Reference) -> str:
    return _items(map(csl, references))


def _csl_notice(said: Notice) -> str:
    return _items([csl_notice(said)])


def _items(items: Iterable[dict[str, Any]]) -> str:
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n"


FORMATS = (
    Format("bib", "BibTeX", "application/x-bibtex", _bibtex, bibtex_notice),
    Format("ris", "RIS", "application/x-research-info-systems", _ris, ris_notice),
    Format("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", _csl, _csl_notice),
)
"""What reference managers read, in the order in which readers are shown it."""
