"""What a person may read of changes, stories and ripples."""
