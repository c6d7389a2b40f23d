"""What happens on each verb of bot/ui/ids.py; a verb without a handler fails a test."""

from __future__ import annotations

from bot.handlers import (
    boards,
    campaigns,
    channels,
    judging,
    labelling,
    onboarding,
    posts,
    profile,
    ranking,
    reading,
    sharing,
    statistics,
    teams,
    working,
    writing,
)

HANDLERS = {
    **onboarding.HANDLERS,
    **working.HANDLERS,
    **writing.HANDLERS,
    **labelling.HANDLERS,
    **ranking.HANDLERS,
    **judging.HANDLERS,
    **reading.HANDLERS,
    **posts.HANDLERS,
    **boards.HANDLERS,
    **profile.HANDLERS,
    **statistics.HANDLERS,
    **sharing.HANDLERS,
    **teams.HANDLERS,
    **channels.HANDLERS,
    **campaigns.HANDLERS,
}
"""Verb -> handler."""
