"""What `cosecha audit` does: check the log of the staff's acts, and print its entries."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

import typer

from bot.commands import OK, SOME_BROKEN, Refused, opened, progress_bar
from bot.engine import build_engine
from bot.settings import Settings
from storage.services.audit_log import MOST_OF_A_PAGE, AuditView, Verified

DIGEST_LENGTH = 64
"""Hexadecimal digits of a digest."""


async def verify(settings: Settings, *, known: str | None) -> int:
    """Say whether the log is whole, and what its last digest is; a broken one is an exit code of its own."""
    digest = None if known is None else _digest(known)
    with progress_bar("Checking the audit log"):
        async with opened(settings, upgrade=False) as store:
            found = await build_engine(settings, store).audit_log.verify(known=digest)
    typer.echo(_sentence(found))
    typer.echo(f"Last digest: {found.last_digest}")
    return OK if found.is_whole else SOME_BROKEN


def _digest(typed: str) -> str:
    digest = typed.strip().lower()
    if len(digest) != DIGEST_LENGTH or not set(digest) <= set("0123456789abcdef"):
        raise Refused(f"A digest is {DIGEST_LENGTH} hexadecimal digits, as `cosecha audit verify` prints it.")
    return digest


def _sentence(found: Verified) -> str:
    entries = f"{found.count:,} {'entry' if found.count == 1 else 'entries'}"
    if found.broken_at is not None:
        return f"The audit log is broken at entry {found.broken_at}; in order before it: {entries}."
    if not found.has_known:
        return f"The audit log was written anew: its {entries} form a chain, but not one with that digest."
    return f"The audit log is whole: {entries}."


async def show(settings: Settings, *, count: int, before: int | None) -> int:
    """Print entries as lines of JSON, the newest first."""
    async with opened(settings, upgrade=False) as store:
        log = build_engine(settings, store).audit_log
        while count > 0:
            page = await log.latest(before=before, count=min(count, MOST_OF_A_PAGE))
            for entry in page.entries:
                typer.echo(json.dumps(_plain(entry), ensure_ascii=False))
            count -= len(page.entries)
            before = page.older
            if before is None:
                break
    return OK


def _plain(entry: AuditView) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at.astimezone(UTC).isoformat(),
        "by": entry.actor_discord_id,
        "server": entry.guild_discord_id or None,
        "act": entry.act,
        "subject": entry.subject,
        "lang": entry.lang or None,
        "details": dict(entry.details) or None,
    }
