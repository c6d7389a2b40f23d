"""The forms of a case: why a message is removed, what it should say, why its author is warned or suspended."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from bot import access
from bot.event import Event
from bot.handlers.staff import answered
from bot.i18n import Locale
from bot.session import Session
from bot.ui import case_forms, safe, screens
from bot.ui import review as ui
from bot.ui.case_filter import Filter, act
from bot.ui.forms import DETAILS, Fields, parse_report, parse_text
from bot.ui.panel import Button, Style
from bot.ui.reasons import OTHER, stored_reason
from storage.domain.access import Authority, Deed
from storage.domain.cases import CaseOutcome
from storage.domain.errors import CollectionError, InvalidReason, InvalidText, StoreUnavailable
from storage.services.cases import CaseView
from storage.services.suspensions import may_lift

log = logging.getLogger(__name__)

SUSPENSIONS: Mapping[str, timedelta | None] = MappingProxyType(
    {"suspend1": timedelta(days=1), "suspend7": timedelta(days=7), "suspend0": None}
)
"""Act -> how long its suspension lasts; None until somebody lifts it."""
FORMS = frozenset({"remove", "edit", "warn", *SUSPENSIONS})
"""Acts that open a form, which must be the first answer to a button."""


async def open_form(session: Session, case_id: int, what: str, chosen: Filter) -> None:
    """The form of an act; what it is about is asked when it comes back, but for the text that is to be changed.

    It is the first answer, which Discord waits three seconds for: nothing is written before.
    """

    async def work() -> None:
        authority = await access.require(session, Deed.REVIEW)
        if what == "edit":
            text = await session.bot.engine.cases.text_of(case_id, authority, now=session.now)
            if not ui.can_be_edited(text):
                raise CollectionError("error-case-long")
            await session.form(case_forms.edit_form(session.t, case_id, text, chosen))
        elif what == "remove":
            await session.form(case_forms.remove_form(session.t, case_id, chosen))
        else:
            await session.form(case_forms.member_form(session.t, case_id, what, chosen))

    await session.member()
    await answered(session, work, back=lambda: ui.next_button(session.t, chosen))


async def casedone(session: Session, event: Event) -> None:
    """Do what a form asks for; what was written comes back where that is refused."""
    await session.defer()
    await session.member()
    case_id, what, chosen = event.number(0), event.action.arg(1) or "", Filter.of(event.action, 2)
    written, beside = said(event.fields), ""
    if what == "edit":
        written, beside = parse_text(event.fields), written
    try:
        authority = await access.require(session, Deed.REVIEW)
        match what:
            case "remove":
                await _remove(session, case_id, authority, chosen, event.fields)
            case "edit":
                await _edit(session, case_id, authority, chosen, event.fields)
            case "warn":
                await _warn(session, case_id, authority, chosen, written)
            case _ if what in SUSPENSIONS:
                await _suspend(session, case_id, authority, chosen, written, SUSPENSIONS[what])
            case _:
                written = beside = ""  # there is no such form to come back to
                raise CollectionError("error-old-button")
    except StoreUnavailable as error:
        error.lost_text = "\n\n".join(filter(None, (written, beside))) or None
        raise  # the operator's concern: logged and answered by bot/errors.py
    except CollectionError as error:
        log.info("interaction %d was refused: %s", session.interaction.id, error.key)
        await _refused(session, error, Entered(case_id, what, chosen, written, beside))


@dataclass(frozen=True, slots=True)
class Entered:
    """A form of a case as it came back."""

    case_id: int
    what: str
    chosen: Filter
    text: str
    """The text of an edit, else the reason."""
    beside: str
    """The reason beside the text of an edit."""


async def _refused(session: Session, error: CollectionError, entered: Entered) -> None:
    """Why not; what was written comes back, with the form again where other words may be taken."""

    async def refuse() -> None:
        raise error

    is_open = isinstance(error, InvalidText | InvalidReason)
    if not entered.text and not entered.beside:
        await answered(session, refuse, back=lambda: _way_on(session.t, entered, is_open=is_open))
        return
    panel = case_forms.refused_panel(
        session.t,
        _why_not(session.t, error),
        entered.text,
        entered.case_id,
        entered.what,
        entered.chosen,
        reason=entered.beside,
        is_open=is_open,
    )
    await session.show(panel)


def _way_on(t: Locale, entered: Entered, *, is_open: bool) -> Button:
    """The form again, or the next case where other words would not be taken either."""
    if not is_open:
        return ui.next_button(t, entered.chosen)
    action = act(entered.case_id, entered.what, entered.chosen)
    return Button(action, t(f"button-case.{entered.what}"), Style.EXPECTED)


def _why_not(t: Locale, error: CollectionError) -> str:
    """The sentence of a refusal; a member finds a draft where they edit it, a moderator has none."""
    if error.key == "error-text-long":
        return t("case-refused.long", **error.facts)
    return screens.error_text(t, error)


def said(fields: Fields) -> str:
    """What was written beside a reason, or as one."""
    value = fields.get(DETAILS)
    return value.strip()[: case_forms.REASON_MOST] if isinstance(value, str) else ""


def removal_reason(fields: Fields) -> str:
    """Why a message is taken out; InvalidReason where none of the listed reasons fits and no words say which."""
    name, words = parse_report(fields)
    if name == OTHER and safe.is_blank(words):
        raise InvalidReason("error-report-text")
    return stored_reason(name, words)


async def _remove(
    session: Session, case_id: int, authority: Authority, chosen: Filter, fields: Fields
) -> None:
    decided = await session.bot.engine.cases.decide(
        case_id, authority, CaseOutcome.REMOVED, now=session.now, reason=removal_reason(fields)
    )
    panel = ui.decided_panel(
        session.t, case_id, decided.outcome.value, chosen, can_undo=decided.undo is not None
    )
    await session.show(panel)


async def _edit(session: Session, case_id: int, authority: Authority, chosen: Filter, fields: Fields) -> None:
    decided = await session.bot.engine.cases.edit(
        case_id, authority, text=parse_text(fields), now=session.now, reason=said(fields)
    )
    panel = ui.decided_panel(
        session.t, case_id, decided.outcome.value, chosen, can_undo=decided.undo is not None
    )
    await session.show(panel)


async def _warn(session: Session, case_id: int, authority: Authority, chosen: Filter, reason: str) -> None:
    found, contributor_id = await _with_author(session, case_id, authority)
    await session.bot.engine.suspensions.warn(
        contributor_id,
        authority,
        reason=reason,
        message_id=found.message.id if found.message else None,
        now=session.now,
    )
    await show_author(session, case_id, authority, chosen, note=session.t("case-author.warned"))


async def _suspend(
    session: Session,
    case_id: int,
    authority: Authority,
    chosen: Filter,
    reason: str,
    lasts: timedelta | None,
) -> None:
    _, contributor_id = await _with_author(session, case_id, authority)
    until = session.now + lasts if lasts is not None else None
    await session.bot.engine.suspensions.suspend(
        contributor_id, authority, reason=reason, until=until, now=session.now
    )
    note = session.t("case-author.suspended-now")
    await show_author(session, case_id, authority, chosen, note=note)


async def _with_author(session: Session, case_id: int, authority: Authority) -> tuple[CaseView, int]:
    found = await session.bot.engine.cases.show(case_id, authority, now=session.now)
    if found.author is None:
        raise CollectionError("error-old-button")
    return found, found.author.contributor_id


async def show_author(
    session: Session, case_id: int, authority: Authority, chosen: Filter, *, note: str | None = None
) -> None:
    """What can be done about whoever wrote it."""
    found, _ = await _with_author(session, case_id, authority)
    assert found.author is not None, "asked above"
    held = [each for each in found.author.suspensions if may_lift(authority, each)]
    await session.show(ui.author_panel(session.t, found, chosen, held, note=note))


HANDLERS = {"casedone": casedone}
