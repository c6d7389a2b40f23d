"""What waits for somebody, to be quoted where people see it."""

from __future__ import annotations

from storage.queries import quotes
from storage.services.context import Context


class Quotes:
    """Only what reviewers accepted is quoted."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def waiting_prompt(self, lang: str) -> str | None:
        """The text of an accepted prompt that nobody answers at the moment; None where none was found."""
        rng = self._context.rng
        return await self._context.store.read(lambda tx: quotes.waiting_prompt(tx, lang, rng))
