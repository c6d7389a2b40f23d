"""Trees as files have them: one with every optional key filled, and a strategy for all that the format allows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from storage.domain.states import TreeState

Node = dict[str, Any]

ALWAYS_WRITTEN = ("review_count", "deleted", "synthetic", "replies")


def nodes_of(tree: Node) -> Iterator[Node]:
    """Every message of a tree, parents first."""
    waiting = [tree["prompt"]]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.get("replies") or []))


def line(tree: Node) -> str:
    """The tree as a line of a file."""
    return json.dumps(tree)


def message(message_id: str, *replies: Node, role: str = "prompter", **more: Any) -> Node:
    """A message as an export writes it, with as little as possible in it; replies get their parent's id."""
    for reply in replies:
        reply.setdefault("parent_id", message_id)
    return {
        "message_id": message_id,
        "text": f"Text of {message_id}",
        "role": role,
        "lang": "es",
        "review_count": 3,
        "review_result": True,
        "deleted": False,
        "synthetic": False,
        "replies": list(replies),
        **more,
    }


def answer(message_id: str, *replies: Node, **more: Any) -> Node:
    """A message of the assistant."""
    return message(message_id, *replies, role="assistant", **more)


def tree(name: str, *replies: Node, state: str = "ready_for_export", **more: Any) -> Node:
    """A tree whose prompt has these replies."""
    return {"message_tree_id": name, "tree_state": state, "prompt": message(name, *replies, **more)}


def minimal_tree(name: str, **more: Any) -> Node:
    """A tree with nothing but what a message must have: a prompt, two answers, one of them answered."""

    def bare(message_id: str, role: str, *replies: Node) -> Node:
        found: Node = {"message_id": message_id, "text": f"Text of {message_id}", "role": role, "lang": "es"}
        return found | {"replies": list(replies)} if replies else found

    third = bare(f"{name}-3", "prompter")
    answers = (bare(f"{name}-1", "assistant", third), bare(f"{name}-2", "assistant"))
    return {"message_tree_id": name, "prompt": bare(name, "prompter", *answers), **more}


def full_tree(name: str = "full") -> Node:
    """A tree in which every optional key of the format is filled, in several notations."""
    event = {"type": "emoji", "user_id": "author-2", "emoji": "+1"}
    ranking = {"type": "ranking", "user_id": "author-3", "ranking": [1, 0], "not_rankable": None}
    last = message(
        f"{name}-3",
        created_date="2023-02-05T14:23:50Z",
        review_count=2,
        review_result=False,
        emojis={},
        labels={},
        lang="es-MX",
    )
    best = answer(
        f"{name}-1",
        last,
        user_id="author-2",
        created_date="2023-02-05 16:23:50.5+02:00",
        rank=0,
        emojis={"+1": 4, "-1": 0, "_skip_reply": 2, "_skip_labeling": 1},
        labels={"quality": {"value": 11 / 12, "count": 3}, "humor": {"value": 1 / 3, "count": 1}},
        detoxify={"toxicity": 1.5e-05, "obscene": 0.25, "threat": 0.1},
        events={"emoji": [event]},
    )
    deleted = answer(
        f"{name}-2",
        user_id="author-3",
        created_date="2023-02-05T14:23:50",
        rank=1,
        deleted=True,
        frontend=None,
    )
    del deleted["frontend"]
    machine = answer(
        f"{name}-4",
        synthetic=True,
        model_name="chip20b",
        review_count=0,
        review_result=None,
        message_tree_id=name,
    )
    del machine["review_result"]
    found = tree(
        name,
        best,
        deleted,
        machine,
        user_id="author-1",
        created_date="2023-02-05T14:23:50.983374+00:00",
        labels={"spam": {"value": 0.0, "count": 3}, "copied_from_ai": {"value": 1.0, "count": 2}},
        emojis={"+1": 1},
        events={"ranking": [ranking], "report": []},
        review_count=7,
    )
    return found | {
        "origin": "a test",
        "campaign": {"name": 'ñandú \u2028 "quoted" \\ \x7f', "weights": [1, 2.5, None]},
    }


def expected(found: Node, user_id: Callable[[str], str] = str) -> Node:
    """What comes back: nothing that is null, replies by rank, author ids as `user_id` makes them."""
    found = {key: value for key, value in found.items() if value is not None}
    found["prompt"] = {**found["prompt"]}
    for node in nodes_of(found):
        for key in [key for key, value in node.items() if value is None]:
            del node[key]
        if "replies" in node:
            replies = [{**reply} for reply in node["replies"]]
            node["replies"] = sorted(
                replies, key=lambda reply: (reply.get("rank") is None, reply.get("rank") or 0)
            )
    for node in nodes_of(found):
        for key, value in node.items():
            if key not in ("replies", "labels", "emojis"):
                node[key] = _hashed(value, user_id)
        if "user_id" in node:
            node["user_id"] = user_id(node["user_id"])
    return found


def _hashed(value: Any, user_id: Callable[[str], str]) -> Any:
    if isinstance(value, list):
        return [_hashed(item, user_id) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: user_id(item) if key == "user_id" and isinstance(item, str) else _hashed(item, user_id)
        for key, item in value.items()
    }


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=32)
counts = st.integers(0, 100_000)
shares = st.floats(0, 1) | st.integers(0, 1)
zones = (
    st.none()
    | st.just(UTC)
    | st.sampled_from([timezone(timedelta(hours=-5)), timezone(timedelta(minutes=345))])
)
moments = st.builds(
    lambda moment, zone, notation: notation(moment.replace(tzinfo=zone)),
    st.datetimes(datetime(1000, 1, 3), datetime(9998, 1, 1)),  # noqa: DTZ001  # the zone is drawn apart
    zones,
    st.sampled_from(
        [
            lambda moment: moment.isoformat(),
            lambda moment: moment.isoformat(" ", "milliseconds"),
            lambda moment: moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z",
            lambda moment: moment.strftime("%Y%m%dT%H%M%S"),
        ]
    ),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(-1e12, 1e12) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
unknown_keys = st.dictionaries(texts.map(lambda text: f"x{text}"), values, max_size=2)


def _key(name: str, inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Node]:
    """The key with a value, null, or not there."""
    return st.just({}) | st.just({name: None}) | inner.map(lambda value: {name: value})


@st.composite
def _messages(draw: st.DrawFn, *, role: str, parent_id: str | None, message_id: str) -> Node:
    found: Node = {
        "message_id": message_id,
        "text": draw(texts.map(lambda text: f"{text}.")),
        "role": role,
    }
    parts = [
        _key("user_id", names),
        _key("created_date", moments),
        _key("review_count", counts),
        _key("review_result", st.booleans()),
        _key("deleted", st.booleans()),
        _key("rank", st.integers(0, 3)),
        _key("synthetic", st.booleans()),
        _key("model_name", names),
        _key("emojis", st.dictionaries(names, counts, max_size=3)),
        _key(
            "labels",
            st.dictionaries(names, st.fixed_dictionaries({"value": shares, "count": counts}), max_size=3),
        ),
        unknown_keys,
    ]
    for part in parts:
        found |= draw(part)
    langs = st.sampled_from(["es", "en", "pt-BR", "uk-UA"])
    found |= {"lang": draw(langs)} if parent_id is None else draw(_key("lang", langs))
    return found if parent_id is None else found | draw(_key("parent_id", st.just(parent_id)))


@st.composite
def trees(draw: st.DrawFn) -> Node:
    """Any tree that the format allows, of up to six messages; ids are short, see `renamed`."""
    prompt = draw(_messages(role="prompter", parent_id=None, message_id="0"))
    found = [prompt]
    for number in range(1, draw(st.integers(1, 6))):
        parent = draw(st.sampled_from(found))
        role = "assistant" if parent["role"] == "prompter" else "prompter"
        reply = draw(_messages(role=role, parent_id=parent["message_id"], message_id=str(number)))
        parent.setdefault("replies", []).append(reply)
        found.append(reply)
    for leaf in found:
        if "replies" not in leaf:
            leaf |= draw(_key("replies", st.just([])))
    states = st.sampled_from([state.value for state in TreeState])
    tree_id = draw(st.sampled_from(["0", "tree"]))
    return (
        {"message_tree_id": tree_id, "prompt": prompt}
        | draw(_key("tree_state", states))
        | draw(_key("origin", names))
        | draw(unknown_keys)
    )


def renamed(found: Node, prefix: str) -> Node:
    """The same tree under ids of its own."""
    copy: Node = json.loads(json.dumps(found))
    copy["message_tree_id"] = prefix + copy["message_tree_id"]
    for node in nodes_of(copy):
        node["message_id"] = prefix + node["message_id"]
        if node.get("parent_id") is not None:
            node["parent_id"] = prefix + node["parent_id"]
    return copy
