"""Renders the proceedings as Markdown pages and small files: pure functions over Jinja templates.

Whatever a template prints from the data is escaped for HTML and for Markdown alike (see
`escaped`), so that no field can be anything but text.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from proceedings import export
from proceedings.cite import Citer, Copy, described
from proceedings.dates import days, long_date, month
from proceedings.metadata import ZOTERO, Metadata, Node, Tags, dumps
from proceedings.model import (
    ContactEntry,
    Event,
    Proceedings,
    Section,
    SectionKind,
    SpeakerEntry,
    Statement,
)
from proceedings.problems import shortened
from proceedings.runs import plain_runs, quote_runs, section_runs
from proceedings.vcard import vcard

TEMPLATES = Path(__file__).parent / "templates"

PEOPLE = {"boost": 4}
QUOTES = {"boost": 3}
"""Search settings (Material's `search`): a name finds the person's page before the person's quotes,
and a quote's words its page before the section. Measured together with `plugins.search`.
"""


HOME = "index.md"
CONTACTS = "contacts/index.md"

MOST_IN_NAVIGATION = 40
"""Sections of one kind that the navigation lists; more are reached from their index alone.

The navigation stands on every page, so that its cost is its length times the number of pages.
"""

FEW = 30
"""How many speakers the home page names before it refers to their list."""


@dataclass(frozen=True)
class Page:
    """A page in Markdown: `meta` is its front matter, `body` what follows.

    `file` is its path below the docs folder, like `quotes/some-id.md`.
    """

    file: str
    body: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    head: str = ""
    """Metadata for the page's head, as HTML."""

    @property
    def markdown(self) -> str:
        """The page with its front matter, as any Markdown site builder reads it."""
        front = yaml.dump(dict(self.meta), Dumper=_Dumper, allow_unicode=True, sort_keys=False)
        return f"---\n{front}---\n{self.body}"


_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class Index:
    """A page above a list; its prose may come from the docs folder, the rest is computed."""

    file: str
    title: str
    description: str
    template: str
    context: Mapping[str, Any]


def is_index(file: str) -> bool:
    """Whether a page of the docs folder holds the prose above a generated list."""
    return file in _INDEXES


_INDEXES = {
    f"{kind}/index.md"
    for kind in ("takeaways", "context", "speakers", "quotes", "cite", "contacts")
}


def problems_page(problems: Sequence[str]) -> str:
    """A page on its own, in HTML, that lists what keeps the site from being built."""
    return _html_environment().get_template("problems.html.jinja").render(problems=problems)


@cache
def _html_environment() -> Environment:
    """The few templates that make HTML and no Markdown."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


# --- what the site consists of ------------------------------------------------------------------


class Site:
    """All pages and files of the published proceedings; `site_url` ends in a slash."""

    def __init__(self, proceedings: Proceedings, site_url: str) -> None:
        self.proceedings = proceedings
        self.site_url = site_url
        self._citer = Citer(proceedings, site_url)
        self._metadata = Metadata(proceedings, site_url)
        self._environment = environment()
        self._environment.globals.update(
            event=proceedings.event, proceedings=proceedings, site_url=site_url
        )
        self.indexes = {index.file: index for index in self._indexes()}

    def pages(self) -> list[Page]:
        """One page for each section, speaker and quote, with titles that are unique."""
        pages = [
            *self._sections("context"),
            *self._sections("takeaways"),
            *(self._speaker(speaker) for speaker in self.proceedings.speakers),
            *(self._quote(quote) for quote in self.proceedings.quotes),
        ]
        if self.proceedings.quotes:
            pages.append(self._quotes_by_speaker())
        return _with_unique_titles(pages, [index.title for index in self.indexes.values()])

    def files(self) -> dict[str, str]:
        """What is no page, by address."""
        files = {}
        contacts = self.proceedings.contacts
        for contact in contacts:
            speaker = self.proceedings.speaker.get(contact.speaker or "")
            files[f"contacts/{contact.id}.vcf"] = vcard(contact, speaker)
        if contacts:
            files["contacts/contacts.vcf"] = "".join(files.values())
        return files | export.files(self.proceedings, self.site_url)

    def index(self, file: str, prose: str = "") -> Page:
        """The index page `file`, with the docs folder's prose above its list.

        On the home page only what stands before the first heading is above; the rest is below.
        """
        index = self.indexes[file]
        lede, heading, rest = prose.strip().partition("\n## ")
        if file != HOME:
            lede, heading, rest = "", "", prose.strip()
        body = self._render(
            index.template,
            title=index.title,
            lede=Markup(lede),
            prose=Markup(heading + rest),
            **index.context,
        )
        meta: dict[str, Any] = {"title": index.title, "description": index.description}
        if file == CONTACTS:
            meta["search"] = PEOPLE
        trail = [] if file == HOME else [(index.title, file.removesuffix("index.md"))]
        data = self._metadata
        tags, nodes = (data.home_tags(), data.home_nodes()) if file == HOME else ([], [])
        return Page(file, body, meta, self._head(tags, nodes, trail))

    def prose_head(self, title: str, address: str) -> str:
        """The metadata of a page of the docs folder."""
        return self._head([], [], [(title, address)])

    def _head(self, tags: Tags, nodes: list[Node], trail: list[tuple[str, str]]) -> str:
        """The metadata of a page: `trail` leads to it from the home page."""
        way = self._metadata.breadcrumbs([("Home", ""), *trail])
        template = _html_environment().get_template("head.html.jinja")
        return template.render(
            tags=tags,
            zotero=ZOTERO,
            data=Markup(dumps([*nodes, way])),  # dumps() escapes for a script element
        )

    def navigation(self, prose_pages: Sequence[str]) -> list[dict[str, Any] | str]:
        """MkDocs' `nav`: the home page, the sections of each kind, the other indexes, the prose."""
        entries: list[dict[str, Any] | str] = [{"Home": HOME}]
        for kind in ("takeaways", "context"):
            sections = self.proceedings.of_kind(kind)
            if sections:
                title = self.indexes[f"{kind}/index.md"].title
                below = [f"{kind}/index.md"]
                if len(sections) <= MOST_IN_NAVIGATION:
                    below += [f"{kind}/{section.id}.md" for section in sections]
                entries.append({title: below})
        entries += [
            file
            for file in ("speakers/index.md", "quotes/index.md", "cite/index.md", CONTACTS)
            if file in self.indexes
        ]
        return [*entries, *prose_pages]

    def footer(self) -> dict[str, Any]:
        """What stands at the foot of every page, as plain text."""
        event = self.proceedings.event
        return {
            "event": ", ".join((event.title, *when_and_where(event))),
            "edition": f"Web edition {event.edition.version}, {long_date(event.edition.date)}",
            "rights": event.rights,
            "rights_url": event.rights_url,
        }

    # --- indexes --------------------------------------------------------------------------------

    def _indexes(self) -> list[Index]:
        data = self.proceedings
        where = title_and_day(data.event)
        found = [
            Index(
                HOME,
                data.event.title,
                f"The proceedings of {where}.",
                "home.md.jinja",
                {
                    "featured": self._featured(),
                    "parts": self._parts(),
                    "speakers": data.speakers[:FEW],
                },
            )
        ]
        for kind in ("takeaways", "context"):
            sections = data.of_kind(kind)
            if sections:
                title = self._part_title(kind)
                found.append(
                    Index(
                        f"{kind}/index.md",
                        title,
                        f"{title}: {len(sections)} parts of the proceedings of {where}.",
                        "sections.md.jinja",
                        {
                            "sections": sections,
                            "is_printed": getattr(data.event.parts, kind) is not None,
                            "introduction": [
                                (paragraph, plain_runs(paragraph))
                                for paragraph in data.introductions.get(kind, ())
                            ],
                        },
                    )
                )
        found.append(
            Index(
                "speakers/index.md",
                "Speakers",
                f"The {len(data.speakers)} people on the programme of {where}.",
                "speakers.md.jinja",
                {"speakers": data.speakers},
            )
        )
        if data.quotes:
            groups = [
                (section, [s for s in data.by_section.get(section.id, ()) if s.kind == "quote"])
                for section in data.sections
            ]
            found.append(
                Index(
                    "quotes/index.md",
                    "Quotes",
                    f"The speakers’ own words in the proceedings of {where}, by section.",
                    "quotes.md.jinja",
                    {"groups": [group for group in groups if group[1]]},
                )
            )
        found.append(
            Index(
                "cite/index.md",
                "How to cite",
                f"How to cite the proceedings of {where}, and every file to download.",
                "cite.md.jinja",
                {"citations": self._citer.whole()},
            )
        )
        if data.contacts:
            found.append(
                Index(
                    CONTACTS,
                    "Contacts",
                    f"People to write to at the organizations, as printed in the proceedings of "
                    f"{where}.",
                    "contacts.md.jinja",
                    {
                        "contacts": data.contacts,
                        "as_printed": "as printed"
                        + (f" in {month(data.event.date)}" if data.event.date else ""),
                    },
                )
            )
        return found

    def _part_title(self, kind: SectionKind) -> str:
        part = getattr(self.proceedings.event.parts, kind)
        return part.title if part else {"takeaways": "Takeaways", "context": "Context"}[kind]

    def _parts(self) -> list[tuple[SectionKind, str, Sequence[Section]]]:
        kinds: tuple[SectionKind, ...] = ("takeaways", "context")
        parts = [(kind, self._part_title(kind), self.proceedings.of_kind(kind)) for kind in kinds]
        return [part for part in parts if part[2]]

    def _featured(self) -> list[Statement]:
        return [quote for quote in self.proceedings.quotes if quote.entry.featured][:1]

    # --- single pages ---------------------------------------------------------------------------

    def _sections(self, kind: SectionKind) -> list[Page]:
        sections = self.proceedings.of_kind(kind)
        listed = len(sections) <= MOST_IN_NAVIGATION
        return [
            self._section(section, previous, following, listed=listed)
            for previous, section, following in zip(
                (None, *sections), sections, (*sections[1:], None), strict=False
            )
        ]

    def _section(
        self,
        section: Section,
        previous: Section | None,
        following: Section | None,
        *,
        listed: bool,
    ) -> Page:
        """A section's page; `listed` says whether the navigation lists it."""
        data = self.proceedings
        statements = data.by_section.get(section.id, ())
        quotes = [statement for statement in statements if statement.kind == "quote"]
        body = self._render(
            "section.md.jinja",
            section=section,
            rows=section_runs(section, quotes, dict(data.speaker)),
            heard=heard(statements),
            citations=self._citer.section(section),
            previous=previous,
            following=following,
        )
        meta: dict[str, Any] = {
            "title": section.heading,
            "description": section.entry.summary,
            "og_type": "article",
        }
        if not listed:
            meta["breadcrumbs"] = self._breadcrumbs(section.kind, section.heading)
        head = self._head(
            self._metadata.section_tags(section),
            self._metadata.section_nodes(section),
            [
                (self.indexes[f"{section.kind}/index.md"].title, f"{section.kind}/"),
                (section.heading, section.address),
            ],
        )
        return Page(f"{section.kind}/{section.id}.md", body, meta, head)

    def _speaker(self, speaker: SpeakerEntry) -> Page:
        data = self.proceedings
        statements = data.by_speaker.get(speaker.id, ())
        quotes = [statement for statement in statements if statement.kind == "quote"]
        reports = [statement for statement in statements if statement.kind == "report"]
        body = self._render(
            "speaker.md.jinja",
            speaker=speaker,
            folded_name=unaccented(speaker.name),
            quotes=quotes,
            reports=[
                (report, self._citer.copy(report), self._citer.statement(report))
                for report in reports
            ],
            named_in=data.naming.get(speaker.id, ()),
            contact=data.contact_of.get(speaker.id),
        )
        counts = counted(len(quotes), "quote", len(reports), "report")
        role = "" if speaker.testimony else f"{described(speaker)}. "
        meta = {
            "title": speaker.name,
            "description": shortened(
                f"{role}{counts[0].upper()}{counts[1:]} in the proceedings of "
                f"{title_and_day(data.event)}.",
                300,
            ),
            "og_type": "profile",
            "breadcrumbs": self._breadcrumbs("speakers", speaker.name),
            "search": PEOPLE,
        }
        head = self._head(
            [],
            self._metadata.speaker_nodes(speaker),
            [
                (self.indexes["speakers/index.md"].title, "speakers/"),
                (speaker.name, f"speakers/{speaker.id}/"),
            ],
        )
        return Page(f"speakers/{speaker.id}.md", body, meta, head)

    def _quote(self, statement: Statement) -> Page:
        data = self.proceedings
        speaker = statement.speaker
        copy = self._citer.copy(statement)
        body = self._render(
            "quote.md.jinja",
            quote=statement,
            runs=[] if speaker.testimony else quote_runs(statement),
            copy=copy,
            embed=self._embed(copy),
            citations=self._citer.statement(statement),
            by_speaker=_quotes_but(data.by_speaker[speaker.id], statement),
            by_section=[]
            if speaker.testimony
            else _quotes_but(data.by_section[statement.section.id], statement),
        )
        where = title_and_day(data.event)
        if speaker.testimony:
            title = f"Testimony of {speaker.name}"
            description = f"The words of {speaker.name} as printed in the proceedings of {where}."
        else:
            name = f"{speaker.name}{' (speaker inferred)' if statement.is_inferred else ''}"
            title = f"“{shortened(statement.text, 70)}” – {name}"
            description = shortened(
                f"{name}, {described(speaker)}, in the proceedings of {where}: “{statement.text}”",
                300,
            )
        meta = {
            "title": title,
            "description": description,
            "og_type": "article",
            "breadcrumbs": self._breadcrumbs("quotes", title),
            "search": QUOTES,
        }
        head = self._head(
            self._metadata.quote_tags(statement),
            self._metadata.quote_nodes(statement),
            [(self.indexes["quotes/index.md"].title, "quotes/"), (title, statement.address)],
        )
        return Page(f"quotes/{statement.id}.md", body, meta, head)

    def _embed(self, copy: Copy) -> str:
        """A quote as HTML for other people's pages."""
        return _html_environment().get_template("embed.html.jinja").render(copy=copy).strip()

    def _quotes_by_speaker(self) -> Page:
        data = self.proceedings
        speakers = sorted(data.speakers, key=lambda speaker: sort_key(speaker.family_name))
        groups = [
            (speaker, [s for s in data.by_speaker.get(speaker.id, ()) if s.kind == "quote"])
            for speaker in speakers
        ]
        title = "Quotes by speaker"
        body = self._render(
            "quotes-by-speaker.md.jinja", title=title, groups=[g for g in groups if g[1]]
        )
        meta = {
            "title": title,
            "description": f"The speakers’ own words in the proceedings of "
            f"{title_and_day(data.event)}, by speaker.",
            "breadcrumbs": self._breadcrumbs("quotes", title),
            "search": {"exclude": True},
        }
        head = self._head(
            [],
            [],
            [(self.indexes["quotes/index.md"].title, "quotes/"), (title, "quotes/by-speaker/")],
        )
        return Page("quotes/by-speaker.md", body, meta, head)

    def _breadcrumbs(self, kind: str, title: str) -> list[dict[str, str]]:
        return [
            {"title": "Home", "url": "."},
            {"title": self.indexes[f"{kind}/index.md"].title, "url": f"{kind}/"},
            {"title": title},
        ]

    def _render(self, template: str, **context: object) -> str:
        return self._environment.get_template(template).render(context)


def _quotes_but(statements: Sequence[Statement], quote: Statement) -> list[Statement]:
    return [other for other in statements if other.kind == "quote" and other is not quote]


def _with_unique_titles(pages: Sequence[Page], taken: Sequence[str]) -> list[Page]:
    """Where two pages would have one title, their ids tell them apart."""
    times = Counter([*taken, *(page.meta["title"] for page in pages)])
    return [
        page
        if times[page.meta["title"]] == 1
        else replace(page, meta={**page.meta, "title": f"{page.meta['title']} ({_id(page)})"})
        for page in pages
    ]


def _id(page: Page) -> str:
    return Path(page.file).stem


# --- words about the data -----------------------------------------------------------------------


def title_and_day(event: Event) -> str:
    """“Title”, and when and where."""
    return f"“{event.title}”" + "".join(f", {part}" for part in when_and_where(event))


def when_and_where(event: Event) -> list[str]:
    """The place and the date, as far as they are known."""
    return [part for part in (event.place, days(event)) if part]


def counted(*numbers_and_nouns: int | str) -> str:
    """`3 quotes and 1 report`, without what there is none of; `no quotes` if there is nothing."""
    pairs = list(zip(numbers_and_nouns[::2], numbers_and_nouns[1::2], strict=True))
    some = [f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in pairs if n]
    return " and ".join(some) or f"no {pairs[0][1]}s"


@dataclass(frozen=True)
class Way:
    """One way to reach a contact: the value to use, and what else is known of it.

    `checked` is the day on which a value of today was checked; `printed` is then the printed one.
    """

    label: str
    value: str
    href: str | None = None
    checked: date | None = None
    printed: str | None = None


def ways(contact: ContactEntry) -> list[Way]:
    """How to reach a contact: today's value where one is known, else the printed one."""
    found = []
    current = contact.current
    if current and (current.phone or current.tel):
        tel, phone = current.tel, current.phone or current.tel
        href = f"tel:{tel}" if tel else None
        found.append(Way("Telephone", str(phone), href, current.checked, contact.phone))
    elif contact.phone or contact.tel:
        href = f"tel:{contact.tel}" if contact.tel else None
        found.append(Way("Telephone", str(contact.phone or contact.tel), href))
    if current and current.email:
        href = mailto(current.email)
        found.append(Way("E-mail", current.email, href, current.checked, contact.email))
    elif contact.email:
        found.append(Way("E-mail", contact.email, mailto(contact.email)))
    return found


_RIGHT_TO_LEFT = re.compile(
    r"(?:ar|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)(?:-|$)|.*-(?:arab|hebr|nkoo|syrc|thaa)(?:-|$)",
    re.IGNORECASE,
)
_OTHER_SCRIPT = re.compile(r"[a-z]{2,3}-(?:latn|cyrl)(?:-|$)", re.IGNORECASE)


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written. A paragraph's first word may be a name in another script."""
    rtl = _RIGHT_TO_LEFT.match(language) and not _OTHER_SCRIPT.match(language)
    return "rtl" if rtl else "ltr"


def unaccented(text: str) -> str:
    """The text with accents taken off, by which search finds it too; nothing if it has none."""
    bare = "".join(
        char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)
    )
    return bare if bare != unicodedata.normalize("NFD", text) else ""


def sort_key(name: str) -> tuple[str, str]:
    """Orders names by their letters, accents and case aside."""
    return (unaccented(name) or name).casefold(), name


def heard(statements: Sequence[Statement]) -> list[tuple[SpeakerEntry, str]]:
    """Who is heard in some statements, in their order, and how often."""
    speakers = {statement.speaker.id: statement.speaker for statement in statements}
    times = Counter((statement.speaker.id, statement.kind) for statement in statements)
    return [
        (speaker, counted(times[key, "quote"], "quote", times[key, "report"], "report"))
        for key, speaker in speakers.items()
    ]


# --- templates ----------------------------------------------------------------------------------

_SPECIAL = re.compile(r"[&<>\"'`\\*_{}\[\]!|~^=#]")
_LINE_START = re.compile(r"^(\s*[0-9]*)([-+.:)])")


def escaped(value: object) -> Markup:
    """`value` as text that neither HTML nor Markdown reads as anything but itself.

    Every character that one of them could take for markup becomes a character reference
    (CommonMark 0.31, sections 2.4 and 2.5); white space becomes single spaces, so that no line of
    the text begins a block.
    """
    if isinstance(value, Markup):
        return value
    text = re.sub(r"\s+", " ", "" if value is None else str(value))
    text = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)
    return Markup(_LINE_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text))


def verbatim(text: str) -> Markup:
    """`text` escaped, with its line breaks kept, for an element that shows them."""
    return Markup("&#10;").join(escaped(line) for line in text.splitlines())


def mailto(email: str) -> str:
    """The address as a `mailto:` URL (RFC 6068, section 2)."""
    return "mailto:" + quote(email, safe="@!$*+-.^_~")


def environment() -> Environment:
    """The templates, with everything they print escaped."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(
        described=described,
        direction=direction,
        long_date=long_date,
        shortened=shortened,
        ways=ways,
        verbatim=verbatim,
    )
    env.globals.update(days=days, when_and_where=when_and_where, heard=heard)
    return env
