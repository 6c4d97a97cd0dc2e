"""Speed and scale, measured on the real code and printed beside the figures to reach."""
