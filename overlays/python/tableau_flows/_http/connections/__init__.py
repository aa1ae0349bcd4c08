"""Connections: a pool of them, and the streams that keep the limits of an exchange."""
