"""The tree format: what is read comes back, and what cannot be read is said in one sentence."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from storage.domain.kinds import Role
from storage.domain.oasst import MessageRecord, TreeRecord, dump, with_pseudonyms
from storage.domain.oasst_reading import MAX_DEPTH, MAX_MESSAGES, MAX_NESTING, BrokenTree, parse
from storage.domain.states import TreeState
from tests.domain.oasst_files import (
    Node,
    answer,
    expected,
    full_tree,
    line,
    message,
    minimal_tree,
    nodes_of,
    tree,
    trees,
)

SEEDS = sorted((Path(__file__).parents[2] / "bot" / "demo" / "seed").glob("*.jsonl"))


def again(found: Node) -> Node:
    """The tree after it was read and written."""
    return json.loads(dump(parse(line(found))))


def fault_of(found: Node | str | bytes) -> str:
    """The sentence about a line that is broken."""
    with pytest.raises(BrokenTree) as caught:
        parse(found if isinstance(found, str | bytes) else line(found))
    return str(caught.value)


# Back and forth


def test_real_trees_come_back_key_by_key(shared_data: Path) -> None:
    lines = (shared_data / "oasst_en_100_trees.jsonl").read_bytes().splitlines()
    assert len(lines) == 100
    for each in lines:
        assert json.loads(dump(parse(each))) == json.loads(each)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_our_own_seeds_come_back_key_by_key(path: Path) -> None:
    for each in path.read_bytes().splitlines():
        assert json.loads(dump(parse(each))) == json.loads(each)


def test_every_optional_key_comes_back() -> None:
    assert again(full_tree()) == expected(full_tree())


def test_a_tree_with_nothing_optional_comes_back_without_additions() -> None:
    assert again(minimal_tree("a")) == minimal_tree("a")


@given(trees())
def test_any_tree_comes_back(found: Node) -> None:
    assert again(found) == expected(copy.deepcopy(found))


@given(trees())
def test_what_was_written_is_one_line_and_read_the_same(found: Node) -> None:
    written = dump(parse(line(found)))
    assert len(written.splitlines()) == 1
    assert dump(parse(written)) == written
    assert dump(parse(written.encode())) == written


def test_the_keys_stand_in_the_order_of_the_format() -> None:
    found = again(full_tree())
    assert list(found)[:3] == ["message_tree_id", "tree_state", "prompt"]
    order = ["message_id", "parent_id", "user_id", "created_date", "text", "role", "lang", "review_count"]
    order += ["review_result", "deleted", "rank", "synthetic", "model_name", "emojis", "replies", "labels"]
    for node in nodes_of(
        again(tree("a", answer("b", rank=1, user_id="x", emojis={"+1": 1}, model_name="m")))
    ):
        assert list(node) == [key for key in order if key in node]


def test_depth_follows_from_the_structure() -> None:
    found = parse(line(tree("a", answer("b", message("c", answer("d"))), answer("e"))))
    assert {each.message_id: each.depth for each in found.messages} == {
        "a": 0,
        "b": 1,
        "c": 2,
        "d": 3,
        "e": 1,
    }


def test_parents_stand_before_replies_and_siblings_keep_their_order() -> None:
    found = parse(line(tree("a", answer("b", message("c")), answer("d"))))
    assert [each.message_id for each in found.messages] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2023-02-05T14:23:50.983374+00:00", datetime(2023, 2, 5, 14, 23, 50, 983374, UTC)),
        ("2023-02-05T14:23:50Z", datetime(2023, 2, 5, 14, 23, 50, tzinfo=UTC)),
        ("2023-02-05 16:23:50+02:00", datetime(2023, 2, 5, 14, 23, 50, tzinfo=UTC)),
        ("2023-02-05T14:23:50", datetime(2023, 2, 5, 14, 23, 50, tzinfo=UTC)),
        ("2023-02-05", datetime(2023, 2, 5, tzinfo=UTC)),
    ],
)
def test_a_date_is_understood_and_keeps_its_notation(written: str, moment: datetime) -> None:
    found = tree("a", created_date=written)
    assert parse(line(found)).messages[0].created_at == moment
    assert again(found) == found


def test_replies_come_best_first_and_unranked_ones_last() -> None:
    found = again(
        tree("a", answer("b"), answer("c", rank=2), answer("d", rank=0), answer("e"), answer("f", rank=0))
    )
    assert [reply["message_id"] for reply in found["prompt"]["replies"]] == ["d", "f", "c", "b", "e"]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse("\ufeff" + line(tree("a"))).tree_id == "a"


# What changed since it was read


def read(found: Node) -> MessageRecord:
    """The prompt of a tree as it was read."""
    return parse(line(found)).messages[0]


def written(record: MessageRecord, **changes: Any) -> Node:
    """The prompt as it is written after these changes."""
    changed = record._replace(**changes)
    return json.loads(dump(TreeRecord("a", TreeState.RANKING, (changed,))))["prompt"]


def test_what_changed_since_the_import_is_written_as_it_is_now() -> None:
    record = read(minimal_tree("a"))
    bare = written(record)
    assert "review_count" not in bare
    assert "deleted" not in bare
    now = written(record, review_count=2, is_deleted=True, emojis={"+1": 1}, labels={"spam": (0.0, 2)})
    assert (now["review_count"], now["deleted"]) == (2, True)
    assert now["emojis"] == {"+1": 1}
    assert now["labels"] == {"spam": {"value": 0.0, "count": 2}}


def test_a_rejection_that_the_file_had_goes_when_the_message_is_accepted_later() -> None:
    record = read(tree("a", review_count=1, review_result=False))
    assert written(record)["review_result"] is False
    assert written(record, review_result=True)["review_result"] is True
    assert "review_result" not in written(record, review_result=None)


def test_an_emoji_that_the_file_had_as_zero_is_written_with_what_came_since() -> None:
    record = read(tree("a", emojis={"+1": 0, "-1": 2}))
    assert written(record)["emojis"] == {"+1": 0, "-1": 2}
    assert written(record, emojis={"+1": 3, "-1": 0})["emojis"] == {"+1": 3}


def test_a_tree_without_a_state_gets_one_when_it_is_no_longer_finished() -> None:
    found = parse(line(minimal_tree("a")))
    assert found.state is None
    state = TreeRecord("a", TreeState.RANKING, found.messages, extra=found.extra)
    assert json.loads(dump(state))["tree_state"] == "ranking"


# Our own messages, which no file brought


def own(message_id: str, parent_id: str | None = None, **more: Any) -> MessageRecord:
    """A message that was written here."""
    role, depth = (Role.PROMPTER, 0) if parent_id is None else (Role.ASSISTANT, 1)
    return MessageRecord(message_id, parent_id, role, None, depth, "Hola", "es", **more)


@pytest.mark.parametrize(
    ("result", "count", "shown"), [(True, 1, True), (False, 1, False), (False, 3, False), (None, 5, None)]
)
def test_a_verdict_is_written_wherever_there_is_one(
    result: bool | None, count: int, shown: bool | None
) -> None:
    assert written(own("a", review_result=result, review_count=count)).get("review_result") is shown


def test_a_message_whose_file_says_nothing_of_reviews_is_taken_as_accepted_and_leaves_as_it_came() -> None:
    record = read(minimal_tree("a"))
    assert not record.has_review_data
    taken = record.accepted_unseen()
    assert taken.review_result is True
    assert written(taken) == written(record)
    reviewed = written(taken, review_count=1)
    assert (reviewed["review_count"], reviewed["review_result"]) == (1, True)


@pytest.mark.parametrize("said", [{"review_count": 0}, {"review_result": True}, {"review_result": False}])
def test_a_file_that_says_anything_of_reviews_is_believed(said: dict[str, Any]) -> None:
    found = minimal_tree("a")
    found["prompt"] |= said
    assert read(found).has_review_data


@pytest.mark.parametrize("was_deleted", [True, False])
def test_a_message_remembers_whether_it_came_deleted(was_deleted: bool) -> None:
    record = read(tree("a", deleted=was_deleted))
    assert record.came_deleted is was_deleted
    assert record._replace(is_deleted=not was_deleted).came_deleted is was_deleted


def test_a_tree_speaks_the_language_of_its_prompt() -> None:
    assert parse(line(tree("a", lang="eu"))).lang == "eu"


def test_only_emojis_that_somebody_gave_are_written() -> None:
    assert "emojis" not in written(own("a", emojis={"+1": 0}))
    assert written(own("a", emojis={"+1": 0, "-1": 1}))["emojis"] == {"-1": 1}


def test_what_hangs_below_a_message_left_out_is_left_out() -> None:
    found = TreeRecord("a", TreeState.GROWING, (own("a"), own("b", "a"), own("d", "c")))
    assert [node["message_id"] for node in nodes_of(json.loads(dump(found)))] == ["a", "b"]


def test_authors_inside_unknown_keys_are_replaced() -> None:
    events = {"ranking": [{"user_id": "x", "ranking": [0]}], "user_id": 7, "emoji": {"user_id": "y"}}
    assert with_pseudonyms(events, str.upper) == {
        "ranking": [{"user_id": "X", "ranking": [0]}],
        "user_id": 7,
        "emoji": {"user_id": "Y"},
    }


# Broken lines

Change = Callable[[Node], Any]


def changed(change: Change) -> Node:
    """A good tree after a change: a (b (c), d)."""
    found = tree("a", answer("b", message("c")), answer("d"))
    change(found)
    return found


def on(message_id: str, /, **values: Any) -> Change:
    """Give a message these values."""
    return lambda found: next(n for n in nodes_of(found) if n["message_id"] == message_id).update(values)


def nested(levels: int) -> list[Any]:
    """Lists inside lists."""
    found: list[Any] = []
    for _ in range(levels):
        found = [found]
    return found


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda t: t.pop("message_tree_id"), "The key message_tree_id is missing."),
        (lambda t: t.update(message_tree_id=7), "message_tree_id is 7, but must be text."),
        (
            lambda t: t.update(message_tree_id="x" * 65),
            "message_tree_id has 65 characters, but must have 1 to 64.",
        ),
        (lambda t: t.pop("prompt"), "The key prompt is missing."),
        (lambda t: t.update(prompt=None), "The key prompt is missing."),
        (lambda t: t.update(prompt=[]), "The prompt is a list, but must be an object."),
        (lambda t: t.update(tree_state="done"), 'tree_state is "done", which is no state of a tree.'),
        (lambda t: t.update(tree_state=["growing"]), "tree_state is a list, but must be text."),
        (lambda t: t.update(origin={}), "origin is an object, but must be text."),
        (lambda t: t.update(note="a\0"), '"note" holds the character NUL, which cannot be stored.'),
        (on("b", text=None), 'Message "b": text is missing.'),
        (on("b", text=" \n"), 'Message "b": text is empty.'),
        (on("b", text=3.5), 'Message "b": text is 3.5, but must be text.'),
        (on("b", text="a\0b"), 'Message "b": text holds the character NUL, which cannot be stored.'),
        (
            on("b", text="\ud83d"),
            'Message "b": text holds half of a surrogate pair, which is no character.',
        ),
        (on("b", message_id=None), 'A reply to message "a": message_id is missing.'),
        (on("a", message_id=5), "The prompt: message_id is 5, but must be text."),
        (on("b", message_id=""), 'Message "": message_id has 0 characters, but must have 1 to 64.'),
        (on("d", message_id="b"), 'Two messages have the id "b".'),
        (on("c", parent_id="d"), 'Message "c": parent_id is "d", but it is a reply to "b".'),
        (on("a", parent_id="d"), 'Message "a": it is the prompt, but has a parent_id.'),
        (on("b", role="system"), 'Message "b": role is "system", but must be prompter or assistant.'),
        (on("b", role=None), 'Message "b": role is missing.'),
        (
            on("b", role="prompter"),
            'Message "b": role is prompter, but the message it replies to has the same.',
        ),
        (on("a", role="assistant"), 'Message "a": role is assistant, but a prompt comes from a prompter.'),
        (on("a", lang=None), 'Message "a": lang is missing.'),
        (on("b", lang="Spanish!"), 'Message "b": lang is "Spanish!", which is no language code.'),
        (on("b", lang=["es"]), 'Message "b": lang is a list, but must be text.'),
        (on("b", rank=-1), 'Message "b": rank is -1, but must lie between 0 and 100000.'),
        (
            on("b", rank=10**30),
            'Message "b": rank is 1000000000000000000000000000000, but must lie between 0',
        ),
        (
            on("b", rank=10**60),
            'Message "b": rank is a very large number, but must lie between 0 and 100000.',
        ),
        (on("b", rank=1.0), 'Message "b": rank is 1.0, but must be a whole number.'),
        (on("b", rank=True), 'Message "b": rank is true, but must be a whole number.'),
        (on("b", review_count="3"), 'Message "b": review_count is "3", but must be a whole number.'),
        (on("b", review_result=1), 'Message "b": review_result is 1, but must be true or false.'),
        (on("b", deleted="no"), 'Message "b": deleted is "no", but must be true or false.'),
        (on("b", created_date="yesterday"), 'created_date is "yesterday", which is no date in ISO 8601.'),
        (on("b", created_date="0001-01-01T00:00:00+05:00"), "which is no date in ISO 8601."),
        (on("b", created_date=1675607030), "created_date is 1675607030, but must be text."),
        (on("b", replies="none"), 'Message "b": replies is "none", but must be a list.'),
        (on("b", replies=[7]), 'A reply to message "b" is 7, but must be an object.'),
        (on("b", emojis=[]), 'Message "b": emojis is a list, but must be an object.'),
        (on("b", emojis={"+1": -1}), 'the count of emoji "+1" is -1, but must lie between 0 and 100000.'),
        (on("b", emojis={"+{1}": 1.5}), 'the count of emoji "+{1}" is 1.5, but must be a whole number.'),
        (on("b", emojis={"\n" * 33: 1}), "emojis has a name of 33 characters, but must have 1 to 32."),
        (on("b", emojis={"\ud83d": 1}), "a name in emojis holds half of a surrogate pair"),
        (on("b", labels={"": {"value": 0, "count": 1}}), "labels has a name of 0 characters"),
        (on("b", labels={"spam": 1}), 'label "spam" must have a value and a count, and nothing else.'),
        (on("b", labels={"spam": {"value": 1, "count": 1, "sum": 1}}), "and nothing else."),
        (
            on("b", labels={"spam": {"value": 1.01, "count": 1}}),
            'the value of label "spam" is 1.01, but must lie',
        ),
        (
            on("b", labels={"spam": {"value": True, "count": 1}}),
            'the value of label "spam" is true, but must lie',
        ),
        (
            on("b", labels={"spam": {"value": 1, "count": None}}),
            'the count of label "spam" is null, but must be',
        ),
        (on("b", user_id=12), 'Message "b": user_id is 12, but must be text.'),
        (on("b", model_name="x" * 1025), "model_name has 1025 characters, but must have 1 to 1024."),
        (on("b", events={"x": [{"y": "\ud800"}]}), '"events" holds half of a surrogate pair'),
        (on("b", events={"\0": 1}), '"events" holds the character NUL'),
        (on("b", **{"k\0": 1}), "a key holds the character NUL"),
        (on("b", events=nested(MAX_NESTING + 1)), '"events" is nested too deeply.'),
    ],
)
def test_a_broken_tree_is_named_with_one_sentence(change: Change, sentence: str) -> None:
    fault = fault_of(changed(change))
    assert sentence in fault
    assert fault.endswith(".")
    assert "\n" not in fault


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "This is not JSON: Expecting property name enclosed in double quotes at column 2."),
        (b'{"a": "\xff"}', "This is not text in UTF-8."),
        ("[1]", "This is a list, not a tree."),
        ('"tree"', 'This is "tree", not a tree.'),
        ("null", "This is null, not a tree."),
        (
            '{"message_id": "a", "text": "Hi", "role": "prompter"}',
            "This is a single message of a flat file, not",
        ),
        ('{"thread_id": "a", "thread": []}', "This is a thread, not a tree."),
        ('{"prompt": {}, "x": NaN}', "This is not JSON: it holds NaN, which is no number there."),
        ('{"prompt": {}, "x": 1e999}', '"x" holds a number that is out of range.'),
        (f'{{"prompt": {"9" * 5000}}}', "This holds a number that is out of range."),
        ('{"prompt": {}}' + "x", "This is not JSON: Extra data at column 15."),
    ],
)
def test_a_line_that_is_no_tree_is_named_with_one_sentence(text: str | bytes, sentence: str) -> None:
    assert sentence in fault_of(text)


def deep(levels: int) -> str:
    """A tree in which every message has one reply, written without calling itself."""
    opening = "".join(
        f'{{"message_id": "{level}", "text": "Hi", "lang": "es", "role": "{("prompter", "assistant")[level % 2]}", '
        '"replies": ['
        for level in range(levels)
    )
    return f'{{"message_tree_id": "deep", "prompt": {opening}{"]}" * levels}}}'


def test_a_tree_as_deep_as_allowed_is_read_and_written() -> None:
    found = parse(deep(MAX_DEPTH + 1))
    assert found.messages[-1].depth == MAX_DEPTH
    assert json.loads(dump(found))["prompt"]["message_id"] == "0"


@pytest.mark.parametrize("levels", [MAX_DEPTH + 2, 5_000, 100_000])
def test_a_tree_that_is_too_deep_is_a_fault_and_no_crash(levels: int) -> None:
    assert "more than 100 messages lead to it" in (fault := fault_of(deep(levels))) or "too deeply" in fault


def test_lists_without_end_are_a_fault_and_no_crash() -> None:
    assert "too deeply" in fault_of(
        '{"prompt": {}, "message_tree_id": "a", "x": ' + "[" * 100_000 + "]" * 100_000 + "}"
    )


def test_a_tree_with_too_many_messages_is_a_fault() -> None:
    found = tree("a", *(answer(f"b{number}") for number in range(MAX_MESSAGES)))
    assert fault_of(found) == "The tree has more than 5000 messages."
