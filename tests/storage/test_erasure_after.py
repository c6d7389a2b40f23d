"""What is left of a conversation once somebody in it was erased, whatever moderators did to it before and after."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.cases import CaseReason, Hold
from storage.domain.errors import MessageGone, NotReviewable, TreeNotRestorable
from storage.domain.kinds import Kind
from storage.domain.privacy import ErasedMessages
from storage.domain.states import TreeState
from storage.queries import audit, erasing, sql, trees
from storage.queries import tables as t
from storage.services import erasure, holds
from storage.services.engine import Engine
from storage.services.sending_back import send_back_in
from storage.store import Store, Tx
from tests.builders import (
    NOW,
    SPAM,
    EngineFactory,
    claim,
    count,
    fetch,
    growing_prompt,
    members,
    message_row,
    prompt,
    reply,
    review,
    state_of,
    tree_row,
)
from tests.storage.case_stories import case_row, opened
from tests.storage.situations import RULES, in_order, points_of
from tests.storage.staff import OPERATOR, contributor

ANA, BEA, CARLOS, DORA, EVA = 1, 2, 3, 4, 5
"""Ana asks, Bea answers, Carlos asks on; Bea is erased unless a test says otherwise."""
QUOTE = "zarzaparrilla"
S = TreeState


@pytest.fixture
async def root(engine: Engine) -> int:
    """Ana's prompt; the conversation grows."""
    await members(engine, ANA, BEA, CARLOS, DORA, EVA)
    return await growing_prompt(engine, ANA, [DORA])


@pytest.fixture
async def answer(engine: Engine, root: int) -> int:
    """Bea's accepted answer."""
    written = await reply(engine, BEA, root)
    await review(engine, written, [DORA])
    return written


@pytest.fixture
async def below(engine: Engine, answer: int) -> int:
    """Carlos's accepted question below it."""
    written = await reply(engine, CARLOS, answer)
    await review(engine, written, [DORA])
    return written


@pytest.fixture
async def place(engine: Engine, answer: int, below: int) -> int:
    """Bea's answer once she was erased: an empty place, with Carlos's question below it."""
    engine.erasure.mode = ErasedMessages.PLACEHOLDER
    await engine.erasure.erase(BEA, now=NOW)
    assert not (await message_row(engine.context.store, answer)).is_deleted
    return answer


async def are_there(store: Store, *message_ids: int) -> list[bool]:
    """Which messages are not out."""
    return [not (await message_row(store, each)).is_deleted for each in message_ids]


class _Killed(Exception):
    """What ends an erasure after the words went, and before their conversations are tidied."""


async def take_words(engine: Engine, monkeypatch: pytest.MonkeyPatch, discord_id: int = BEA) -> None:
    """Erase a member, and be killed once the words are gone."""

    def dies(*_args: Any, **_named: Any) -> Any:
        raise _Killed

    with monkeypatch.context() as patched:
        patched.setattr(erasure, "prune", dies)
        with pytest.raises(_Killed):
            await engine.erasure.erase(discord_id, now=NOW)


# Out before


async def test_a_conversation_goes_on_when_the_author_of_a_removed_reply_is_erased(
    engine: Engine, root: int, answer: int
) -> None:
    await engine.moderation.remove(answer, now=NOW)
    await engine.erasure.erase(BEA, now=NOW)
    await in_order(engine)
    assert (await claim(engine, EVA, Kind.ASSISTANT_REPLY)).conversation[-1].id == root


async def test_a_conversation_goes_on_when_the_author_of_a_rejected_and_removed_reply_is_erased(
    engine: Engine, root: int
) -> None:
    written = await reply(engine, BEA, root)
    await review(engine, written, [DORA], answers=SPAM)
    await engine.moderation.remove(written, now=NOW)
    await engine.erasure.erase(BEA, now=NOW)
    await in_order(engine)
    assert (await claim(engine, EVA, Kind.ASSISTANT_REPLY)).conversation[-1].id == root


async def test_a_conversation_goes_on_when_the_author_of_a_reported_reply_is_erased(
    engine: Engine, root: int, answer: int
) -> None:
    for by in (CARLOS, EVA):
        await engine.votes.report(answer, "spam", "", by=by, now=NOW)
    assert await are_there(engine.context.store, answer) == [False]
    await engine.erasure.erase(BEA, now=NOW)
    await in_order(engine)
    assert (await claim(engine, EVA, Kind.ASSISTANT_REPLY)).conversation[-1].id == root


# What others wrote about it


async def written_about(store: Store, message_id: int) -> set[str]:
    """Where a text that quotes the message is left."""

    def body(tx: Tx) -> set[str]:
        texts = {
            "report": tx.execute(sa.select(t.report.c.text)).scalars(),
            "case": tx.execute(sa.select(t.review_case.c.facts)).scalars(),
            "audit": tx.execute(sa.select(t.audit_entry.c.details)).scalars(),
        }
        return {name for name, values in texts.items() if any(QUOTE in str(value) for value in values)}

    return await store.read(body)


async def log(store: Store, subject: str, **details: Any) -> None:
    """A moderator halted something, and said why."""
    await store.write(
        lambda tx: audit.append(
            tx, "case.halted", subject, by=9, guild_discord_id=None, now=NOW, reason=QUOTE, **details
        )
    )


async def test_reports_and_cases_of_others_quote_erased_words_no_more(
    engine: Engine, store: Store, answer: int
) -> None:
    await engine.votes.report(answer, "other", f"Dice {QUOTE}", by=EVA, now=NOW)
    case_id = await opened(engine, answer, CaseReason.PASTED, phrase=QUOTE)
    assert await written_about(store, answer) == {"report", "case"}
    await engine.erasure.erase(BEA, now=NOW)
    assert await written_about(store, answer) == set()
    assert (await case_row(store, case_id)).facts is None
    assert await count(store, t.report) == 1


async def test_what_moderators_said_of_a_conversation_goes_with_the_words_it_was_said_about(
    engine: Engine, store: Store, root: int, answer: int
) -> None:
    tree = f"tree:{(await tree_row(store, root)).id}"
    await log(store, tree, message=answer)
    await log(store, tree)
    await engine.erasure.erase(BEA, now=NOW)
    assert await written_about(store, answer) == set()
    assert (await engine.audit_log.verify()).is_whole


async def test_what_they_said_of_it_over_the_words_of_another_stays(
    engine: Engine, store: Store, root: int, answer: int
) -> None:
    await log(store, f"tree:{(await tree_row(store, root)).id}", message=root)
    await engine.erasure.erase(BEA, now=NOW)
    assert await written_about(store, answer) == {"audit"}


async def test_nothing_said_of_a_conversation_stays_when_the_author_of_its_prompt_is_erased(
    engine: Engine, store: Store, root: int, answer: int
) -> None:
    await log(store, f"tree:{(await tree_row(store, root)).id}", message=answer)
    await engine.erasure.erase(ANA, now=NOW)
    assert await written_about(store, root) == set()


async def test_what_came_while_a_conversation_waited_to_be_tidied_goes_too(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    eva = await contributor(store, EVA)
    await take_words(engine, monkeypatch)
    row = {"message_id": answer, "contributor_id": eva, "reason": "other", "text": QUOTE, "created_at": NOW}
    await store.write(lambda tx: sql.add(tx, t.report, row))
    case_id = await opened(engine, answer, CaseReason.PASTED, phrase=QUOTE)
    await engine.erasure.run_due(NOW)
    assert await written_about(store, answer) == set()
    assert (await case_row(store, case_id)).closed_at is not None


async def test_a_report_that_waited_for_the_conversation_while_the_words_went_is_refused(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    def waits(tx: Tx, _tree_id: int) -> bool:
        erasing.wipe_some(tx, [answer], NOW)
        return True

    monkeypatch.setattr(trees, "reserve", waits)
    with pytest.raises(MessageGone):
        await engine.votes.report(answer, "other", QUOTE, by=EVA, now=NOW)
    assert await count(store, t.report) == 0


# Places


async def test_nobody_votes_on_a_place_reports_it_or_reviews_it_again(
    engine: Engine, store: Store, place: int
) -> None:
    with pytest.raises(MessageGone):
        await engine.votes.vote(place, 1, by=EVA, now=NOW)
    with pytest.raises(MessageGone):
        await engine.votes.report(place, "spam", "", by=EVA, now=NOW)
    with pytest.raises(MessageGone):
        await engine.votes.require_reportable(place, by=EVA)
    with pytest.raises(NotReviewable):
        await engine.context.change(NOW, lambda change: send_back_in(change, place))
    assert await count(store, t.reaction) == await count(store, t.report) == 0


async def test_what_hangs_below_a_place_comes_back_with_what_is_above_it(
    engine: Engine, store: Store, root: int, place: int, below: int
) -> None:
    before = await points_of(engine, CARLOS)
    await engine.moderation.remove(root, now=NOW)
    assert await are_there(store, root, place, below) == [False] * 3
    await in_order(engine)
    await engine.moderation.restore(root, now=NOW)
    assert await are_there(store, root, place, below) == [True] * 3
    assert await points_of(engine, CARLOS) == before
    await in_order(engine, has_restored=True)


async def test_what_hangs_below_a_place_comes_back_out_of_a_quarantine(
    engine: Engine, store: Store, root: int, place: int, below: int
) -> None:
    for discord_id in (ANA, CARLOS):
        who = await contributor(store, discord_id)
        await engine.quarantine.quarantine(who, OPERATOR, reason="mucho spam", now=NOW)
        assert (await are_there(store, below))[0] is False
        await in_order(engine, has_restored=True)
        await engine.quarantine.release(who, OPERATOR, now=NOW)
        assert await are_there(store, root, place, below) == [True] * 3
        await in_order(engine, has_restored=True)


async def test_a_reply_that_is_released_before_what_is_above_its_place_comes_back_with_that(
    engine: Engine, store: Store, root: int, place: int, below: int
) -> None:
    tree_id = (await tree_row(store, root)).id
    for each in (below, root):
        hold = partial(holds.hold_all, tree_id=tree_id, message_ids=[each], why=Hold.FLOOD)
        await engine.context.change(NOW, hold)
    await engine.context.change(NOW, lambda change: holds.release_all(change, tree_id, [below]))
    assert await are_there(store, root, place, below) == [False] * 3
    await engine.context.change(NOW, lambda change: holds.release_all(change, tree_id, [root]))
    assert await are_there(store, root, place, below) == [True] * 3
    await in_order(engine, has_restored=True)


async def test_a_reply_below_places_comes_back_with_the_highest_that_was_removed(
    engine: Engine, store: Store, root: int, place: int, below: int
) -> None:
    tree_id = (await tree_row(store, root)).id
    other = await reply(engine, DORA, root)
    hold = partial(holds.hold_all, tree_id=tree_id, message_ids=[below], why=Hold.FLOOD)
    await engine.context.change(NOW, hold)
    await engine.moderation.remove(root, now=NOW)
    await engine.erasure.erase(ANA, now=NOW)
    await engine.context.change(NOW, lambda change: holds.release_all(change, tree_id, [below]))
    assert await are_there(store, root, place, below) == [False] * 3
    await engine.context.change(NOW, lambda change: holds.take_out_all(change, tree_id, [other]))
    await engine.moderation.restore(root, now=NOW)
    assert await are_there(store, root, place, below, other) == [True, True, True, False]
    await in_order(engine, has_restored=True)


async def test_where_erased_messages_keep_no_place_what_hung_below_them_stays_out(
    engine: Engine, store: Store, root: int, answer: int, below: int
) -> None:
    await engine.moderation.remove(root, now=NOW)
    await engine.erasure.erase(BEA, now=NOW)
    await engine.moderation.restore(root, now=NOW)
    assert await are_there(store, root, answer, below) == [True, False, False]
    with pytest.raises(TreeNotRestorable):
        await engine.moderation.restore(answer, now=NOW)
    await in_order(engine, has_restored=True)


async def test_a_place_goes_with_its_last_reply_and_is_there_again_with_it(
    engine: Engine, store: Store, root: int, place: int, below: int
) -> None:
    await engine.moderation.remove(below, now=NOW)
    assert await are_there(store, root, place, below) == [True, False, False]
    await in_order(engine)
    await engine.moderation.restore(below, now=NOW)
    assert await are_there(store, root, place, below) == [True] * 3
    await in_order(engine, has_restored=True)


async def test_a_place_goes_when_the_author_of_its_last_reply_is_erased(
    engine: Engine, store: Store, root: int, place: int, below: int
) -> None:
    await engine.erasure.erase(CARLOS, now=NOW)
    assert await are_there(store, root, place, below) == [True, False, False]
    await in_order(engine)


@pytest.mark.parametrize("is_held", [True, False])
async def test_a_conversation_below_an_empty_prompt_stops_and_goes_on_with_its_only_reply(
    engine: Engine, store: Store, root: int, answer: int, is_held: bool
) -> None:
    engine.erasure.mode = ErasedMessages.PLACEHOLDER
    await engine.erasure.erase(ANA, now=NOW)
    bea = await contributor(store, BEA)
    if is_held:
        await engine.quarantine.quarantine(bea, OPERATOR, reason="mucho spam", now=NOW)
    else:
        await engine.moderation.remove(answer, now=NOW)
    assert await are_there(store, root, answer) == [False, False]
    assert await state_of(store, root) is S.HALTED_BY_MODERATOR
    await in_order(engine)
    if is_held:
        await engine.quarantine.release(bea, OPERATOR, now=NOW)
    else:
        await engine.moderation.restore(answer, now=NOW)
    assert await are_there(store, root, answer) == [True, True]
    assert await state_of(store, root) is S.GROWING
    await in_order(engine, has_restored=True)


@pytest.mark.parametrize("is_held", [True, False])
async def test_such_a_conversation_that_had_been_halted_stays_so(
    engine: Engine, store: Store, root: int, answer: int, is_held: bool
) -> None:
    engine.erasure.mode = ErasedMessages.PLACEHOLDER
    await engine.erasure.erase(ANA, now=NOW)
    await engine.moderation.halt(root, now=NOW)
    bea = await contributor(store, BEA)
    if is_held:
        await engine.quarantine.quarantine(bea, OPERATOR, reason="mucho spam", now=NOW)
        await engine.quarantine.release(bea, OPERATOR, now=NOW)
    else:
        await engine.moderation.remove(answer, now=NOW)
        await engine.moderation.restore(answer, now=NOW)
    assert await are_there(store, root, answer) == [True, True]
    assert await state_of(store, root) is S.HALTED_BY_MODERATOR


# Between the words and the tidying


@pytest.mark.parametrize("mode", ErasedMessages)
@pytest.mark.parametrize("acts", [["remove"], ["remove", "restore"], ["halt"], ["halt", "restart"]])
@pytest.mark.parametrize("over", ["root", "answer", "below"])
async def test_what_moderators_do_before_a_conversation_is_tidied_is_counted_once(
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
    root: int,
    answer: int,
    below: int,
    mode: ErasedMessages,
    acts: list[str],
    over: str,
) -> None:
    engine.erasure.mode = mode
    message_id = {"root": root, "answer": answer, "below": below}[over]
    await take_words(engine, monkeypatch)
    is_refused = False
    for act in acts:
        try:
            await getattr(engine.moderation, act)(message_id, now=NOW)
        except TreeNotRestorable:
            is_refused = True
    keeps_places = mode is ErasedMessages.PLACEHOLDER
    assert is_refused is (acts[-1] == "restore" and over == "answer" and not keeps_places)
    assert await engine.erasure.run_due(NOW) == 1
    await in_order(engine, has_restored=True)


async def test_a_place_that_held_two_who_are_erased_goes_with_the_second_and_is_counted_once(
    make_engine: EngineFactory, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine(RULES.changed({"goal_tree_size": 6}))
    engine.erasure.mode = ErasedMessages.PLACEHOLDER
    await members(engine, ANA, BEA, CARLOS, DORA, EVA)
    root = await growing_prompt(engine, ANA, [DORA])
    first, second = await reply(engine, BEA, root), await reply(engine, CARLOS, root)
    for each in (first, second):
        await review(engine, each, [DORA])
    await engine.erasure.erase(ANA, now=NOW)
    await take_words(engine, monkeypatch)  # Bea's answer waits to be tidied
    await engine.moderation.remove(second, now=NOW)
    await engine.erasure.run_due(NOW)
    assert await are_there(store, root, first, second) == [False] * 3
    await in_order(engine)


async def test_an_empty_place_that_goes_later_is_not_counted_again(
    engine: Engine, store: Store, root: int, place: int, below: int
) -> None:
    engine.erasure.mode = ErasedMessages.SUBTREE
    await engine.erasure.erase(ANA, now=NOW)
    assert await are_there(store, root, place, below) == [False] * 3
    await in_order(engine)


# Thumbs


async def test_thumbs_of_an_erased_member_count_no_more_for_whom_they_judged(
    engine: Engine, store: Store, root: int, answer: int
) -> None:
    await engine.votes.vote(answer, -1, by=EVA, now=NOW)
    await engine.votes.vote(answer, -1, by=DORA, now=NOW)
    await engine.votes.vote(root, 1, by=EVA, now=NOW)
    await engine.votes.vote(root, 1, by=EVA, now=NOW)  # taken back
    k = t.conduct.c
    sums = sa.select(k.contributor_id, k.upvotes, k.downvotes).where(k.period == "total")
    sums = sums.where((k.upvotes != 0) | (k.downvotes != 0))
    bea = await contributor(store, BEA)
    assert await fetch(store, sums) == [(bea, 0, 2)]
    await engine.erasure.erase(EVA, now=NOW)
    assert await fetch(store, sums) == [(bea, 0, 1)]
    assert await count(store, t.reaction) == 1
    await in_order(engine)


async def test_a_prompt_that_nobody_answered_leaves_no_place(engine: Engine, store: Store) -> None:
    engine.erasure.mode = ErasedMessages.PLACEHOLDER
    await members(engine, ANA)
    alone = await prompt(engine, ANA)
    await engine.erasure.erase(ANA, now=NOW)
    assert await are_there(store, alone) == [False]
    await in_order(engine)
