"""Helpers for all layers: versions, checks of arguments and texts, replacing of secrets."""
