"""Boards, reliability of reviewers, rules in the store, what a removal took out"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

BATCH = 10_000
"""Rows written at once."""

COLUMN_OF = {
    "prompts": "prompts",
    "replies_assistant": "replies",
    "replies_prompter": "replies",
    "labels_simple": "labels",
    "labels_full": "labels",
    "rankings_total": "rankings",
    "accepted_prompts": "accepted",
    "accepted_replies_assistant": "accepted",
    "accepted_replies_prompter": "accepted",
}
"""Event of the ledger -> counter of a standing."""
SUBMITTED = ("prompts", "replies", "labels", "rankings")
"""Counters whose events are contributions."""
OWN = "kind IN ('label_initial_prompt', 'label_assistant_reply', 'label_prompter_reply', 'assistant_reply', 'prompter_reply', 'rank_initial_prompts')"
"""Kinds in which a member's own message is no longer remembered as seen: the queue knows its author."""


UNUSED = (
    ("ix_message_author_text", "message"),
    ("ix_task_message_id", "task"),
    ("ix_point_entry_message_id", "point_entry"),
)
"""Indexes that no query asks for (any more), but every contribution had to write."""


def upgrade() -> None:
    """Apply."""
    _create_tables()
    _add_columns()
    _without_rowid("label_stat")
    _without_rowid("emoji_stat")
    op.execute(
        "UPDATE work SET author_id = (SELECT author_id FROM message WHERE message.id = work.message_id) WHERE kind NOT IN ('rank_assistant_replies', 'rank_prompter_replies')"
    )
    op.execute(
        f"DELETE FROM seen WHERE {OWN} AND EXISTS (SELECT 1 FROM message WHERE message.id = seen.message_id AND message.author_id = seen.contributor_id)"
    )
    _forget_erased()
    _fill_removals()
    _fill_standings()
    _fill_language_days()
    _fill_streaks()
    _fill_established()
    op.drop_table("contributor_day")


def _create_tables() -> None:
    op.create_table(
        "language_day",
        sa.Column("lang", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *(
            _count(name)
            for name in ("contributions", "written", "accepted", "reviews", "rankings", "finished_trees")
        ),
        sa.PrimaryKeyConstraint("lang", "day", name=op.f("pk_language_day")),
    )
    op.create_table(
        "rule_override",
        sa.Column("lang", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", Json, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("lang", "name", name=op.f("pk_rule_override")),
    )
    op.create_table(
        "reliability",
        sa.Column("contributor_id", BigId, autoincrement=False, nullable=False),
        sa.Column("question", sa.String(length=32), nullable=False),
        sa.Column("right", sa.Float(), server_default="0", nullable=False),
        sa.Column("wrong", sa.Float(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_reliability_contributor_id")
        ),
        sa.PrimaryKeyConstraint("contributor_id", "question", name=op.f("pk_reliability")),
    )
    op.create_table(
        "standing",
        sa.Column("contributor_id", BigId, autoincrement=False, nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("lang", sa.String(length=32), nullable=False),
        sa.Column("guild_discord_id", sa.BigInteger(), autoincrement=False, nullable=False),
        *(_count(name) for name in ("points", "contributions", *SUBMITTED, "accepted")),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_standing_contributor_id")
        ),
        sa.PrimaryKeyConstraint(
            "contributor_id", "period", "lang", "guild_discord_id", name=op.f("pk_standing")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_standing_board", "standing", ["period", "lang", "guild_discord_id", "points", "contributor_id"]
    )


def _add_columns() -> None:
    op.add_column("contributor", sa.Column("time_zone", sa.String(length=64), nullable=True))
    op.add_column("contributor", _count("streak_days"))
    op.add_column("contributor", sa.Column("streak_day", sa.Date(), nullable=True))
    op.add_column("contributor", sa.Column("streak_frozen_on", sa.Date(), nullable=True))
    op.add_column("message", sa.Column("removed_with", BigId, nullable=True))
    op.add_column("contributor", _count("day_contributions"))
    op.add_column("contributor", _count("contributions"))
    op.add_column("contributor", sa.Column("established_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("language_state", _count("established"))
    op.add_column("message", _count("forgiven_flags"))
    op.add_column("message", _count("forgiven_skips"))
    op.add_column("message", _flag("is_audited"))
    op.add_column("message", sa.Column("confidence", sa.Float(), nullable=True))
    for index, table in UNUSED:
        op.drop_index(index, table)
    op.create_index("ix_message_author", "message", ["author_id", "created_at"])
    op.create_index(
        "ix_message_audited",
        "message",
        ["id"],
        sqlite_where=sa.text("is_audited = 1"),
        postgresql_where=sa.text("is_audited"),
    )
    op.add_column("review", sa.Column("lessons", Json, nullable=True))
    op.add_column("task", _flag("is_simple"))
    op.add_column("task", _flag("is_by_newcomer"))
    op.add_column("task", sa.Column("bonus_percent", sa.Integer(), server_default="100", nullable=False))
    op.add_column("work", sa.Column("author_id", BigId, nullable=True))
    op.add_column("work", _count("newcomers"))


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default="0", nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def _without_rowid(table: str, *, rowid: bool = False) -> None:
    """Store a table of SQLite in its primary key (or with row ids again); nothing points to it."""
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_with_rowid": rowid}):
            pass


def _forget_erased() -> None:
    """What an erasure does from now on: no message and no mark points to somebody who was erased."""
    erased = "(SELECT id FROM contributor WHERE discord_id IS NULL)"
    op.execute(f"UPDATE message SET author_id = NULL WHERE author_id IN {erased}")
    op.execute(f"UPDATE work SET author_id = NULL WHERE author_id IN {erased}")
    op.execute(f"DELETE FROM seen WHERE contributor_id IN {erased}")


DEEPEST = 20
"""Depth that a message can have at most."""


def _fill_removals() -> None:
    """A message that was taken out went with the topmost one above it that was."""
    op.execute(
        "UPDATE message SET removed_with = id WHERE is_deleted AND (parent_id IS NULL OR EXISTS "
        "(SELECT 1 FROM message AS p WHERE p.id = message.parent_id AND NOT p.is_deleted))"
    )
    for _ in range(DEEPEST):
        op.execute(
            "UPDATE message SET removed_with = (SELECT p.removed_with FROM message AS p WHERE p.id = message.parent_id) "
            "WHERE is_deleted AND removed_with IS NULL"
        )


def _rows(query: str) -> Iterator[sa.Row[Any]]:
    yield from op.get_bind().execute(sa.text(query)).all()


def _day_of(column: str) -> str:
    """SQL for the UTC day of a time."""
    if op.get_bind().dialect.name == "sqlite":
        return f"date({column})"
    return f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')"


def _fill_standings() -> None:
    """Add up the ledger per member, period, language and server; erased members stand on no board."""
    columns = ("points", "contributions", *SUBMITTED, "accepted")
    sums: dict[tuple[Any, ...], dict[str, int]] = defaultdict(lambda: dict.fromkeys(columns, 0))
    query = (
        f"SELECT p.contributor_id, {_day_of('p.created_at')} AS day, p.lang, coalesce(p.guild_discord_id, 0) AS guild, "
        "p.event, sum(p.delta) AS points, sum(CASE WHEN p.delta < 0 THEN -1 ELSE 1 END) AS number "
        "FROM point_entry p JOIN contributor c ON c.id = p.contributor_id WHERE c.discord_id IS NOT NULL "
        "GROUP BY 1, 2, 3, 4, 5"
    )
    for row in _rows(query):
        counter = COLUMN_OF.get(row.event)
        for period, lang, guild in product(_periods(row.day), {row.lang, ""}, {row.guild, 0}):
            sums_of = sums[row.contributor_id, period, lang, guild]
            sums_of["points"] += row.points
            if counter is not None:
                sums_of[counter] += row.number
            if counter in SUBMITTED:
                sums_of["contributions"] += row.number
    table = sa.table(
        "standing",
        *(sa.column(name) for name in ("contributor_id", "period", "lang", "guild_discord_id", *columns)),
    )
    _insert(
        table,
        [
            {"contributor_id": who, "period": period, "lang": lang, "guild_discord_id": guild, **values}
            for (who, period, lang, guild), values in sums.items()
        ],
    )


def _periods(day: str) -> tuple[str, str, str, str]:
    year, week, _ = date.fromisoformat(day).isocalendar()
    return (day, f"{year:04}-W{week:02}", day[:7], "total")


def _insert(table: sa.TableClause, rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), BATCH):
        op.get_bind().execute(sa.insert(table), rows[start : start + BATCH])


def _fill_language_days() -> None:
    columns = ("contributions", "written", "accepted", "reviews", "rankings", "finished_trees")
    sums: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys(columns, 0))
    counted = {
        "written": f"SELECT lang, {_day_of('created_at')} AS day, count(*) AS number FROM message WHERE task_id IS NOT NULL GROUP BY 1, 2",
        "reviews": f"SELECT m.lang, {_day_of('r.created_at')} AS day, count(*) AS number FROM review r JOIN message m ON m.id = r.message_id GROUP BY 1, 2",
        "rankings": f"SELECT k.lang, {_day_of('b.created_at')} AS day, count(*) AS number FROM ballot b JOIN task k ON k.id = b.task_id GROUP BY 1, 2",
        "contributions": f"SELECT lang, {_day_of('closed_at')} AS day, count(*) AS number FROM task WHERE state = 'done' GROUP BY 1, 2",
        "accepted": f"SELECT lang, {_day_of('created_at')} AS day, sum(CASE WHEN delta < 0 THEN -1 ELSE 1 END) AS number FROM point_entry WHERE event LIKE 'accepted%' GROUP BY 1, 2",
        "finished_trees": f"SELECT lang, {_day_of('changed_at')} AS day, count(*) AS number FROM tree WHERE state = 'ready_for_export' AND won_lottery_at IS NOT NULL GROUP BY 1, 2",
    }
    for column, query in counted.items():
        for row in _rows(query):
            sums[row.lang, row.day][column] += row.number
    table = sa.table(
        "language_day", sa.column("lang"), sa.column("day", sa.Date()), *(sa.column(name) for name in columns)
    )
    _insert(
        table,
        [{"lang": lang, "day": date.fromisoformat(day), **values} for (lang, day), values in sums.items()],
    )


def _fill_streaks() -> None:
    """The run of days that ends with each member's last one, and how much they contributed on that."""
    days: dict[int, dict[date, int]] = defaultdict(dict)
    contributed = sa.text(
        "SELECT d.contributor_id, d.day, sum(d.contributions) AS number FROM contributor_day d "
        "JOIN contributor c ON c.id = d.contributor_id "
        "WHERE d.contributions > 0 AND c.discord_id IS NOT NULL GROUP BY 1, 2"
    ).columns(contributor_id=BigId, day=sa.Date(), number=sa.Integer())
    for row in op.get_bind().execute(contributed).all():
        days[row.contributor_id][row.day] = row.number
    table = sa.table(
        "contributor",
        sa.column("id"),
        sa.column("streak_days"),
        sa.column("streak_day", sa.Date()),
        sa.column("day_contributions"),
    )
    for who, numbers in days.items():
        last, length = max(numbers), 0
        while last - timedelta(days=length) in numbers:
            length += 1
        values = {"streak_days": length, "streak_day": last, "day_contributions": numbers[last]}
        op.get_bind().execute(sa.update(table).where(table.c.id == who).values(values))


ESTABLISHED_CONTRIBUTIONS = 3
"""Contributions from which a member of the first version counts as established."""


def _fill_established() -> None:
    """Whoever contributed a few times before this version is no newcomer; each counts in their busiest language."""
    op.execute(
        "UPDATE contributor SET contributions = coalesce((SELECT s.contributions FROM standing s WHERE "
        "s.contributor_id = contributor.id AND s.period = 'total' AND s.lang = '' AND s.guild_discord_id = 0), 0)"
    )
    op.execute(
        f"UPDATE contributor SET established_at = created_at WHERE contributions >= {ESTABLISHED_CONTRIBUTIONS}"
    )
    busiest: dict[int, tuple[int, str]] = {}
    query = (
        "SELECT s.contributor_id, s.lang, s.contributions FROM standing s JOIN contributor c ON c.id = s.contributor_id "
        "WHERE s.period = 'total' AND s.lang <> '' AND s.guild_discord_id = 0 AND c.established_at IS NOT NULL"
    )
    for row in _rows(query):
        busiest[row.contributor_id] = max(
            busiest.get(row.contributor_id, (0, "")), (row.contributions, row.lang)
        )
    for lang, number in Counter(lang for _, lang in busiest.values()).items():
        op.get_bind().execute(
            sa.text("UPDATE language_state SET established = :number WHERE lang = :lang"),
            {"number": number, "lang": lang},
        )


def downgrade() -> None:
    """Take back."""
    op.create_table(
        "contributor_day",
        sa.Column("contributor_id", BigId, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("lang", sa.String(length=32), nullable=False),
        sa.Column("contributions", sa.Integer(), server_default="0", nullable=False),
        sa.Column("points", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["contributor_id"], ["contributor.id"], name=op.f("fk_contributor_day_contributor_id")
        ),
        sa.PrimaryKeyConstraint("contributor_id", "day", "lang", name=op.f("pk_contributor_day")),
    )
    day = "period" if op.get_bind().dialect.name == "sqlite" else "CAST(period AS date)"
    op.execute(
        "INSERT INTO contributor_day (contributor_id, day, lang, contributions, points) "
        f"SELECT contributor_id, {day}, lang, contributions, points FROM standing "
        "WHERE period LIKE '____-__-__' AND lang <> '' AND guild_discord_id = 0"
    )
    for kind, condition in (
        ("label_initial_prompt", "parent_id IS NULL"),
        ("label_assistant_reply", "parent_id IS NOT NULL AND role = 'assistant'"),
        ("label_prompter_reply", "parent_id IS NOT NULL AND role = 'prompter'"),
        ("assistant_reply", "1 = 1"),
        ("prompter_reply", "1 = 1"),
        ("rank_initial_prompts", "1 = 1"),
    ):
        op.execute(
            "INSERT INTO seen (contributor_id, kind, message_id) "
            f"SELECT author_id, '{kind}', id FROM message WHERE author_id IS NOT NULL AND task_id IS NOT NULL AND {condition} ON CONFLICT DO NOTHING"
        )
    _without_rowid("label_stat", rowid=True)
    _without_rowid("emoji_stat", rowid=True)
    op.drop_index("ix_message_audited", "message")
    op.drop_index("ix_message_author", "message")
    op.create_index("ix_message_author_text", "message", ["author_id", "text_sha256"])
    op.create_index("ix_task_message_id", "task", ["message_id"])
    op.create_index("ix_point_entry_message_id", "point_entry", ["message_id"])
    for table, names in (
        ("work", ("newcomers", "author_id")),
        ("language_state", ("established",)),
        ("task", ("bonus_percent", "is_by_newcomer", "is_simple")),
        ("review", ("lessons",)),
        ("message", ("confidence", "is_audited", "forgiven_skips", "forgiven_flags", "removed_with")),
        (
            "contributor",
            (
                "established_at",
                "contributions",
                "day_contributions",
                "streak_frozen_on",
                "streak_day",
                "streak_days",
                "time_zone",
            ),
        ),
    ):
        for name in names:
            op.drop_column(table, name)
    op.drop_index("ix_standing_board", "standing")
    for table in ("standing", "reliability", "rule_override", "language_day"):
        op.drop_table(table)
