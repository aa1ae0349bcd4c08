"""Integrations with tools that load them by themselves. Nothing of the library imports them."""
