"""Tasks: what is open to a member, handing one out, showing it, keeping what was entered, skipping it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.domain.errors import InvalidRanking, NothingAvailable, Reason, TaskGone
from storage.domain.kinds import KINDS, Family, Kind
from storage.domain.labels import checked_answers
from storage.domain.selection import kind_order
from storage.domain.text import checked, clean, short_reason
from storage.domain.views import Availability, KindAvailability, TaskView
from storage.queries import messages, sql, work
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.services import leases
from storage.services.context import Context
from storage.services.holding import close, owned, workable
from storage.services.picture import draft_of, task_view
from storage.services.upkeep import Upkeep
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

c = t.task.c


class Tasks:
    """A member has one open task; asking again resumes it."""

    def __init__(self, context: Context, upkeep: Upkeep) -> None:
        self._context = context
        self._upkeep = upkeep

    async def availability(self, discord_id: int) -> Availability:
        """How much of each kind is open to the member; raises what require_member raises."""

        def body(tx: Tx) -> Availability:
            member = self._context.require_member(tx, discord_id, needs_language=True, lock=False)
            return self._availability(tx, member)

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

        Raises NothingAvailable, UnknownLanguage and what require_member raises.
        """
        if lang is not None:
            self._context.require_language(lang)

        def body(tx: Tx) -> TaskView:
            member = self._context.require_member(tx, discord_id, needs_language=lang is None)
            open_task = tx.execute(
                sa.select(t.task).where(c.contributor_id == member.id, c.state == "open").with_for_update()
            ).first()
            if open_task is not None:
                ending = self._ending(tx, open_task, now)
                if ending is None:
                    return self._view(tx, open_task, is_resumed=True)
                self._upkeep.follow(tx, close(tx, self._context, open_task, ending, now), now)
            revived = self._revived(tx, member, now)
            if revived is not None:
                return self._view(tx, revived, is_resumed=True)
            langs = (lang,) if lang is not None else self._context.languages_of(tx, member)
            return self._hand_out(tx, member, langs, kind, guild_discord_id, now)

        return await self._context.store.write(body)

    async def show(self, task_id: int, *, by: int) -> TaskView:
        """The task as it stands; raises TaskGone, TaskExpired, NotYourTask."""

        def body(tx: Tx) -> TaskView:
            self._context.require_member(tx, by, lock=False)
            return self._view(tx, workable(tx, task_id, by, lock=False))

        return await self._context.store.read(body)

    async def save_text(self, task_id: int, text: str, *, by: int) -> TaskView:
        """Keep a text as the draft. The draft is kept even when InvalidText is raised, so that nothing is lost.

        Only a text that no form could show again is not kept; whoever calls hands it back.
        """
        stored = clean(text)
        entered = {"text": stored, "page": 0} if len(stored) <= MAX_DRAFT_LENGTH else {}

        def body(tx: Tx) -> TaskView:
            return self._save(tx, task_id, by, Family.WRITE, **entered)

        view = await self._context.store.write(body)
        checked(text, max_length=view.max_text_length)
        return view

    async def save_answers(self, task_id: int, answers: Mapping[str, float], *, by: int) -> TaskView:
        """Keep label answers as the draft; raises InvalidLabels."""

        def body(tx: Tx) -> TaskView:
            self._context.require_member(tx, by)
            kind = Kind(workable(tx, task_id, by).kind)
            return self._save(tx, task_id, by, Family.LABEL, answers=checked_answers(kind, answers))

        return await self._context.store.write(body)

    async def save_order(
        self, task_id: int, groups: Sequence[Sequence[int]], *, by: int, is_not_rankable: bool = False
    ) -> TaskView:
        """Keep an order, complete or not, as the draft; raises InvalidRanking for items not shown or repeated."""
        flat = [item for group in groups for item in group]

        def body(tx: Tx) -> TaskView:
            self._context.require_member(tx, by)
            view = self._view(tx, workable(tx, task_id, by))
            shown = {option.id for option in view.options}
            if len(flat) != len(set(flat)) or not set(flat) <= shown:
                raise InvalidRanking()
            kept = [] if is_not_rankable else [list(group) for group in groups if group]
            return self._save(tx, task_id, by, Family.RANK, groups=kept, is_not_rankable=is_not_rankable)

        return await self._context.store.write(body)

    async def save_page(self, task_id: int, page: int, *, by: int) -> TaskView:
        """Remember which page of the conversation is shown."""
        return await self._context.store.write(
            lambda tx: self._save(tx, task_id, by, None, page=max(0, page))
        )

    async def draft_text(self, task_id: int, *, by: int) -> str | None:
        """What its owner wrote in a task, whatever became of the task; raises TaskGone, NotYourTask."""
        return await self._context.store.read(
            lambda tx: draft_of(owned(tx, task_id, by, lock=False).draft).text
        )

    async def skip(self, task_id: int, *, by: int, now: datetime, reason: str | None = None) -> Kind:
        """Give the task back; it is not offered to this member again. Skipping twice is one skip. Its kind."""

        def body(tx: Tx) -> Kind:
            member = self._context.require_member(tx, by)
            task = owned(tx, task_id, by)
            if task.state == "skipped":
                return Kind(task.kind)
            if task.state not in ("open", "expired"):
                raise TaskGone()
            slots = leases.slots_of(tx, task)
            if not work.has_seen_any(tx, member.id, slots):  # answered meanwhile, in a later task
                for _, message_id in slots:
                    messages.count_emoji(tx, message_id, SKIP_EMOJI[Kind(task.kind).info.family], 1)
            work.mark_seen(tx, member.id, slots)
            settled = close(tx, self._context, task, "skipped", now, skip_reason=short_reason(reason))
            self._upkeep.follow(tx, settled, now)
            return Kind(task.kind)

        return await self._context.store.write(body)

    def _ending(self, tx: Tx, task: sa.Row[Any], now: datetime) -> str | None:
        """How an open task ends when its owner asks for work; None where the task is resumed.

        One that its tree no longer wants is withdrawn, unless it holds a text: that one is seen again first, and
        goes when its owner submits it.
        """
        if task.expires_at <= now:
            return "expired"
        is_kept = draft_of(task.draft).text is not None or leases.is_wanted(tx, task)
        return None if is_kept else "withdrawn"

    def _revived(self, tx: Tx, member: ContributorRow, now: datetime) -> sa.Row[Any] | None:
        """A task that expired a short while ago with a text in it, open again; None where its place is taken."""
        query = (
            sa.select(t.task).where(c.contributor_id == member.id).order_by(c.id.desc()).limit(RECENT_TASKS)
        )
        for task in tx.execute(query.with_for_update()).all():
            if task.state != "expired" or draft_of(task.draft).text is None:
                continue
            seen = work.has_seen_any(tx, member.id, leases.slots_of(tx, task))
            if seen or not leases.take_again(tx, self._context, task):
                continue
            rules = self._context.rulebook.of(task.lang)
            until = now + timedelta(minutes=rules.task_validity_minutes)
            reopened = {"state": "open", "expires_at": until, "closed_at": None}
            tx.execute(sa.update(t.task).where(c.id == task.id).values(**reopened))
            for tree_id in leases.lock_trees(tx, task):  # a reply takes room in its tree
                self._upkeep.settle_in(tx, tree_id, task.lang, now)
            return tx.execute(sa.select(t.task).where(c.id == task.id)).one()
        return None

    def _hand_out(
        self,
        tx: Tx,
        member: ContributorRow,
        langs: Sequence[str],
        kind: Kind | None,
        guild_discord_id: int | None,
        now: datetime,
    ) -> TaskView:
        counts = self._counts(tx, member, langs)
        weights = {
            (lang, each): self._context.rulebook.of(lang).weight(each) if kind is None else float(mine)
            for (lang, each), (mine, _) in counts.items()
            if mine and kind in (None, each)
        }
        for lang, each in kind_order(weights, self._context.rng):
            taken = leases.take(tx, self._context, member.id, lang, each, now)
            if taken is not None:
                return self._create(tx, member, lang, each, taken, guild_discord_id, now)
        raise self._nothing(counts, langs, kind)

    def _create(
        self,
        tx: Tx,
        member: ContributorRow,
        lang: str,
        kind: Kind,
        taken: list[int],
        guild_discord_id: int | None,
        now: datetime,
    ) -> TaskView:
        rules = self._context.rulebook.of(lang)
        about = taken[0] if taken and kind is not Kind.RANK_INITIAL_PROMPTS else None
        row = messages.get(tx, about) if about is not None else None
        task_id = sql.add(
            tx,
            t.task,
            {
                "contributor_id": member.id,
                "guild_discord_id": guild_discord_id,
                "kind": kind.value,
                "lang": lang,
                "tree_id": row.tree_id if row is not None else None,
                "message_id": about,
                "state": "open",
                "created_at": now,
                "expires_at": now + timedelta(minutes=rules.task_validity_minutes),
            },
        )
        options = taken if kind is Kind.RANK_INITIAL_PROMPTS else self._shuffled_children(tx, kind, about)
        if options:
            rows = [
                {"task_id": task_id, "position": position, "message_id": message_id}
                for position, message_id in enumerate(options)
            ]
            tx.execute(sa.insert(t.task_option), rows)
        return self._view(tx, tx.execute(sa.select(t.task).where(c.id == task_id)).one())

    def _shuffled_children(self, tx: Tx, kind: Kind, parent_id: int | None) -> list[int]:
        if kind.info.family is not Family.RANK:
            return []
        m = t.message.c
        query = sa.select(m.id).where(
            m.parent_id == parent_id, m.is_deleted.is_(sa.false()), m.review_result.is_(sa.true())
        )
        ids = list(tx.execute(query.order_by(m.id)).scalars())
        self._context.rng.shuffle(ids)
        return ids

    def _counts(
        self, tx: Tx, member: ContributorRow, langs: Sequence[str]
    ) -> dict[tuple[str, Kind], tuple[int, int]]:
        """(language, kind) -> (tasks for this member, all open tasks)."""
        counts = work.open_counts(tx, member.id, langs)
        for lang in langs:
            prompts = leases.open_prompts(tx, self._context, lang)
            counts[lang, Kind.INITIAL_PROMPT] = (prompts, prompts)
            mine, everything = counts.get((lang, Kind.RANK_INITIAL_PROMPTS), (0, 0))
            counts[lang, Kind.RANK_INITIAL_PROMPTS] = (
                mine // leases.MIN_PROMPTS_RANKED,
                everything // leases.MIN_PROMPTS_RANKED,
            )
        return counts

    def _availability(self, tx: Tx, member: ContributorRow) -> Availability:
        langs = self._context.languages_of(tx, member)
        counts = self._counts(tx, member, langs)
        by_kind = {}
        for kind in KINDS:
            pairs = [counts.get((lang, kind), (0, 0)) for lang in langs]
            mine, everything = (sum(column) for column in zip(*pairs, strict=True))
            by_kind[kind] = KindAvailability(mine, everything - mine)
        return Availability(langs, by_kind)

    def _nothing(
        self, counts: Mapping[tuple[str, Kind], tuple[int, int]], langs: Sequence[str], kind: Kind | None
    ) -> NothingAvailable:
        where = tuple(langs)
        waiting = sum(all_open for (_, each), (_, all_open) in counts.items() if kind in (None, each))
        if kind is Kind.INITIAL_PROMPT:
            closed = all(lang in self._context.rulebook.prompts_closed for lang in langs)
            return NothingAvailable(
                kind, Reason.NOT_COLLECTED if closed else Reason.PROMPTS_FULL, langs=where
            )
        ranks_prompters = any(self._context.rulebook.of(lang).rank_prompter_replies for lang in langs)
        if kind is Kind.RANK_PROMPTER_REPLIES and not waiting and not ranks_prompters:
            return NothingAvailable(kind, Reason.NOT_COLLECTED, langs=where)
        reason = Reason.ALL_DONE if waiting else Reason.NOTHING_OPEN
        return NothingAvailable(kind, reason, waiting=waiting, langs=where)

    def _save(self, tx: Tx, task_id: int, by: int, family: Family | None, **entered: Any) -> TaskView:
        self._context.require_member(tx, by)
        task = workable(tx, task_id, by)
        if family is not None and Kind(task.kind).info.family is not family:
            raise TaskGone()
        draft = {**(task.draft or {}), **entered}
        tx.execute(sa.update(t.task).where(c.id == task.id).values(draft=draft))
        return self._view(tx, workable(tx, task_id, by))

    def _view(self, tx: Tx, task: sa.Row[Any], *, is_resumed: bool = False) -> TaskView:
        return task_view(tx, task, self._context.rulebook.of(task.lang), is_resumed=is_resumed)
