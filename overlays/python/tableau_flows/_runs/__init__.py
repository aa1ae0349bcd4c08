"""Flow runs and their jobs: starting them, waiting for them, reading how they ended."""
