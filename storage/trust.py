"""The tables of trust: cases for moderators, suspensions, the audit log, requests about one's own data, tombstones.

Staff are known by their Discord ids: whoever moderates need not have accepted the terms of contributors.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage import columns as column


class ServerSetting(SQLModel, table=True):
    """A setting that the staff of a server chose; server 0 holds what the operator chose for all of them."""

    __tablename__ = "server_setting"
    guild_discord_id: int = column.own_key(sa.BigInteger)
    name: str = column.own_key(sa.String(64))
    value: Any = Field(sa_column=sa.Column(column.Json, nullable=False))
    changed_by: int | None = column.discord_id(nullable=True)
    """Discord id of who set it; null for what the bot set by itself."""
    changed_at: datetime = column.at()


class ReviewCase(SQLModel, table=True):
    """Something that needs a human: about a message, or about a member where there is no message."""

    __tablename__ = "review_case"
    __table_args__ = (
        sa.Index(
            "uq_review_case_open_message",
            "message_id",
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL AND message_id IS NOT NULL"),
            postgresql_where=sa.text("closed_at IS NULL AND message_id IS NOT NULL"),
        ),
        sa.Index(
            "ix_review_case_open",
            "urgency",
            "id",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        ),
        sa.Index("ix_review_case_message", "message_id"),
        sa.Index("ix_review_case_contributor", "contributor_id"),
    )
    id: int = column.id()
    message_id: int | None = column.ref("message.id", nullable=True)
    contributor_id: int | None = column.ref("contributor.id", nullable=True)
    """Whose message it is, or whom the case is about; null for an imported message."""
    guild_discord_id: int | None = column.discord_id(nullable=True)
    """Where the message was written; null for an imported one."""
    lang: str = column.name(32)
    """Empty where the case is about a member."""
    reasons: int = column.number()
    """Bits of storage/domain/cases.py: why it was opened."""
    facts: dict[str, Any] | None = column.json()
    """Reason -> what was seen."""
    urgency: int = column.number()
    """Lower comes first."""
    opened_at: datetime = column.at()
    leased_by: int | None = column.discord_id(nullable=True)
    """Discord id of the moderator who has it before them."""
    leased_until: datetime | None = column.at(nullable=True)
    closed_at: datetime | None = column.at(nullable=True)
    closed_by: int | None = column.discord_id(nullable=True)
    outcome: str | None = column.name(32, nullable=True)


class MessageRevision(SQLModel, table=True):
    """What a message said before it was edited."""

    __tablename__ = "message_revision"
    __table_args__ = (sa.Index("ix_message_revision_message", "message_id", "id"),)
    id: int = column.id()
    message_id: int = column.ref("message.id")
    text: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    """Empty once it was erased."""
    edited_by: int | None = column.discord_id(nullable=True)
    created_at: datetime = column.at()


class Suspension(SQLModel, table=True):
    """A time in which a member may not contribute; what holds now stands in the member's own row, too."""

    __tablename__ = "suspension"
    __table_args__ = (
        sa.Index("ix_suspension_contributor", "contributor_id", "id"),
        sa.Index(
            "ix_suspension_ending",
            "until",
            sqlite_where=sa.text("lifted_at IS NULL"),
            postgresql_where=sa.text("lifted_at IS NULL"),
        ),
    )
    id: int = column.id()
    contributor_id: int = column.ref("contributor.id")
    guild_discord_id: int = column.discord_id()
    """0: everywhere."""
    reason: str = column.name(512)
    suspended_by: int | None = column.discord_id(nullable=True)
    suspended_at: datetime = column.at()
    until: datetime | None = column.at(nullable=True)
    lifted_at: datetime | None = column.at(nullable=True)
    lifted_by: int | None = column.discord_id(nullable=True)


class StaffNote(SQLModel, table=True):
    """What moderators of a server note about a member, for each other."""

    __tablename__ = "staff_note"
    __table_args__ = (sa.Index("ix_staff_note_contributor", "contributor_id", "guild_discord_id"),)
    id: int = column.id()
    contributor_id: int = column.ref("contributor.id")
    guild_discord_id: int = column.discord_id()
    written_by: int = column.discord_id()
    text: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    created_at: datetime = column.at()


class Removal(SQLModel, table=True):
    """The removal of all that a member wrote: asked for by one moderator, confirmed by another, then carried out."""

    __tablename__ = "removal"
    __table_args__ = (
        sa.Index(
            "uq_removal_pending",
            "contributor_id",
            "guild_discord_id",
            unique=True,
            sqlite_where=sa.text("done_at IS NULL AND cancelled_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL AND cancelled_at IS NULL"),
        ),
        sa.Index("ix_removal_contributor", "contributor_id"),
    )
    id: int = column.id()
    contributor_id: int = column.ref("contributor.id")
    guild_discord_id: int = column.discord_id()
    """0: what was written everywhere; else what was written on this server."""
    counts: dict[str, int] | None = column.json()
    """What it would take away, counted when it was asked for."""
    asked_by: int = column.discord_id()
    asked_at: datetime = column.at()
    confirmed_by: int | None = column.discord_id(nullable=True)
    confirmed_at: datetime | None = column.at(nullable=True)
    cancelled_at: datetime | None = column.at(nullable=True)
    done_at: datetime | None = column.at(nullable=True)


class Notice(SQLModel, table=True):
    """Something that a member is to be told: what became of their report or appeal, a warning, a suspension."""

    __tablename__ = "notice"
    __table_args__ = (
        sa.Index(
            "ix_notice_untold",
            "contributor_id",
            "id",
            sqlite_where=sa.text("told_at IS NULL"),
            postgresql_where=sa.text("told_at IS NULL"),
        ),
        sa.Index("ix_notice_contributor", "contributor_id"),
        sa.Index("ix_notice_message", "message_id"),
    )
    id: int = column.id()
    contributor_id: int = column.ref("contributor.id")
    kind: str = column.name(32)
    message_id: int | None = column.ref("message.id", nullable=True)
    facts: dict[str, Any] | None = column.json()
    created_at: datetime = column.at()
    told_at: datetime | None = column.at(nullable=True)


class Appeal(SQLModel, table=True):
    """A member asks that what was decided about their message, or about them, be looked at again."""

    __tablename__ = "appeal"
    __table_args__ = (
        sa.UniqueConstraint("contributor_id", "subject"),
        sa.Index("ix_appeal_message", "message_id"),
    )
    id: int = column.id()
    contributor_id: int = column.ref("contributor.id")
    subject: str = column.name(64)
    """message:<id> or suspension:<id>: each can be appealed once."""
    message_id: int | None = column.ref("message.id", nullable=True)
    suspension_id: int | None = column.ref("suspension.id", nullable=True)
    text: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    created_at: datetime = column.at()
    decided_at: datetime | None = column.at(nullable=True)
    is_granted: bool | None = Field(default=None, sa_column=sa.Column(sa.Boolean))


class AuditEntry(SQLModel, table=True):
    """One act of staff, with the digest of the one before (storage/domain/audit.py); entries are only ever added."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        sa.Index("ix_audit_entry_guild", "guild_discord_id", "id"),
        sa.Index("ix_audit_entry_subject", "subject", "id"),
        sa.Index(
            "ix_audit_entry_untold",
            "id",
            sqlite_where=sa.text("told_at IS NULL"),
            postgresql_where=sa.text("told_at IS NULL"),
        ),
    )
    id: int = Field(sa_column=sa.Column(column.BigId, primary_key=True, autoincrement=False))
    """Counts from 1 without a gap."""
    at: datetime = column.at()
    actor_discord_id: int | None = column.discord_id(nullable=True)
    """Who did it; null: the bot by itself, or the operator's command line."""
    guild_discord_id: int = column.discord_id()
    """Where it was done; 0: on no server."""
    act: str = column.name(48)
    subject: str = column.name(64)
    """message:12, member:7, tree:3, setting:raid ..."""
    lang: str = column.name(32)
    """Empty where it has none."""
    details: dict[str, Any] | None = column.json()
    """What else is to be known; null once it was erased."""
    details_sha256: str = column.name(64)
    digest: str = column.name(64)
    told_at: datetime | None = column.at(nullable=True)
    """When the log channel had it; not part of the chain."""


class AuditHead(SQLModel, table=True):
    """The end of the audit log, one row: whoever adds an entry locks it."""

    __tablename__ = "audit_head"
    id: int = Field(sa_column=sa.Column(column.BigId, primary_key=True, autoincrement=False))
    last_id: int = Field(default=0, sa_column=sa.Column(column.BigId, nullable=False))
    digest: str = column.name(64)


class ErasureRequest(SQLModel, table=True):
    """A member's wish to be erased: it waits, can be taken back, is carried out in steps."""

    __tablename__ = "erasure_request"
    __table_args__ = (
        sa.Index(
            "uq_erasure_request_open",
            "contributor_id",
            unique=True,
            sqlite_where=sa.text("finished_at IS NULL AND cancelled_at IS NULL"),
            postgresql_where=sa.text("finished_at IS NULL AND cancelled_at IS NULL"),
        ),
    )
    id: int = column.id()
    contributor_id: int = column.ref("contributor.id")
    asked_at: datetime = column.at()
    due_at: datetime = column.at()
    cancelled_at: datetime | None = column.at(nullable=True)
    started_at: datetime | None = column.at(nullable=True)
    finished_at: datetime | None = column.at(nullable=True)


class Tombstone(SQLModel, table=True):
    """What was erased and must not come back: by an import, an older copy of the database, an export."""

    __tablename__ = "tombstone"
    __table_args__ = (sa.UniqueConstraint("kind", "key"),)
    id: int = column.id()
    kind: str = column.name(16)
    """message: the key is a public id; text: its SHA-256; consent: the interaction of a consent."""
    key: str = column.name(64)
    created_at: datetime = column.at()


class Conduct(SQLModel, table=True):
    """What others said of a member's messages in one period, for the moderators' board."""

    __tablename__ = "conduct"
    __table_args__ = (sa.Index("ix_conduct_period", "period"),)
    contributor_id: int = column.key("contributor.id")
    period: str = column.own_key(sa.String(10))
    """As in storage/domain/periods.py."""
    red_flags: int = column.number()
    upvotes: int = column.number()
    downvotes: int = column.number()
    spam: float = column.real()
    lang_mismatch: float = column.real()
    not_appropriate: float = column.real()
    pii: float = column.real()
    hate_speech: float = column.real()
    sexual_content: float = column.real()
    political_content: float = column.real()
