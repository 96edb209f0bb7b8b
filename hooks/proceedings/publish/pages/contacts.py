"""The directory of contacts."""

from proceedings import words
from proceedings.publish.markdown import mailto
from proceedings.publish.page import Listing
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Contact, ContactPoint


def listing(renderer: Renderer) -> Listing | None:
    """The contacts with how to reach them."""
    contacts = renderer.proceedings.contacts
    if not contacts:
        return None
    return Listing(
        "contacts",
        words.CONTACTS,
        words.about_contacts(renderer.event.described),
        "contacts.md.jinja",
        {
            "contacts": [(contact, _points(contact)) for contact in contacts],
            "as_printed": words.as_printed(renderer.event.date),
        },
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
