"""Changes of several rows, each in one transaction."""
