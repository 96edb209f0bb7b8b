"""A file that holds the whole proceedings, as readers are offered it."""

from typing import NamedTuple

from proceedings.publish.files import PublishedFile


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
    def size(self) -> str:
        """`118 KB`: the file is made to know it."""
        return f"{max(1, round(len(self.file.content) / 1000)):,}\u00a0KB"
