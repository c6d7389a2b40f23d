"""What happened before somebody opens the demo: a crowd that contributed for weeks, a campaign, channels with posts.

The crowd is that of `cosecha simulate`; what it did is in the store as if members had done it, so that boards, streaks,
the race of two languages and the campaign have something to show. What it left unfinished is halted: whoever opens
the demo works on the conversations that we wrote, not on made-up words.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from types import MappingProxyType
from typing import Final

from bot.demo.world import CHANNELS, GUILD_ID, stable_id
from bot.simulate import lookups
from bot.simulate.crowd import TRAITS, Character
from bot.simulate.plan import Plan
from bot.simulate.play import play
from bot.timetable import Timetable
from storage.domain.campaigns import Unit
from storage.domain.feeds import FACTS, FeedKind
from storage.domain.rules import RuleBook
from storage.services.engine import Engine

FIRST_ID: Final = 700_000_000_000_000_001
"""Discord id of the first of the crowd."""
NAMES: Final = (
    "Valentina", "Santiago", "Inés", "Joaquín", "Camila", "Iker", "Xiomara", "Bruno", "Élodie", "Nuria", "Théo",
    "Rocío", "Amélie", "Facundo", "Sol", "Aitana", "Chloé", "Matías", "Itziar", "Maëlle", "Lautaro", "Sofía", "Hugo",
    "Emilia", "Nico 🌽", "陽菜", "Olga Ж.", "أمل", "Tiago", "Wren",
)  # fmt: skip
"""What they are called; a larger crowd begins again, with numbers."""
MIX: Final[Mapping[Character, float]] = MappingProxyType(
    {Character.CAREFUL: 85, Character.HASTY: 10, Character.SPAMMER: 5}
)
LANGUAGES: Final[Mapping[str, float]] = MappingProxyType({"es": 48, "fr": 42, "en": 10})
TIME_ZONE: Final = "Europe/Madrid"
CAMPAIGN_DAY: Final = 2
"""Day of the play on which the campaign begins."""
CAMPAIGN_DAYS: Final = 45
PROMPTS_UNTIL: Final = 0.85
"""Share of the days after which the crowd begins nothing new."""
BOUND: Final[Mapping[str, str]] = MappingProxyType({"es-tareas": "es", "en-tasks": "en", "fr-taches": "fr"})
"""Channel -> the language that is posted about there."""
POSTED: Final = (
    FeedKind.BOARD_WEEK,
    FeedKind.DIGEST,
    FeedKind.TEASER,
    FeedKind.CAMPAIGN,
    FeedKind.MILESTONES,
)


@dataclass(frozen=True, slots=True)
class Past:
    """How much happened."""

    people: int = 20
    days: int = 16
    goal: int = 100
    """Of the campaign, in accepted messages."""

    @property
    def crowd(self) -> Mapping[int, str]:
        """Discord id -> name of everybody who came."""
        return dict(zip(range(FIRST_ID, FIRST_ID + self.people), _names(self.people), strict=True))


def _names(count: int) -> list[str]:
    """So many names, no two alike."""
    rounds = (count + len(NAMES) - 1) // len(NAMES)
    numbered = [name if not number else f"{name} {number + 1}" for number in range(rounds) for name in NAMES]
    return list(islice(cycle(numbered), count))


async def live_through(
    engine: Engine,
    past: Past,
    *,
    now: datetime,
    progress: Callable[[float], None] = lambda _: None,
    each_hour: Callable[[datetime], Awaitable[None]] | None = None,
) -> bool:
    """Let the past happen, so that it ends now; False where the store has seen a campaign already.

    `each_hour` hears every virtual hour, `progress` the share that is over.
    """
    if await engine.campaigns.of_guild(GUILD_ID, with_ended=True):
        return False
    begins = (now - timedelta(days=past.days)).replace(minute=0, second=0, microsecond=0)
    langs = {lang: share for lang, share in LANGUAGES.items() if lang in engine.context.languages}
    plan = Plan(
        people=past.people,
        days=(now - begins) / timedelta(days=1),
        seed=7,
        mix=MIX,
        languages=langs,
        prompts_until=PROMPTS_UNTIL * past.days,
        traits={kind: replace(own, prefers_prompts=0.01) for kind, own in TRAITS.items()},
        starts_at=begins,
        guild_discord_id=GUILD_ID,
        first_id=FIRST_ID,
    )
    campaign_at = begins + timedelta(days=min(CAMPAIGN_DAY, past.days / 2))
    started = False

    async def hour(at: datetime) -> None:
        nonlocal started
        if not started and at >= campaign_at:
            started = True
            await _start_campaign(engine, past, at, list(langs))
        if each_hour is not None:
            await each_hour(at)

    minutes = past.days * 24 * 60
    await _set_up(engine, begins)
    store = engine.context.store
    async with store.loading():
        await play(
            store,
            plan,
            rulebook=_with_few_prompts(engine.context.rulebook),
            each_hour=hour,
            progress=lambda passed: progress(min(1.0, passed / minutes)),
        )
    for prompt in await store.read(lookups.unfinished):
        await engine.moderation.halt(prompt, now=now)
    for discord_id, name in past.crowd.items():
        await engine.memberships.seen(discord_id, GUILD_ID, name=name, server_name=name, now=now)
    while await engine.following.run(now=now):
        continue
    return True


def _with_few_prompts(book: RuleBook) -> RuleBook:
    """The demo's own rules ask for prompts more than is good: whoever opens it is to see every kind."""
    fewer = {"weight_initial_prompt": 0.02, "max_active_trees": 15}
    changed = {lang: rules.changed(fewer) for lang, rules in book.by_language.items()}
    return replace(book, base=book.base.changed(fewer), by_language=changed)


async def _start_campaign(engine: Engine, past: Past, at: datetime, langs: list[str]) -> None:
    """Spanish against French, in the welcome channel."""
    if not {"es", "fr"} <= set(langs):
        return
    await engine.campaigns.start(
        GUILD_ID,
        channel_id=stable_id("channel", next(iter(CHANNELS))),
        lang="es",
        goal=past.goal,
        unit=Unit.ACCEPTED_MESSAGES,
        until=at + timedelta(days=CAMPAIGN_DAYS),
        versus=("fr",),
        locale="es",
        by=FIRST_ID,
        now=at,
    )


async def _set_up(engine: Engine, now: datetime) -> None:
    """Bind the channels to their languages, by the clock of Madrid."""
    await engine.servers.choose(GUILD_ID, time_zone=TIME_ZONE)
    schedules = {kind: facts.cron for kind, facts in FACTS.items()}
    due = {
        kind: Timetable.parse(cron).next_due(now.astimezone(UTC), TIME_ZONE) if cron else None
        for kind, cron in schedules.items()
    }
    for channel, lang in BOUND.items():
        if lang in engine.context.languages:
            await engine.feeds.bind(
                GUILD_ID,
                stable_id("channel", channel),
                lang,
                kinds=POSTED,
                due=due,
                schedules=schedules,
                now=now,
            )
