"""Publishing the new and the changed flow files of a folder."""
