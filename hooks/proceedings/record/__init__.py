"""Entries to proceedings: the text's rules, where statements stand in it, and the rules for all."""
