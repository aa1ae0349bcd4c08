"""JSON, XML and HTTP as plain values, which are compared and, for a test of the cases, changed."""
