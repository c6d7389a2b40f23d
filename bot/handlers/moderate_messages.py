"""/moderate message, tree, search, board and rings: what moderators look up, and what they do about a message."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from bot import access
from bot.event import Event
from bot.handlers.moderate import as_moderator, refuse
from bot.handlers.review import collected_language
from bot.handlers.review_forms import removal_reason
from bot.handlers.staff import answered
from bot.session import Session
from bot.ui import moderate_boards as boards
from bot.ui import moderate_forms as forms
from bot.ui import moderate_messages as ui
from bot.ui.ids import encode, whole_number
from bot.ui.moderate_boards import BoardQuery
from bot.ui.moderate_messages import SearchQuery
from bot.ui.panel import Button, Style
from storage.domain.access import Authority, Deed
from storage.domain.cases import CaseOutcome
from storage.domain.errors import CollectionError, MemberUnknown, MessageGone, StoreUnavailable
from storage.domain.periods import period_of
from storage.services.suspensions import MOST_REASON

log = logging.getLogger(__name__)

OUTCOMES: Mapping[str, CaseOutcome] = MappingProxyType(
    {
        "restore": CaseOutcome.RESTORED,
        "halt": CaseOutcome.HALTED,
        "restart": CaseOutcome.RESTARTED,
    }
)
"""What a button does at once; taking out asks first."""
MOST_REF = 64
"""Characters of a number or a public id."""


# -------------------------------------------------------------------------------------------- a message


async def look_up_message(session: Session, typed: str) -> None:
    """A message by its number or its public id."""
    await as_moderator(session, lambda authority: show_message(session, authority, typed))


async def show_message(session: Session, authority: Authority, typed: str) -> None:
    """The panel of a message; MessageGone where there is none."""
    record = await session.bot.engine.records.message(authority, _ref(typed))
    await session.show(ui.message_panel(session.t, record))


def _ref(typed: str) -> str | int:
    """A number (also as `#12`) or a public id."""
    ref = typed.strip().removeprefix("#")
    number = whole_number(ref)
    if number is not None:
        return number
    if not ref.isascii() or len(ref) > MOST_REF:
        raise MessageGone()
    return ref


async def record(session: Session, event: Event) -> None:
    """A message, or what its buttons do; as a select its value is the message."""
    number = whole_number(event.chosen()) if event.values else event.number(0)
    what = event.action.arg(1) or "show"

    async def work(authority: Authority) -> None:
        if number is None:
            raise CollectionError("error-old-button")
        if what == "show":
            await show_message(session, authority, str(number))
        elif what == "removing":
            found = await session.bot.engine.records.message(authority, number)
            await session.show(ui.removing_panel(session.t, found))
        elif what in OUTCOMES:
            await _decide(session, authority, number, OUTCOMES[what])
        else:
            raise CollectionError("error-old-button")

    await as_moderator(session, work, back=lambda: ui.message_button(session.t, number or 0))


async def _decide(
    session: Session, authority: Authority, message_id: int, outcome: CaseOutcome, *, reason: str = ""
) -> None:
    """Through a case, so that it lands in the audit log, is told, and can be taken back."""
    decided = await session.bot.engine.cases.act_on(
        message_id, authority, outcome, now=session.now, reason=reason
    )
    await session.show(ui.decided_panel(session.t, message_id, decided))


async def recordform(session: Session, event: Event) -> None:
    """Open the form that asks why a message is taken out."""
    number, what = event.number(0), event.action.arg(1)

    async def work() -> None:
        await access.require(session, Deed.MODERATE)
        if what != "remove":
            raise CollectionError("error-old-button")
        await session.form(forms.remove_form(session.t, number))

    await session.member()
    await answered(session, work, back=lambda: ui.message_button(session.t, number))


async def recorddone(session: Session, event: Event) -> None:
    """Take the message out, for the reason in the form."""
    await session.defer()
    await session.member()
    number = event.number(0)
    written = forms.said(event.fields, most=MOST_REASON)
    try:
        authority = await access.require(session, Deed.MODERATE)
        if event.action.arg(1) != "remove":
            raise CollectionError("error-old-button")
        reason = removal_reason(event.fields)
        await _decide(session, authority, number, CaseOutcome.REMOVED, reason=reason)
    except StoreUnavailable as error:
        error.lost_text = written or None
        raise  # the operator's concern: logged and answered by bot/errors.py
    except CollectionError as error:
        log.info("interaction %d was refused: %s", session.interaction.id, error.key)
        action = encode("recordform", number, "remove")
        again = Button(action, session.t("button-member.again"), Style.EXPECTED)
        back = ui.message_button(session.t, number)
        await refuse(session, error, written, again=again, back=back)


# --------------------------------------------------------------------------------------- a conversation


async def look_up_tree(session: Session, typed: str) -> None:
    """A conversation by its number, its public id, or the public id of one of its messages."""
    await as_moderator(session, lambda authority: show_tree(session, authority, typed))


async def show_tree(session: Session, authority: Authority, typed: str, *, page: int = 0) -> None:
    """The panel of a conversation; MessageGone where there is none."""
    found = await session.bot.engine.records.tree(authority, _ref(typed))
    await session.show(ui.tree_panel(session.t, found, page=page))


async def conversation(session: Session, event: Event) -> None:
    """A page of a conversation."""
    number, page = event.number(0), event.action.number(1) or 0
    await as_moderator(session, lambda authority: show_tree(session, authority, str(number), page=page))


# --------------------------------------------------------------------------------------------- a search


async def search(
    session: Session, words: str, *, language: str | None = None, member_id: int | None = None
) -> None:
    """Messages that hold the words, in a language and by a member (their Discord id) where these are given."""

    async def work(authority: Authority) -> None:
        author = None
        if member_id is not None:
            author = await session.bot.engine.records.contributor_of(member_id, authority)
            if author is None:
                raise MemberUnknown()
        lang = collected_language(session, language) if language else None
        await _show_found(session, authority, SearchQuery(words, lang, author))

    await as_moderator(session, work)


async def found(session: Session, event: Event) -> None:
    """Another page of a search."""

    async def work(authority: Authority) -> None:
        query = SearchQuery.of(event.action)
        if query is None:
            raise CollectionError("error-old-button")
        await _show_found(session, authority, query)

    await as_moderator(session, work)


async def _show_found(session: Session, authority: Authority, query: SearchQuery) -> None:
    hits = await session.bot.engine.search.find(
        authority,
        query.words,
        lang=query.lang,
        author=query.author,
        limit=ui.PAGE_HITS,
        offset=query.offset,
        now=session.now,
    )
    await session.show(ui.found_panel(session.t, query, hits))


# ------------------------------------------------------------------------------------------------ board


async def show_board(session: Session, query: BoardQuery) -> None:
    """A page of the moderators' board."""

    async def work(authority: Authority) -> None:
        lines = await session.bot.engine.conduct.top(
            authority,
            period_of(query.frame, session.now.date()),
            state=query.standing,
            count=boards.PAGE_LINES + 1,
            offset=query.page * boards.PAGE_LINES,
        )
        has_more = len(lines) > boards.PAGE_LINES
        panel = boards.board_panel(session.t, query, lines[: boards.PAGE_LINES], has_more=has_more)
        await session.show(panel)

    await as_moderator(session, work)


async def conduct(session: Session, event: Event) -> None:
    """Another board or page."""
    await show_board(session, BoardQuery.of(event.action))


async def show_rings(session: Session) -> None:
    """Accounts that accept each other far more often than chance would bring about."""

    async def work(authority: Authority) -> None:
        found = await session.bot.engine.rings.report(authority, now=session.now)
        await session.show(boards.rings_panel(session.t, found))

    await as_moderator(session, work)


HANDLERS: Mapping[str, Callable[[Session, Event], Awaitable[None]]] = {
    "record": record,
    "recordform": recordform,
    "recorddone": recorddone,
    "conversation": conversation,
    "found": found,
    "conduct": conduct,
}
