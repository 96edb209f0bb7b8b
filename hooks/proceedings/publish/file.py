"""A file beside the pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PublishedFile:
    """A file beside the pages, made only when it is written.

    Line ends are part of the format (RIS, CSV and vCard have CRLF): write the content as it is.
    Two files that are equal hold the same.
    """

    address: str
    """Below the site's."""
    write: Callable[..., str | bytes]
    of: tuple[Any, ...]

    @property
    def content(self) -> bytes:
        """What the file holds; text is in UTF-8."""
        made = self.write(*self.of)
        return made if isinstance(made, bytes) else made.encode()

    @property
    def is_at_hand(self) -> bool:
        """Whether it can be made here, and a preview need not wait for it."""
        return True

    @property
    def text(self) -> str:
        """What stands in a file of text."""
        return self.content.decode()
