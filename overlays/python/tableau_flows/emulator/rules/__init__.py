"""The rules of an emulated server: permissions, sessions, uploads, runs, and seed data."""
