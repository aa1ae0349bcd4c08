"""The rules of an emulated server: who may do what, and what happens with time."""
