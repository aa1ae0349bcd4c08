# Made from tableau_flows/_files/__init__.py by make generate. Do not edit.
"""Transfer of flow files: publishing and downloading."""
