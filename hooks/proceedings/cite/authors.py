"""How a person's name stands in a list of references."""

import re

from proceedings.cite.punctuation import listed

_UNSPACED_NAME = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U000323af]"
"""Begins a name in kana, Chinese characters or Hangul: the family name first, without a space."""
_INITIAL = re.compile("[\u05d0-\u05ea\u0620-\u064a]")
"""Letters without case that are used as initials: Hebrew, Arabic."""


def inverted(family: str, given: str, suffix: str = "") -> str:
    """The name as it is sorted.

    `Doe, Jo`; `Doe, Jo, Jr.`; `van der Berg, Jo`: the particle is part of the family name, as the
    data has it; `Sukarno`; `山田太郎`.
    """
    if given and _is_unspaced(family):
        return listed(family + given, suffix)
    return listed(family, given, suffix)


def initialled(family: str, given: str, suffix: str = "", *, space: str) -> str:
    """The name as it is sorted, the given names as initials with `space` between.

    `Doe, J. L.`; `Doe, J.-L., Jr.` for Jean-Luc; `山田太郎`. What begins with no capital letter
    stays.
    """
    if not given or _is_unspaced(family):
        return inverted(family, given, suffix)
    written = ""
    for word in re.split(r"[\s.]+(?=\w)", given):
        initial = _initials_of(word)
        gap = space if initial.endswith(".") and written.endswith(".") else " "
        written += gap + initial if written else initial
    return listed(family, written, suffix)


def _is_unspaced(family: str) -> bool:
    return not family.isascii() and bool(re.match(_UNSPACED_NAME, family))


def _initials_of(word: str) -> str:
    letters = [part[0] for part in word.split("-") if part and _has_initial(part)]
    return "-".join(f"{letter}." for letter in letters) or word


def _has_initial(word: str) -> bool:
    return word[0].isupper() or bool(_INITIAL.match(word))
