"""A member's own page, and what they choose on it: where they are shown, as what, and whether thanks name them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.event import Event
from bot.handlers.onboarding import accepted
from bot.session import Session
from bot.ui import forms, screens
from bot.ui.profile import OFF, ON, Ranks, alias_form, profile_panel, refused_alias, refused_alias_panel
from storage.domain.errors import CollectionError, InvalidAlias, TermsNotAccepted
from storage.domain.periods import Frame, period_of
from storage.domain.visibility import Visibility
from storage.services.boards import Place
from storage.services.profiles import Profile


async def show_me(session: Session, *, note: str | None = None) -> None:
    """The member's own page, with a note on top; the terms for somebody who has not accepted them."""
    await session.defer()
    await accepted(session)
    profile = await _profile(session)
    here = await _places(session, session.guild_id) if session.guild_id is not None else None
    panel = profile_panel(session.t, profile, Ranks(await _places(session, None), here))
    await session.show(panel.with_note(note) if note else panel)


async def _profile(session: Session) -> Profile:
    found = await session.bot.engine.profiles.view(
        session.member_id, guild_discord_id=session.guild_id, now=session.now
    )
    if found is None:
        raise TermsNotAccepted()
    return found


async def _places(session: Session, guild_discord_id: int | None) -> Mapping[Frame, Place]:
    """The member's places on the boards of all languages together."""
    found: dict[Frame, Place] = {}
    for frame in Frame:
        place = await session.bot.engine.boards.place(
            session.member_id,
            period_of(frame, session.now.date()),
            guild_discord_id=guild_discord_id,
            now=session.now,
        )
        if place is not None:
            found[frame] = place
    return found


async def me(session: Session, event: Event) -> None:
    """The page again."""
    await show_me(session)


async def visibility(session: Session, event: Event) -> None:
    """Choose on which boards others see the member."""
    await session.defer()
    await accepted(session)
    try:
        chosen = Visibility(event.values[0] if event.values else "")
    except ValueError:
        raise CollectionError("error-old-button") from None
    await session.bot.engine.profiles.choose_visibility(session.member_id, chosen)
    await show_me(session, note=session.t("me.visibility-saved"))


async def alias(session: Session, event: Event) -> None:
    """Open the form, filled with what was refused just now, else with the alias."""
    await accepted(session)
    typed = refused_alias(session.interaction.message) if session.is_on_panel else None
    await session.form(alias_form(session.t, typed or (await _profile(session)).alias))


async def named(session: Session, event: Event) -> None:
    """Take the alias; one that is refused waits for the form to be opened again, an empty one takes it away."""
    await session.defer()
    await accepted(session)
    typed = forms.parse_text(event.fields)
    try:
        chosen = await session.bot.engine.profiles.choose_alias(session.member_id, typed)
    except InvalidAlias as error:
        why = screens.error_text(session.t, error)
        await session.show(refused_alias_panel(session.t, why, typed))
        return
    await show_me(session, note=session.t("me.alias-saved" if chosen else "me.alias-gone"))


async def credit(session: Session, event: Event) -> None:
    """Choose whether thanks name the member."""
    await session.defer()
    await accepted(session)
    wanted = event.action.arg(0)
    if wanted not in (ON, OFF):
        raise CollectionError("error-old-button")
    await session.bot.engine.profiles.choose_credit(session.member_id, wants_credit=wanted == ON)
    await show_me(session, note=session.t("me.credit-saved"))


HANDLERS = {"me": me, "visibility": visibility, "alias": alias, "named": named, "credit": credit}
