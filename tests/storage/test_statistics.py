"""Figures of the collection: what each says, and that imports count where they should."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from storage.domain.errors import UnknownLanguage
from storage.domain.kinds import Kind, Role
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.domain.tallies import Stage
from storage.services.engine import Engine
from storage.services.statistics import DAYS, LanguageFigures
from storage.services.transfer import import_trees
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    carry_to_the_end,
    do,
    growing_prompt,
    member,
    members,
)
from tests.storage.invariants import assert_consistent


async def figures(engine: Engine, lang: str = "es", *, days: int = 0) -> LanguageFigures:
    return (await engine.statistics.of([lang], now=NOW + timedelta(days=days)))[lang]


async def test_a_language_without_anything_has_zeros(engine: Engine) -> None:
    nothing = await figures(engine)
    assert nothing.written() == 0
    assert set(nothing.trees.values()) == {0}
    assert len(nothing.days) == DAYS
    assert nothing.days[-1].day == NOW.date()
    assert nothing.totals.contributions == nothing.active_today == nothing.active_this_month == 0
    assert nothing.agreement == {}
    assert nothing.missing == 0 or nothing.bottleneck is Kind.INITIAL_PROMPT


async def test_a_language_that_is_not_collected_is_refused(engine: Engine) -> None:
    with pytest.raises(UnknownLanguage):
        await engine.statistics.of(["es", "tlh"], now=NOW)


async def test_messages_go_through_the_funnel(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 3, "max_tree_depth": 1}))
    people = await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    before = await figures(engine)
    assert before.messages[Role.PROMPTER] == {
        Stage.WRITTEN: 1,
        Stage.ACCEPTED: 1,
        Stage.RANKED: 0,
        Stage.EXPORTABLE: 0,
    }
    assert before.trees[TreeState.GROWING] == 1
    await carry_to_the_end(engine, root, people, clock=Clock())
    after = await figures(engine)
    assert after.messages[Role.ASSISTANT] == dict.fromkeys(Stage, 2)
    assert after.messages[Role.PROMPTER][Stage.EXPORTABLE] == 1
    assert after.written(Stage.EXPORTABLE) == 3
    assert after.trees[TreeState.READY_FOR_EXPORT] == 1
    assert (await figures(engine, "en")).written() == 0


async def test_a_removal_counts_back_and_a_restoration_again(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 3, "max_tree_depth": 1}))
    people = await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    await carry_to_the_end(engine, root, people, clock=Clock())
    before = await figures(engine)
    await engine.moderation.remove(root, now=NOW)
    gone = await figures(engine)
    assert gone.written() == gone.written(Stage.EXPORTABLE) == 0
    assert gone.trees[TreeState.READY_FOR_EXPORT] + gone.trees[TreeState.HALTED_BY_MODERATOR] == 1
    await engine.moderation.restore(root, now=NOW)
    await engine.moderation.restart(root, now=NOW)
    assert (await figures(engine)).written() == before.written()
    await engine.context.store.read(
        lambda tx: assert_consistent(tx, engine.context.rulebook, has_restored=True)
    )


async def test_people_count_once_a_day_a_week_and_a_month(engine: Engine) -> None:
    """NOW is a Monday, the second of its month."""
    await members(engine, 1, 2)
    await member(engine, 3, ["en"])
    clock = Clock()
    await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.now)
    await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.now)
    await do(engine, 3, Kind.INITIAL_PROMPT, now=clock.now)
    await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.later(days=1))
    await do(engine, 2, Kind.INITIAL_PROMPT, now=clock.now)
    tuesday = await figures(engine, days=1)
    assert (tuesday.active_today, tuesday.active_this_week, tuesday.active_this_month) == (2, 2, 2)
    assert (tuesday.totals.newcomers, tuesday.totals.contributions) == (2, 4)
    await do(engine, 2, Kind.INITIAL_PROMPT, now=clock.later(days=6))
    week_later = await figures(engine, days=7)
    assert (week_later.active_today, week_later.active_this_week, week_later.active_this_month) == (1, 1, 2)
    month_later = await figures(engine, days=35)
    assert (month_later.active_this_week, month_later.active_this_month) == (0, 0)
    assert month_later.totals.newcomers == 2


async def test_imported_trees_count_as_messages_but_not_as_contributions(
    engine: Engine, shared_data: Path
) -> None:
    files = sorted(shared_data.rglob("*trees*.jsonl*"))
    assert files, "the shared trees"
    lines = [line for file in files[:1] for line in _lines(file)]
    report = await import_trees(
        engine.context.store, lines, rulebook=engine.context.rulebook, now=NOW, helpers=0
    )
    found = [await figures(engine, lang) for lang in engine.context.languages]
    assert sum(each.trees[TreeState.READY_FOR_EXPORT] for each in found) > 0
    assert 0 < sum(each.written() for each in found) <= report.messages
    assert sum(each.totals.contributions for each in found) == 0
    for each in found:
        assert each.written(Stage.EXPORTABLE) <= each.written(Stage.ACCEPTED) <= each.written()
        assert each.written(Stage.RANKED) <= each.written(Stage.ACCEPTED)


def _lines(file: Path) -> list[bytes]:
    return file.read_bytes().splitlines()
