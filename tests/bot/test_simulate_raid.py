"""A thousand new accounts within five minutes: what the others get must not change."""

from __future__ import annotations

import shutil
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
PLAN = Plan(
    people=18,
    days=2.75,
    seed=3,
    rules=STANDARD,
    languages={"es": 1.0},
    traits={character: replace(traits, visits_per_day=1.2) for character, traits in TRAITS.items()},
)


async def played(template: Path, folder: Path, plan: Plan) -> tuple[Diary, Figures]:
    """Play a plan on a store of its own."""
    path = folder / "raided.db" if plan.raid else folder / "quiet.db"
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


async def test_a_raid_that_holds_tasks_does_not_take_the_others_work(
    sqlite_template: Path, tmp_path: Path
) -> None:
    quiet, _ = await played(sqlite_template, tmp_path, PLAN)
    raid = Raid(RAIDED_ON, RaidStyle.HOLD)
    raided, _ = await played(sqlite_template, tmp_path, replace(PLAN, raid=raid))
    assert len(raided.raiders) == 1_000
    before, after = answered(quiet).value, answered(raided).value
    assert before is not None
    assert after is not None
    assert after >= before - 0.07, f"{answered(quiet)} without, {answered(raided)} with the raid"


async def test_a_raid_that_answers_with_anything_does_not_spoil_the_verdicts(
    sqlite_template: Path, tmp_path: Path
) -> None:
    plan = replace(PLAN, rules=STANDARD.changed({"acceptance_method": "adaptive"}))
    _, quiet = await played(sqlite_template, tmp_path, plan)
    _, raided = await played(
        sqlite_template, tmp_path, replace(plan, raid=Raid(RAIDED_ON, RaidStyle.SPAM, tasks=1))
    )
    assert quiet.acceptance.value is not None
    assert raided.acceptance.value is not None
    assert raided.acceptance.value >= quiet.acceptance.value - 0.12, (
        f"{quiet.acceptance} without, {raided.acceptance} with the raid"
    )
