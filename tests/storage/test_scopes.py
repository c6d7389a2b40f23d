"""Exports hold what their authors and voters let be published, and nothing else."""

from __future__ import annotations

import sqlalchemy as sa

from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services import scopes
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.builders import NOW, carry_to_the_end, fetch, growing_prompt, members
from tests.domain.oasst_files import Node
from tests.storage.transfers import take_out

ANA, BEA, CARLOS, DORA = 1, 2, 3, 4


async def _finished(engine: Engine) -> list[Node]:
    """A finished conversation of four people, its prompt by Ana, as it is exported."""
    people = await members(engine, ANA, BEA, CARLOS, DORA)
    root = await growing_prompt(engine, ANA, [BEA])
    assert await carry_to_the_end(engine, root, people) is TreeState.READY_FOR_EXPORT
    return await take_out(engine.context.store)


def _messages(line: Node) -> list[Node]:
    """All messages of a line."""
    waiting, found = [line["prompt"]], []
    for node in waiting:
        found.append(node)
        waiting.extend(node["replies"])
    return found


def _by_id(line: Node) -> dict[str, Node]:
    return {node["message_id"]: node for node in _messages(line)}


async def test_a_conversation_whose_prompt_may_not_be_published_stays_here(engine: Engine) -> None:
    (before,) = await _finished(engine)
    await engine.privacy.choose_scopes(ANA, text=False)
    assert await take_out(engine.context.store) == []
    (line,) = await take_out(engine.context.store, keep_places=True)
    top = line["prompt"]
    assert (top["text"], top["deleted"], "user_id" in top) == ("", True, False)
    await engine.privacy.choose_scopes(ANA, text=True)
    assert await take_out(engine.context.store) == [before]


async def test_replies_that_may_not_be_published_leave_no_empty_ends(engine: Engine) -> None:
    (before,) = await _finished(engine)
    await engine.privacy.choose_scopes(BEA, text=False)
    authors = {node["user_id"] for node in _messages(before)}
    (line,) = await take_out(engine.context.store)
    left = _messages(line)
    assert len({node["user_id"] for node in left}) < len(authors)
    assert all(node["text"] for node in left)
    (kept,) = await take_out(engine.context.store, keep_places=True)
    assert all(node["text"] or node["replies"] for node in _messages(kept))
    assert len(_messages(kept)) >= len(left)


async def test_reviews_that_may_not_be_published_do_not_count(engine: Engine) -> None:
    (before,) = await _finished(engine)
    await engine.privacy.choose_scopes(BEA, votes=False)
    (line,) = await take_out(engine.context.store)
    found, old = _by_id(line), _by_id(before)
    assert found.keys() == old.keys()
    top = before["prompt"]["message_id"]
    assert old[top]["review_count"] == 1
    assert (found[top]["review_count"], "labels" in found[top]) == (0, False)
    assert all(found[each]["text"] == old[each]["text"] for each in old)
    for voter in (ANA, CARLOS, DORA):
        await engine.privacy.choose_scopes(voter, votes=False)
    (bare,) = await take_out(engine.context.store)
    assert not any("labels" in node or "rank" in node for node in _messages(bare))


async def test_orders_of_others_rank_what_is_exported(engine: Engine, store: Store) -> None:
    (before,) = await _finished(engine)
    b, m = t.ballot.c, t.message.c
    (first, *_) = await fetch(store, sa.select(t.ballot).order_by(b.id))
    others = sa.select(t.contributor.c.id).where(t.contributor.c.id != first.contributor_id)

    def reverse(tx: Tx) -> None:
        """Another order of the same replies, by somebody else, and the first one is kept."""
        tx.execute(sa.delete(t.ballot).where(b.parent_id == first.parent_id, b.id != first.id))
        row = {name: value for name, value in first._mapping.items() if name != "id"}
        who = tx.execute(others.limit(1)).scalar_one()
        changed = {"contributor_id": who, "task_id": 9_999, "groups": first.groups[::-1]}
        tx.execute(sa.insert(t.ballot).values(row | changed))
        own = t.contributor.c.id == first.contributor_id
        tx.execute(sa.update(t.contributor).where(own).values(publishes_votes=False))

    await store.write(reverse)
    ids = {row.id: row.public_id for row in await fetch(store, sa.select(m.id, m.public_id))}
    (line,) = await take_out(store)
    ranks = [_by_id(line)[ids[group[0]]]["rank"] for group in first.groups]
    assert len(ranks) > 1
    assert ranks == sorted(ranks, reverse=True)
    assert _by_id(line).keys() == _by_id(before).keys()


async def test_thumbs_that_may_not_be_published_do_not_count(engine: Engine, store: Store) -> None:
    await _finished(engine)
    m = t.message.c
    query = sa.select(m.id).where(m.parent_id.is_(None))
    root = await store.read(lambda tx: tx.execute(query).scalar_one())
    await engine.votes.vote(root, 1, by=CARLOS, now=NOW)
    await engine.votes.vote(root, 1, by=DORA, now=NOW)
    await engine.privacy.choose_scopes(DORA, votes=False)
    (line,) = await take_out(store)
    assert line["prompt"]["emojis"] == {"+1": 1}


async def test_who_keeps_what_is_answered_by_an_index(engine: Engine, store: Store) -> None:
    if store.dialect != "sqlite":
        return
    statement = scopes._CLOSED.compile(sa.create_engine("sqlite://"), compile_kwargs={"literal_binds": True})
    plan = await store.read(
        lambda tx: [row[3] for row in tx.execute(sa.text(f"EXPLAIN QUERY PLAN {statement}"))]
    )
    assert any("ix_contributor_scopes" in each for each in plan), plan
