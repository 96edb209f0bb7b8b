"""Addresses of earlier editions, and where they lead now."""

from collections.abc import Iterator
from typing import NamedTuple

from proceedings.record.model import Proceedings


class Former(NamedTuple):
    """An address of an earlier edition, and the record's address today."""

    address: str
    today: str


def former_addresses(proceedings: Proceedings) -> Iterator[tuple[str, tuple[Former, ...]]]:
    """For every former id the addresses that it may have had, with the record's of today.

    A section may have been of the other kind.
    """
    for speaker in proceedings.speakers:
        for name in speaker.formerly:
            yield name, (Former(f"speakers/{name}/", speaker.address),)
    for quote in proceedings.quotes:
        for name in quote.entry.formerly:
            yield name, (Former(f"quotes/{name}/", quote.address),)
    kinds = dict.fromkeys(each.kind for each in proceedings.sections)
    for section in proceedings.sections:
        for name in section.entry.formerly:
            yield name, tuple(Former(f"{kind}/{name}/", section.address) for kind in kinds)
    for contact in proceedings.contacts:
        for name in contact.formerly:
            yield name, (Former(f"contacts/#{name}", f"contacts/#{contact.id}"),)
    for withdrawn in proceedings.withdrawn:
        folder, of_section = withdrawn.address.partition("/")[0], withdrawn.kind == "section"
        for name in withdrawn.formerly:
            below = f"#{name}" if withdrawn.kind == "contact" else f"{name}/"
            folders = (folder, *kinds) if of_section else (folder,)
            yield name, tuple(Former(f"{each}/{below}", withdrawn.address) for each in folders)
    for term in proceedings.terms:
        for name in term.formerly:
            yield name, (Former(f"index/#{name}", term.address),)
