"""What the editors' own pages may hold of HTML: nothing that hides, runs, or asks another host."""

from pathlib import Path

import markdown  # type: ignore[import-untyped]  # it has no types
import pytest

from corpus import changed, valid
from growth import MOST, growth
from proceedings.__main__ import main
from proceedings.project import CONFIG
from proceedings.publish.prose import EXTENSIONS
from proceedings.publish.prose_html import prose_problems
from support import CONFERENCES, ROOT

CLOSE = "is not closed, so that what follows on the page stands in it."
PLACE = "has no place in"
ELSEWHERE = "is loaded from elsewhere, so that every reader’s browser asks there."
ADDRESS = "is no address of a page."
STRAY = "closes nothing"
REFUSED = {
    # hides what follows
    "<div hidden>": ("3:1", f"“hidden” {PLACE} “<div>”", f"“<div hidden>” {CLOSE}"),
    "<div>": ("3:1", f"“<div>” {CLOSE} Write “</div>” where it ends, or delete it."),
    "<details>\n<summary>More</summary>\n\nWords": ("3:1", f"“<details>” {CLOSE}"),
    "Words <b>more": ("3:7", f"“<b>” {CLOSE}"),
    "Words <b>more\n\nand</b> more": ("3:7", f"“<b>” {CLOSE}", f"“</b>” {STRAY} within “<p>”"),
    "<template>\n\nWords": ("3:1", f"“<template>” {PLACE} a page"),
    "<textarea>\n\nWords": ("3:1", f"“<textarea>” {PLACE} a page"),
    "<noscript>\n\nWords\n\n</noscript>": ("3:1", f"“<noscript>” {PLACE} a page"),
    "<p popover>A</p>": ("3:1", f"“popover” {PLACE} “<p>”"),
    "<p inert>A</p>": ("3:1", f"“inert” {PLACE} “<p>”"),
    '<p style="display: none">A</p>': ("3:1", f"“style” {PLACE} “<p>”"),
    '<td style="display: none">A</td>': ("3:1", f"“style” {PLACE} “<td>”"),
    "Words\n{: hidden }": ("4:4", f"“hidden” {PLACE} “<p>”"),
    "Words\n{: style='color: red' }": ("4:4", f"“style” {PLACE} “<p>”"),
    # ends the frame's elements
    "</div>": ("3:1", f"“</div>” {STRAY} that was opened there."),
    "</main>": ("3:1", f"“</main>” {STRAY}"),
    "<div></div></div>": ("3:6", f"“</div>” {STRAY}"),
    "</body>": ("3:1", f"“</body>” {STRAY}"),
    # runs
    "<script>\nalert(1)\n</script>": ("3:1", f"“<script>” {PLACE} a page"),
    "<SCRIPT src=a.js></SCRIPT>": ("3:1", f"“<script>” {PLACE} a page"),
    "<p onclick='a()'>A</p>": ("3:1", f"“onclick” {PLACE} “<p>”"),
    "<img src=a.png onerror=a()>": ("3:1", f"“onerror” {PLACE} “<img>”"),
    "Words\n{: onclick='a()' }": ("4:4", f"“onclick” {PLACE} “<p>”"),
    "[A](javascript:a)": ("3:5", f"“javascript:a” {ADDRESS}"),
    "<a href='java&#115;cript:a()'>A</a>": ("3:1", ADDRESS),
    "<p><a href=' JAVASCRIPT:a()'>A</a></p>": ("3:4", ADDRESS),
    "<a href='data:text/html,A'>A</a>": ("3:1", ADDRESS),
    "<svg><script>a()</script></svg>": ("3:1", f"“<svg>” {PLACE}", f"“<script>” {PLACE}"),
    "<math></math>": ("3:1", f"“<math>” {PLACE} a page"),
    # looks otherwise, or leads away
    "<style>\np {display: none}\n</style>": ("3:1", f"“<style>” {PLACE} a page"),
    "<link rel=stylesheet href=a.css>": ("3:1", f"“<link>” {PLACE} a page"),
    "<meta http-equiv=refresh content='0; url=https://x.org'>": ("3:1", f"“<meta>” {PLACE}"),
    "<base href=https://x.org>": ("3:1", f"“<base>” {PLACE} a page"),
    "<form action=https://x.org><input></form>": (
        *("3:1", f"“<form>” {PLACE} a page", f"“<input>” {PLACE} a page"),
    ),
    # asks another host
    "<iframe src=https://x.org></iframe>": ("3:1", f"“<iframe>” {PLACE} a page"),
    "<object data=a></object>": ("3:1", f"“<object>” {PLACE} a page"),
    "<img src=https://x.org/a.png>": ("3:1", f"“https://x.org/a.png” {ELSEWHERE}"),
    "![A](https://x.org/a.png)": ("3:6", f"“https://x.org/a.png” {ELSEWHERE}"),
    "<img src=//x.org/a.png>": ("3:1", ELSEWHERE),
    "<img src='/\\x.org/a.png'>": ("3:1", ELSEWHERE),
    "<img src='ht\ntps://x.org/a.png'>": ("3:1", ELSEWHERE),
    "<img src=a.png srcset='b.png 1x, https://x.org/a.png 2x'>": ("3:1", ELSEWHERE),
    "<video poster=https://x.org/a.png></video>": ("3:1", ELSEWHERE),
    "<audio src=https://x.org/a></audio>": ("3:1", ELSEWHERE),
    # what browsers read otherwise than it looks
    "<!--> <script>a()</script> -->": ("3:1", "is no part of a page"),
    "<div><!-- a --!> <script>a()</script> --></div>": ("3:18", f"“<script>” {PLACE} a page"),
    "<?php a ?>": ("3:1", "“<?php a ?” is no part of a page. Delete it."),
    "<!doctype html>": ("3:1", "“<!doctype html” is no part of a page. Delete it."),
    "Words <![CDATA[ a ]]>": ("3:7", "is no part of a page. Delete it."),
}
FINE = [
    "Words of **many** kinds, [a link](https://x.org), <https://x.org> and <a@x.org>, a < b & c.",
    "- a\n- b\n\n1. c\n\n> d\n\n`<script>`\n\n    <iframe>\n\n---\n",
    "| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |",
    "## A heading {#with-an-id .a-class}\n\n![A picture](a.png){ width=100 loading=lazy }",
    "<details>\n<summary>More</summary>\n<p>Words</p>\n</details>",
    '<div markdown class="note" lang="fr" dir="ltr">\n\n*Des mots.*\n\n</div>',
    "<p>Words<br>and <abbr title='more'>m.</abbr> <kbd>K</kbd> <br/></p>",
    '<figure><img src="a.png" alt="A" srcset="a.png 1x, b.png 2x"></figure>',
    "<figure><figcaption>A</figcaption></figure>",
    '<a href="mailto:a@x.org">A</a> <a href="tel:+4712345678">B</a> <a href="#a">C</a>',
    '<audio controls src="../a.mp3"></audio> <a href="a.pdf" download>A</a>',
    "<!-- a comment <div hidden> -->\n\nWords",
    "<table><tr><th scope=col>A</th></tr></table>",
    '<span aria-hidden="true" data-a="b">*</span>',
]  # fmt: skip


def problems(text: str) -> list[tuple[str, str]]:
    html = markdown.markdown(text, extensions=list(EXTENSIONS))
    found = prose_problems("docs/a.md", text, html)
    return [(f"{each.place.line}:{each.place.column}", each.message) for each in found]


@pytest.mark.parametrize("text", REFUSED)
def test_what_hides_or_runs_or_asks_another_host_is_refused(text: str) -> None:
    where, *says = REFUSED[text]
    found = problems(f"# A\n\n{text}\n")
    assert [part in message for part, (_, message) in zip(says, found, strict=True)] == [
        True for _ in says
    ]
    assert found[0][0] == where


@pytest.mark.parametrize("text", FINE)
def test_what_is_harmless_stays(text: str) -> None:
    assert problems(f"# A\n\n{text}\n") == []


def test_each_of_the_same_has_its_own_place() -> None:
    found = problems("# A\n\n<p hidden>A</p>\n\n<p hidden>B</p>\n")
    assert [where for where, _ in found] == ["3:1", "5:1"]


@pytest.mark.parametrize("repeated", ["<b>", "</b>", "<b><i></b>", "<b hidden>"])
def test_reading_costs_no_more_than_the_length(repeated: str) -> None:
    def read(times: int) -> None:
        list(prose_problems("a.md", "", repeated * times))

    assert growth(read, 2_000) < MOST


@pytest.mark.parametrize("command", ["check", "build", "publish"])
def test_every_command_refuses_it(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = valid(tmp_path / "project")
    (project / "docs" / "index.md").write_text("---\ntitle: A\n---\n# A\n\n<div hidden>\n", "utf-8")
    assert main([command, str(project)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.split(" ", 1)[0] for line in said] == ["docs/index.md:6:1:"] * 2


def test_extensions_of_the_project_are_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = valid(tmp_path / "project")
    (project / "docs" / "index.md").write_text("# A\n\n```\n<script>\n```\n", "utf-8")
    assert main(["check", str(project)]) == 1
    path = project / CONFIG
    change = "site_name: → markdown_extensions: [attr_list, md_in_html, fenced_code]⏎site_name:"
    path.write_text(changed(path.read_text("utf-8"), change), "utf-8")
    assert main(["check", str(project)]) == 0


@pytest.mark.parametrize("project", [ROOT, *CONFERENCES.iterdir()], ids=lambda path: path.name)
def test_pages_that_there_are(project: Path) -> None:
    for path in sorted((project / "docs").rglob("*.md")):
        text = path.read_text("utf-8")
        assert [message for _, message in problems(text)] == [], path
