"""Makes replies from rows of the store, and HTTP responses from replies."""
