"""What is known of where the record's words hold the forms of the index's terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from proceedings.record.names import Naming


@dataclass(frozen=True)
class Mentions:
    """Where forms stand; terms, sections, speakers and contacts are given by their ids."""

    sections: Mapping[str, tuple[tuple[Naming, ...], ...]] = field(default_factory=dict)
    """By section, for each of its paragraphs: where in it which term is mentioned."""
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By section: the terms in its title, whatever its capitals."""
    speakers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By term: the speakers in whose role or affiliation it stands."""
    contacts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By term: the contacts in the name of whose organisation it stands."""
    occurring: frozenset[str] = frozenset()
    """The forms that stand somewhere, folded."""
