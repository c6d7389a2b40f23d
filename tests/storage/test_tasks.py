"""Handing out tasks: one at a time, never one's own, never twice, and given back when skipped or run out."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.errors import (
    NothingAvailable,
    Reason,
    TaskGone,
)
from storage.domain.kinds import Family, Kind
from storage.domain.rules import SMALL, STANDARD, RuleBook
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    EngineFactory,
    claim,
    claim_about,
    count,
    do,
    fetch,
    finish,
    growing_prompt,
    member,
    members,
    prompt,
    reply,
    review,
    snapshot_of_everything,
    task_row,
)
from tests.storage.invariants import assert_consistent

VALID_FOR = timedelta(minutes=SMALL.task_validity_minutes)


async def refused(engine: Engine, by: int, kind: Kind | None) -> NothingAvailable:
    """Why a member gets no task."""
    with pytest.raises(NothingAvailable) as refusal:
        await claim(engine, by, kind)
    return refusal.value


async def open_every_kind(engine: Engine) -> None:
    """A store in which member 9 can get each of the nine kinds."""
    await members(engine, 1, 2, 3, 4, 9)
    ranked = await growing_prompt(engine, 1, [2])
    first, second = await reply(engine, 2, ranked), await reply(engine, 3, ranked)
    for message in (first, second):
        await review(engine, message, [4])
    for message in (await reply(engine, 3, first), await reply(engine, 4, first)):
        await review(engine, message, [1])
    await reply(engine, 1, await growing_prompt(engine, 4, [1]))  # an assistant's reply to review
    for wants_review in (True, False):
        said = await reply(engine, 1, await growing_prompt(engine, 3, [1]))
        await review(engine, said, [2])
        if wants_review:
            await reply(engine, 2, said)
    for _ in range(4):  # one of them is drawn
        await review(engine, await prompt(engine, 1), [2])
    await prompt(engine, 2)


EVERYTHING = SMALL.changed(
    {"rank_prompter_replies": True, "num_prompter_replies": 2, "goal_tree_size": 5, "max_active_trees": 4}
)


async def test_each_of_the_nine_kinds_can_be_had_and_finished(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(EVERYTHING)
    await open_every_kind(engine)
    available = await engine.tasks.availability(9, now=NOW)
    assert {kind for kind, number in available.by_kind.items() if number.open} == set(Kind)
    for kind in Kind:
        view = await claim(engine, 9, kind)
        assert view.kind is kind
        shown = view.conversation[-1] if view.conversation else None
        assert bool(view.options) is (kind.info.family is Family.RANK)
        assert (shown is None) is (kind in (Kind.INITIAL_PROMPT, Kind.RANK_INITIAL_PROMPTS))
        outcome = await finish(engine, view, 9)
        assert (outcome.kind, outcome.lang, outcome.is_repeat) == (kind, "es", False)
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_a_task_shows_the_conversation_from_the_root_to_the_message_it_is_about(engine: Engine) -> None:
    await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2], text="¿Cuántos planetas hay?")
    answer = await reply(engine, 2, root, text="Ocho.")
    view = await claim_about(engine, 3, Kind.LABEL_ASSISTANT_REPLY, answer)
    assert [(each.text, each.is_target) for each in view.conversation] == [
        ("¿Cuántos planetas hay?", False),
        ("Ocho.", True),
    ]
    assert (view.reviews_done, view.reviews_required) == (0, 1)


async def test_asking_again_resumes_the_open_task(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    first = await claim(engine, 1, Kind.INITIAL_PROMPT)
    again = await claim(engine, 1, Kind.LABEL_ASSISTANT_REPLY)
    assert (first.is_resumed, again.is_resumed, again.id) == (False, True, first.id)
    assert await count(store, t.task) == 1


async def test_a_task_is_given_in_the_language_that_was_asked_for(engine: Engine) -> None:
    await member(engine, 1, ("es", "en"))
    assert (await claim(engine, 1, Kind.INITIAL_PROMPT, lang="en")).lang == "en"


async def test_nobody_gets_work_in_a_language_they_did_not_choose(engine: Engine) -> None:
    await members(engine, 1, languages=("en",))
    await members(engine, 2, languages=("es",))
    await prompt(engine, 1)
    refusal = await refused(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    assert (refusal.reason, refusal.needed) == (Reason.WAITING_FOR_PROMPTS, Kind.INITIAL_PROMPT)


async def test_the_own_message_is_neither_reviewed_nor_answered(engine: Engine) -> None:
    await members(engine, 1, 2)
    root = await prompt(engine, 1)
    assert (await refused(engine, 1, Kind.LABEL_INITIAL_PROMPT)).reason is Reason.ONLY_OWN
    await review(engine, root, [2])
    assert (await refused(engine, 1, Kind.ASSISTANT_REPLY)).reason is Reason.ONLY_OWN


async def test_nothing_is_reviewed_twice_by_the_same_member(make_engine: EngineFactory) -> None:
    engine = make_engine(STANDARD)
    await members(engine, 1, 2)
    await review(engine, await prompt(engine, 1), [2])
    refusal = await refused(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    assert (refusal.reason, refusal.facts["waiting"]) == (Reason.ALL_DONE, 1)


async def test_whose_reply_was_rejected_may_try_once_more(engine: Engine) -> None:
    await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    await reply(engine, 2, root)
    assert (await refused(engine, 2, Kind.ASSISTANT_REPLY)).reason is not Reason.NOTHING_OPEN
    for number in range(2):
        found = (await do(engine, 3, Kind.LABEL_ASSISTANT_REPLY, answers={"spam": 1.0})).conversation
        assert found[0].id == root
        if number == 0:
            await reply(engine, 2, root)
    assert (await refused(engine, 2, Kind.ASSISTANT_REPLY)).reason is Reason.ALL_DONE
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_the_author_of_a_ranked_reply_does_not_rank_it(engine: Engine) -> None:
    await members(engine, 1, 2, 3, 4)
    root = await small_ranking(engine)
    assert (await refused(engine, 2, Kind.RANK_ASSISTANT_REPLIES)).reason is Reason.ALL_DONE
    assert (await claim(engine, 1, Kind.RANK_ASSISTANT_REPLIES)).conversation[-1].id == root


async def test_the_author_of_a_rejected_reply_may_rank_the_others(make_engine: EngineFactory) -> None:
    """With three people a tree would never end otherwise."""
    engine = make_engine(SMALL.changed({"goal_tree_size": 3, "max_children_count": 3}))
    await members(engine, 1, 2, 3, 4)
    root = await growing_prompt(engine, 1, [2])
    await review(engine, await reply(engine, 2, root), [3], answers={"spam": 1.0})
    for by in (3, 4):
        await review(engine, await reply(engine, by, root), [1])
    view = await claim(engine, 2, Kind.RANK_ASSISTANT_REPLIES)
    assert len(view.options) == 2


async def small_ranking(engine: Engine, authors: tuple[int, int] = (2, 3)) -> int:
    """A tree of member 1 in ranking with two accepted replies; its prompt. Member 4 reviews."""
    root = await growing_prompt(engine, 1, [4])
    await engine.context.store.write(
        lambda tx: tx.execute(sa.update(t.tree).values(goal_size=3, max_depth=1))
    )
    replies = [await reply(engine, by, root) for by in authors]
    for each in replies:
        await review(engine, each, [4])
    return root


async def test_options_are_shuffled_and_stay_where_they_are(engine: Engine) -> None:
    await members(engine, 1, 2, 3, 4)
    await small_ranking(engine)
    view = await claim(engine, 4, Kind.RANK_ASSISTANT_REPLIES)
    again = await engine.tasks.show(view.id, by=4)
    assert [option.id for option in again.options] == [option.id for option in view.options]


# Skipping


async def test_what_was_skipped_is_not_offered_to_that_member_again(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2, 3)
    root = await prompt(engine, 1)
    view = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    assert await engine.tasks.skip(view.id, by=2, now=NOW, reason="no sé") is Kind.LABEL_INITIAL_PROMPT
    assert (await refused(engine, 2, Kind.LABEL_INITIAL_PROMPT)).reason is Reason.ALL_DONE
    assert (await claim(engine, 3, Kind.LABEL_INITIAL_PROMPT)).conversation[-1].id == root
    row = await task_row(store, view.id)
    assert (row.state, row.skip_reason, row.closed_at) == ("skipped", "no sé", NOW)


async def test_skipping_twice_is_one_skip(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    await prompt(engine, 1)
    view = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    for _ in range(2):
        await engine.tasks.skip(view.id, by=2, now=NOW)
    (row,) = await fetch(store, sa.select(t.emoji_stat))
    assert (row.emoji, row._mapping["count"]) == ("_skip_labeling", 1)
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_a_reason_of_any_length_can_be_given(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await engine.tasks.skip(view.id, by=1, now=NOW, reason="¡\x00" * 1000)
    assert len((await task_row(store, view.id)).skip_reason) <= 512


async def test_a_prompt_task_that_was_skipped_can_be_had_again(engine: Engine) -> None:
    await member(engine, 1)
    await engine.tasks.skip((await claim(engine, 1, Kind.INITIAL_PROMPT)).id, by=1, now=NOW)
    assert not (await claim(engine, 1, Kind.INITIAL_PROMPT)).is_resumed


async def test_a_finished_task_is_not_skipped(engine: Engine) -> None:
    await member(engine, 1)
    view = await do(engine, 1, Kind.INITIAL_PROMPT)
    with pytest.raises(TaskGone):
        await engine.tasks.skip(view.id, by=1, now=NOW)


# Running out


async def test_a_task_that_ran_out_goes_to_somebody_else_and_keeps_its_draft(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    view = await claim_about(engine, 2, Kind.ASSISTANT_REPLY, root)
    await engine.tasks.save_text(view.id, "a medias", by=2)
    assert await engine.upkeep.expire_tasks(now=view.expires_at - timedelta(seconds=1)) == 0
    assert await engine.upkeep.expire_tasks(now=view.expires_at) == 1
    assert (await task_row(store, view.id)).state == "expired"
    assert (await engine.tasks.show(view.id, by=2)).draft.text == "a medias"
    assert (await engine.tasks.availability(3, now=NOW)).by_kind[Kind.ASSISTANT_REPLY].open == 1
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_asking_after_the_time_is_up_gives_a_new_task(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    old = await claim(engine, 1, Kind.INITIAL_PROMPT)
    new = await claim(engine, 1, Kind.INITIAL_PROMPT, now=NOW + VALID_FOR)
    assert new.id != old.id
    assert new.expires_at == NOW + 2 * VALID_FOR
    assert (await task_row(store, old.id)).state == "expired"
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_many_tasks_run_out_at_once(engine: Engine, store: Store) -> None:
    people = await members(engine, *range(1, 21))
    for by in people:
        await claim(engine, by, Kind.INITIAL_PROMPT)
    assert await engine.upkeep.expire_tasks(now=NOW + VALID_FOR) == 20
    assert await engine.upkeep.expire_tasks(now=NOW + VALID_FOR) == 0
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


# Nothing available


async def test_prompts_close_when_too_many_are_under_review(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"max_active_trees": 1, "max_initial_prompt_review": 1}))
    await members(engine, 1, 2, 3)
    await prompt(engine, 1)
    await claim(engine, 2, Kind.INITIAL_PROMPT)  # being written counts
    assert (await refused(engine, 3, Kind.INITIAL_PROMPT)).reason is Reason.PROMPTS_FULL


async def test_prompts_can_be_closed_in_a_language(make_engine: EngineFactory) -> None:
    engine = make_engine(book=RuleBook(SMALL, prompts_closed=frozenset({"es"})))
    await member(engine, 1, ("es", "en"))
    assert (await claim(engine, 1, Kind.INITIAL_PROMPT)).lang == "en"
    await member(engine, 2, ("es",))
    assert (await refused(engine, 2, Kind.INITIAL_PROMPT)).reason is Reason.PROMPTS_CLOSED
    refusal = await refused(engine, 2, None)
    assert (refusal.reason, refusal.needed) == (Reason.WAITING_FOR_PROMPTS, None)


async def test_a_kind_that_the_rules_switch_off_is_named_so(engine: Engine) -> None:
    await member(engine, 1)
    assert (await refused(engine, 1, Kind.RANK_PROMPTER_REPLIES)).reason is Reason.NOT_COLLECTED


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.info.family is not Family.WRITE])
async def test_an_empty_store_has_no_work_but_prompts(engine: Engine, kind: Kind) -> None:
    await member(engine, 1)
    refusal = await refused(engine, 1, kind)
    is_off = kind is Kind.RANK_PROMPTER_REPLIES
    assert refusal.reason is (Reason.NOT_COLLECTED if is_off else Reason.WAITING_FOR_PROMPTS)
    assert (await engine.tasks.availability(1, now=NOW)).most_needed() is Kind.INITIAL_PROMPT


async def test_fewer_than_three_waiting_prompts_are_not_compared(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"max_active_trees": 1}))
    await members(engine, 1, 2, 3)
    await growing_prompt(engine, 1, [2])
    for number in range(3):
        assert (await refused(engine, 3, Kind.RANK_INITIAL_PROMPTS)).reason is Reason.NOTHING_OPEN, number
        await review(engine, await prompt(engine, 1), [2])
    assert len((await claim(engine, 3, Kind.RANK_INITIAL_PROMPTS)).options) == 3


async def test_a_kind_without_weight_comes_only_when_it_is_asked_for(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"weight_initial_prompt": 0.0}))
    await member(engine, 1)
    await refused(engine, 1, None)
    assert (await claim(engine, 1, Kind.INITIAL_PROMPT)).kind is Kind.INITIAL_PROMPT


async def test_availability_says_what_waits_for_others(engine: Engine) -> None:
    await members(engine, 1, 2, languages=("es", "en"))
    await prompt(engine, 1)
    mine, theirs = [
        (await engine.tasks.availability(by, now=NOW)).by_kind[Kind.LABEL_INITIAL_PROMPT] for by in (1, 2)
    ]
    assert (mine.open, mine.waiting) == (0, 1)
    assert (theirs.open, theirs.waiting) == (1, 0)


async def test_on_a_server_only_the_languages_that_it_offers_count(engine: Engine) -> None:
    await member(engine, 1)
    await member(engine, 2, ["es", "en"])
    await prompt(engine, 1)
    engine.context.offered = {77: ("en",), 78: ("fr",)}
    here, nowhere, elsewhere = [
        await engine.tasks.availability(2, now=NOW, guild_discord_id=guild) for guild in (77, 78, 79)
    ]
    assert (here.languages, nowhere.languages, elsewhere.languages) == (("en",), (), ("en", "es"))
    open_to_label = [found.by_kind[Kind.LABEL_INITIAL_PROMPT].open for found in (here, nowhere, elsewhere)]
    assert open_to_label == [0, 0, 1]


async def test_looking_at_what_is_open_changes_nothing(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    await prompt(engine, 1)
    before = await snapshot_of_everything(store)
    await engine.tasks.availability(2, now=NOW)
    await engine.members.view(2)
    assert await snapshot_of_everything(store) == before


async def test_work_that_is_no_longer_wanted_does_not_keep_a_member_from_other_work(engine: Engine) -> None:
    await members(engine, 1, 2, 3, 4)
    root = await prompt(engine, 1)
    stuck = await claim_about(engine, 2, Kind.LABEL_INITIAL_PROMPT, root)
    for by in (3, 4):
        await engine.votes.report(root, "spam", "", by=by, now=NOW)
    other = await claim(engine, 2, Kind.INITIAL_PROMPT)
    assert (other.id != stuck.id, other.is_resumed) == (True, False)
    with pytest.raises(TaskGone) as refusal:
        await engine.tasks.show(stuck.id, by=2)
    assert refusal.value.key == "error-task-withdrawn"
