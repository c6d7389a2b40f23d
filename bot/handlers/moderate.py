"""/moderate user and /moderate removals: a member's record, and what moderators do about a member."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot import access
from bot.event import Event
from bot.handlers.staff import answered
from bot.session import Session
from bot.ui import limits, safe, screens
from bot.ui import moderate as ui
from bot.ui import moderate_forms as forms
from bot.ui.conversation import shown
from bot.ui.ids import encode, whole_number
from bot.ui.panel import Button, Colour, Panel, Style, embed
from storage.domain.access import Authority, Deed
from storage.domain.errors import (
    CollectionError,
    InvalidNote,
    InvalidReason,
    MemberUnknown,
    RemovalGone,
    StoreUnavailable,
)
from storage.services.engine import Engine
from storage.services.records import MOST_NOTE, MemberRecord
from storage.services.removals import RemovalView

log = logging.getLogger(__name__)


async def as_moderator(
    session: Session,
    work: Callable[[Authority], Awaitable[None]],
    *,
    back: Callable[[], Button] | None = None,
) -> None:
    """Do what takes a moderator; a refusal is a sentence, with a way back where there is one."""
    await session.defer()
    await session.member()

    async def checked() -> None:
        await work(await access.require(session, Deed.MODERATE))

    await answered(session, checked, back=back)


# --------------------------------------------------------------------------------------------- a member


async def look_up(session: Session, *, discord_id: int | None, number: int | None) -> None:
    """A member's record, by who they are on Discord or by their number; CollectionError without either."""

    async def work(authority: Authority) -> None:
        if discord_id is None and number is None:
            raise CollectionError("error-moderate-whom")
        await show_member(session, authority, discord_id=discord_id, contributor_id=number)

    await as_moderator(session, work)


async def show_member(
    session: Session,
    authority: Authority,
    *,
    discord_id: int | None = None,
    contributor_id: int | None = None,
    note: str | None = None,
) -> None:
    """The record, with a sentence on top; MemberUnknown for whoever is not stored."""
    record = await _record(session, authority, discord_id=discord_id, contributor_id=contributor_id)
    panel = ui.member_panel(session.t, record)
    await session.show(panel.with_note(note) if note else panel)


async def _record(
    session: Session,
    authority: Authority,
    *,
    discord_id: int | None = None,
    contributor_id: int | None = None,
) -> MemberRecord:
    found = await session.bot.engine.records.member(
        authority, discord_id=discord_id, contributor_id=contributor_id, now=session.now
    )
    if found is None:
        raise MemberUnknown()
    return found


@dataclass(frozen=True, slots=True)
class Desk:
    """A moderator with a member's record before them."""

    session: Session
    authority: Authority
    number: int

    @property
    def engine(self) -> Engine:
        """The services."""
        return self.session.bot.engine

    async def record(self) -> MemberRecord:
        """The record as it is now."""
        return await _record(self.session, self.authority, contributor_id=self.number)

    async def show(self, key: str | None = None, **facts: object) -> None:
        """The record, with what was done on top."""
        note = self.session.t(key, **facts) if key else None
        await show_member(self.session, self.authority, contributor_id=self.number, note=note)


async def member(session: Session, event: Event) -> None:
    """A member's record, or what its buttons do; as a select its value is the member."""
    number = whole_number(event.chosen()) if event.values else event.number(0)
    what = event.action.arg(1) or "show"

    async def work(authority: Authority) -> None:
        if number is None or what not in ACTS:
            raise CollectionError("error-old-button")
        await ACTS[what](Desk(session, authority, number))

    await as_moderator(session, work, back=lambda: ui.back_button(session.t, number or 0))


async def _suspending(desk: Desk) -> None:
    record = await desk.record()
    panel = ui.suspending_panel(desk.session.t, record, is_everywhere=desk.authority.is_everywhere)
    await desk.session.show(panel)


async def _setting_aside(desk: Desk) -> None:
    await desk.session.show(ui.setting_aside_panel(desk.session.t, await desk.record()))


async def _lift(desk: Desk) -> None:
    lifted = await desk.engine.suspensions.lift(desk.number, desk.authority, now=desk.session.now)
    await desk.show("member-done.lifted" if lifted else "member-done.not-suspended")


async def _release(desk: Desk) -> None:
    done = await desk.engine.quarantine.release(desk.number, desk.authority, now=desk.session.now)
    await desk.show("member-done.released", count=done.messages)


async def _removal(desk: Desk) -> None:
    """What a removal would take away: a dry run."""
    counts = await desk.engine.removals.preview(desk.number, desk.authority)
    await desk.session.show(ui.removal_panel(desk.session.t, await desk.record(), counts))


async def _ask(desk: Desk) -> None:
    view = await desk.engine.removals.ask(desk.number, desk.authority, now=desk.session.now)
    panel = ui.one_removal_panel(desk.session.t, view, own_id=desk.authority.discord_id)
    await desk.session.show(panel.with_note(desk.session.t("member-done.asked")))


ACTS: Mapping[str, Callable[[Desk], Awaitable[None]]] = MappingProxyType(
    {
        "show": Desk.show,
        "suspending": _suspending,
        "lift": _lift,
        "setaside": _setting_aside,
        "release": _release,
        "removal": _removal,
        "ask": _ask,
    }
)
"""What a button on a member's record does."""


# ------------------------------------------------------------------------------------------------ forms

BAD_SPAN = "error-moderate-span"
OF_FORM = frozenset({InvalidNote.key, InvalidReason.key, BAD_SPAN})
"""Refusals of what a form holds; after another one the form need not open again."""


async def memberform(session: Session, event: Event) -> None:
    """Open a form about a member; whether they are in reach is asked when it comes back."""
    number, what = event.number(0), event.action.arg(1) or ""

    async def work() -> None:
        await access.require(session, Deed.MODERATE)
        if what not in forms.MEMBER_FORMS:
            raise CollectionError("error-old-button")
        await session.form(forms.member_form(session.t, number, what, forms.reopened(event.action)))

    await session.member()
    await answered(session, work, back=lambda: ui.back_button(session.t, number))


async def memberdone(session: Session, event: Event) -> None:
    """Do what the form asks for; what was written comes back where that is refused."""
    await session.defer()
    await session.member()
    number, what = event.number(0), event.action.arg(1) or ""
    written = forms.said(event.fields, most=MOST_NOTE) if what in forms.MEMBER_FORMS else ""
    try:
        authority = await access.require(session, Deed.MODERATE)
        await _fill(Desk(session, authority, number), what, written, event)
    except StoreUnavailable as error:
        error.lost_text = written or None
        raise  # the operator's concern: logged and answered by bot/errors.py
    except CollectionError as error:
        log.info("interaction %d was refused: %s", session.interaction.id, error.key)
        filled = _filled(event, number, what) if error.key in OF_FORM else None
        action = filled or _again(number, what)
        again = Button(action, session.t("button-member.again"), Style.EXPECTED)
        back = ui.back_button(session.t, number)
        await refuse(session, error, written, again=again, back=back, is_in_form=filled is not None)


def _filled(event: Event, number: int, what: str) -> str | None:
    """The custom_id that opens the form as it was entered, where that fits."""
    is_known = what in forms.MEMBER_FORMS
    return forms.reopening(number, what, forms.entered(event.fields)) if is_known else None


def _again(number: int, what: str) -> str:
    return encode("memberform", number, what) if what in forms.MEMBER_FORMS else encode("member", number)


async def refuse(
    session: Session,
    error: CollectionError,
    written: str,
    *,
    again: Button,
    back: Button,
    is_in_form: bool = False,
) -> None:
    """Why a form was refused; what was written is handed back with the form, unless that shows it again."""

    async def raised() -> None:
        raise error

    if not written:
        way = again if isinstance(error, InvalidNote | InvalidReason) else back
        await answered(session, raised, back=lambda: way)
        return
    sentence = screens.error_text(session.t, error)
    if is_in_form:
        await session.show(Panel((embed(f"⚠ {sentence}", colour=Colour.WARNING),), ((again, back),)))
        return
    part = safe.pieces(shown(written, session.t), limits.EMBED_DESCRIPTION)[0]
    await session.show(ui.refused_panel(session.t, sentence, written, part, again, back))


async def _fill(desk: Desk, what: str, written: str, event: Event) -> None:
    engine, authority, number, now = desk.engine, desk.authority, desk.number, desk.session.now
    match what:
        case "note":
            await engine.records.note(number, authority, written, now=now)
            await desk.show("member-done.noted")
        case "warn":
            await engine.suspensions.warn(number, authority, reason=written, now=now)
            await desk.show("member-done.warned")
        case "suspend":
            is_known, span = forms.span_of(event.fields)
            if not is_known:
                raise CollectionError(BAD_SPAN)
            until = now + span if span is not None else None
            await engine.suspensions.suspend(number, authority, reason=written, until=until, now=now)
            await desk.show("member-done.suspended")
        case "quarantine":
            done = await engine.quarantine.quarantine(number, authority, reason=written, now=now)
            await desk.show("member-done.quarantined", count=done.messages)
        case _:
            raise CollectionError("error-old-button")


# --------------------------------------------------------------------------------------------- removals


async def list_removals(session: Session) -> None:
    """What waits for a second moderator."""

    async def work(authority: Authority) -> None:
        await show_removals(session, authority)

    await as_moderator(session, work)


async def removals(session: Session, event: Event) -> None:
    """The same, from a button."""
    await list_removals(session)


async def show_removals(session: Session, authority: Authority, *, note: str | None = None) -> None:
    """The list, with a sentence on top."""
    found = await session.bot.engine.removals.pending(authority, now=session.now)
    panel = ui.removals_panel(session.t, found, own_id=authority.discord_id)
    await session.show(panel.with_note(note) if note else panel)


async def removal(session: Session, event: Event) -> None:
    """One removal, confirmed or cancelled; as a select its value is the removal."""
    number = whole_number(event.chosen()) if event.values else event.number(0)
    what = event.action.arg(1) or "show"

    async def work(authority: Authority) -> None:
        own_id, engine = authority.discord_id, session.bot.engine.removals
        match what:
            case "show":
                view = await _pending(session, authority, number)
                await session.show(ui.one_removal_panel(session.t, view, own_id=own_id))
            case "confirm":
                view = await engine.confirm(number or 0, authority, now=session.now)
                panel = ui.one_removal_panel(session.t, view, own_id=own_id)
                await session.show(panel.with_note(session.t("member-done.confirmed")))
            case "cancel":
                await engine.cancel(number or 0, authority, now=session.now)
                await show_removals(session, authority, note=session.t("member-done.cancelled"))
            case _:
                raise CollectionError("error-old-button")

    back = Button(encode("removals"), session.t("button-member.removals"))
    await as_moderator(session, work, back=lambda: back)


async def _pending(session: Session, authority: Authority, number: int | None) -> RemovalView:
    found = await session.bot.engine.removals.pending(authority, now=session.now)
    for view in found:
        if view.id == number:
            return view
    raise RemovalGone()


HANDLERS = {
    "member": member,
    "memberform": memberform,
    "memberdone": memberdone,
    "removals": removals,
    "removal": removal,
}
