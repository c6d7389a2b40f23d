"""Alembic's entry: runs migrations over the transaction that `Store` hands in."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from storage.columns import BigId, Json
from storage.queries import tables
from storage.types import UtcDateTime


def _render(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Write our own column types as plain ones, so that old migrations do not depend on today's code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and item is Json:
        autogen.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    if kind == "type" and item is BigId:
        return 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")'
    return False


def _compare(_context: Any, _column: Any, _metadata_column: Any, _inspected: Any, ours: Any) -> bool | None:
    """SQLite has one type of each sort; what it reports for ours is not a difference."""
    return False if connection.dialect.name == "sqlite" or isinstance(ours, UtcDateTime) else None


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """The search index differs between the databases: a migration makes it, and no model describes it."""
    return kind != "table" or not (name or "").startswith("message_search")


if "connection" not in context.config.attributes:
    raise SystemExit("Run migrations through `cosecha db upgrade`, new ones through `make migration`.")
connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=tables.message.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=_compare,
    render_item=_render,
    include_name=_is_ours,
)
with context.begin_transaction():
    context.run_migrations()
