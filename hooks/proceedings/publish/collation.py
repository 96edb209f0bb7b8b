"""The order of names in a language's alphabet, and names without their accents."""

import unicodedata
from bisect import bisect_right

NUMBERS = "0–9"
"""Below this stands what begins with no letter."""


def unaccented(text: str) -> str:
    """The text with accents taken off, by which search finds it too; nothing if it has none."""
    bare = _bare(text)
    return bare if bare != unicodedata.normalize("NFD", text) else ""


def sort_key(name: str, language: str = "") -> tuple[str, str]:
    """Orders names by their letters; case, and marks before the first letter, aside.

    Accents count only where the language has a letter of its own for them.
    """
    return _letters(name, language), name


def initial(name: str, language: str = "") -> str:
    """The letter below which a list from A to Z has a name.

    Hangul stands below its first consonant, and a Chinese character below its radical, by which
    dictionaries have it.
    """
    first = _letters(name, language)[:2]
    if first[1:] in _OWN_PLACES:
        return _own_letters(language)[first].title()
    if not first[:1].isalpha():
        return NUMBERS
    consonant = unicodedata.normalize("NFD", first[0])[0]
    radical = bisect_right(_RADICALS, consonant) - 1
    if radical >= 0 and unicodedata.name(consonant, "").startswith("CJK UNIFIED"):
        return _RADICALS[radical]
    return consonant.title()


_OWN = {
    **dict.fromkeys(("da", "nb", "nn", "no"), "zæøå"),
    **dict.fromkeys(("fi", "sv"), "zåäö"),
    **dict.fromkeys(("cs", "sk"), "cč rř sš zž"),
    **dict.fromkeys(("bs", "hr", "sl"), "cčć dđ sš zž"),
    "es": "nñ",
    "hu": "oö uü",
    "pl": "aą cć eę lł nń oó sś zźż",
    "ro": "aăâ iî sș tț",
    "tr": "cç gğ oö sş uü",
}
"""The letters that an alphabet has besides a–z, each behind the one that it follows (CLDR)."""

_OWN_PLACES = [chr(0xE000 + number) for number in range(4)]
"""For private use, and behind every letter: `z` with the second of them is behind all of z."""

_BASES = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i"})
"""Letters that Unicode does not take apart."""

_RADICALS = sorted(unicodedata.normalize("NFKC", chr(each)) for each in range(0x2F00, 0x2FD6))
"""The 214 radicals. Unicode has the characters of each behind it, by their strokes."""


def _letters(name: str, language: str) -> str:
    text = unicodedata.normalize("NFC", name).casefold()
    for places, letter in _own_letters(language).items():
        text = text.replace(letter, places)
    bare = _bare(text).translate(_BASES)
    begins = next((at for at, char in enumerate(bare) if char.isalnum()), len(bare))
    return bare[begins:]


def _own_letters(language: str) -> dict[str, str]:
    """A language's own letters, by what they are ordered as."""
    rows = _OWN.get(language.partition("-")[0], "").split()
    return {
        row[0] + place: letter
        for row in rows
        for place, letter in zip(_OWN_PLACES, row[1:], strict=False)
    }


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
