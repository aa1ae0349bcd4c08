"""`python -m generator compare`: the schema of the spec beside the one of the vendor."""
