"""Offering work: which task a member gets next, what is open to them, and why there is nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.domain.errors import NothingAvailable, Reason
from storage.domain.funnel import MIN_PROMPTS_RANKED, Funnel, bonus_percent, weights, why_nothing
from storage.domain.kinds import KINDS, Family, Kind
from storage.domain.limits import minutes_left
from storage.domain.rules import Rules
from storage.domain.selection import kind_order
from storage.domain.views import COUNT_LIMIT, Availability, KindAvailability
from storage.queries import sql, trees, work
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.queries.work import Open
from storage.services import leases
from storage.services.context import Change, Context
from storage.services.funnels import count
from storage.statements import rows, scalars
from storage.store import Tx

Funnelled = Mapping[str, Funnel]
"""Language -> where its work stands."""

_CREATE = sa.insert(t.task).returning(t.task)
m = t.message.c
_CHILDREN = (
    sa.select(m.id)
    .where(
        m.parent_id == sa.bindparam("parent_id"),
        m.is_deleted.is_(sa.false()),
        m.review_result.is_(sa.true()),
    )
    .order_by(m.id)
)


def require_within_limits(
    context: Context, recent: Sequence[sa.Row[Any]], langs: Sequence[str], kind: Kind | None, now: datetime
) -> None:
    """Raises NothingAvailable for a member who asked for too many tasks in a short time."""
    for rules in {context.rulebook.of(lang) for lang in langs}:
        _require_within(recent, rules.max_tasks, rules.task_window_seconds, langs, kind, now)
        if kind is not None and (limit := rules.reply_limit(kind)):
            same = [task for task in recent if task.kind == kind.value]
            _require_within(same, limit, rules.reply_window_seconds, langs, kind, now)


def _require_within(
    tasks: Sequence[sa.Row[Any]],
    limit: int,
    seconds: int,
    langs: Sequence[str],
    kind: Kind | None,
    now: datetime,
) -> None:
    since = now - timedelta(seconds=seconds)
    young = [task.created_at for task in tasks if task.created_at > since]
    if limit and len(young) >= limit:
        left = young[limit - 1] - since
        minutes = max(1, -(-left // timedelta(minutes=1)))
        raise NothingAvailable(kind, Reason.LIMIT_REACHED, limit=limit, minutes=minutes, langs=tuple(langs))


def hand_out(
    change: Change,
    member: ContributorRow,
    langs: Sequence[str],
    kind: Kind | None,
    guild_discord_id: int | None,
    funnels: Funnelled,
    recent: Sequence[sa.Row[Any]],
    *,
    may_write: bool = True,
) -> sa.Row[Any]:
    """A new task for a member, of this kind (None: of any; but nothing to write unless they may); NothingAvailable.

    `recent` are the member's last tasks, newest first.
    """
    context = change.context
    for lang, each in _order(context, langs, kind, funnels):
        if not may_write and each.info.family is Family.WRITE:
            continue
        if kind is None and _is_over_limit(recent, each, change.rules(lang), change.now):
            continue
        taken = leases.take(change, member, lang, each)
        if taken is not None:
            return _create(
                change, member, lang, each, taken, guild_discord_id, funnels, is_random=kind is None
            )
    raise _nothing(context, change.tx, member, langs, kind, now=change.now)


def minutes_to_text(
    change: Change, member: ContributorRow, langs: Sequence[str], recent: Sequence[sa.Row[Any]]
) -> int:
    """Minutes until a newcomer may write another text in these languages, where somebody is established; 0 for now.

    What they wrote counts from when they asked for its task, as the other limits of tasks do.
    """
    if not member.is_newcomer:
        return 0
    is_text = [task.state == "done" and Kind(task.kind).info.family is Family.WRITE for task in recent]
    times = [task.created_at for task, is_one in zip(recent, is_text, strict=True) if is_one]
    minutes = [
        found
        for lang in langs
        if (found := minutes_left(times, change.rules(lang).max_texts_newcomer, change.now))
        and (state := trees.language_state(change.tx, lang)) is not None
        and state.established
    ]
    return max(minutes, default=0)


def _is_over_limit(recent: Sequence[sa.Row[Any]], kind: Kind, rules: Rules, now: datetime) -> bool:
    """Whether the random choice leaves a kind out because the member had many of it just now."""
    limit, since = rules.reply_limit(kind), now - timedelta(seconds=rules.reply_window_seconds)
    same = sum(task.kind == kind.value and task.created_at > since for task in recent)
    return bool(limit) and same >= limit


def _order(
    context: Context, langs: Sequence[str], kind: Kind | None, funnels: Funnelled
) -> list[tuple[str, Kind]]:
    """(language, kind) pairs to try: those with open work by weight, then those that may have some meanwhile."""
    weighed: dict[tuple[str, Kind], float] = {}
    for lang in langs:
        rules = context.rulebook.of(lang)
        wanted = weights(funnels[lang], rules)
        for each in KINDS:
            if kind is None and rules.weight(each):
                weighed[lang, each] = wanted.get(each, 0.0)
            elif kind is each:
                weighed[lang, each] = float(funnels[lang].open.get(each, 0))
    order = kind_order(weighed, context.rng)
    rest = [pair for pair in weighed if pair not in set(order)]
    context.rng.shuffle(rest)
    return order + rest


def _create(
    change: Change,
    member: ContributorRow,
    lang: str,
    kind: Kind,
    taken: leases.Taken,
    guild_discord_id: int | None,
    funnels: Funnelled,
    *,
    is_random: bool,
) -> sa.Row[Any]:
    rules = change.rules(lang)
    about = None if taken.tree_id is None else taken.message_ids[0]
    is_label = kind.info.family is Family.LABEL
    values = {
        "contributor_id": member.id,
        "guild_discord_id": guild_discord_id,
        "kind": kind.value,
        "lang": lang,
        "tree_id": taken.tree_id,
        "message_id": about,
        "state": "open",
        "is_simple": is_label and is_random and change.rng.random() >= rules.p_full_labeling(kind),
        "is_by_newcomer": member.is_newcomer,
        "bonus_percent": bonus_percent(kind, funnels[lang], rules),
        "created_at": change.now,
        "expires_at": change.now + timedelta(minutes=rules.task_validity_minutes),
    }
    task: sa.Row[Any] = rows(change.tx, _CREATE, values)[0]
    options = taken.message_ids if about is None else _shuffled_children(change, kind, about)
    shown = [
        {"task_id": task.id, "position": position, "message_id": message_id}
        for position, message_id in enumerate(options)
    ]
    sql.add_all(change.tx, t.task_option, shown)
    return task


def _shuffled_children(change: Change, kind: Kind, parent_id: int) -> list[int]:
    if kind.info.family is not Family.RANK:
        return []
    ids = scalars(change.tx, _CHILDREN, {"parent_id": parent_id})
    change.rng.shuffle(ids)
    return ids


def availability(
    context: Context,
    tx: Tx,
    member: ContributorRow,
    funnels: Funnelled,
    *,
    now: datetime,
    guild_discord_id: int | None = None,
) -> Availability:
    """How much of each kind a member could get now (on a server), less what newcomers leave to others.

    It is counted up to COUNT_LIMIT.
    """
    langs = context.languages_of(member, guild_discord_id=guild_discord_id)
    by_lang = {lang: work.open_to(tx, member.id, lang) for lang in langs}
    reserves = {lang: leases.reserved(tx, context, member, lang, now=now) for lang in langs}
    by_kind = {}
    for kind in KINDS:
        found = [_open(context, tx, lang, kind, by_lang[lang]) for lang in langs]
        found = [
            replace(each, mine=max(0, each.mine - reserves[lang]))
            for lang, each in zip(langs, found, strict=True)
        ]
        bonuses = [
            bonus_percent(kind, funnels[lang], context.rulebook.of(lang))
            for lang, each in zip(langs, found, strict=True)
            if each.mine
        ]
        mine = min(sum(each.mine for each in found), COUNT_LIMIT)
        waiting = sum(each.own + each.seen for each in found)
        by_kind[kind] = KindAvailability(mine, waiting, max(bonuses, default=100))
    return Availability(langs, by_kind)


def _open(context: Context, tx: Tx, lang: str, kind: Kind, open_to: Mapping[Kind, Open]) -> Open:
    """What is open of a kind; comparisons of prompts need three of them, new prompts are not in the queue."""
    if kind is Kind.INITIAL_PROMPT:
        return Open(leases.open_prompts(tx, context, lang), 0, 0)
    return _as_tasks(kind, open_to.get(kind, Open(0, 0, 0)))


def _nothing(
    context: Context,
    tx: Tx,
    member: ContributorRow,
    langs: Sequence[str],
    kind: Kind | None,
    *,
    now: datetime,
) -> NothingAvailable:
    """Why there is nothing, from counts of this moment: nobody is told a wrong reason by an old one."""
    own = seen = kept_back = 0
    for lang in langs:
        reserve = leases.reserved(tx, context, member, lang, now=now)
        open_to = work.open_to(tx, member.id, lang, is_rough=True)  # a whole search has just found nothing
        for each in KINDS if kind is None else (kind,):
            found = _open(context, tx, lang, each, open_to)
            own, seen = own + found.own, seen + found.seen
            kept_back += min(found.mine, reserve)
    if kept_back:
        return NothingAvailable(kind, Reason.NEWCOMERS_WAIT, waiting=kept_back, langs=tuple(langs))
    rulebook = context.rulebook
    funnels = count(tx, langs, rulebook.prompts_closed)
    reason, needed = why_nothing(kind, langs, funnels, rulebook, own=own, seen=seen)
    return NothingAvailable(kind, reason, waiting=own + seen, langs=tuple(langs), needed=needed)


def _as_tasks(kind: Kind, found: Open) -> Open:
    """Slots as tasks: one comparison of prompts takes several."""
    if kind is not Kind.RANK_INITIAL_PROMPTS:
        return found
    several = MIN_PROMPTS_RANKED
    return Open(found.mine // several, -(-found.own // several), -(-found.seen // several))
