"""What tests can do with an emulated server: add data, inject faults, move time, inspect it."""
