"""The session of a client: where it goes, how it is configured, what it knows."""
