"""Files to entries: bytes, text, nodes with their places, records; nothing is known of quotes."""
