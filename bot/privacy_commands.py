"""What the commands about erased data do: `cosecha erase`, `cosecha tombstones`, `cosecha takedown`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.commands import OK, Refused, opened, whole_file
from bot.engine import build_engine
from bot.settings import Settings


async def erase(settings: Settings, discord_id: int) -> int:
    """Erase a member who asked for it; what was already published is the operator's to follow up."""
    async with opened(settings, upgrade=False) as store:
        erased = await build_engine(settings, store).erasure.erase(discord_id, now=datetime.now(UTC))
    if erased is None:
        raise Refused(f"Nobody with the Discord id {discord_id} is stored.")
    texts = f"{erased.messages:,} text{'' if erased.messages == 1 else 's'}"
    typer.echo(
        f"Erased: {texts} of this member; {erased.below:,} "
        "messages of others below them are no longer exported."
    )
    return OK


async def tombstones(settings: Settings) -> int:
    """Erase again whatever was erased once and is there again, as after an older copy was put back."""
    async with opened(settings, upgrade=False) as store:
        engine = build_engine(settings, store)
        applied = await engine.tombstones.apply(datetime.now(UTC))
        known = len(await engine.tombstones.message_ids())
    typer.echo(
        f"Erased messages that are known: {known:,}. "
        f"Erased again: {applied.members:,} members, {applied.messages:,} other messages."
    )
    return OK


async def takedown(settings: Settings, out: Path | None) -> int:
    """List the public ids of erased messages, one a line: whoever holds a published dataset takes them out of it."""
    async with opened(settings, upgrade=False) as store:
        engine = build_engine(settings, store)
        await engine.tombstones.apply(datetime.now(UTC))
        ids = await engine.tombstones.message_ids()
    if out is None:
        typer.echo(_lines(ids), nl=False)
        return OK
    with whole_file(out) as file:
        file.write(_lines(ids).encode())
    typer.echo(f"Wrote the ids of {len(ids):,} erased messages to {out}.")
    return OK


def _lines(ids: Sequence[str]) -> str:
    return "".join([f"{each}\n" for each in ids])
