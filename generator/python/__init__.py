"""What the Python templates ask for, as text; one module for each kind of output."""

from generator.python import codec, models, operations, types

__all__ = ["codec", "models", "operations", "types"]
