"""What is said of bad input, whole and with its place: the corpus, and bytes that no text holds."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from corpus import BAD, CASES, Case, changed, valid
from proceedings.__main__ import main
from proceedings.read.decode import MOST_BYTES

HOOKS = Path(__file__).parents[2] / "hooks"


def check(project: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The command's exit status and all that it printed."""
    status = main(["check", str(project)])
    printed = capsys.readouterr()
    return status, printed.out + printed.err


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = check(case.make(tmp_path / "project"), capsys)
    assert said == case.says
    assert status == (0 if case.is_fine else 1)


def test_corpus_is_whole() -> None:
    fine = [case for case in CASES if case.is_fine]
    assert (len(CASES) - len(fine) >= 100, len(fine) >= 15) == (True, True)


@pytest.mark.parametrize(
    ("change", "below", "text"),
    [
        ("role: a → rol: a", "", "- id: x\n  rol: a\n"),
        ("  role → role", "", "- id: x\nrole: a\n"),
        ("role: → role: \t", "", "- id: x\n  role: \t a\n"),
        ("a → a \r", "", "- id: x\n  role: a \r\n"),
        ("x → x⏎  y: b", "", "- id: x\n  y: b\n  role: a\n"),
        ("⏎  role: a →", "", "- id: x\n"),
        ("role: a →", "role: |\n    a\n\n", "- id: x\n  role: |\n    a\n\n"),
    ],
)
def test_change(change: str, below: str, text: str) -> None:
    """What the corpus's cases rely on: what is changed is there, once."""
    assert changed("- id: x\n  role: a\n", change, below) == text


@pytest.mark.parametrize(
    ("change", "below", "says"),
    [
        ("role: a", "", "“role: a” has no arrow"),
        ("role: b → rol: b", "", "“role: b” stands 0 times in the file"),
        (": → :", "", "“:” stands 2 times in the file"),
        ("a → b", "c\n", "“a → b” has text behind the arrow and below"),
    ],
)
def test_change_that_does_not_fit(change: str, below: str, says: str) -> None:
    with pytest.raises(AssertionError, match=says):
        changed("- id: x\n  role: a\n", change, below)


VALID = (BAD / "base" / "speakers.yml").read_text("utf-8")
UTF16 = "speakers.yml:1:1: The file looks like UTF-16. Save it as UTF-8."
INVISIBLE = "speakers.yml:4:14: An invisible character stands here (U+{}). Delete it."


def characters(text: str) -> bytes:
    """The valid file with `text` inside a role, in line 4 from column 14 on."""
    return VALID.replace("Hydrologist", f"Hydro{text}logist").encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (VALID.encode("utf-8-sig"), ""),
        (VALID.replace("\n", "\r\n").encode(), ""),
        (characters("\u200d"), ""),
        (VALID.encode("utf-16"), UTF16),
        (VALID.encode("utf-16-be"), UTF16),
        (VALID.encode("utf-16-le"), UTF16),
        (VALID.encode("utf-32"), "speakers.yml:1:1: The file looks like UTF-32. Save it as UTF-8."),
        (
            characters("é").decode().encode("cp1252"),
            "speakers.yml:4:14: The file is not UTF-8: from here on it looks like Windows-1252 "
            "(Latin-1), with “é”. Save it as UTF-8.",
        ),
        (
            b"# \xe2\x80\x9c\n# ok \x8d\n" + VALID.encode(),
            "speakers.yml:2:6: The file is not UTF-8 from here on. Save it as UTF-8.",
        ),
        (characters("\x00"), INVISIBLE.format("0000, control character")),
        (characters("\x1b"), INVISIBLE.format("001B, control character")),
        (characters("\x85"), INVISIBLE.format("0085, control character")),
        (characters("\xad"), INVISIBLE.format("00AD, soft hyphen")),
        (characters("\u200b"), INVISIBLE.format("200B, zero width space")),
        (characters("\u202e"), INVISIBLE.format("202E, right-to-left override")),
        (characters("\u2066"), INVISIBLE.format("2066, left-to-right isolate")),
        (characters("\u2028"), INVISIBLE.format("2028, line separator")),
        (characters("\ufeff"), INVISIBLE.format("FEFF, zero width no-break space")),
        (characters("\U000e0041"), INVISIBLE.format("E0041, tag latin capital letter a")),
        (characters("\r"), INVISIBLE.format("000D, control character")),
        (
            characters("\ufffd"),
            "speakers.yml:4:14: “�” stands here: a letter was lost in a conversion. Restore it "
            "from the print.",
        ),
        (
            b"",
            "speakers.yml:1:1: The file is empty. Write its records, or restore it from the "
            "history.",
        ),
        (
            b" \n\n",
            "speakers.yml:1:1: The file is empty. Write its records, or restore it from the "
            "history.",
        ),
        (
            b"# " + b"x" * MOST_BYTES,
            "speakers.yml:1:1: The file is larger than 10 MB. Shorten it.",
        ),
    ],
)
def test_bytes(data: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = valid(tmp_path / "project")
    (project / "speakers.yml").write_bytes(data)
    status, said = check(project, capsys)
    if says:
        assert (status, said) == (1, f"{says}\n")
    else:
        assert (status, said.split()[0]) == (0, "Read")


def _link_out(path: Path) -> None:
    outside = path.parents[1] / "outside.yml"
    outside.write_text(VALID, "utf-8")
    path.symlink_to(outside)


def _link_within(path: Path) -> None:
    path.with_name("people.txt").write_text(VALID, "utf-8")
    path.symlink_to("people.txt")


@pytest.mark.parametrize(
    ("put", "says"),
    [
        (_link_within, ""),
        (_link_out, "This is a link out of the project. Put the file itself here."),
        (
            lambda path: path.symlink_to("nowhere.yml"),
            "The file is missing. Add it, or restore it from the history.",
        ),
        (
            lambda path: path.symlink_to(path.name),
            "The file cannot be read: Too many levels of symbolic links. Put a readable text file "
            "here.",
        ),
        (Path.mkdir, "This is no regular file. Put a text file here."),
        (os.mkfifo, "This is no regular file. Put a text file here."),
    ],
    ids=["link within", "link out", "dangling link", "looping link", "folder", "pipe"],
)
def test_no_regular_file(
    put: Callable[[Path], None], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = valid(tmp_path / "project")
    (project / "speakers.yml").unlink()
    put(project / "speakers.yml")
    status, said = check(project, capsys)
    if says:
        assert (status, said) == (1, f"speakers.yml:1:1: {says}\n")
    else:
        assert status == 0


OUT = "This is a link out of the project. Put the file itself here."
FOLDER = "This is a link to a folder. Put the folder itself here."


@pytest.mark.parametrize(
    ("name", "put", "says"),
    [
        ("docs/linked", lambda path: path.symlink_to(path.parents[2]), OUT),
        ("docs/linked.md", lambda path: path.symlink_to(path.parents[2]), OUT),
        ("docs/linked.png", lambda path: path.symlink_to("/etc/passwd"), OUT),
        ("docs/loop", lambda path: path.symlink_to("."), FOLDER),
        ("docs/same", lambda path: path.symlink_to("../docs"), FOLDER),
        (
            "docs/x.md",
            lambda path: path.symlink_to("x.md"),
            "It cannot be read: Too many levels of symbolic links. Put the file itself here.",
        ),
        (
            "docs/x.png",
            lambda path: path.symlink_to("nowhere.png"),
            "This is a link to a file that is not there. Put the file itself here.",
        ),
        ("docs/x.png", os.mkfifo, "This is no regular file. Delete it."),
        ("docs/x.md", os.mkfifo, "This is no regular file. Delete it."),
        (
            "docs/zero\u200bwidth.png",
            Path.touch,
            "The name holds a character that cannot be seen. Rename it.",
        ),
        (
            "docs/latin.md",
            lambda path: path.write_bytes("# Café\n".encode("latin-1")),
            "The file is not UTF-8: from here on it looks like Windows-1252 (Latin-1), with “é”. "
            "Save it as UTF-8.",
        ),
        (
            "docs/wide.md",
            lambda path: path.write_bytes("# Café\n".encode("utf-16")),
            "The file looks like UTF-16. Save it as UTF-8.",
        ),
        (
            "docs/title.md",
            lambda path: path.write_text("---\ntitle: A\n---", "utf-8"),
            "The front matter that begins here has no end. Write a line “---” below it, with a "
            "line break behind.",
        ),
    ],
)
def test_no_file_that_can_be_published(
    name: str,
    put: Callable[[Path], None],
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project = valid(tmp_path / "project")
    put(project / name)
    status, said = check(project, capsys)
    place, _, message = said.removesuffix("\n").partition(": ")
    printed = name.replace("\u200b", "\\u200b")
    assert (status, message) == (1, says)
    assert place == f"{printed}:1:{6 if 'latin' in name else 1}"


@pytest.mark.parametrize(
    ("put", "says"),
    [
        (lambda path: None, "The folder is missing. Make it, and write docs/index.md."),
        (
            lambda path: path.symlink_to("elsewhere"),
            "This is a link to a folder. Put the folder itself here.",
        ),
        (
            lambda path: path.symlink_to("docs"),
            "It cannot be read: Too many levels of symbolic links. Put the file itself here.",
        ),
    ],
    ids=["missing", "link", "loop"],
)
def test_no_folder_of_pages(
    put: Callable[[Path], None], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = valid(tmp_path / "project")
    (project / "docs").rename(project / "elsewhere")
    put(project / "docs")
    assert check(project, capsys) == (1, f"docs:1:1: {says}\n")


def test_what_may_not_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The superuser, as whom tests may run, may read everything; so the system is asked for it."""
    project = valid(tmp_path / "project")
    closed = project / "docs" / "closed"
    closed.mkdir()
    (project / "docs" / "closed.png").touch()
    scandir, access = os.scandir, os.access

    def refusing(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    monkeypatch.setattr(
        os, "access", lambda path, mode: "png" not in str(path) and access(path, mode)
    )
    assert check(project, capsys) == (
        1,
        "docs/closed:1:1: The folder cannot be read: Permission denied. Make it readable.\n"
        "docs/closed.png:1:1: It cannot be read. Make it readable.\n",
    )


@pytest.mark.built
@pytest.mark.parametrize("stem", ["many"])
def test_as_a_program(stem: str, tmp_path: Path) -> None:
    """A process of its own, with a terminal that knows no typographic marks.

    tests/soak goes through more cases.
    """
    case = Case(stem)
    done = subprocess.run(
        [sys.executable, "-m", "proceedings", "check"],
        cwd=case.make(tmp_path / "project"),
        env={**os.environ, "PYTHONPATH": str(HOOKS), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (0 if case.is_fine else 1)
    assert done.stdout == case.says.encode("ascii", "replace").decode()
    assert done.stderr == ""


@pytest.mark.built
@pytest.mark.parametrize("case", CASES[2::5], ids=lambda case: case.name)
def test_without_libyaml(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML's own parser words some errors differently; what it refuses is the same.

    tests/soak goes through all cases.
    """
    monkeypatch.setattr("proceedings.read.compose._Parser", yaml.SafeLoader)
    status, said = check(case.make(tmp_path / "project"), capsys)
    assert status == (0 if case.is_fine else 1)
    assert {line.split(":")[0] for line in said.splitlines()} == {
        line.split(":")[0] for line in case.says.splitlines()
    }
