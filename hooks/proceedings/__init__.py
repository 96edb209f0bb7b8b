"""The proceedings of a conference: read from YAML, checked word for word, rendered as Markdown.

Data flows one way: `load` (files to nodes with places) → `model` (nodes to typed records) →
`check` (rules across records, statements found in the text) → `render` (records to pages).
Nothing in this package imports MkDocs.
"""
