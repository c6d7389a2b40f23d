"""Crowds play the collection on a virtual clock: what must hold whoever they are and whatever they do."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.simulate.crowd import TRAITS, Character
from bot.simulate.figures import Figures, measure
from bot.simulate.plan import Diary, Plan
from bot.simulate.play import play
from storage.domain.rules import SMALL, STANDARD, Rules
from storage.store import Store

ADAPTIVE = STANDARD.changed({"acceptance_method": "adaptive"})
BUSY = {character: replace(traits, visits_per_day=2.0) for character, traits in TRAITS.items()}
"""Everybody comes by at least twice a day."""
STEADY = {
    Character.CAREFUL: replace(
        BUSY[Character.CAREFUL],
        good_texts=1.0,
        reliability_bounds=(1.0, 1.0),
        skips=0.0,
        skips_rankings=0.0,
        abandons=0.0,
        reports=0.0,
    )
}
"""Careful people who make no mistakes and leave nothing undone."""
SPANISH = {"es": 1.0}
Playing = Callable[[Plan], Awaitable[tuple[Diary, Figures]]]


@pytest.fixture
async def played(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Playing]:
    """Plays plans, each on a store of its own."""
    stores: list[Store] = []

    async def run(plan: Plan) -> tuple[Diary, Figures]:
        path = tmp_path / f"{len(stores)}.db"
        shutil.copyfile(sqlite_template, path)
        stores.append(await Store.open(f"sqlite+aiosqlite:///{path}"))
        diary = await play(stores[-1], plan)
        return diary, await measure(stores[-1], plan, diary)

    yield run
    for store in stores:
        await store.close()


@pytest.mark.parametrize(
    ("people", "rules", "days"), [(3, SMALL, 6.0), (6, STANDARD, 8.0)], ids=["small", "standard"]
)
async def test_as_few_people_as_a_preset_is_for_finish_every_tree(
    played: Playing, people: int, rules: Rules, days: float
) -> None:
    few = {"max_active_trees": 2, "max_initial_prompt_review": 2, "max_prompt_lottery_waiting": 2}
    plan = Plan(
        people=people,
        days=days,
        rules=rules.changed(few),
        mix={Character.CAREFUL: 1},
        languages=SPANISH,
        traits=STEADY,
        prompts_until=0.4,
    )
    _, figures = await played(plan)
    assert figures.open_trees == 0, figures.by_language
    assert figures.finished_trees == figures.by_language["es"].trees >= 1


@pytest.mark.parametrize("rules", [SMALL, STANDARD, ADAPTIVE], ids=["small", "standard", "adaptive"])
async def test_nobody_works_in_vain_or_on_their_own_words(played: Playing, rules: Rules) -> None:
    plan = Plan(people=14, days=2.5, seed=5, rules=rules, languages={"es": 3, "en": 1}, traits=BUSY)
    diary, figures = await played(plan)
    assert figures.own_work == 0
    assert figures.repeats_with_effect == 0
    assert {why for why, number in figures.in_vain.items() if number} <= {"late", "taken_out"}
    reached = (figures.contributions > 100, figures.repeated, figures.skipped, figures.abandoned)
    assert all(reached), reached
    assert sum(diary.done.values()) == sum(figures.by_kind.values())


async def test_every_tree_ends_once_no_new_prompts_come(played: Playing) -> None:
    """Whatever spammers and trolls do: with enough people nothing stays open for ever, and nothing waits."""
    plan = Plan(people=16, days=7.0, seed=3, rules=SMALL, languages=SPANISH, traits=BUSY, prompts_until=0.6)
    _, figures = await played(plan)
    assert figures.open_trees == 0, figures.by_language
    assert figures.finished_trees >= 3
    assert figures.by_language["es"].exportable >= 3 * 4


async def test_the_same_seed_gives_the_same_result_and_another_seed_another(played: Playing) -> None:
    plan = Plan(people=10, days=1.0, rules=SMALL, traits=BUSY)
    diary, figures = await played(plan)
    again, same = await played(plan)
    _, other = await played(replace(plan, seed=2))
    assert same == figures
    assert again == diary
    assert other.digest != figures.digest


SPAMMED = Plan(
    people=40,
    days=3.0,
    rules=ADAPTIVE,
    mix={Character.CAREFUL: 75, Character.HASTY: 15, Character.SPAMMER: 10},
    languages=SPANISH,
    traits={character: replace(traits, visits_per_day=0.8) for character, traits in TRAITS.items()},
)


async def test_one_spammer_in_ten_does_not_sink_the_adaptive_verdicts(played: Playing) -> None:
    """Over some hundred messages; the figure itself is held by the measurement below."""
    _, figures = await played(SPAMMED)
    assert figures.acceptance.of > 100
    assert (figures.acceptance.value or 0.0) >= 0.88, str(figures.acceptance)
    assert (figures.reviews_per_message or 9.0) <= 3.4


@pytest.mark.bench
async def test_with_one_spammer_in_ten_the_adaptive_verdicts_are_right_93_times_of_100(
    played: Playing,
) -> None:
    right = decided = reviews = 0.0
    for seed in range(1, 5):
        _, figures = await played(replace(SPAMMED, people=50, days=14.0, seed=seed, traits=TRAITS))
        right += figures.acceptance.part
        decided += figures.acceptance.of
        reviews += (figures.reviews_per_message or 0.0) * figures.acceptance.of
    print(f"{right / decided:.1%} of {decided:,.0f} at {reviews / decided:.2f} reviews")
    assert right / decided >= 0.93
    assert reviews / decided <= 3.3
