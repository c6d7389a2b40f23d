"""Ten members drive the real bot: a fresh prompt goes through review, growing and ranking into the export."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import pytest

from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.services.exporting import export_trees
from tests.cogs.flows import Work, until_submit
from tests.cogs.stage import Player, Stage

SECRET = b"a secret of the tests, long enough"
ROUNDS = 40
QUALITY = re.compile(r"calidad (\d+)")


class Crowd:
    """Members who write texts of a stated quality, know spam when they see it, and rank by quality.

    One of them calls everything spam, and another ranks the wrong way round: neither may decide anything.
    """

    def __init__(self, stage: Stage, names: tuple[str, ...]) -> None:
        self.members = [stage.player(name) for name in names]
        self.grumpy, self.contrary, self.spammer = self.members[-3:]
        self._written = 0

    async def work(self, member: Player) -> bool:
        """Do whatever /work gives; whether there was anything. The spammer writes wherever it is possible."""
        if member is self.spammer:
            await member.slash("task assistant-reply")
        if member is not self.spammer or not member.task_id():
            await member.slash("work")
        verbs = set(member.verbs())
        if "write" in verbs:
            await self._write(member)
        elif "label" in verbs:
            await self._label(member)
        elif "pick" in verbs:
            await self._rank(member)
        else:
            return False
        await member.press("submit")
        assert member.text().startswith("Gracias"), member.text()
        return True

    async def _write(self, member: Player) -> None:
        self._written += 1
        # A number of its own for each text; the order in which they are written says nothing about it.
        text = f"Respuesta de calidad {self._written * 37 % 100}, escrita con calma."
        if member is self.spammer:
            text = f"COMPRE YA, oferta número {self._written}."
        await member.press("write")
        await member.fill(text=text)

    async def _label(self, member: Player) -> None:
        marked = next(
            embed for embed in member.shown.embeds if "etiqueta este mensaje" in (embed.author.name or "")
        )
        is_spam = "COMPRE YA" in marked.description or member is self.grumpy
        await member.press("label")
        await member.fill(spam="yes" if is_spam else "no", quality="0" if is_spam else "3")

    async def _rank(self, member: Player) -> None:
        while "pick" in member.verbs():
            letters = {
                (embed.author.name or "")[-1:]: int(found[1])
                for embed in member.shown.embeds
                if (found := QUALITY.search(embed.description or "")) and "🤖" in (embed.author.name or "")
            }
            left = [each for each in member.controls() if str(each["custom_id"]).startswith("c1:pick")]
            best = max if member is not self.contrary else min
            chosen = best(left, key=lambda each: letters[each["label"]])
            await member.actor.click(member.shown, custom_id=chosen["custom_id"])


async def exported(stage: Stage, *, include_rejected: bool) -> list[dict[str, Any]]:
    """The finished trees as a file has them."""
    out = io.BytesIO()
    await export_trees(stage.store, out, secret=SECRET, include_rejected=include_rejected)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def messages_of(message: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A message of an export and everything below it."""
    yield message
    for reply in message["replies"]:
        yield from messages_of(reply)


def majority(ballots: list[list[list[int]]], items: list[int]) -> list[int]:
    """The order in which every item beats all that come after it, by counting who puts what before what."""
    wins = dict.fromkeys(items, 0)
    for first, second in combinations(items, 2):
        votes = 0
        for groups in ballots:
            place = {item: number for number, group in enumerate(groups) for item in group}
            votes += (place[first] < place[second]) - (place[first] > place[second])
        wins[first if votes > 0 else second] += 1
    return sorted(items, key=lambda item: -wins[item])


@pytest.mark.settings(preset="standard")
async def test_ten_members_take_a_prompt_to_the_export(stage: Stage) -> None:
    """With the thresholds of Open Assistant: three reviews, three ballots, twelve messages."""
    names = ("ana", "ben", "cleo", "david", "elsa", "fran", "gala", "hugo", "ines", "juan")
    crowd = Crowd(stage, names)
    for member in crowd.members:
        await member.join("es")
    work = Work(crowd.members[0], Kind.INITIAL_PROMPT, text="¿Qué plantas aguantan la sequía?")
    for step in until_submit(work.kind):
        await step(work)
    await work.submit()
    await stage.restart(disabled_prompt_languages=("es",))

    (tree,) = await stage.rows(t.tree)
    states = [tree.state]
    for _ in range(ROUNDS):
        for member in crowd.members:
            await crowd.work(member)
            (tree,) = await stage.rows(t.tree)
            states += [tree.state] if states[-1] != tree.state else []
        if states[-1] == "ready_for_export":
            break
    assert states == ["initial_prompt_review", "growing", "ranking", "ready_for_export"]

    (plain,) = await exported(stage, include_rejected=False)
    assert "COMPRE YA" not in json.dumps(plain)
    (line,) = await exported(stage, include_rejected=True)
    assert (line["message_tree_id"], line["tree_state"]) == (tree.public_id, "ready_for_export")
    assert line["prompt"]["text"] == "¿Qué plantas aguantan la sequía?"
    messages = list(messages_of(line["prompt"]))
    assert sum(message["review_result"] is True for message in messages if "review_result" in message) >= 12
    await _ranks_are_what_the_ballots_say(stage, messages)
    await _ranks_are_what_the_ballots_say(stage, list(messages_of(plain["prompt"])))
    _spam_is_marked(messages)
    ids = {str(member.id) for member in crowd.members}
    assert not any(each in json.dumps(line) for each in ids), "no id of Discord leaves"
    assert {len(message["user_id"]) for message in messages} == {64}


async def _ranks_are_what_the_ballots_say(stage: Stage, messages: list[Mapping[str, Any]]) -> None:
    """Every parent with two accepted replies was ranked by three members; the majority's order is the export's."""
    rows = {row.public_id: row for row in await stage.rows(t.message)}
    ranked = 0
    for parent in messages:
        accepted = [reply for reply in parent["replies"] if reply.get("review_result")]
        if parent["role"] != "prompter" or len(accepted) < 2:
            assert all("rank" not in reply for reply in parent["replies"])
            continue
        ballots = await stage.rows(t.ballot, t.ballot.c.parent_id == rows[parent["message_id"]].id)
        assert len(ballots) == 3
        assert len({ballot.contributor_id for ballot in ballots}) == 3
        items = {rows[reply["message_id"]].id: reply for reply in accepted}
        order = majority([ballot.groups for ballot in ballots], list(items))
        assert [items[item]["rank"] for item in order] == list(range(len(order)))
        by_quality = sorted(items, key=lambda item: -int(QUALITY.findall(items[item]["text"])[0]))
        assert order == by_quality, "two of three who know outvote the one who turns it round"
        ranked += 1
    assert ranked >= 2


def _spam_is_marked(messages: list[Mapping[str, Any]]) -> None:
    """What the spammer wrote is rejected and has no rank; one who calls everything spam rejects nothing."""
    assert any("COMPRE YA" in message["text"] for message in messages)
    for message in messages:
        is_spam = "COMPRE YA" in message["text"]
        assert message["review_count"] == 3
        assert message["labels"]["spam"]["count"] == 3
        assert message["review_result"] is not is_spam
        assert (message["labels"]["spam"]["value"] == 1.0) is is_spam
        assert "rank" not in message or not is_spam
