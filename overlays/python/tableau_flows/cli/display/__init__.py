"""Results on stdout, as tables or as data, and progress on stderr."""
