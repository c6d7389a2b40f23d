"""Submitting: an answer is stored once, whole, and paid; and one that cannot be stored is not lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.errors import (
    DuplicateText,
    InvalidRanking,
    InvalidText,
    NothingToSubmit,
    TaskExpired,
    TaskGone,
)
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL, STANDARD
from storage.domain.states import TreeState
from storage.domain.views import TaskView
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    SPAM,
    EngineFactory,
    claim,
    claim_about,
    count,
    do,
    fetch,
    fill_in,
    finish,
    growing_prompt,
    member,
    members,
    message_row,
    prompt,
    reply,
    review,
    snapshot_of_everything,
    state_of,
    task_row,
    written_in,
)
from tests.storage.invariants import assert_consistent

VALID_FOR = timedelta(minutes=SMALL.task_validity_minutes)
LATER = NOW + VALID_FOR


async def in_order(engine: Engine) -> None:
    """Every counter equals the history."""
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def ranking(engine: Engine, replies: int = 3) -> tuple[int, list[int]]:
    """A prompt of member 1 with accepted replies of 2, 3, 4 in ranking; member 5 reviewed it all."""
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [5])
    await engine.context.store.write(
        lambda tx: tx.execute(
            sa.update(t.tree).values(goal_size=1 + replies, max_depth=1, max_children=replies)
        )
    )
    children = [await reply(engine, by, root) for by in range(2, 2 + replies)]
    for child in children:
        await review(engine, child, [5])
    return root, children


# What is stored


async def test_a_prompt_becomes_a_tree_under_review(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=77)
    outcome = await finish(engine, view, 1, text="  ¿Que\u0301 es un iglú?\r\n")
    row = await message_row(store, await written_in(store, view.id))
    stored = (row.text, row.role, row.lang, row.depth, row.guild_discord_id, row.created_at)
    assert stored == ("¿Qué es un iglú?", "prompter", "es", 0, 77, NOW)
    (tree,) = await fetch(store, sa.select(t.tree))
    limits = (tree.state, tree.goal_size, tree.max_depth, tree.max_children, tree.public_id)
    assert limits == ("initial_prompt_review", 6, 3, 2, row.public_id)
    assert (outcome.points, outcome.today, outcome.streak, outcome.reviews_required) == (1, 1, 1, 1)
    assert (await task_row(store, view.id)).draft is None  # the words stand in the message now
    await in_order(engine)


async def test_a_reply_hangs_below_what_it_answers(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    root = await growing_prompt(engine, 1, [2])
    row = await message_row(store, await reply(engine, 2, root))
    assert (row.parent_id, row.depth, row.role) == (root, 1, "assistant")
    await in_order(engine)


async def test_labels_are_stored_as_given_and_nothing_is_added(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    root = await prompt(engine, 1)
    await review(engine, root, [2], answers={"spam": 0.0, "toxicity": 1.0})
    (row,) = await fetch(store, sa.select(t.review))
    assert (row.labels, row.is_full) == ({"spam": 0.0, "toxicity": 1.0}, False)
    assert (await message_row(store, root)).labels == {"spam": [0.0, 1], "toxicity": [1.0, 1]}


async def test_a_review_of_every_core_scale_is_a_full_one_and_brings_more(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2, 3)
    for reviewer, answers, points in ((2, {"spam": 0.0}, 10), (3, {"spam": 0.0, "quality": 0.0}, 20)):
        root = await prompt(engine, 1)
        view = await claim_about(engine, reviewer, Kind.LABEL_INITIAL_PROMPT, root)
        assert (await finish(engine, view, reviewer, answers=answers)).points == points


async def test_a_ballot_keeps_ties_and_pays_the_authors(engine: Engine, store: Store) -> None:
    root, (first, second, third) = await ranking(engine)
    view = await claim(engine, 5, Kind.RANK_ASSISTANT_REPLIES)
    await finish(engine, view, 5, order=[[third], [first, second]])
    (row,) = await fetch(store, sa.select(t.ballot))
    assert (row.parent_id, row.groups, row.is_not_rankable) == (root, [[third], [first, second]], False)
    points = t.point_entry.c
    paid = await fetch(
        store, sa.select(points.message_id, points.event).where(points.event.like("reply_ranked%"))
    )
    assert {tuple(each) for each in paid} == {
        (third, "reply_ranked_1"),
        (first, "reply_ranked_2"),
        (second, "reply_ranked_2"),
    }
    await in_order(engine)


async def test_the_last_reply_need_not_be_placed_by_hand(engine: Engine, store: Store) -> None:
    _, (first, second, third) = await ranking(engine)
    view = await claim(engine, 5, Kind.RANK_ASSISTANT_REPLIES)
    await finish(engine, view, 5, order=[[second], [first]])
    (row,) = await fetch(store, sa.select(t.ballot))
    assert row.groups == [[second], [first], [third]]


async def test_an_order_with_a_gap_is_refused_and_kept(engine: Engine, store: Store) -> None:
    _, (first, _, _) = await ranking(engine)
    view = await claim(engine, 5, Kind.RANK_ASSISTANT_REPLIES)
    await engine.tasks.save_order(view.id, [[first]], by=5)
    with pytest.raises(InvalidRanking):
        await engine.submissions.submit(view.id, by=5, now=NOW)
    assert (await engine.tasks.show(view.id, by=5)).draft.groups == ((first,),)
    assert await count(store, t.ballot) == 0


async def test_replies_that_cannot_be_ranked_get_no_ranks_and_their_authors_no_points(
    engine: Engine, store: Store
) -> None:
    root, children = await ranking(engine)
    view = await claim(engine, 5, Kind.RANK_ASSISTANT_REPLIES)
    await finish(engine, view, 5, is_not_rankable=True)
    assert await state_of(store, root) is TreeState.READY_FOR_EXPORT
    assert (await message_row(store, root)).is_not_rankable
    assert [(await message_row(store, child)).rank for child in children] == [None] * 3
    points = t.point_entry.c
    assert await count(store, t.point_entry, points.event.like("reply_ranked%")) == 0


async def test_a_comparison_of_prompts_counts_for_each_of_them(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"max_active_trees": 1}))
    await members(engine, 1, 2, 3)
    await growing_prompt(engine, 1, [2])
    prompts = [await prompt(engine, 1) for _ in range(3)]
    for each in prompts:
        await review(engine, each, [2])
    view = await claim(engine, 3, Kind.RANK_INITIAL_PROMPTS)
    first, second, third = prompts
    await finish(engine, view, 3, order=[[second], [first, third]])
    c = t.tree.c
    rows = await fetch(
        store, sa.select(c.prompt_wins, c.prompt_contests).where(c.prompt_contests > 0).order_by(c.id)
    )
    assert [tuple(row) for row in rows] == [(0.5, 2), (2.0, 2), (0.5, 2)]
    await in_order(engine)


# Nothing to store


@pytest.mark.parametrize("kind", [Kind.INITIAL_PROMPT, Kind.LABEL_INITIAL_PROMPT])
async def test_an_empty_task_is_not_submitted(engine: Engine, store: Store, kind: Kind) -> None:
    await members(engine, 1, 2)
    await prompt(engine, 1)
    view = await claim(engine, 2, kind)
    before = await snapshot_of_everything(store)
    with pytest.raises(NothingToSubmit):
        await engine.submissions.submit(view.id, by=2, now=NOW)
    assert await snapshot_of_everything(store) == before


async def test_an_empty_order_is_not_submitted(engine: Engine) -> None:
    await ranking(engine)
    view = await claim(engine, 5, Kind.RANK_ASSISTANT_REPLIES)
    with pytest.raises(NothingToSubmit):
        await engine.submissions.submit(view.id, by=5, now=NOW)


async def test_a_refused_text_changes_nothing_and_stays_as_the_draft(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    with pytest.raises(InvalidText):
        await engine.tasks.save_text(view.id, "👍", by=1)
    before = await snapshot_of_everything(store)
    with pytest.raises(InvalidText):
        await engine.submissions.submit(view.id, by=1, now=NOW)
    assert await snapshot_of_everything(store) == before


async def test_the_same_text_is_taken_once_within_two_hours(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await prompt(engine, 1, "Hola, mundo")
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await engine.tasks.save_text(view.id, "HOLA,   mundo", by=1)
    with pytest.raises(DuplicateText):
        await engine.submissions.submit(view.id, by=1, now=NOW + timedelta(minutes=119))
    assert (await engine.tasks.show(view.id, by=1)).draft.text == "HOLA,   mundo"
    await engine.submissions.submit(view.id, by=1, now=NOW + timedelta(minutes=121))
    assert await count(store, t.message) == 2


async def test_two_members_may_write_the_same(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    await prompt(engine, 1, "Hola, mundo")
    await prompt(engine, 2, "Hola, mundo")
    assert await count(store, t.message) == 2


# Once


async def test_submitting_again_stores_nothing_and_says_the_same(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    for view, by in (
        (await do(engine, 1, Kind.INITIAL_PROMPT), 1),
        (await do(engine, 2, Kind.LABEL_INITIAL_PROMPT), 2),
    ):
        before = await snapshot_of_everything(store)
        again = await engine.submissions.submit(view.id, by=by, now=LATER)
        assert (again.is_repeat, again.kind, again.lang, again.today) == (True, view.kind, "es", 1)
        assert await snapshot_of_everything(store) == before


async def test_a_skipped_task_is_not_submitted(engine: Engine) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await fill_in(engine, view, 1)
    await engine.tasks.skip(view.id, by=1, now=NOW)
    with pytest.raises(TaskGone) as refusal:
        await engine.submissions.submit(view.id, by=1, now=NOW)
    assert refusal.value.key == "error-task-done"


# Late


async def expired_reply(engine: Engine) -> tuple[int, TaskView]:
    """A reply of member 2 that was written and not sent in time."""
    await members(engine, 1, 2, 3, 4)
    root = await growing_prompt(engine, 1, [2])
    view = await claim_about(engine, 2, Kind.ASSISTANT_REPLY, root)
    await engine.tasks.save_text(view.id, "llego tarde", by=2)
    await engine.upkeep.expire_tasks(now=LATER)
    return root, view


async def test_a_late_answer_is_taken_while_its_place_is_free(engine: Engine, store: Store) -> None:
    root, view = await expired_reply(engine)
    outcome = await engine.submissions.submit(view.id, by=2, now=LATER)
    assert (outcome.was_late, outcome.is_repeat) == (True, False)
    row = await message_row(store, await written_in(store, view.id))
    assert (row.parent_id, row.text) == (root, "llego tarde")
    await in_order(engine)


async def test_a_late_answer_whose_place_is_taken_is_refused_and_can_still_be_read(
    engine: Engine, store: Store
) -> None:
    root, view = await expired_reply(engine)
    for by in (3, 4):  # the two places under the prompt
        await claim_about(engine, by, Kind.ASSISTANT_REPLY, root, now=LATER)
    before = await snapshot_of_everything(store)
    with pytest.raises(TaskExpired):
        await engine.submissions.submit(view.id, by=2, now=LATER)
    assert await snapshot_of_everything(store) == before
    assert (await engine.tasks.show(view.id, by=2)).draft.text == "llego tarde"
    assert await engine.tasks.draft_text(view.id, by=2) == "llego tarde"


async def test_a_late_prompt_is_refused_when_prompts_are_closed(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"max_initial_prompt_review": 1, "max_active_trees": 1}))
    await members(engine, 1, 2, 3)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await fill_in(engine, view, 1)
    await engine.upkeep.expire_tasks(now=LATER)
    await prompt(engine, 2, now=LATER)
    await prompt(engine, 3, now=LATER)
    with pytest.raises(TaskExpired):
        await engine.submissions.submit(view.id, by=1, now=LATER)
    await in_order(engine)


async def test_an_answer_after_the_time_that_nobody_took_back_is_not_late(engine: Engine) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    outcome = await finish(engine, view, 1, now=LATER + timedelta(hours=1))
    assert not outcome.was_late


@pytest.mark.parametrize("kind", [Kind.LABEL_INITIAL_PROMPT, Kind.ASSISTANT_REPLY])
@pytest.mark.parametrize("first_sent", ["old", "new"])
async def test_of_two_tasks_about_the_same_message_one_answer_is_stored(
    make_engine: EngineFactory, store: Store, kind: Kind, first_sent: str
) -> None:
    """The first ran out, the second is about the same: whichever is sent first is the answer."""
    engine = make_engine(STANDARD)
    await members(engine, 1, 2, 3, 4, 5)
    if kind is Kind.LABEL_INITIAL_PROMPT:
        about = await prompt(engine, 1)
    else:
        about = await growing_prompt(engine, 1, [3, 4, 5])
    old = await claim_about(engine, 2, kind, about)
    after = old.expires_at
    new = await claim_about(engine, 2, kind, about, now=after)
    assert old.id != new.id
    for view in (old, new):
        await fill_in(engine, view, 2)
    sent, other = (old, new) if first_sent == "old" else (new, old)
    await engine.submissions.submit(sent.id, by=2, now=after)
    with pytest.raises(TaskGone):
        await engine.submissions.submit(other.id, by=2, now=after)
    assert not (await claim(engine, 2, Kind.INITIAL_PROMPT, now=after)).is_resumed
    await in_order(engine)


async def test_a_reply_that_is_being_written_keeps_its_tree_growing(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2, 3, 4)
    root = await growing_prompt(engine, 1, [4])
    await store.write(lambda tx: tx.execute(sa.update(t.tree).values(goal_size=3, max_depth=1)))
    first = await reply(engine, 2, root)
    writing = await claim_about(engine, 3, Kind.ASSISTANT_REPLY, root)
    await review(engine, first, [4])
    assert await state_of(store, root) is TreeState.GROWING
    await finish(engine, writing, 3)
    late = await written_in(store, writing.id)
    await review(engine, late, [4])
    assert await state_of(store, root) is TreeState.RANKING
    assert (await message_row(store, late)).review_result is True
    await in_order(engine)


# Withdrawn


async def test_an_answer_that_is_no_longer_wanted_is_refused_and_can_still_be_read(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2, 3, 4)
    root = await growing_prompt(engine, 1, [2])
    view = await claim_about(engine, 2, Kind.ASSISTANT_REPLY, root)
    await fill_in(engine, view, 2, text="trabajo en vano")
    for by in (3, 4):
        await engine.votes.report(root, "spam", "", by=by, now=NOW)
    assert await state_of(store, root) is TreeState.ABORTED_LOW_GRADE
    with pytest.raises(TaskGone) as refusal:
        await engine.submissions.submit(view.id, by=2, now=NOW)
    assert refusal.value.key == "error-task-withdrawn"
    assert await engine.tasks.draft_text(view.id, by=2) == "trabajo en vano"
    assert not (await claim(engine, 2, Kind.INITIAL_PROMPT)).is_resumed
    await in_order(engine)


# Reviews and verdicts


async def test_a_message_is_judged_when_all_its_reviews_are_in(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(STANDARD)
    await members(engine, 1, 2, 3, 4)
    root = await prompt(engine, 1)
    await review(engine, root, [2], answers=SPAM)
    await review(engine, root, [3])
    assert (await message_row(store, root)).review_result is None
    await review(engine, root, [4])
    assert (await message_row(store, root)).review_result is True
    await in_order(engine)


async def test_when_more_reviews_are_asked_for_a_rejection_can_be_lifted(
    make_engine: EngineFactory, store: Store
) -> None:
    one = make_engine(SMALL)
    await members(one, 1, 2, 3, 4, 5)
    root = await growing_prompt(one, 1, [2])
    answer = await reply(one, 2, root)
    await review(one, answer, [3], answers=SPAM)
    assert (await message_row(store, answer)).review_result is False
    three = make_engine(SMALL.changed({"num_reviews_reply": 3}))
    await claim_about(three, 5, Kind.ASSISTANT_REPLY, root)  # something happens in the tree
    await review(three, answer, [4])
    assert (await message_row(store, answer)).review_result is None
    await review(three, answer, [1])
    assert (await message_row(store, answer)).review_result is True


async def test_points_for_acceptance_come_with_the_acceptance(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    answer = await reply(engine, 2, root)
    points = t.point_entry.c
    accepted = (points.message_id == answer, points.event == "accepted_replies_assistant")
    assert await count(store, t.point_entry, *accepted) == 0
    await review(engine, answer, [3])
    (row,) = await fetch(store, sa.select(t.point_entry).where(*accepted))
    assert row.delta == 40
