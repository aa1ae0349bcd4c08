"""Faults that an emulated server injects when it is told to."""
