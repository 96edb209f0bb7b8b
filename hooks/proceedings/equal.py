"""When texts are equal, and how much stands in them.

Two texts are **equal** if they are the same characters after Unicode normalisation (NFC), with
straight and typographic quotation marks and apostrophes counted as the same, and every run of
white space counted as one space. Everything else is exact, “[…]” and upper and lower case included.
"""

import unicodedata


def tidy(text: str) -> str:
    """`text` in NFC with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def count_black(text: str) -> int:
    """How many characters of `text` are no white space."""
    return len("".join(text.split()))


_MARKS = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def fold(text: str) -> str:
    """The form in which equal texts are the same string. Of tidy text it keeps every offset."""
    return text if text.isascii() else text.translate(_MARKS)
