"""Flow files on this machine: sources to read from, targets to write to."""
