"""What an editor writes: one model for each kind of record in the data files.

The docstrings of models and fields are what an editor sees as help.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, model_validator

from proceedings.read.values import (
    MISSING,
    Accent,
    Day,
    Dialled,
    Doi,
    Email,
    EmailOrUrl,
    Flag,
    FontFile,
    Icon,
    Id,
    Language,
    Line,
    PageAddress,
    ParagraphId,
    Picture,
    PrefaceId,
    PrintedPages,
    SectionText,
    SpeakerId,
    StyleSheet,
    Summary,
    Tel,
    TermId,
    Url,
    Words,
)

SectionKind = Literal["context", "takeaways"]

NO_WORDS = ("id", "email", "tel", "rights_url", "speaker", "formerly")
"""The keys of values that are no words to be read."""


class Entry(BaseModel):
    """A record of a file, or a part of one."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)

    noun: ClassVar[str]
    """What the editor's messages call it."""
    complete: ClassVar[tuple[str, ...]] = ()
    """The keys that a record needs unless it is withdrawn, and then must not have."""
    kept: ClassVar[tuple[str, ...]] = ()
    """The keys that a withdrawn record may have."""

    @classmethod
    def noun_at(cls, steps: Sequence[str | int]) -> str:
        """What the editor's messages call the entry that stands at `steps`."""
        return cls.noun

    @classmethod
    def needs(cls, key: str) -> bool:
        """Whether an entry that is not withdrawn cannot do without `key`."""
        return key in cls.complete or cls.model_fields[key].is_required()

    @model_validator(mode="before")
    @classmethod
    def _is_complete(cls, data: Any) -> Any:
        """Lets what is missing be found like what is wrong, with the other faults of the entry."""
        if cls.complete and isinstance(data, dict) and "withdrawn" not in data:
            return dict.fromkeys(cls.complete, MISSING) | data
        return data


class Withdrawal(Entry):
    """What was published and is withdrawn: its address says so, and its words are nowhere."""

    noun = "withdrawal"

    date: Day
    """The day on which it was withdrawn."""
    reason: Line
    """Why, in words for readers. It says nothing of what was withdrawn."""


class QuoteCorrection(Entry):
    """What a quote was before it was corrected. Readers see it on the quote’s page."""

    noun = "correction"

    date: Day
    """The day of the correction."""
    was: Words
    """The words as they were published until then, without quotation marks."""
    speaker: SpeakerId | None = None
    """Only where the words were given to another speaker: that speaker’s id."""
    note: Line
    """Why it was corrected, in words for readers."""


class ParagraphCorrection(Entry):
    """What a paragraph was before it was corrected. Readers see it below the section’s text."""

    noun = "correction"

    paragraph: ParagraphId
    """The paragraph’s id, from the end of its link, like p7-2."""
    date: Day
    """The day of the correction."""
    was: SectionText | None = None
    """The text as it was published until then, with its page marks. Left out only where words were
    withdrawn and “[words withdrawn]” or “[name withdrawn]” stands in their place."""
    note: Line
    """Why it was corrected, in words for readers."""


class StatementEntry(Entry):
    """A quote or a report as it stands in speakers.yml."""

    complete = ("text",)
    kept = ("id", "formerly", "withdrawn")

    @classmethod
    def noun_at(cls, steps: Sequence[str | int]) -> str:
        """The list that holds it says what it is."""
        return "report" if "reports" in steps else "quote"

    id: Id
    """The statement’s permanent address. Never change it once it is published."""
    text: Words = ""
    """Word for word as in the section’s text: the whole of one quoted passage without its
    quotation marks, or, for a report, whole sentences."""
    paragraph: ParagraphId | None = None
    """Only where the same words stand twice in the text: the paragraph that is meant."""
    featured: Flag = False
    """true: may be shown on the home page."""
    attribution: Literal["inferred"] | None = None
    """inferred: the text does not say in so many words who speaks. Readers are told."""
    said_by: Line | None = None
    """Only where the text names several people, or nobody: its words for this speaker, copied from
    the section outside quotation marks, at or before the statement."""
    formerly: tuple[Id, ...] = ()
    """Ids that a quote was published under. Their addresses lead on to it."""
    corrected: tuple[QuoteCorrection, ...] = ()
    """What a published quote was before it was corrected, the oldest first."""
    withdrawn: Withdrawal | None = None
    """Only of a published quote: its words are taken out of the section’s text, and this entry has
    no others."""


class SpeakerEntry(Entry):
    """A person on the programme."""

    noun = "speaker"
    complete = ("name", "family_name", "role")
    kept = ("id", "formerly", "withdrawn", "quotes")

    id: Id
    """The speaker’s permanent address. Never change it once it is published."""
    name: Line = ""
    """The full name as printed."""
    family_name: Line = ""
    """The name by which the person is sorted and cited, with its particle."""
    given_name: Line | None = None
    """The given name or names; left out for a person of one name."""
    suffix: Line | None = None
    """What belongs to the name and follows it, like Jr. or III; as printed."""
    role: Line = ""
    """The role at the time of the event, as printed."""
    affiliation: Line | None = None
    """The organisation at the time of the event, as printed."""
    named_as: tuple[Line, ...] = ()
    """How the sections’ text names this person, each form as it stands there."""
    testimony: Flag = False
    """true: a survivor’s own account. Shown with no surrounding text and never featured."""
    quotes: tuple[StatementEntry, ...] = ()
    """The speaker’s own words, in the order of the print."""
    reports: tuple[StatementEntry, ...] = ()
    """Sentences in which the text says what the speaker said, in the order of the print."""
    formerly: tuple[Id, ...] = ()
    """Ids that the speaker was published under. Their addresses lead on."""
    withdrawn: Withdrawal | None = None
    """Only of a published speaker: the name is taken out of every text, and this entry has nothing
    else but quotes that are withdrawn too."""


class SectionEntry(Entry):
    """A part of the printed text: a takeaway or a context section."""

    noun = "section"
    complete = ("title", "summary", "text")
    kept = ("id", "formerly", "withdrawn")

    id: Id
    """The section’s permanent address. Never change it once it is published."""
    title: Line = ""
    """The title as printed, without its number."""
    title_case: Line | None = None
    """The title in title case, for citation styles that want it so."""
    title_sentence: Line | None = None
    """The title in sentence case, for citation styles that want it so."""
    summary: Summary = ""
    """One sentence by the editors, for lists and previews; at most 160 characters."""
    content_note: Line | None = None
    """A note shown before the text, where it tells of violence."""
    not_quotes: tuple[Line, ...] = ()
    """Words between quotation marks in the text that are nobody’s quote: a title, a term."""
    not_speakers: tuple[Line, ...] = ()
    """Names with a title in the text that are of nobody on the programme."""
    not_marks: tuple[Line, ...] = ()
    """Words in brackets in the text that look like a page mark and are printed: (p. 12)."""
    text: SectionText = ""
    """The printed text. A blank line begins a paragraph, {p. 7} stands where page 7 begins, and
    {#p7-4} begins a paragraph that comes later between others."""
    formerly: tuple[Id, ...] = ()
    """Ids that the section was published under. Their addresses lead on."""
    corrected: tuple[ParagraphCorrection, ...] = ()
    """What published paragraphs were before they were corrected, the oldest first."""
    withdrawn: Withdrawal | None = None
    """Only of a published section: this entry then has no text."""


class CurrentContact(Entry):
    """A contact’s value of today, where it is known to differ from the print."""

    noun = "contact’s current values"

    phone: Line | None = None
    """The telephone number as it should be shown."""
    tel: Tel | None = None
    """The same number in international form, like +12125550100."""
    email: Email | None = None
    """The e-mail address."""
    checked: Day
    """The day on which this was checked."""


class ContactEntry(Entry):
    """A person to write to at one of the organisations, as printed."""

    noun = "contact"
    complete = ("organization", "name")
    kept = ("id", "formerly", "withdrawn")

    id: Id
    """The contact’s permanent address."""
    organization: Line = ""
    """The organisation."""
    name: Line = ""
    """The person."""
    role: Line | None = None
    """The person’s role there."""
    phone: Line | None = None
    """The telephone number as printed."""
    tel: Tel | None = None
    """The same number in international form, like +12125550100."""
    email: Email | None = None
    """The e-mail address as printed."""
    speaker: SpeakerId | None = None
    """The id of the speaker, where the person is one."""
    current: CurrentContact | None = None
    """The values of today, shown first."""
    formerly: tuple[Id, ...] = ()
    """Ids that the contact was published under. Their addresses lead on."""
    withdrawn: Withdrawal | None = None
    """Only of a published contact: this entry then has nothing else."""


TermKind = Literal[
    "company", "group", "initiative", "law", "organization", "person", "place", "technology", "work"
]


class TermEntry(Entry):
    """What the text speaks of, as an entry of the index: a subject, an organisation, a law."""

    noun = "index entry"

    id: Id
    """The entry’s permanent address in the index. Never change it once it is published."""
    name: Line
    """The heading in the index, by which the entry is sorted."""
    kind: TermKind | None = None
    """What it is, for machines; left out for a subject."""
    forms: tuple[Line, ...] = ()
    """The words that mean it, each as it stands in the text. A small first letter stands for a
    capital one too. Where they stand is found."""
    also: tuple[Line, ...] = ()
    """Other words by which readers look for it. They are the editors’ and never shown as the
    print’s."""
    see: tuple[TermId, ...] = ()
    """The ids of other entries: to be seen instead, if this one has no forms, else besides."""
    gloss: Line | None = None
    """One line by the editors, only where readers of today need it."""
    source: Line | None = None
    """Where the gloss is from."""
    formerly: tuple[Id, ...] = ()
    """Ids under which this entry, or one that it takes the place of, was published. Their addresses
    lead to it."""


class PrintedHeading(Entry):
    """What stands above the sections of one kind in print."""

    noun = "heading"

    title: Line
    """The heading as printed."""
    introduction: SectionText | None = None
    """The text between the heading and the first section, with its page marks."""
    not_marks: tuple[Line, ...] = ()
    """Words in brackets in the introduction that look like a page mark and are printed: (p. 12)."""
    corrected: tuple[ParagraphCorrection, ...] = ()
    """What published paragraphs of it were before they were corrected, the oldest first."""


class PrefaceSection(Entry):
    """A text with its heading, printed before the context sections and takeaways."""

    noun = "section of the preface"

    id: PrefaceId
    """Its permanent address on the home page. Never change it once it is published."""
    title: Line
    """The heading as printed."""
    text: SectionText
    """The text, with its page marks."""
    not_marks: tuple[Line, ...] = ()
    """Words in brackets in the text that look like a page mark and are printed: (p. 12)."""
    speakers_follow: Flag = False
    """true: the print lists the speakers behind this text."""


class PrefaceEntry(Entry):
    """What the print says before the context sections and takeaways, its cover apart."""

    noun = "preface"

    introduction: SectionText | None = None
    """What stands there without a heading, with its page marks."""
    not_marks: tuple[Line, ...] = ()
    """Words in brackets in the introduction that look like a page mark and are printed: (p. 12)."""
    sections: tuple[PrefaceSection, ...] = ()
    """What stands below headings, in the order of the print."""
    corrected: tuple[ParagraphCorrection, ...] = ()
    """What published paragraphs were before they were corrected, the oldest first."""


class PrintedHeadings(Entry):
    """The headings of the two kinds of sections."""

    noun = "group of headings"

    context: PrintedHeading | None = None
    """Above the context sections."""
    takeaways: PrintedHeading | None = None
    """Above the takeaways."""

    def of(self, kind: SectionKind) -> PrintedHeading | None:
        """That of one kind, if the print has one."""
        return self.context if kind == "context" else self.takeaways


class EarlierVersion(Entry):
    """A version of this web edition that was replaced by a newer one."""

    noun = "version"

    version: Line
    """The version."""
    date: Day
    """The day of this version."""
    changes: Words | None = None
    """What this version changed, in words for readers."""


class EditionEntry(Entry):
    """The version of this web edition."""

    noun = "edition"

    version: Line
    """The version, raised whenever the record changes."""
    date: Day
    """The day of this version."""
    changes: Words | None = None
    """What this version changed, in words for readers."""
    earlier: tuple[EarlierVersion, ...] = ()
    """The versions before this one, the newest first."""


class LookEntry(Entry):
    """What makes the site look like the conference’s own."""

    noun = "look"

    accent: Accent | None = None
    """The colour of links, like "#174c55", in quotation marks. Dark pages get a lighter shade."""
    logo: Picture | None = None
    """A picture shown beside the site’s name: its path in docs/. It must do on light and dark."""
    icon: Icon | None = None
    """The picture in the browser’s tab: its path in docs/."""
    style: StyleSheet | None = None
    """A style sheet of your own, used after the site’s: its path in docs/."""
    font: FontFile | None = None
    """A font file for pictures of links and the PDF (.ttf or .otf), where the site’s has no such
    letters: its path in docs/."""


class HelpEntry(Entry):
    """A service to which people in need can turn; not of the print."""

    noun = "help"

    name: Line
    """What it calls itself."""
    about: Line
    """Whom it helps, and with what."""
    country: Line
    """Where it can be reached from."""
    phone: Dialled | None = None
    """The telephone number, as people dial it there."""
    text: Dialled | None = None
    """The number for text messages."""
    website: Url | None = None
    """Its address, beginning with https://."""
    languages: Line | None = None
    """The languages it speaks."""
    checked: Day
    """The day on which all this was last checked against the source."""
    source: Line
    """The public document that says so."""


class EventEntry(Entry):
    """The event and its printed proceedings: `extra.proceedings` in mkdocs.yml."""

    noun = "event"

    title: Line
    """The title as printed, without the subtitle."""
    subtitle: Line | None = None
    """The subtitle as printed."""
    title_case: Line | None = None
    """Title and subtitle in title case, for citation styles that want it so."""
    title_sentence: Line | None = None
    """Title and subtitle in sentence case, for citation styles that want it so."""
    kind: Line | None = None
    """What the event calls itself, like Annual Conference."""
    date: Day | None = None
    """The day of the event, or its first day."""
    end_date: Day | None = None
    """The last day, if there were several."""
    place: Line | None = None
    """The city."""
    cover: tuple[Line, ...] = ()
    """What else the printed cover says, line by line."""
    language: Language = "en"
    """The language of the record, as a tag (BCP 47) like en or fr."""
    publisher: Line | None = None
    """Only if the print names it."""
    rights: Line | None = None
    """The licence or rights statement, only if there is one."""
    rights_url: Url | None = None
    """The licence’s address, beginning with https://."""
    doi: Doi | None = None
    """The DOI of this web edition, like 10.5281/zenodo.1234567, if it was deposited."""
    report_errors: EmailOrUrl | None = None
    """Where readers report errors: an e-mail address, or a page beginning with https://."""
    edition: EditionEntry
    """The version of this web edition."""
    preface: PrefaceEntry = PrefaceEntry()
    """What the print says before the context sections and takeaways, its cover apart."""
    parts: PrintedHeadings = PrintedHeadings()
    """The printed headings above the context sections and the takeaways."""
    help: tuple[HelpEntry, ...] = ()
    """Services for people in need, shown beside testimony and contacts, and on “Reading safely”."""
    leave_to: Url = "https://www.wikipedia.org/"
    """Where “Leave this site” leads: a page that tells nothing about whoever sees it opened."""
    look: LookEntry = LookEntry()
    """The colour of links, a logo, an icon, a style sheet."""
    skipped_pages: tuple[PrintedPages, ...] = ()
    """Printed pages between others that hold nothing of the record, like pictures: 5, or 5–6."""


class FrontMatter(Entry):
    """What stands between `---` lines on top of a page. MkDocs' other keys do nothing here."""

    noun = "page’s front matter"

    title: Line | None = None
    """The page’s title."""
    description: Line | None = None
    """One sentence for search engines and previews."""
    formerly: tuple[PageAddress, ...] = ()
    """Addresses that the page was published under, like how-to/. They lead on to it."""
