"""The command `cosecha simulate`: its options, and what happens when it is called."""

from __future__ import annotations

import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.simulate.plan import Plan
    from storage.store import Store

MIX = "careful=70,hasty=15,spammer=10,troll=5"
LANGUAGES = "es=60,en=25,fr=15"


def simulate(
    people: Annotated[int, typer.Option(metavar="N", help="Contributors, 1 to 100,000.")] = 40,
    days: Annotated[float, typer.Option(metavar="D", help="Virtual days, up to 1,000.")] = 14.0,
    seed: Annotated[int, typer.Option(metavar="S", help="The same seed gives the same result.")] = 1,
    mix: Annotated[
        str, typer.Option(metavar="SHARES", help="Parts of careful, hasty, spammer and troll.")
    ] = MIX,
    languages: Annotated[
        str, typer.Option(metavar="SHARES", help="Languages and the parts of people who write them.")
    ] = LANGUAGES,
    preset: Annotated[
        str, typer.Option(metavar="NAME", help="Thresholds: standard, small or campaign.")
    ] = "standard",
    acceptance: Annotated[
        str | None,
        typer.Option(
            metavar="METHOD", help="How messages are accepted: fixed or adaptive (default: the preset's)."
        ),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(metavar="URL", help="An empty database to play on (default: a temporary one)."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Let made-up people play on a virtual clock.

    Prints what came of it. Nothing reaches Discord and no setting of a real bot is read. What the people are like
    and what the figures mean stands in docs/simulation.md.
    """
    from bot import commands, settings

    async def carry_out(own: Settings) -> int:
        plan = plan_of(people, days, seed, mix=mix, languages=languages, preset=preset, acceptance=acceptance)
        return await _carry_out(own if database is not None else None, plan, as_json=as_json)

    env = {} if database is None else {settings.variable("database_url"): database}
    raise typer.Exit(commands.execute(carry_out, load=lambda: settings.load_settings(env, None)))


def plan_of(
    people: int,
    days: float,
    seed: int,
    *,
    mix: str,
    languages: str,
    preset: str,
    acceptance: str | None,
) -> Plan:
    """The plan that the options describe; Refused with one sentence for each that does not fit."""
    from bot.commands import Refused
    from bot.settings import language_code
    from bot.simulate.crowd import BadShares, Character, mix_of, shares
    from bot.simulate.plan import Plan
    from storage.domain.rules import PRESETS

    faults: list[str] = []
    characters: dict[Character, float] = {}
    tongues: dict[str, float] = {}
    try:
        characters = mix_of(mix)
    except BadShares as fault:
        faults.append(f"--mix: {fault}.")
    try:
        tongues = shares(languages)
    except BadShares as fault:
        faults.append(f"--languages: {fault}.")
    faults += [
        f'--languages: "{code}" is no language code like es, en or pt-BR.'
        for code in tongues
        if language_code(code) != code
    ]
    if not 1 <= people <= 100_000:
        faults.append(f"--people is {people:,}, but must lie between 1 and 100,000.")
    if not 0 < days <= 1_000:
        faults.append(f"--days is {days:g}, but must be above 0 and at most 1,000.")
    if preset not in PRESETS:
        faults.append(f'--preset: "{preset}" is none of {", ".join(PRESETS)}.')
    if acceptance not in (None, "fixed", "adaptive"):
        faults.append(f'--acceptance: "{acceptance}" is neither fixed nor adaptive.')
    if faults:
        raise Refused(*faults)
    rules = PRESETS[preset].changed({} if acceptance is None else {"acceptance_method": acceptance})
    return Plan(people=people, days=days, seed=seed, rules=rules, mix=characters, languages=tongues)


async def _carry_out(settings: Settings | None, plan: Plan, *, as_json: bool) -> int:
    from rich.console import Console

    from bot.commands import OK, progress_bar
    from bot.simulate import figures, play, report

    async with _empty_store(settings) as store:
        with progress_bar("Simulating", round(plan.days * 1440)) as bar:
            began = time.perf_counter()
            diary = await play.play(store, plan, progress=lambda minutes: bar.reached(round(minutes)))
            seconds = time.perf_counter() - began
        result = await figures.measure(store, plan, diary)
    if as_json:
        typer.echo(report.as_json(result, seconds=seconds))
    else:
        report.show(result, Console(), seconds=seconds)
    return OK


@asynccontextmanager
async def _empty_store(settings: Settings | None) -> AsyncIterator[Store]:
    """The database of the settings if it is empty, a temporary one without settings; migrated."""
    from bot.commands import Refused, opened
    from bot.settings import Settings
    from bot.simulate import lookups
    from storage.store import Store

    if settings is None:
        with tempfile.TemporaryDirectory(prefix="cosecha-simulation-") as folder:
            async with opened(Settings(data_dir=Path(folder)), upgrade=True) as store:
                yield store
        return
    looked_at = await Store.open(settings.database_url_resolved, create_folder=True)
    try:
        is_used = await looked_at.read(lookups.is_used)
    finally:
        await looked_at.close()
    if is_used:
        raise Refused(
            f"The database {settings.database_shown} holds messages or members: a simulation needs an empty one."
        )
    async with opened(settings, upgrade=True) as store:
        yield store
