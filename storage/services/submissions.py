"""Submitting: the answer of a task becomes a message, a review or a ballot, once."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.badges import Badge, newly_earned
from storage.domain.consensus import Ballot, pairs_of
from storage.domain.errors import (
    InvalidRanking,
    NothingToSubmit,
    StoreUnavailable,
    TaskExpired,
    TaskGone,
)
from storage.domain.kinds import Family, Kind
from storage.domain.labels import checked_answers, is_full
from storage.domain.periods import first_marks
from storage.domain.points import RANKED, event_of
from storage.domain.states import TreeState
from storage.domain.streaks import contributed, local_day
from storage.domain.tree import Slot
from storage.domain.views import Draft, Submitted
from storage.queries import contributors, messages, sql, trees, work
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.services import leases
from storage.services.context import Change, Context
from storage.services.holding import close, hold_trees, is_answered, is_wanted, mine, slots_of
from storage.services.picture import draft_of
from storage.services.raids import Raids
from storage.services.ranking import rank_again
from storage.services.settle import Held, Settled, hold, settle
from storage.services.upkeep import Upkeep
from storage.services.writing import Written, write
from storage.statements import run_all

log = logging.getLogger(__name__)

COUNTER: Mapping[Family, str] = {Family.WRITE: "written", Family.LABEL: "reviews", Family.RANK: "rankings"}
"""What a contribution adds to, in the counters of its language's day."""
RANKED_TREES = (TreeState.RANKING.value, TreeState.READY_FOR_EXPORT.value)
"""States in which a ballot still says something, also one that nobody waits for."""

_COUNT_WINS = (
    sa.update(t.tree)
    .where(t.tree.c.id == sa.bindparam("_id"))
    .values(
        prompt_wins=t.tree.c.prompt_wins + sa.bindparam("_wins"),
        prompt_contests=t.tree.c.prompt_contests + sa.bindparam("_contests"),
    )
)


@dataclass(slots=True)
class _Submission:
    """A task that is being submitted, with everything its steps share."""

    change: Change
    member: ContributorRow
    task: sa.Row[Any]
    kind: Kind
    draft: Draft
    slots: list[Slot]
    held: Mapping[int, Held]
    is_full: bool = False
    """A label task that answers all the main questions."""
    written: Written | None = None
    """The new message of a write task."""


class Submissions:
    """The one way in which a contribution comes into being. A second submit of a task changes nothing."""

    def __init__(self, context: Context, upkeep: Upkeep, raids: Raids) -> None:
        self._context = context
        self._upkeep = upkeep
        self._raids = raids

    async def submit(
        self, task_id: int, *, by: int, now: datetime, guild_discord_id: int | None = None
    ) -> Submitted:
        """Take the draft of a task as the member's answer.

        A text waits for a moderator where its server wants that of somebody's first ones, or of a newcomer's in a raid.

        Raises InvalidText, InvalidLabels, InvalidRanking, NothingToSubmit (the draft stays), TaskGone, TaskExpired,
        NotYourTask, TaskElsewhere (with the server where its member is) and what require_member raises.
        """
        settled: list[Settled] = []
        newcomers_on: list[int] = []

        def body(change: Change) -> Submitted | None:
            settled.clear()  # a transaction that lost a race starts again
            newcomers_on.clear()
            return self._submit(change, task_id, by, settled, newcomers_on, here=guild_discord_id)

        outcome = await self._context.change(now, body)
        if outcome is None:
            raise TaskGone("error-task-withdrawn")
        if any(each.moves_lottery for each in settled):
            try:
                await self._upkeep.advance(outcome.lang, now=now)
            except StoreUnavailable:
                log.warning("task %d is stored; the lottery waits for its job", task_id)
        for guild_discord_id in newcomers_on:
            await self._raids.note(guild_discord_id, now=now)
        return outcome

    def _submit(
        self,
        change: Change,
        task_id: int,
        by: int,
        settled: list[Settled],
        newcomers_on: list[int],
        *,
        here: int | None,
    ) -> Submitted | None:
        """None where the tree no longer wants the answer; the task is withdrawn then.

        `newcomers_on` gets the server on which a newcomer wrote.
        """
        tx = change.tx
        member, task = mine(tx, self._context, task_id, by, here=here)
        if task.state == "done":
            return replace(_told(task.result), is_repeat=True)
        if task.state not in ("open", "expired"):
            raise TaskGone("error-task-withdrawn" if task.state == "withdrawn" else None)
        was_late = task.state == "expired"
        slots = slots_of(tx, task)
        if was_late and is_answered(tx, task, slots):
            raise TaskGone()  # answered in another task meanwhile
        holds_lease = not was_late or leases.take_again(change, task)
        if not holds_lease and not self._is_late_ballot(change, task):
            raise TaskExpired()
        held = hold_trees(change, task, slots)
        kind, draft = Kind(task.kind), draft_of(task.draft)
        wanted = is_wanted(change, task, slots, held)
        if not wanted and not self._is_late_ballot(change, task):
            settled += close(change, task, "withdrawn", holds_lease=holds_lease, slots=slots, held=held)
            return None
        submission = _Submission(change, member, task, kind, draft, slots, held)
        self._record(submission)
        outcome = self._reward(submission, was_late=was_late)
        settled += self._finish(submission, outcome, holds_lease=holds_lease)
        self._upkeep.follow(change, settled)
        if submission.written is not None and member.is_newcomer and task.guild_discord_id is not None:
            newcomers_on.append(task.guild_discord_id)
        return outcome

    @staticmethod
    def _is_late_ballot(change: Change, task: sa.Row[Any]) -> bool:
        """Whether an order that nobody waits for any more still counts: the tree is ranked, or was a while ago."""
        if Kind(task.kind) not in (Kind.RANK_ASSISTANT_REPLIES, Kind.RANK_PROMPTER_REPLIES):
            return False
        row = trees.lock(change.tx, task.tree_id)
        return row is not None and row.state in RANKED_TREES and not task.is_seen

    def _record(self, submission: _Submission) -> None:
        """Store the answer."""
        match submission.kind.info.family:
            case Family.WRITE:
                self._write(submission)
            case Family.LABEL:
                self._review(submission)
            case Family.RANK:
                self._rank(submission)

    @staticmethod
    def _write(submission: _Submission) -> None:
        if submission.draft.text is None:
            raise NothingToSubmit()
        submission.written = write(
            submission.change, submission.member, submission.task, submission.draft.text
        )

    def _review(self, submission: _Submission) -> None:
        change, task, kind = submission.change, submission.task, submission.kind
        if not submission.draft.answers:
            raise NothingToSubmit()
        answers = checked_answers(kind, submission.draft.answers, is_simple=task.is_simple)
        submission.is_full = is_full(kind, answers, is_simple=task.is_simple)
        row = {
            "message_id": task.message_id,
            "contributor_id": submission.member.id,
            "task_id": task.id,
            "is_full": submission.is_full,
            "labels": answers,
            "created_at": change.now,
        }
        sql.add_all(change.tx, t.review, [row])
        messages.count_review(change.tx, task.message_id, answers)
        work.mark_seen(change.tx, submission.member.id, submission.slots)

    def _rank(self, submission: _Submission) -> None:
        change, task = submission.change, submission.task
        rows = {row.id: row for row in messages.options_of(change.tx, task.id, me=submission.member.id)}
        groups = _completed(submission.draft, list(rows))
        ballot = Ballot(groups, submission.draft.is_not_rankable)
        row = {
            "parent_id": task.message_id,
            "contributor_id": submission.member.id,
            "task_id": task.id,
            "kind": task.kind,
            "groups": [list(group) for group in groups],
            "is_not_rankable": submission.draft.is_not_rankable,
            "created_at": change.now,
        }
        sql.add_all(change.tx, t.ballot, [row])
        if submission.kind is Kind.RANK_INITIAL_PROMPTS:
            held = submission.held.values()
            wanted = [slot[1] for slot in submission.slots if any(each.wants(slot) for each in held)]
            messages.count_ballots(change.tx, wanted)
            self._count_wins(change, ballot, rows)
        else:
            messages.count_ballots(change.tx, [task.message_id])
            self._reward_places(submission, ballot, rows)
        work.mark_seen(change.tx, submission.member.id, submission.slots)

    @staticmethod
    def _count_wins(change: Change, ballot: Ballot, rows: Mapping[int, sa.Row[Any]]) -> None:
        sums = {message_id: [0.0, 0] for message_id in ballot.items}
        for pair in pairs_of([ballot]):
            share = 1.0 if pair.margin else 0.5
            for message_id, won in ((pair.better, share), (pair.worse, 1.0 - share)):
                sums[message_id][0] += won
                sums[message_id][1] += 1
        counted = sorted((rows[message_id].tree_id, *pair) for message_id, pair in sums.items())
        if counted:
            run_all(
                change.tx,
                _COUNT_WINS,
                [{"_id": row[0], "_wins": row[1], "_contests": row[2]} for row in counted],
            )

    @staticmethod
    def _reward_places(submission: _Submission, ballot: Ballot, rows: Mapping[int, sa.Row[Any]]) -> None:
        """Points for the authors of what this ballot puts first, second and third."""
        for event, group in zip(RANKED, ballot.groups, strict=False):
            for message_id in sorted(group):
                row = rows[message_id]
                if row.author_id is not None:
                    submission.change.books.credit(
                        row.author_id,
                        event,
                        lang=submission.task.lang,
                        guild_discord_id=row.guild_discord_id,
                        message_id=message_id,
                        task_id=submission.task.id,
                    )

    def _reward(self, submission: _Submission, *, was_late: bool) -> Submitted:
        """The member's points, day and streak; what the member is told."""
        change, member, task = submission.change, submission.member, submission.task
        family = submission.kind.info.family
        points = change.books.credit(
            member.id,
            event_of(submission.kind, is_full=submission.is_full),
            lang=task.lang,
            guild_discord_id=task.guild_discord_id,
            message_id=task.message_id,
            task_id=task.id,
            percent=task.bonus_percent,
            is_contribution=True,
        )
        utc_day = change.now.date()
        active = dict(member.active_days or {})
        firsts = first_marks(active.get(task.lang), utc_day)
        change.books.count(task.lang, **{"contributions": 1, COUNTER[family]: 1, **firsts})
        if firsts:
            active[task.lang] = utc_day.isoformat()
        today = local_day(change.now, member.time_zone)
        streak = contributed(member.streak, today)
        is_same_day = member.streak_day == streak.last_day
        count = member.day_contributions + 1 if is_same_day else 1
        rules = change.rules(task.lang)
        established_at = member.established_at
        age = change.now - member.created_at
        if member.is_newcomer and rules.is_established(contributions=member.contributions + 1, age=age):
            established_at = change.now
            trees.count_established(change.tx, task.lang)
        contributors.change(
            change.tx,
            member.id,
            contributions=member.contributions + 1,
            established_at=established_at,
            streak_days=streak.days,
            streak_day=streak.last_day,
            streak_frozen_on=streak.frozen_on,
            day_contributions=count,
            **({"active_days": active} if firsts else {}),
        )
        badges = newly_earned(member.contributions, member.contributions + 1, member.streak_days, streak.days)
        if submission.kind is Kind.INITIAL_PROMPT:
            badges = (Badge.FIRST_PROMPT, *badges)
        change.books.award(member.id, badges)
        required = rules.reviews_required(is_root=submission.kind.info.is_root)
        return Submitted(
            kind=submission.kind,
            lang=task.lang,
            points=points,
            today=count,
            streak=streak.days,
            reviews_required=required if family is Family.WRITE else 0,
            was_late=was_late,
            is_held=submission.written is not None and submission.written.is_held,
        )

    @staticmethod
    def _finish(submission: _Submission, outcome: Submitted, *, holds_lease: bool) -> Sequence[Settled]:
        """End the task and settle what it was about; a finished tree is put in order once more."""
        change, task = submission.change, submission.task
        told = {**asdict(outcome), "kind": outcome.kind.value}
        planted = submission.written.planted if submission.written is not None else None
        settled = close(
            change,
            task,
            "done",
            holds_lease=holds_lease,
            slots=submission.slots,
            held=submission.held,
            draft=None,
            result=told,
            **({} if planted is None else {"tree_id": planted}),
        )
        if planted is not None:
            settled.append(settle(change, hold(change, planted)))
        for each in submission.held.values():
            if submission.kind.info.family is Family.RANK and each.row.state == TreeState.READY_FOR_EXPORT:
                rank_again(change, trees.snapshot(change.tx, each.row, {}))
        return settled


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
