"""What surrounds a connection: proxies, TLS settings, and why connecting failed."""
