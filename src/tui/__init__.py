"""gloss: read many sources about one thing, and keep track of who claims what."""

__version__ = "0.1.0"
