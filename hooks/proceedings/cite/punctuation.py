"""The marks within and behind what a citation is made of."""

import re

STOPS = (".", "?", "!", "。", "？", "！")
"""What ends a sentence: no other full stop follows it."""


def nested(text: str, marks: str) -> str:
    """`text` as it stands within the style's own quotation marks.

    `marks` are the pair for quotations within it; those within these get the other pair. Only
    matched pairs change: an apostrophe stays, and so do the marks of other languages.

    >>> nested("She said “go ‘now’”", "‘’")
    'She said ‘go “now”’'
    """
    if not _QUOTATION_MARK.search(text):
        return text
    pairs = matched_marks(text)
    others = "“”" if marks == "‘’" else "‘’"
    characters = list(text)
    for opening, closing in pairs:
        depth = sum(start < opening and closing < end for start, end in pairs)
        pair = others if depth % 2 else marks
        characters[opening], characters[closing] = pair[0], pair[1]
    return "".join(characters)


_QUOTATION_MARK = re.compile("[“”‘\"']")
_ANY_MARK = re.compile("[“”‘’\"']")


def matched_marks(text: str) -> list[tuple[int, int]]:
    """The places of quotation marks, English or straight, that open and close together."""
    if "„" in text or "‚" in text:
        return []
    pairs = []
    opened: list[tuple[str, int]] = []
    for match in _ANY_MARK.finditer(text):
        place, mark = match.start(), match[0]
        within_word = text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()
        if within_word and mark in "’'":
            continue
        closes = {"”": "“", "’": "‘", '"': '"', "'": "'"}.get(mark)
        waiting = [number for number, (open_mark, _) in enumerate(opened) if open_mark == closes]
        follows_space = not text[place - 1 : place].strip('([—–“‘" ') if place else True
        if waiting and (mark in "”’" or not follows_space):
            pairs.append((opened[waiting[-1]][1], place))
            del opened[waiting[-1] :]
        elif mark in "“‘" or (mark in "\"'" and follows_space):
            opened.append((mark, place))
    return pairs


def ended(text: str, mark: str) -> str:
    """`text` with the full stop or comma that ends it, within a closing quotation mark.

    None is doubled, and ? and ! take no full stop. A comma takes the place of a full stop that
    is no abbreviation's.
    """
    text = without_pause(text)
    body, closing = _without_closing(text)
    if mark == ".":
        return text if body.endswith((*STOPS, ":")) else f"{body}.{closing}"
    return f"{_FULL_STOP.sub('', body)},{closing}"


_FULL_STOP = re.compile(r"(?<![A-Z.])\.$")


def without_pause(text: str) -> str:
    """A passage may end in the comma that leads back to “said …”: no title does."""
    return text.rstrip(",;")


def _without_closing(text: str) -> tuple[str, str]:
    if not text.endswith(("’", "”", '"')):
        return text, ""
    closings = {closing for _, closing in matched_marks(text)}
    at = len(text)
    while at - 1 in closings:
        at -= 1
    return text[:at], text[at:]


def stop_after(title: str) -> str:
    """The full stop that a title needs behind it, unless it ends in a mark of its own."""
    return "" if title.endswith(STOPS) else "."


def sentence(text: str) -> str:
    """`text` with its full stop and a space behind, or nothing."""
    return f"{ended(text, '.')} " if text else ""


def listed(*parts: str) -> str:
    """The parts that are not empty, with commas between."""
    return ", ".join(part for part in parts if part)
