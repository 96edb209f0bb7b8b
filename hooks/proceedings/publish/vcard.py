"""Contacts as vCards, which address books of every make read (vCard 3.0, RFC 2426)."""

from proceedings.record.contact import Contact
from proceedings.record.model import Speaker


def vcard(contact: Contact, speaker: Speaker | None = None) -> str:
    """One contact's card: the values of today where they are known, else the printed ones.

    The parts of the name are known of a `speaker`; else the whole name stands in the first
    component of `N`, the family name (RFC 2426, section 3.1.2). Line ends are CRLF; cards may
    follow one another in a file.
    """
    family, given, suffix = contact.name, "", ""
    if speaker and speaker.name == contact.name:
        family, given = speaker.family_name, speaker.given_name or ""
        suffix = speaker.suffix or ""
    telephone, mail = contact.telephone, contact.mail
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_escaped(contact.name)}",
        f"N:{_escaped(family)};{_escaped(given)};;;{_escaped(suffix)}",
        f"ORG:{_escaped(contact.organization)}",
    ]
    if contact.role:
        lines.append(f"TITLE:{_escaped(contact.role)}")
    if telephone:
        lines.append(f"TEL;TYPE=WORK,VOICE:{_escaped(telephone.target or telephone.value)}")
    if mail:
        lines.append(f"EMAIL;TYPE=INTERNET:{_escaped(mail.value)}")
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
