"""Plans over many objects, and lookups by name."""
