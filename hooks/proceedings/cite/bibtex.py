"""BibTeX, for reference managers."""

import re
from collections.abc import Iterable
from urllib.parse import quote as percent_encoded

from proceedings.cite.reference import Reference
from proceedings.record.model import Event, Speaker


def bibtex(reference: Reference) -> str:
    """An entry in UTF-8, with BibLaTeX's fields beside the classic ones.

    The second pair of braces around a title keeps its capitals.
    """
    event = reference.event
    fields = [
        ("author", _name(reference.author) if reference.author else ""),
        ("title", f"{{{in_tex(reference.title)}}}"),
        ("booktitle", f"{{{in_tex(reference.within)}}}" if reference.within else ""),
    ]
    if reference.kind == "proceedings":
        fields += [
            ("eventtitle", in_tex(event.title)),
            ("eventdate", _interval(event)),
            ("venue", in_tex(event.place or "")),
        ]
    fields += [
        ("pages", "--".join(dict.fromkeys(reference.pages)) if reference.pages else ""),
        ("publisher", in_tex(event.publisher or "")),
        ("year", str(event.date.year) if event.date else ""),
        ("date", _interval(event)),
        ("version", in_tex(event.edition.version)),
        ("url", in_url(reference.url)),
        ("language", event.language),
        ("note", reference.note),
    ]
    kind = "proceedings" if reference.kind == "proceedings" else "incollection"
    return entry(kind, reference.key, fields)


def entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """An entry of those fields that are not empty; their values are TeX."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # \{ would unbalance the braces, which BibTeX counts
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)
_TEX_LIGATURE = re.compile(r"([-'`,])(?=\1)|([?!])(?=`)")


def in_tex(text: str) -> str:
    """`text` so that TeX prints its characters and BibTeX finds its braces balanced."""
    return _TEX_LIGATURE.sub(r"\g<0>{}", " ".join(text.split()).translate(_TEX))


def _name(speaker: Speaker) -> str:
    """`Doe, Jo`; in braces what BibTeX would take apart."""
    family = in_tex(speaker.family_name)
    if not speaker.given_name:
        return f"{{{family}}}"
    parted = family[0].islower() or "," in family or re.search(r"\band\b", family, re.IGNORECASE)
    given = in_tex(speaker.given_name)
    if "," in given or re.search(r"\band\b", given, re.IGNORECASE):
        given = f"{{{given}}}"
    return f"{{{family}}}, {given}" if parted else f"{family}, {given}"


def in_url(url: str) -> str:
    """The address without what would end or begin something in BibTeX."""
    return url.translate({ord(char): percent_encoded(char) for char in "{}\\ "})


def _interval(event: Event) -> str:
    """The date, or `first/last` (ISO 8601)."""
    return "/".join(day.isoformat() for day in event.dates)
