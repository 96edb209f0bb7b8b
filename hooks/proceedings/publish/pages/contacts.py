"""The directory of contacts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from proceedings import words
from proceedings.publish.address import mailto
from proceedings.publish.page import Listing, Trail
from proceedings.publish.renderer import Renderer
from proceedings.record.contact import Contact, ContactPoint
from proceedings.record.model import Proceedings, Speaker, Withdrawn


@dataclass(frozen=True)
class ContactList(Listing):
    """The contacts with how to reach them."""

    template: ClassVar[str] = "contacts.html.jinja"

    contacts: tuple[tuple[Contact, Speaker | None], ...]
    withdrawn: tuple[Withdrawn, ...]
    has_help: bool
    """Whether the site says where to find help."""

    @property
    def title(self) -> str:
        """The word for them."""
        return words.CONTACTS

    @property
    def description(self) -> str:
        """Who they are."""
        return words.about_contacts(self.event.described)

    @property
    def trail(self) -> Trail:
        """The page itself."""
        return ((self.title, "contacts/"),)

    @property
    def fragments(self) -> Iterator[str]:
        """The contacts."""
        for contact, _ in self.contacts:
            yield from (contact.id, *contact.formerly)
        yield from (each.fragment for each in self.withdrawn)

    @property
    def is_sensitive(self) -> bool:
        """Who needs help comes here, and finds none."""
        return True

    def context(self, renderer: Renderer) -> dict[str, object]:
        """What contacts.html.jinja expects."""
        return {
            "contacts": [(each, speaker, _points(each)) for each, speaker in self.contacts],
            "withdrawn": self.withdrawn,
            "has_help": self.has_help,
            "as_printed": words.as_printed(self.event.date),
        }


def contact_list(proceedings: Proceedings) -> Iterator[ContactList]:
    """The directory, if there are contacts."""
    withdrawn = tuple(each for each in proceedings.withdrawn if each.kind == "contact")
    if proceedings.has("contact"):
        yield ContactList(
            proceedings.event,
            tuple(
                (contact, proceedings.speaker.get(contact.speaker or ""))
                for contact in proceedings.contacts
            ),
            withdrawn,
            bool(proceedings.event.help),
        )


def _points(contact: Contact) -> list[tuple[str, str | None, ContactPoint]]:
    """How to reach a contact: label, address of the link if there is one, and the value."""
    found: list[tuple[str, str | None, ContactPoint]] = []
    if telephone := contact.telephone:
        href = f"tel:{telephone.target}" if telephone.target else None
        found.append((words.TELEPHONE, href, telephone))
    if mail := contact.mail:
        found.append((words.EMAIL, mailto(mail.value), mail))
    return found
