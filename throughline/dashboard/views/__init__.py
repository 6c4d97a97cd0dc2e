"""Pages of the dashboard, a file for each."""
