"""Languages against each other: the preview of the picture, the post in the channel, and the way in below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import discord

from bot import permissions
from bot.event import Event
from bot.handlers.statistics import drawn
from bot.handlers.working import give
from bot.pictures.views import FEWEST_LINES, MOST_LINES, Picture, RacePicture
from bot.session import Session
from bot.ui import screens
from bot.ui.panel import Colour, Panel
from bot.ui.sharing import Duel, preview_panel, public_panel, published_panel, race_of
from storage.domain.campaigns import CampaignState
from storage.domain.errors import CollectionError, UnknownLanguage
from storage.services.posts import Claim

MINUTES_BETWEEN = 10
"""A channel gets one such post in each stretch of so many minutes."""


async def show_race(session: Session, *, languages: str | None = None, is_per_head: bool = False) -> None:
    """The preview: of the languages that were typed, else of the server's campaign, else of the two that lead."""
    await session.defer()
    await session.member()
    typed = [session.language_code(part) for part in (languages or "").split(",") if part.strip()]
    langs = tuple(dict.fromkeys(typed)) or await _of_campaign(session)
    if len(langs) < FEWEST_LINES:
        leaders = await _by_accepted(session)
        langs = (*langs, *(lang for lang in leaders if lang not in langs))[:FEWEST_LINES]
    await _preview(session, Duel(langs, is_per_head))


async def race(session: Session, event: Event) -> None:
    """The preview again, per head or as a total."""
    await session.defer()
    await session.member()
    await _preview(session, Duel.of(event.action))


async def _of_campaign(session: Session) -> tuple[str, ...]:
    """The languages of the newest campaign that races here; none without one."""
    if session.guild_id is None:
        return ()
    collected = session.bot.settings.languages
    for campaign in await session.bot.engine.campaigns.of_guild(session.guild_id, with_ended=False):
        langs = tuple(lang for lang in campaign.langs if lang in collected)[:MOST_LINES]
        if campaign.state is CampaignState.RUNNING and len(langs) >= FEWEST_LINES:
            return langs
    return ()


async def _by_accepted(session: Session) -> Sequence[str]:
    """All languages, those with most accepted messages first."""
    figures = await session.bot.engine.statistics.of(session.bot.settings.languages, now=session.now)
    return sorted(figures, key=lambda lang: -figures[lang].totals.accepted)


async def _preview(session: Session, duel: Duel, *, note: str | None = None) -> None:
    drawing, picture = await _drawn(session, duel)
    can_publish = session.guild_id is not None
    panel = preview_panel(session.t, duel, drawing, picture, can_publish=can_publish)
    await session.show(panel.with_note(note, colour=Colour.WARNING) if note else panel)


async def _drawn(session: Session, duel: Duel) -> tuple[RacePicture | None, Picture | None]:
    """The race as it stands now, and its picture; CollectionError for languages that cannot race."""
    _check(session, duel)
    boards = session.bot.engine.boards
    days = {lang: await boards.days(lang, since=date.min) for lang in duel.langs}
    found = race_of(session.t, duel, days, today=session.now.date())
    return found, await drawn(session, found) if found is not None else None


def _check(session: Session, duel: Duel) -> None:
    for lang in duel.langs:
        if lang not in session.bot.settings.languages:
            raise UnknownLanguage(language=lang[:32])
    if not FEWEST_LINES <= len(set(duel.langs)) == len(duel.langs) <= MOST_LINES:
        raise CollectionError("error-race-languages", least=FEWEST_LINES, most=MOST_LINES)


async def publish(session: Session, event: Event) -> None:
    """Post the race in the channel, as it stands now; a refusal stands above the preview."""
    await session.defer()
    await session.member()
    duel = Duel.of(event.action)
    try:
        await _publish(session, duel)
    except _NotPosted as error:
        await _preview(session, duel, note=f"⚠ {screens.error_text(session.t, error)}")


class _NotPosted(CollectionError):
    """Why a race is not posted."""


async def _publish(session: Session, duel: Duel) -> None:
    channel_id = _channel(session)
    drawing, picture = await _drawn(session, duel)
    if drawing is None or picture is None:
        await _preview(session, duel)
        return
    figures = await session.bot.engine.statistics.of(duel.langs, now=session.now)
    invited = max(duel.langs, key=lambda lang: figures[lang].missing)
    panel = public_panel(session.t, duel, drawing, picture, invited=invited)
    claim = await _claim(session, channel_id)
    message = await _posted(session, panel, claim)
    await session.bot.engine.posts.sent(claim, message_id=message.id, now=session.now)
    await session.show(published_panel(session.t, link=message.jump_url))


async def _posted(session: Session, panel: Panel, claim: Claim) -> discord.Message:
    try:
        return await session.publish(panel, nonce=claim.nonce)
    except CollectionError as error:
        raise _NotPosted(error.key) from error


def _channel(session: Session) -> int:
    """The channel, if the member may write there and the bot may post there."""
    interaction = session.interaction
    if session.guild_id is None or interaction.channel_id is None:
        raise CollectionError("error-old-button")
    is_thread = isinstance(interaction.channel, discord.Thread)
    if not _may_write(interaction.permissions, is_thread=is_thread):
        raise _NotPosted("error-share-member")
    missing = list(permissions.missing(interaction.app_permissions))
    if is_thread and _may_write(interaction.app_permissions, is_thread=True):
        missing = [name for name in missing if name != "send_messages"]
    if missing:
        raise _NotPosted("error-share-bot", missing=permissions.names(session.t, tuple(missing)))
    return interaction.channel_id


def _may_write(granted: discord.Permissions, *, is_thread: bool) -> bool:
    return granted.administrator or (granted.send_messages_in_threads if is_thread else granted.send_messages)


async def _claim(session: Session, channel_id: int) -> Claim:
    slot, minutes = slot_of(session.now)
    claim = await session.bot.engine.posts.claim(
        f"share:{channel_id}", slot, channel_id=channel_id, now=session.now
    )
    if claim is None:
        raise _NotPosted("error-share-again", minutes=minutes)
    return claim


def slot_of(now: datetime) -> tuple[str, int]:
    """The stretch of MINUTES_BETWEEN that a moment falls in, and in how many minutes the next one begins."""
    past = now.minute % MINUTES_BETWEEN
    begin = now.replace(minute=now.minute - past)
    return f"{begin:%Y-%m-%dT%H:%M}", MINUTES_BETWEEN - past


async def join(session: Session, event: Event) -> None:
    """A task in the language that a post invites to."""
    await give(session, None, lang=event.action.arg(0))


HANDLERS = {"race": race, "publish": publish, "join": join}
