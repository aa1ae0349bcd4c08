# Made from tableau_flows/_runs/__init__.py by make generate. Do not edit.
"""Flow runs and their jobs: starting them, waiting for them, reading how they ended."""
