"""Storage of an emulated server: rows in SQLite, and files in a folder."""
