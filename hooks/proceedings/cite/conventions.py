"""How a language cites: words, marks, months. The styles are the same in every language.

The words are those of CSL's locales, as far as these have them. A record in a language that is not
here cites in English.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from proceedings import words
from proceedings.cite.punctuation import STOPS, ended, nested, without_pause
from proceedings.cite.richtext import Formatted, italic
from proceedings.record.model import Pages


@dataclass(frozen=True, slots=True)
class Conventions:
    """The words and marks that a language cites with; `{}` is where something stands in them."""

    marks: tuple[str, str]
    """Around words and titles of parts, with the spaces that belong to them."""
    said: str
    """`{name} said {words}`."""
    quoted_in: str
    quoted_in_short: str
    """MLA’s `qtd. in`."""
    as_reported_in: str
    inside: str
    """`in`, before the title of what a section stands in."""
    inferred: str
    """The editors' reservation."""
    no_date: str
    no_date_short: str
    version: str
    """`version {}`."""
    edition: str
    """`web edition {version} ({year})`, where words are copied with their source."""
    page: str
    pages: str
    """`p. {}` and `pp. {}`."""
    paragraph: str
    """`para. {}`."""
    paragraph_short: str
    """MLA’s `par. {}`."""
    dash: str
    """Between the first and the last page."""
    available: str
    """Before an address."""
    accessed: str
    """Before the day on which the reader was there."""
    days: Callable[[date | None, date | None], str]
    """The first and last day of the event, as they are copied."""
    title_marks: tuple[str, str] | None = None
    """Around titles of whole works, where italics are not used for them."""
    space: str = " "
    """Between a word and what it introduces."""
    in_english: bool = False
    """Whether stops stand within quotation marks, which change where marks stand within them."""

    def day_patterns(self) -> list[str]:
        """How scripts write the day on which the reader was there, without asking the browser.

        Returns:
            The days of each month with `{day}` and `{year}` in the place of numbers; then the
            first of a month, which may have a form of its own (`1er`).
        """
        year, day = 2003, 22  # no other number is like them
        months = [
            self.days(date(year, month, day), None)
            .replace(str(year), "{year}")
            .replace(str(day), "{day}")
            for month in range(1, 13)
        ]
        before, behind = months[0].replace("{year}", str(year)).split("{day}")
        first = self.days(date(year, 1, 1), None)
        return [*months, first.removeprefix(before).removesuffix(behind)]

    def quote(self, text: str, stop: str = "", *, single: bool = False) -> str:
        """`text` in quotation marks with the full stop or comma that follows it, if one does.

        `single`: in those that the style has in English, where it prefers single ones.
        """
        if self.in_english:
            marks, inner = ("‘’", "“”") if single else ("“”", "‘’")
            text = nested(text, inner)
            return f"{marks[0]}{ended(text, stop) if stop else text}{marks[1]}"
        if stop:
            text = without_pause(text)
        if stop == "." and text.endswith(STOPS):
            stop = ""
        return f"{self.marks[0]}{text}{self.marks[1]}{stop}"

    @property
    def reported(self) -> str:
        """`as reported in `."""
        return f"{self.as_reported_in}{self.space}"

    @property
    def within(self) -> str:
        """`in `."""
        return f"{self.inside}{self.space}"

    def title(self, text: str) -> Formatted | str:
        """The title of the whole."""
        return italic(text) if self.title_marks is None else text.join(self.title_marks)

    def page_locator(self, pages: Pages) -> str:
        """`p. 8` or `pp. 8–9`: APA 7, section 8.13; Cite Them Right 12, setting out citations."""
        return self.with_abbreviation(pages, pages.numbers)

    def with_abbreviation(self, pages: Pages, numbers: str) -> str:
        """The page numbers as a style writes them, with `p.` or `pp.`."""
        written = self.page if pages.first == pages.last else self.pages
        return written.format(self.dashed(numbers))

    def dashed(self, numbers: str) -> str:
        """A range with the language's dash."""
        return numbers.replace("–", self.dash)

    def numbered(self, version: str) -> str:
        """`version 1.0`, or nothing: Chicago 18, chapter 14."""
        return self.version.format(version) if version else ""

    def numbered_capital(self, version: str) -> str:
        """`Version 1.0`, or nothing: APA 7, section 9.19; MLA 9, chapter 5."""
        return words.capital(self.numbered(version))


_FRENCH_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def _french_days(first: date | None, last: date | None) -> str:
    """`14 mars 2018`, `1er-2 mars 2018`, `30 mars-1er avril 2018`, or nothing."""
    if first is None:
        return ""
    end = last or first
    month, year = f" {_FRENCH_MONTHS[first.month - 1]}", f" {first.year}"
    if (first.year, first.month) == (end.year, end.month):
        month = ""
    if first.year == end.year:
        year = ""
    before = "" if first == end else f"{_french_day(first)}{month}{year}-"
    return f"{before}{_french_day(end)} {_FRENCH_MONTHS[end.month - 1]} {end.year}"


def _french_day(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def _chinese_days(first: date | None, last: date | None) -> str:
    """`2018年3月14日`, `2018年3月14日至15日`, `2018年3月30日至4月1日`, or nothing."""
    if first is None:
        return ""
    begin = f"{first.year}年{first.month}月{first.day}日"
    if last is None or last == first:
        return begin
    month = "" if (first.year, first.month) == (last.year, last.month) else f"{last.month}月"
    year = "" if first.year == last.year else f"{last.year}年"
    return f"{begin}至{year}{month}{last.day}日"


ENGLISH = Conventions(
    marks=("“", "”"),
    said="{name} said {words}",
    quoted_in="quoted in",
    quoted_in_short="qtd. in",
    as_reported_in="as reported in",
    inside="in",
    inferred=words.INFERRED,
    no_date="no date",
    no_date_short="n.d.",
    version="version {}",
    edition="web edition {version} ({year})",
    page="p. {}",
    pages="pp. {}",
    paragraph="para. {}",
    paragraph_short="par. {}",
    dash="–",
    available="Available at:",
    accessed="Accessed:",
    days=words.days,
    in_english=True,
)

_FRENCH = Conventions(
    marks=("«\u00a0", "\u00a0»"),
    said="{name} a dit\u00a0: {words}",
    quoted_in="cité dans",
    quoted_in_short="cité dans",
    as_reported_in="selon",
    inside="in",
    inferred="attribution présumée",
    no_date="sans date",
    no_date_short="s.\u00a0d.",
    version="version {}",
    edition="édition web {version} ({year})",
    page="p. {}",
    pages="p. {}",
    paragraph="paragr. {}",
    paragraph_short="paragr. {}",
    dash="-",
    available="Disponible sur\u00a0:",
    accessed="consulté le",
    days=_french_days,
)

_TRADITIONAL_CHINESE = Conventions(
    marks=("「", "」"),
    said="{name}說：{words}",
    quoted_in="引自",
    quoted_in_short="引自",
    as_reported_in="轉述自",
    inside="收入",
    inferred="發言者為推定",
    no_date="日期不詳",
    no_date_short="不詳",
    version="{} 版",
    edition="網路版 {version} ({year})",
    page="頁 {}",
    pages="頁 {}",
    paragraph="段 {}",
    paragraph_short="段 {}",
    dash="–",
    available="載於:",
    accessed="引見於:",
    days=_chinese_days,
    title_marks=("《", "》"),
    space="",
)

_SIMPLIFIED_CHINESE = Conventions(
    marks=("“", "”"),
    said="{name}说：{words}",
    quoted_in="引自",
    quoted_in_short="引自",
    as_reported_in="转述自",
    inside="收入",
    inferred="发言者为推定",
    no_date="日期不详",
    no_date_short="不详",
    version="{} 版",
    edition="网络版 {version} ({year})",
    page="页 {}",
    pages="页 {}",
    paragraph="段 {}",
    paragraph_short="段 {}",
    dash="–",
    available="载于:",
    accessed="见于:",
    days=_chinese_days,
    title_marks=("《", "》"),
    space="",
)

_LANGUAGES = {
    "en": ENGLISH,
    "fr": _FRENCH,
    "zh": _SIMPLIFIED_CHINESE,
    **dict.fromkeys(("zh-hant", "zh-tw", "zh-hk", "zh-mo"), _TRADITIONAL_CHINESE),
}
"""By the beginning of the language's tag, in small letters."""


def conventions(language: str) -> Conventions:
    """How a language cites, by its tag: the longest beginning that is known, else English."""
    subtags = language.lower().split("-")
    for length in range(len(subtags), 0, -1):
        if found := _LANGUAGES.get("-".join(subtags[:length])):
            return found
    return ENGLISH
