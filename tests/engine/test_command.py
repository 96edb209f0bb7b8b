"""The command `proceedings`: what it prints, and where, and its exit status."""

import gc
import logging
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import Case, changed, valid
from proceedings.__main__ import main
from proceedings.problems import MOST_PER_FILE, Place, Problem, annotations, lines
from proceedings.schemas import schema_files
from support import conference, digests, own_engine


def test_nothing_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(valid(tmp_path / "project")), "--github"]) == 0
    assert capsys.readouterr() == (
        "Read 2 speakers, 1 quote, 1 report, 1 section, 1 contact, 2 printed pages.\n",
        "",
    )


def test_folder_is_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(valid(tmp_path / "project"))
    assert main(["check"]) == 0


def test_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = Case("key-unknown-near")
    assert main(["check", "--github", str(case.make(tmp_path / "project"))]) == 1
    assert capsys.readouterr().out == case.says + (
        "::error file=speakers.yml,line=12,col=3::This speaker has no “role”. "
        "Add a line “role: …”.\n"
        "::error file=speakers.yml,line=15,col=3::“rol” is no key of a speaker. Did you mean "
        "“role”? Correct it, or delete the line.\n"
    )


def test_what_is_pointed_out_on_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As notices, which mark lines and let a check pass."""
    case = Case("fine-markdown-is-pointed-out")
    assert main(["check", "--github", str(case.make(tmp_path / "project"))]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(case.says)
    notices = printed.removeprefix(case.says).splitlines()
    assert len(notices) == 5
    assert notices[0].startswith("::notice file=mkdocs.yml,line=4,col=18::Note: “**Days**” is")


def test_annotations_are_escaped() -> None:
    problem = Problem(Place("a,b:c%.yml", 1, 2), "50% of\nthis: that, too.")
    assert annotations([problem]) == [
        "::error file=a%2Cb%3Ac%25.yml,line=1,col=2::50%25 of%0Athis: that, too."
    ]


def test_problems_are_sorted_by_place_and_limited_by_file() -> None:
    many = [Problem(Place("b.yml", number, 1), "x.") for number in range(60, 0, -1)]
    listed = lines(
        [*many, Problem(Place("a.yml", 10, 1), "x."), Problem(Place("a.yml", 9, 1), "x.")]
    )
    assert listed[:3] == ["a.yml:9:1: x.", "a.yml:10:1: x.", "b.yml:1:1: x."]
    assert listed[-2:] == ["b.yml:50:1: x.", "b.yml: and 10 more."]
    assert len(annotations(many)) == MOST_PER_FILE


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["chek"], "argument COMMAND: invalid choice: 'chek'"),
        (["check", "nowhere"], "argument FOLDER: “nowhere” is no folder"),
        (["serve", "-a", "localhost"], "“localhost” is no host and port"),
        (["serve", "-a", "8000"], "“8000” is no host and port"),
        (["serve", "-a", "localhost:65536"], "“localhost:65536” is no host and port"),
    ],
)
def test_wrong_command_line(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that is not this one, so that the command runs in a process of its own."""
    return own_engine(tmp_path_factory.mktemp("other"))


@pytest.mark.built
def test_build(tmp_path: Path, engine: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project = conference("starter", tmp_path / "project", engine=engine)
    assert main(["build", str(project)]) == 0
    said = capfd.readouterr()
    assert (said.out.splitlines()[0][:5], said.err) == ("Read ", "")
    assert len(said.out.splitlines()) == 1
    good = digests(project / "site")
    assert "index.html" in good

    speakers = project / "speakers.yml"
    speakers.write_text(speakers.read_text("utf-8").replace("role: ", "rol: ", 1), "utf-8")
    assert main(["build", str(project)]) == 1
    said = capfd.readouterr()
    assert said.out.startswith("speakers.yml:")
    assert said.err == ""
    assert digests(project / "site") == good


@pytest.mark.built
def test_build_elsewhere(tmp_path: Path, engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = conference("starter", tmp_path / "project", engine=engine)
    monkeypatch.chdir(tmp_path)
    assert main(["build", "-d", "out", "project"]) == 0
    assert (tmp_path / "out" / "index.html").is_file()
    assert not (project / "site").exists()
    assert [path.parent for path in tmp_path.rglob(".cache")] == [project]


@pytest.mark.built
def test_a_link_that_leads_nowhere_is_an_error(
    tmp_path: Path, engine: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project = conference("starter", tmp_path / "project", engine=engine)
    (project / "docs" / "more-about.md").write_text("[More](more.md)\n", "utf-8")
    assert main(["build", str(project)]) == 1
    assert (
        "The page more-about/ links to “more-about/more.md”, which is not there."
        in capfd.readouterr().err
    )
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("arguments", "becomes"),
    [
        (["build"], ["build", "--strict"]),
        (["build", "-d", "/out"], ["build", "--strict", "--site-dir", str(Path("/out").resolve())]),
        (["serve", "-a", "127.0.0.1:9"], ["serve", "--dev-addr", "127.0.0.1:9"]),
    ],
)
def test_it_hands_over_to_mkdocs(
    arguments: list[str], becomes: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Within this process, in the project's folder; MkDocs' exit status is its own."""
    project = valid(tmp_path / "project")
    asked: list[object] = []

    def run(module: str, **_: object) -> None:
        asked.append((module, sys.argv, Path.cwd(), os.environ["NO_MKDOCS_2_WARNING"]))
        sys.exit(3)

    monkeypatch.setattr(runpy, "run_module", run)
    monkeypatch.setattr(sys, "argv", [])
    monkeypatch.setattr(logging, "disable", lambda level: None)
    monkeypatch.setitem(os.environ, "NO_MKDOCS_2_WARNING", "")
    here = Path.cwd()
    assert main([*arguments, str(project)]) == 3
    assert asked == [("mkdocs", ["mkdocs", *becomes], project, "1")]
    assert Path.cwd() == here


def test_a_folder_with_an_engine_is_left_to_that(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A Control-C ends a preview and is no error; what else it ends is not done."""
    (tmp_path / "hooks" / "proceedings").mkdir(parents=True)
    asked: list[object] = []

    def run(command: list[str], *, env: dict[str, str], **_: object) -> None:
        asked.append((command[1:], env["PYTHONPATH"]))
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", run)
    for command, status in (("serve", 0), ("build", 130)):
        assert main([command, str(tmp_path)]) == status
        arguments = ["-m", "proceedings", command, str(tmp_path)]
        assert asked.pop() == (arguments, str(tmp_path / "hooks"))


@pytest.mark.parametrize("command", ["check", "build", "serve"])
@pytest.mark.parametrize(
    "change",
    [
        "INHERIT: hooks/mkdocs.base.yml →",
        "site_name: River → hooks: []⏎site_name: River",
        "date: 2031-05-01 → date: 2031-02-30",
    ],
)
def test_without_mkdocs_where_it_would_not_ask_this_code(
    command: str,
    change: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(runpy, "run_module", lambda *_, **__: pytest.fail("MkDocs was started"))
    project = valid(tmp_path / "project")
    settings = project / "mkdocs.yml"
    settings.write_text(changed(settings.read_text("utf-8"), change), "utf-8")
    assert main([command, str(project)]) == 1
    assert capsys.readouterr().out.startswith("mkdocs.yml:")


def test_names_are_printed_on_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line of its own could be a command to GitHub."""
    project = valid(tmp_path / "project")
    (project / "docs" / "a\n::error file=README.md::x.md").write_text("# A\n", "utf-8")
    (project / "docs" / os.fsdecode(b"caf\xe9.md")).write_text("# A\n", "utf-8")
    assert main(["check", "--github", str(project)]) == 1
    said = "The name holds a character that cannot be seen. Rename it."
    assert capsys.readouterr().out.splitlines() == [
        f"docs/a\\n::error file=README.md::x.md:1:1: {said}",
        f"docs/caf\\udce9.md:1:1: {said}",
        f"::error file=docs/a%0A%3A%3Aerror file=README.md%3A%3Ax.md,line=1,col=1::{said}",
        f"::error file=docs/caf?.md,line=1,col=1::{said}",
    ]


@pytest.mark.parametrize("address", ["null", "~", '""'])
def test_where_no_address_is_set_a_deposit_says_so(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = valid(tmp_path / "project")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"\nsite_url: {address}\n")
    assert main(["deposit", str(project)]) == 0
    assert "They give the site’s address as https://example.org/." in capsys.readouterr().out
    assert "https://example.org/" in (project / "CITATION.cff").read_text("utf-8")


def test_what_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hooks").write_text("")
    assert main(["schemas", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{tmp_path / 'hooks' / 'schemas'}: Not a directory.\n")


def test_schemas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schemas", str(tmp_path)]) == 0
    assert capsys.readouterr().out.split() == [path.as_posix() for path in schema_files()]
    assert {path: (tmp_path / path).read_text("utf-8") for path in schema_files()} == schema_files()


@pytest.mark.parametrize("stem", ["many", "fine-flow-style"])
def test_collector_is_left_as_it_was(stem: str, tmp_path: Path) -> None:
    project = Case(stem).make(tmp_path / "project")
    assert gc.isenabled()
    main(["check", str(project)])
    assert gc.isenabled()
