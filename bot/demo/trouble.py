"""What the moderator of the demo finds: reports, a text that was pasted, one that was sent twice, an appeal."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from bot.demo.history import Past
from bot.demo.world import GUILD_ID, STAFF_CHANNEL, stable_id
from bot.simulate import lookups
from storage.domain.access import Authority, Level
from storage.domain.cases import CaseOutcome
from storage.domain.errors import CollectionError
from storage.domain.kinds import Kind
from storage.services.engine import Engine

log = logging.getLogger(__name__)

LANG: Final = "es"
REPORTS: Final = (
    ("copied_from_ai", "Es la respuesta de otro asistente, palabra por palabra."),
    ("spam", "Es publicidad."),
)
"""Why replies are reported, and what is said about them."""
TELLING: Final = (
    "Mi vecina Carmen Ruiz no abre desde ayer y no sé si llamarla. Su número es el 600 00 00 00. ¿Qué le digo para "
    "preguntarle si está bien sin que se asuste?"
)
TOLD: Final = (
    ("pii", "Sale el nombre y el teléfono de una persona."),
    ("pii", "Yo también lo veo: no debería estar aquí."),
)
"""What is said about the text that tells too much; so many reports take it out."""
PASTED: Final = (
    "Como modelo de lenguaje, no tengo opiniones propias, pero puedo ofrecerte una lista de los diez mejores "
    "consejos para estudiar: organiza tu tiempo, descansa, haz esquemas y repasa cada semana."
)
TWICE: Final = (
    "¿Me puedes explicar paso a paso cómo se prepara una tortilla de patatas para cuatro personas, con cebolla?",
    "¿Me puedes explicar paso por paso cómo se prepara una tortilla de patatas para cuatro personas, sin cebolla?",
)
APPEAL: Final = "Lo escribí yo, con mis palabras. ¿Podéis mirarlo otra vez?"
TEAM: Final = Authority(stable_id("user", "noa"), GUILD_ID, Level.MANAGER, is_home=True)
"""As whom the demo's moderator acted before."""
SETTINGS: Final[Mapping[str, object]] = MappingProxyType(
    {
        "log_channel": stable_id("channel", STAFF_CHANNEL),
        "moderators_channel": stable_id("channel", STAFF_CHANNEL),
        "moderator_role": stable_id("role", "moderation"),
    }
)


async def make_trouble(engine: Engine, past: Past, *, now: datetime) -> None:
    """Let some of the crowd do what somebody has to look at."""
    for name, value in SETTINGS.items():
        await engine.server_settings.set(GUILD_ID, name, value, TEAM, now=now)
    crowd = list(past.crowd)
    for by in crowd:
        await _accept(engine, by, now)
    replies = await engine.context.store.read(lambda tx: lookups.open_replies(tx, LANG, len(REPORTS)))
    for (reason, text), message_id, by in zip(REPORTS, replies, crowd, strict=False):
        await engine.votes.report(message_id, reason, text, by=by, now=now)
    for author in crowd[3:]:
        told = await _write(engine, author, TELLING, now)
        if told is not None:
            for (reason, text), by in zip(TOLD, [each for each in crowd if each != author], strict=False):
                await engine.votes.report(told, reason, text, by=by, now=now)
            break
    for text, by in zip((PASTED, *TWICE), reversed(crowd), strict=False):
        await _write(engine, by, text, now)
    await engine.scanning.run(now)
    await _appeal(engine, crowd, now)


async def _accept(engine: Engine, by: int, now: datetime) -> None:
    """The crowd came under the terms of the play; now those of the demo hold."""
    await engine.members.accept_terms(
        by,
        version=engine.context.terms.version,
        text_sha256="0" * 64,
        locale=LANG,
        interaction_id=by,
        now=now,
    )


async def _write(engine: Engine, by: int, text: str, now: datetime) -> int | None:
    """A new prompt, if its author may write one now."""
    try:
        task = await engine.tasks.claim(
            by, Kind.INITIAL_PROMPT, now=now, guild_discord_id=GUILD_ID, lang=LANG
        )
        await engine.tasks.save_text(task.id, text, by=by)
        await engine.submissions.submit(task.id, by=by, now=now + timedelta(seconds=30))
    except CollectionError as error:  # in the middle of another task, or suspended: the others are enough
        log.info("nothing is written by one of the crowd: %s", error.key)
        return None
    return await engine.context.store.read(lambda tx: lookups.written_in(tx, task.id))


async def _appeal(engine: Engine, crowd: list[int], now: datetime) -> None:
    """Somebody whose text was removed asks that it be looked at again."""
    found = await engine.context.store.read(lambda tx: lookups.accepted_of_members(tx, LANG))
    for message_id, author in found:
        if author in crowd:
            await engine.cases.act_on(message_id, TEAM, CaseOutcome.REMOVED, now=now)
            await engine.appeals.ask(author, f"message:{message_id}", APPEAL, now=now)
            return
