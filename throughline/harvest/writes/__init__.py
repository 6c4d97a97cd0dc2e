"""Harvesting changes, telling stories and choosing among them, drawing ripples."""
