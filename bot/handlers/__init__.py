"""What happens on each verb of bot/ui/ids.py; a verb without a handler fails a test."""

from __future__ import annotations

from bot.handlers import judging, labelling, onboarding, ranking, reading, working, writing

HANDLERS = {
    **onboarding.HANDLERS,
    **working.HANDLERS,
    **writing.HANDLERS,
    **labelling.HANDLERS,
    **ranking.HANDLERS,
    **judging.HANDLERS,
    **reading.HANDLERS,
}
"""Verb -> handler."""
