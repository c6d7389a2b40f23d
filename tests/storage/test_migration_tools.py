"""What `make migration` writes, and that Alembic's own command line is no way around the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from storage.queries import tables as t
from storage.store import Tx, migrations


@pytest.fixture
def tx() -> Iterator[Tx]:
    """A migrated, empty SQLite database in memory."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        command.upgrade(migrations(connection), "head")
        yield connection
    engine.dispose()


def with_folder(tx: Tx, folder: Path) -> Config:
    """Alembic's configuration with migrations in this folder too."""
    config = migrations(tx)
    versions = Path(str(config.get_main_option("script_location"))) / "versions"
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", f"{versions}\n{folder}")
    return config


def written(tx: Tx, folder: Path) -> str:
    """The migration that leads from a database to the tables of the program."""
    command.revision(with_folder(tx, folder), "what changed", version_path=str(folder), autogenerate=True)
    (path,) = folder.glob("*.py")
    return path.read_text()


def columns_of_tasks(tx: Tx) -> dict[str, str]:
    """Column -> type."""
    return {each["name"]: str(each["type"]) for each in sa.inspect(tx).get_columns("task")}


def changes(source: str) -> list[str]:
    """The operations of a migration."""
    return [line.strip() for line in source.splitlines() if line.strip().startswith(("op.", "batch_op."))]


def test_nothing_is_written_where_nothing_changed(tx: Tx, tmp_path: Path) -> None:
    assert changes(written(tx, tmp_path)) == []


def test_a_new_table_is_written_in_plain_types_that_do_not_depend_on_the_code_of_the_day(
    tx: Tx, tmp_path: Path
) -> None:
    tx.execute(sa.schema.DropTable(t.task))
    source = written(tx, tmp_path)
    assert "storage" not in source
    assert "from sqlalchemy.dialects import postgresql" in source
    made = source[source.index("op.create_table('task'") :]
    wanted = {
        "id": 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")',
        "created_at": "sa.DateTime(timezone=True)",
        "draft": 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")',
    }
    for name, kind in wanted.items():
        assert f"sa.Column('{name}', {kind}" in made


def test_what_is_written_makes_the_table_again(tx: Tx, tmp_path: Path) -> None:
    before = columns_of_tasks(tx)
    tx.execute(sa.schema.DropTable(t.task))
    written(tx, tmp_path)
    command.upgrade(with_folder(tx, tmp_path), "head")
    assert columns_of_tasks(tx) == before


def test_the_command_line_of_alembic_is_told_where_to_go() -> None:
    config = migrations(None)
    del config.attributes["connection"]
    with pytest.raises(SystemExit, match="cosecha db upgrade"):
        command.upgrade(config, "head")
