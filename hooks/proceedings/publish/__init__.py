"""Proceedings to what the site consists of: pages, made by templates, and files."""
