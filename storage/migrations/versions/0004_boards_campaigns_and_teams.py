"""Boards in channels, campaigns, teams and badges; counts over all trees of a language"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Json = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")

BATCH = 2_000
"""Trees or contributors at a time."""

tree = sa.table("tree", *(sa.column(name) for name in ("id", "lang", "state")), sa.column("tally", Json))
message = sa.table(
    "message",
    *(
        sa.column(name)
        for name in (
            "id",
            "tree_id",
            "parent_id",
            "role",
            "is_deleted",
            "review_result",
            "rank",
            "ballot_count",
        )
    ),
)
tally = sa.table("tally", sa.column("lang"), sa.column("name"), sa.column("count"))
contributor = sa.table("contributor", sa.column("id"), sa.column("active_days", Json))
language_day = sa.table(
    "language_day",
    sa.column("lang"),
    sa.column("day", sa.Date()),
    *(sa.column(name) for name in ("contributors", "first_of_week", "first_of_month", "newcomers")),
)


def upgrade() -> None:
    """Apply."""
    _create()
    _fill_tallies()
    _fill_days()
    _fill_awards()


def _create() -> None:
    op.create_table(
        "badge_role",
        sa.Column("guild_discord_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("badge", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("role_discord_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_discord_id", "badge", name=op.f("pk_badge_role")),
    )
    op.create_table(
        "feed",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("guild_discord_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_discord_id", sa.BigInteger(), nullable=False),
        sa.Column("lang", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("is_on", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("schedule", sa.String(length=64), nullable=True),
        sa.Column("locale", sa.String(length=16), nullable=True),
        sa.Column("size", sa.Integer(), server_default="10", nullable=False),
        sa.Column("is_in_place", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_everywhere", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_discord_id", sa.BigInteger(), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_because", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed")),
        sa.UniqueConstraint(
            "channel_discord_id", "lang", "kind", name=op.f("uq_feed_channel_discord_id_lang_kind")
        ),
    )
    op.create_index(
        "ix_feed_due",
        "feed",
        ["due_at"],
        sqlite_where=sa.text("is_on = 1 AND paused_at IS NULL"),
        postgresql_where=sa.text("is_on AND paused_at IS NULL"),
    )
    op.create_index("ix_feed_guild", "feed", ["guild_discord_id", "lang"])
    op.create_table(
        "follower",
        sa.Column("name", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("last_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_follower")),
    )
    op.create_table(
        "label_agreement",
        sa.Column("lang", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("label", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("units", sa.Integer(), server_default="0", nullable=False),
        sa.Column("values", sa.Integer(), server_default="0", nullable=False),
        sa.Column("total", sa.Float(), server_default="0", nullable=False),
        sa.Column("squares", sa.Float(), server_default="0", nullable=False),
        sa.Column("disagreement", sa.Float(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("lang", "label", name=op.f("pk_label_agreement")),
    )
    op.create_table(
        "post",
        sa.Column("subject", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("slot", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("channel_discord_id", sa.BigInteger(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="1", nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_discord_id", sa.BigInteger(), nullable=True),
        sa.Column("ranks", Json, nullable=True),
        sa.PrimaryKeyConstraint("subject", "slot", name=op.f("pk_post")),
    )
    op.create_table(
        "server",
        sa.Column("guild_discord_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("theme", sa.String(length=8), server_default="dark", nullable=False),
        sa.Column("moderators_channel_discord_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("guild_discord_id", name=op.f("pk_server")),
    )
    op.create_table(
        "tally",
        sa.Column("lang", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=64), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("lang", "name", name=op.f("pk_tally")),
    )
    op.create_table(
        "team",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("guild_discord_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("folded", sa.String(length=96), nullable=False),
        sa.Column("members", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("guild_discord_id", "folded", name=op.f("uq_team_guild_discord_id_folded")),
    )
    op.create_table(
        "award",
        sa.Column("contributor_id", BigId, autoincrement=False, nullable=False),
        sa.Column("badge", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("awarded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["contributor_id"], ["contributor.id"], name=op.f("fk_award_contributor_id")),
        sa.PrimaryKeyConstraint("contributor_id", "badge", name=op.f("pk_award")),
    )
    op.create_table(
        "campaign",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("guild_discord_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_discord_id", sa.BigInteger(), nullable=False),
        sa.Column("lang", sa.String(length=32), nullable=False),
        sa.Column("versus", Json, nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("goal", sa.Integer(), server_default="0", nullable=False),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("starts", Json, nullable=False),
        sa.Column("paused_counts", Json, nullable=True),
        sa.Column("started_by", BigId, nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_discord_id", sa.BigInteger(), nullable=True),
        sa.Column("shown", sa.String(length=64), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(length=32), nullable=True),
        sa.CheckConstraint("state IN ('running', 'paused', 'ended')", name=op.f("ck_campaign_state")),
        sa.ForeignKeyConstraint(["started_by"], ["contributor.id"], name=op.f("fk_campaign_started_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
    )
    op.create_index("ix_campaign_state", "campaign", ["state"])
    op.create_index("ix_campaign_guild", "campaign", ["guild_discord_id", "id"])
    op.create_index(
        "uq_campaign_running",
        "campaign",
        ["guild_discord_id", "lang"],
        unique=True,
        sqlite_where=sa.text("state <> 'ended'"),
        postgresql_where=sa.text("state <> 'ended'"),
    )
    op.create_table(
        "granted_role",
        sa.Column("guild_discord_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contributor_id", BigId, autoincrement=False, nullable=False),
        sa.Column("badge", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_granted_role_contributor_id")
        ),
        sa.PrimaryKeyConstraint("guild_discord_id", "contributor_id", "badge", name=op.f("pk_granted_role")),
    )
    op.create_index("ix_granted_role_contributor", "granted_role", ["contributor_id"])
    op.create_table(
        "membership",
        sa.Column("guild_discord_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contributor_id", BigId, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_hidden", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_membership_contributor_id")
        ),
        sa.PrimaryKeyConstraint("guild_discord_id", "contributor_id", name=op.f("pk_membership")),
    )
    op.create_index("ix_membership_contributor_id", "membership", ["contributor_id"])
    op.create_table(
        "team_member",
        sa.Column("guild_discord_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contributor_id", BigId, autoincrement=False, nullable=False),
        sa.Column("team_id", BigId, nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_team_member_contributor_id")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_member_team_id")),
        sa.PrimaryKeyConstraint("guild_discord_id", "contributor_id", name=op.f("pk_team_member")),
    )
    op.create_index("ix_team_member_contributor_id", "team_member", ["contributor_id"])
    op.create_index("ix_team_member_team", "team_member", ["team_id"])
    op.create_table(
        "team_standing",
        sa.Column("team_id", BigId, autoincrement=False, nullable=False),
        sa.Column("period", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("lang", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("points", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contributions", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_standing_team_id")),
        sa.PrimaryKeyConstraint("team_id", "period", "lang", name=op.f("pk_team_standing")),
    )
    op.create_table(
        "unlisted",
        sa.Column("scope", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contributor_id", BigId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_unlisted_contributor_id")
        ),
        sa.PrimaryKeyConstraint("scope", "contributor_id", name=op.f("pk_unlisted")),
    )
    op.create_index("ix_unlisted_contributor_id", "unlisted", ["contributor_id"])
    op.add_column("contributor", sa.Column("name", sa.String(length=100), nullable=True))
    op.add_column("contributor", sa.Column("alias", sa.String(length=64), nullable=True))
    op.add_column(
        "contributor", sa.Column("visibility", sa.String(length=16), server_default="public", nullable=False)
    )
    op.add_column(
        "contributor", sa.Column("wants_credit", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("contributor", sa.Column("active_days", Json, nullable=True))
    op.add_column("language_day", sa.Column("contributors", sa.Integer(), server_default="0", nullable=False))
    op.add_column(
        "language_day", sa.Column("first_of_week", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column(
        "language_day", sa.Column("first_of_month", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("language_day", sa.Column("newcomers", sa.Integer(), server_default="0", nullable=False))
    op.add_column("tree", sa.Column("tally", Json, nullable=True))


def _ranges(table: sa.TableClause) -> Iterator[tuple[int, int]]:
    """Ranges of ids that hold all of them."""
    highest = op.get_bind().execute(sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0))).scalar_one()
    for first in range(1, highest + 1, BATCH):
        yield first, first + BATCH - 1


def _fill_tallies() -> None:
    """Count every tree, as settling it would."""
    sums: Counter[tuple[str, str]] = Counter()
    parent = message.alias("parent")
    m, p = message.c, parent.c
    fill = sa.update(tree).where(tree.c.id == sa.bindparam("_id")).values(tally=sa.bindparam("_tally"))
    for first, last in _ranges(tree):
        trees = {
            row.id: row
            for row in op.get_bind().execute(
                sa.select(tree.c.id, tree.c.lang, tree.c.state).where(tree.c.id.between(first, last))
            )
        }
        tallies: dict[int, Counter[str]] = {
            tree_id: Counter({f"tree.{row.state}": 1}) for tree_id, row in trees.items()
        }
        rows = sa.select(m.tree_id, m.role, m.review_result, m.rank, p.ballot_count).outerjoin(
            parent, p.id == m.parent_id
        )
        living = m.tree_id.between(first, last) & sa.not_(m.is_deleted)
        for tree_id, role, is_accepted, rank, ballots in op.get_bind().execute(rows.where(living)):
            counts = tallies[tree_id]
            counts[f"{role}.written"] += 1
            if is_accepted:
                counts[f"{role}.accepted"] += 1
                counts[f"{role}.ranked"] += rank is not None or bool(ballots)
                counts[f"{role}.exportable"] += trees[tree_id].state == "ready_for_export"
        filled = []
        for tree_id, counts in sorted(tallies.items()):
            filled.append({"_id": tree_id, "_tally": dict(sorted((+counts).items()))})
            for name, count in (+counts).items():
                sums[trees[tree_id].lang, name] += count
        if filled:
            op.get_bind().execute(fill, filled)
    rows_of_sums = [
        {"lang": lang, "name": name, "count": count} for (lang, name), count in sorted(sums.items())
    ]
    if rows_of_sums:
        op.get_bind().execute(sa.insert(tally), rows_of_sums)


SUBMITTED = (
    "prompts",
    "replies_assistant",
    "replies_prompter",
    "labels_simple",
    "labels_full",
    "rankings_total",
)
"""Events that a contribution brings."""


def _fill_days() -> None:
    """Whose first day, week and month each day was, from the ledger; erased members count, and are not marked."""
    sums: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    fill = (
        sa.update(contributor)
        .where(contributor.c.id == sa.bindparam("_id"))
        .values(active_days=sa.bindparam("_days"))
    )
    for first, last in _ranges(contributor):
        days = sa.text(
            f"SELECT DISTINCT p.contributor_id, p.lang, {_day_of('p.created_at')} AS day, c.discord_id IS NULL AS is_erased "
            "FROM point_entry p JOIN contributor c ON c.id = p.contributor_id "
            "WHERE p.contributor_id BETWEEN :first AND :last AND p.event IN :events ORDER BY 1, 2, 3"
        ).bindparams(sa.bindparam("events", expanding=True))
        active: dict[int, dict[str, str]] = defaultdict(dict)
        erased: set[int] = set()
        bounds = {"first": first, "last": last, "events": list(SUBMITTED)}
        for who, lang, day, is_erased in op.get_bind().execute(days, bounds):
            before = active[who].get(lang)
            counts = sums[lang, day]
            counts["contributors"] += 1
            counts["newcomers"] += before is None
            counts["first_of_week"] += before is None or _week(before) != _week(day)
            counts["first_of_month"] += before is None or before[:7] != day[:7]
            active[who][lang] = day
            if is_erased:
                erased.add(who)
        filled = [{"_id": who, "_days": langs} for who, langs in sorted(active.items()) if who not in erased]
        if filled:
            op.get_bind().execute(fill, filled)
    d = language_day.c
    for (lang, period), counts in sorted(sums.items()):
        where = (d.lang == lang) & (d.day == date.fromisoformat(period))
        values: dict[str, Any] = dict(counts)
        op.get_bind().execute(sa.update(language_day).where(where).values(values))


BADGES = (
    *((f"contributions_{least}", f"c.contributions >= {least}") for least in (10, 50, 100, 300)),
    *((f"streak_{least}", f"c.streak_days >= {least}") for least in (3, 7, 30, 100)),
    (
        "first_prompt",
        "EXISTS (SELECT 1 FROM point_entry p WHERE p.contributor_id = c.id AND p.event = 'prompts')",
    ),
    (
        "best_reply",
        "EXISTS (SELECT 1 FROM message m JOIN tree t ON t.id = m.tree_id WHERE m.author_id = c.id AND m.rank = 0 "
        "AND t.state = 'ready_for_export' "
        "AND EXISTS (SELECT 1 FROM message o WHERE o.parent_id = m.parent_id AND o.rank > 0) "
        "AND NOT EXISTS (SELECT 1 FROM message o WHERE o.parent_id = m.parent_id AND o.rank = 0 AND o.id <> m.id))",
    ),
)
"""Badge -> what earns it, of what members did before there were any."""


def _fill_awards() -> None:
    """Members have the badges that they had earned by their last line, and hear of them with the next contribution."""
    last = sa.text("SELECT created_at FROM point_entry ORDER BY id DESC LIMIT 1")
    at = op.get_bind().execute(last.columns(created_at=sa.DateTime(timezone=True))).scalar()
    for badge, condition in BADGES:
        award = sa.text(
            "INSERT INTO award (contributor_id, badge, awarded_at) "
            f"SELECT c.id, :badge, :now FROM contributor c WHERE c.discord_id IS NOT NULL AND {condition}"
        ).bindparams(sa.bindparam("now", type_=sa.DateTime(timezone=True)))
        op.get_bind().execute(award, {"badge": badge, "now": at or datetime.now(UTC)})


def _day_of(column: str) -> str:
    """SQL for the UTC day of a time."""
    if op.get_bind().dialect.name == "sqlite":
        return f"date({column})"
    return f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')"


def _week(day: str) -> tuple[int, int]:
    year, week, _ = date.fromisoformat(day).isocalendar()
    return year, week


def downgrade() -> None:
    """Take back."""
    op.drop_column("tree", "tally")
    op.drop_column("language_day", "newcomers")
    op.drop_column("language_day", "first_of_month")
    op.drop_column("language_day", "first_of_week")
    op.drop_column("language_day", "contributors")
    op.drop_column("contributor", "active_days")
    op.drop_column("contributor", "wants_credit")
    op.drop_column("contributor", "visibility")
    op.drop_column("contributor", "alias")
    op.drop_column("contributor", "name")
    op.drop_table("unlisted")
    op.drop_table("team_standing")
    op.drop_table("team_member")
    op.drop_table("membership")
    op.drop_table("granted_role")
    op.drop_table("campaign")
    op.drop_table("award")
    op.drop_table("team")
    op.drop_table("tally")
    op.drop_table("server")
    op.drop_table("post")
    op.drop_table("label_agreement")
    op.drop_table("follower")
    op.drop_table("feed")
    op.drop_table("badge_role")
