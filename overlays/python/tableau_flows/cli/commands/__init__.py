"""The commands, in modules that are loaded when one of their commands is used."""
