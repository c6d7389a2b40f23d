"""The real bot against an in-process Discord, and members who press its buttons: for behaviour tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

import simcord
from simcord import interactions as simcord_interactions

from bot.app import Cosecha, build_engine
from bot.i18n import Texts
from bot.settings import Settings
from bot.ui.ids import decode
from storage.services.engine import Engine
from storage.store import Store

TEXTS = Texts.load()


@dataclass
class Stage:
    """A guild with one channel, the bot in it, and the store below."""

    env: Any
    settings: Settings
    store: Store
    engine: Engine
    channel: Any = None
    locales: dict[int, str] = field(default_factory=dict)

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

    async def restart(self) -> None:
        """Stop the bot and start a new one over the same store: nothing is left but rows."""
        engine = build_engine(self.settings, self.store)
        engine.context.rng = self.engine.context.rng
        self.engine = engine
        await self.env.restart_bot(Cosecha(self.settings, engine, TEXTS))

    def requests(self) -> list[Any]:
        """Everything the bot asked of Discord."""
        return list(self.env.http_requests)


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

    def _take(self, result: Any) -> None:
        self.form = result if result.modal is not None else None
        if self.form is None:
            messages = [message for message in (result.response, *result.followups) if message is not None]
            if messages:
                self.shown = messages[-1]

    async def slash(self, name: str, **options: Any) -> str:
        """Invoke a command; what is shown then."""
        self._take(await self.actor.slash(self.stage.channel, name, **options))
        return self.text()

    async def press(self, verb: str, *args: str | int, panel: Any = None) -> str:
        """Press the button of a verb (its first arguments may be given); what is shown then."""
        message = panel or self.shown
        custom_id = self.action(verb, *args, panel=message)
        self._take(await self.actor.click(message, custom_id=custom_id))
        return self.text() if self.form is None else ""

    async def choose(self, verb: str, *values: str) -> str:
        """Choose in the select of a verb."""
        self._take(await self.actor.select(self.shown, values, custom_id=self.action(verb)))
        return self.text()

    async def fill(self, **values: Any) -> str:
        """Send the open form."""
        self._take(await self.actor.submit_modal(self.form, values))
        return self.text()

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
        message = panel or self.shown
        return [control for row in message.components for control in row["components"]]

    def verbs(self) -> list[str]:
        """The verbs that can be pressed."""
        actions = (decode(control.get("custom_id")) for control in self.controls())
        return [action.verb for action in actions if action]

    def options(self, verb: str) -> Sequence[str]:
        """The values of a select."""
        custom_id = self.action(verb)
        control = next(each for each in self.controls() if each.get("custom_id") == custom_id)
        return [option["value"] for option in control["options"]]

    def text(self) -> str:
        """Everything that can be read on the panel."""
        if self.shown is None:
            return ""
        parts = [self.shown.content]
        for embed in self.shown.embeds:
            parts += [embed.title, embed.author.name, embed.description, embed.footer.text]
            parts += [text for each in embed.fields for text in (each.name, each.value)]
        return "\n".join(part for part in parts if part)

    async def join(self, *langs: str) -> str:
        """Accept the terms and choose languages, as a newcomer does."""
        await self.slash("work")
        await self.press("terms", "accept")
        return await self.choose("languages", *(langs or ("es",)))


@asynccontextmanager
async def stage(store: Store, monkeypatch: Any, **changes: Any) -> AsyncIterator[Stage]:
    """A running bot over a store; `changes` are settings."""
    wanted: dict[str, Any] = {
        "preset": "small",
        "languages": ("es", "en", "fr"),
        "job_interval_seconds": 3600,
    }
    settings = Settings(**{**wanted, **changes})
    engine = build_engine(settings, store)
    engine.context.rng = Random(7)
    locales: dict[int, str] = {}
    original = simcord_interactions.base_payload

    def localised(backend: Any, **facts: Any) -> Any:
        record, payload = original(backend, **facts)
        payload["locale"] = locales.get(facts["user_id"], "en-US")
        return record, payload

    monkeypatch.setattr(simcord_interactions, "base_payload", localised)
    async with simcord.run(Cosecha(settings, engine, TEXTS)) as env:
        made = Stage(env, settings, store, engine, locales=locales)
        made.channel = env.create_guild("Comunidad").create_text_channel("es-tareas")
        yield made
