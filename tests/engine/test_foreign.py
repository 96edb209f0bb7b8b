"""mkdocs.yml as MkDocs reads it: held against MkDocs' own loader."""

from pathlib import Path

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader

from proceedings.project import CONFIG
from proceedings.read.load import load_settings
from proceedings.read.source import plain


@pytest.mark.parametrize(
    "value",
    [
        *("2018-02-30", "2018-2-3", "2018-02-03 25:00:00", "0000-01-01", "2018-02-28"),
        *(
            "0x_",
            "0b_",
            "1_",
            "0o8",
            "08",
            "1:99",
            ".inf",
            "9" * 5_000,
            "=",
            "<<",
            "~",
            "no",
            "- a",
        ),
        *("!!int a", "!!int 1", "!!float x", "!!bool maybe", "!!binary a", "!!timestamp x"),
        *(
            "!!str 2018-02-30",
            "'2018-02-30'",
            "!x a",
            "! a",
            "!!x a",
            "!ENV X",
            "!ENV [X, a]",
            "!ENV {a: b}",
            "!ENV [[a], b]",
            "!!int [a]",
            "!!seq [a]",
        ),
        *("*a", "&a b", "{a: 1, b: *a}", "[a, [b]]", "{[a]: b}", "{<<: a}", "{<<: {a: 1}, b: 2}"),
        *(
            "[a",
            "{a",
            '"a',
            '"\\xZZ"',
            '"\\UFFFFFFFF"',
            "@a",
            "%a",
            "`a",
            "a: b",
            "\ta",
            "a\tb",
            "a #\tb",
        ),
        *("\x00", "\x07", "\ufffe", "a\n---\nb: c", "|\n  a\n\tb", ">-\n  a\n b"),
    ],
)
def test_what_mkdocs_cannot_read_is_refused_and_nothing_else(value: str, tmp_path: Path) -> None:
    text = f"a: {value}\nb: c\n"
    (tmp_path / CONFIG).write_text(text, "utf-8")
    try:
        yaml.load(text, get_yaml_loader(config=MkDocsConfig()))
    except Exception:  # whatever it is: MkDocs shows its traceback, or says no line
        stops = True
    else:
        stops = False
    source = load_settings(tmp_path, CONFIG, {})
    assert bool(source.problems) == stops, (source.problems, source.root)


SETTINGS = """\
a: !ENV ONE
b: !ENV [TWO, ONE, three]
c: !ENV [TWO, three]
d: !ENV TWO
e: &e !ENV [TWO, [f, g]]
h: *e
i: {<<: [{j: 1, k: 2}, {j: 3}], k: 4}
"""


def test_variables_aliases_and_merged_keys_are_as_for_mkdocs(tmp_path: Path) -> None:
    (tmp_path / CONFIG).write_text(SETTINGS, "utf-8")
    source = load_settings(tmp_path, CONFIG, {"ONE": "1"})
    assert source.problems == []
    assert source.root
    assert plain(source.root) == {
        "a": "1",
        "b": "1",
        "c": "three",
        "d": "",
        "e": ["f", "g"],
        "h": ["f", "g"],
        "i": {"j": "1", "k": "4"},
    }
