"""Shared foundations of the emulator: clock, refusals, request log, argument checks."""
