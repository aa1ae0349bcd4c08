"""Errors of the command: their classes, exit codes and messages."""
