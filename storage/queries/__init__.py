"""Statements over a transaction: they return rows or frozen views and never commit."""
