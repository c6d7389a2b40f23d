"""A thousand new accounts within five minutes: what the others get must not change."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bot.simulate.crowd import TRAITS
from bot.simulate.figures import Figures, Share, measure
from bot.simulate.plan import Diary, Plan, Raid, RaidStyle
from bot.simulate.play import play
from storage.domain.rules import STANDARD
from storage.store import Store

RAIDED_ON = 2.0
"""Day; by then most people have been there for longer than a day."""
SEEDS = (3, 4, 5)
PLAN = Plan(
    people=18,
    days=2.75,
    rules=STANDARD,
    languages={"es": 1.0},
    traits={character: replace(traits, visits_per_day=1.2) for character, traits in TRAITS.items()},
)


async def played(template: Path, folder: Path, plan: Plan) -> tuple[Diary, Figures]:
    """Play a plan on a store of its own."""
    path = folder / f"{'raided' if plan.raid else 'quiet'}-{plan.seed}.db"
    shutil.copyfile(template, path)
    store = await Store.open(f"sqlite+aiosqlite:///{path}")
    try:
        diary = await play(store, plan)
        return diary, await measure(store, plan, diary)
    finally:
        await store.close()


def answered(diary: Diary) -> Share:
    """The requests of everybody but the raid, from its beginning on, that got work."""
    begin = Raid(RAIDED_ON, RaidStyle.HOLD).starts_at
    later = [each for each in diary.requests if each.by not in diary.raiders and each.at >= begin]
    return Share(sum(each.got is not None for each in later), len(later))


def together(shares: Iterable[Share]) -> Share:
    """Several shares as one."""
    found = list(shares)
    return Share(sum(share.part for share in found), sum(share.of for share in found))


async def both(
    template: Path, folder: Path, plan: Plan, raid: Raid
) -> tuple[list[tuple[Diary, Figures]], list[tuple[Diary, Figures]]]:
    """The plan with every seed, without the raid and with it. What differs is what follows from the raid."""
    plans = [replace(plan, seed=seed) for seed in SEEDS]
    quiet = [await played(template, folder, each) for each in plans]
    raided = [await played(template, folder, replace(each, raid=raid)) for each in plans]
    assert [len(diary.raiders) for diary, _ in raided] == [1_000] * len(SEEDS)
    return quiet, raided


async def test_a_raid_that_holds_tasks_does_not_take_the_others_work(
    sqlite_template: Path, tmp_path: Path
) -> None:
    raid = Raid(RAIDED_ON, RaidStyle.HOLD)
    quiet, raided = await both(sqlite_template, tmp_path, PLAN, raid)
    without, with_it = (together(answered(diary) for diary, _ in each) for each in (quiet, raided))
    assert without.of > 300
    assert share_of(with_it) >= share_of(without) - 0.02, f"{without} without, {with_it} with the raid"


async def test_a_raid_that_answers_with_anything_does_not_spoil_the_verdicts_on_the_others(
    sqlite_template: Path, tmp_path: Path
) -> None:
    plan = replace(PLAN, rules=STANDARD.changed({"acceptance_method": "adaptive"}))
    raid = Raid(RAIDED_ON, RaidStyle.SPAM, tasks=1)
    quiet, raided = await both(sqlite_template, tmp_path, plan, raid)
    without, with_it = (together(figures.own_acceptance for _, figures in each) for each in (quiet, raided))
    assert without.of > 250
    assert share_of(with_it) >= share_of(without) - 0.03, f"{without} without, {with_it} with the raid"


def share_of(share: Share) -> float:
    """The value of a share of something."""
    assert share.value is not None
    return share.value
