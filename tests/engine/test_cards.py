"""The pictures of links: what they say, how they look, that nothing is cut off, and what they cost.

After a meant change of what cards look like, `tests/run tests/engine/test_cards.py --renew-golden`
writes the small pictures in `golden/cards` anew; look at them before committing.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from edits import preview
from engine.cite.made_up import proceedings
from pages import meta, read
from proceedings.__main__ import main
from proceedings.problems import ProblemsFound
from proceedings.project import read_proceedings
from proceedings.publish import drawn as drawn_here
from proceedings.publish import painter, publication
from proceedings.publish.cards import (
    MOST_OF_WORDS,
    NAME,
    SIZE,
    Card,
    card_of_whole,
    card_without_words,
    cards,
)
from proceedings.publish.draw import EDGE, draw
from proceedings.publish.faces import Faces, Letters
from proceedings.publish.font_files import ASSETS
from proceedings.publish.painter import Painter, drawable
from proceedings.publish.publication import read_site
from proceedings.publish.typeset import fit, one_line
from support import CONFERENCES, build, conference, mkdocs_here

pytestmark = pytest.mark.built  # not of the quick loop: it publishes whole conferences

GOLDEN = Path(__file__).parent / "golden" / "cards"
SMALL = 5
"""How many times smaller the golden pictures are."""
ALIKE = 0.5
"""Greys of 255 by which pictures may differ on average: another Pillow draws edges otherwise."""
MOST_BYTES = 60 * 1024
BAR = 12
URL = "https://proceedings.example/"

SENTENCE = "The pond is the clock of the mill, and whoever keeps the pond keeps the time of all. "
QUOTE = Card(
    "The pond is the clock.",
    event="Two Tides: the pond & the mill",
    where="Bergen, 14–15 March 2031",
    accent="#174c55",
    direction="ltr",
    opens="“",
    closes="”",
    name="Nikos Almyros",
    role="Keeper of the pond, Museum of Mills",
    place="p. 7",
)
TITLE = replace(QUOTE, opens="", closes="", name="", role="")
LONG_NAME = "Maria Magdalena Wilhelmina van den Bergh-Oosterhuis-Lindqvist"
LONG_ROLE = (
    "Professor emerita of the history of waterways and mills, and former member of the permanent "
    "commission for tides, University of the Northern Shores"
)
RUSSIAN = "Пруд — это часы мельницы, и кто хранит пруд, тот хранит время всех, кто живёт ниже."
HEBREW = "הבריכה היא השעון של הטחנה (1911), ומי ששומר על Pond House שומר על הזמן."
CASES = {
    "one-word": replace(QUOTE, words="Water."),
    "most-words": replace(QUOTE, words=(SENTENCE * 5)[:MOST_OF_WORDS].strip()),
    "all-long": replace(
        QUOTE,
        words=(SENTENCE * 5)[:MOST_OF_WORDS].strip(),
        name=LONG_NAME,
        role=LONG_ROLE,
        event=LONG_ROLE,
    ),
    "markup": replace(QUOTE, words='Is 1 < 2 && "x" > <b>y</b>? `*ok*` \\{{ }} &amp;'),
    "long-word": replace(QUOTE, words="Rindfleischetikettierungsüberwachungsaufgaben" * 2),
    "address": replace(QUOTE, words="See https://example.org/a/very/long/address-that/goes/on/on."),
    "greek": replace(QUOTE, words="Ἡ λίμνη εἶναι τὸ ῥολόι μας.", opens="«", closes="»"),
    "russian": replace(QUOTE, words=RUSSIAN, opens="«", closes="»", name="Николай Мельников"),
    "hebrew": replace(QUOTE, words=HEBREW, direction="rtl", name="רחל לוי", event="שתי גאויות"),
    "czech": replace(QUOTE, words="Rybník je hodinami, řekl Dvořák.", opens="„", closes="“"),
    "high-and-low": replace(QUOTE, words="Ấp Ǻgjÿ ẞß Ỗ — fi ffl " * 8),
    "section": replace(TITLE, words="Focusing on demand", opens="3", label="6 Main Takeaways"),
    "long-section": replace(TITLE, words=LONG_ROLE, opens="12", label=LONG_ROLE, place="pp. 6–17"),
    "speaker": replace(TITLE, words=LONG_NAME, beneath=LONG_ROLE, place=""),
    "whole": replace(TITLE, event="", label="Colloquium", beneath="The pond & the mill", place=""),
    "accent": replace(QUOTE, accent="#7a1f2b"),
    "without-words": replace(TITLE, words=""),
}
hard = pytest.mark.parametrize("name", CASES)


@pytest.fixture(scope="module")
def letters() -> Letters:
    return Letters.of(None)


@pytest.fixture(scope="module")
def drawn(letters: Letters) -> Callable[[str], bytes]:
    known: dict[str, bytes] = {}
    return lambda name: known.get(name) or known.setdefault(name, draw(CASES[name], letters))


def image(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


@hard
def test_golden_cards(
    name: str, drawn: Callable[[str], bytes], pytestconfig: pytest.Config
) -> None:
    small = image(drawn(name)).reduce(SMALL)
    path = GOLDEN / f"{name}.png"
    if pytestconfig.getoption("--renew-golden"):
        path.parent.mkdir(exist_ok=True)
        small.convert("L").save(path)
    difference = ImageChops.difference(small.convert("L"), Image.open(path))
    assert ImageStat.Stat(difference).mean[0] < ALIKE


def test_golden_cards_are_all_in_use() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == CASES.keys()


@hard
def test_no_letter_stands_near_an_edge(name: str, drawn: Callable[[str], bytes]) -> None:
    picture = image(drawn(name))
    paper = Image.new("RGB", SIZE, picture.getpixel((2, SIZE[1] - 2)))
    below_bar = (0, BAR, *SIZE)
    inked = ImageChops.difference(picture, paper).crop(below_bar).getbbox()
    assert inked
    left, top, right, bottom = inked
    assert left >= EDGE
    assert top + BAR >= EDGE
    assert right <= SIZE[0] - EDGE
    assert bottom + BAR <= SIZE[1] - EDGE


@hard
def test_a_card_is_small(name: str, drawn: Callable[[str], bytes]) -> None:
    png = drawn(name)
    assert len(png) <= MOST_BYTES
    found = Image.open(BytesIO(png))
    assert (found.format, found.size, found.mode) == ("PNG", SIZE, "P")
    assert len(found.getcolors() or ()) <= 16


@hard
def test_the_same_card_is_the_same_to_the_byte(name: str, drawn: Callable[[str], bytes]) -> None:
    if name in ("hebrew", "section"):  # each opens all font files
        assert draw(CASES[name], Letters.of(None)) == drawn(name)


def test_every_part_of_a_card_shows(letters: Letters) -> None:
    full = replace(QUOTE, label="Context", beneath="Beneath")
    whole = draw(full, letters)
    changes: dict[str, Any] = {
        **dict.fromkeys(("words", "event", "where", "opens", "closes", "label"), "x"),
        **dict.fromkeys(("name", "role", "place", "beneath"), ""),
        "accent": "#7a1f2b",
        "direction": "rtl",
    }
    assert changes.keys() == {each.name for each in fields(Card)}
    for part, changed in changes.items():
        assert draw(replace(full, **{part: changed}), letters) != whole, part


# --- lines --------------------------------------------------------------------------------------


def measure(text: str) -> float:
    """Every letter is as wide as its size."""
    return len(text.strip())


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("a quick brown fox jumps", 10, ["a quick", "brown fox", "jumps"]),
        ("well-known facts", 6, ["well-", "known", "facts"]),
        ("一二三。四五「六七」", 4, ["一二三。", "四五「六", "七」"]),
        ("一二三four五", 5, ["一二三", "four五"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a\u0301b\u0301c\u0301", 4, ["a\u0301b\u0301", "c\u0301"]),
        ("one", 9, ["one"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert list(fit(text, measure, width, 100, [1]).lines) == lines


@pytest.mark.parametrize(
    ("text", "height", "size", "lines"),
    [
        ("aaa bbb", 100, 10, ("aaa bbb",)),
        ("aaa bbb ccc ddd", 30, 10, ("aaa bbb", "ccc ddd")),
        ("aaa bbb ccc ddd", 20, 5, ("aaa bbb ccc ddd",)),
        ("aaa bbb ccc ddd eee fff ggg hhh", 8, 5, ("aaa bbb ccc…",)),
        ("aaaaaaaaaaaaaaaaaaaaaaaaa", 8, 5, ("aaaaaaaaaaaaa…",)),
    ],
)
def test_words_are_as_large_as_they_fit(
    text: str, height: float, size: int, lines: tuple[str, ...]
) -> None:
    found = fit(text, measure, 75, height, (10, 5))
    assert found.size == size
    assert all(measure(line) * size <= 75 for line in found.lines)
    assert len(found.lines) == len(lines)
    assert found.lines[-1].endswith("…") == lines[-1].endswith("…")


def test_a_line_is_made_smaller_before_it_is_cut() -> None:
    assert one_line("aaaa bbbb", measure, 90, 20, 5) == (10, ("aaaa bbbb",))
    assert one_line("aaaa bbbb cccc", measure, 60, 20, 6) == (6, ("aaaa bbbb…",))


# --- letters ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "runs_left", "seen"),
    [
        ("one two", False, ["one two"]),
        ("אבג one", True, ["one", "אבג"]),
        ("אבג one two דה", True, ["דה", "one two", "אבג"]),
        ("one אבג דה two", False, ["one", "דה", "אבג", "two"]),
        ("אבג 12, דה", True, ["דה", ",", "12", "אבג"]),
        ("אבג 12", False, ["12", "אבג"]),
        ("one 12 two", True, ["one 12 two"]),
    ],
)
def test_which_way_words_run(text: str, runs_left: bool, seen: list[str], letters: Letters) -> None:
    """Pieces from left to right; within one that runs left, Pillow turns the letters."""
    pieces = letters.roman.pieces(text, runs_left=runs_left)
    assert [piece.text.strip() for piece in pieces if piece.text.strip()] == seen
    assert all(piece.runs_left for piece in pieces if "\u05d0" <= piece.text[0] <= "\u05ea")


def test_letters_that_are_in_no_font_are_named(letters: Letters) -> None:
    assert letters.roman.missing("Pond 水 and 時, 水") == ["水", "時"]
    assert letters.roman.missing("ж\u0361ж") == letters.roman.missing("ж\u0361ж") == ["ж\u0361"]
    assert letters.roman.missing(" \u00ad\u200d\u2009é ř ж ω א fi — … “”") == []
    latin = (ASSETS / "fonts" / "libertinus-serif-latin.woff2").read_bytes()
    greek = (ASSETS / "fonts" / "libertinus-serif-greek.woff2").read_bytes()
    assert Faces([latin]).missing("aω") == ["ω"]
    assert Faces([latin, greek]).missing("aω") == []


def test_where_a_letter_is_missing_the_title_of_the_event_stands(tmp_path: Path) -> None:
    data = read_proceedings(CONFERENCES / "starter")
    wanted = cards(data)
    page = data.sections[0].address
    wanted[page] = replace(wanted[page], words="水")
    found, missing = drawable(wanted, Painter.of(tmp_path, None), data.event)
    assert missing == {page: ["水"]}
    assert found[page] == card_of_whole(data.event) == found[""]
    wanted[""] = replace(wanted[""], words="水")
    found, missing = drawable(wanted, Painter.of(tmp_path, None), data.event)
    assert found[page] == found[""] == card_without_words(data.event)


def test_the_editors_are_told_of_missing_letters_and_may_name_a_font(tmp_path: Path) -> None:
    project = conference("starter", tmp_path / "project")
    path = project / "speakers.yml"
    path.write_text(path.read_text("utf-8").replace("role: ", "role: 蜂 ", 1), "utf-8")
    said = [str(each) for each in read_site(project, URL).proceedings.remarks]
    assert [line for line in said if "“蜂”" in line and line.startswith("speakers.yml:")]
    settings = project / "mkdocs.yml"
    (project / "docs" / "own.woff2").write_bytes(
        (ASSETS / "fonts" / "libertinus-serif-greek.woff2").read_bytes()
    )
    before = read_site(project, URL).painter
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("  proceedings:\n", "  proceedings:\n    look: {font: own.woff2}\n", 1),
        "utf-8",
    )
    assert read_site(project, URL).painter != before


# --- which pages have which ---------------------------------------------------------------------


def test_every_quote_section_and_speaker_has_a_card() -> None:
    data = proceedings()
    found = cards(data)
    assert found.keys() == {
        "",
        *(each.address for each in data.sections),
        *(each.address for each in data.speakers),
        *(each.address for each in data.quotes),
    }
    for quote in data.quotes:
        card = found[quote.address]
        if not quote.speaker.testimony:
            assert (card.opens, card.closes) == (quote.quoted[0], quote.quoted[-1])
            assert quote.speaker.name in card.name
            assert ("inferred" in card.name) == quote.is_inferred
            assert card.role == quote.speaker.described


def test_a_card_holds_nothing_of_who_testifies() -> None:
    data = read_proceedings(CONFERENCES / "scripts")
    found = cards(data)
    witnesses = [each for each in data.speakers if each.testimony]
    told = [each for each in data.quotes if each.speaker.testimony]
    assert witnesses
    assert told
    for address in (*(each.address for each in witnesses), *(each.address for each in told)):
        assert found[address] == card_of_whole(data.event)
    for card in found.values():
        assert not any(each.name in text for each in witnesses for text in (*card.texts, card.alt))
        assert not any(each.text[:20] in text for each in told for text in (*card.texts, card.alt))


def test_many_words_are_cut_at_a_word() -> None:
    data = proceedings()
    quote = data.quotes[0]
    text = SENTENCE * 6
    paragraph = replace(quote.paragraph, text=f"“{text.strip()}”")
    long = replace(quote, paragraph=paragraph, span=quote.span._replace(start=1, end=len(text)))
    card = cards(replace(data, statements=(long,)))[long.address]
    assert len(card.words) <= MOST_OF_WORDS + 1
    assert card.words.endswith("…")
    assert text.startswith(card.words[:-1])
    assert text[len(card.words) - 1] in " ,."


# --- files --------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return conference("starter", tmp_path / "project")


def test_a_card_is_drawn_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = read_site(project, URL)
    first = site.files[NAME].content
    monkeypatch.setattr(painter, "draw", lambda *_: pytest.fail("drawn once more"))
    assert read_site(project, URL).files[NAME].content == first
    assert site.painter
    site.painter.keep_only([])
    assert list(site.painter.cache.folder.iterdir()) == []


def test_a_build_keeps_what_it_shows_and_a_preview_shows_what_is_kept(
    project: Path, tmp_path: Path
) -> None:
    kept, folder = project / painter.CARDS, tmp_path / "site"
    build(project, folder, run=mkdocs_here)
    assert {path.read_bytes() for path in kept.iterdir()} == {
        path.read_bytes() for path in folder.rglob(NAME)
    }
    (kept / "old.png").write_bytes(b"")
    build(project, folder, run=mkdocs_here)
    assert not (kept / "old.png").exists()
    project = project.rename(project.with_name("copied"))  # whose preview knows nothing yet
    shown = [name for name in preview(project, tmp_path / "served") if name.endswith(NAME)]
    assert len(shown) == len(cards(read_proceedings(project)))


def test_a_preview_draws_nothing(project: Path, tmp_path: Path) -> None:
    assert not [name for name in preview(project, tmp_path / "served") if name.endswith(NAME)]
    assert not (project / painter.CARDS).exists()


def test_a_card_stays_at_a_former_address(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(project)]) == 0
    path = project / "takeaways.yml"
    text = path.read_text("utf-8")
    name = text.partition("- id: ")[2].partition("\n")[0]
    path.write_text(text.replace(f"- id: {name}\n", f"- id: new\n  formerly: [{name}]\n"), "utf-8")
    site = read_site(project, URL)
    before, today = f"takeaways/{name}/{NAME}", f"takeaways/new/{NAME}"
    assert site.files[before].content == site.files[today].content
    assert site.card_of(f"takeaways/{name}/") == site.card_of("takeaways/new/")
    capsys.readouterr()


def test_without_pillow(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of cards, unless some were published: then only a preview goes on."""
    monkeypatch.setattr(drawn_here, "can_draw", lambda: False)
    site = read_site(project, URL)
    assert not [address for address in site.files if address.endswith(NAME)]
    assert site.card_of("") is None
    assert [
        each.message for each in site.remarks if "Pillow" in each.message and "pip" in each.message
    ]
    monkeypatch.undo()
    assert main(["publish", str(project)]) == 0
    monkeypatch.setattr(drawn_here, "can_draw", lambda: False)
    assert NAME in read_site(project, URL, is_preview=True).files
    with pytest.raises(ProblemsFound, match=r"^published\.txt:\d+:1: .*pip install -q -c constr"):
        read_site(project, URL)
    with pytest.raises(ProblemsFound, match="Pillow"):
        publication.publish(project)
    capsys.readouterr()


# --- heads --------------------------------------------------------------------------------------


def test_heads_name_the_card(project: Path, tmp_path: Path) -> None:
    """As Slack, WhatsApp, Mastodon, iMessage and mail programs read them."""
    folder = tmp_path / "site"
    build(project, folder, run=mkdocs_here, SITE_URL=URL)
    data = read_proceedings(project)
    wanted = cards(data)
    for path in folder.rglob("index.html"):
        page = read(path.read_text("utf-8"))
        address = path.relative_to(folder).as_posix().removesuffix("index.html")
        own = address if address in wanted else ""
        assert meta(page, "og:image") == f"{URL}{own}{NAME}"
        assert image((folder / own / NAME).read_bytes()).size == (
            int(meta(page, "og:image:width")),
            int(meta(page, "og:image:height")),
        )
        assert meta(page, "og:image:type") == "image/png"
        assert meta(page, "og:image:alt") == wanted[own].alt
        assert meta(page, "twitter:card") == "summary_large_image"
        title = meta(page, "og:title")
        assert title == page.all("title")[0].text
        assert title.endswith(data.event.in_short)
        assert meta(page, "og:description")
    speaker = next(each for each in data.speakers if not each.testimony)
    page = read((folder / speaker.address / "index.html").read_text("utf-8"))
    assert meta(page, "og:description").startswith(speaker.described)


def test_without_an_address_of_the_site_no_picture_is_named(project: Path, tmp_path: Path) -> None:
    build(project, tmp_path / "site", run=mkdocs_here)
    page = read((tmp_path / "site" / "index.html").read_text("utf-8"))
    assert [meta(page, name) for name in ("og:image", "twitter:card")] == ["", ""]
