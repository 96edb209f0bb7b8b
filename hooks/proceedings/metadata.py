"""What a page's head says to machines: Highwire tags, which Zotero reads, and JSON-LD.

Both are plain data for a template to print: pairs of name and content, and dictionaries in
schema.org's vocabulary. Of a survivor who testifies nothing is said but the quote's citation.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from proceedings.cite import Citer, chicago_note, full_title, plain
from proceedings.model import Pages, Proceedings, Section, SpeakerEntry, Statement

Tags = list[tuple[str, str]]
Node = dict[str, Any]

ZOTERO = "http://www.zotero.org/namespaces/export#"
"""The namespace of the home page's `z:itemType`, for a `<link rel="schema.z">` before it."""


def dumps(nodes: Sequence[Node]) -> str:
    """JSON-LD for a `<script>` element: nothing in it can end the element."""
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": list(nodes)},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return text.translate(_IN_SCRIPT)


_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


class Metadata:
    """The metadata of each kind of page; `site_url` ends in a slash."""

    def __init__(self, proceedings: Proceedings, site_url: str) -> None:
        self.event = proceedings.event
        self.site_url = site_url
        self._citer = Citer(proceedings, site_url)
        self._event_id = {"@id": f"{site_url}#event"}
        self._book_id = {"@id": f"{site_url}#proceedings"}

    # --- Highwire tags --------------------------------------------------------------------------

    def home_tags(self) -> Tags:
        """The whole proceedings, which Zotero takes for a book."""
        return [("z:itemType", "book"), *self._tags(title=full_title(self.event), address="")]

    def section_tags(self, section: Section) -> Tags:
        """A section, which Zotero takes for a part of a book."""
        return self._tags(
            title=section.title, address=section.address, within=True, pages=section.pages
        )

    def quote_tags(self, quote: Statement) -> Tags:
        """A quote, which Zotero takes for a part of a book."""
        speaker = quote.speaker
        return self._tags(
            title=quote.text,
            author=", ".join(filter(None, (speaker.family_name, speaker.given_name))),
            address=quote.address,
            within=True,
            pages=quote.pages,
        )

    def _tags(
        self,
        *,
        title: str,
        address: str,
        author: str = "",
        within: bool = False,
        pages: Pages | None = None,
    ) -> Tags:
        event = self.event
        first, last = pages or ("", "")
        tags = [
            ("citation_title", title),
            ("citation_author", author),
            ("citation_publication_date", f"{event.date:%Y/%m/%d}" if event.date else ""),
            ("citation_inbook_title", full_title(event) if within else ""),
            ("citation_firstpage", first),
            ("citation_lastpage", last if last != first else ""),
            ("citation_language", event.language),
            ("citation_public_url", self.site_url + address),
        ]
        return [tag for tag in tags if tag[1]]

    # --- JSON-LD --------------------------------------------------------------------------------

    def home_nodes(self) -> list[Node]:
        """The event, and the book that records it."""
        event = self.event
        place = {"@type": "Place", "name": event.place} if event.place else None
        publisher = {"@type": "Organization", "name": event.publisher} if event.publisher else None
        return [
            _node(
                "Event",
                **self._event_id,
                name=full_title(event),
                startDate=event.date.isoformat() if event.date else None,
                endDate=event.end_date.isoformat() if event.end_date else None,
                location=place,
                url=self.site_url,
                recordedIn=self._book_id,
            ),
            _node(
                "Book",
                **self._book_id,
                name=full_title(event),
                inLanguage=event.language,
                publisher=publisher,
                version=event.edition.version,
                url=self.site_url,
                recordedAt=self._event_id,
            ),
        ]

    def section_nodes(self, section: Section) -> list[Node]:
        """A chapter of the book."""
        pages = section.pages
        return [
            _node(
                "Chapter",
                name=section.title,
                position=section.number,
                pageStart=pages.first if pages else None,
                pageEnd=pages.last if pages else None,
                inLanguage=self.event.language,
                url=self.site_url + section.address,
                isPartOf=self._part_of(),
            )
        ]

    def quote_nodes(self, quote: Statement) -> list[Node]:
        """A quotation with its speaker; of testimony only the citation.

        An inferred speaker is named in the citation alone, where it says so.
        """
        speaker = quote.speaker
        who = None
        if not speaker.testimony and not quote.is_inferred:
            who = {
                "@type": "Person",
                "name": speaker.name,
                "url": self._speaker_url(speaker),
            }
        return [
            _node(
                "Quotation",
                text=None if speaker.testimony else quote.text,
                creator=who,
                spokenByCharacter=who,
                inLanguage=self.event.language,
                url=self.site_url + quote.address,
                citation=plain(chicago_note(self._citer.said(quote))),
                isPartOf=self._part_of(),
                recordedAt=self._at(),
            )
        ]

    def speaker_nodes(self, speaker: SpeakerEntry) -> list[Node]:
        """A person, with the role at the time of the event; nobody who testifies."""
        if speaker.testimony:
            return []
        affiliation = None
        if speaker.affiliation:
            affiliation = {"@type": "Organization", "name": speaker.affiliation}
        return [
            _node(
                "Person",
                name=speaker.name,
                familyName=speaker.family_name,
                givenName=speaker.given_name,
                jobTitle=speaker.role,
                affiliation=affiliation,
                url=self._speaker_url(speaker),
            )
        ]

    def breadcrumbs(self, trail: Iterable[tuple[str, str]]) -> Node:
        """The way to a page: pairs of title and address below the site's."""
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": at,
                    "name": title,
                    "item": self.site_url + address,
                }
                for at, (title, address) in enumerate(trail, start=1)
            ],
        }

    def _part_of(self) -> Node:
        """The book, named, so that the page's data is complete in itself."""
        return {"@type": "Book", **self._book_id, "name": full_title(self.event)}

    def _at(self) -> Node:
        return {"@type": "Event", **self._event_id, "name": full_title(self.event)}

    def _speaker_url(self, speaker: SpeakerEntry) -> str:
        return f"{self.site_url}speakers/{speaker.id}/"


def _node(kind: str, **properties: Any) -> Node:
    """A node of this type with the properties that are known."""
    known = {name: value for name, value in properties.items() if value is not None}
    return {"@type": kind, **known}
