"""Scripts lose comments and white space on their way to readers, and nothing else."""

import re
from pathlib import Path

import pytest

from proceedings.publish.scripts import slim
from support import ROOT

SCRIPTS = sorted((ROOT / "hooks" / "overrides" / "assets" / "proceedings").glob("*.js"))


@pytest.mark.parametrize(
    ("script", "slimmed"),
    [
        ("// a\n// b\nconst c = 1 // d\n\nconst e = 2\n", "const c=1\nconst e=2\n"),
        ("const f = (g, h) => {\n  i(g)\n  j(h)\n}\n", "const f=(g,h)=>{i(g)\nj(h)}\n"),
        ("k\n  .l()\n  ?.m(\n    n,\n    o\n  )\n", "k.l()?.m(n,o)\n"),
        ("p = q\n;(r)\n", "p=q\n;(r)\n"),
        ('s(" // t  ", `u  ${v + w}  // x`)\n', 's(" // t  ",`u  ${v + w}  // x`)\n'),
        (r"y(/[/ ]  \/ '/g) / 2" + "\n", r"y(/[/ ]  \/ '/g)/2" + "\n"),
        ("z + +a - -b + c\n", "z+ +a- -b+c\n"),
        ("for (const [d] of e) return f in g\n", "for(const[d]of e)return f in g\n"),
        ("async () => { await h }\n", "async()=>{await h}\n"),
        ("#i = 1\nget #j () {}\n", "#i=1\nget #j(){}\n"),
        ("if (k) l\nelse m\n", "if(k)l\nelse m\n"),
    ],
)
def test_what_is_left_of_a_script(script: str, slimmed: str) -> None:
    assert slim(script) == slimmed


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_only_comments_and_white_space_go(path: Path) -> None:
    script = path.read_text("utf-8")
    uncommented = re.sub(r"^\s*//.*|\s//\s.*|/\*.*?\*/", "", script, flags=re.M)
    assert "".join(slim(script).split()) == "".join(uncommented.split())


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_written_as_is_expected_of_them(path: Path) -> None:
    templates = re.findall(r"`[^`]*\$\{[^}`]*`", path.read_text("utf-8"))
    assert templates == [], "a template within a template"
