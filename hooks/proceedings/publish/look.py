"""What makes the site look like the conference's own, besides its words."""

from dataclasses import dataclass

from proceedings.colour import BLACK, DARK, WHITE, mixed, nearest_readable
from proceedings.publish.renderer import environment
from proceedings.read.entries import LookEntry

ICON = "assets/proceedings/favicon.svg"
STRONGER = 0.4
"""How much darker, or on dark pages lighter, what the pointer is on gets."""


@dataclass(frozen=True)
class Look:
    """What every page loads and shows of the conference's own look, as addresses."""

    icon: str = ICON
    logo: str | None = None
    sheets: tuple[str, ...] = ()

    @property
    def icon_type(self) -> str:
        """The icon's media type."""
        path = self.icon.partition("?")[0]
        return "image/png" if path.endswith(".png") else "image/svg+xml"


def look_sheet(look: LookEntry) -> str | None:
    """The style sheet that gives the site an accent colour and room for a logo, if it has any."""
    if not (look.accent or look.logo):
        return None
    colours = []
    if look.accent:
        dark = nearest_readable(look.accent, WHITE, DARK)
        stronger = mixed(look.accent, BLACK, STRONGER), mixed(dark, WHITE, STRONGER)
        colours = [("--pro-accent", look.accent, dark), ("--pro-accent-strong", *stronger)]
    template = environment().get_template("look.css.jinja")
    return template.render(colours=colours, has_logo=bool(look.logo))
