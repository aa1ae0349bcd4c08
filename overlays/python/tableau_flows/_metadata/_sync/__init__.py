# Made from tableau_flows/_metadata/__init__.py by make generate. Do not edit.
"""The Metadata API: GraphQL queries, their results, and lists that are read with them."""
