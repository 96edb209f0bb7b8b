"""The ledger: what was published stays, or the record says what became of it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.check import write
from corpus import edit, valid
from growth import MOST, growth
from proceedings.__main__ import main
from proceedings.publish.publication import read_site
from proceedings.read.ledger import LEDGER, load_ledger

pytestmark = pytest.mark.built  # not of the quick loop: it publishes whole conferences

QUOTE = "Slow water carries the finest gravel"
SECTION = "takeaways.yml: - id: gravel → - id: gravel⏎  corrected:⏎    - paragraph: "
TELL = ", note: Misheard.}]"
AWAY = "withdrawn: {date: 2032-01-01, reason: At the request of the person.}"
FINE = "Read 2 speakers, 1 quote, 1 report, 1 section, 1 contact, 2 printed pages.\n"
FINE_WITH_TERM = FINE.replace(".\n", ", 1 term.\n")
NOT_PUBLISHED = (
    "What “was” says here is not what was published. Copy the words, and the speaker’s id if that "
    "was another, from the published site or from the project’s history.\n"
)
QUOTE_CHANGED = (
    "This quote was published with other words or under another speaker. Restore it. If it is "
    "corrected, tell the readers: add “corrected: [{date: …, was: …, note: …}]”, and “speaker: …” "
    "if the speaker was another.\n"
)


ENOUGH = (
    " If only the quote in it is corrected, “corrected” there is enough: readers are told of it "
    "here too.\n"
)


def paragraph_changed(name: str, free: str, more: str = "\n") -> str:
    return (
        f"The paragraph {name} was published with other words or page marks. Restore it. If it is "
        f"new, begin it with the mark “{{#{free}}}”; if it is corrected, tell the readers: add to "
        f"the section “corrected: [{{paragraph: {name}, date: …, was: …, note: …}}]” (without "
        "“was” where words are withdrawn)." + more
    )


def restore(name: str) -> str:
    return (
        f"Restore its id; or add “formerly: [{name}]” to the record that it is now, or “withdrawn: "
        "{date: …, reason: …}” to its own.\n"
    )


def line_of(project: Path, address: str) -> int:
    return load_ledger(project).lines[address].number


@pytest.mark.parametrize(
    ("edits", "says"),
    [
        # gone or renamed
        (
            ["speakers.yml: id: slow-water → id: calm-water"],
            "published.txt:LINE(quotes/slow-water/):1: “/quotes/slow-water/” was published and is "
            "gone. “/quotes/calm-water/” seems to be the same: add “formerly: [slow-water]” there "
            "(speakers.yml:7:7).\n",
        ),
        (
            ["speakers.yml: id: slow-water → id: calm-water⏎      formerly: [slow-water]"],
            FINE,
        ),
        (
            ["takeaways.yml: - id: gravel → - id: sand"],
            "published.txt:LINE(takeaways/gravel/):1: “/takeaways/gravel/” was published and is "
            "gone. “/takeaways/sand/” seems to be the same: add “formerly: [gravel]” there "
            "(takeaways.yml:1:3).\n",
        ),
        (["takeaways.yml: - id: gravel → - id: sand⏎  formerly: [gravel]"], FINE),
        (
            ["speakers.yml: - id: tomas-reyes → - id: thomas-reyes"],
            "published.txt:LINE(speakers/tomas-reyes/):1: “/speakers/tomas-reyes/” was published "
            "and is gone. Did you mean “thomas-reyes”? " + restore("tomas-reyes"),
        ),
        (
            [
                "speakers.yml: - id: ida-holm → - id: ida⏎  formerly: [ida-holm]",
                "contacts.yml: speaker: ida-holm → speaker: ida",
            ],
            FINE,
        ),
        (
            ["contacts.yml: - id: river-office → - id: office"],
            "published.txt:LINE(contacts/#river-office):1: “/contacts/#river-office” was published "
            "and is gone. " + restore("river-office"),
        ),
        (["contacts.yml: - id: river-office → - id: office⏎  formerly: [river-office]"], FINE),
        (
            ["contacts.yml: - id: river-office → - id: river-office⏎  formerly: [office]"],
            "contacts.yml:1:3: “office” was never published. Delete it from “formerly”.\n",
        ),
        # words
        (
            ["speakers.yml: text: Slow → text: Calm", "takeaways.yml: “Slow → “Calm"],
            "speakers.yml:7:7: "
            + QUOTE_CHANGED
            + "takeaways.yml:6:5: "
            + paragraph_changed("p1-1", "p1-3", ENOUGH),
        ),
        (
            [
                "speakers.yml: text: Slow → corrected: [{date: 2032-01-01, was: "
                f"{QUOTE}{TELL}⏎      text: Calm",
                "takeaways.yml: “Slow → “Calm",
            ],
            FINE,
        ),
        (
            [
                "speakers.yml: text: Slow → corrected: [{date: 2032-01-01, was: Slow gravel"
                f"{TELL}⏎      text: Calm",
                "takeaways.yml: “Slow → “Calm",
            ],
            f"speakers.yml:7:7: {NOT_PUBLISHED}takeaways.yml:6:5: "
            + paragraph_changed("p1-1", "p1-3", ENOUGH),
        ),
        (
            ["takeaways.yml: Boats were → Ships were"],
            "takeaways.yml:9:5: " + paragraph_changed("p1-2", "p1-3"),
        ),
        (
            ["takeaways.yml: built {p. 2} on → built on {p. 2}"],
            "takeaways.yml:9:5: " + paragraph_changed("p1-2", "p1-3"),
        ),
        (
            [
                "takeaways.yml: Boats were → Ships were",
                f"{SECTION}p1-2⏎      date: 2032-01-01⏎      note: Misprint.⏎      was: Mr. Reyes "
                "had read “The Long Reach”. Boats were built {p. 2} on both banks.",
            ],
            FINE,
        ),
        (
            [
                "takeaways.yml: Boats were → Ships were",
                f"{SECTION}p1-2⏎      date: 2032-01-01⏎      note: Misprint.⏎      was: Mr. Reyes "
                "had read “The Long Reach”. Boats were built on {p. 2} both banks.",
            ],
            f"takeaways.yml:14:5: {NOT_PUBLISHED}",
        ),
        # whose words
        (
            [
                "speakers.yml: ⏎  quotes:⏎    - id: slow-water⏎      text: "
                f"{QUOTE} → ",
                "speakers.yml: named_as: [Mr. Reyes] → named_as: [Mr. Reyes]⏎  quotes:⏎    - id: "
                f"slow-water⏎      text: {QUOTE}",
                "takeaways.yml: said Dr. Holm. → said Mr. Reyes.",
            ],
            "speakers.yml:15:7: "
            + QUOTE_CHANGED
            + "takeaways.yml:6:5: "
            + paragraph_changed("p1-1", "p1-3", ENOUGH),
        ),
        (
            [
                "speakers.yml: ⏎  quotes:⏎    - id: slow-water⏎      text: "
                f"{QUOTE} → ",
                "speakers.yml: named_as: [Mr. Reyes] → named_as: [Mr. Reyes]⏎  quotes:⏎    - id: "
                f"slow-water⏎      text: {QUOTE}⏎      corrected: [{{date: 2032-01-01, "
                f"was: {QUOTE}, speaker: ida-holm{TELL}",
                "takeaways.yml: said Dr. Holm. → said Mr. Reyes.",
                f"{SECTION}p1-1⏎      date: 2032-01-01⏎      note: Misprint.⏎      was: “{QUOTE}”, "
                "said Dr. Holm. Dr. Holm described three old weirs.",
            ],
            FINE,
        ),
        # paragraphs
        (
            ["takeaways.yml: {p. 1} “Slow → {p. 1} New.⏎⏎    “Slow"],
            "takeaways.yml:6:5: "
            + paragraph_changed("p1-1", "p1-3")
            + "takeaways.yml:8:5: The paragraph p1-2 holds the words that were published as p1-1. "
            "Published paragraphs keep their ids: begin the paragraph that is new with the mark "
            "“{#p1-3}”, or this one with “{#p1-1}”.\n",
        ),
        (["takeaways.yml: {p. 1} “Slow → {#p1-3} {p. 1} New.⏎⏎    “Slow"], FINE),
        (
            ["takeaways.yml: ⏎⏎    Mr. Reyes →  Mr. Reyes"],
            "published.txt:LINE(takeaways/gravel/#p1-2):1: “/takeaways/gravel/#p1-2” was published "
            "and is gone. Restore the paragraph. If it is a part of another now, begin that with "
            "the mark “{#p1-2}” too; if its words are withdrawn, “[words withdrawn]” stands in "
            "their place.\ntakeaways.yml:6:5: " + paragraph_changed("p1-1", "p1-3"),
        ),
        # a correction of what was never published
        (
            [
                "speakers.yml: named_as: [Mr. Reyes] → named_as: [Mr. Reyes]⏎  quotes:⏎    - id: "
                f"high-water⏎      text: High water⏎      corrected: [{{date: 2032-01-01, was: "
                f"Higher water{TELL}",
                "takeaways.yml: on both banks. → on both banks.⏎⏎    “High water”, said Mr. Reyes.",
            ],
            "".join(
                f"{place}: This was never published, so that nothing is corrected. Delete it.\n"
                for place in ("speakers.yml:18:7", "takeaways.yml:11:5")
            ),
        ),
        (
            [f"speakers.yml: named_as: [Mr. Reyes] → named_as: [Mr. Reyes]⏎- id: new⏎  {AWAY}"],
            "speakers.yml:17:3: This was never published, so that nothing is to be withdrawn. "
            "Delete it.\n",
        ),
    ],
)  # fmt: skip
def test_what_was_published_stays(
    edits: list[str], says: str, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(published, edits)
    status = main(["check", str(published)])
    lines = re.sub(r"LINE\((.*?)\)", lambda match: str(line_of(published, match[1])), says)
    assert (capsys.readouterr().out, status) == (lines, int(says != FINE))


RENAMED = "speakers.yml: id: slow-water → id: calm-water"
GONE = "published.txt:LINE(quotes/slow-water/):1: “/quotes/slow-water/” was published and is gone."
NO_EMAIL = "contacts.yml: email: ida → email: not ida"
IS_NO_EMAIL = "contacts.yml:6:10: “not ida@example.org” cannot stand here."
CALM = "speakers.yml: text: Slow → text: Calm"
IS_NOT_CALM = "speakers.yml:8:13: The quote has “Calm” where printed page 1 has “Slow”"
SHIPS = "takeaways.yml: Boats were → Ships were"
NOT_SHIPS = "takeaways.yml:9:5: The paragraph p1-2 was published with other words"


@pytest.mark.parametrize(
    ("edits", "says"),
    [
        # what does not depend on the fault is told with it
        ([RENAMED, NO_EMAIL], [IS_NO_EMAIL, GONE]),
        ([SHIPS, NO_EMAIL], [IS_NO_EMAIL, NOT_SHIPS]),
        ([SHIPS, CALM], [IS_NOT_CALM, NOT_SHIPS]),
        (
            ["takeaways.yml: - id: gravel → - id: sand", CALM],
            [
                "published.txt:LINE(takeaways/gravel/):1: “/takeaways/gravel/” was published",
                IS_NOT_CALM,
            ],
        ),
        (
            [RENAMED, "takeaways.yml: three old weirs → three older weirs"],
            [
                GONE,
                "speakers.yml:11:38: The report matches up to",
                "takeaways.yml:6:5: The paragraph p1-1 was published with other words",
            ],
        ),
        (
            ["contacts.yml: - id: river-office → - id: office", "speakers.yml: role: B → rule: B"],
            [
                "published.txt:LINE(contacts/#river-office):1: “/contacts/#river-office” was",
                "speakers.yml:12:3: This speaker has no “role”.",
                "speakers.yml:15:3: “rule” is no key of a speaker.",
            ],
        ),
        (
            ["speakers.yml: quotes: → formerly: [ida]⏎  quotes:", NO_EMAIL],
            [IS_NO_EMAIL, "speakers.yml:1:3: “ida” was never published."],
        ),
        # what the fault may have caused is not told
        ([CALM], [IS_NOT_CALM]),
        (["takeaways.yml: {p. 2} → {p, 2}"], ["takeaways.yml:9:59: “{p, 2}” is no page mark."]),
        (
            [SHIPS, "takeaways.yml: “Slow → Slow"],
            ["takeaways.yml:6:48: The quotation mark after “carries the finest gravel”"],
        ),
        (
            [f"{RENAMED}⏎      formrly: [slow-water]"],
            ["speakers.yml:8:7: “formrly” is no key of a quote."],
        ),
        (
            ["takeaways.yml: - id: gravel → - id: Gravel"],
            ["takeaways.yml:1:7: “Gravel” cannot stand here."],
        ),
        (
            ["speakers.yml: - id: tomas-reyes → - idd: tomas-reyes"],
            [
                "speakers.yml:12:3: This speaker has no “id”.",
                "speakers.yml:12:3: “idd” is no key of a speaker.",
            ],
        ),
        (
            ["mkdocs.yml: title: → titel:", RENAMED],
            [
                "mkdocs.yml:4:5: This event has no “title”.",
                "mkdocs.yml:4:5: “titel” is no key of an event.",
                GONE,
            ],
        ),
    ],
)
def test_problems_of_the_record_and_of_the_ledger_come_in_one_run(
    edits: list[str], says: list[str], published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(published, edits)
    assert main(["check", str(published)]) == 1
    said = capsys.readouterr().out.splitlines()
    expected = [
        re.sub(r"LINE\((.*?)\)", lambda match: str(line_of(published, match[1])), line)
        for line in says
    ]
    assert [line[: len(start)] for line, start in zip(said, expected, strict=True)] == expected


WITHOUT_SPEAKER = (
    "speakers.yml: - id: ida-holm⏎  name: Ida Holm⏎  family_name: Holm⏎  role: Hydrologist⏎  "
    f"named_as: [Dr. Holm]⏎  quotes:⏎    - id: slow-water⏎      text: {QUOTE}⏎  reports:⏎    - id: "
    f"three-weirs⏎      text: Dr. Holm described three old weirs. → - id: ida-holm⏎  {AWAY}⏎  "
    f"quotes:⏎    - id: slow-water⏎      {AWAY}"
)
WITHOUT_CONTACT = (
    "contacts.yml: - id: river-office⏎  organization: River Office⏎  name: Ida Holm⏎  phone: 12 34 "
    '56 78⏎  tel: "+4712345678"⏎  email: ida@example.org⏎  speaker: ida-holm → '
    f"- id: river-office⏎  {AWAY}"
)
WITHOUT_WORDS = f"speakers.yml: text: {QUOTE} → {AWAY}"
TOLD = f"{SECTION}p1-1⏎      date: 2032-01-01⏎      note: Words were withdrawn."


@pytest.mark.parametrize(
    ("edits", "says"),
    [
        (
            ["index.yml: id: weirs → id: dams"],
            "published.txt:LINE(index/#weirs):1: “/index/#weirs” was published and is gone. "
            "Restore its entry in index.yml, or add “formerly: [weirs]” to the entry that takes "
            "its place.\n",
        ),
        (["index.yml: id: weirs → id: dams⏎  formerly: [weirs]"], FINE_WITH_TERM),
        (
            ["index.yml: id: weirs → id: weirs⏎  formerly: [dams]"],
            "index.yml:1:3: “dams” was never published. Delete it from “formerly”.\n",
        ),
        (
            ["index.yml: id: weirs → id: weirs⏎  formerly: [ida-holm]"],
            "index.yml:2:14: The id “ida-holm” is taken already, in speakers.yml, line 1. Choose "
            "another for the newer of the two.\n",
        ),
    ],
)
def test_entries_of_the_index_stay(
    tmp_path: Path, edits: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project = valid(tmp_path / "project")
    index = "- id: weirs\n  name: Weirs\n  forms: [old weirs]\n"
    (project / "index.yml").write_text(index, "utf-8")
    assert main(["publish", str(project)]) == 0
    capsys.readouterr()
    edit(project, edits)
    main(["check", str(project)])
    line = line_of(project, "index/#weirs")
    assert capsys.readouterr().out == says.replace("LINE(index/#weirs)", str(line))


@pytest.mark.parametrize(
    ("edits", "says"),
    [
        (
            [f"speakers.yml: id: slow-water → id: slow-water⏎      {AWAY}"],
            "speakers.yml:9:7: This is withdrawn, so that “text” must not stay here. Delete it.\n"
            "takeaways.yml:6:13: These words are withdrawn. Write “[words withdrawn]” in the place "
            "of the passage and its quotation marks, and wherever else they stand. Then tell the "
            "readers: add to the section “corrected: [{paragraph: p1-1, date: …, note: …}]”, and "
            "at last run “proceedings publish”.\n",
        ),
        (
            [WITHOUT_WORDS, f"takeaways.yml: “{QUOTE}” → [words withdrawn]"],
            "published.txt:#:1: Words at “/quotes/slow-water/” are withdrawn, and their "
            "fingerprint still stands here. Run “proceedings publish”, or write “-” in the "
            "fingerprint’s place.\ntakeaways.yml:6:5: " + paragraph_changed("p1-1", "p1-3"),
        ),
        (
            [f"speakers.yml: - id: ida-holm → - id: ida-holm⏎  {AWAY}", WITHOUT_CONTACT],
            "".join(
                f"speakers.yml:{line}:3: This is withdrawn, so that “{key}” must not stay here. "
                "Delete it.\n"
                for line, key in ((3, "name"), (4, "family_name"), (5, "role"), (6, "named_as"))
            )
            + "speakers.yml:8:7: The speaker is withdrawn, and so are the quotes. Add “withdrawn: "
            "{date: …, reason: …}” to this one.\n"
            "speakers.yml:10:3: This is withdrawn, so that “reports” must not stay here. Delete "
            "it.\n"
            + "".join(
                f"takeaways.yml:6:{column}: This names a speaker who is withdrawn. Write “[name "
                "withdrawn]” in its place, in quotations too.\n"
                for column in (57, 67)
            ),
        ),
        (
            [WITHOUT_SPEAKER],
            "contacts.yml:3:9: This names a speaker who is withdrawn. Take the name out.\n"
            "contacts.yml:7:12: No speaker has the id “ida-holm”.",
        ),
        (
            ["speakers.yml: id: three-weirs → id: three-weirs⏎      formerly: [weirs]"],
            "speakers.yml:11:7: A report has no page, so that “formerly” says nothing. Delete it; "
            "what has changed in the text is told by the section’s “corrected”.\n",
        ),
        (
            [TOLD],
            "takeaways.yml:3:7: What the paragraph was is not said. Add “was: …”; only where words "
            "are withdrawn, and “[words withdrawn]” or “[name withdrawn]” stands in their place, "
            "it is left out.\n",
        ),
        (
            [TOLD.replace("p1-1", "p1-9")],
            "takeaways.yml:3:18: There is no paragraph “p1-9” here. Copy the id from the end of "
            "the paragraph’s link.\n",
        ),
        (
            [
                "speakers.yml: text: Slow → corrected:⏎        - {date: 2032-01-01, was: a, note: "
                "b}⏎        - {date: 2031-01-01, was: c, note: d}⏎      text: Slow"
            ],
            "speakers.yml:9:9: Corrections of one thing stand in the order of their days, the "
            "oldest first, and no two on one day. Mend the order or the dates.\n",
        ),
        (
            [
                "speakers.yml: text: Slow → corrected: [{date: 2032-01-01, was: "
                f"{QUOTE}, speaker: nobody{TELL}⏎      text: Slow"
            ],
            "speakers.yml:8:90: No speaker has the id “nobody”. Copy the id from speakers.yml.\n",
        ),
        (
            [
                "speakers.yml: text: Slow → corrected: [{date: 2032-01-01, was: "
                f"{QUOTE}{TELL}⏎      text: Slow"
            ],
            "speakers.yml:8:19: Nothing was different before this correction. Delete it.\n",
        ),
        (
            ["speakers.yml: id: slow-water → id: slow-water⏎      formerly: [three-weirs]"],
            "speakers.yml:7:7: “three-weirs” was never published. Delete it from “formerly”.\n"
            "speakers.yml:11:11: The id “three-weirs” is taken already, in speakers.yml, line 8. "
            "Choose another for the newer of the two.\n",
        ),
        (
            [
                'mkdocs.yml: date: 2031-09-02} → date: 2031-09-02, earlier: [{version: "1", date: '
                '2031-08-01}, {version: "0", date: 2031-10-01}]}'
            ],
            "mkdocs.yml:6:57: Version “1” stands twice. Delete one of the two.\n"
            "mkdocs.yml:6:91: Versions stand in the order of their days, the newest first. Move "
            "it.\n",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_changes_is_checked(
    edits: list[str], says: str, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(published, edits)
    assert main(["check", str(published)]) == 1
    said = capsys.readouterr().out  # the line depends on all else that is published
    assert re.sub(r"^published\.txt:\d+:", "published.txt:#:", said).startswith(says)


@pytest.mark.parametrize(
    ("edits", "erased"),
    [
        (
            [WITHOUT_WORDS, f"takeaways.yml: “{QUOTE}” → [words withdrawn]", TOLD],
            ["quotes/slow-water/", "takeaways/gravel/#p1-1"],
        ),
        (
            [
                WITHOUT_SPEAKER,
                WITHOUT_CONTACT,
                f"takeaways.yml: “{QUOTE}”, said Dr. Holm. Dr. Holm described → [words withdrawn], "
                "said [name withdrawn]. [name withdrawn] described",
                TOLD,
            ],
            ["quotes/slow-water/", "takeaways/gravel/#p1-1"],
        ),
    ],
)
def test_after_a_withdrawal_no_fingerprint_is_left(
    edits: list[str], erased: list[str], published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = load_ledger(published).lines
    edit(published, edits)
    assert main(["check", str(published)]) == 1
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if "published.txt" not in line.split()[0]] == []
    assert said.count("are withdrawn, and their fingerprint still stands here") == len(erased)

    assert main(["publish", str(published)]) == 0
    assert main(["check", str(published)]) == 0
    text = (published / LEDGER).read_text("utf-8")
    after = load_ledger(published).lines
    assert before.keys() <= after.keys()
    for address in erased:
        assert after[address].fingerprints[0] == "-"
        assert before[address].fingerprints[0] not in text


def test_what_was_renamed_can_be_withdrawn(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All its addresses answer, and no fingerprint is left at any."""
    edit(published, [f"{RENAMED}⏎      formerly: [slow-water]"])
    assert main(["publish", str(published)]) == 0
    edit(
        published,
        [
            f"speakers.yml: text: {QUOTE} → {AWAY}",
            f"takeaways.yml: “{QUOTE}” → [words withdrawn]",
            TOLD,
        ],
    )
    assert main(["publish", str(published)]) == 0
    assert main(["check", str(published)]) == 0
    site = read_site(published, "https://example.org/")
    assert site.former == {"quotes/slow-water/": "quotes/calm-water/"}
    lines = load_ledger(published).lines
    for address in ("quotes/slow-water/", "quotes/calm-water/"):
        assert lines[address].fingerprints == ("-",)
        said = site.files[f"{address}citation.ris"].text
        assert "UR  - https://example.org/quotes/calm-water/" in said
        assert "gravel" not in said
    capsys.readouterr()


def test_a_page_can_be_removed_altogether(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = "- id: tomas-reyes⏎  name: Tomas Reyes⏎  family_name: Reyes⏎  role: Boat builder⏎  "
    edit(
        published,
        [
            f"speakers.yml: {record}named_as: [Mr. Reyes] → ",
            "takeaways.yml: Mr. Reyes had → [name withdrawn] had",
            TOLD.replace("p1-1", "p1-2"),
        ],
    )
    assert main(["publish", str(published)]) == 1
    assert main(["publish", "--remove", "/speakers/nobody/", str(published)]) == 1
    assert main(["publish", "--remove", "/speakers/tomas-reyes/", str(published)]) == 0
    assert main(["check", str(published)]) == 0
    text = (published / LEDGER).read_text("utf-8")
    assert "tomas" not in text
    assert re.search(r"^removed [0-9a-f]{32}$", text, re.MULTILINE)


def test_publishing_again_changes_nothing(published: Path) -> None:
    before = (published / LEDGER).read_bytes()
    assert main(["publish", str(published)]) == 0
    assert (published / LEDGER).read_bytes() == before


def test_corrected_again_and_again(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each published wording has to be told, in its order; none can be left out later."""
    first = f"{{date: 2032-01-01, was: {QUOTE}, note: a}}"
    second = "{date: 2033-01-01, was: Calm water carries the finest gravel, note: b}"
    edit(
        published,
        [
            f"speakers.yml: text: Slow → corrected: [{first}]⏎      text: Calm",
            "takeaways.yml: “Slow → “Calm",
        ],
    )
    assert main(["publish", str(published)]) == 0
    edit(
        published,
        [
            f"speakers.yml: {first}]⏎      text: Calm → {first}, {second}]⏎      text: Still",
            "takeaways.yml: “Calm → “Still",
        ],
    )
    assert main(["publish", str(published)]) == 0
    assert len(load_ledger(published).lines["quotes/slow-water/"].fingerprints) == 3
    capsys.readouterr()
    edit(published, [f"speakers.yml: {first}, → "])
    assert main(["check", str(published)]) == 1
    assert NOT_PUBLISHED in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("quotes/x/ 0123", "published.txt:LAST:1: “quotes/x/ 0123” is no line of the ledger. "),
        ("/quotes/x/ 0123", "published.txt:LAST:1: “/quotes/x/ 0123” is no line of the ledger. "),
        ("removed x", "published.txt:LAST:1: “removed x” is no line of the ledger. "),
        ("<<<<<<< HEAD", "published.txt:LAST:1: A merge conflict was left here. "),
        (
            "/quotes/slow-water/ 0123456789abcdef",
            "published.txt:LAST:1: “/quotes/slow-water/” stands here and in line ",
        ),
    ],
)
def test_a_ledger_that_cannot_be_read(
    line: str, says: str, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = published / LEDGER
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    assert main(["check", str(published)]) == 1
    last = len(path.read_text("utf-8").splitlines())
    assert capsys.readouterr().out.startswith(says.replace("LAST", str(last)))


def test_lines_of_two_branches(published: Path) -> None:
    """Whatever their order: of two lines for one address the longer holds the shorter."""
    path = published / LEDGER
    rows = path.read_text("utf-8").splitlines()
    (quote,) = (row for row in rows if row.startswith("/quotes/slow-water/ "))
    merged = [*reversed(rows), quote, quote.partition(" ")[0]]
    path.write_text("\n".join(merged) + "\n", "utf-8")
    assert main(["publish", str(published)]) == 0
    assert path.read_text("utf-8").splitlines() == rows


def test_the_editors_own_pages_and_files(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = published / "docs"
    (docs / "history.md").write_text("---\ntitle: History\n---\n## Then { #then }\n\n## Now\n")
    (docs / "map.svg").write_text("<svg/>")
    assert main(["publish", str(published)]) == 0
    capsys.readouterr()
    (docs / "history.md").write_text("## Today { #now }\n")
    (docs / "map.svg").unlink()
    assert main(["check", str(published)]) == 1
    assert re.findall(r"“/(.*?)” was published and is gone\. (.*)", capsys.readouterr().out) == [
        ("history/#then", "Restore it in the docs folder."),
        ("map.svg", "Restore it in the docs folder."),
    ]


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (
            "## Then { #then }\n\n## Now\n",
            [
                "/how-to/” was published and is gone. Restore it in the docs folder, or add "
                "“formerly: [how-to/]” on top of the page that takes its place, between two lines "
                "“---”."
            ],
        ),
        ("---\nformerly: [how-to/]\n---\n## Then { #then }\n\n## Now\n", []),
        (
            "---\nformerly: [how-to/]\n---\n## Now\n",
            ["/how-to/#then” was published and is gone. Restore it in the docs folder."],
        ),
    ],
    ids=["renamed in silence", "declared", "a heading is gone"],
)
@pytest.mark.parametrize("is_wrong_too", [False, True])
def test_a_page_of_the_editors_own_is_renamed(
    page: str,
    says: list[str],
    is_wrong_too: bool,
    published: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    docs = published / "docs"
    (docs / "how-to.md").write_text("## Then { #then }\n\n## Now\n")
    assert main(["publish", str(published)]) == 0
    (docs / "how-to.md").rename(docs / "manual.md").write_text(page)
    capsys.readouterr()
    if is_wrong_too:
        edit(published, [NO_EMAIL])
    status = main(["check", str(published)])
    said = [line for line in capsys.readouterr().out.splitlines() if "“/how-to" in line]
    assert [line.partition("“")[2] for line in said] == says
    assert status == int(bool(says) or is_wrong_too)
    if not status:
        assert main(["publish", str(published)]) == 0
        assert {"how-to/", "how-to/#then", "manual/", "manual/#then"} <= load_ledger(
            published
        ).lines.keys()


def test_comparing_costs_no_more_than_the_length(tmp_path: Path) -> None:
    """tests/soak compares more."""
    assert growth(comparing(tmp_path), 60) < MOST


def comparing(folder: Path) -> Callable[[int], None]:
    """What compares a record of some speakers with its ledger."""

    def compare(speakers: int) -> None:
        project = folder / str(speakers)
        if not project.exists():
            project.mkdir()
            write(project, speakers)
            main(["publish", str(project)])
        assert main(["check", str(project)]) == 0

    return compare
