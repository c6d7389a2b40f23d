"""Which permissions a post needs, which are missing, and what the staff are told to do about it."""

from __future__ import annotations

import discord
import pytest

from bot.i18n import Texts
from bot.permissions import NEEDED, instructions, missing, names

TEXTS = Texts.load()


def test_a_channel_where_everything_is_allowed_lacks_nothing() -> None:
    assert missing(discord.Permissions.all()) == ()


def test_exactly_what_a_post_needs_is_enough() -> None:
    """The bot asks for nothing that it does not use."""
    assert missing(discord.Permissions(**dict.fromkeys(NEEDED, True))) == ()


@pytest.mark.parametrize("name", NEEDED)
def test_each_permission_that_is_taken_away_is_named(name: str) -> None:
    permissions = discord.Permissions.all()
    permissions.update(**{name: False})
    assert missing(permissions) == (name,)


def test_without_any_permission_all_are_missing_in_discords_order() -> None:
    assert missing(discord.Permissions.none()) == NEEDED


@pytest.mark.parametrize("code", ["es", "en", "fr"])
def test_every_permission_has_its_own_name_and_a_reason(code: str) -> None:
    t = TEXTS[code]
    called = names(t, NEEDED)
    assert len(set(called)) == len(NEEDED)
    shown = instructions(t, NEEDED, bot="Cosecha")
    assert all(name in shown for name in called)
    assert "Cosecha" in shown.splitlines()[-1]


def test_only_what_is_missing_is_told() -> None:
    shown = instructions(TEXTS["en"], ("embed_links",), bot="Cosecha")
    assert "Embed Links" in shown
    assert "Send Messages" not in shown
