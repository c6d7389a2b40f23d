"""Submitting: the answer of a task becomes a message, a review or a ballot, once."""

from __future__ import annotations

import logging
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from storage.domain.consensus import Ballot, pairs_of
from storage.domain.errors import (
    DuplicateText,
    InvalidRanking,
    NothingToSubmit,
    StoreUnavailable,
    TaskExpired,
    TaskGone,
)
from storage.domain.kinds import Family, Kind, label_kind
from storage.domain.labels import checked_answers, is_full
from storage.domain.points import RANKED, event_of, streak
from storage.domain.states import TreeState
from storage.domain.text import checked, fingerprint
from storage.domain.views import Draft, Submitted
from storage.queries import ledger, messages, sql, trees, work
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.services import leases
from storage.services.context import Context
from storage.services.holding import close, owned
from storage.services.picture import draft_of, option_ids
from storage.services.upkeep import Upkeep
from storage.store import Tx

log = logging.getLogger(__name__)


class Submissions:
    """The one way in which a contribution comes into being. A second submit of a task changes nothing."""

    def __init__(self, context: Context, upkeep: Upkeep) -> None:
        self._context = context
        self._upkeep = upkeep

    async def submit(self, task_id: int, *, by: int, now: datetime) -> Submitted:
        """Take the draft of a task as the member's answer.

        Raises InvalidText, InvalidLabels, InvalidRanking, NothingToSubmit (the draft stays), TaskGone, TaskExpired,
        NotYourTask and what require_member raises.
        """
        outcome = await self._context.store.write(lambda tx: self._submit(tx, task_id, by, now))
        if outcome is None:
            raise TaskGone("error-task-withdrawn")
        if not outcome.is_repeat:
            try:
                await self._upkeep.advance(outcome.lang, now=now)
            except StoreUnavailable:
                log.warning("task %d is stored; the lottery waits for its job", task_id)
        return outcome

    def _submit(self, tx: Tx, task_id: int, by: int, now: datetime) -> Submitted | None:
        """None where the tree no longer wants the answer; the task is withdrawn then."""
        member = self._context.require_member(tx, by)
        task = owned(tx, task_id, by)
        if task.state == "done":
            return replace(_told(task.result), is_repeat=True)
        if task.state not in ("open", "expired"):
            raise TaskGone("error-task-withdrawn" if task.state == "withdrawn" else None)
        was_late = task.state == "expired"
        if was_late and work.has_seen_any(tx, member.id, leases.slots_of(tx, task)):
            raise TaskGone()  # answered in another task meanwhile
        if was_late and not leases.take_again(tx, self._context, task):
            raise TaskExpired()
        leases.lock_trees(tx, task)
        if not leases.is_wanted(tx, task):
            close(tx, self._context, task, "withdrawn", now, holds_lease=True)
            return None
        kind, draft = Kind(task.kind), draft_of(task.draft)
        full = self._record(tx, member, task, kind, draft, now)
        return self._reward(tx, member, task, kind, now, is_full_label=full, was_late=was_late)

    def _record(
        self, tx: Tx, member: ContributorRow, task: sa.Row[Any], kind: Kind, draft: Draft, now: datetime
    ) -> bool:
        """Store the answer; whether it is a full label task."""
        match kind.info.family:
            case Family.WRITE:
                self._write(tx, member, task, kind, draft, now)
                return False
            case Family.LABEL:
                return self._review(tx, member, task, kind, draft, now)
            case Family.RANK:
                self._rank(tx, member, task, kind, draft, now)
                return False

    def _write(
        self, tx: Tx, member: ContributorRow, task: sa.Row[Any], kind: Kind, draft: Draft, now: datetime
    ) -> None:
        rules = self._context.rulebook.of(task.lang)
        if draft.text is None:
            raise NothingToSubmit()
        text = checked(draft.text, max_length=rules.max_text_length)
        digest = fingerprint(text)
        since = now - timedelta(minutes=rules.duplicate_window_minutes)
        if messages.wrote_recently(tx, member.id, digest, since):
            raise DuplicateText()
        public_id = str(UUID(int=self._context.rng.getrandbits(128), version=4))
        parent = messages.get(tx, task.message_id) if task.message_id is not None else None
        tree_id = parent.tree_id if parent is not None else self._plant(tx, public_id, task.lang, now)
        message_id = sql.add(
            tx,
            t.message,
            {
                "public_id": public_id,
                "tree_id": tree_id,
                "parent_id": task.message_id,
                "author_id": member.id,
                "task_id": task.id,
                "guild_discord_id": task.guild_discord_id,
                "role": kind.info.role.value,
                "lang": task.lang,
                "text": text,
                "text_sha256": digest,
                "depth": parent.depth + 1 if parent is not None else 0,
                "created_at": now,
            },
        )
        own = [
            (label_kind(kind.info.role, is_root=parent is None), message_id),
            (Kind.ASSISTANT_REPLY, message_id),
            (Kind.PROMPTER_REPLY, message_id),
            (Kind.RANK_INITIAL_PROMPTS, message_id),
        ]
        answered = [(kind, parent.id)] if parent is not None else []
        work.mark_seen(tx, member.id, own + answered)
        if parent is None:
            tx.execute(sa.update(t.task).where(t.task.c.id == task.id).values(tree_id=tree_id))

    def _plant(self, tx: Tx, public_id: str, lang: str, now: datetime) -> int:
        """A new tree under review; its limits are those of this moment."""
        rules = self._context.rulebook.of(lang)
        state = TreeState.INITIAL_PROMPT_REVIEW
        trees.count_state(tx, lang, state, +1)
        return sql.add(
            tx,
            t.tree,
            {
                "public_id": public_id,
                "lang": lang,
                "state": state.value,
                "goal_size": rules.goal_tree_size,
                "max_depth": rules.max_tree_depth,
                "max_children": rules.max_children_count,
                "created_at": now,
                "changed_at": now,
            },
        )

    def _review(
        self, tx: Tx, member: ContributorRow, task: sa.Row[Any], kind: Kind, draft: Draft, now: datetime
    ) -> bool:
        if not draft.answers:
            raise NothingToSubmit()
        answers = checked_answers(kind, draft.answers)
        full = is_full(kind, answers)
        message = messages.get(tx, task.message_id)
        assert message is not None, "a message row is never deleted"
        tx.execute(
            sa.insert(t.review).values(
                message_id=message.id,
                contributor_id=member.id,
                task_id=task.id,
                is_full=full,
                labels=answers,
                created_at=now,
            )
        )
        messages.count_labels(tx, message.id, answers)
        accepted = True if message.review_result else None  # one that was not is decided about anew
        messages.change(tx, message.id, review_count=t.message.c.review_count + 1, review_result=accepted)
        work.mark_seen(tx, member.id, [(kind, message.id)])
        return full

    def _rank(
        self, tx: Tx, member: ContributorRow, task: sa.Row[Any], kind: Kind, draft: Draft, now: datetime
    ) -> None:
        options = option_ids(tx, task.id)
        groups = _completed(draft, options)
        ballot = Ballot(groups, draft.is_not_rankable)
        tx.execute(
            sa.insert(t.ballot).values(
                parent_id=task.message_id,
                contributor_id=member.id,
                task_id=task.id,
                kind=kind.value,
                groups=[list(group) for group in groups],
                is_not_rankable=draft.is_not_rankable,
                created_at=now,
            )
        )
        ranked = options if kind is Kind.RANK_INITIAL_PROMPTS else [task.message_id]
        counted = [message_id for message_id in ranked if work.is_wanted(tx, kind, message_id)]
        m = t.message.c
        tx.execute(sa.update(t.message).where(m.id.in_(counted)).values(ballot_count=m.ballot_count + 1))
        if kind is Kind.RANK_INITIAL_PROMPTS:
            self._count_wins(tx, ballot)
        else:
            self._reward_places(tx, ballot, task, now)
        work.mark_seen(tx, member.id, [(kind, message_id) for message_id in ranked])

    def _count_wins(self, tx: Tx, ballot: Ballot) -> None:
        rows = messages.by_ids(tx, sorted(ballot.items))
        c = t.tree.c
        for pair in pairs_of([ballot]):
            shares = ((pair.better, 1.0 if pair.margin else 0.5), (pair.worse, 0.0 if pair.margin else 0.5))
            for message_id, share in shares:
                tx.execute(
                    sa.update(t.tree)
                    .where(c.id == rows[message_id].tree_id)
                    .values(prompt_wins=c.prompt_wins + share, prompt_contests=c.prompt_contests + 1)
                )

    def _reward_places(self, tx: Tx, ballot: Ballot, task: sa.Row[Any], now: datetime) -> None:
        """Points for the authors of what this ballot puts first, second and third."""
        rows = messages.by_ids(tx, sorted(ballot.items))
        for event, group in zip(RANKED, ballot.groups, strict=False):
            for message_id in sorted(group):
                author_id = rows[message_id].author_id
                if author_id is not None:
                    ledger.credit(
                        tx,
                        author_id,
                        event,
                        lang=task.lang,
                        now=now,
                        guild_discord_id=rows[message_id].guild_discord_id,
                        message_id=message_id,
                        task_id=task.id,
                    )

    def _reward(
        self,
        tx: Tx,
        member: ContributorRow,
        task: sa.Row[Any],
        kind: Kind,
        now: datetime,
        *,
        is_full_label: bool,
        was_late: bool,
    ) -> Submitted:
        points = ledger.credit(
            tx,
            member.id,
            event_of(kind, is_full=is_full_label),
            lang=task.lang,
            now=now,
            guild_discord_id=task.guild_discord_id,
            message_id=task.message_id,
            task_id=task.id,
            contributions=1,
        )
        rules = self._context.rulebook.of(task.lang)
        is_write = kind.info.family is Family.WRITE
        outcome = Submitted(
            kind=kind,
            lang=task.lang,
            points=points,
            today=ledger.contributions_on(tx, member.id, now.date()),
            streak=streak(ledger.active_days(tx, member.id, now.date()), now.date()),
            reviews_required=rules.reviews_required(is_root=kind.info.is_root) if is_write else 0,
            was_late=was_late,
        )
        task = tx.execute(sa.select(t.task).where(t.task.c.id == task.id)).one()
        told = {**asdict(outcome), "kind": kind.value}
        settled = close(tx, self._context, task, "done", now, holds_lease=True, draft=None, result=told)
        self._upkeep.follow(tx, settled, now)
        if kind is Kind.INITIAL_PROMPT:
            self._upkeep.settle_in(tx, task.tree_id, task.lang, now)
        return outcome


def _completed(draft: Draft, options: list[int]) -> tuple[tuple[int, ...], ...]:
    """The groups of a ballot; a single reply that was not picked comes last. Raises when it is incomplete."""
    if draft.is_not_rankable:
        return ()
    if not draft.groups:
        raise NothingToSubmit()
    placed = {item for group in draft.groups for item in group}
    left = [item for item in options if item not in placed]
    if not placed <= set(options) or len(left) > 1:
        raise InvalidRanking()
    return (*draft.groups, tuple(left)) if left else draft.groups


def _told(result: dict[str, Any]) -> Submitted:
    return Submitted(**{**result, "kind": Kind(result["kind"])})
