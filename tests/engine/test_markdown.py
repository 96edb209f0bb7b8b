"""Plain text stays plain in HTML and in Markdown, wherever a template prints it."""

import html
import re

import markdown  # type: ignore[import-untyped]  # it has no types of its own
import pytest

from proceedings.publish.markdown import escaped, mailto

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
"""The extensions of hooks/mkdocs.base.yml."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, and 3 of them.", "plain words, and 3 of them."),
        ("a < b & c", "a &#60; b &#38; c"),
        ("“typographic” ‘marks’ …", "“typographic” ‘marks’ …"),
        ("*a* _b_ `c`", "&#42;a&#42; &#95;b&#95; &#96;c&#96;"),
        ("62. item", "62&#46; item"),
        ("62) item", "62&#41; item"),
        ("a 62. item", "a 62. item"),
        ("- item", "&#45; item"),
        (": definition", "&#58; definition"),
        ("well-known", "well-known"),
        (" two\n\nlines\t", " two lines "),
        (None, ""),
        (7, "7"),
    ],
)
def test_escaped(text: object, expected: str) -> None:
    assert escaped(text) == expected


def test_what_is_escaped_is_not_escaped_again() -> None:
    assert escaped(escaped("<b>")) == "&#60;b&#62;"


CHARACTERS = [chr(code) for code in range(32, 127)] + list("“”‘’«»…–—é水ع")


@pytest.mark.parametrize(
    "form", ["{0}", "{0} x", "x {0}", "x{0}y", "{0}{0}{0}", "1{0} x", "{0}x{0}"]
)
@pytest.mark.parametrize("template", ["{}", "- {}", "# {}", "[{}](x.md)", "> {}", "<div>{}</div>"])
def test_markdown_shows_every_character_as_it_is(form: str, template: str) -> None:
    """Wherever it stands, alone or in a row: Markdown makes the same of it as of a letter."""
    md = markdown.Markdown(extensions=EXTENSIONS)
    plain = md.reset().convert(template.format("\uffff"))
    for character in CHARACTERS:
        text = " ".join(form.format(character).split())
        if text:
            made = md.reset().convert(template.format(escaped(text)))
            shown = plain.replace("\uffff", escaped(text))
            assert _entities_read(made) == _entities_read(shown), text


def _entities_read(markup: str) -> str:
    return re.sub(r' id="[^"]*"', "", html.unescape(markup))


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("ann@example.org", "mailto:ann@example.org"),
        ("a.b-c_d+e@example.org", "mailto:a.b-c_d+e@example.org"),
        ("a&b?c=d@example.org", "mailto:a%26b%3Fc%3Dd@example.org"),
        ("50%@example.org", "mailto:50%25@example.org"),
    ],
)
def test_mailto(email: str, expected: str) -> None:
    assert mailto(email) == expected
