"""The rules, as pure functions over plain data; the standard library only."""
