"""What leaves in an export and what does not: nobody's identity, nothing that was deleted."""

from __future__ import annotations

import hmac
import io
import json
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.kinds import Kind
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.transfer import export_trees
from storage.store import Store
from tests.builders import (
    NOW,
    SPAM,
    claim,
    do,
    engine_over,
    fetch,
    finish,
    growing_prompt,
    members,
    message_row,
    reply,
    review,
)
from tests.domain.oasst_files import (
    answer,
    full_tree,
    message,
    nodes_of,
    tree,
)
from tests.storage.transfers import (
    SECRET,
    take_in,
    take_out,
)


async def finished_tree(engine: Engine) -> tuple[int, int, int]:
    """A prompt of member 1 with replies of 2 and 3, each reviewed by somebody; their messages."""
    await members(engine, *range(1, 6))
    root = await growing_prompt(engine, 1, [2], text="¿Cuántas lunas tiene Marte?")
    first = await reply(engine, 2, root, text="Dos: Fobos y Deimos.")
    second = await reply(engine, 3, root, text="Ninguna.")
    await review(engine, first, [4], answers={"spam": 0.0, "quality": 0.75})
    await review(engine, second, [4], answers={"spam": 0.0})
    return root, first, second


async def test_a_tree_written_here_leaves_in_the_same_format(store: Store, engine: Engine) -> None:
    root, first, _second = await finished_tree(engine)
    await engine.votes.vote(first, 1, by=5, now=NOW)
    back = (await take_out(store))[0]
    assert back["tree_state"] == "growing"
    assert back["message_tree_id"] == back["prompt"]["message_id"]
    replies = back["prompt"]["replies"]
    assert [node["text"] for node in replies] == ["Dos: Fobos y Deimos.", "Ninguna."]
    member_id = (await message_row(store, first)).author_id
    assert replies[0] == {
        "message_id": (await message_row(store, first)).public_id,
        "parent_id": (await message_row(store, root)).public_id,
        "user_id": hmac.new(SECRET, f"contributor:{member_id}".encode(), "sha256").hexdigest(),
        "created_date": "2026-03-02T12:00:00+00:00",
        "text": "Dos: Fobos y Deimos.",
        "role": "assistant",
        "lang": "es",
        "review_count": 1,
        "review_result": True,
        "deleted": False,
        "synthetic": False,
        "emojis": {"+1": 1},
        "replies": [],
        "labels": {"spam": {"value": 0.0, "count": 1}, "quality": {"value": 0.75, "count": 1}},
    }


async def test_nobodys_identity_leaves(store: Store) -> None:
    engine = engine_over(store)
    someone, other, guild = 111222333444555666, 222333444555666777, 999888777666555444
    await members(engine, someone, other)
    view = await engine.tasks.claim(someone, Kind.INITIAL_PROMPT, guild_discord_id=guild, now=NOW)
    await finish(engine, view, someone, text="¿Quién soy?")
    view = await engine.tasks.claim(other, Kind.LABEL_INITIAL_PROMPT, guild_discord_id=guild, now=NOW)
    await finish(engine, view, other)
    await take_in(store, full_tree())
    out = io.BytesIO()
    await export_trees(store, out, secret=SECRET, states=None)
    for secret in (someone, other, guild, SECRET.decode(), "author-1", "author-2", "author-3"):
        assert str(secret).encode() not in out.getvalue()
    again = io.BytesIO()
    await export_trees(store, again, secret=SECRET[::-1], states=None)
    ids = [
        json.loads(each)["prompt"]["user_id"]
        for text in (out, again)
        for each in text.getvalue().splitlines()
    ]
    assert len(set(ids)) == 4


async def test_a_short_secret_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="at least 32 bytes"):
        await export_trees(store, io.BytesIO(), secret=b"x" * 31)


async def test_only_finished_trees_leave_unless_others_are_asked_for(store: Store) -> None:
    await take_in(
        store, tree("a"), tree("b", state="halted_by_moderator"), tree("c", lang="en"), tree("d", lang="fr")
    )

    async def exported(**how: Any) -> list[str]:
        out = io.BytesIO()
        await export_trees(store, out, secret=SECRET, **how)
        return [json.loads(each)["message_tree_id"] for each in out.getvalue().splitlines()]

    assert await exported() == ["a", "c", "d"]
    assert await exported(states=None) == ["a", "b", "c", "d"]
    assert await exported(states=[TreeState.HALTED_BY_MODERATOR]) == ["b"]
    assert await exported(states=[]) == []
    assert await exported(langs={"en", "es"}) == ["a", "c"]
    assert await exported(langs={"pt"}) == []


async def delete(store: Store, public_id: str) -> None:
    """Take out a message and what hangs below it, as moderation does."""
    (row,) = await fetch(store, sa.select(t.message).where(t.message.c.public_id == public_id))
    await engine_over(store).moderation.remove(row.id, now=NOW)


async def test_what_was_deleted_here_stays_here_with_what_hangs_below(store: Store) -> None:
    await take_in(store, tree("a", answer("b", message("c")), answer("d")), tree("e", answer("f")))
    await delete(store, "b")
    await store.write(
        lambda tx: tx.execute(
            sa.update(t.message).where(t.message.c.public_id == "c").values(is_deleted=False)
        )
    )
    await delete(store, "e")
    back = await take_out(store)
    assert [[node["message_id"] for node in nodes_of(each)] for each in back] == [["a", "d"]]


async def test_what_came_deleted_leaves_marked_as_deleted(store: Store) -> None:
    found = [tree("a", answer("b", message("c"), deleted=True)), tree("d", answer("e"), deleted=True)]
    await take_in(store, *found)
    assert await take_out(store) == found


async def test_reviews_here_are_added_to_the_numbers_of_the_file(store: Store) -> None:
    engine = engine_over(store)
    await members(engine, 1, 2)
    labels = {"quality": {"value": 0.5, "count": 3}, "humor": {"value": 11 / 12, "count": 3}}
    await take_in(
        store,
        tree(
            "a",
            review_count=0,
            review_result=None,
            labels=labels,
            emojis={"+1": 2},
            state="initial_prompt_review",
        ),
    )
    await do(engine, 1, Kind.LABEL_INITIAL_PROMPT, answers={"spam": 0.0, "quality": 1.0})
    prompt = (await fetch(store, sa.select(t.message.c.id)))[0].id
    await engine.votes.vote(prompt, 1, by=2, now=NOW)
    node = (await take_out(store))[0]["prompt"]
    assert node["labels"] == {
        "quality": {"value": 0.625, "count": 4},
        "humor": {"value": 11 / 12, "count": 3},
        "spam": {"value": 0.0, "count": 1},
    }
    assert node["emojis"] == {"+1": 3}
    assert (node["review_count"], node["review_result"]) == (1, True)


async def test_a_thumb_that_was_taken_back_does_not_leave(store: Store, engine: Engine) -> None:
    _, first, _ = await finished_tree(engine)
    for _press in range(2):
        await engine.votes.vote(first, 1, by=5, now=NOW)
    assert all("emojis" not in node for node in nodes_of((await take_out(store))[0]))


async def test_a_rejected_reply_leaves_only_when_it_is_asked_for_and_says_so(
    store: Store, engine: Engine
) -> None:
    await members(engine, *range(1, 5))
    root = await growing_prompt(engine, 1, [2])
    bad = await reply(engine, 2, root)
    await review(engine, bad, [3], answers=SPAM)
    node = (await take_out(store))[0]["prompt"]["replies"][0]
    assert (node["review_count"], node["review_result"]) == (1, False)
    assert node["labels"] == {"spam": {"value": 1.0, "count": 1}}
    assert (await take_out(store, include_rejected=False))[0]["prompt"]["replies"] == []


async def test_the_consensus_decides_the_ranks_that_leave(store: Store) -> None:
    engine = engine_over(store)
    await members(engine, 1)
    await take_in(store, tree("a", answer("b"), answer("c"), state="ranking"))
    view = await claim(engine, 1, Kind.RANK_ASSISTANT_REPLIES)
    ids = {row.public_id: row.id for row in await fetch(store, sa.select(t.message))}
    await finish(engine, view, 1, order=[[ids["c"]], [ids["b"]]])
    replies = (await take_out(store, states={TreeState.READY_FOR_EXPORT}))[0]["prompt"]["replies"]
    assert [(node["message_id"], node["rank"]) for node in replies] == [("c", 0), ("b", 1)]
