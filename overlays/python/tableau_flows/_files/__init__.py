"""Flow files on their way: publishing and downloading."""
