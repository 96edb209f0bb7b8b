"""Names without accents, and their order; which way a language is written."""

import pytest

from proceedings.publish.collation import initial, sort_key, unaccented
from proceedings.publish.language import direction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann", ""),
        ("François", "Francois"),
        ("Zoë Vågå", "Zoe Vaga"),
        ("Νίκος", "Νικος"),
        ("林水生", ""),
        ("e\u0301", "e"),
    ],
)
def test_unaccented(text: str, expected: str) -> None:
    assert unaccented(text) == expected


def test_sort_key_orders_by_letters_and_not_by_accents_or_case() -> None:
    names = ["Zorn", "écluse", "Eden", "eder", "Ärlig", "Arlt", "林"]
    assert sorted(names, key=sort_key) == ["Ärlig", "Arlt", "écluse", "Eden", "eder", "Zorn", "林"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("", "Åberg Arlt “Bern” Öberg Ødegård Zorn"),
        ("sv", "Arlt “Bern” Ødegård Zorn zz Åberg Ärlig Öberg"),
        ("nb-NO", "Arlt “Bern” Zorn Ærlig Øberg Åberg"),
        ("pl", "Lis Lzy Łoś Maj"),
        ("es", "Nuz Ñandú Oro"),
    ],
)
def test_sort_key_follows_the_alphabet_of_the_language(language: str, names: str) -> None:
    ordered = names.split()
    assert sorted(ordered, key=lambda name: sort_key(name, language)) == ordered


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("écluse", "", "E"),
        ("“I am”", "", "I"),
        ("Øre", "en", "O"),
        ("Øre", "da", "Ø"),
        ("A\u030are", "sv-FI", "Å"),
        ("2020", "", "0–9"),
        ("…", "", "0–9"),
        ("Νίκος", "", "Ν"),
        ("ёлка", "", "Е"),
        ("سلمى", "", "س"),
        ("ქართული", "", "ქ"),
        ("がま", "", "か"),
        ("가나", "", "\u1100"),
        ("林水生", "zh", "木"),
        ("潮汐", "zh", "水"),
        ("㐀", "zh", "㐀"),  # before every radical
    ],
)
def test_initial(name: str, language: str, letter: str) -> None:
    assert initial(name, language) == letter


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"),
        ("zh-Hant", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("arn", "ltr"),
        ("az-Arab", "rtl"),
        ("az-Arab-IR", "rtl"),
        ("az-Latn", "ltr"),
        ("ar-Latn", "ltr"),
        ("uz-Cyrl", "ltr"),
    ],
)
def test_direction(language: str, expected: str) -> None:
    assert direction(language) == expected
