"""/review and its panels: the next case, what can be decided about it, and taking that back.

Every handler asks for the moderator's authority first; how far it reaches the services ask, within their transaction.
What is refused leads on to the next case, so that a button of a case that is closed is no dead end.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from bot import access
from bot.event import Event
from bot.handlers.review_forms import FORMS, open_form, show_author
from bot.handlers.staff import answered
from bot.session import Session
from bot.ui import case_queue
from bot.ui import review as ui
from bot.ui.case_filter import ALL, Filter
from storage.domain.access import Authority, Deed
from storage.domain.cases import MARKS, CaseOutcome
from storage.domain.errors import CaseGone, CollectionError, UnknownLanguage
from storage.services.cases import Cases, Decided

FILTER = 2
"""Where the filter stands among the arguments of a case's button."""
PAGE = FILTER + 2


@dataclass(frozen=True, slots=True)
class Desk:
    """A moderator at one case."""

    session: Session
    authority: Authority
    case_id: int
    chosen: Filter

    @property
    def cases(self) -> Cases:
        """The queue."""
        return self.session.bot.engine.cases

    @property
    def now(self) -> datetime:
        """The time of what is done here."""
        return self.session.now

    async def show(self, *, page: int = 0, note: str | None = None) -> None:
        """The case, which is theirs for a while from now on."""
        case = await self.cases.show(self.case_id, self.authority, now=self.now)
        panel = ui.case_panel(self.session.t, case, self.chosen, page=page)
        await self.session.show(panel.with_note(note) if note else panel)

    async def done(self, decided: Decided) -> None:
        """What was decided, and the way on."""
        panel = ui.decided_panel(
            self.session.t,
            self.case_id,
            decided.outcome.value,
            self.chosen,
            can_undo=decided.undo is not None,
        )
        await self.session.show(panel)


# ------------------------------------------------------------------------------------------------ the queue


async def review(session: Session, language: str | None = None, reason: str | None = None) -> None:
    """The most urgent case that nobody has, in a language and with a reason where they are given."""

    async def work() -> None:
        chosen = Filter(collected_language(session, language)) if language else Filter()
        await _next(session, _with_reason(chosen, reason or ALL))

    await _answer(session, Filter(), work)


def collected_language(session: Session, typed: str) -> str:
    """The language that was chosen or typed; UnknownLanguage for one that is not collected."""
    lang = session.language_code(typed)
    if lang not in session.bot.settings.languages:
        raise UnknownLanguage(language=lang[:32])
    return lang


def _with_reason(chosen: Filter, reason: str) -> Filter:
    """The filter with another reason, or all; CollectionError for what is none."""
    found = chosen.with_reason(reason)
    if found.reason is None and reason != ALL:
        raise CollectionError("error-case-reason")
    return found


async def queue(session: Session, event: Event) -> None:
    """The next case, or what waits."""
    chosen = Filter.of(event.action, 1)

    async def work() -> None:
        if event.action.arg(0) == "show":
            await _show_queue(session, chosen, is_empty=False)
        else:
            await _next(session, chosen, after=event.action.number(3))

    await _answer(session, chosen, work)


async def queuelang(session: Session, event: Event) -> None:
    """What waits in another language."""
    before, wanted = Filter.of(event.action, 0), event.chosen()

    async def work() -> None:
        lang = wanted if wanted == ALL else collected_language(session, wanted)
        await _show_queue(session, before.with_lang(lang), is_empty=False)

    await _answer(session, before, work)


async def queuereason(session: Session, event: Event) -> None:
    """What waits for another reason."""
    before, wanted = Filter.of(event.action, 0), event.chosen()

    async def work() -> None:
        await _show_queue(session, _with_reason(before, wanted), is_empty=False)

    await _answer(session, before, work)


async def _next(session: Session, chosen: Filter, *, after: int | None = None) -> None:
    authority = await access.require(session, Deed.REVIEW)
    case = await session.bot.engine.cases.next(
        authority, lang=chosen.lang, reason=chosen.reason, after=after, now=session.now
    )
    if case is None:
        await _show_queue(session, chosen, is_empty=True)
    else:
        panel = ui.case_panel(session.t, case, chosen)
        is_again = case.id == after  # the queue begins anew, and nothing else is free
        await session.show(panel.with_note(session.t("case-only")) if is_again else panel)


async def _show_queue(session: Session, chosen: Filter, *, is_empty: bool) -> None:
    authority = await access.require(session, Deed.REVIEW)
    by_reason = await session.bot.engine.cases.counts(authority, lang=chosen.lang)
    offered = session.bot.settings.languages
    langs = tuple(lang for lang in offered if authority.languages is None or lang in authority.languages)
    waiting = case_queue.Waiting(by_reason, langs)
    await session.show(case_queue.queue_panel(session.t, waiting, chosen, is_empty=is_empty))


async def _answer(session: Session, chosen: Filter, work: Callable[[], Awaitable[None]]) -> None:
    await session.defer()
    await session.member()
    await answered(session, work, back=lambda: ui.next_button(session.t, chosen))


# ------------------------------------------------------------------------------------------------ one case


async def case(session: Session, event: Event) -> None:
    """Whatever a button of a case does."""
    case_id, what, chosen = event.number(0), event.action.arg(1) or "show", Filter.of(event.action, FILTER)
    if what in FORMS:
        await open_form(session, case_id, what, chosen)
        return

    async def work() -> None:
        desk = Desk(session, await access.require(session, Deed.REVIEW), case_id, chosen)
        if what == "show":
            await desk.show(page=event.action.number(PAGE) or 0)
        elif what in ACTS:
            await ACTS[what](desk)
        else:
            raise CollectionError("error-old-button")

    await _answer(session, chosen, work)


async def casemark(session: Session, event: Event) -> None:
    """Note something about the message for other moderators."""
    case_id, chosen, mark = event.number(0), Filter.of(event.action, 1), event.chosen()

    async def work() -> None:
        if mark not in MARKS:
            raise CollectionError("error-old-button")
        desk = Desk(session, await access.require(session, Deed.REVIEW), case_id, chosen)
        found = await desk.cases.mark(case_id, desk.authority, mark, now=desk.now)
        await session.show(ui.case_panel(session.t, found, chosen))

    await _answer(session, chosen, work)


async def _ask_to_remove(desk: Desk) -> None:
    """What would go along."""
    found = await desk.cases.show(desk.case_id, desk.authority, now=desk.now)
    await desk.session.show(ui.removing_panel(desk.session.t, found, desk.chosen))


async def _ask_to_send_back(desk: Desk) -> None:
    """What reviewers said so far would not count."""
    found = await desk.cases.show(desk.case_id, desk.authority, now=desk.now)
    await desk.session.show(ui.backing_panel(desk.session.t, found, desk.chosen))


async def _author(desk: Desk) -> None:
    """What can be done about whoever wrote it."""
    await show_author(desk.session, desk.case_id, desk.authority, desk.chosen)


async def _lift(desk: Desk) -> None:
    """Let the author contribute again."""
    found = await desk.cases.show(desk.case_id, desk.authority, now=desk.now)
    if found.author is None:
        raise CollectionError("error-old-button")
    suspensions = desk.session.bot.engine.suspensions
    lifted = await suspensions.lift(found.author.contributor_id, desk.authority, now=desk.now)
    note = desk.session.t("case-author.lifted" if lifted else "case-author.not-suspended")
    await show_author(desk.session, desk.case_id, desk.authority, desk.chosen, note=note)


async def _undo(desk: Desk) -> None:
    """Take the last decision back and show the case again, if it is one: some were only made to hold a decision."""
    await desk.cases.undo(desk.case_id, desk.authority, now=desk.now)
    try:
        await desk.show(note=desk.session.t("case-undone"))
    except CaseGone:
        await desk.session.show(ui.undone_panel(desk.session.t, desk.chosen))


def _decide(outcome: CaseOutcome) -> Callable[[Desk], Awaitable[None]]:
    async def decide(desk: Desk) -> None:
        await desk.done(await desk.cases.decide(desk.case_id, desk.authority, outcome, now=desk.now))

    return decide


ACTS: Mapping[str, Callable[[Desk], Awaitable[None]]] = MappingProxyType(
    {
        "keep": _decide(CaseOutcome.KEPT),
        "restore": _decide(CaseOutcome.RESTORED),
        "out": _decide(CaseOutcome.REMOVED),
        "back": _decide(CaseOutcome.SENT_BACK),
        "halt": _decide(CaseOutcome.HALTED),
        "restart": _decide(CaseOutcome.RESTARTED),
        "grant": _decide(CaseOutcome.GRANTED),
        "deny": _decide(CaseOutcome.DENIED),
        "settle": _decide(CaseOutcome.SETTLED),
        "removing": _ask_to_remove,
        "backing": _ask_to_send_back,
        "author": _author,
        "lift": _lift,
        "undo": _undo,
    }
)
"""What a button does at once; those that open a form are in bot/handlers/review_forms.py."""

HANDLERS = {
    "case": case,
    "casemark": casemark,
    "queue": queue,
    "queuelang": queuelang,
    "queuereason": queuereason,
}
