"""The sums of labels move from a table of their own to the message: one row to read and write instead of ten"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Json = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")

BATCH = 10_000
"""Messages at a time."""
Labels = dict[str, list[Any]]

message = sa.table(
    "message", sa.column("id", BigId), sa.column("labels", Json), sa.column("imported_labels", Json)
)
label_stat = sa.table(
    "label_stat",
    sa.column("message_id", BigId),
    sa.column("label", sa.String),
    sa.column("total", sa.Float),
    sa.column("count", sa.Integer),
    sa.column("imported_value", sa.Float),
    sa.column("imported_count", sa.Integer),
)


def upgrade() -> None:
    """Apply."""
    op.add_column("message", sa.Column("labels", Json, nullable=True))
    op.add_column("message", sa.Column("imported_labels", Json, nullable=True))
    s = label_stat.c
    fill = (
        sa.update(message)
        .where(message.c.id == sa.bindparam("_id"))
        .values(labels=sa.bindparam("_labels"), imported_labels=sa.bindparam("_imported"))
    )
    for first, last in _ranges():
        own: dict[int, Labels] = defaultdict(dict)
        imported: dict[int, Labels] = defaultdict(dict)
        rows = sa.select(label_stat).where(s.message_id.between(first, last)).order_by(s.message_id, s.label)
        for message_id, label, total, count, imported_value, imported_count in op.get_bind().execute(rows):
            if count:
                own[message_id][label] = [total, count]
            if imported_value is not None:
                imported[message_id][label] = [imported_value, imported_count]
        filled = [
            {"_id": message_id, "_labels": own.get(message_id), "_imported": imported.get(message_id)}
            for message_id in sorted(own.keys() | imported.keys())
        ]
        if filled:
            op.get_bind().execute(fill, filled)
    op.drop_table("label_stat")


def _ranges() -> Iterator[tuple[int, int]]:
    """Ranges of message ids that hold all of them."""
    highest = op.get_bind().execute(sa.select(sa.func.coalesce(sa.func.max(message.c.id), 0))).scalar_one()
    for first in range(1, highest + 1, BATCH):
        yield first, first + BATCH - 1


def downgrade() -> None:
    """Take back."""
    op.create_table(
        "label_stat",
        sa.Column("message_id", BigId, autoincrement=False, nullable=False),
        sa.Column("label", sa.String(length=32), nullable=False),
        sa.Column("total", sa.Float(), server_default="0", nullable=False),
        sa.Column("count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("imported_value", sa.Float(), nullable=True),
        sa.Column("imported_count", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_label_stat_message_id")),
        sa.PrimaryKeyConstraint("message_id", "label", name=op.f("pk_label_stat")),
        sqlite_with_rowid=False,
    )
    for first, last in _ranges():
        rows = sa.select(message).where(
            message.c.id.between(first, last),
            message.c.labels.is_not(None) | message.c.imported_labels.is_not(None),
        )
        stats = [
            _stat(message_id, label, own or {}, imported or {})
            for message_id, own, imported in op.get_bind().execute(rows)
            for label in sorted((own or {}).keys() | (imported or {}).keys())
        ]
        if stats:
            op.get_bind().execute(sa.insert(label_stat), stats)
    op.drop_column("message", "imported_labels")
    op.drop_column("message", "labels")


def _stat(message_id: int, label: str, own: Labels, imported: Labels) -> dict[str, Any]:
    total, count = own.get(label, (0.0, 0))
    mean, number = imported.get(label, (None, 0))
    return {
        "message_id": message_id,
        "label": label,
        "total": total,
        "count": count,
        "imported_value": mean,
        "imported_count": number,
    }
