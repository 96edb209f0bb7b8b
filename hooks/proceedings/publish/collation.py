"""The order of names, and names without their accents."""

import unicodedata


def unaccented(text: str) -> str:
    """The text with accents taken off, by which search finds it too; nothing if it has none."""
    bare = "".join(
        char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)
    )
    return bare if bare != unicodedata.normalize("NFD", text) else ""


def sort_key(name: str) -> tuple[str, str]:
    """Orders names by their letters, accents and case aside."""
    return (unaccented(name) or name).casefold(), name
