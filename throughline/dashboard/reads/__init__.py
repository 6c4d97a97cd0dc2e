"""What the dashboard shows, a file for each page. Everything starts from what the person may read."""
