"""All statements as a table, for spreadsheets."""

import csv
import io
from collections.abc import Iterable

from proceedings.record.model import Statement

COLUMNS = (
    "id",
    "kind",
    "text",
    "speaker",
    "speaker_id",
    "section",
    "section_id",
    "page",
    "paragraph",
    "attribution",
    "address",
    "testimony",
    "content_note",
)


def statements_csv(statements: Iterable[Statement], site_url: str) -> str:
    """All statements as a table (RFC 4180), with the byte order mark that spreadsheets want."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for statement in statements:
        row = (
            statement.id,
            statement.kind,
            statement.text,
            statement.speaker.name,
            statement.speaker.id,
            statement.section.title,
            statement.section.id,
            statement.pages.numbers if statement.pages else "",
            statement.paragraph.id,
            "inferred" if statement.is_inferred else "stated",
            site_url + statement.address,
            "true" if statement.speaker.testimony else "false",
            statement.section.entry.content_note or "",
        )
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
