"""The tables: columns, constraints and indexes, no behaviour.

Ids are ours (64-bit integers); Discord's are `*_discord_id`; `public_id` is the id that leaves in exports. Times are
aware UTC. A task row holds ids, never a copy of a conversation. Open work is kept as rows of `work` by the same
transaction that changes a tree, so that handing out a task costs the same however many messages there are.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""64-bit ids; SQLite numbers rows by itself only in a column of type INTEGER."""
Json = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def _id() -> Any:
    return Field(default=None, sa_column=sa.Column(BigId, primary_key=True, autoincrement=True))


def _ref(target: str, *, nullable: bool = False, index: bool = False) -> Any:
    column = sa.Column(BigId, sa.ForeignKey(target), nullable=nullable, index=index)
    return Field(default=None, sa_column=column)


def _key(target: str) -> Any:
    return Field(sa_column=sa.Column(BigId, sa.ForeignKey(target), primary_key=True, autoincrement=False))


def _at(*, nullable: bool = False) -> Any:
    return Field(default=None, sa_column=sa.Column(UtcDateTime(), nullable=nullable))


def _json(*, nullable: bool = True) -> Any:
    return Field(default=None, sa_column=sa.Column(Json, nullable=nullable))


def _name(length: int, *, nullable: bool = False, default: str | None = None) -> Any:
    return Field(default=default, sa_column=sa.Column(sa.String(length), nullable=nullable))


def _number(default: int = 0) -> Any:
    return Field(
        default=default, sa_column=sa.Column(sa.Integer, nullable=False, server_default=str(default))
    )


def _flag() -> Any:
    return Field(default=False, sa_column=sa.Column(sa.Boolean, nullable=False, server_default=sa.false()))


class Contributor(SQLModel, table=True):
    """A member who accepted the terms at least once; nobody else is stored."""

    __tablename__ = "contributor"
    id: int = _id()
    discord_id: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger, unique=True))
    """Null once the member has been erased."""
    interface_locale: str | None = _name(16, nullable=True)
    suspended_at: datetime | None = _at(nullable=True)
    suspended_reason: str | None = _name(512, nullable=True)
    time_zone: str | None = _name(64, nullable=True)
    """IANA name in which the member's streak counts days; null is UTC."""
    streak_days: int = _number()
    streak_day: date | None = Field(default=None, sa_column=sa.Column(sa.Date))
    """Last calendar day of the streak, in the member's zone."""
    streak_frozen_on: date | None = Field(default=None, sa_column=sa.Column(sa.Date))
    """Last missed day that the freeze of its week covered."""
    day_contributions: int = _number()
    """Contributions on `streak_day`."""
    contributions: int = _number()
    """Contributions of all days."""
    established_at: datetime | None = _at(nullable=True)
    """When the member ceased to be a newcomer; null before."""
    created_at: datetime = _at()


class ContributorLanguage(SQLModel, table=True):
    """A language a member contributes in."""

    __tablename__ = "contributor_language"
    contributor_id: int = _key("contributor.id")
    lang: str = Field(sa_column=sa.Column(sa.String(32), primary_key=True))


class Consent(SQLModel, table=True):
    """The proof that a member accepted one version of the terms."""

    __tablename__ = "consent"
    __table_args__ = (sa.UniqueConstraint("contributor_id", "version"),)
    id: int = _id()
    contributor_id: int = _ref("contributor.id")
    version: str = _name(64)
    licence: str = _name(64)
    text_sha256: str = _name(64)
    locale: str = _name(16)
    interaction_id: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    accepted_at: datetime = _at()


class Tree(SQLModel, table=True):
    """A message tree; its limits are frozen when it is created."""

    __tablename__ = "tree"
    __table_args__ = (sa.Index("ix_tree_lang_state", "lang", "state"),)
    id: int = _id()
    public_id: str = Field(sa_column=sa.Column(sa.String(64), nullable=False, unique=True))
    lang: str = _name(32)
    state: str = _name(32)
    goal_size: int = _number()
    max_depth: int = _number()
    max_children: int = _number()
    origin: str | None = _name(1024, nullable=True)
    prompt_wins: float = Field(default=0.0, sa_column=sa.Column(sa.Float, nullable=False, server_default="0"))
    """Comparisons won in rank-initial-prompts; a tie is half."""
    prompt_contests: int = _number()
    won_lottery_at: datetime | None = _at(nullable=True)
    created_at: datetime = _at()
    changed_at: datetime = _at()
    extra: dict[str, Any] | None = _json()
    """Keys of an imported tree that have no column."""


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
    id: int = _id()
    public_id: str = Field(sa_column=sa.Column(sa.String(64), nullable=False, unique=True))
    tree_id: int = _ref("tree.id")
    parent_id: int | None = _ref("message.id", nullable=True, index=True)
    author_id: int | None = _ref("contributor.id", nullable=True)
    source_author: str | None = _name(256, nullable=True)
    """The author id of an imported message, as the file has it."""
    task_id: int | None = Field(default=None, sa_column=sa.Column(BigId, unique=True))
    guild_discord_id: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    role: str = _name(16)
    lang: str = _name(32)
    text: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    text_sha256: str = _name(64)
    depth: int = _number()
    created_at: datetime | None = _at(nullable=True)
    """Null for an imported message without a date."""
    review_count: int = _number()
    review_result: bool | None = Field(default=None, sa_column=sa.Column(sa.Boolean))
    ballot_count: int = _number()
    """Ballots over the replies of this message; for a waiting root, comparisons it took part in."""
    is_not_rankable: bool = _flag()
    """Most voters said that its replies cannot be ranked."""
    rank: int | None = Field(default=None, sa_column=sa.Column(sa.Integer))
    is_deleted: bool = _flag()
    removed_with: int | None = Field(default=None, sa_column=sa.Column(BigId))
    """The message whose removal took this one out; putting that one back puts back what went with it."""
    forgiven_flags: int = _number()
    """Reports that a moderator looked at and set aside."""
    forgiven_skips: int = _number()
    """Skips before a moderator restarted the conversation."""
    is_audited: bool = _flag()
    """Reviewed by more people than needed, so that the calibration of the others can be measured."""
    confidence: float | None = Field(default=None, sa_column=sa.Column(sa.Float))
    """Probability that the message is acceptable, by the reviewers' reliability; null under the fixed method."""
    is_synthetic: bool = _flag()
    model_name: str | None = _name(1024, nullable=True)
    labels: dict[str, list[float]] | None = _json()
    """Label -> [sum, number] of its values in the reviews here; null without any."""
    imported_labels: dict[str, list[float]] | None = _json()
    """Label -> [mean, number] of its values, as the file of an imported message has them."""
    extra: dict[str, Any] | None = _json()
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
    id: int = _id()
    contributor_id: int = _ref("contributor.id")
    guild_discord_id: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    kind: str = _name(32)
    lang: str = _name(32)
    tree_id: int | None = _ref("tree.id", nullable=True)
    message_id: int | None = _ref("message.id", nullable=True)
    """The message to answer, to label, or whose replies are ranked; null for the kinds about initial prompts."""
    state: str = _name(16, default="open")
    is_simple: bool = _flag()
    """A label task that asks only for the few questions of the simple mode."""
    is_by_newcomer: bool = _flag()
    """Whether its member was a newcomer when it was handed out."""
    bonus_percent: int = _number(100)
    """What the contribution is worth, as promised when the task was handed out; 100 is the plain weight."""
    draft: dict[str, Any] | None = _json()
    skip_reason: str | None = _name(512, nullable=True)
    result: dict[str, Any] | None = _json()
    """What the member was told after submitting, so that a repeated submit hears the same."""
    created_at: datetime = _at()
    expires_at: datetime = _at()
    closed_at: datetime | None = _at(nullable=True)


class TaskOption(SQLModel, table=True):
    """One of the messages that a ranking task shows, at the place it was shuffled to."""

    __tablename__ = "task_option"
    __table_args__ = (sa.UniqueConstraint("task_id", "message_id"),)
    task_id: int = _key("task.id")
    position: int = Field(sa_column=sa.Column(sa.Integer, primary_key=True, autoincrement=False))
    message_id: int = _ref("message.id", index=True)


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
    id: int = _id()
    lang: str = _name(32)
    kind: str = _name(32)
    band: int = _number()
    """1 where the slot is to be preferred (a lonely reply), 0 otherwise."""
    pivot: int = _number()
    """Random; the pick starts at a random point and takes the next."""
    tree_id: int = _ref("tree.id")
    message_id: int = _ref("message.id")
    author_id: int | None = Field(default=None, sa_column=sa.Column(BigId))
    """The member who may not have it because the message is theirs; null where that does not matter."""
    need: int = _number()
    leased: int = _number()
    newcomers: int = _number()
    """Places that newcomers took, held or done."""


class Seen(SQLModel, table=True):
    """What a member is not offered again: answered and skipped work, and rankings that hold a reply of their own."""

    __tablename__ = "seen"
    __table_args__ = {"sqlite_with_rowid": False}
    contributor_id: int = _key("contributor.id")
    kind: str = Field(sa_column=sa.Column(sa.String(32), primary_key=True))
    message_id: int = _key("message.id")


class LanguageState(SQLModel, table=True):
    """Counters of a language, kept by the transactions that change its trees."""

    __tablename__ = "language_state"
    lang: str = Field(sa_column=sa.Column(sa.String(32), primary_key=True))
    growing: int = _number()
    in_review: int = _number()
    waiting: int = _number()
    prompt_leases: int = _number()
    established: int = _number()
    """Contributors who ceased to be newcomers with a contribution in this language."""


class Review(SQLModel, table=True):
    """One contributor's labels on a message."""

    __tablename__ = "review"
    __table_args__ = (sa.UniqueConstraint("message_id", "contributor_id"),)
    id: int = _id()
    message_id: int = _ref("message.id")
    contributor_id: int = _ref("contributor.id", index=True)
    task_id: int = Field(sa_column=sa.Column(BigId, nullable=False, unique=True))
    is_full: bool = _flag()
    labels: dict[str, float] = _json(nullable=False)
    """Label name -> value in [0, 1]; what was not answered is absent."""
    lessons: dict[str, float] | None = _json()
    """Question -> probability that the answer was right, as counted in `reliability`; null before the verdict."""
    created_at: datetime = _at()


class Reliability(SQLModel, table=True):
    """How often a reviewer was right about one question, as sums of probabilities."""

    __tablename__ = "reliability"
    contributor_id: int = _key("contributor.id")
    question: str = Field(sa_column=sa.Column(sa.String(32), primary_key=True))
    right: float = Field(default=0.0, sa_column=sa.Column(sa.Float, nullable=False, server_default="0"))
    wrong: float = Field(default=0.0, sa_column=sa.Column(sa.Float, nullable=False, server_default="0"))


class Ballot(SQLModel, table=True):
    """One contributor's order of the replies to a message, or of a handful of initial prompts."""

    __tablename__ = "ballot"
    __table_args__ = (sa.UniqueConstraint("parent_id", "contributor_id"),)
    id: int = _id()
    parent_id: int | None = _ref("message.id", nullable=True)
    """Null for a comparison of initial prompts."""
    contributor_id: int = _ref("contributor.id", index=True)
    task_id: int = Field(sa_column=sa.Column(BigId, nullable=False, unique=True))
    kind: str = _name(32)
    groups: list[list[int]] = _json(nullable=False)
    """Message ids in groups of equals, best first."""
    is_not_rankable: bool = _flag()
    created_at: datetime = _at()


class Reaction(SQLModel, table=True):
    """A thumb of a member on a message."""

    __tablename__ = "reaction"
    message_id: int = _key("message.id")
    contributor_id: int = Field(
        sa_column=sa.Column(
            BigId, sa.ForeignKey("contributor.id"), primary_key=True, autoincrement=False, index=True
        )
    )
    emoji: str = _name(32)
    created_at: datetime = _at()


class EmojiStat(SQLModel, table=True):
    """How often an emoji code stands on a message, Open Assistant's internal `_skip_*` codes included."""

    __tablename__ = "emoji_stat"
    __table_args__ = {"sqlite_with_rowid": False}
    message_id: int = _key("message.id")
    emoji: str = Field(sa_column=sa.Column(sa.String(32), primary_key=True))
    count: int = _number()


class Report(SQLModel, table=True):
    """A member's report of a message."""

    __tablename__ = "report"
    __table_args__ = (sa.UniqueConstraint("message_id", "contributor_id"),)
    id: int = _id()
    message_id: int = _ref("message.id")
    contributor_id: int = _ref("contributor.id", index=True)
    reason: str = _name(32)
    text: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    created_at: datetime = _at()


class PointEntry(SQLModel, table=True):
    """One line of the points ledger; lines are only ever added."""

    __tablename__ = "point_entry"
    __table_args__ = (sa.Index("ix_point_entry_contributor", "contributor_id", "event", "created_at"),)
    id: int = _id()
    contributor_id: int = _ref("contributor.id")
    guild_discord_id: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    lang: str = _name(32)
    event: str = _name(32)
    delta: int = _number()
    """Tenths of a point."""
    message_id: int | None = _ref("message.id", nullable=True)
    task_id: int | None = Field(default=None, sa_column=sa.Column(BigId))
    created_at: datetime = _at()


class Standing(SQLModel, table=True):
    """Counters of a member in one period, language and server, kept by the transactions that write the ledger."""

    __tablename__ = "standing"
    __table_args__ = (
        sa.Index("ix_standing_board", "period", "lang", "guild_discord_id", "points", "contributor_id"),
        {"sqlite_with_rowid": False},
    )
    contributor_id: int = _key("contributor.id")
    period: str = Field(sa_column=sa.Column(sa.String(10), primary_key=True))
    """As in storage/domain/periods.py, in UTC: 2026-11-23, 2026-W48, 2026-11, total."""
    lang: str = Field(sa_column=sa.Column(sa.String(32), primary_key=True))
    """Empty: all languages together."""
    guild_discord_id: int = Field(sa_column=sa.Column(sa.BigInteger, primary_key=True, autoincrement=False))
    """0: all servers together, and contributions outside of any."""
    points: int = _number()
    """Tenths of a point."""
    contributions: int = _number()
    prompts: int = _number()
    replies: int = _number()
    labels: int = _number()
    rankings: int = _number()
    accepted: int = _number()


class LanguageDay(SQLModel, table=True):
    """What contributors brought about in a language on a day (UTC); imports are not counted."""

    __tablename__ = "language_day"
    lang: str = Field(sa_column=sa.Column(sa.String(32), primary_key=True))
    day: date = Field(sa_column=sa.Column(sa.Date, primary_key=True))
    contributions: int = _number()
    """Tasks that were submitted."""
    written: int = _number()
    """Messages."""
    accepted: int = _number()
    """Messages that were accepted, less those that were taken out again."""
    reviews: int = _number()
    rankings: int = _number()
    finished_trees: int = _number()
    """Trees that became ready for export, less those that were taken back."""


class RuleOverride(SQLModel, table=True):
    """A threshold that was changed while the bot runs; it goes before the settings."""

    __tablename__ = "rule_override"
    lang: str = Field(sa_column=sa.Column(sa.String(32), primary_key=True))
    """Empty: for all languages."""
    name: str = Field(sa_column=sa.Column(sa.String(64), primary_key=True))
    value: float | int | bool | str = Field(sa_column=sa.Column(Json, nullable=False))
    changed_at: datetime = _at()


def table(model: type[SQLModel]) -> sa.Table:
    """The table of a model, for Core statements."""
    found: sa.Table = model.__table__  # type: ignore[attr-defined]  # SQLModel sets it for table=True
    return found
