"""How to cite the proceedings, and every file to download."""

from proceedings import words
from proceedings.publish.page import Listing
from proceedings.publish.renderer import Renderer


def listing(renderer: Renderer) -> Listing:
    """The citations of the whole, and the files."""
    return Listing(
        "cite",
        words.HOW_TO_CITE,
        words.about_citing(renderer.event.described),
        "cite.md.jinja",
        {"citations": renderer.citer.whole()},
    )
