"""A theory on its way out and in: our own JSON, Kumu, spreadsheets, GraphML and SVG."""
