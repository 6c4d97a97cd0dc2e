"""Throughline: from what residents say to what the board decides, and back."""

VERSION = "0.1.0"
