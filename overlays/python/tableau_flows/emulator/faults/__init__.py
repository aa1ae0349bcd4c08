"""Faults that an emulated server injects: their rules, their syntax, and those still to happen."""
