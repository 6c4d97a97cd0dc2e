"""Pages of reflections and letters."""
