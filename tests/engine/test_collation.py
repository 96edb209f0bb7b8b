"""Names without accents, and their order; which way a language is written."""

import pytest

from proceedings.publish.collation import sort_key, unaccented
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
