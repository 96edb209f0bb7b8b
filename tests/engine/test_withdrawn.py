"""What is withdrawn is not published again, whichever advice an editor follows."""

from pathlib import Path

import pytest

from corpus import edit, valid
from growth import MOST, growth
from proceedings.__main__ import main
from proceedings.read.entries import SpeakerEntry
from proceedings.read.ledger import LEDGER, Ledger, LedgerLine
from proceedings.record.history import fingerprint
from proceedings.record.text import Numbering, paragraphs
from proceedings.record.withdrawn import WithdrawnWords

pytestmark = pytest.mark.built  # not of the quick loop: it publishes whole conferences

QUOTE = "Slow water carries the finest gravel"
AWAY = "withdrawn: {date: 2032-01-01, reason: At the request of the person.}"
WITHOUT_WORDS = f"speakers.yml: text: {QUOTE} → {AWAY}"
TOLD = (
    "takeaways.yml: - id: gravel → - id: gravel⏎  corrected:⏎    - paragraph: p1-1⏎      date: "
    "2032-01-01⏎      note: Words were withdrawn."
)
SAYS = (
    "These words are withdrawn. Write “[words withdrawn]” in the place of the passage and its "
    "quotation marks, and wherever else they stand. Then tell the readers: add to the section "
    "“corrected: [{paragraph: p1-"
)
AGAIN = f"quotes:⏎    - id: slow-once-more⏎      text: {QUOTE}⏎    - id: slow-water"


STANDING = {
    "as they stood": ([], 6, 13),
    "as nobody's quote": (
        [f"takeaways.yml: - id: gravel → - id: gravel⏎  not_quotes: [{QUOTE}]"],
        7,
        13,
    ),
    "as another quote": ([f"speakers.yml: quotes:⏎    - id: slow-water → {AGAIN}"], 6, 13),
    "without quotation marks": ([f"takeaways.yml: “{QUOTE}” → {QUOTE}"], 6, 12),
    "in the middle": ([f"takeaways.yml: “{QUOTE}” → It was said: {QUOTE}"], 6, 25),
    "in a longer passage": ([f"takeaways.yml: “{QUOTE}” → “Yes: {QUOTE}, yes”"], 6, 18),
    "in another paragraph": (
        [
            f"takeaways.yml: “{QUOTE}” → [words withdrawn]",
            f"takeaways.yml: Mr. Reyes had → {QUOTE}. Mr. Reyes had",
            TOLD,
        ],
        None,
        None,
    ),
}


@pytest.mark.parametrize("command", ["check", "publish"])
@pytest.mark.parametrize(("edits", "line", "column"), STANDING.values(), ids=STANDING)
def test_the_words_are_known_without_their_entry(
    command: str,
    edits: list[str],
    line: int | None,
    column: int | None,
    published: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = (published / LEDGER).read_bytes()
    edit(published, [WITHOUT_WORDS, *edits])
    assert main([command, str(published)]) == 1
    said = [one for one in capsys.readouterr().out.splitlines() if SAYS in one]
    assert len(said) == 1
    if line:
        assert said[0].startswith(f"takeaways.yml:{line}:{column}: {SAYS}1, date: …")
    assert (published / LEDGER).read_bytes() == before


def test_no_advice_is_given_that_would_publish_them(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(published, [WITHOUT_WORDS])
    assert main(["check", str(published)]) == 1
    assert "not_quotes" not in capsys.readouterr().out


FINE = {
    "words of another speaker": ("“Slow water carries the finest sand”, said Dr. Holm.", []),
    "a few words that anybody says": ("Yes, said Dr. Holm.", []),
    "the words": (f"“{QUOTE}”, said Dr. Holm.", [QUOTE]),
    "the words with their stop": (f"{QUOTE}, said Dr. Holm.", [QUOTE]),
    "the words with straight marks": (f'"{QUOTE}", said Dr. Holm.', [QUOTE]),
    "twice": (f"“{QUOTE}”, he said. {QUOTE}.", [QUOTE, QUOTE]),
    "within a sentence": (f"As we heard, {QUOTE} – always.", [QUOTE]),
}


@pytest.mark.parametrize(("text", "found"), FINE.values(), ids=FINE)
def test_where_they_stand(text: str, found: list[str]) -> None:
    away = {"date": "2032-01-01", "reason": "Asked."}
    quotes = [{"id": "a", "withdrawn": away}, {"id": "b", "withdrawn": away}]
    speaker = SpeakerEntry.model_validate({"id": "ida", "withdrawn": away, "quotes": quotes})
    lines = {
        "quotes/a/": LedgerLine(("-", fingerprint("ida", QUOTE))),
        "quotes/b/": LedgerLine((fingerprint("ida", "Yes"),)),
    }
    known = WithdrawnWords([speaker], Ledger(lines))
    (typed,), _ = paragraphs(text, Numbering())
    spans = known.standing(typed.paragraph)
    assert [typed.paragraph.text[span.start : span.end] for span in spans] == found
    assert list(WithdrawnWords([speaker], Ledger()).standing(typed.paragraph)) == []


def test_looking_costs_no_more_than_the_length() -> None:
    away = {"date": "2032-01-01", "reason": "Asked."}
    quotes = [{"id": "a", "withdrawn": away}]
    speaker = SpeakerEntry.model_validate({"id": "ida", "withdrawn": away, "quotes": quotes})
    known = WithdrawnWords([speaker], Ledger({"quotes/a/": LedgerLine(("0" * 16,))}))

    def look(number: int) -> None:
        (typed,), _ = paragraphs("Again, and again; so it goes. " * number, Numbering())
        assert list(known.standing(typed.paragraph)) == []

    assert growth(look, 100) < MOST


WITHOUT_SPEAKER = (
    "speakers.yml: - id: ida-holm⏎  name: Ida Holm⏎  family_name: Holm⏎  role: Hydrologist⏎  "
    f"named_as: [Dr. Holm]⏎  quotes:⏎    - id: slow-water⏎      text: {QUOTE}⏎  reports:⏎    - id: "
    f"three-weirs⏎      text: Dr. Holm described three old weirs. → - id: ida-holm⏎  {AWAY}⏎  "
    f"quotes:⏎    - id: slow-water⏎      {AWAY}"
)
WITHOUT_NAME = [
    WITHOUT_SPEAKER,
    f"takeaways.yml: “{QUOTE}”, said Dr. Holm. Dr. Holm described → [words withdrawn], said "
    "[name withdrawn]. [name withdrawn] described",
    TOLD,
    "contacts.yml: ⏎  speaker: ida-holm → ",
    "contacts.yml: Ida Holm → Somebody",
]
NAMED = "This names a speaker who is withdrawn. "
MAYBE = "Note: A speaker is withdrawn whose name may be this “Holm”. "
OUT = "Write “[name withdrawn]” in its place, in quotations too"
ELSEWHERE = {
    "contact": ("contacts.yml: name: Somebody → name: Ida Holm", "contacts.yml:3:9", NAMED),
    "organization": (
        "contacts.yml: organization: River → organization: Holm & River",
        *("contacts.yml:2:17", MAYBE),
    ),
    "summary": (
        "takeaways.yml: summary: Why → summary: Ída HOLM’s why",
        *("takeaways.yml:7:12", NAMED),
    ),
    "text": ("takeaways.yml: Mr. Reyes had → Ida Holm had", "takeaways.yml:13:5", NAMED + OUT),
    "note of a correction": (
        "takeaways.yml: note: Words were → note: Words of Holm were",
        *("takeaways.yml:5:22", MAYBE),
    ),
    "another's role": (
        "speakers.yml: role: Boat builder → role: Of Ida Holm’s",
        *("speakers.yml:9:12", NAMED),
    ),
    "reason": (
        f"speakers.yml: - id: slow-water⏎      {AWAY} → - id: slow-water⏎      withdrawn: {{date: "
        "2032-01-01, reason: Ida Holm asked.}",
        *("speakers.yml:5:45", NAMED),
    ),
    "index": ("index.yml: name: Weirs → name: Holm’s weirs", "index.yml:2:9", MAYBE),
    "page": ("docs/index.md: River Days → River Days, by Ida⏎Holm", "docs/index.md:1:18", NAMED),
    "surname on a page": ("docs/index.md: River Days → Days of Holm", "docs/index.md:1:11", MAYBE),
    "a word on a page": ("docs/index.md: River Days → A holm in the river", "", ""),
    "a longer word": ("docs/index.md: River Days → Holmgard", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("change", "where", "says"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_name_is_looked_for_wherever_it_may_stand(
    change: str, where: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = valid(tmp_path / "project")
    index = "- id: weirs\n  name: Weirs\n  forms: [old weirs]\n"
    (project / "index.yml").write_text(index, "utf-8")
    (project / "docs" / "index.md").write_text("# River Days\n", "utf-8")
    assert main(["publish", str(project)]) == 0
    edit(project, WITHOUT_NAME)
    assert main(["publish", str(project)]) == 0
    capsys.readouterr()
    edit(project, [change])
    main(["check", str(project)])
    said = [
        line
        for line in capsys.readouterr().out.splitlines()
        if "speaker is with" in line or NAMED in line
    ]
    found = [line[: len(where) + len(says) + 2] for line in said]
    assert found == ([f"{where}: {says}"] if where else [])


def test_a_surname_that_another_speaker_has_says_nothing(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = "- id: ole-holm⏎  name: Ole Holm⏎  family_name: Holm⏎  role: Miller"
    edit(published, [*WITHOUT_NAME, f"speakers.yml: - id: tomas-reyes → {other}⏎- id: tomas-reyes"])
    assert main(["publish", str(published)]) == 0
    capsys.readouterr()
    assert main(["check", str(published)]) == 0
    assert "Note" not in capsys.readouterr().out
