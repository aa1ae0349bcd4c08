# Made from tableau_flows/_bulk/__init__.py by make generate. Do not edit.
"""Plans over many objects, and lookups by name; `spec/README.md` says how to add an operation."""
