"""The resources of the clients, such as `client.flows`."""
