"""A file that holds the whole proceedings, as readers are offered it."""

from typing import NamedTuple

from proceedings.publish.file import PublishedFile


class Offer(NamedTuple):
    """Its name, its media type, and the file."""

    name: str
    media_type: str
    file: PublishedFile

    @property
    def address(self) -> str:
        """Below the site's."""
        return self.file.address

    @property
    def length(self) -> int:
        """How many bytes it has: the file is made to know it."""
        return len(self.file.content)

    @property
    def size(self) -> str:
        """`118 KB`."""
        return f"{max(1, round(self.length / 1000)):,}\u00a0KB"
