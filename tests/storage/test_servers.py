"""Servers: defaults, choices that stay, and zones that do not exist."""

from __future__ import annotations

import pytest

from storage.domain.errors import UnknownTimeZone
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.servers import ServerView
from storage.store import Store
from tests.builders import count

GUILD = 5


async def test_a_server_that_chose_nothing_has_the_defaults_and_no_row(engine: Engine, store: Store) -> None:
    assert await engine.servers.view(GUILD) == ServerView(GUILD, "UTC", "dark", None)
    await engine.servers.choose(GUILD)
    assert await count(store, t.server) == 0


async def test_each_choice_leaves_the_others_alone(engine: Engine) -> None:
    await engine.servers.choose(GUILD, time_zone="Europe/Madrid")
    await engine.servers.choose(GUILD, theme="light")
    chosen = await engine.servers.choose(GUILD, moderators_channel=77)
    assert chosen == ServerView(GUILD, "Europe/Madrid", "light", 77)
    assert await engine.servers.view(GUILD) == chosen
    assert await engine.servers.view(6) == ServerView(6)


async def test_a_choice_can_be_taken_back(engine: Engine) -> None:
    await engine.servers.choose(GUILD, time_zone="America/Mexico_City", moderators_channel=77)
    assert await engine.servers.choose(GUILD, time_zone=None, moderators_channel=None) == ServerView(GUILD)


@pytest.mark.parametrize(
    "zone", ["Mars/Olympus", "", "Europe", "../etc/passwd", "UTC+25", "x" * 300, "localtime", "Factory"]
)
async def test_a_time_zone_that_does_not_exist_is_refused(engine: Engine, store: Store, zone: str) -> None:
    with pytest.raises(UnknownTimeZone) as refused:
        await engine.servers.choose(GUILD, time_zone=zone, theme="light")
    assert refused.value.facts == {"zone": zone[:64]}
    assert await count(store, t.server) == 0


async def test_a_theme_that_no_picture_has_is_a_fault_of_the_caller(engine: Engine) -> None:
    with pytest.raises(ValueError, match="sepia"):
        await engine.servers.choose(GUILD, theme="sepia")
