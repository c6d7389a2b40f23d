"""Taking messages out and putting them back, with what hangs below them, in each state of a conversation."""

from __future__ import annotations

import pytest

from storage.domain.errors import MessageGone, NothingAvailable, TreeNotRestorable
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    EngineFactory,
    claim,
    finish,
    growing_prompt,
    members,
    message_row,
    reply,
    review,
    snapshot_of_everything,
)
from tests.storage.situations import (
    RESTARTED,
    RULES,
    SITUATIONS,
    growing,
    in_order,
    points_of,
    ranks_of,
    replies_to,
)

S = TreeState


@pytest.fixture
def engine(make_engine: EngineFactory) -> Engine:
    """The engine with conversations of three messages."""
    return make_engine(RULES)


# Taking out and putting back


@pytest.mark.parametrize("state", RESTARTED)
async def test_without_its_prompt_a_conversation_halts_and_goes_on_only_after_a_restart(
    engine: Engine, store: Store, state: TreeState
) -> None:
    root = await SITUATIONS[state](engine)
    assert await engine.moderation.remove(root, now=NOW) is S.HALTED_BY_MODERATOR
    await in_order(engine)
    with pytest.raises(TreeNotRestorable):
        await engine.moderation.restart(root, now=NOW)
    assert await engine.moderation.restore(root, now=NOW) is S.HALTED_BY_MODERATOR
    assert await engine.moderation.restart(root, now=NOW) is RESTARTED[state]
    await in_order(engine, has_restored=True)


async def test_points_for_acceptance_go_with_what_is_taken_out_and_come_back_with_it(
    engine: Engine, store: Store
) -> None:
    root = await growing(engine)
    (answer,) = await replies_to(store, root)
    before = {by: await points_of(engine, by) for by in (1, 2)}
    await engine.moderation.remove(root, now=NOW)
    assert {by: await points_of(engine, by) - points for by, points in before.items()} == {1: -1, 2: -40}
    assert (await message_row(store, answer)).is_deleted
    await in_order(engine)
    await engine.moderation.restore(root, now=NOW)
    assert {by: await points_of(engine, by) for by in (1, 2)} == before
    assert not (await message_row(store, answer)).is_deleted
    await in_order(engine, has_restored=True)


async def test_what_had_been_taken_out_before_stays_out(engine: Engine, store: Store) -> None:
    root = await growing(engine)
    (answer,) = await replies_to(store, root)
    await engine.moderation.remove(answer, now=NOW)
    await engine.moderation.remove(root, now=NOW)
    with pytest.raises(TreeNotRestorable):
        await engine.moderation.restore(answer, now=NOW)  # what it answers is not there
    await engine.moderation.restore(root, now=NOW)
    assert (await message_row(store, answer)).is_deleted
    await engine.moderation.restore(answer, now=NOW)
    assert not (await message_row(store, answer)).is_deleted
    await in_order(engine, has_restored=True)


async def test_a_message_that_went_with_another_comes_back_only_with_that_one(
    engine: Engine, store: Store
) -> None:
    root = await growing(engine)
    (answer,) = await replies_to(store, root)
    await engine.moderation.remove(root, now=NOW)
    before = await snapshot_of_everything(store)
    with pytest.raises(TreeNotRestorable):
        await engine.moderation.restore(answer, now=NOW)
    assert await snapshot_of_everything(store) == before


@pytest.mark.parametrize("what", ["remove", "restore"])
async def test_taking_out_or_putting_back_twice_is_once(engine: Engine, store: Store, what: str) -> None:
    root = await growing(engine)
    (answer,) = await replies_to(store, root)
    await engine.moderation.remove(answer, now=NOW)
    if what == "restore":
        await engine.moderation.restore(answer, now=NOW)
    before = await snapshot_of_everything(store)
    assert await getattr(engine.moderation, what)(answer, now=NOW) is S.GROWING
    assert await snapshot_of_everything(store) == before


async def test_the_place_of_a_reply_that_was_taken_out_is_free_and_closes_again(engine: Engine) -> None:
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4])
    answers = [await reply(engine, by, root) for by in (2, 3)]
    with pytest.raises(NothingAvailable):
        await claim(engine, 5, Kind.ASSISTANT_REPLY)
    await engine.moderation.remove(answers[0], now=NOW)
    view = await claim(engine, 5, Kind.ASSISTANT_REPLY)
    await engine.tasks.skip(view.id, by=5, now=NOW)
    await engine.moderation.restore(answers[0], now=NOW)
    with pytest.raises(NothingAvailable):
        await claim(engine, 6, Kind.ASSISTANT_REPLY)
    await in_order(engine, has_restored=True)


async def test_a_restored_reply_starts_with_no_reports(engine: Engine, store: Store) -> None:
    root = await growing(engine)
    (answer,) = await replies_to(store, root)
    for by in (5, 6):
        await engine.votes.report(answer, "spam", "", by=by, now=NOW)
    assert (await message_row(store, answer)).is_deleted
    await engine.moderation.restore(answer, now=NOW)
    await engine.votes.report(answer, "spam", "", by=7, now=NOW)
    assert not (await message_row(store, answer)).is_deleted
    await engine.votes.report(answer, "spam", "", by=4, now=NOW)
    assert (await message_row(store, answer)).is_deleted
    await in_order(engine, has_restored=True)


async def test_a_finished_conversation_is_ranked_again_without_what_is_taken_out_and_with_it(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 4, "max_children_count": 3, "max_tree_depth": 1}))
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [5])
    answers = [await reply(engine, by, root) for by in (2, 3, 4)]
    for each in answers:
        await review(engine, each, [5])
    await finish(
        engine, await claim(engine, 5, Kind.RANK_ASSISTANT_REPLIES), 5, order=[[each] for each in answers]
    )
    assert await ranks_of(store, *answers) == [0, 1, 2]
    assert await engine.moderation.remove(answers[0], now=NOW) is S.READY_FOR_EXPORT
    assert await ranks_of(store, *answers) == [None, 0, 1]
    await in_order(engine)
    await engine.moderation.remove(answers[1], now=NOW)
    assert await ranks_of(store, *answers) == [None, None, None]
    await in_order(engine)
    for each in answers[:2]:
        await engine.moderation.restore(each, now=NOW)
    assert await ranks_of(store, *answers) == [0, 1, 2]
    await in_order(engine, has_restored=True)


async def test_words_that_were_erased_do_not_come_back_but_the_rest_does(
    engine: Engine, store: Store
) -> None:
    root = await growing(engine)
    (answer,) = await replies_to(store, root)
    below = await reply(engine, 3, answer)
    await engine.moderation.remove(root, now=NOW)
    await engine.erasure.erase(2, now=NOW)
    await engine.moderation.restore(root, now=NOW)
    gone = [(await message_row(store, each)).is_deleted for each in (root, answer, below)]
    assert gone == [False, True, True]
    await in_order(engine, has_restored=True)
    before = await snapshot_of_everything(store)
    for message in (answer, below):
        with pytest.raises(TreeNotRestorable):
            await engine.moderation.restore(message, now=NOW)
    assert await snapshot_of_everything(store) == before


async def test_a_prompt_whose_author_was_erased_does_not_come_back(engine: Engine, store: Store) -> None:
    root = await growing(engine)
    await engine.erasure.erase(1, now=NOW)
    with pytest.raises(TreeNotRestorable):
        await engine.moderation.restore(root, now=NOW)
    with pytest.raises(TreeNotRestorable):
        await engine.moderation.restart(root, now=NOW)


@pytest.mark.parametrize("what", ["remove", "restore", "halt", "restart"])
async def test_a_message_that_is_not_there_cannot_be_moderated(engine: Engine, what: str) -> None:
    with pytest.raises(MessageGone):
        await getattr(engine.moderation, what)(404, now=NOW)
