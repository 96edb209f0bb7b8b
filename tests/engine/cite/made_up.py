"""A small made-up conference with hard characters, as the engine reads it."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from proceedings.project import read_proceedings
from proceedings.record.model import Proceedings

CONFIG = """
INHERIT: hooks/mkdocs.base.yml
site_name: Rivers and people
extra:
  proceedings:
    title: Rivers and people
    subtitle: Sharing the Water
    title_case: "Rivers and People: Sharing the Water"
    title_sentence: "Rivers and people: Sharing the water"
    date: 2018-03-14
    end_date: 2018-03-15
    place: Rome
    edition: {version: "1.0", date: 2026-01-01}
"""

SPEAKERS = r"""
- id: ada
  name: Ada de la Fuente
  family_name: de la Fuente
  given_name: Ada
  role: Engineer
  affiliation: Río & Co.
  named_as: [Ms. Fuente]
  quotes:
    - id: we-act
      text: We will ‘act’ […], and soon
    - id: tex
      text: '50% of A & B: #1_a {x ~y ^z \w $5 -- `` <b> | @c "d" ''e'' ?`'
    - id: braces
      text: a } b { c }
    - id: formula
      text: =1+1 is two
  reports:
    - id: of-dams
      text: Ms. Fuente spoke of 3 dams.
- id: sukarno
  name: Sukarno
  family_name: Sukarno
  role: Farmer and poet
  quotes:
    - id: rivers-fault
      text: It isn’t the rivers’ fault
      attribution: inferred
      said_by: one
- id: yamada
  name: 山田太郎
  family_name: 山田
  given_name: 太郎
  role: 技師
  quotes:
    - {id: mizu, text: 水はみんなのもの, attribution: inferred, said_by: was heard}
- id: bo
  name: Bo, Jr. and Sons
  family_name: and Sons
  given_name: Bo, Jr.
  role: Miller
  quotes:
    - {id: minus, text: "-5 degrees", attribution: inferred, said_by: It}
    - {id: at, text: "@home we drink", attribution: inferred, said_by: somebody}
- id: witness
  name: Wanda Witness Sr.
  family_name: Witness
  given_name: Wanda
  suffix: Sr.
  role: Survivor of the flood
  affiliation: Village on the Bank
  testimony: true
  quotes:
    - {id: my-home, text: I lost my home}
"""

CONTEXT = r"""
- id: dams
  title: Building Dams
  title_sentence: Building dams
  summary: About dams.
  text: |
    {p. 7} Ms. Fuente spoke of 3 dams. “We will ‘act’ {p. 8} […], and soon”, she said.

    She wrote « 50% of A & B: #1_a {x ~y ^z \w $5 -- `` <b> | @c "d" 'e' ?` » and «a } b { c }».

    She added “=1+1 is two”.
"""

TAKEAWAYS = r"""
- id: voices
  title: 50% & {more}
  summary: About voices.
  content_note: Speaks of a flood & <loss>.
  text: |
    “It isn’t the rivers’ fault”, one said. “水はみんなのもの” was heard. It was “-5 degrees”.

    Then “@home we drink”, from somebody. “I lost my home”, said Wanda Witness Sr.
"""


INDEX = r"""
- id: dams
  name: Dams
  kind: technology
  forms: [dams]
  also: ["=weirs & <locks>"]
  see: [rivers]
- id: rivers
  name: Rivers
  forms: [rivers]
  gloss: Water & <more>.
  source: Ms. Fuente
- id: rio
  name: Río & Co.
  kind: company
  forms: [Río & Co.]
- id: weirs
  name: Weirs
  see: [dams]
"""


def proceedings(**event: Any) -> Proceedings:
    """The conference; `event` changes what is known of the event."""
    files = {
        "mkdocs.yml": CONFIG,
        "speakers.yml": SPEAKERS,
        "context.yml": CONTEXT,
        "takeaways.yml": TAKEAWAYS,
        "index.yml": INDEX,
    }
    with TemporaryDirectory() as folder:
        Path(folder, "docs").mkdir()
        for name, text in files.items():
            (Path(folder) / name).write_text(text, "utf-8")
        found = read_proceedings(Path(folder))
    return replace(found, event=found.event.model_copy(update=event))


def without_pages() -> Proceedings:
    """The same, never printed: no page marks, no date, no place."""
    found = proceedings(date=None, end_date=None, place=None)
    sections = {
        section.id: replace(
            section,
            paragraphs=tuple(replace(p, marks=(), first_page="") for p in section.paragraphs),
        )
        for section in found.sections
    }
    statements = tuple(
        replace(
            each,
            section=sections[each.section.id],
            paragraph=sections[each.section.id].paragraphs[
                each.section.paragraphs.index(each.paragraph)
            ],
        )
        for each in found.statements
    )
    return replace(found, sections=tuple(sections.values()), statements=statements)
