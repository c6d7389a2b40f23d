"""A small history as the first version would have written it: plain rows in the tables of revision 0001.

Ana wrote what the others answered, and it was ranked; Bea's conversation grows, and in it an answer of Ana's was
reported away with what hung below; Eva's prompt waits for its review; Omar wrote and voted, and was erased.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.store import Tx
from tests.builders import NOW

ANA, BEA, EVA, OMAR = 1, 2, 3, 4
"""Numbers of the contributors; their Discord ids are the same, but Omar's is gone."""
GUILD = 77
FRIDAY, SATURDAY, SUNDAY = (NOW - timedelta(days=days) for days in (3, 2, 1))
LABEL_KIND = {0: "label_initial_prompt", 1: "label_assistant_reply", 2: "label_prompter_reply"}
WRITE_KIND = {0: "initial_prompt", 1: "assistant_reply", 2: "prompter_reply"}
WROTE = {0: ("prompts", 1), 1: ("replies_assistant", 40), 2: ("replies_prompter", 10)}
ACCEPTED = {
    0: ("accepted_prompts", 1),
    1: ("accepted_replies_assistant", 40),
    2: ("accepted_replies_prompter", 10),
}
Row = dict[str, Any]


class OldStory:
    """Writes what the services of that version wrote, call by call."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx
        self.tables = sa.MetaData()
        self.tables.reflect(tx)
        self.days: dict[tuple[int, Any, str], list[int]] = defaultdict(lambda: [0, 0])

    def add(self, table: str, **values: Any) -> int:
        """Insert a row; its id, where it has one."""
        if self.tx.dialect.name == "sqlite":
            values = {
                name: value.replace(tzinfo=None) if isinstance(value, datetime) else value
                for name, value in values.items()
            }
        found = self.tx.execute(sa.insert(self.tables.tables[table]).values(**values))
        key = found.inserted_primary_key[0] if found.inserted_primary_key else 0
        return key if isinstance(key, int) else 0

    def join(self, number: int, *, is_erased: bool = False) -> None:
        """Somebody accepts the terms."""
        self.add("contributor", discord_id=None if is_erased else number, created_at=FRIDAY)
        proof: Row = {"version": "1", "licence": "CC-BY-4.0", "text_sha256": "a" * 64, "locale": "es"}
        self.add("consent", contributor_id=number, **proof, interaction_id=number, accepted_at=FRIDAY)
        for lang in () if is_erased else ("es", "en"):
            self.add("contributor_language", contributor_id=number, lang=lang)

    def plant(self, lang: str, state: str, at: datetime, *, goal_size: int, has_won: bool) -> int:
        """A tree."""
        return self.add(
            "tree",
            public_id=f"tree-{lang}-{state}",
            lang=lang,
            state=state,
            goal_size=goal_size,
            max_depth=3,
            max_children=2,
            won_lottery_at=at if has_won else None,
            created_at=at,
            changed_at=at,
        )

    def task(
        self, by: int, kind: str, at: datetime, *, state: str = "done", about: Row | None = None, **where: Any
    ) -> int:
        """A task that ended, or is open."""
        found = {name: about[name] for name in ("lang", "tree_id")} if about is not None else {}
        return self.add(
            "task",
            contributor_id=by,
            guild_discord_id=GUILD,
            kind=kind,
            message_id=about["id"] if about is not None else None,
            state=state,
            created_at=at,
            expires_at=at + timedelta(hours=12),
            closed_at=None if state == "open" else at,
            **where | found,
        )

    def pay(
        self,
        who: int,
        event: str,
        delta: int,
        lang: str,
        at: datetime,
        *,
        is_contribution: bool = False,
        **about: Any,
    ) -> None:
        """A line of the ledger, and the day counter with it."""
        entry = {
            "contributor_id": who,
            "guild_discord_id": GUILD,
            "lang": lang,
            "event": event,
            "delta": delta,
        }
        self.add("point_entry", **entry, created_at=at, **about)
        day = self.days[who, at.date(), lang]
        day[0] += is_contribution
        day[1] += delta

    def see(self, who: int, kind: str, message_id: int) -> None:
        """Remember not to offer it again."""
        self.add("seen", contributor_id=who, kind=kind, message_id=message_id)

    def write(self, by: int, at: datetime, *, tree_id: int, lang: str, parent: Row | None = None) -> Row:
        """A message; nobody is offered their own, nor to answer twice."""
        depth = parent["depth"] + 1 if parent is not None else 0
        kind = WRITE_KIND[depth]
        task_id = self.task(by, kind, at, about=parent, lang=lang, tree_id=tree_id)
        text = f"Texto {task_id}"
        values: Row = {
            "tree_id": tree_id,
            "parent_id": parent["id"] if parent is not None else None,
            "author_id": by,
            "task_id": task_id,
            "guild_discord_id": GUILD,
            "role": "assistant" if depth % 2 else "prompter",
            "lang": lang,
            "depth": depth,
        }
        values["id"] = self.add(
            "message",
            **values,
            public_id=f"message-{task_id}",
            text=text,
            text_sha256=f"sha-{task_id}",
            created_at=at,
        )
        for own in (LABEL_KIND[depth], "assistant_reply", "prompter_reply", "rank_initial_prompts"):
            self.see(by, own, values["id"])
        if parent is not None:
            self.see(by, kind, parent["id"])
        event, points = WROTE[depth]
        about: Row = {"task_id": task_id, "message_id": values["parent_id"]}
        self.pay(by, event, points, lang, at, is_contribution=True, **about)
        return values

    def review(self, by: int, message: Row, at: datetime) -> None:
        """The one review that accepts a message."""
        kind = LABEL_KIND[message["depth"]]
        task_id = self.task(by, kind, at, about=message)
        review: Row = {
            "message_id": message["id"],
            "contributor_id": by,
            "task_id": task_id,
            "created_at": at,
        }
        self.add("review", **review, is_full=False, labels={"spam": 0.0})
        stat: Row = {"message_id": message["id"], "label": "spam", "imported_value": 0.1, "imported_count": 3}
        self.add("label_stat", **stat, total=0.0, count=1)
        self.change(message, review_count=1, review_result=True)
        self.see(by, kind, message["id"])
        about: Row = {"task_id": task_id, "message_id": message["id"]}
        self.pay(by, "labels_simple", 10, message["lang"], at, is_contribution=True, **about)
        event, points = ACCEPTED[message["depth"]]
        self.pay(message["author_id"], event, points, message["lang"], at, message_id=message["id"])
        if message["parent_id"] is not None:
            self.see(message["author_id"], f"rank_{message['role']}_replies", message["parent_id"])

    def change(self, message: Row, **values: Any) -> None:
        """Set columns of a message."""
        table = self.tables.tables["message"]
        self.tx.execute(sa.update(table).where(table.c.id == message["id"]).values(**values))

    def rank(self, by: int, parent: Row, order: list[Row], at: datetime) -> None:
        """The one ballot that decides."""
        task_id = self.task(by, "rank_assistant_replies", at, about=parent)
        ballot: Row = {"parent_id": parent["id"], "contributor_id": by, "task_id": task_id, "created_at": at}
        groups = [[message["id"]] for message in order]
        self.add("ballot", **ballot, kind="rank_assistant_replies", groups=groups, is_not_rankable=False)
        self.change(parent, ballot_count=1)
        for place, message in enumerate(order):
            self.add("task_option", task_id=task_id, position=place, message_id=message["id"])
            self.change(message, rank=place)
            points = (90, 30)[place]
            about: Row = {"task_id": task_id, "message_id": message["id"]}
            self.pay(message["author_id"], f"reply_ranked_{place + 1}", points, parent["lang"], at, **about)
        self.see(by, "rank_assistant_replies", parent["id"])
        about = {"task_id": task_id, "message_id": parent["id"]}
        self.pay(by, "rankings_total", 10, parent["lang"], at, is_contribution=True, **about)

    def remove(self, *gone: Row, at: datetime) -> None:
        """Take messages out; whoever was paid for their acceptance gives it back."""
        for message in gone:
            self.change(message, is_deleted=True)
            event, points = ACCEPTED[message["depth"]]
            self.pay(message["author_id"], event, -points, message["lang"], at, message_id=message["id"])


def tell(tx: Tx) -> None:
    """Write the whole story."""
    story = OldStory(tx)
    for number in (ANA, BEA, EVA, OMAR):
        story.join(number, is_erased=number == OMAR)
    _ranked(story)
    _growing(story)
    _under_review(story)
    for (who, day, lang), (contributions, points) in story.days.items():
        key: Row = {"contributor_id": who, "day": day, "lang": lang}
        story.add("contributor_day", **key, contributions=contributions, points=points)
    story.add("language_state", lang="es", growing=1)
    story.add("language_state", lang="en", in_review=1)


def _ranked(story: OldStory) -> None:
    tree_id = story.plant("es", "ready_for_export", FRIDAY, goal_size=3, has_won=True)
    where: Row = {"tree_id": tree_id, "lang": "es"}
    root = story.write(ANA, FRIDAY, **where)
    story.review(OMAR, root, FRIDAY)
    answers = [story.write(by, SATURDAY, parent=root, **where) for by in (BEA, EVA)]
    for answer in answers:
        story.review(ANA, answer, SATURDAY)
    story.rank(OMAR, root, answers, SUNDAY)


def _growing(story: OldStory) -> None:
    tree_id = story.plant("es", "growing", FRIDAY, goal_size=6, has_won=True)
    where: Row = {"tree_id": tree_id, "lang": "es"}
    root = story.write(BEA, FRIDAY, **where)
    story.review(ANA, root, FRIDAY)
    answer = story.write(ANA, SATURDAY, parent=root, **where)
    story.review(EVA, answer, SATURDAY)
    below = story.write(EVA, SATURDAY, parent=answer, **where)
    story.review(BEA, below, SUNDAY)
    for by in (BEA, OMAR):
        report: Row = {"message_id": answer["id"], "contributor_id": by, "reason": "spam", "text": ""}
        story.add("report", **report, created_at=SUNDAY)
    story.add("emoji_stat", message_id=answer["id"], emoji="red_flag", count=2)
    story.remove(answer, below, at=SUNDAY)
    lost = story.write(OMAR, FRIDAY, parent=root, **where)
    story.review(ANA, lost, FRIDAY)
    story.remove(lost, at=SUNDAY)
    story.change(lost, text="", text_sha256="")
    story.task(EVA, "assistant_reply", NOW, state="open", about=root)
    story.add(
        "work", **where, kind="assistant_reply", message_id=root["id"], band=0, pivot=5, need=2, leased=1
    )


def _under_review(story: OldStory) -> None:
    tree_id = story.plant("en", "initial_prompt_review", SUNDAY, goal_size=6, has_won=False)
    where: Row = {"tree_id": tree_id, "lang": "en"}
    root = story.write(EVA, SUNDAY, **where)
    story.task(ANA, "label_initial_prompt", NOW, state="skipped", about=root)
    story.see(ANA, "label_initial_prompt", root["id"])
    story.add("emoji_stat", message_id=root["id"], emoji="_skip_labeling", count=1)
    story.add(
        "work", **where, kind="label_initial_prompt", message_id=root["id"], band=0, pivot=9, need=1, leased=0
    )
