"""The proceedings of a conference: read from YAML, checked word for word, cited, published.

Data flows one way, each room knowing those before it only:

    read      files → entries: every value keeps its file, line and column
    record    entries → proceedings: put together, then ruled on
    cite      what is cited → words and files
    publish   proceedings → pages and files, through templates

`project` leads through the first two; `problems`, `equal` and `words` are known to all. Nothing in
this package imports MkDocs.
"""
