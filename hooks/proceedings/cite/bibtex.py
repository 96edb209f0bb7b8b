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
    language = _LANGUAGES.get(event.language.partition("-")[0], "")
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
        ("doi", event.doi or ""),
        ("url", in_url(reference.url)),
        ("langid", _HYPHENATED_AS.get(language, language)),
        ("language", language),
        ("note", reference.note),
    ]
    kind = "proceedings" if reference.kind == "proceedings" else "incollection"
    return entry(kind, reference.key, fields)


def entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """An entry of those fields that are not empty; their values are TeX."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


_LANGUAGES = {
    **{"bg": "bulgarian", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german"},
    **{"el": "greek", "en": "english", "es": "spanish", "et": "estonian", "fi": "finnish"},
    **{"fr": "french", "gl": "galician", "hr": "croatian", "hu": "hungarian", "it": "italian"},
    **{"lt": "lithuanian", "lv": "latvian", "nb": "norwegian", "nl": "dutch", "no": "norwegian"},
    **{"pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sk": "slovak"},
    **{"sl": "slovene", "sr": "serbian", "sv": "swedish", "tr": "turkish", "uk": "ukrainian"},
}
"""What BibLaTeX calls the languages that it has words for, by their tags.

It prints `language` where that is not the document's. Any other value it prints as it stands,
“zh-Hant.”, so that an entry in another language has none.
"""
_HYPHENATED_AS = {"german": "ngerman", "norwegian": "norsk"}
"""The `langid` of those whose rules for breaking words have another name."""

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # \{ would unbalance the braces, which BibTeX counts. Zotero keeps these commands as they
        # are: there CSL-JSON is the better file.
        "{": r"\textbraceleft{}",
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
    """`Doe, Jo` or `Doe, Jr., Jo`; in braces what BibTeX would take apart."""
    family = in_tex(speaker.family_name)
    if not speaker.given_name:
        return f"{{{family}}}"
    parted = family[0].islower() or "," in family or re.search(r"\band\b", family, re.IGNORECASE)
    names = [
        f"{{{family}}}" if parted else family,
        _whole(in_tex(speaker.suffix or "")),
        _whole(in_tex(speaker.given_name)),
    ]
    return ", ".join(filter(None, names))


def _whole(name: str) -> str:
    """A part of a name, in braces if it would be taken for several."""
    return f"{{{name}}}" if "," in name or re.search(r"\band\b", name, re.IGNORECASE) else name


def in_url(url: str) -> str:
    """The address without what would end or begin something in BibTeX."""
    return url.translate({ord(char): percent_encoded(char) for char in "{}\\ "})


def _interval(event: Event) -> str:
    """The date, or `first/last` (ISO 8601)."""
    return "/".join(day.isoformat() for day in event.dates)
