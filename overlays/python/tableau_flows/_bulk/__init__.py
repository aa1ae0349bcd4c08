"""Plans over many objects, and lookups by name; `spec/README.md` says how to add an operation."""
