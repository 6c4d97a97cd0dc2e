"""Ground that knows nothing of the product: clock, ids, text."""
