"""Settings that are chosen by command, of one server or of the whole bot: what holds, where it comes from, changing it.

What was chosen is kept in memory too, so that no interaction has to look it up: `load_policies` reads it at the start
and with the jobs of every process, and a change reads it at once in the process that made it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.access import Authority, Deed, Level
from storage.domain.errors import CollectionError
from storage.domain.gates import Gates
from storage.domain.policies import Policy, RaidMode
from storage.domain.rules import PRESETS, RuleBook, faults
from storage.domain.server_settings import (
    EVERYWHERE,
    EXCLUSIVE,
    OF_TERMS,
    RAID_UNTIL,
    REGISTRY,
    TERMS_REVISION,
    Scope,
    Setting,
    SettingRefused,
    Source,
    Value,
    Why,
    checked,
    gates_of,
    may_run_bot,
    moment_of,
    number_of,
    plain,
    policy_of,
    require,
    require_apart,
)
from storage.domain.views import Terms
from storage.queries import audit, sql
from storage.queries import tables as t
from storage.services.context import Context
from storage.services.rulings import Rulings
from storage.store import Tx

log = logging.getLogger(__name__)

s = t.server_setting.c
VERSION_LENGTH: Final = 56
"""Characters of the operator's name for the terms that go into a version; a revision follows, and 64 are stored."""
OF_SERVER_ROW: Final[Mapping[str, str]] = {
    "time_zone": "time_zone",
    "theme": "theme",
    "moderators_channel": "moderators_channel_discord_id",
}
"""Settings that have a column of the table `server`, their one source, as posts read them with their feeds."""

_ALL = sa.select(s.guild_discord_id, s.name, s.value)
_ALL_SERVERS: sa.Select[Any] = sa.select(
    t.server.c.guild_discord_id, *(t.server.c[name] for name in OF_SERVER_ROW.values())
)


@dataclass(frozen=True, slots=True)
class Configured:
    """What the environment says of what commands can change."""

    terms_version: str
    values: Mapping[str, Value]
    """Name -> value, for every setting that the environment has, too, given or not."""
    given: frozenset[str] = frozenset()
    """Which of them were set there."""
    rulebook: Callable[[str], RuleBook] = field(default=lambda preset: RuleBook(PRESETS[preset]))
    """The rules of the environment on top of a preset."""
    locales: tuple[str, ...] | None = None
    """Languages that the bot speaks; None: not known here."""


@dataclass(frozen=True, slots=True)
class SettingValue:
    """A setting in force and where it comes from."""

    name: str
    value: Value
    source: Source


class ServerSettings:
    """Keeps `context.policies`, `context.terms` and the preset of the rules what environment and store say together.

    Invariants: what is stored fits the registry, or is left out and named in the log once; the terms' version changes
    with whatever they say; nothing changes without an entry in the audit log.
    """

    def __init__(self, context: Context, rulings: Rulings, configured: Configured | None = None) -> None:
        self._context = context
        self._rulings = rulings
        self.configured = configured or _of_context(context)
        self._stored: dict[int, dict[str, Value]] = {}
        """Server (EVERYWHERE: all of them) -> name -> what was chosen, as far as it fits."""
        self._loading = asyncio.Lock()
        self._preset: Value = None
        """The preset that was chosen by command and is in force."""
        self._warned: set[tuple[int, str]] = set()

    # ------------------------------------------------------------------------------------------- what holds

    async def load_policies(self, now: datetime) -> None:
        """Take up what was chosen, by whichever process: policies, terms, preset."""
        async with self._loading:
            stored = await self._read()
            until = {guild: moment_of(values.get(RAID_UNTIL)) for guild, values in stored.items()}
            going_on = {guild: each for guild, each in until.items() if each is not None and each > now}
            self._context.policies = {
                guild: policy_of(self._values(guild), going_on.get(guild)) for guild in {EVERYWHERE, *stored}
            }
            self._context.offered = {guild: self.languages(guild) for guild in stored}
            self._context.terms = self._terms(_revision(stored.get(EVERYWHERE, {}).get(TERMS_REVISION)))
            await self._follow_preset()

    async def _read(self) -> Mapping[int, Mapping[str, object]]:
        """What is stored, whether it fits or not; what fits is kept."""
        stored = await self._context.store.read(_everything)
        self._stored = {guild: dict(self._fitting(guild, values)) for guild, values in stored.items()}
        return stored

    def _fitting(self, guild: int, values: Mapping[str, object]) -> Iterator[tuple[str, Value]]:
        """What is stored and fits; an upgrade can know other names and bounds."""
        for name, value in values.items():
            if name not in REGISTRY:
                continue
            try:
                yield name, self._checked(REGISTRY[name], value)
            except CollectionError as refused:
                if (guild, name) not in self._warned:
                    self._warned.add((guild, name))
                    log.warning("setting %s of server %d is left out: %s", name, guild, refused)

    def _checked(self, setting: Setting, given: object) -> Value:
        return checked(setting, given, languages=self._context.languages, locales=self.configured.locales)

    def _terms(self, revision: int) -> Terms:
        """The terms in force: what the environment says, and on top what was chosen by command."""
        values = self._values(EVERYWHERE)
        ages = values["minimum_age_by_language"]
        version = self.configured.terms_version
        return Terms(
            f"{version[:VERSION_LENGTH]}.{revision}" if revision else version,
            str(values["licence"]),
            minimum_age=number_of(values["minimum_age"]),
            minimum_age_by_language=ages if isinstance(ages, Mapping) else {},
        )

    async def _follow_preset(self) -> None:
        """Let the rules start from the preset that was chosen, or again from that of the environment."""
        wanted = self._stored.get(EVERYWHERE, {}).get("preset")
        if wanted == self._preset:
            return
        preset = str(wanted or self.configured.values["preset"])
        book = self.configured.rulebook(preset)
        if detail := _faults(book):
            log.warning("preset %s is left out: %s", preset, detail)
        else:
            self._rulings.start_from(book, PRESETS[preset])
            await self._rulings.load()
        self._preset = wanted

    def policy(self, guild_discord_id: int | None) -> Policy:
        """What a server decided about new members' texts, as last loaded."""
        return self._context.policy(guild_discord_id)

    def gates(self, guild_discord_id: int | None) -> Gates:
        """Who may contribute on a server, as last loaded."""
        return gates_of(self._values(guild_discord_id or EVERYWHERE))

    def languages(self, guild_discord_id: int | None) -> tuple[str, ...]:
        """The languages in which is contributed on a server: those that were chosen, else all that are collected."""
        chosen = self.value(guild_discord_id, "languages").value
        return chosen if isinstance(chosen, tuple) else self._context.languages

    def locale(self, guild_discord_id: int | None) -> str | None:
        """The language that a server chose for what the bot says there; None where it chose none."""
        chosen = self.value(guild_discord_id, "locale").value
        return chosen if isinstance(chosen, str) else None

    def value(self, guild_discord_id: int | None, name: str) -> SettingValue:
        """One setting as it holds on a server, as last loaded; SettingRefused for an unknown name."""
        setting, guild = require(name), guild_discord_id or EVERYWHERE
        own = self._stored.get(guild, {}).get(name)
        if setting.scope is Scope.SERVER and guild != EVERYWHERE and own is not None:
            return SettingValue(name, own, Source.SERVER)
        for_all = self._stored.get(EVERYWHERE, {}).get(name)
        if for_all is not None:
            return SettingValue(name, for_all, Source.BOT)
        if name in self.configured.values:
            source = Source.ENVIRONMENT if name in self.configured.given else Source.DEFAULT
            return SettingValue(name, self.configured.values[name], source)
        return SettingValue(name, setting.default, Source.DEFAULT)

    def _values(self, guild: int) -> dict[str, Value]:
        return {name: self.value(guild, name).value for name in REGISTRY}

    async def all(self, guild_discord_id: int) -> tuple[SettingValue, ...]:
        """Every setting as it holds on a server, in the order of the registry, as the store has it now."""
        await self._read()
        return tuple(self.value(guild_discord_id, name) for name in REGISTRY)

    # ------------------------------------------------------------------------------------------ changing it

    def is_changed(self, guild_discord_id: int, name: str, given: object) -> bool:
        """Whether a value, which has to fit, is another one than holds now."""
        setting = require(name)
        return self._checked(setting, given) != self.value(guild_discord_id, name).value

    async def set(
        self, guild_discord_id: int, name: str, value: object, authority: Authority, now: datetime
    ) -> SettingValue:
        """Choose a value for a server (EVERYWHERE: for all of them), or for the bot; what holds then.

        Raises SettingRefused, UnknownTimeZone, and CollectionError for whoever may not.
        """
        setting = require(name)
        self._admit(setting, guild_discord_id, authority)
        wanted = self._checked(setting, value)
        if setting.name == "preset" and (detail := _faults(self.configured.rulebook(str(wanted)))):
            raise SettingRefused(Why.TOGETHER, name, wanted, detail=detail)
        return await self._change(setting, guild_discord_id, wanted, authority, now)

    async def reset(
        self, guild_discord_id: int, name: str, authority: Authority, now: datetime
    ) -> SettingValue:
        """Take a choice back; what holds then. Nothing happens where there is none."""
        setting = require(name)
        self._admit(setting, guild_discord_id, authority)
        return await self._change(setting, guild_discord_id, None, authority, now)

    def _admit(self, setting: Setting, guild: int, authority: Authority) -> None:
        """Whether somebody may choose this there."""
        if setting.scope is Scope.BOT:
            if not may_run_bot(authority):
                raise CollectionError("error-not-operator")
            return
        if guild == EVERYWHERE:
            if not may_run_bot(authority):
                raise CollectionError("error-not-operator")
            if not setting.is_for_all:
                raise SettingRefused(Why.NOT_FOR_ALL, setting.name)
            return
        is_theirs = guild == authority.guild_discord_id or authority.level is Level.OPERATOR
        if not (authority.may(Deed.RUN_SERVER) and is_theirs):
            raise CollectionError("error-not-allowed")

    async def _change(
        self, setting: Setting, guild: int, wanted: Value, authority: Authority, now: datetime
    ) -> SettingValue:
        place = EVERYWHERE if setting.scope is Scope.BOT else guild

        def body(tx: Tx) -> bool:
            _one_at_a_time(tx)
            before = _stored(tx, place, setting.name)
            if before == plain(wanted):
                return False
            if setting.name in EXCLUSIVE:
                require_apart(setting, wanted, _stored(tx, place, EXCLUSIVE[setting.name]))
            _store(tx, place, setting, plain(wanted), by=authority.discord_id, now=now)
            if setting.name in OF_TERMS and self._of_terms(setting, before) != self._of_terms(
                setting, wanted
            ):
                count = _revision(_stored(tx, EVERYWHERE, TERMS_REVISION)) + 1
                _write(tx, EVERYWHERE, TERMS_REVISION, count, by=authority.discord_id, now=now)
            if setting.name == "raid":  # what was noticed before somebody decided is over
                _write(tx, place, RAID_UNTIL, None, by=None, now=now)
            audit.append(
                tx,
                _act(setting, wanted),
                f"setting:{setting.name}",
                by=authority.discord_id,
                guild_discord_id=authority.guild_discord_id if place == EVERYWHERE else place,
                now=now,
                old=before,
                new=plain(wanted),
                everywhere=True if place == EVERYWHERE else None,
            )
            return True

        if await self._context.store.write(body):
            log.info("setting %s of server %d was changed by %d", setting.name, place, authority.discord_id)
        await self.load_policies(now)
        return self.value(guild, setting.name)

    def _of_terms(self, setting: Setting, chosen: object) -> object:
        """What the terms say when this was chosen."""
        return plain(self.configured.values.get(setting.name)) if chosen is None else plain(chosen)


def _of_context(context: Context) -> Configured:
    """Where nobody says more, what the context began with is what the environment said."""
    terms, book = context.terms, context.rulebook
    values: dict[str, Value] = {
        "languages": context.languages,
        "preset": REGISTRY["preset"].default,
        "licence": terms.licence,
        "minimum_age": terms.minimum_age,
        "minimum_age_by_language": terms.minimum_age_by_language,
    }

    def rulebook(preset: str) -> RuleBook:
        return book if preset == values["preset"] else RuleBook(PRESETS[preset])

    return Configured(terms.version, values, rulebook=rulebook)


def _everything(tx: Tx) -> Mapping[int, Mapping[str, object]]:
    """Server -> name -> what is stored."""
    found: dict[int, dict[str, object]] = {}
    for row in tx.execute(_ALL):
        found.setdefault(row.guild_discord_id, {})[row.name] = row.value
    for row in tx.execute(_ALL_SERVERS):
        for name in OF_SERVER_ROW:
            if (value := _of_row(row, name)) is not None:
                found.setdefault(row.guild_discord_id, {})[name] = value
    return found


def _of_row(row: Any, name: str) -> object:
    """What the row of a server says of a setting; its default counts as nothing."""
    value: object = getattr(row, OF_SERVER_ROW[name])
    return None if value == REGISTRY[name].default else value


def _stored(tx: Tx, guild: int, name: str) -> object:
    """What was chosen, None for nothing."""
    if name in OF_SERVER_ROW:
        found = tx.execute(_ALL_SERVERS.where(t.server.c.guild_discord_id == guild))
        return next((_of_row(row, name) for row in found), None)
    return tx.execute(sa.select(s.value).where(s.guild_discord_id == guild, s.name == name)).scalar()


def _store(tx: Tx, guild: int, setting: Setting, value: object, *, by: int, now: datetime) -> None:
    """Keep a choice, or forget it for None."""
    if setting.name not in OF_SERVER_ROW:
        _write(tx, guild, setting.name, value, by=by, now=now)
        return
    column = t.server.c[OF_SERVER_ROW[setting.name]]
    empty = None if column.nullable else setting.default
    sql.put(tx, t.server, {"guild_discord_id": guild}, {column.name: empty if value is None else value})


def _write(tx: Tx, guild: int, name: str, value: object, *, by: int | None, now: datetime) -> None:
    keys = {"guild_discord_id": guild, "name": name}
    if value is None:
        tx.execute(sa.delete(t.server_setting).where(s.guild_discord_id == guild, s.name == name))
    else:
        sql.put(tx, t.server_setting, keys, {"value": value, "changed_by": by, "changed_at": now})


def _one_at_a_time(tx: Tx) -> None:
    """Wait for whoever else changes a setting: two texts of the terms must not get one version."""
    tx.execute(sa.select(t.audit_head.c.id).with_for_update())


def _revision(stored: object) -> int:
    return stored if isinstance(stored, int) else 0


def _act(setting: Setting, value: Value) -> str:
    """What the audit log calls it."""
    is_switch = setting.name == "raid" and value in (RaidMode.ON.value, RaidMode.OFF.value)
    return f"raid.{value}" if is_switch else "setting.changed"


def _faults(book: RuleBook) -> str:
    """Why rules cannot work; empty where they can."""
    found = [fault for rules in (book.base, *book.by_language.values()) for fault in faults(rules)]
    return found[0] if found else ""
