"""The kinds of values that a field may hold, each with the sentence for a value that is none."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from proceedings.colour import AAA, BLACK, LIGHT, contrast, is_readable, nearest_readable
from proceedings.equal import tidy

BLANK = "blank"
"""The type of pydantic's error for a text that is empty."""
MALFORMED = "malformed"
"""The type of pydantic's error for a text that is spelled as its kind cannot be."""

MISSING = object()
"""Comes in the place of a value that its record cannot do without."""

STAND_IN = "unusable"
"""Comes in the place of a faulty text that its record needs, so that the rest can be used."""


class StandIn(NamedTuple):
    """Beside a type: what comes in a faulty value's place, where `STAND_IN` would be faulty too."""

    value: str


def stand_in(metadata: Iterable[object]) -> str:
    """What comes in the place of a faulty value, by what stands beside its type."""
    return next((one.value for one in metadata if isinstance(one, StandIn)), STAND_IN)


_TYPED = ["string", "number", "boolean"]
"""What an editor's program takes an unquoted text for. Here it stays text: `version: 1.0`."""

_RESERVED = {
    *("by-letter", "by-section", "by-speaker"),
    *("contacts", "index", "assets", "search", "sitemap", "404"),
    *("con", "prn", "aux", "nul"),
    *(
        "title",
        "main",
        "pro-contents",
        "pro-search-title",
        "help",
        "help-title",
    ),  # ids of the frame
} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
"""Ids that some file system or the site itself uses for something else."""


def _not_blank(value: str) -> str:
    if not value:
        raise PydanticCustomError(BLANK, "The text is empty.")
    return value


def _spelled(pattern: str, cure: str) -> AfterValidator:
    """A text that is `pattern` and nothing else; `cure` tells the editor what it should be."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(_not_blank(value)):
            raise PydanticCustomError(MALFORMED, "{cure}", {"cure": cure})
        return value

    return AfterValidator(check)


def _not_reserved(value: str) -> str:
    if value in _RESERVED:
        raise ValueError(f"“{value}” is reserved. Choose another id.")
    return value


def _not_on_home(value: str) -> str:
    if re.fullmatch(r"takeaways|context|speakers|print|in-the-text|(page-|p[0-9]).*", value):
        raise ValueError(f"“{value}” is an id of the site’s own there. Choose another.")
    return value


def _to_date(value: Any) -> Any:
    """An ISO 8601 calendar date, spelled in full."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("This is not a date. Write it as year-month-day, like 2031-01-25.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"There is no day {value} in the calendar. Correct it.") from None


def _to_flag(value: Any) -> Any:
    if value not in ("true", "false"):
        raise ValueError("Write true or false here.")
    return value == "true"


def _text(most: int) -> tuple[StringConstraints, AfterValidator, WithJsonSchema]:
    """The limits of a text of one line or paragraph with at most `most` characters."""
    return (
        StringConstraints(max_length=most),
        AfterValidator(lambda value: _not_blank(tidy(value))),
        WithJsonSchema({"type": _TYPED, "minLength": 1, "maxLength": most}),
    )


def _id(cure: str) -> tuple[StringConstraints, AfterValidator, AfterValidator, WithJsonSchema]:
    pattern = r"[a-z0-9]+(-[a-z0-9]+)*"
    described = {"type": _TYPED, "pattern": f"^{pattern}$", "maxLength": 80}
    return (
        StringConstraints(max_length=80),
        _spelled(pattern, cure),
        AfterValidator(_not_reserved),
        WithJsonSchema({**described, "not": {"enum": sorted(_RESERVED)}}),
    )


Id = Annotated[
    str,
    *_id(
        "An id has only lower-case letters a–z, digits, and single hyphens between them, "
        "like “some-short-words”. Correct it."
    ),
]
PrefaceId = Annotated[Id, AfterValidator(_not_on_home)]
"""The id of a heading among those that the site makes itself on its home page."""
SpeakerId = Annotated[
    str,
    *_id(
        "A speaker’s id has only lower-case letters a–z, digits, and single hyphens. "
        "Copy it from speakers.yml."
    ),
]
"""The id of a speaker, where another file refers to one."""
TermId = Annotated[
    str,
    *_id(
        "An entry’s id has only lower-case letters a–z, digits, and single hyphens. "
        "Copy it from this file."
    ),
]
"""The id of an entry of the index, where another refers to it."""

Line = Annotated[str, *_text(300)]
Words = Annotated[str, *_text(5_000)]
Summary = Annotated[str, *_text(160)]
SectionText = Annotated[
    str,
    StringConstraints(max_length=500_000),
    AfterValidator(lambda value: _not_blank(value.strip())),
    WithJsonSchema({"type": _TYPED, "minLength": 1, "maxLength": 500_000}),
]
"""Several paragraphs, with their line breaks."""

Flag = Annotated[
    bool,
    BeforeValidator(_to_flag),
    WithJsonSchema({"type": ["boolean", "string"], "pattern": "^(true|false)$"}),
]
Day = Annotated[
    date,
    BeforeValidator(_to_date),
    StandIn("2000-01-01"),
    WithJsonSchema(
        {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    ),
]

_EMAIL = (
    r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
Email = Annotated[
    str,
    StringConstraints(max_length=254),
    _spelled(_EMAIL, "This is not an e-mail address. Write it like name@example.org."),
    StandIn("unusable@example.org"),
    WithJsonSchema({"type": "string", "maxLength": 254, "pattern": f"^{_EMAIL}$"}),
]

_TEL = r"\+[1-9][0-9]{6,14}"
Tel = Annotated[
    str,
    _spelled(
        _TEL,
        "This is not an international number. Write “+”, the country code and the number "
        "without spaces, like +12125550100.",
    ),
    StandIn("+10000000000"),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_TEL}$"}),
]
"""An international number: ITU-T E.164, at most fifteen digits after the plus."""

_DIALLED = r"(\+?[0-9]|\([0-9]+\))([ .\-]*([0-9]|\([1-9][0-9]*\)))*"
Dialled = Annotated[
    str,
    StringConstraints(max_length=30),
    _spelled(
        _DIALLED,
        "This is not one number that can be dialled as it stands. Write digits, with spaces, dots "
        "or hyphens between them, like 1-800-555-0100.",
    ),
    StandIn("0"),
    WithJsonSchema({"type": ["string", "number"], "maxLength": 30, "pattern": f"^{_DIALLED}$"}),
]
"""A number as people write it, whose digits dial it."""

_PARAGRAPH = r"([a-z0-9]+(-[a-z0-9]+)*#)?p[1-9][0-9]*(-[1-9][0-9]*)?"
ParagraphId = Annotated[
    str,
    _spelled(
        _PARAGRAPH,
        "This is not a paragraph’s id. Copy it from the end of the paragraph’s link, like p7-2, or "
        "where the text has no page marks like some-section#p2.",
    ),
    StandIn("p1"),
    WithJsonSchema({"type": "string", "pattern": f"^{_PARAGRAPH}$"}),
]

_PAGES = r"[1-9][0-9]{0,3}([-–][1-9][0-9]{0,3})?"
PrintedPages = Annotated[
    str,
    _spelled(_PAGES, "This is not a printed page. Write it like 5, or several like 5–6."),
    StandIn("1"),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_PAGES}$"}),
]

_PAGE_ADDRESS = r"([A-Za-z0-9._~%-]+/)+"
PageAddress = Annotated[
    str,
    StringConstraints(max_length=300),
    _spelled(
        _PAGE_ADDRESS,
        "This is not a page’s address below the site’s. Copy it from published.txt without the "
        "first slash, like how-to/.",
    ),
    StandIn("unusable/"),
    WithJsonSchema({"type": "string", "maxLength": 300, "pattern": f"^{_PAGE_ADDRESS}$"}),
]

_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
Language = Annotated[
    str,
    _spelled(_LANGUAGE, "This is not a language tag. Write it like en or pt-BR."),
    StandIn("en"),
    WithJsonSchema({"type": "string", "pattern": f"^{_LANGUAGE}$"}),
]
"""A language tag (BCP 47)."""

_DOI = r"10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]+"
Doi = Annotated[
    str,
    StringConstraints(max_length=200),
    _spelled(
        _DOI,
        "This is not a DOI. Write it like 10.5281/zenodo.1234567, without an address before it.",
    ),
    StandIn("10.5555/unusable"),
    WithJsonSchema({"type": "string", "maxLength": 200, "pattern": f"^{_DOI}$"}),
]
"""A DOI of the characters that Crossref and DataCite give out, which an address can hold."""

_URL = r"https://[^\s<>\"'`\\{}|^]+\.[^\s<>\"'`\\{}|^]+"
Url = Annotated[
    str,
    StringConstraints(max_length=500),
    _spelled(_URL, "This is not a web address beginning with https://. Correct it."),
    StandIn("https://example.org"),
    WithJsonSchema({"type": "string", "maxLength": 500, "pattern": f"^{_URL}$"}),
]

EmailOrUrl = Annotated[
    str,
    StringConstraints(max_length=500),
    _spelled(
        f"({_EMAIL}|{_URL})",
        "This is neither an e-mail address nor a web address beginning with https://. Correct it.",
    ),
    StandIn("https://example.org"),
    WithJsonSchema({"type": "string", "maxLength": 500, "pattern": f"^({_EMAIL}|{_URL})$"}),
]

_COLOUR = "#[0-9a-fA-F]{6}"


def _readable(value: str) -> str:
    """A colour in which links can be read; for the dark scheme it is lightened as needed."""
    if not is_readable(value, LIGHT):
        least = min(contrast(value, ground) for ground, needed in LIGHT.items() if needed == AAA)
        raise ValueError(
            f"Links in {value} would have a contrast of {least:.1f}, and need {AAA:.0f}. Take a "
            f"darker colour, like {nearest_readable(value, BLACK, LIGHT)}."
        )
    return value.lower()


Accent = Annotated[
    str,
    _spelled(
        _COLOUR,
        "Write a colour as “#” and six digits or letters a–f, like “#174c55”, in quotation marks.",
    ),
    AfterValidator(_readable),
    StandIn(BLACK),
    WithJsonSchema({"type": "string", "pattern": f"^{_COLOUR}$"}),
]
"""A colour of links and of what can be pressed."""


def _in_docs(*endings: str) -> tuple[StringConstraints, AfterValidator, WithJsonSchema]:
    """The path of a file in the docs folder, whose name has one of these endings."""
    part = r"[^\s<>\"'`\\{}|^/?#%:.][^\s<>\"'`\\{}|^/?#%:]*"
    pattern = rf"({part}/)*{part}\.({'|'.join(endings)})"
    cure = (
        "Write the path of a file in docs/, without “docs/” and without spaces, ending in "
        f"{' or '.join(f'.{ending}' for ending in endings)}."
    )
    return (
        StringConstraints(max_length=200),
        _spelled(pattern, cure),
        WithJsonSchema({"type": "string", "maxLength": 200, "pattern": f"^{pattern}$"}),
    )


Picture = Annotated[str, *_in_docs("svg", "png", "webp", "jpg", "jpeg")]
Icon = Annotated[str, *_in_docs("svg", "png")]
StyleSheet = Annotated[str, *_in_docs("css")]
FontFile = Annotated[str, *_in_docs("ttf", "otf", "woff2")]
