"""Cases for moderators, suspensions, the audit log, requests about one's own data, tombstones, search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Json = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    """Apply."""
    _create()
    _create_search()
    _begin_audit_log()
    _keep_suspensions()
    _open_cases()
    _bury_erased()


def _create() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_discord_id", sa.BigInteger(), nullable=True),
        sa.Column("guild_discord_id", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(length=48), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("lang", sa.String(length=32), nullable=False),
        sa.Column("details", Json, nullable=True),
        sa.Column("details_sha256", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_guild", "audit_entry", ["guild_discord_id", "id"])
    op.create_index("ix_audit_entry_subject", "audit_entry", ["subject", "id"])
    op.create_index(
        "ix_audit_entry_untold",
        "audit_entry",
        ["id"],
        sqlite_where=sa.text("told_at IS NULL"),
        postgresql_where=sa.text("told_at IS NULL"),
    )

    op.create_table(
        "audit_head",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("last_id", BigId, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "server_setting",
        sa.Column("guild_discord_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=64), autoincrement=False, nullable=False),
        sa.Column("value", Json, nullable=False),
        sa.Column("changed_by", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_discord_id", "name", name=op.f("pk_server_setting")),
    )
    op.create_table(
        "tombstone",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tombstone")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_tombstone_kind_key")),
    )
    op.create_table(
        "conduct",
        sa.Column("contributor_id", BigId, autoincrement=False, nullable=False),
        sa.Column("period", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("red_flags", sa.Integer(), server_default="0", nullable=False),
        sa.Column("upvotes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("downvotes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("spam", sa.Float(), server_default="0", nullable=False),
        sa.Column("lang_mismatch", sa.Float(), server_default="0", nullable=False),
        sa.Column("not_appropriate", sa.Float(), server_default="0", nullable=False),
        sa.Column("pii", sa.Float(), server_default="0", nullable=False),
        sa.Column("hate_speech", sa.Float(), server_default="0", nullable=False),
        sa.Column("sexual_content", sa.Float(), server_default="0", nullable=False),
        sa.Column("political_content", sa.Float(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_conduct_contributor_id")
        ),
        sa.PrimaryKeyConstraint("contributor_id", "period", name=op.f("pk_conduct")),
    )
    op.create_index("ix_conduct_period", "conduct", ["period"])

    op.create_table(
        "erasure_request",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("contributor_id", BigId, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_erasure_request_contributor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure_request")),
    )
    op.create_index(
        "uq_erasure_request_open",
        "erasure_request",
        ["contributor_id"],
        unique=True,
        sqlite_where=sa.text("finished_at IS NULL AND cancelled_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL AND cancelled_at IS NULL"),
    )

    op.create_table(
        "removal",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("contributor_id", BigId, nullable=False),
        sa.Column("guild_discord_id", sa.BigInteger(), nullable=False),
        sa.Column("counts", Json, nullable=True),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_removal_contributor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removal")),
    )
    op.create_index(
        "uq_removal_pending",
        "removal",
        ["contributor_id", "guild_discord_id"],
        unique=True,
        sqlite_where=sa.text("done_at IS NULL AND cancelled_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL AND cancelled_at IS NULL"),
    )
    op.create_index("ix_removal_contributor", "removal", ["contributor_id"])

    op.create_table(
        "staff_note",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("contributor_id", BigId, nullable=False),
        sa.Column("guild_discord_id", sa.BigInteger(), nullable=False),
        sa.Column("written_by", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_staff_note_contributor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_note")),
    )
    op.create_index("ix_staff_note_contributor", "staff_note", ["contributor_id", "guild_discord_id"])

    op.create_table(
        "suspension",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("contributor_id", BigId, nullable=False),
        sa.Column("guild_discord_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=512), nullable=False),
        sa.Column("suspended_by", sa.BigInteger(), nullable=True),
        sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_suspension_contributor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspension")),
    )
    op.create_index("ix_suspension_contributor", "suspension", ["contributor_id", "id"])
    op.create_index(
        "ix_suspension_ending",
        "suspension",
        ["until"],
        sqlite_where=sa.text("lifted_at IS NULL"),
        postgresql_where=sa.text("lifted_at IS NULL"),
    )

    op.create_table(
        "appeal",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("contributor_id", BigId, nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("message_id", BigId, nullable=True),
        sa.Column("suspension_id", BigId, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_granted", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_appeal_contributor_id")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_appeal_message_id")),
        sa.ForeignKeyConstraint(["suspension_id"], ["suspension.id"], name=op.f("fk_appeal_suspension_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
        sa.UniqueConstraint("contributor_id", "subject", name=op.f("uq_appeal_contributor_id_subject")),
    )
    op.create_index("ix_appeal_message", "appeal", ["message_id"])

    op.create_table(
        "message_revision",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("edited_by", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_message_revision_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_revision")),
    )
    op.create_index("ix_message_revision_message", "message_revision", ["message_id", "id"])

    op.create_table(
        "notice",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("contributor_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("message_id", BigId, nullable=True),
        sa.Column("facts", Json, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_notice_contributor_id")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_notice_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index(
        "ix_notice_untold",
        "notice",
        ["contributor_id", "id"],
        sqlite_where=sa.text("told_at IS NULL"),
        postgresql_where=sa.text("told_at IS NULL"),
    )
    op.create_index("ix_notice_contributor", "notice", ["contributor_id"])
    op.create_index("ix_notice_message", "notice", ["message_id"])

    op.create_table(
        "review_case",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("message_id", BigId, nullable=True),
        sa.Column("contributor_id", BigId, nullable=True),
        sa.Column("guild_discord_id", sa.BigInteger(), nullable=True),
        sa.Column("lang", sa.String(length=32), nullable=False),
        sa.Column("reasons", sa.Integer(), server_default="0", nullable=False),
        sa.Column("facts", Json, nullable=True),
        sa.Column("urgency", sa.Integer(), server_default="0", nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_by", sa.BigInteger(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_review_case_contributor_id")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_review_case_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_case")),
    )
    op.create_index("ix_review_case_contributor", "review_case", ["contributor_id"])
    op.create_index("ix_review_case_message", "review_case", ["message_id"])
    op.create_index(
        "ix_review_case_open",
        "review_case",
        ["urgency", "id"],
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "uq_review_case_open_message",
        "review_case",
        ["message_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL AND message_id IS NOT NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND message_id IS NOT NULL"),
    )

    op.add_column("contributor", sa.Column("suspended_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("contributor", sa.Column("barred", Json, nullable=True))
    op.add_column("contributor", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "contributor", sa.Column("publishes_text", sa.Boolean(), server_default=sa.true(), nullable=False)
    )
    op.add_column(
        "contributor", sa.Column("publishes_votes", sa.Boolean(), server_default=sa.true(), nullable=False)
    )
    op.create_index(
        "ix_contributor_scopes",
        "contributor",
        ["id"],
        sqlite_where=sa.text("publishes_text IS 0 OR publishes_votes IS 0"),
        postgresql_where=sa.text("publishes_text IS FALSE OR publishes_votes IS FALSE"),
    )

    op.add_column("tree", sa.Column("was_halted", sa.Boolean(), server_default=sa.false(), nullable=False))

    op.add_column("message", sa.Column("held_because", sa.String(length=16), nullable=True))
    op.add_column("message", sa.Column("is_erased", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("message", sa.Column("forgiven_reviews", sa.Integer(), server_default="0", nullable=False))


def _create_search() -> None:
    """The index over the words of messages; what fills it comes along behind the messages."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE message_search USING fts5(words, tokenize = 'ascii')")
        return
    op.execute("CREATE TABLE message_search (message_id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX ix_message_search_words ON message_search USING gin (words)")


def _begin_audit_log() -> None:
    head = sa.table("audit_head", sa.column("id"), sa.column("last_id"), sa.column("digest"))
    op.execute(sa.insert(head).values(id=1, last_id=0, digest="0" * 64))


def _keep_suspensions() -> None:
    """Whoever is suspended stays so, everywhere."""
    op.execute(
        "INSERT INTO suspension (contributor_id, guild_discord_id, reason, suspended_at) "
        "SELECT id, 0, coalesce(suspended_reason, ''), suspended_at FROM contributor "
        "WHERE suspended_at IS NOT NULL"
    )


def _open_cases() -> None:
    """Reports that wait for a moderator, who could not look at them before."""
    op.execute(
        "INSERT INTO review_case (message_id, contributor_id, guild_discord_id, lang, reasons, urgency, opened_at) "
        "SELECT m.id, m.author_id, m.guild_discord_id, m.lang, 1, 20, r.first_at FROM message m JOIN "
        "(SELECT message_id, min(created_at) AS first_at, count(*) AS n FROM report GROUP BY message_id) r "
        "ON r.message_id = m.id WHERE r.n > m.forgiven_flags"
    )


def _bury_erased() -> None:
    """What was erased before keeps away from now on."""
    erased = "task_id IS NOT NULL AND author_id IS NULL"
    op.execute(f"UPDATE message SET is_erased = true WHERE {erased}")
    op.execute(
        "INSERT INTO tombstone (kind, key, created_at) "
        f"SELECT 'message', public_id, created_at FROM message WHERE {erased}"
    )
    op.execute(
        "INSERT INTO tombstone (kind, key, created_at) "
        "SELECT 'consent', CAST(interaction_id AS VARCHAR), min(accepted_at) FROM consent "
        "WHERE contributor_id IN (SELECT id FROM contributor WHERE discord_id IS NULL) GROUP BY interaction_id"
    )


def downgrade() -> None:
    """Take back."""
    op.execute("DROP TABLE message_search")
    op.drop_column("message", "forgiven_reviews")
    op.drop_column("message", "is_erased")
    op.drop_column("message", "held_because")

    op.drop_column("tree", "was_halted")

    op.drop_index("ix_contributor_scopes", "contributor")
    op.drop_column("contributor", "publishes_votes")
    op.drop_column("contributor", "publishes_text")
    op.drop_column("contributor", "withdrawn_at")
    op.drop_column("contributor", "barred")
    op.drop_column("contributor", "suspended_until")

    op.drop_table("review_case")

    op.drop_table("notice")

    op.drop_table("message_revision")

    op.drop_table("appeal")

    op.drop_table("suspension")

    op.drop_table("staff_note")

    op.drop_table("removal")

    op.drop_table("erasure_request")

    op.drop_table("conduct")
    op.drop_table("tombstone")
    op.drop_table("server_setting")
    op.drop_table("audit_head")

    op.drop_table("audit_entry")
