"""`python -m generator compare`: compares the schema of the spec with the vendor's."""
