"""Made stores for the measurements: loaded once into build/bench, copied for whoever changes them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import asyncpg
import sqlalchemy as sa
from alembic import command

from storage.store import Store, migrations
from tests.bench.fill import fill, grow
from tests.bench.loader import Size
from tests.bench.results import BUILD, FULL, note, scale_name
from tests.conftest import PostgresServer

FOLDER = BUILD / "bench"


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the stores of a run are."""

    messages: tuple[int, ...]
    """Sizes of stores, rising."""
    growing: tuple[int, ...]
    """Growing trees in Spanish, rising."""

    @property
    def largest(self) -> int:
        """Messages of the largest store."""
        return self.messages[-1]

    @property
    def usual(self) -> int:
        """The number of growing trees at which stores of different sizes are compared."""
        return self.growing[len(self.growing) // 2]


SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        FULL: Scale((10_000, 100_000, 1_000_000), (10, 100, 2_000)),
        "small": Scale((5_000, 20_000), (10, 50, 200)),
    }
)


def scale() -> Scale:
    """The scale that the environment asks for."""
    return SCALES[scale_name()]


def sqlite_url(path: Path) -> str:
    """The address of a file."""
    return f"sqlite+aiosqlite:///{path}"


async def sqlite_store(messages: int) -> Path:
    """A filled SQLite file without growing trees in Spanish; only to be read, or to be copied."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{messages}-{_made_by()}.db"
    told = path.with_suffix(".json")
    if not told.is_file():
        for old in FOLDER.glob(f"{messages}-*"):
            old.unlink()
        engine = sa.create_engine(f"sqlite:///{path}")
        with engine.begin() as tx:
            command.upgrade(migrations(tx), "head")
        engine.dispose()
        filled = await fill(sqlite_url(path), Size(messages, 0))
        told.write_text(json.dumps({**asdict(filled), "bytes": path.stat().st_size}))
    note("loading", f"sqlite {messages}", json.loads(told.read_text()))
    return path


async def grown_store(size: Size) -> Path:
    """A copy with trees at work in it, made once; measurements may change a little of it."""
    path = await sqlite_store(size.messages)
    name = f"grown-{size.growing}-{path.name}"
    if not (FOLDER / name).is_file():
        for old in FOLDER.glob(f"grown-{size.growing}-{size.messages}-*"):
            old.unlink()
        copy = copied(path, "growing.db")
        await grow(sqlite_url(copy), size)
        copy.rename(FOLDER / name)
    return FOLDER / name


def copied(path: Path, name: str = "copy.db") -> Path:
    """A copy of a file that may be changed; there is one of a name at a time."""
    copy = FOLDER / name
    for old in (copy, Path(f"{copy}-wal"), Path(f"{copy}-shm")):
        old.unlink(missing_ok=True)
    shutil.copyfile(path, copy)
    with copy.open("rb+") as file:
        os.fsync(
            file.fileno()
        )  # or the first commit would wait for gigabytes that have nothing to do with it
    return copy


def sqlite_copy(address: str) -> str:
    """The address of a copy of a file that may be changed; another database is changed itself."""
    url = sa.make_url(address)
    return sqlite_url(copied(Path(url.database or ""))) if url.get_backend_name() == "sqlite" else address


async def postgres_store(server: PostgresServer, messages: int) -> str:
    """The address of a filled database on a server."""
    address = server.create()
    store = await Store.open(address)
    await store.upgrade()
    await store.close()
    filled = await fill(address, Size(messages, 0))
    note("loading", f"postgresql {messages}", asdict(filled))
    return address


async def settle_down(address: str) -> None:
    """Do to a PostgreSQL database what its own upkeep does to one that has grown slowly."""
    connection = await asyncpg.connect(
        sa.make_url(address).set(drivername="postgresql").render_as_string(False)
    )
    try:
        await connection.execute("VACUUM ANALYZE")
        await connection.execute("CHECKPOINT")
    finally:
        await connection.close()


@lru_cache
def _made_by() -> str:
    """Changes when what makes a store changes."""
    here = Path(__file__).parent
    sources = [here / name for name in ("plans.py", "people.py", "loader.py", "fill.py")]
    digest = sha256()
    for path in (*sources, here.parents[1] / "storage" / "models.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
