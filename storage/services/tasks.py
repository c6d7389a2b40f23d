"""Tasks: what is open to a member, handing one out, showing it, keeping what was entered, skipping it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.domain.errors import InvalidRanking, TaskGone, TooOften
from storage.domain.kinds import Family, Kind
from storage.domain.labels import checked_answers
from storage.domain.limits import Limited
from storage.domain.text import checked, clean, short_reason
from storage.domain.views import Availability, TaskView
from storage.queries import contributors, messages, sql, work
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.services import leases, limiting, offers
from storage.services.context import Change, Context
from storage.services.funnels import Funnels
from storage.services.holding import (
    close,
    hold_trees,
    is_answered,
    is_of,
    is_wanted,
    mine,
    owned,
    require_here,
    slots_of,
    workable,
)
from storage.services.picture import draft_of, option_ids, task_view
from storage.services.settle import settle
from storage.services.upkeep import Upkeep
from storage.statements import rows, run
from storage.store import Tx

SKIP_EMOJI: Mapping[Family, str] = {
    Family.WRITE: "_skip_reply",
    Family.LABEL: "_skip_labeling",
    Family.RANK: "_skip_ranking",
}
"""Open Assistant's internal counters of skips."""
MAX_DRAFT_LENGTH = 4000
"""Characters of the longest draft; Discord's form shows and sends no more."""
RECENT_TASKS = 5
"""How many of a member's last tasks are looked through for a text that expired."""
RECENT_TASKS_OF_NEWCOMER = 120
"""How many of a newcomer's last tasks are looked through for the texts of the last hour."""

c = t.task.c
_RECENT = (
    sa.select(c.id, c.kind, c.state, c.lang, c.created_at, c.draft.is_not(None).label("has_draft"))
    .where(c.contributor_id == sa.bindparam("me"))
    .order_by(c.id.desc())
    .limit(sa.bindparam("count"))
)
_SAVE = sa.update(t.task).where(c.id == sa.bindparam("_id")).values(draft=sa.bindparam("_draft"))


class Tasks:
    """A member has one open task; asking again resumes it."""

    def __init__(self, context: Context, upkeep: Upkeep, funnels: Funnels) -> None:
        self._context = context
        self._upkeep = upkeep
        self._funnels = funnels

    async def availability(
        self, discord_id: int, *, now: datetime, guild_discord_id: int | None = None
    ) -> Availability:
        """How much of each kind is open to the member, on a server in what is collected there.

        Raises what require_member raises.
        """

        def body(tx: Tx) -> Availability:
            member = self._context.require_member(
                tx, discord_id, guild_discord_id=guild_discord_id, needs_language=True, lock=False
            )
            return offers.availability(
                self._context, tx, member, funnels, now=now, guild_discord_id=guild_discord_id
            )

        funnels = await self._funnels.of(self._context.languages, now=now)
        return await self._context.store.read(body)

    async def claim(
        self,
        discord_id: int,
        kind: Kind | None,
        *,
        now: datetime,
        guild_discord_id: int | None = None,
        lang: str | None = None,
    ) -> TaskView:
        """The member's open task, or a new one of this kind (None: of any), in one of the member's languages.

        Raises NothingAvailable, TaskElsewhere, TooOften, UnknownLanguage and what require_member raises.
        """
        if lang is not None:
            self._context.require_language(lang)

        def body(change: Change) -> TaskView:
            member = self._context.require_member(
                change.tx, discord_id, guild_discord_id=guild_discord_id, needs_language=lang is None
            )
            here = self._context.languages_of(member, guild_discord_id=guild_discord_id)
            langs = (lang,) if lang is not None else here
            recent = self._recent(change.tx, member)
            resumed = self._resumed(change, member, recent) or self._revived(
                change, member, recent, guild_discord_id
            )
            if resumed is not None:
                require_here(resumed, guild_discord_id)
                return self._view(change.tx, resumed, member, is_resumed=True)
            offers.require_within_limits(self._context, recent, langs, kind, now)
            minutes = offers.minutes_to_text(change, member, langs, recent)
            if minutes and kind is not None and kind.info.family is Family.WRITE:
                limit = change.rules(langs[0]).max_texts_newcomer
                raise TooOften(what=Limited.NEWCOMER_TEXT.value, limit=limit, minutes=minutes)
            task = offers.hand_out(
                change, member, langs, kind, guild_discord_id, funnels, recent, may_write=not minutes
            )
            return self._view(change.tx, task, member)

        funnels = await self._funnels.of([lang] if lang else self._context.languages, now=now)
        return await self._context.change(now, body)

    async def show(self, task_id: int, *, by: int, guild_discord_id: int | None = None) -> TaskView:
        """The task as it stands; raises TaskGone, TaskExpired, NotYourTask.

        Here and below, with the server where its member is, TaskElsewhere is raised for a task of another one.
        """

        def body(tx: Tx) -> TaskView:
            member, task = mine(tx, self._context, task_id, by, lock=False, here=guild_discord_id)
            return self._view(tx, workable(task), member)

        return await self._context.store.read(body)

    async def save_text(
        self, task_id: int, text: str, *, by: int, guild_discord_id: int | None = None
    ) -> TaskView:
        """Keep a text as the draft. The draft is kept even when InvalidText is raised, so that nothing is lost.

        Only a text that no form could show again is not kept; whoever calls hands it back.
        """
        stored = clean(text)
        entered = {"text": stored, "page": 0} if len(stored) <= MAX_DRAFT_LENGTH else {}

        def body(tx: Tx) -> TaskView:
            return self._save(tx, task_id, by, Family.WRITE, guild_discord_id, **entered)

        view = await self._context.store.write(body)
        checked(text, max_length=view.max_text_length)
        return view

    async def save_answers(
        self, task_id: int, answers: Mapping[str, float], *, by: int, guild_discord_id: int | None = None
    ) -> TaskView:
        """Keep label answers as the draft; raises InvalidLabels."""

        def body(tx: Tx) -> TaskView:
            member, task = mine(tx, self._context, task_id, by, here=guild_discord_id)
            self._require_family(workable(task), Family.LABEL)
            stored = checked_answers(Kind(task.kind), answers, is_simple=task.is_simple)
            return self._keep(tx, member, task, answers=stored)

        return await self._context.store.write(body)

    async def save_order(
        self,
        task_id: int,
        groups: Sequence[Sequence[int]],
        *,
        by: int,
        is_not_rankable: bool = False,
        guild_discord_id: int | None = None,
    ) -> TaskView:
        """Keep an order, complete or not, as the draft; raises InvalidRanking for items not shown or repeated."""
        flat = [item for group in groups for item in group]

        def body(tx: Tx) -> TaskView:
            member, task = mine(tx, self._context, task_id, by, here=guild_discord_id)
            self._require_family(workable(task), Family.RANK)
            if len(flat) != len(set(flat)) or not set(flat) <= set(option_ids(tx, task.id)):
                raise InvalidRanking()
            kept = [] if is_not_rankable else [list(group) for group in groups if group]
            return self._keep(tx, member, task, groups=kept, is_not_rankable=is_not_rankable)

        return await self._context.store.write(body)

    async def save_page(
        self, task_id: int, page: int, *, by: int, guild_discord_id: int | None = None
    ) -> TaskView:
        """Remember which page of the conversation is shown."""
        return await self._context.store.write(
            lambda tx: self._save(tx, task_id, by, None, guild_discord_id, page=max(0, page))
        )

    async def draft_text(self, task_id: int, *, by: int) -> str | None:
        """What its owner wrote in a task, whatever became of the task; raises TaskGone, NotYourTask."""

        def body(tx: Tx) -> str | None:
            member = contributors.by_discord_id(tx, by)
            return draft_of(owned(tx, task_id, member, lock=False).draft).text

        return await self._context.store.read(body)

    async def skip(self, task_id: int, *, by: int, now: datetime, reason: str | None = None) -> Kind:
        """Give the task back; it is not offered to this member again. Skipping twice is one skip. Its kind.

        That can be done anywhere: the bot or the member may have left the server where it was handed out.

        Raises TaskGone, NotYourTask, TooOften and what require_member raises.
        """

        def body(change: Change) -> Kind:
            tx = change.tx
            member, task = mine(tx, self._context, task_id, by)
            if task.state == "skipped":
                return Kind(task.kind)
            if task.state not in ("open", "expired"):
                raise TaskGone()
            limiting.require(tx, change.rules(task.lang), member.id, Limited.SKIP, now=now)
            slots = slots_of(tx, task)
            if not is_answered(tx, task, slots):  # answered meanwhile, in a later task
                for _, message_id in slots:
                    messages.count_emoji(tx, message_id, SKIP_EMOJI[Kind(task.kind).info.family], 1)
            work.mark_seen(tx, member.id, slots)
            settled = close(change, task, "skipped", slots=slots, skip_reason=short_reason(reason))
            self._upkeep.follow(change, settled)
            return Kind(task.kind)

        return await self._context.change(now, body)

    def _recent(self, tx: Tx, member: ContributorRow) -> Sequence[sa.Row[Any]]:
        """The member's last tasks, newest first: enough for the limits, the open one and a text that expired."""
        rules = [self._context.rulebook.of(lang) for lang in self._context.languages_of(member)]
        looked_at = RECENT_TASKS_OF_NEWCOMER if member.is_newcomer else RECENT_TASKS
        count = max([looked_at, *(each.max_tasks for each in rules)])
        return rows(tx, _RECENT, {"me": member.id, "count": count})

    def _resumed(
        self, change: Change, member: ContributorRow, recent: Sequence[sa.Row[Any]]
    ) -> sa.Row[Any] | None:
        """The open task, if it can be gone on with; otherwise it is ended.

        One that its tree no longer wants is withdrawn, unless it holds a text: that one is seen again first, and
        goes when its owner submits it.
        """
        found = next((task for task in recent if task.state == "open"), None)
        if found is None:
            return None
        task = owned(change.tx, found.id, member)
        if task.expires_at <= change.now:
            self._upkeep.follow(change, close(change, task, "expired"))
            return None
        if draft_of(task.draft).text is not None:
            return task
        slots = slots_of(change.tx, task)
        held = hold_trees(change, task, slots)
        if is_wanted(change, task, slots, held):
            return task
        self._upkeep.follow(change, close(change, task, "withdrawn", slots=slots, held=held))
        return None

    def _revived(
        self, change: Change, member: ContributorRow, recent: Sequence[sa.Row[Any]], here: int | None
    ) -> sa.Row[Any] | None:
        """A task of this server that expired a short while ago with a text in it, open again.

        None where its place is taken.
        """
        tx = change.tx
        for found in recent[:RECENT_TASKS]:
            if found.state != "expired" or not found.has_draft:
                continue
            task = owned(tx, found.id, member)
            if draft_of(task.draft).text is None or not is_of(task, here):
                continue
            slots = slots_of(tx, task)
            if is_answered(tx, task, slots) or not leases.take_again(change, task):
                continue
            until = change.now + timedelta(minutes=change.rules(task.lang).task_validity_minutes)
            sql.change(tx, t.task, task.id, {"state": "open", "expires_at": until})
            # A reply takes room in its tree.
            self._upkeep.follow(
                change, [settle(change, held) for held in hold_trees(change, task, slots).values()]
            )
            return owned(tx, found.id, member)
        return None

    def _save(
        self, tx: Tx, task_id: int, by: int, family: Family | None, here: int | None, **entered: Any
    ) -> TaskView:
        member, task = mine(tx, self._context, task_id, by, here=here)
        self._require_family(workable(task), family)
        return self._keep(tx, member, task, **entered)

    @staticmethod
    def _require_family(task: sa.Row[Any], family: Family | None) -> None:
        if family is not None and Kind(task.kind).info.family is not family:
            raise TaskGone()

    def _keep(self, tx: Tx, member: ContributorRow, task: sa.Row[Any], **entered: Any) -> TaskView:
        """Store the draft and show the task with it."""
        draft = {**(task.draft or {}), **entered}
        run(tx, _SAVE, {"_id": task.id, "_draft": draft})
        return replace(self._view(tx, task, member), draft=draft_of(draft))

    def _view(
        self, tx: Tx, task: sa.Row[Any], member: ContributorRow, *, is_resumed: bool = False
    ) -> TaskView:
        return task_view(tx, task, member, self._context.rulebook.of(task.lang), is_resumed=is_resumed)
