"""The tables: columns, constraints and indexes, no behaviour.

Ids are ours (64-bit integers); Discord's are `*_discord_id`; `public_id` is the id that leaves in exports. Times are
aware UTC. A task row holds ids, never a copy of a conversation. Open work is kept as rows of `work` by the same
transaction that changes a tree, so that handing out a task costs the same however many messages there are.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage import columns as column


class Contributor(SQLModel, table=True):
    """A member who accepted the terms at least once; nobody else is stored."""

    __tablename__ = "contributor"
    __table_args__ = (
        sa.Index(
            "ix_contributor_scopes",
            "id",
            sqlite_where=sa.text("publishes_text IS 0 OR publishes_votes IS 0"),
            postgresql_where=sa.text("publishes_text IS FALSE OR publishes_votes IS FALSE"),
        ),
    )
    id: int = column.id()
    discord_id: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger, unique=True))
    """Null once the member has been erased."""
    interface_locale: str | None = column.name(16, nullable=True)
    suspended_at: datetime | None = column.at(nullable=True)
    suspended_reason: str | None = column.name(512, nullable=True)
    suspended_until: datetime | None = column.at(nullable=True)
    """When the suspension ends by itself; null: when somebody lifts it."""
    barred: dict[str, dict[str, str]] | None = column.json()
    """Server -> `until` (ISO, or empty for until it is lifted) and `reason`: where the member may not contribute."""
    withdrawn_at: datetime | None = column.at(nullable=True)
    """When the member chose to contribute no more; null while they do."""
    publishes_text: bool = column.yes()
    """Whether their messages may be published."""
    publishes_votes: bool = column.yes()
    """Whether their reviews and orders may be published."""
    time_zone: str | None = column.name(64, nullable=True)
    """IANA name in which the member's streak counts days; null is UTC."""
    streak_days: int = column.number()
    streak_day: date | None = Field(default=None, sa_column=sa.Column(sa.Date))
    """Last calendar day of the streak, in the member's zone."""
    streak_frozen_on: date | None = Field(default=None, sa_column=sa.Column(sa.Date))
    """Last missed day that the freeze of its week covered."""
    day_contributions: int = column.number()
    """Contributions on `streak_day`."""
    contributions: int = column.number()
    """Contributions of all days."""
    established_at: datetime | None = column.at(nullable=True)
    """When the member ceased to be a newcomer; null before."""
    name: str | None = column.name(100, nullable=True)
    """What Discord calls the member everywhere, as last seen; boards over all servers show it."""
    alias: str | None = column.name(64, nullable=True)
    """What boards call the member instead, if they chose so."""
    visibility: str = column.word(16, default="public")
    """Where boards show the member: public, server or private (storage/domain/visibility.py)."""
    wants_credit: bool = column.flag()
    """Whether thanks may name the member."""
    active_days: dict[str, str] | None = column.json()
    """Language -> the last day (UTC, ISO) with a contribution in it."""
    created_at: datetime = column.at()


class ContributorLanguage(SQLModel, table=True):
    """A language a member contributes in."""

    __tablename__ = "contributor_language"
    contributor_id: int = column.key("contributor.id")
    lang: str = column.own_key(sa.String(32))


class Consent(SQLModel, table=True):
    """The proof that a member accepted one version of the terms."""

    __tablename__ = "consent"
    __table_args__ = (sa.UniqueConstraint("contributor_id", "version"),)
    id: int = column.id()
    contributor_id: int = column.ref("contributor.id")
    version: str = column.name(64)
    licence: str = column.name(64)
    text_sha256: str = column.name(64)
    locale: str = column.name(16)
    interaction_id: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    accepted_at: datetime = column.at()


class Tree(SQLModel, table=True):
    """A message tree; its limits are frozen when it is created."""

    __tablename__ = "tree"
    __table_args__ = (sa.Index("ix_tree_lang_state", "lang", "state"),)
    id: int = column.id()
    public_id: str = Field(sa_column=sa.Column(sa.String(64), nullable=False, unique=True))
    lang: str = column.name(32)
    state: str = column.name(32)
    goal_size: int = column.number()
    max_depth: int = column.number()
    max_children: int = column.number()
    origin: str | None = column.name(1024, nullable=True)
    prompt_wins: float = column.real()
    """Comparisons won in rank-initial-prompts; a tie is half."""
    prompt_contests: int = column.number()
    won_lottery_at: datetime | None = column.at(nullable=True)
    created_at: datetime = column.at()
    changed_at: datetime = column.at()
    tally: dict[str, int] | None = column.json()
    """What this tree adds to the tallies of its language (storage/domain/tallies.py)."""
    extra: dict[str, Any] | None = column.json()
    """Keys of an imported tree that have no column."""
    was_halted: bool = column.flag()
    """Whether it stood still already when its initial prompt was held; then it stays so when that is released."""


class Message(SQLModel, table=True):
    """One message of a tree."""

    __tablename__ = "message"
    __table_args__ = (
        sa.Index("ix_message_tree", "tree_id"),
        sa.Index("ix_message_author", "author_id", "created_at"),
        sa.Index(
            "ix_message_audited",
            "id",
            sqlite_where=sa.text("is_audited = 1"),
            postgresql_where=sa.text("is_audited"),
        ),
        sa.CheckConstraint("role IN ('prompter', 'assistant')", name="ck_message_role"),
    )
    id: int = column.id()
    public_id: str = Field(sa_column=sa.Column(sa.String(64), nullable=False, unique=True))
    tree_id: int = column.ref("tree.id")
    parent_id: int | None = column.ref("message.id", nullable=True, index=True)
    author_id: int | None = column.ref("contributor.id", nullable=True)
    source_author: str | None = column.name(256, nullable=True)
    """The author id of an imported message, as the file has it."""
    task_id: int | None = Field(default=None, sa_column=sa.Column(column.BigId, unique=True))
    guild_discord_id: int | None = column.discord_id(nullable=True)
    role: str = column.name(16)
    lang: str = column.name(32)
    text: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    text_sha256: str = column.name(64)
    depth: int = column.number()
    created_at: datetime | None = column.at(nullable=True)
    """Null for an imported message without a date."""
    review_count: int = column.number()
    review_result: bool | None = Field(default=None, sa_column=sa.Column(sa.Boolean))
    ballot_count: int = column.number()
    """Ballots over the replies of this message; for a waiting root, comparisons it took part in."""
    is_not_rankable: bool = column.flag()
    """Most voters said that its replies cannot be ranked."""
    rank: int | None = Field(default=None, sa_column=sa.Column(sa.Integer))
    is_deleted: bool = column.flag()
    removed_with: int | None = Field(default=None, sa_column=sa.Column(column.BigId))
    """The message whose removal took this one out; putting that one back puts back what went with it."""
    forgiven_flags: int = column.number()
    """Reports that a moderator looked at and set aside."""
    forgiven_skips: int = column.number()
    """Skips before a moderator restarted the conversation."""
    forgiven_reviews: int = column.number()
    """Reviews before a moderator sent it back to be reviewed again: they decide nothing any more."""
    held_because: str | None = column.name(16, nullable=True)
    """Why the message waits for a moderator (storage/domain/cases.py: Hold); taken out meanwhile. Null: it does not."""
    is_erased: bool = column.flag()
    """Whether its author erased it; its text is empty."""
    is_audited: bool = column.flag()
    """Reviewed by more people than needed, so that the calibration of the others can be measured."""
    confidence: float | None = Field(default=None, sa_column=sa.Column(sa.Float))
    """Probability that the message is acceptable, by the reviewers' reliability; null under the fixed method."""
    is_synthetic: bool = column.flag()
    model_name: str | None = column.name(1024, nullable=True)
    labels: dict[str, list[float]] | None = column.json()
    """Label -> [sum, number] of its values in the reviews here; null without any."""
    imported_labels: dict[str, list[float]] | None = column.json()
    """Label -> [mean, number] of its values, as the file of an imported message has them."""
    extra: dict[str, Any] | None = column.json()
    """Keys of an imported message that have no column."""


class Task(SQLModel, table=True):
    """A unit of work handed to a member: the lease on a slot, and what the member has entered so far."""

    __tablename__ = "task"
    __table_args__ = (
        sa.Index(
            "uq_task_open_contributor",
            "contributor_id",
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        ),
        sa.Index(
            "ix_task_open_expiry",
            "expires_at",
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        ),
        sa.Index("ix_task_contributor", "contributor_id", "id"),
        sa.CheckConstraint(
            "state IN ('open', 'done', 'skipped', 'expired', 'withdrawn')", name="ck_task_state"
        ),
    )
    id: int = column.id()
    contributor_id: int = column.ref("contributor.id")
    guild_discord_id: int | None = column.discord_id(nullable=True)
    kind: str = column.name(32)
    lang: str = column.name(32)
    tree_id: int | None = column.ref("tree.id", nullable=True)
    message_id: int | None = column.ref("message.id", nullable=True)
    """The message to answer, to label, or whose replies are ranked; null for the kinds about initial prompts."""
    state: str = column.name(16, default="open")
    is_simple: bool = column.flag()
    """A label task that asks only for the few questions of the simple mode."""
    is_by_newcomer: bool = column.flag()
    """Whether its member was a newcomer when it was handed out."""
    bonus_percent: int = column.number(100)
    """What the contribution is worth, as promised when the task was handed out; 100 is the plain weight."""
    draft: dict[str, Any] | None = column.json()
    skip_reason: str | None = column.name(512, nullable=True)
    result: dict[str, Any] | None = column.json()
    """What the member was told after submitting, so that a repeated submit hears the same."""
    created_at: datetime = column.at()
    expires_at: datetime = column.at()
    closed_at: datetime | None = column.at(nullable=True)


class TaskOption(SQLModel, table=True):
    """One of the messages that a ranking task shows, at the place it was shuffled to."""

    __tablename__ = "task_option"
    __table_args__ = (sa.UniqueConstraint("task_id", "message_id"),)
    task_id: int = column.key("task.id")
    position: int = Field(sa_column=sa.Column(sa.Integer, primary_key=True, autoincrement=False))
    message_id: int = column.ref("message.id", index=True)


class Work(SQLModel, table=True):
    """A slot of open work: `need` completions are missing, `leased` of them are being worked on."""

    __tablename__ = "work"
    __table_args__ = (
        sa.UniqueConstraint("kind", "message_id"),
        sa.Index("ix_work_tree", "tree_id"),
        sa.Index(
            "ix_work_open",
            "lang",
            "kind",
            "band",
            "pivot",
            sqlite_where=sa.text("need > leased"),
            postgresql_where=sa.text("need > leased"),
        ),
        sa.CheckConstraint("leased >= 0 AND need >= 0", name="ck_work_counts"),
    )
    id: int = column.id()
    lang: str = column.name(32)
    kind: str = column.name(32)
    band: int = column.number()
    """1 where the slot is to be preferred (a lonely reply), 0 otherwise."""
    pivot: int = column.number()
    """Random; the pick starts at a random point and takes the next."""
    tree_id: int = column.ref("tree.id")
    message_id: int = column.ref("message.id")
    author_id: int | None = Field(default=None, sa_column=sa.Column(column.BigId))
    """The member who may not have it because the message is theirs; null where that does not matter."""
    need: int = column.number()
    leased: int = column.number()
    newcomers: int = column.number()
    """Places that newcomers took, held or done."""


class Seen(SQLModel, table=True):
    """What a member is not offered again: answered and skipped work, and rankings that hold a reply of their own."""

    __tablename__ = "seen"
    __table_args__ = {"sqlite_with_rowid": False}
    contributor_id: int = column.key("contributor.id")
    kind: str = column.own_key(sa.String(32))
    message_id: int = column.key("message.id")


class LanguageState(SQLModel, table=True):
    """Counters of a language, kept by the transactions that change its trees."""

    __tablename__ = "language_state"
    lang: str = column.own_key(sa.String(32))
    growing: int = column.number()
    in_review: int = column.number()
    waiting: int = column.number()
    prompt_leases: int = column.number()
    established: int = column.number()
    """Contributors who ceased to be newcomers with a contribution in this language."""


class Review(SQLModel, table=True):
    """One contributor's labels on a message."""

    __tablename__ = "review"
    __table_args__ = (sa.UniqueConstraint("message_id", "contributor_id"),)
    id: int = column.id()
    message_id: int = column.ref("message.id")
    contributor_id: int = column.ref("contributor.id", index=True)
    task_id: int = Field(sa_column=sa.Column(column.BigId, nullable=False, unique=True))
    is_full: bool = column.flag()
    labels: dict[str, float] = column.json(nullable=False)
    """Label name -> value in [0, 1]; what was not answered is absent."""
    lessons: dict[str, float] | None = column.json()
    """Question -> probability that the answer was right, as counted in `reliability`; null before the verdict."""
    created_at: datetime = column.at()


class Reliability(SQLModel, table=True):
    """How often a reviewer was right about one question, as sums of probabilities."""

    __tablename__ = "reliability"
    contributor_id: int = column.key("contributor.id")
    question: str = column.own_key(sa.String(32))
    right: float = column.real()
    wrong: float = column.real()


class Ballot(SQLModel, table=True):
    """One contributor's order of the replies to a message, or of a handful of initial prompts."""

    __tablename__ = "ballot"
    __table_args__ = (sa.UniqueConstraint("parent_id", "contributor_id"),)
    id: int = column.id()
    parent_id: int | None = column.ref("message.id", nullable=True)
    """Null for a comparison of initial prompts."""
    contributor_id: int = column.ref("contributor.id", index=True)
    task_id: int = Field(sa_column=sa.Column(column.BigId, nullable=False, unique=True))
    kind: str = column.name(32)
    groups: list[list[int]] = column.json(nullable=False)
    """Message ids in groups of equals, best first."""
    is_not_rankable: bool = column.flag()
    created_at: datetime = column.at()


class Reaction(SQLModel, table=True):
    """A thumb of a member on a message, or that they took it back (storage/queries/messages.py)."""

    __tablename__ = "reaction"
    message_id: int = column.key("message.id")
    contributor_id: int = Field(
        sa_column=sa.Column(
            column.BigId, sa.ForeignKey("contributor.id"), primary_key=True, autoincrement=False, index=True
        )
    )
    emoji: str = column.name(32)
    created_at: datetime = column.at()


class EmojiStat(SQLModel, table=True):
    """How often an emoji code stands on a message, Open Assistant's internal `_skip_*` codes included."""

    __tablename__ = "emoji_stat"
    __table_args__ = {"sqlite_with_rowid": False}
    message_id: int = column.key("message.id")
    emoji: str = column.own_key(sa.String(32))
    count: int = column.number()


class Report(SQLModel, table=True):
    """A member's report of a message."""

    __tablename__ = "report"
    __table_args__ = (sa.UniqueConstraint("message_id", "contributor_id"),)
    id: int = column.id()
    message_id: int = column.ref("message.id")
    contributor_id: int = column.ref("contributor.id", index=True)
    reason: str = column.name(32)
    text: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    created_at: datetime = column.at()


class PointEntry(SQLModel, table=True):
    """One line of the points ledger; lines are only ever added."""

    __tablename__ = "point_entry"
    __table_args__ = (sa.Index("ix_point_entry_contributor", "contributor_id", "event", "created_at"),)
    id: int = column.id()
    contributor_id: int = column.ref("contributor.id")
    guild_discord_id: int | None = column.discord_id(nullable=True)
    lang: str = column.name(32)
    event: str = column.name(32)
    delta: int = column.number()
    """Tenths of a point."""
    message_id: int | None = column.ref("message.id", nullable=True)
    task_id: int | None = Field(default=None, sa_column=sa.Column(column.BigId))
    created_at: datetime = column.at()


class Standing(SQLModel, table=True):
    """Counters of a member in one period, language and server, kept by the transactions that write the ledger."""

    __tablename__ = "standing"
    __table_args__ = (
        sa.Index("ix_standing_board", "period", "lang", "guild_discord_id", "points", "contributor_id"),
        {"sqlite_with_rowid": False},
    )
    contributor_id: int = column.key("contributor.id")
    period: str = column.own_key(sa.String(10))
    """As in storage/domain/periods.py, in UTC: 2026-11-23, 2026-W48, 2026-11, total."""
    lang: str = column.own_key(sa.String(32))
    """Empty: all languages together."""
    guild_discord_id: int = Field(sa_column=sa.Column(sa.BigInteger, primary_key=True, autoincrement=False))
    """0: all servers together, and contributions outside of any."""
    points: int = column.number()
    """Tenths of a point."""
    contributions: int = column.number()
    prompts: int = column.number()
    replies: int = column.number()
    labels: int = column.number()
    rankings: int = column.number()
    accepted: int = column.number()


class LanguageDay(SQLModel, table=True):
    """What contributors brought about in a language on a day (UTC); imports are not counted."""

    __tablename__ = "language_day"
    lang: str = column.own_key(sa.String(32))
    day: date = Field(sa_column=sa.Column(sa.Date, primary_key=True))
    contributions: int = column.number()
    """Tasks that were submitted."""
    written: int = column.number()
    """Messages."""
    accepted: int = column.number()
    """Messages that were accepted, less those that were taken out again."""
    reviews: int = column.number()
    rankings: int = column.number()
    finished_trees: int = column.number()
    """Trees that became ready for export, less those that were taken back."""
    contributors: int = column.number()
    """Members with a contribution on this day."""
    first_of_week: int = column.number()
    """Those of them without one earlier in the ISO week; over a week they add up to its contributors."""
    first_of_month: int = column.number()
    """Those of them without one earlier in the month."""
    newcomers: int = column.number()
    """Those of them without any before in this language."""


class Tally(SQLModel, table=True):
    """A count over all trees of a language, imported ones included, kept by the transactions that change them."""

    __tablename__ = "tally"
    lang: str = column.own_key(sa.String(32))
    name: str = column.own_key(sa.String(64))
    """As storage/domain/tallies.py names it: tree.growing, assistant.accepted ..."""
    count: int = column.number()


class LabelAgreement(SQLModel, table=True):
    """Sums over the reviews of a language from which Krippendorff's alpha of a label follows at once."""

    __tablename__ = "label_agreement"
    lang: str = column.own_key(sa.String(32))
    label: str = column.own_key(sa.String(32))
    units: int = column.number()
    """Messages with at least two values."""
    values: int = column.number()
    """Their values."""
    total: float = column.real()
    squares: float = column.real()
    disagreement: float = column.real()
    """As in storage/domain/agreement.py."""


class Follower(SQLModel, table=True):
    """How far a job has come that follows the rows of a table one after another."""

    __tablename__ = "follower"
    name: str = column.own_key(sa.String(32))
    last_id: int = Field(default=0, sa_column=sa.Column(column.BigId, nullable=False))


class RuleOverride(SQLModel, table=True):
    """A threshold that was changed while the bot runs; it goes before the settings."""

    __tablename__ = "rule_override"
    lang: str = column.own_key(sa.String(32))
    """Empty: for all languages."""
    name: str = column.own_key(sa.String(64))
    value: float | int | bool | str = Field(sa_column=sa.Column(column.Json, nullable=False))
    changed_at: datetime = column.at()


def table(model: type[SQLModel]) -> sa.Table:
    """The table of a model, for Core statements."""
    found: sa.Table = model.__table__  # type: ignore[attr-defined]  # SQLModel sets it for table=True
    return found
