"""Pages of indicators and their readings."""
