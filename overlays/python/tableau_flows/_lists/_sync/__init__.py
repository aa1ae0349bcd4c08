# Made from tableau_flows/_lists/__init__.py by make generate. Do not edit.
"""Lists that come in pages."""
