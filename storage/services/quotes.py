"""What waits for somebody, to be quoted where people see it."""

from __future__ import annotations

from storage.queries import quotes
from storage.queries.quotes import Quote
from storage.services.context import Context

__all__ = ["Quote", "Quotes"]


class Quotes:
    """Only what reviewers accepted is quoted."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def waiting_prompt(self, lang: str) -> Quote | None:
        """An accepted prompt that nobody answers at the moment; None where none was found."""
        rng = self._context.rng
        return await self._context.store.read(lambda tx: quotes.waiting_prompt(tx, lang, rng))
