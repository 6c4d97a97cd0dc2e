"""Pages of changes, stories and ripples."""
