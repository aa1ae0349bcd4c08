"""Scenarios: steps of a driver against an emulated server, and what the server has seen."""
