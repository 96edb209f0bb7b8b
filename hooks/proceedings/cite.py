"""Citations for people: three shapes (whole, section, statement) in four styles.

A citation is a sequence of runs of plain or italic text; a template prints them. Each style is a
few functions, each with an example to hold against the style guide. Nothing is re-cased: titles
come in title case and in sentence case from the data.

A remark has no title of its own and its speaker wrote no chapter. Each style therefore has first
the honest form (the speaker is named as quoted in the proceedings, which are the entry in the
reference list) and behind it, for quotes only, an entry under the speaker's name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from proceedings.dates import days
from proceedings.model import Event, Pages, Proceedings, Section, SpeakerEntry, Statement

INFERRED = "Speaker inferred: the printed text does not say in so many words who speaks here."
"""The plain sentence that goes with a statement whose speaker is inferred."""


class Run(NamedTuple):
    """A stretch of a citation.

    `accessed` marks the blank where the reader's date of access goes; its text stands there
    until a browser or the reader fills it in.
    """

    text: str
    italic: bool = False
    accessed: bool = False


Runs = tuple[Run, ...]
_Cited = TypeVar("_Cited")


def plain(runs: Runs) -> str:
    """The citation as plain text."""
    return "".join(run.text for run in runs)


class Form(NamedTuple):
    """One citation to copy: what it is for, and its text."""

    id: str
    label: str
    runs: Runs


class Citation(NamedTuple):
    """What one style says of one thing.

    `forms` is the honest form; `under_speaker` are the entries under the speaker's name, which
    only quotes have.
    """

    style: "Style"
    forms: tuple[Form, ...]
    under_speaker: tuple[Form, ...] = ()


# --- what is cited ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Work:
    """The whole proceedings. `years` is `2018`, `2018–2019`, or empty if unknown."""

    title: str
    sentence: str
    """The title in sentence case."""
    years: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the proceedings."""

    title: str
    sentence: str
    """The title in sentence case."""
    pages: Pages | None
    url: str
    work: Work


@dataclass(frozen=True)
class Said:
    """A quote or report."""

    name: str
    family: str
    given: str
    text: str
    pages: Pages | None
    url: str
    work: Work
    is_report: bool = False
    is_inferred: bool = False

    @property
    def how(self) -> str:
        """How the proceedings have it."""
        return "as reported in" if self.is_report else "quoted in"

    @cached_property
    def in_double_marks(self) -> str:
        """The words as they stand between “ and ”."""
        return nested(self.text, "‘’")

    @property
    def note(self) -> str:
        """What stands behind the speaker's name, in square brackets: it is the editors' word."""
        return " [speaker inferred]" if self.is_inferred else ""


# --- APA 7 --------------------------------------------------------------------------------------


def apa_work(work: Work) -> Runs:
    """APA 7, sections 9.12 (no author: the title comes first) and 10.2.

    *Rivers and people: Sharing the water*. (2018). River Press. https://example.org/
    """
    return _runs(
        _italic(work.sentence),
        _stop_after(work.sentence),
        f" ({work.years or 'n.d.'}). ",
        _sentence(work.publisher),
        work.url,
    )


def apa_part(part: Part) -> Runs:
    """APA 7, section 10.3 (chapter in a book).

    Building dams. (2018). In *Rivers and people* (pp. 8–9). https://example.org/context/dams/
    """
    return _runs(_end(part.sentence, "."), f" ({part.work.years or 'n.d.'}). ", *_apa_in(part))


def apa_in_text(said: Said) -> Runs:
    """APA 7, sections 8.10 to 8.13: the speaker in the sentence, the source in brackets.

    Jo Doe said “We must act” (*Rivers and people*, 2018, p. 8)
    (Jo Doe, as reported in *Rivers and people*, 2018, p. 8)
    """
    source = (_italic(said.work.sentence), f", {said.work.years or 'n.d.'}{_located(said)})")
    if said.is_report:
        return _runs(f"({said.name}{said.note}, {said.how} ", *source)
    return _runs(f"{said.name}{said.note} said “{said.in_double_marks}” (", *source)


def apa_speaker(said: Said) -> Runs:
    """APA 7, section 10.3 (chapter in a book).

    Doe, J. (2018). We must act. In *Rivers and people* (p. 8). https://example.org/quotes/act/
    """
    return _runs(
        _end(initialled(said.family, said.given, " ") + said.note, "."),
        f" ({said.work.years or 'n.d.'}). {_end(said.text, '.')} ",
        *_apa_in(said),
    )


def _apa_in(cited: Part | Said) -> tuple[str | Run, ...]:
    work = cited.work
    if cited.pages:
        return (
            "In ",
            _italic(work.sentence),
            f" ({cited.pages.label}). {_sentence(work.publisher)}{cited.url}",
        )
    stop = _stop_after(work.sentence)
    return ("In ", _italic(work.sentence), f"{stop} {_sentence(work.publisher)}{cited.url}")


# --- MLA 9 --------------------------------------------------------------------------------------


def mla_work(work: Work) -> Runs:
    """MLA 9, chapter 5: a work without an author, published online.

    *Rivers and People: Sharing the Water*. River Press, 2018, https://example.org/.
    """
    rest = _listed(work.publisher, work.years, work.url)
    return _runs(_italic(work.title), _stop_after(work.title), f" {rest}.")


def mla_part(part: Part) -> Runs:
    """MLA 9, chapter 5: a work in a container.

    “Building Dams.” *Rivers and People*, 2018, pp. 8–9, https://example.org/context/dams/.
    """
    return _runs(f"“{_end(nested(part.title, '‘’'), '.')}” ", *_mla_in(part))


def mla_in_text(said: Said) -> Runs:
    """MLA 9, section 6.77: indirect sources.

    Jo Doe said “We must act” (qtd. in *Rivers and People* 8)
    (Jo Doe, as reported in *Rivers and People* 8)
    """
    page = f" {mla_pages(said.pages)})" if said.pages else ")"
    if said.is_report:
        return _runs(f"({said.name}{said.note}, {said.how} ", _italic(said.work.title), page)
    words = f"{said.name}{said.note} said “{said.in_double_marks}”"
    return _runs(f"{words} (qtd. in ", _italic(said.work.title), page)


def mla_speaker(said: Said) -> Runs:
    """MLA 9, chapter 5: a work in a container.

    Doe, Jo. “We must act.” *Rivers and People*, 2018, p. 8, https://example.org/quotes/act/.
    """
    return _runs(
        _end(inverted(said.family, said.given) + said.note, "."),
        f" “{_end(said.in_double_marks, '.')}” ",
        *_mla_in(said),
    )


def _mla_in(cited: Part | Said) -> tuple[str | Run, ...]:
    pages = ""
    if cited.pages:
        pages = f"{_p(cited.pages)} {mla_pages(cited.pages)}"
    work = cited.work
    rest = _listed(work.publisher, work.years, pages, cited.url)
    return (_italic(work.title), f", {rest}.")


def mla_pages(pages: Pages) -> str:
    """MLA 9, number ranges: above 99 the last two digits, and more only if they differ.

    8–9, 71–72, 103–04, 395–401, 1003–05
    """
    if pages.first == pages.last:
        return pages.first
    return f"{pages.first}–{_differing(pages.first, pages.last, at_least=2)}"


# --- Chicago 18, notes and bibliography ---------------------------------------------------------


def chicago_work_note(work: Work) -> Runs:
    """Chicago 18, chapter 14: books; no author, the title comes first.

    *Rivers and People: Sharing the Water* (River Press, 2018), https://example.org/.
    """
    return _runs(*_chicago_facts(work), f", {work.url}.")


def chicago_work(work: Work) -> Runs:
    """Chicago 18, chapter 14: books; no author, the title comes first.

    *Rivers and People: Sharing the Water*. River Press, 2018. https://example.org/.
    """
    facts = _listed(work.publisher, work.years or "n.d.")
    return _runs(_italic(work.title), _stop_after(work.title), f" {_end(facts, '.')} {work.url}.")


def chicago_part_note(part: Part) -> Runs:
    """Chicago 18, chapter 14: a chapter in a book.

    “Building Dams,” in *Rivers and People* (2018), 8–9, https://example.org/context/dams/.
    """
    return _runs(
        f"“{_end(nested(part.title, '‘’'), ',')}” in ",
        *_chicago_facts(part.work),
        f", {_listed(_chicago_located(part), part.url)}.",
    )


def chicago_part(part: Part) -> Runs:
    """Chicago 18, chapter 14: a chapter in a book; the bibliography gives no pages.

    “Building Dams.” In *Rivers and People*. 2018. https://example.org/context/dams/.
    """
    return _runs(f"“{_end(nested(part.title, '‘’'), '.')}” ", *_chicago_in(part))


def chicago_note(said: Said) -> Runs:
    """Chicago 18, chapter 14: citations taken from secondary sources.

    Jo Doe, quoted in *Rivers and People* (2018), 8, https://example.org/quotes/act/.
    Jo Doe, as reported in *Rivers and People* (2018), 8, https://example.org/context/dams/#p8-1.
    """
    return _runs(
        f"{said.name}{said.note}, {said.how} ",
        *_chicago_facts(said.work),
        f", {_listed(_chicago_located(said), said.url)}.",
    )


def chicago_speaker_note(said: Said) -> Runs:
    """Chicago 18, chapter 14: a chapter in a book.

    Jo Doe, “We must act,” in *Rivers and People* (2018), 8, https://example.org/quotes/act/.
    """
    return _runs(
        f"{said.name}{said.note}, “{_end(said.in_double_marks, ',')}” in ",
        *_chicago_facts(said.work),
        f", {_listed(_chicago_located(said), said.url)}.",
    )


def chicago_speaker(said: Said) -> Runs:
    """Chicago 18, chapter 14: a chapter in a book.

    Doe, Jo. “We must act.” In *Rivers and People*. 2018. https://example.org/quotes/act/.
    """
    return _runs(
        _end(inverted(said.family, said.given) + said.note, "."),
        f" “{_end(said.in_double_marks, '.')}” ",
        *_chicago_in(said),
    )


def _chicago_facts(work: Work) -> tuple[str | Run, ...]:
    return (_italic(work.title), f" ({_listed(work.publisher, work.years or 'n.d.')})")


def _chicago_in(cited: Part | Said) -> tuple[str | Run, ...]:
    work = cited.work
    facts = _end(_listed(work.publisher, work.years or "n.d."), ".")
    return ("In ", _italic(work.title), f"{_stop_after(work.title)} {facts} {cited.url}.")


def _chicago_located(cited: Part | Said) -> str:
    return chicago_pages(cited.pages) if cited.pages else ""


def chicago_pages(pages: Pages) -> str:
    """Chicago 18, chapter 9: abbreviating inclusive numbers.

    8–9, 71–72, 100–104, 107–8, 321–28, 498–532, 1002–6, 1496–500
    """
    first, last = pages.first, pages.last
    if first == last:
        return first
    if int(first) < 100 or int(first) % 100 == 0:
        return f"{first}–{last}"
    at_least = 1 if int(first) % 100 < 10 else 2
    return f"{first}–{_differing(first, last, at_least=at_least)}"


# --- Harvard (Cite Them Right 12) ---------------------------------------------------------------

ACCESSED = Run("[date]", accessed=True)
"""The blank for the day on which the reader saw the page."""


def harvard_work(work: Work) -> Runs:
    """Cite Them Right 12, books (no author) and the internet.

    *Rivers and people: Sharing the water* (2018). River Press. Available at:
    https://example.org/ (Accessed: [date]).
    """
    return _runs(
        _italic(work.sentence),
        f" ({work.years or 'no date'}). ",
        _sentence(work.publisher),
        *_harvard_at(work.url),
    )


def harvard_part(part: Part) -> Runs:
    """Cite Them Right 12, chapters and sections of books.

    ‘Building dams’ (2018) *Rivers and people*, pp. 8–9. Available at:
    https://example.org/context/dams/ (Accessed: [date]).
    """
    title = nested(part.sentence, "“”")
    return _runs(f"‘{title}’ ({part.work.years or 'no date'}) ", *_harvard_in(part))


def harvard_in_text(said: Said) -> Runs:
    """Cite Them Right 12, secondary referencing.

    (Doe, quoted in *Rivers and people*, 2018, p. 8)
    (Doe, as reported in *Rivers and people*, 2018, p. 8)
    """
    return _runs(
        f"({said.family}{said.note}, {said.how} ",
        _italic(said.work.sentence),
        f", {said.work.years or 'no date'}{_located(said)})",
    )


def harvard_speaker(said: Said) -> Runs:
    """Cite Them Right 12, chapters and sections of books.

    Doe, J. (2018) ‘We must act’, *Rivers and people*, p. 8. Available at:
    https://example.org/quotes/act/ (Accessed: [date]).
    """
    name = initialled(said.family, said.given, "") + said.note
    title = nested(_without_pause(said.text), "“”")
    return _runs(f"{name} ({said.work.years or 'no date'}) ‘{title}’, ", *_harvard_in(said))


def _harvard_in(cited: Part | Said) -> tuple[str | Run, ...]:
    publisher = cited.work.publisher
    pages = f", {cited.pages.label}" if cited.pages else ""
    before = f". {publisher}{pages}" if publisher else pages
    title = cited.work.sentence
    if before:
        return (_italic(title), f"{_end(before, '.')} ", *_harvard_at(cited.url))
    return (_italic(title), f"{_stop_after(title)} ", *_harvard_at(cited.url))


def _harvard_at(url: str) -> tuple[str | Run, ...]:
    return (f"Available at: {url} (Accessed: ", ACCESSED, ").")


# --- the styles ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Style:
    """A citation style, named with its edition; `bibliography` is what it calls its list.

    The functions of `*_notes` make footnotes, the others entries of the list; a style without
    notes cites in the text.
    """

    id: str
    name: str
    bibliography: str
    work: Callable[[Work], Runs]
    part: Callable[[Part], Runs]
    speaker: Callable[[Said], Runs]
    in_text: Callable[[Said], Runs]
    """How the text, or a note, names the speaker as quoted in the proceedings."""
    work_note: Callable[[Work], Runs] | None = None
    part_note: Callable[[Part], Runs] | None = None
    speaker_note: Callable[[Said], Runs] | None = None

    @cached_property
    def in_text_label(self) -> str:
        """What the honest form is called."""
        return "Note" if self.work_note else "In the text"

    def of_work(self, work: Work) -> Citation:
        """The whole proceedings."""
        listed = Form("reference", self.bibliography, self.work(work))
        return Citation(self, (*_note(self.work_note, work), listed))

    def of_part(self, part: Part) -> Citation:
        """A section."""
        listed = Form("reference", self.bibliography, self.part(part))
        return Citation(self, (*_note(self.part_note, part), listed))

    def of_said(self, said: Said, work: Form) -> Citation:
        """A statement; `work` is the entry for the whole proceedings."""
        forms = (Form("in-text", self.in_text_label, self.in_text(said)), work)
        if said.is_report:
            return Citation(self, forms)
        listed = Form("speaker", self.bibliography, self.speaker(said))
        return Citation(self, forms, (*_note(self.speaker_note, said, "speaker-note"), listed))


def _note(
    write: Callable[[_Cited], Runs] | None, cited: _Cited, form: str = "note"
) -> tuple[Form, ...]:
    return (Form(form, "Note", write(cited)),) if write else ()


APA = Style("apa", "APA 7", "Reference list", apa_work, apa_part, apa_speaker, apa_in_text)
MLA = Style("mla", "MLA 9", "Works cited", mla_work, mla_part, mla_speaker, mla_in_text)
CHICAGO = Style(
    "chicago",
    "Chicago 18",
    "Bibliography",
    chicago_work,
    chicago_part,
    chicago_speaker,
    chicago_note,
    chicago_work_note,
    chicago_part_note,
    chicago_speaker_note,
)
HARVARD = Style(
    "harvard",
    "Harvard (Cite Them Right 12)",
    "Reference list",
    harvard_work,
    harvard_part,
    harvard_speaker,
    harvard_in_text,
)
STYLES = (APA, MLA, CHICAGO, HARVARD)


class Citer:
    """Cites what the proceedings hold; `site_url` ends in a slash."""

    def __init__(self, proceedings: Proceedings, site_url: str) -> None:
        event = proceedings.event
        self.event = event
        self.site_url = site_url
        self.work = Work(
            title_case(event), title_sentence(event), years(event), event.publisher or "", site_url
        )
        self._listed = {
            style.id: Form("reference", style.bibliography, style.work(self.work))
            for style in STYLES
        }
        self._when_and_where = [part for part in (days(event), event.place) if part]

    def whole(self) -> tuple[Citation, ...]:
        """The whole proceedings in every style."""
        return tuple(style.of_work(self.work) for style in STYLES)

    def section(self, section: Section) -> tuple[Citation, ...]:
        """A section in every style."""
        part = self.part(section)
        return tuple(style.of_part(part) for style in STYLES)

    def statement(self, statement: Statement) -> tuple[Citation, ...]:
        """A quote or report in every style."""
        said = self.said(statement)
        return tuple(style.of_said(said, self._listed[style.id]) for style in STYLES)

    def copy(self, statement: Statement) -> "Copy":
        """A statement's words with their source, to be copied."""
        speaker = statement.speaker
        return Copy(
            words=statement.text if statement.kind == "report" else statement.quoted,
            is_report=statement.kind == "report",
            name=speaker.name,
            role="" if speaker.testimony else described(speaker),
            is_inferred=statement.is_inferred,
            title=full_title(self.event),
            when_and_where=", ".join(self._when_and_where),
            page=statement.pages.label if statement.pages else "",
            url=self.site_url + statement.address,
            language=self.event.language,
        )

    def part(self, section: Section) -> Part:
        """A section as it is cited."""
        entry = section.entry
        return Part(
            entry.title_case or entry.title,
            entry.title_sentence or entry.title,
            section.pages,
            self.site_url + section.address,
            self.work,
        )

    def said(self, statement: Statement) -> Said:
        """A statement as it is cited."""
        speaker = statement.speaker
        return Said(
            speaker.name,
            speaker.family_name,
            speaker.given_name or "",
            statement.text,
            statement.pages,
            self.site_url + statement.address,
            self.work,
            statement.kind == "report",
            statement.is_inferred,
        )


# --- to copy ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Copy:
    """A statement's words with all that says where they stand; what is unknown is empty."""

    words: str
    """A quote's with the quotation marks of the text, a report's without any."""
    is_report: bool
    name: str
    role: str
    """Role and affiliation as printed; left out where a survivor testifies."""
    is_inferred: bool
    title: str
    when_and_where: str
    page: str
    """`p. 7` or `pp. 6–7`."""
    url: str
    language: str

    @property
    def speaker(self) -> str:
        """The name, with the editors' word where it is inferred."""
        return f"{self.name} [speaker inferred]" if self.is_inferred else self.name

    @property
    def how(self) -> str:
        """What stands before the title of a report's source."""
        return "as reported in " if self.is_report else ""

    @property
    def text(self) -> str:
        """`“We must act” — Jo Doe, Engineer, Rivers and people, 14 March 2018, Rome, p. 8, URL`."""
        source = _listed(
            self.speaker,
            self.role,
            self.how + self.title,
            self.when_and_where,
            self.page,
            self.url,
        )
        return f"{self.words} — {source}"

    @property
    def markdown(self) -> str:
        """The same as a Markdown block quote, the title in italics, the address a link."""
        before = in_markdown(_listed(self.speaker, self.role))
        after = "".join(
            f", {in_markdown(part)}" for part in (self.when_and_where, self.page) if part
        )
        title = f"*{in_markdown(self.title)}*"
        source = f"{before}, {self.how}{title}{after}, <{self.url}>"
        return f"> {in_markdown(self.words)}\n>\n> — {source}\n"


_MARKDOWN_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|${}^#]|:(?=\S)|@|(?<=www)\.", re.IGNORECASE)
_MARKDOWN_START = re.compile(r"^([0-9]*)([-+=.):])")


def in_markdown(text: str) -> str:
    """`text` so that CommonMark, and GitHub's additions to it, show nothing but its characters.

    A backslash before ASCII punctuation makes it literal (CommonMark 0.31, section 2.4).
    """
    escaped = _MARKDOWN_SPECIAL.sub(lambda match: "\\" + match[0], " ".join(text.split()))
    return _MARKDOWN_START.sub(r"\1\\\2", escaped)


# --- titles, years, names -----------------------------------------------------------------------


def full_title(event: Event) -> str:
    """Title and subtitle as printed."""
    if not event.subtitle:
        return event.title
    colon = "" if event.title.endswith(("?", "!", ":")) else ":"
    return f"{event.title}{colon} {event.subtitle}"


def title_case(event: Event) -> str:
    """Title and subtitle in title case, or as printed."""
    return event.title_case or full_title(event)


def title_sentence(event: Event) -> str:
    """Title and subtitle in sentence case, or as printed."""
    return event.title_sentence or full_title(event)


def years(event: Event) -> str:
    """`2018`, `2018–2019`, or nothing."""
    if event.date is None:
        return ""
    first = event.date.year
    last = event.end_date.year if event.end_date else first
    return str(first) if first == last else f"{first}–{last}"


def described(speaker: SpeakerEntry) -> str:
    """Role and affiliation as printed."""
    return _listed(speaker.role, speaker.affiliation or "")


_UNSPACED_NAME = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U000323af]")
"""A name in kana, Chinese characters or Hangul: the family name first, without comma or space."""
_INITIAL = re.compile("[\u05d0-\u05ea\u0620-\u064a]")
"""Letters without case that are used as initials: Hebrew, Arabic."""


def inverted(family: str, given: str) -> str:
    """The name as it is sorted.

    `Doe, Jo`; `van der Berg, Jo`: the particle is part of the family name, as the data has it;
    `Sukarno`; `山田太郎`.
    """
    if not given:
        return family
    if _UNSPACED_NAME.match(family):
        return family + given
    return f"{family}, {given}"


def initialled(family: str, given: str, space: str) -> str:
    """The name as it is sorted, the given names as initials with `space` between.

    `Doe, J. L.`; `Doe, J.-L.` for Jean-Luc; `山田太郎`. What begins with no capital letter stays.
    """
    if not given or _UNSPACED_NAME.match(family):
        return inverted(family, given)
    written = ""
    for word in re.split(r"[\s.]+(?=\w)", given):
        initial = _initials_of(word)
        gap = space if initial.endswith(".") and written.endswith(".") else " "
        written += gap + initial if written else initial
    return f"{family}, {written}"


def _initials_of(word: str) -> str:
    letters = [part[0] for part in word.split("-") if part and _has_initial(part)]
    return "-".join(f"{letter}." for letter in letters) or word


def _has_initial(word: str) -> bool:
    return word[0].isupper() or bool(_INITIAL.match(word))


# --- punctuation --------------------------------------------------------------------------------


def nested(text: str, marks: str) -> str:
    """`text` as it stands within the style's own quotation marks.

    `marks` are the pair for quotations within it; those within these get the other pair. Only
    matched pairs change: an apostrophe stays, and so do the marks of other languages.

    >>> nested("She said “go ‘now’”", "‘’")
    'She said ‘go “now”’'
    """
    if not _QUOTATION_MARK.search(text):
        return text
    pairs = matched_marks(text)
    others = "“”" if marks == "‘’" else "‘’"
    characters = list(text)
    for opening, closing in pairs:
        depth = sum(start < opening and closing < end for start, end in pairs)
        pair = others if depth % 2 else marks
        characters[opening], characters[closing] = pair[0], pair[1]
    return "".join(characters)


_QUOTATION_MARK = re.compile("[“”‘\"']")
_ANY_MARK = re.compile("[“”‘’\"']")


def matched_marks(text: str) -> list[tuple[int, int]]:
    """The places of quotation marks, English or straight, that open and close together."""
    if "„" in text or "‚" in text:
        return []
    pairs = []
    opened: list[tuple[str, int]] = []
    for match in _ANY_MARK.finditer(text):
        place, mark = match.start(), match[0]
        within_word = text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()
        if within_word and mark in "’'":
            continue
        closes = {"”": "“", "’": "‘", '"': '"', "'": "'"}.get(mark)
        waiting = [number for number, (open_mark, _) in enumerate(opened) if open_mark == closes]
        follows_space = not text[place - 1 : place].strip('([—–“‘" ') if place else True
        if waiting and (mark in "”’" or not follows_space):
            pairs.append((opened[waiting[-1]][1], place))
            del opened[waiting[-1] :]
        elif mark in "“‘" or (mark in "\"'" and follows_space):
            opened.append((mark, place))
    return pairs


def _end(text: str, mark: str) -> str:
    """`text` with the full stop or comma that ends it, within a closing quotation mark.

    None is doubled, and ? and ! take no full stop. A comma takes the place of a full stop that
    is no abbreviation's.
    """
    text = _without_pause(text)
    body, closing = _without_closing(text)
    if mark == ".":
        return text if body.endswith((".", "?", "!", ":")) else f"{body}.{closing}"
    return f"{_FULL_STOP.sub('', body)},{closing}"


_FULL_STOP = re.compile(r"(?<![A-Z.])\.$")


def _without_pause(text: str) -> str:
    """A passage may end in the comma that leads back to “said …”: no title does."""
    return text.rstrip(",;")


def _without_closing(text: str) -> tuple[str, str]:
    if not text.endswith(("’", "”", '"')):
        return text, ""
    closings = {closing for _, closing in matched_marks(text)}
    at = len(text)
    while at - 1 in closings:
        at -= 1
    return text[:at], text[at:]


def _stop_after(title: str) -> str:
    return "" if title.endswith((".", "?", "!")) else "."


def _sentence(text: str) -> str:
    return f"{_end(text, '.')} " if text else ""


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _located(said: Said) -> str:
    return f", {said.pages.label}" if said.pages else ""


def _p(pages: Pages) -> str:
    return "p." if pages.first == pages.last else "pp."


def _differing(first: str, last: str, *, at_least: int) -> str:
    """The last digits of `last` from the first that differs from `first`."""
    if len(first) != len(last):
        return last
    same = next(n for n, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
    return last[min(same, len(last) - at_least) :]


def _italic(text: str) -> Run:
    return Run(text, italic=True)


def _runs(*parts: str | Run) -> Runs:
    """The parts in order, neighbours of plain text as one run."""
    runs: list[Run] = []
    text = ""
    for part in parts:
        if isinstance(part, Run):
            if text:
                runs.append(Run(text))
                text = ""
            runs.append(part)
        else:
            text += part
    if text:
        runs.append(Run(text))
    return tuple(runs)
