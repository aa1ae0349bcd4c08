"""Lookups by name: exactly one object, or an error that helps to find the right name."""
