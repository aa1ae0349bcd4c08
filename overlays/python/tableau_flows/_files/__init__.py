"""Transfer of flow files: publishing and downloading."""
