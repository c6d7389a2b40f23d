"""The adaptive method through the services: as many reviews as it takes, and what they teach about the reviewers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest
import sqlalchemy as sa

from storage.domain.acceptance import Opinion, Stopping, judge_adaptively
from storage.domain.errors import NothingAvailable
from storage.domain.kinds import Kind
from storage.domain.reliability import Reliability
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    CLEAN,
    NOW,
    SPAM,
    EngineFactory,
    claim,
    claim_about,
    count,
    fetch,
    finish,
    members,
    message_row,
    prompt,
    review,
    state_of,
)
from tests.storage.invariants import assert_consistent

S = TreeState
ADAPTIVE = SMALL.changed(
    {"acceptance_method": "adaptive", "adaptive_max_reviews": 5, "audit_share": 0.0, "audit_reviews": 4}
)
PEOPLE = range(1, 12)


@pytest.fixture
async def engine(make_engine: EngineFactory) -> Engine:
    """The engine with the adaptive method, and eleven members of whom the first writes."""
    engine = make_engine(ADAPTIVE)
    await members(engine, *PEOPLE)
    return engine


async def in_order(engine: Engine) -> None:
    """Every counter equals the history."""
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def wanted(store: Store, message_id: int) -> int:
    """Reviews of a message that are wanted, those being written included."""
    w = t.work.c
    rows = await fetch(store, sa.select(w.need).where(w.message_id == message_id, w.kind.like("label%")))
    return sum(row.need for row in rows)


async def review_in_turn(
    engine: Engine, message_id: int, *answers: Mapping[str, float], first: int = 2
) -> None:
    """Reviews by member 2, 3, 4 ..."""
    for by, answer in enumerate(answers, first):
        await review(engine, message_id, [by], answers=answer)


@pytest.mark.parametrize(
    ("answers", "result", "state"), [(CLEAN, True, S.GROWING), (SPAM, False, S.ABORTED_LOW_GRADE)]
)
async def test_two_reviewers_who_agree_decide(
    engine: Engine, store: Store, answers: Mapping[str, float], result: bool, state: TreeState
) -> None:
    root = await prompt(engine, 1)
    assert await wanted(store, root) == 2
    await review_in_turn(engine, root, answers)
    assert (await message_row(store, root)).review_result is None
    await review_in_turn(engine, root, answers, first=3)
    row = await message_row(store, root)
    assert (row.review_result, row.review_count) == (result, 2)
    assert (row.confidence >= 0.75) is result
    assert await state_of(store, root) is state
    assert await wanted(store, root) == 0
    await in_order(engine)


async def test_reviewers_who_disagree_are_followed_by_one_at_a_time(engine: Engine, store: Store) -> None:
    root = await prompt(engine, 1)
    await review_in_turn(engine, root, SPAM, CLEAN)
    assert (await message_row(store, root)).review_result is None
    assert await wanted(store, root) == 1
    third = await claim_about(engine, 4, Kind.LABEL_INITIAL_PROMPT, root)
    with pytest.raises(NothingAvailable):
        await claim(engine, 5, Kind.LABEL_INITIAL_PROMPT)
    await finish(engine, third, 4, answers=SPAM)
    assert await wanted(store, root) == 1
    await in_order(engine)
    await review(engine, root, [5], answers=SPAM)
    row = await message_row(store, root)
    assert (row.review_result, row.review_count) == (False, 4)
    await in_order(engine)


async def test_the_last_review_decides_for_the_likelier_side(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(ADAPTIVE.changed({"adaptive_max_reviews": 3, "audit_reviews": 3}))
    await members(engine, *PEOPLE)
    root = await prompt(engine, 1)
    await review_in_turn(engine, root, SPAM, CLEAN, SPAM)
    row = await message_row(store, root)
    assert (row.review_result, row.review_count) == (False, 3)
    assert 0.25 < row.confidence < 0.5  # nobody is sure
    await in_order(engine)


async def test_an_audited_message_gets_more_reviews_than_it_needs(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(ADAPTIVE.changed({"audit_share": 1.0}))
    await members(engine, *PEOPLE)
    root = await prompt(engine, 1)
    assert (await message_row(store, root)).is_audited
    assert await wanted(store, root) == 4
    await review_in_turn(engine, root, CLEAN, CLEAN, CLEAN)
    assert (await message_row(store, root)).review_result is None
    await review_in_turn(engine, root, CLEAN, first=5)
    row = await message_row(store, root)
    assert (row.review_result, row.review_count) == (True, 4)
    await in_order(engine)


async def test_messages_are_audited_under_the_adaptive_method_only(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"audit_share": 1.0}))
    await members(engine, 1, 2)
    root = await prompt(engine, 1)
    await review(engine, root, [2])
    row = await message_row(store, root)
    assert (row.is_audited, row.confidence) == (False, None)


async def test_never_more_reviews_are_handed_out_than_are_wanted(engine: Engine, store: Store) -> None:
    root = await prompt(engine, 1)
    reviewers, handed_out = list(PEOPLE)[1:], []
    while (await message_row(store, root)).review_result is None:
        missing = await wanted(store, root)
        outcomes = await asyncio.gather(
            *(claim(engine, by, Kind.LABEL_INITIAL_PROMPT) for by in reviewers), return_exceptions=True
        )
        got = [
            (by, each)
            for by, each in zip(reviewers, outcomes, strict=True)
            if not isinstance(each, BaseException)
        ]
        refused = [each for each in outcomes if isinstance(each, BaseException)]
        assert all(isinstance(each, NothingAvailable) for each in refused), refused
        assert len(got) == missing
        handed_out.append(missing)
        await in_order(engine)
        for number, (by, view) in enumerate(got, sum(handed_out)):
            await finish(engine, view, by, answers=SPAM if number % 2 else CLEAN)
        reviewers = [by for by in reviewers if by not in dict(got)]
    assert handed_out[0] == 2
    assert set(handed_out[1:]) == {1}
    assert sum(handed_out) == (await message_row(store, root)).review_count <= 5
    await in_order(engine)


# What is learned


async def test_a_verdict_teaches_who_was_right_and_who_was_not(engine: Engine, store: Store) -> None:
    root = await prompt(engine, 1)
    assert await engine.members.reliability(2) == {}
    await review_in_turn(engine, root, SPAM, CLEAN, CLEAN)
    assert (await message_row(store, root)).review_result is True
    wrong, right = await engine.members.reliability(2), await engine.members.reliability(3)
    assert set(wrong) == set(right) == {"spam", "lang_mismatch"}
    assert wrong["spam"].mean < Reliability().mean < right["lang_mismatch"].mean
    assert wrong["spam"].mean < right["spam"].mean
    assert wrong["spam"].right + wrong["spam"].wrong == pytest.approx(1.0)
    assert await engine.members.reliability(404) == {}
    await in_order(engine)


async def test_nobody_is_judged_before_the_message_is(engine: Engine, store: Store) -> None:
    await review_in_turn(engine, await prompt(engine, 1), SPAM, CLEAN)
    assert await count(store, t.reliability) == 0


async def test_a_second_verdict_takes_back_what_the_first_one_taught(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"num_reviews_initial_prompt": 2, "num_reviews_reply": 2}))
    await members(engine, *PEOPLE)
    root = await prompt(engine, 1)
    await review_in_turn(engine, root, CLEAN, CLEAN)
    answered = await claim_about(engine, 4, Kind.ASSISTANT_REPLY, root)
    await finish(engine, answered, 4)
    m = t.message.c
    (reply,) = await fetch(store, sa.select(m.id).where(m.parent_id == root))
    for by in (5, 6):
        await review(engine, reply.id, [by], answers=SPAM)
    first = (await engine.members.reliability(5))["spam"]
    assert (await message_row(store, reply.id)).review_result is False
    await engine.rulings.change("es", "num_reviews_reply", 6, now=NOW)
    for by in (7, 8, 9, 10):
        await review(engine, reply.id, [by])
    assert (await message_row(store, reply.id)).review_result is True
    second = (await engine.members.reliability(5))["spam"]
    assert second.right < first.right
    assert second.right + second.wrong == pytest.approx(1.0)  # one message is one answer, judged twice
    rulebook = engine.context.rulebook
    await store.read(lambda tx: assert_consistent(tx, rulebook, has_new_rules=True))


async def test_an_erased_reviewer_is_nobody_and_stays_so(engine: Engine, store: Store) -> None:
    decided, pending = await prompt(engine, 1), await prompt(engine, 1)
    await review_in_turn(engine, decided, CLEAN, CLEAN)
    await review_in_turn(engine, pending, CLEAN)
    await engine.erasure.erase(2, now=NOW)
    await in_order(engine)
    await review(engine, pending, [3])
    row = await message_row(store, pending)
    assert (row.review_result, row.review_count) == (True, 2)  # the labels stay
    assert {row.contributor_id for row in await fetch(store, sa.select(t.reliability))} == {3}
    await in_order(engine)


async def test_how_right_a_reviewer_was_weighs_what_they_say(engine: Engine, store: Store) -> None:
    """Against somebody who was wrong again and again, a second opinion weighs more."""
    spammer, honest = 2, (3, 4)
    for _ in range(4):
        root = await prompt(engine, 1)
        await review(engine, root, [spammer], answers=SPAM)
        for by in honest:
            await review(engine, root, [by])
    root = await prompt(engine, 1)
    await review(engine, root, [spammer], answers=SPAM)
    await review(engine, root, [honest[0]])
    doubted = (await message_row(store, root)).confidence
    fresh = await prompt(engine, 1)
    await review(engine, fresh, [5], answers=SPAM)
    await review(engine, fresh, [6])
    assert doubted > (await message_row(store, fresh)).confidence
    await in_order(engine)


# Audits


async def test_the_calibration_compares_early_verdicts_with_what_the_audit_says(
    make_engine: EngineFactory,
) -> None:
    engine = make_engine(ADAPTIVE.changed({"audit_share": 1.0}))
    await members(engine, *PEOPLE)
    nothing = await engine.audits.calibration()
    assert (nothing.audited, nothing.upheld, nothing.share_upheld, list(nothing.bins)) == (0, 0, None, [])
    await review_in_turn(engine, await prompt(engine, 1), CLEAN, CLEAN, CLEAN, CLEAN)
    # Two would have been believed at once; those who came after them saw no fault.
    await review_in_turn(engine, await prompt(engine, 1), SPAM, SPAM, CLEAN, CLEAN, CLEAN)
    await review_in_turn(engine, await prompt(engine, 1), CLEAN)  # not decided yet
    found = await engine.audits.calibration()
    assert (found.audited, found.upheld, found.share_upheld) == (2, 1, 0.5)
    assert sum(each.count for each in found.bins) == 2
    assert await engine.audits.calibration("es") == found
    assert (await engine.audits.calibration("en")).audited == 0


async def test_what_a_message_taught_does_not_flatter_its_own_calibration(
    make_engine: EngineFactory,
) -> None:
    """The records count as they were before: nobody is more believed because the audit agreed."""
    engine = make_engine(ADAPTIVE.changed({"audit_share": 1.0}))
    await members(engine, *PEOPLE)
    await review_in_turn(engine, await prompt(engine, 1), CLEAN, CLEAN, CLEAN, CLEAN)
    (first,) = (await engine.audits.calibration()).bins
    fresh = judge_adaptively([Opinion(CLEAN, {})] * 2, Stopping(max_reviews=5))
    assert first.mean_predicted == pytest.approx(fresh.confidence)
