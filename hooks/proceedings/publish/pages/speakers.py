"""Speakers, and their list."""

from collections.abc import Iterator

from proceedings import words
from proceedings.cite.jsonld import person
from proceedings.publish.collation import unaccented
from proceedings.publish.page import Listing, Page
from proceedings.publish.renderer import Renderer
from proceedings.record.model import Speaker, quotes, reports


def listing(renderer: Renderer) -> Listing:
    """The list of speakers."""
    speakers = renderer.proceedings.speakers
    return Listing(
        "speakers",
        words.SPEAKERS,
        words.about_speakers(len(speakers), renderer.event.described),
        "speakers.md.jinja",
        {"speakers": speakers},
    )


def pages(renderer: Renderer) -> Iterator[Page]:
    """A page for each speaker."""
    for speaker in renderer.proceedings.speakers:
        yield _page(renderer, speaker)


def _page(renderer: Renderer, speaker: Speaker) -> Page:
    proceedings = renderer.proceedings
    statements = proceedings.by_speaker(speaker)
    spoken, reported = quotes(statements), reports(statements)
    body = renderer.render(
        "speaker.md.jinja",
        speaker=speaker,
        unaccented=unaccented(speaker.name),
        quotes=spoken,
        reports=[
            (report, renderer.copy_text(report), renderer.citer.statement(report))
            for report in reported
        ],
        named_in=proceedings.naming(speaker),
        contact=proceedings.contact_of.get(speaker.id),
    )
    return renderer.page(
        "speaker",
        speaker.name,
        words.about_speaker(
            "" if speaker.testimony else speaker.described,
            words.counts(len(spoken), len(reported)),
            renderer.event.described,
        ),
        ((words.SPEAKERS, "speakers/"), (speaker.name, speaker.address)),
        body,
        nodes=person(speaker, renderer.site_url),
    )
