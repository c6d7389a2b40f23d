"""What `cosecha rules` does: show the rules in force, and change those that come from the store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import typer

from bot.commands import OK, Refused, opened
from bot.engine import build_engine
from bot.settings import PREFIX, Settings, language_code
from storage.services.rulings import Effective, RuleRefused, Rulings

HEAD = ("RULE", "VALUE", "FROM")


@asynccontextmanager
async def _rulings(settings: Settings) -> AsyncIterator[Rulings]:
    """The rules in force, over a database that is there; what is refused becomes a sentence."""
    async with opened(settings, upgrade=False) as store:
        engine = build_engine(settings, store)
        rulings = engine.rulings
        await engine.server_settings.load_policies(datetime.now(UTC))
        await rulings.load()
        try:
            yield rulings
        except RuleRefused as refused:
            raise Refused(refused.sentence) from None


def _collected(settings: Settings, code: str | None) -> str | None:
    """The language in its usual spelling, if it is collected; None is all of them."""
    usual = code if code is None else language_code(code)
    if code is None or usual in settings.languages:
        return usual
    raise Refused(f"{code} is not one of {PREFIX}LANGUAGES, which are {', '.join(settings.languages)}.")


async def show(settings: Settings, *, language: str | None) -> int:
    """Print every rule, its value, and whether it comes from the preset, the settings or the store."""
    lang = _collected(settings, language)
    async with _rulings(settings) as rulings:
        rows = [(each.name, _written(each), each.source) for each in rulings.effective(lang)]
    for line in _table([HEAD, *rows]):
        typer.echo(line)
    return OK


async def change(settings: Settings, name: str, value: str, *, language: str | None) -> int:
    """Store a value; the trees at work are settled by whichever process runs the jobs."""
    lang = _collected(settings, language)
    async with _rulings(settings) as rulings:
        before = _one(rulings, lang, name)
        await rulings.change(lang, name, value, now=datetime.now(UTC), settle=False)
        if after := _one(rulings, lang, name):
            typer.echo(_said(after, before, lang) + _when(settings))
    return OK


async def reset(settings: Settings, name: str, *, language: str | None) -> int:
    """Take a stored value away, so that the settings hold again."""
    lang = _collected(settings, language)
    async with _rulings(settings) as rulings:
        before, was_stored = _one(rulings, lang, name), rulings.is_stored(lang, name)
        await rulings.reset(lang, name, now=datetime.now(UTC), settle=False)
        after = _one(rulings, lang, name)
    if not was_stored:
        typer.echo(f"No value of {name} is stored{_for(lang) or ' for all languages'}.")
    elif after is None:
        typer.echo(f"{name} is removed; it was no rule of this version.")
    else:
        typer.echo(_said(after, before, lang) + _when(settings))
    return OK


def _one(rulings: Rulings, lang: str | None, name: str) -> Effective | None:
    return next((each for each in rulings.effective(lang) if each.name == name), None)


def _said(after: Effective, before: Effective | None, lang: str | None) -> str:
    """What holds now and what held before, as a sentence."""
    old = f", before it was {_written(before)}" if before and before.value != after.value else ""
    return f"{after.name}{_for(lang)} is {_written(after)} now (from the {after.source}){old}."


def _for(lang: str | None) -> str:
    return f" for {lang}" if lang else ""


def _when(settings: Settings) -> str:
    return f" A bot that runs takes it up within {settings.job_interval_seconds} seconds."


def _written(rule: Effective) -> str:
    return str(rule.value).lower() if isinstance(rule.value, bool) else str(rule.value)


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows in columns that line up."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
