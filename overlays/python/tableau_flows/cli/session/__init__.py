"""What a command needs before it starts: options, profile, client, names."""
