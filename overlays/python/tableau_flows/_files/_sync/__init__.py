# Made from tableau_flows/_files/__init__.py by make generate. Do not edit.
"""Flow files on their way: publishing and downloading."""
