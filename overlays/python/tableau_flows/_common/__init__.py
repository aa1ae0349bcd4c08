"""What every layer may use: versions, checks of arguments and texts, secrets."""
