"""What an emulated server keeps: rows and files."""
