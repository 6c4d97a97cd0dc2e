"""Journeys by role, in a real browser against the real server."""
