"""COinS: a reference in a page's text, which Zotero offers beside those of the other quotes."""

from urllib.parse import quote as percent_encoded

from proceedings.cite.csl import as_spoken
from proceedings.cite.reference import Reference


def coins(reference: Reference) -> str:
    """The `title` of a `<span class="Z3988">`: OpenURL 1.0 as keys and values, percent-encoded.

    Zotero reads it (its `openurl.js` says how). Words keep their capitals as in CSL-JSON, and what
    follows a name stands behind the given name, where Zotero looks for it.
    """
    event, author = reference.event, reference.author
    title = as_spoken(reference.title) if author else reference.title
    given = ", ".join(filter(None, (author.given_name, author.suffix))) if author else ""
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "bookitem" if reference.within else "book"),
        ("rft.atitle" if reference.within else "rft.btitle", title),
        ("rft.btitle", reference.within),
        ("rft.aulast", author.family_name if author else ""),
        ("rft.aufirst", given),
        ("rft.pages", "-".join(dict.fromkeys(reference.pages)) if reference.pages else ""),
        ("rft.date", event.date.isoformat() if event.date else ""),
        ("rft.pub", event.publisher or ""),
        ("rft.language", event.language),
        ("rft.description", reference.note),
        ("rft_id", f"info:doi/{event.doi}" if event.doi else ""),
        ("rft_id", reference.url),
    ]
    return "&".join(f"{name}={percent_encoded(value, safe='')}" for name, value in fields if value)
