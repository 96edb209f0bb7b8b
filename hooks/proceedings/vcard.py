"""Contacts as vCards, which address books of every make read (vCard 3.0, RFC 2426)."""

from collections.abc import Iterable

from proceedings.model import ContactEntry


def vcards(contacts: Iterable[ContactEntry]) -> str:
    """One vCard after the other, with CRLF line ends as the standard asks."""
    return "".join(vcard(contact) for contact in contacts)


def vcard(contact: ContactEntry) -> str:
    """One contact's card: the values of today where they are known, else the printed ones.

    The name is given whole; where a name's parts are not known apart, RFC 2426 (section 3.1.2)
    wants it in the first component of `N`.
    """
    current = contact.current
    today = current and (current.tel or current.phone)
    phone = today or contact.tel or contact.phone
    email = (current and current.email) or contact.email
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_escaped(contact.name)}",
        f"N:{_escaped(contact.name)};;;;",
        f"ORG:{_escaped(contact.organization)}",
    ]
    if contact.role:
        lines.append(f"TITLE:{_escaped(contact.role)}")
    if phone:
        lines.append(f"TEL;TYPE=WORK,VOICE:{_escaped(phone)}")
    if email:
        lines.append(f"EMAIL;TYPE=INTERNET:{_escaped(email)}")
    lines.append("END:VCARD")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _escaped(text: str) -> str:
    """RFC 2426, section 4: backslash, comma and semicolon are escaped in values."""
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> list[str]:
    """RFC 2425, section 5.8.1: at most 75 octets a line; the next begins with a space."""
    rows = [""]
    for char in line:
        if len((rows[-1] + char).encode()) > 75:
            rows.append(" ")
        rows[-1] += char
    return rows
