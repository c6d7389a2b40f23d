"""The collection engine: what may happen to a message, and its record."""
