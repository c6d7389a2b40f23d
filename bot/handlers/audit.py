"""/audit: what the staff did, for whoever manages the server; and the buttons below the entries in a log channel."""

from __future__ import annotations

from dataclasses import replace

from bot import access
from bot.event import Event
from bot.handlers import moderate, moderate_messages
from bot.handlers.staff import answered
from bot.session import Session
from bot.ui import audit as ui
from bot.ui.audit import AuditQuery
from bot.ui.ids import whole_number
from storage.domain.access import Deed
from storage.domain.errors import CollectionError, MemberUnknown


async def show_audit(
    session: Session, query: AuditQuery, *, member_id: int | None = None, act: str | None = None
) -> None:
    """A page of the log, about a member (their Discord id), of an act as typed, or whatever the query says."""
    await session.defer()
    await session.member()

    async def work() -> None:
        authority = await access.require(session, Deed.RUN_SERVER)
        log = session.bot.engine.audit_log
        wanted = replace(query, act=act_of(session, act)) if act else query
        if member_id is not None:
            subject = await log.subject_of_member(member_id)
            if subject is None:
                raise MemberUnknown()
            wanted = replace(wanted, subject=subject)
        if wanted.is_all and not authority.is_everywhere:
            raise CollectionError("error-not-operator")
        page = await log.page(
            authority,
            guild=None if wanted.is_all else session.guild_id,
            subject=wanted.subject,
            actor=wanted.actor,
            act=wanted.act,
            before=wanted.before,
        )
        panel = ui.page_panel(session.t, wanted, page, is_everywhere=authority.is_everywhere)
        await session.show(panel)

    await answered(session, work)


async def audit(session: Session, event: Event) -> None:
    """Another page, by its id."""
    await show_audit(session, AuditQuery.of(event.action))


async def logged(session: Session, event: Event) -> None:
    """What an entry in a log channel is about, as far as there is a panel for it."""
    await session.defer()
    await session.member()

    async def work() -> None:
        authority = await access.require(session, Deed.MODERATE)
        number = whole_number(event.action.arg(1))
        if number is None:
            raise CollectionError("error-old-button")
        entry = await session.bot.engine.audit_log.entry(number, authority)
        about = whole_number(entry.about)
        match entry.kind:
            case "member" if about is not None:
                await moderate.show_member(session, authority, contributor_id=about)
            case "message" if about is not None:
                await moderate_messages.show_message(session, authority, str(about))
            case "tree" if about is not None:
                await moderate_messages.show_tree(session, authority, str(about))
            case "removal":
                await moderate.show_removals(session, authority)
            case _:
                await session.show(ui.single_panel(session.t, entry))

    await answered(session, work)


def suggestions(session: Session, typed: str) -> list[tuple[str, str]]:
    """(name, value) of the acts whose words hold what was typed."""
    wanted = typed.casefold().strip()
    found = [(ui.act_text(session.t, act), act) for act in ui.ACTS]
    return [(name, act) for name, act in found if wanted in name.casefold() or wanted in act]


def act_of(session: Session, typed: str) -> str:
    """The act that was chosen or whose words were typed; CollectionError for any other."""
    wanted = typed.casefold().strip()
    for act in ui.ACTS:
        if wanted in (act, ui.act_text(session.t, act).casefold()):
            return act
    raise CollectionError("error-audit-act")


HANDLERS = {"audit": audit, "logged": logged}
