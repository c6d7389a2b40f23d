"""The demo: the whole bot over a store of its own, in a browser, without a token."""

from __future__ import annotations

import asyncio
import logging
import secrets
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import discord
import typer

from bot.app import Cosecha
from bot.commands import Refused, read_lines
from bot.demo.history import Past, live_through
from bot.demo.page import serve
from bot.demo.trouble import make_trouble
from bot.demo.world import CHANNELS, GUILD_ID, PEOPLE, Person, World
from bot.engine import build_engine
from bot.i18n import Texts
from bot.session import NO_MENTIONS
from bot.settings import Settings
from storage.services.engine import Engine
from storage.services.importing import import_trees
from storage.store import Store

log = logging.getLogger(__name__)

SEED: Final = Path(__file__).with_name("seed")
SECRET_FILE: Final = "export-secret"
RULES: Final[Mapping[str, Any]] = {
    "goal_tree_size": 6,
    "num_reviews_initial_prompt": 2,
    "num_reviews_reply": 2,
    "rank_prompter_replies": True,
    "num_prompt_rankings": 3,
    "weight_initial_prompt": 1.0,
    "protected_from": 1_000_000,  # whoever opens the demo is new, and nobody raids it
    "max_texts_newcomer": 0,
}
GROWING: Final[Mapping[str, int]] = {"es": 9, "en": 3, "fr": 2}
"""Growing conversations per language, as many as the seed brings: so prompts keep waiting to be compared."""


def demo_settings(overrides: Mapping[str, Any], data: Path) -> Settings:
    """Settings in which a handful of people see every kind of task and what comes of it."""
    wanted: dict[str, Any] = {
        "data_dir": data,
        "home_guilds": (GUILD_ID,),
        "preset": "small",
        "rules": dict(RULES),
        "language_rules": {lang: {"max_active_trees": count} for lang, count in GROWING.items()},
        "export_secret": _secret(data),
        "job_interval_seconds": 15,
        "log_level": "WARNING",
    }
    return Settings(**{**wanted, **overrides})


def _secret(data: Path) -> str:
    """A secret of this demo's own, the same at the next start with the same data."""
    file = data / SECRET_FILE
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32), encoding="utf-8")
    return file.read_text(encoding="utf-8").strip()


async def run_demo(
    overrides: Mapping[str, Any],
    data: Path | None,
    imports: Sequence[Path],
    port: int | None,
    language: str,
    people_before: int,
    days_before: int,
) -> None:
    """Run until cancelled. Without `data` a new temporary folder is used, which stays when the demo ends.

    Raises OSError when the port is taken, StoreUnavailable when the data cannot be used.
    """
    people, past = first_speaks(language), Past(people_before, days_before)
    folder = data or Path(tempfile.mkdtemp(prefix="cosecha-demo-"))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings = demo_settings(overrides, folder)
    async with AsyncExitStack() as stack:
        store = await Store.open(settings.database_url_resolved, create_folder=True)
        stack.push_async_callback(store.close)
        await store.upgrade()
        engine = build_engine(settings, store)
        is_new = False
        if past.people:
            typer.echo(f"{past.people} people contribute for {past.days} days ...")
            is_new = await live_through(engine, past, now=datetime.now(UTC))
        await fill(engine, imports)
        if is_new:
            await make_trouble(engine, past, now=datetime.now(UTC))
        texts = Texts.load()
        world = await stack.enter_async_context(
            World(
                lambda: Cosecha(settings, engine, texts), people=people, channels=CHANNELS, crowd=past.crowd
            )
        )
        await welcome(world, texts)
        await post_what_is_due(world)
        page = await stack.enter_async_context(serve(world, port=port, command="work"))
        typer.echo(f"Data folder: {folder}")
        typer.echo(f"Open {page.url} in a browser. Ctrl-C stops the demo.")
        await asyncio.Event().wait()


async def fill(engine: Engine, imports: Iterable[Path]) -> None:
    """Our own conversations into a store that has none, and whatever files were asked for."""
    for file in (*sorted(SEED.glob("*.jsonl")), *imports):
        broken: list[tuple[int, str]] = []
        report = await import_trees(
            engine.context.store,
            read_lines(file, broken),
            rulebook=engine.context.rulebook,
            now=datetime.now(UTC),
        )
        for number, fault in (*report.faults, *broken):
            log.error("%s, line %d: %s", file.name, number, fault)


def first_speaks(language: str) -> tuple[Person, ...]:
    """The people, with one who speaks the language first: the page opens as that one. Raises Refused."""
    spoken = {person.key: person.locale.split("-")[0] for person in PEOPLE}
    if language not in spoken.values():
        raise Refused(
            f"Nobody in the demo speaks {language!r}: choose one of {', '.join(sorted(set(spoken.values())))}."
        )
    return tuple(sorted(PEOPLE, key=lambda person: spoken[person.key] != language))


async def post_what_is_due(world: World) -> None:
    """What the past left to be posted, now, so that nothing comes into the way of whoever opens the page."""
    assert isinstance(world.bot, Cosecha), "the world was built with it"
    now = datetime.now(UTC)
    await world.bot.rounds.feeds(now)
    await world.bot.rounds.campaigns(now)


async def welcome(world: World, texts: Texts) -> None:
    """A public greeting in each channel, in its language."""
    for name, code in (("bienvenida", "es"), ("es-tareas", "es"), ("en-tasks", "en"), ("fr-taches", "fr")):
        channel = world.bot.get_channel(world.channels[name].id)
        assert isinstance(channel, discord.TextChannel), "the world was built with it"
        text = texts[code]("demo-welcome", command=f"/{texts[code]('command-work.name')}")
        await channel.send(text, allowed_mentions=NO_MENTIONS)
