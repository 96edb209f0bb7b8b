"""The rule of equal words; paragraphs, page marks, quoted passages, sentences, names."""

import pytest

from proceedings.equal import count_black, fold, tidy
from proceedings.record.names import Names
from proceedings.record.passages import passages
from proceedings.record.sentences import sentences
from proceedings.record.text import (
    Numbering,
    Paragraph,
    TypedParagraph,
    marked_ids,
    paragraphs,
)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("It’s", "It's", True),
        ("‘a’ “b” „c‟", '\'a\' "b" "c"', True),
        ("a  b\n\tc", "a b c", True),
        ("a\u00a0b", "a b", True),
        ("  a ", "a", True),
        ("Gru\u0308n", "Gr\u00fcn", True),
        ("Word", "word", False),
        ("a", "a.", False),
        ("[…]", "[...]", False),
        ("[…]", "[… ]", False),
        ("a-b", "a–b", False),
        ("high-tech", "high tech", False),
        ("“a”", "«a»", False),
        ("fi", "ﬁ", False),
        ("ab", "a b", False),
        ("ab", "a\u200db", False),
    ],
)
def test_equal_words(one: str, other: str, equal: bool) -> None:
    assert (fold(tidy(one)) == fold(tidy(other))) is equal


def test_fold_keeps_every_offset() -> None:
    text = "„It’s ‘so’ — “very” ‛odd‟, ‚no‛"
    assert len(fold(text)) == len(text)


def only(typed: list[TypedParagraph]) -> list[Paragraph]:
    return [one.paragraph for one in typed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # id, words, marks within, first page, last page
        ("a b", [("p1", "a b", (), "", "")]),
        ("a\n b\n\n\n  c", [("p1", "a b", (), "", ""), ("p2", "c", (), "", "")]),
        ("a\n \t\nb", [("p1", "a", (), "", ""), ("p2", "b", (), "", "")]),
        ("{p. 7} a", [("p7-1", "a", (), "7", "7")]),
        ("{p.\n7} a\n\nb", [("p7-1", "a", (), "7", "7"), ("p7-2", "b", (), "7", "7")]),
        ("{p. 7} a {p. 8} b", [("p7-1", "a b", ((2, "8"),), "7", "8")]),
        ("{p. 7} a{p. 8}b", [("p7-1", "ab", ((1, "8"),), "7", "8")]),
        ("{p. 7} a{p. 8} b", [("p7-1", "a b", ((1, "8"),), "7", "8")]),
        (
            "{p. 7} a {p. 8}b\n\nc",
            [("p7-1", "a b", ((2, "8"),), "7", "8"), ("p8-1", "c", (), "8", "8")],
        ),
        ("a {p. 2} b", [("p1", "a b", ((2, "2"),), "", "2")]),
        ("{x} {} {{ y }} {: .z }", [("p1", "{x} {} {{ y }} {: .z }", (), "", "")]),
    ],
)  # fmt: skip
def test_paragraphs(text: str, expected: list[tuple[object, ...]]) -> None:
    found, faults = paragraphs(text, Numbering())
    assert faults == []
    assert [(p.id, p.text, p.marks, p.first_page, p.last_page) for p in only(found)] == expected


def test_numbers_go_on_from_the_section_before() -> None:
    numbering = Numbering()
    ids = [
        [paragraph.id for paragraph in only(paragraphs(text, numbering)[0])]
        for text in ("{p. 1} a\n\nb {p. 2} c", "d\n\n{p. 3} e", "f")
    ]
    assert ids == [["p1-1", "p1-2"], ["p2-1", "p3-1"], ["p3-2"]]


@pytest.mark.parametrize(
    ("texts", "ids"),
    [
        # without page marks each section counts its own paragraphs
        (["a\n\nb", "c\n\nd"], [["p1", "p2"], ["p1", "p2"]]),
        # a paragraph that comes later between others has a mark, and moves none of them
        (["{p. 7} a\n\n{#p7-4} x\n\nb", "c"], [["p7-1", "p7-4", "p7-2"], ["p7-3"]]),
        (["a\n\n{#p3}x\n\nb"], [["p1", "p3", "p2"]]),
        # one that is gone leaves its number free
        (["{#p7-2} {p. 7} b\n\n{#p7-3} c\n\nd"], [["p7-2", "p7-3", "p7-1"]]),
        # a mark in a later section counts for the page, not for another section without pages
        (["{p. 7} a\n\nb", "{#p7-2} c"], [["p7-1", "p7-3"], ["p7-2"]]),
        (["a\n\nb", "{#p2} c\n\nd"], [["p1", "p2"], ["p2", "p1"]]),
        # two that became one are found under both ids
        (["{#p1} {#p2} a b\n\nc"], [["p1 p2", "p3"]]),
    ],
)  # fmt: skip
def test_paragraph_marks(texts: list[str], ids: list[list[str]]) -> None:
    numbering = Numbering(marked=set().union(*map(marked_ids, texts)))
    assert [
        [" ".join((p.id, *p.also)) for p in only(paragraphs(text, numbering)[0])] for text in texts
    ] == ids


def test_page_at() -> None:
    (paragraph,) = only(paragraphs("{p. 7} ab {p. 8} cd {p. 9} e", Numbering())[0])
    assert [paragraph.page_at(n) for n in range(len(paragraph.text))] == [*"777888", "9"]


@pytest.mark.parametrize("word", ["one", "two", "three", "four", "five"])
def test_before_counts_what_is_printed_and_the_marks(word: str) -> None:
    text = "{p. 1} one\n  two {p. 2} three\n\n{#p2-9} four\n\n{#p3-1}  {p. 10}  five"
    found, _ = paragraphs(text, Numbering())
    typed = next(typed for typed in found if word in typed.paragraph.text)
    assert typed.before(typed.paragraph.text.index(word)) == count_black(text[: text.index(word)])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“a b”, he said. “c”", ["a b", "c"]),
        ('"a" b "c"', ["a", "c"]),
        ('“a ‘b’ "c" d”', ['a ‘b’ "c" d']),
        ("„a“ „b” «c» »d« 「e」『f』", ["a", "b", "c", "d", "e", "f"]),
        ("« a » b", ["a"]),
        ("Han sade: ”a b”, ”c”.", ["a b", "c"]),
        ("it’s the ‘90s", []),
    ],
)
def test_passages(text: str, words: list[str]) -> None:
    spans, faults = passages(text)
    assert ([text[start:end] for start, end in spans], faults) == (words, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A b. C d! E?", ["A b.", "C d!", "E?"]),
        ("A b", ["A b"]),
        ("A b.) C", ["A b.)", "C"]),
        ("“So. No.” Yes.", ["“So. No.”", "Yes."]),
        ("“So!”, said Bo. Yes.", ["“So!”, said Bo.", "Yes."]),
        ("“So. No”, said Bo. Yes.", ["“So. No”, said Bo.", "Yes."]),
        ("A … b. C.", ["A … b.", "C."]),
        ("A […] b. c. D […]. E.", ["A […] b. c.", "D […].", "E."]),
        ("By J. R. Berg. A.", ["By J. R. Berg.", "A."]),
        ("Costs 1.5 of x.y. A.", ["Costs 1.5 of x.y.", "A."]),
        ("A?! B", ["A?!", "B"]),
        ("Ms. Reyes sat. Ms. Reyes left.", ["Ms. Reyes sat.", "Ms. Reyes left."]),
        ("川が流れる。静かだ。", ["川が流れる。", "静かだ。"]),
        ("Où ? Là.", ["Où ?", "Là."]),
        ("सच। झूठ।", ["सच।", "झूठ।"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    names = Names([("Ms. Reyes", "reyes")])
    spans = sentences(text, passages(text)[0], (naming.span for naming in names.find(text)))
    assert [text[start:end] for start, end in spans] == expected


@pytest.mark.parametrize(
    ("forms", "text", "found"),
    [
        (["Ms. Holm"], "Ms. Holm, Ms. Holm’s and (Ms. Holm)", ["Ms. Holm"] * 3),
        (["Ms. Holm"], "Ms. Holmes, Ms.  Holm, xMs. Holm, Ms. Holm-Berg", []),
        (["Ms. Holm"], "the Ms. Holm-led team", ["Ms. Holm"]),
        (["Holm", "Ms. Holm", "Ms. Holm Bo"], "Ms. Holm Bo and Holm", ["Ms. Holm Bo", "Holm"]),
        (["O’Hara"], "O'Hara and O’Hara", ["O'Hara", "O’Hara"]),
        (["山田"], "司会の山田花子は", ["山田"]),
        (["José"], "Jose\u0301 and José", ["José"]),
        (["Al"], "Alice and Al", ["Al"]),
        (["(Ida)"], "see (Ida) there", ["(Ida)"]),
        ([" "], "a b", []),
    ],
)  # fmt: skip
def test_names(forms: list[str], text: str, found: list[str]) -> None:
    names = Names((form, form) for form in forms)
    assert [text[start:end] for (start, end), _ in names.find(text)] == found
