"""The session of a client: configuration, options, retry policy, cookies and shared state."""
