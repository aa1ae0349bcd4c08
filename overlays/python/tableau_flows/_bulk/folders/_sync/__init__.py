# Made from tableau_flows/_bulk/folders/__init__.py by make generate. Do not edit.
"""Publishing the new and the changed flow files of a folder."""
