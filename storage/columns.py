"""Columns as the tables of this project have them: ids, references, times, counters, JSON."""

from __future__ import annotations

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


def id() -> Any:
    """A key that the database numbers."""
    return Field(default=None, sa_column=sa.Column(BigId, primary_key=True, autoincrement=True))


def ref(target: str, *, nullable: bool = False, index: bool = False) -> Any:
    """A reference to a row of another table."""
    column = sa.Column(BigId, sa.ForeignKey(target), nullable=nullable, index=index)
    return Field(default=None, sa_column=column)


def key(target: str) -> Any:
    """A reference that is (part of) the primary key."""
    return Field(sa_column=sa.Column(BigId, sa.ForeignKey(target), primary_key=True, autoincrement=False))


def at(*, nullable: bool = False) -> Any:
    """A time, aware UTC."""
    return Field(default=None, sa_column=sa.Column(UtcDateTime(), nullable=nullable))


def json(*, nullable: bool = True) -> Any:
    """A JSON value."""
    return Field(default=None, sa_column=sa.Column(Json, nullable=nullable))


def name(length: int, *, nullable: bool = False, default: str | None = None) -> Any:
    """A short text."""
    return Field(default=default, sa_column=sa.Column(sa.String(length), nullable=nullable))


def word(length: int, *, default: str) -> Any:
    """A short text that a row has unless another is given."""
    return Field(
        default=default, sa_column=sa.Column(sa.String(length), nullable=False, server_default=default)
    )


def number(default: int = 0) -> Any:
    """A counter."""
    return Field(
        default=default, sa_column=sa.Column(sa.Integer, nullable=False, server_default=str(default))
    )


def flag() -> Any:
    """Yes or no, no unless it is said."""
    return Field(default=False, sa_column=sa.Column(sa.Boolean, nullable=False, server_default=sa.false()))


def yes() -> Any:
    """Yes or no, yes unless it is said."""
    return Field(default=True, sa_column=sa.Column(sa.Boolean, nullable=False, server_default=sa.true()))


def real() -> Any:
    """A sum of numbers that are not whole."""
    return Field(default=0.0, sa_column=sa.Column(sa.Float, nullable=False, server_default="0"))


def discord_id(*, nullable: bool = False) -> Any:
    """An id of Discord's."""
    return Field(default=None, sa_column=sa.Column(sa.BigInteger, nullable=nullable))


def own_key(type_: Any) -> Any:
    """A value that is (part of) the primary key."""
    return Field(sa_column=sa.Column(type_, primary_key=True, autoincrement=False))
