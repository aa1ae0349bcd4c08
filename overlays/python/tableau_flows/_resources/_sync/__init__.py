# Made from tableau_flows/_resources/__init__.py by make generate. Do not edit.
"""The resources of the clients, such as `client.flows`."""
