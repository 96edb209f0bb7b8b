"""How the record's language is written."""

import re
from typing import Literal

_RIGHT_TO_LEFT = re.compile(
    r"(?:ar|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)(?:-|$)|.*-(?:arab|hebr|nkoo|syrc|thaa)(?:-|$)",
    re.IGNORECASE,
)
_OTHER_SCRIPT = re.compile(r"[a-z]{2,3}-(?:latn|cyrl)(?:-|$)", re.IGNORECASE)


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written. A paragraph's first word may be a name in another script."""
    rtl = _RIGHT_TO_LEFT.match(language) and not _OTHER_SCRIPT.match(language)
    return "rtl" if rtl else "ltr"
