"""A crowd that plays the whole collection on a virtual clock, and the figures of what came of it."""
