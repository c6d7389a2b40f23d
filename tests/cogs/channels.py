"""Channels bound to a language, contributions at any moment, and rounds that are played at any moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zlib import crc32

import discord
import sqlalchemy as sa

from bot.posting.pace import Pace
from bot.posting.rounds import Rounds
from bot.timetable import Timetable
from storage.domain.feeds import FACTS, FeedKind
from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.services.feeds import FeedView
from storage.store import Tx
from tests.builders import claim, engine_over, finish, member
from tests.cogs.stage import Stage

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""Nine o'clock in UTC, when boards are posted unless something else is chosen."""
LATE = timedelta(seconds=121)
"""After so long a claim can be taken over."""


def silence(monkeypatch: Any) -> None:
    """Rounds are played by the test alone."""
    for name in ("FEEDS_SECONDS", "CAMPAIGNS_SECONDS", "FOLLOWING_SECONDS"):
        monkeypatch.setattr(f"bot.schedule.{name}", 86_400)


async def no_wait(_: float) -> None:
    """Time does not pass while posts are spread."""


class VirtualRounds(Rounds):
    """The rounds of a process in which no time passes; Discord, which dates messages, has the time of each."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.bot, pace=Pace(clock=lambda: 0.0, sleep=no_wait))
        self._discord = stage.env.backend

    async def feeds(self, now: datetime) -> None:
        self._pass(now)
        await super().feeds(now)

    async def campaigns(self, now: datetime) -> None:
        self._pass(now)
        await super().campaigns(now)

    def _pass(self, now: datetime) -> None:
        self._discord.advance_clock(max(0.0, (now - self._discord.clock.now()).total_seconds()))


def rounds_of(stage: Stage) -> Rounds:
    """The rounds of a process, at the moments a test says and as fast as it can."""
    return VirtualRounds(stage)


async def bind(
    stage: Stage,
    *kinds: FeedKind,
    lang: str = "es",
    channel: Any = None,
    at: datetime = MONDAY - timedelta(days=1),
    schedule: str | None = None,
    **changes: Any,
) -> list[FeedView]:
    """Bind a channel (the stage's) to a language with these kinds of posts on, since `at`; those feeds."""
    engine, guild_id = stage.engine, stage.env.guild.id
    channel_id = (channel or stage.channel).id
    zone = (await engine.servers.view(guild_id)).time_zone
    crons: Mapping[FeedKind, str | None] = {
        kind: schedule if schedule and kind in kinds else FACTS[kind].cron for kind in FeedKind
    }
    due = {
        kind: Timetable.parse(cron).next_due(at, zone) if cron is not None else None
        for kind, cron in crons.items()
    }
    made = await engine.feeds.bind(guild_id, channel_id, lang, kinds=kinds, due=due, schedules=crons, now=at)
    return [
        await engine.feeds.change(
            feed.id, guild_id, **{"schedule": crons[feed.kind], "due_at": due[feed.kind], **changes}
        )
        for feed in made
        if feed.kind in kinds
    ]


async def contribute(
    stage: Stage, discord_id: int, *, at: datetime, name: str = "", lang: str = "es", times: int = 1
) -> None:
    """Somebody of the server writes prompts at a moment."""
    seed = crc32(f"{at} {discord_id} {lang}".encode())  # dice that fell before would give the same ids
    engine = engine_over(stage.store, terms=stage.engine.context.terms, seed=seed)
    guild_id = stage.env.guild.id
    await member(engine, discord_id, [lang], now=at)
    for number in range(times):
        view = await claim(
            engine, discord_id, Kind.INITIAL_PROMPT, now=at, guild_discord_id=guild_id, lang=lang
        )
        text = f"Un prompt en {lang} de {discord_id} del {at:%d-%m %H:%M:%S}, el {number}"
        await finish(engine, view, discord_id, now=at, text=text)
    if name:
        await engine.memberships.seen(discord_id, guild_id, name=name, server_name=name, now=at)


async def crowd(stage: Stage, people: Mapping[int, str], *, points: int, period: str = "total") -> None:
    """Contributors with a name and points on the board over all servers, straight into the store."""

    def body(tx: Tx) -> None:
        for discord_id, name in people.items():
            found = tx.execute(
                sa.insert(t.contributor)
                .values(discord_id=discord_id, name=name, created_at=MONDAY)
                .returning(t.contributor.c.id)
            )
            tx.execute(
                sa.insert(t.standing).values(
                    contributor_id=found.scalar_one(),
                    period=period,
                    lang="es",
                    guild_discord_id=0,
                    points=points,
                    contributions=1,
                )
            )

    await stage.store.write(body)


def posted(channel: Any) -> list[discord.Message]:
    """The messages of the bot in a channel, oldest first."""
    return [message for message in channel.history() if message.author.bot]


def text_of(message: discord.Message) -> str:
    """Everything that can be read in a message."""
    parts: list[str | None] = [message.content]
    for embed in message.embeds:
        parts += [embed.title, embed.author.name, embed.description, embed.footer.text]
        parts += [text for field in embed.fields for text in (field.name, field.value)]
    return "\n".join(part for part in parts if part)


def buttons(message: discord.Message) -> dict[str, str]:
    """What stands on the buttons below a message -> their custom_ids."""
    found: dict[str, str] = {}
    for row in message.components:
        for item in row.children if isinstance(row, discord.ActionRow) else ():
            if isinstance(item, discord.Button):
                found[item.label or ""] = item.custom_id or ""
    return found


async def sent_slots(stage: Stage, subject: str) -> list[str]:
    """The slots of a subject that were sent."""
    rows = await stage.rows(t.post, t.post.c.subject == subject, t.post.c.sent_at.is_not(None))
    return [row.slot for row in rows]
