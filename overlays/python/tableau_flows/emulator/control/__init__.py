"""What tests may do to an emulated server besides calling it."""
