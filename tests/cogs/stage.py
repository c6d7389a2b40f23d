"""The real bot against an in-process Discord, and members who press its buttons: for behaviour tests."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import discord
import simcord
import sqlalchemy as sa
from simcord import interactions as simcord_interactions
from simcord.backend import serializers as simcord_serializers
from simcord.backend.errors import BackendError
from simcord.enums import InteractionType
from simcord.http import router as simcord_router

from bot.app import Cosecha
from bot.engine import build_engine
from bot.i18n import Locale, Texts
from bot.settings import Settings
from bot.ui.ids import decode
from storage.services.engine import Engine
from storage.store import Store

TEXTS = Texts.load()
BUTTON, SELECT = 2, 3
LOGGERS = ("bot", "cogs", "storage", "discord")

NO_PERMISSION = 50013
"""Discord's code of a 403 for what the bot may not do."""

Fault = Callable[[str, str, int], int | tuple[int, int] | None]
"""From method, path and place of a request in the log to the HTTP status it fails with, or None.

With a status alone a 403 is about permissions, and anything else has no code, as what proxies answer.
"""


@dataclass
class Stage:
    """A guild with one channel, the bot in it, and the store below.

    Whatever the bot logs from INFO on is kept. At its end `complaints` must be empty: nothing above INFO was
    logged, or a test took it with `taken_log`; and no text that a member wrote stands in any line.
    """

    env: Any
    settings: Settings
    store: Store
    engine: Engine
    channel: Any = None
    path: Path | None = None
    """The file of the store."""
    locales: dict[int, str] = field(default_factory=dict)
    fault: Fault | None = None
    """Which requests fail; None lets all of them pass."""
    failed: set[int] = field(default_factory=set)
    """Places in the log of the requests that failed."""
    log: list[logging.LogRecord] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    """Texts that members sent; none of them may be logged."""

    @property
    def bot(self) -> Cosecha:
        """The bot that runs now."""
        bot: Cosecha = self.env.bot
        return bot

    def player(self, name: str, locale: str = "es-ES") -> Player:
        """Somebody new in the guild, with this Discord language."""
        user = self.env.create_user(name)
        self.locales[user.id] = locale
        return Player(self, self.env.guild.add_member(user))

    async def restart(self, **changes: Any) -> None:
        """Stop the bot and start a new one over the same store: nothing is left but rows.

        `changes` are settings of the new one.
        """
        self.settings = Settings(**{**self.settings.model_dump(), **changes})
        engine = build_engine(self.settings, self.store)
        engine.context.rng = self.engine.context.rng
        self.engine = engine
        await self.env.restart_bot(Cosecha(self.settings, engine, TEXTS))

    async def public_message(self, view: discord.ui.View | None = None) -> Any:
        """A message of the bot in the channel that everybody sees."""
        channel = self.bot.get_channel(self.channel.id)
        assert isinstance(channel, discord.TextChannel)
        embed = discord.Embed(description="Cosecha")
        return await channel.send(embed=embed, view=view) if view else await channel.send(embed=embed)

    def requests(self) -> list[Any]:
        """Everything the bot asked of Discord and was given."""
        return [each for place, each in enumerate(self.env.http_requests) if place not in self.failed]

    async def rows(self, table: sa.Table, *where: sa.ColumnElement[bool]) -> list[sa.Row[Any]]:
        """The rows of a table, by their key."""
        query = sa.select(table).where(*where).order_by(*table.primary_key)
        return await self.store.read(lambda tx: list(tx.execute(query)))

    def taken_log(self) -> list[logging.LogRecord]:
        """What was logged above INFO so far; it is no complaint any more."""
        taken = [record for record in self.log if record.levelno > logging.INFO]
        self.log[:] = [record for record in self.log if record.levelno <= logging.INFO]
        return taken

    def complaints(self) -> list[str]:
        """What should not have been logged."""
        lines = [logging.Formatter("%(name)s %(levelname)s %(message)s").format(each) for each in self.log]
        loud = [line for line, each in zip(lines, self.log, strict=True) if each.levelno > logging.INFO]
        leaks = [line for line in lines if any(text in line for text in self.written)]
        return [*loud, *leaks]


class Player:
    """A member at the client: sees the newest panel, presses, chooses, fills in."""

    def __init__(self, stage: Stage, actor: Any) -> None:
        self.stage = stage
        self.actor = actor
        self.shown: Any = None
        self.form: Any = None

    @property
    def id(self) -> int:
        """The Discord id."""
        return int(self.actor.id)

    @property
    def t(self) -> Locale:
        """The texts in the language of this member's Discord."""
        return TEXTS[self.stage.locales[self.id]]

    def other_device(self) -> Player:
        """The same member at another device, which shows the same panel."""
        other = Player(self.stage, self.actor)
        other.shown = self.shown
        return other

    def _take(self, result: Any) -> None:
        self.form = result if result.modal is not None else None
        if self.form is None:
            messages = [message for message in (result.response, *result.followups) if message is not None]
            if messages:
                self.shown = messages[-1]

    # What a member does

    async def slash(self, name: str, /, **options: Any) -> str:
        """Invoke a command; what is shown then."""
        self._take(await self.actor.slash(self.stage.channel, name, **options))
        return self.text()

    async def suggestions(self, command: str, option: str, typed: str) -> list[dict[str, Any]]:
        """What is offered while an option is typed."""
        offered: list[dict[str, Any]] = await self.actor.autocomplete(
            self.stage.channel, command, option, typed
        )
        return offered

    async def press(self, verb: str, *args: str | int, panel: Any = None) -> str:
        """Press the button of a verb (its first arguments may be given); what is shown then."""
        message = panel or self.shown
        custom_id = self.action(verb, *args, panel=message)
        self._take(await self.actor.click(message, custom_id=custom_id))
        return self.text() if self.form is None else ""

    async def choose(self, verb: str, *values: str) -> str:
        """Choose in the select of a verb."""
        self._take(await self.actor.select(self.shown, values, custom_id=self.select(verb)["custom_id"]))
        return self.text()

    async def fill(self, **values: Any) -> str:
        """Send the open form."""
        self.stage.written += [
            value for value in values.values() if isinstance(value, str) and len(value) > 9
        ]
        self._take(await self.actor.submit_modal(self.form, values))
        return self.text()

    async def forge(self, custom_id: str, *values: str, panel: Any = None) -> str:
        """Press a button (or choose in a select) that is not there; what is shown then."""
        data: dict[str, Any] = {"custom_id": custom_id, "component_type": SELECT if values else BUTTON}
        if values:
            data["values"] = list(values)
        await self._dispatch(InteractionType.MESSAGE_COMPONENT, data, panel)
        return self.text()

    async def forge_form(self, custom_id: str, panel: Any = None, **values: Any) -> str:
        """Send a form that was never opened, as no client lets anybody; what is shown then."""
        self.stage.written += [
            value for value in values.values() if isinstance(value, str) and len(value) > 9
        ]
        labels = [
            {"type": 18, "id": number, "component": _entered(name, value, number)}
            for number, (name, value) in enumerate(values.items(), 1)
        ]
        await self._dispatch(
            InteractionType.MODAL_SUBMIT, {"custom_id": custom_id, "components": labels}, panel
        )
        return self.text()

    async def _dispatch(self, kind: Any, data: dict[str, Any], panel: Any) -> None:
        message = panel or self.shown or await self.stage.public_message()
        stored = self.stage.env.backend.get_message(self.stage.channel.id, message.id)
        payload = simcord_serializers.message_payload(self.stage.env.backend, stored)
        self.form = None
        result = await self.actor._dispatch_interaction(
            kind, self.stage.channel, data, extra={"message": dict(payload)}, source_message_id=message.id
        )
        self._take(result)

    async def join(self, *langs: str) -> str:
        """Accept the terms and choose languages, as a newcomer does."""
        await self.slash("work")
        await self.press("terms", "accept")
        return await self.choose("languages", *(langs or ("es",)))

    # What a member sees

    def action(self, verb: str, *args: str | int, panel: Any = None) -> str:
        """The custom_id of the component with this verb; AssertionError where there is none."""
        wanted = tuple(map(str, args))
        for control in self.controls(panel):
            action = decode(control.get("custom_id"))
            if action and action.verb == verb and action.args[: len(wanted)] == wanted:
                return str(control["custom_id"])
        raise AssertionError(f"no {verb} {args} among {[c.get('custom_id') for c in self.controls(panel)]}")

    def controls(self, panel: Any = None) -> list[dict[str, Any]]:
        """Every button and select of the panel."""
        rows = (panel or self.shown).components
        dicts = [row if isinstance(row, dict) else row.to_dict() for row in rows]
        return [control for row in dicts for control in row["components"]]

    def verbs(self) -> list[str]:
        """The verbs that can be pressed."""
        actions = (decode(control.get("custom_id")) for control in self.controls())
        return [action.verb for action in actions if action]

    def labels(self) -> list[str]:
        """What stands on the buttons."""
        return [str(each["label"]) for each in self.controls() if each.get("label")]

    def select(self, verb: str) -> dict[str, Any]:
        """The select of a verb."""
        for each in self.controls():
            action = decode(each["custom_id"])
            if each["type"] == SELECT and action and action.verb == verb:
                return each
        raise AssertionError(f"no select {verb} among {self.verbs()}")

    def options(self, verb: str) -> Sequence[str]:
        """The values of a select."""
        return [option["value"] for option in self.select(verb)["options"]]

    def chosen(self, verb: str) -> Sequence[str]:
        """The values that are chosen beforehand in a select."""
        return [option["value"] for option in self.select(verb)["options"] if option.get("default")]

    def task_id(self) -> int:
        """The task whose panel is shown, 0 where there is none."""
        found = [action.number(0) for each in self.controls() if (action := decode(each["custom_id"]))]
        return next((number for number in found if number is not None), 0)

    def text(self) -> str:
        """Everything that can be read on the panel."""
        if self.shown is None:
            return ""
        parts = [self.shown.content]
        for embed in self.shown.embeds:
            parts += [embed.title, embed.author.name, embed.description, embed.footer.text]
            parts += [text for each in embed.fields for text in (each.name, each.value)]
        return "\n".join(part for part in parts if part)

    def files(self) -> dict[str, str]:
        """The attachments: name -> text."""
        backend = self.stage.env.backend
        return {each.filename: backend.cdn.get(each.url).decode("utf-8") for each in self.shown.attachments}

    def filled(self) -> dict[str, Any]:
        """What the open form holds already, by field: a text, or the values chosen."""
        found: dict[str, Any] = {}
        for label in self.form.modal["components"]:
            control = label["component"]
            options = control.get("options")
            if options is None:
                found[control["custom_id"]] = control.get("value")
            else:
                found[control["custom_id"]] = [each["value"] for each in options if each.get("default")]
        return found


def _entered(name: str, value: Any, number: int) -> dict[str, Any]:
    """A control of a form that was sent."""
    kind = 22 if isinstance(value, list) else 4
    key = "values" if isinstance(value, list) else "value"
    return {"type": kind, "id": number + 100, "custom_id": name, key: value}


class _Keeper(logging.Handler):
    def __init__(self, kept: list[logging.LogRecord]) -> None:
        super().__init__(logging.INFO)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        self._kept.append(record)


@contextmanager
def _kept_log(kept: list[logging.LogRecord]) -> Iterator[None]:
    """Keep what the bot logs from INFO on."""
    keeper, levels = _Keeper(kept), {}
    for name in LOGGERS:
        logger = logging.getLogger(name)
        levels[name] = logger.level
        logger.setLevel(logging.INFO)
        logger.addHandler(keeper)
    try:
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
            logging.getLogger(name).removeHandler(keeper)


def settings_of(changes: Mapping[str, Any]) -> Settings:
    """The settings of a test: those of a small server, with some changes."""
    wanted: dict[str, Any] = {
        "preset": "small",
        "terms_version": "1",  # that of the engines that tests make themselves
        "languages": ("es", "en", "fr"),
        "job_interval_seconds": 3600,
    }
    return Settings(**{**wanted, **changes})


@asynccontextmanager
async def stage(store: Store, monkeypatch: Any, **changes: Any) -> AsyncIterator[Stage]:
    """A running bot over a store; `changes` are settings."""
    settings = settings_of(changes)
    engine = build_engine(settings, store)
    engine.context.rng = Random(7)
    env = simcord.Env(Cosecha(settings, engine, TEXTS))
    made = Stage(env, settings, store, engine)
    _speak_their_language(made, monkeypatch)
    _let_requests_fail(made, monkeypatch)
    with _kept_log(made.log):
        await env.start()
        try:
            made.channel = env.create_guild("Comunidad").create_text_channel("es-tareas")
            yield made
        finally:
            await env.shutdown()


def _speak_their_language(made: Stage, monkeypatch: Any) -> None:
    original = simcord_interactions.base_payload

    def localised(backend: Any, **facts: Any) -> Any:
        record, payload = original(backend, **facts)
        payload["locale"] = made.locales.get(facts["user_id"], "en-US")
        return record, payload

    monkeypatch.setattr(simcord_interactions, "base_payload", localised)


def _let_requests_fail(made: Stage, monkeypatch: Any) -> None:
    original = simcord_router._check_faults

    def check(backend: Any, method: str, path: str) -> None:
        place = len(backend.http_requests) - 1
        found = made.fault(method, path, place) if made.fault else None
        if found is not None:
            made.failed.add(place)
            status, code = found if isinstance(found, tuple) else (found, NO_PERMISSION * (found == 403))
            raise BackendError(status, code, "a fault of the test")
        original(backend, method, path)

    monkeypatch.setattr(simcord_router, "_check_faults", check)
