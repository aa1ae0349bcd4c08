"""Permission rules on flows: exact changes, and who has a capability."""
