"""XML and HTTP of an emulated server on their way out."""
