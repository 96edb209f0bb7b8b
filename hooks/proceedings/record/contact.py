"""Contacts, each with the numbers and addresses of today."""

import datetime
from typing import NamedTuple

from proceedings.read.entries import ContactEntry


class ContactPoint(NamedTuple):
    """A telephone number or e-mail address: today's where one is known, else the printed one.

    `target` is what to dial or write to, if it is known in that form. `checked` is the day on
    which a value of today was checked; `printed` is then the printed one.
    """

    value: str
    target: str | None
    checked: datetime.date | None = None
    printed: str | None = None


class Contact(ContactEntry):
    """A person to write to at one of the organisations."""

    @property
    def telephone(self) -> ContactPoint | None:
        """The number to call."""
        current = self.current
        if current and (value := current.phone or current.tel):
            return ContactPoint(value, current.tel, current.checked, self.phone)
        value = self.phone or self.tel
        return ContactPoint(value, self.tel) if value else None

    @property
    def mail(self) -> ContactPoint | None:
        """The address to write to."""
        current = self.current
        if current and current.email:
            return ContactPoint(current.email, current.email, current.checked, self.email)
        return ContactPoint(self.email, self.email) if self.email else None
