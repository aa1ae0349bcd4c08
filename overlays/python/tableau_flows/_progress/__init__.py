"""Live bars in terminals and notebooks, and where they are shown."""
