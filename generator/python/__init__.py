"""What the Python templates ask for, as text; one module for each kind of output."""

from generator.python import checks, codec, models, operations, types

__all__ = ["checks", "codec", "models", "operations", "types"]
