"""Short ways to a situation: members, tasks done the plain way, prompts and replies in a given state, a crowd.

Everything goes through the services, so that a test starts from what can really come about. Discord ids are small
numbers; answers are the plainest that the engine takes unless a test says otherwise.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from typing import Any, Protocol

import sqlalchemy as sa

from storage.domain.errors import NothingAvailable
from storage.domain.kinds import Family, Kind
from storage.domain.rules import SMALL, RuleBook, Rules
from storage.domain.states import ENDED, TreeState
from storage.domain.views import Submitted, TaskView, Terms
from storage.queries import tables as t
from storage.services.context import Context
from storage.services.engine import Engine
from storage.store import Store, Tx

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""Noon of a Monday: the moment of every test that names no other."""
LANGUAGES = ("es", "en", "fr")
TERMS = Terms(version="1", licence="CC-BY-4.0")
TEXT_SHA256 = "a" * 64
CLEAN: Mapping[str, float] = {"spam": 0.0}
SPAM: Mapping[str, float] = {"spam": 1.0}

UNHURRIED: Mapping[str, int | bool] = {
    "max_tasks": 0,
    "max_assistant_reply_tasks": 0,
    "max_prompter_reply_tasks": 0,
    "follow_funnel": False,
}
"""Changes to rules under which nobody asks for too many tasks in a short time, and every point is a plain one."""

Order = Sequence[Sequence[int]]


class EngineFactory(Protocol):
    """`engine_over` without its first argument."""

    def __call__(
        self,
        rules: Rules = SMALL,
        *,
        book: RuleBook | None = None,
        terms: Terms = TERMS,
        languages: tuple[str, ...] = LANGUAGES,
        seed: int = 7,
    ) -> Engine:
        """The engine."""
        ...


def engine_over(
    store: Store,
    rules: Rules = SMALL,
    *,
    book: RuleBook | None = None,
    terms: Terms = TERMS,
    languages: tuple[str, ...] = LANGUAGES,
    seed: int = 7,
) -> Engine:
    """An engine with these rules (or this whole rule book) and seeded dice.

    Rules that were not given whole know no limits of haste (the clock of most tests stands still) and no bonus.
    """
    found = book or RuleBook(rules.changed(UNHURRIED))
    return Engine.over(Context(store, terms, languages, found, Random(seed)))


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def later(self, **by: float) -> datetime:
        """Go on by so many minutes, hours, days; the new time."""
        self.now += timedelta(**by)
        return self.now


# Rows


async def fetch(store: Store, query: sa.Select[Any]) -> list[sa.Row[Any]]:
    """The rows of a query."""
    return await store.read(lambda tx: list(tx.execute(query)))


async def count(store: Store, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
    """How many rows a table has (under these conditions)."""
    query = sa.select(sa.func.count()).select_from(table).where(*where)
    return await store.read(lambda tx: int(tx.execute(query).scalar_one()))


async def message_row(store: Store, message_id: int) -> sa.Row[Any]:
    """A message."""
    return (await fetch(store, sa.select(t.message).where(t.message.c.id == message_id)))[0]


async def task_row(store: Store, task_id: int) -> sa.Row[Any]:
    """A task."""
    return (await fetch(store, sa.select(t.task).where(t.task.c.id == task_id)))[0]


async def tree_row(store: Store, message_id: int) -> sa.Row[Any]:
    """The tree of a message."""
    query = sa.select(t.tree).join(t.message, t.message.c.tree_id == t.tree.c.id)
    return (await fetch(store, query.where(t.message.c.id == message_id)))[0]


async def state_of(store: Store, message_id: int) -> TreeState:
    """The state of the tree of a message."""
    return TreeState((await tree_row(store, message_id)).state)


async def written_in(store: Store, task_id: int) -> int:
    """The message that was written in a task."""
    return int((await fetch(store, sa.select(t.message.c.id).where(t.message.c.task_id == task_id)))[0][0])


async def snapshot_of_everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, to tell whether anything changed."""

    def body(tx: Tx) -> dict[str, list[tuple[Any, ...]]]:
        tables = t.message.metadata.sorted_tables
        return {
            table.name: [tuple(row) for row in tx.execute(sa.select(table).order_by(*table.primary_key))]
            for table in tables
        }

    return await store.read(body)


# Members


async def member(
    engine: Engine, discord_id: int, languages: Sequence[str] = ("es",), *, now: datetime = NOW
) -> int:
    """Somebody who accepted the terms and chose languages; their Discord id."""
    await engine.members.accept_terms(
        discord_id,
        version=engine.context.terms.version,
        text_sha256=TEXT_SHA256,
        locale="es",
        interaction_id=900_000 + discord_id,
        now=now,
    )
    if languages:
        await engine.members.choose_languages(discord_id, languages)
    return discord_id


async def members(engine: Engine, *discord_ids: int, languages: Sequence[str] = ("es",)) -> tuple[int, ...]:
    """Several of them."""
    for discord_id in discord_ids:
        await member(engine, discord_id, languages)
    return discord_ids


# Tasks


async def fill_in(
    engine: Engine,
    view: TaskView,
    by: int,
    *,
    text: str | None = None,
    answers: Mapping[str, float] = CLEAN,
    order: Order | None = None,
    is_not_rankable: bool = False,
) -> TaskView:
    """Give a task a draft that can be submitted: a new text, no spam, the options by age."""
    match view.kind.info.family:
        case Family.WRITE:
            written = text if text is not None else f"Texto de la tarea {view.id}"
            return await engine.tasks.save_text(view.id, written, by=by)
        case Family.LABEL:
            return await engine.tasks.save_answers(view.id, answers, by=by)
        case Family.RANK:
            by_age = [[option.id] for option in sorted(view.options, key=lambda option: option.id)]
            groups = by_age if order is None else order
            return await engine.tasks.save_order(view.id, groups, by=by, is_not_rankable=is_not_rankable)


async def finish(engine: Engine, view: TaskView, by: int, *, now: datetime = NOW, **answer: Any) -> Submitted:
    """Fill in a task and submit it."""
    await fill_in(engine, view, by, **answer)
    return await engine.submissions.submit(view.id, by=by, now=now)


async def claim(engine: Engine, by: int, kind: Kind | None, *, now: datetime = NOW, **where: Any) -> TaskView:
    """Ask for a task."""
    return await engine.tasks.claim(by, kind, now=now, **where)


async def do(engine: Engine, by: int, kind: Kind, *, now: datetime = NOW, **answer: Any) -> TaskView:
    """Ask for a task of a kind and finish it; the task."""
    view = await claim(engine, by, kind, now=now)
    await finish(engine, view, by, now=now, **answer)
    return view


async def claim_about(
    engine: Engine, by: int, kind: Kind, message_id: int, *, now: datetime = NOW, tries: int = 50
) -> TaskView:
    """Ask for tasks of a kind until the one about this message comes.

    Others are left to expire: that gives them back and leaves no mark.
    """
    for _ in range(tries):
        view = await claim(engine, by, kind, now=now)
        if view.conversation and view.conversation[-1].id == message_id:
            return view
        await engine.context.store.write(partial(_end_at_once, task_id=view.id, now=now))
        await engine.upkeep.expire_tasks(now=now)
    raise AssertionError(f"no {kind} task about message {message_id} in {tries} tries")


def _end_at_once(tx: Tx, *, task_id: int, now: datetime) -> None:
    tx.execute(sa.update(t.task).where(t.task.c.id == task_id).values(expires_at=now))


# Trees


async def prompt(engine: Engine, by: int, text: str | None = None, *, now: datetime = NOW) -> int:
    """A new initial prompt under review; its message."""
    view = await do(engine, by, Kind.INITIAL_PROMPT, now=now, text=text)
    return await written_in(engine.context.store, view.id)


async def review(
    engine: Engine,
    message_id: int,
    reviewers: Iterable[int],
    *,
    answers: Mapping[str, float] = CLEAN,
    now: datetime = NOW,
) -> None:
    """Reviews of a message by these members."""
    row = await message_row(engine.context.store, message_id)
    kind = Kind.LABEL_INITIAL_PROMPT if row.parent_id is None else Kind(f"label_{row.role}_reply")
    for reviewer in reviewers:
        view = await claim_about(engine, reviewer, kind, message_id, now=now)
        await finish(engine, view, reviewer, now=now, answers=answers)


async def growing_prompt(
    engine: Engine, by: int, reviewers: Iterable[int], *, now: datetime = NOW, text: str | None = None
) -> int:
    """An initial prompt that was accepted and drawn; its message."""
    root = await prompt(engine, by, text, now=now)
    await review(engine, root, reviewers, now=now)
    state = await state_of(engine.context.store, root)
    assert state is TreeState.GROWING, f"the prompt is in {state}"
    return root


async def reply(
    engine: Engine, by: int, parent_id: int, *, now: datetime = NOW, text: str | None = None
) -> int:
    """A reply under a message; the new message."""
    parent = await message_row(engine.context.store, parent_id)
    kind = Kind.ASSISTANT_REPLY if parent.role == "prompter" else Kind.PROMPTER_REPLY
    view = await claim_about(engine, by, kind, parent_id, now=now)
    await finish(engine, view, by, now=now, text=text)
    return await written_in(engine.context.store, view.id)


Answerer = Callable[[TaskView, int], Mapping[str, Any]]
"""From a task and its member to the keyword arguments of `fill_in`."""


def plainly(_view: TaskView, _by: int) -> Mapping[str, Any]:
    """Answer as `fill_in` does by itself."""
    return {}


async def next_work(engine: Engine, by: int, *, now: datetime) -> TaskView | None:
    """The first task a member can get, ballots before reviews before replies; never a new prompt."""
    for family in (Family.RANK, Family.LABEL, Family.WRITE):
        for kind in Kind:
            if kind.info.family is family and kind is not Kind.INITIAL_PROMPT:
                try:
                    return await engine.tasks.claim(by, kind, now=now)
                except NothingAvailable:
                    continue
    return None


async def work_in_turn(
    engine: Engine,
    people: Sequence[int],
    *,
    clock: Clock,
    answer: Answerer = plainly,
    until: Callable[[], Awaitable[bool]] | None = None,
    rounds: int = 200,
) -> int:
    """Let everybody in turn do whatever they can get, but no new prompts; how many tasks were done.

    Ends when `until` says so, or when a whole round brings nothing.
    """
    done = 0
    for _ in range(rounds):
        before = done
        for by in people:
            if until is not None and await until():
                return done
            view = await next_work(engine, by, now=clock.later(minutes=1))
            if view is not None:
                await finish(engine, view, by, now=clock.now, **answer(view, by))
                done += 1
        if done == before:
            return done
    raise AssertionError(f"{len(people)} people were not done in {rounds} rounds")


async def carry_to_the_end(
    engine: Engine,
    root: int,
    people: Sequence[int],
    *,
    clock: Clock | None = None,
    answer: Answerer = plainly,
) -> TreeState:
    """A crowd works until the tree of this prompt has ended, or nobody can do more; its state."""

    async def has_ended() -> bool:
        return await state_of(engine.context.store, root) in ENDED

    await work_in_turn(engine, people, clock=clock or Clock(), answer=answer, until=has_ended)
    return await state_of(engine.context.store, root)
