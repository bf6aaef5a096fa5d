"""Changes that reach across the apps."""
