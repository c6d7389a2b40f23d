"""What the commands of `cosecha` do: each one a small function that returns an exit code or raises Refused."""

from __future__ import annotations

import asyncio
import errno
import gzip
import logging
import os
import signal
import sys
import zlib
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Iterable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import typer

from bot import logs
from bot.settings import PREFIX, Settings, SettingsError, check_folder, env_example, load_settings
from storage.domain.errors import StoreUnavailable
from storage.domain.states import TreeState

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from storage.store import Store

logger = logging.getLogger(__name__)

OK, SOME_BROKEN, UNUSABLE, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143
"""Exit codes: fine, some lines of an import are broken, nothing could be done, Ctrl-C, SIGTERM."""
BAR_AFTER_SECONDS = 1.0
BOM = b"\xef\xbb\xbf"
GZIP_MAGIC = b"\x1f\x8b"


class Refused(Exception):
    """A command cannot go on, for reasons that its user can mend; each argument is one sentence."""


def execute(
    command: Callable[[Settings], Coroutine[Any, Any, int]],
    *,
    load: Callable[[], Settings] = load_settings,
    level: str | None = "WARNING",
    interrupted: int = INTERRUPTED,
    terminated: int = TERMINATED,
) -> int:
    """Run one command and return its exit code; faults that are no bug become sentences on stderr.

    `load` makes the settings; `level` None logs as the settings say; the other two are the exit codes after signals.
    """
    redactor, place = logs.Redactor(), ""
    try:
        settings = load()
        redactor = logs.set_up(level or settings.log_level, secrets=settings.secrets())
        place = settings.database_shown
        return asyncio.run(_until_terminated(command(settings), terminated))
    except KeyboardInterrupt:
        return interrupted
    except (Refused, SettingsError, StoreUnavailable, OSError) as error:
        logger.debug("Ended by a fault that is no bug", exc_info=error)
        say([redactor.redact(sentence) for sentence in _sentences(error, place)])
        return UNUSABLE


def _sentences(error: Exception, place: str) -> Iterable[str]:
    match error:
        case SettingsError(faults=faults):
            return faults
        case Refused(args=faults):
            return faults
        case StoreUnavailable(facts=facts):
            return [f"The database {place} cannot be used: {facts.get('detail', 'it does not answer')}."]
        case OSError(filename=str() as name, strerror=str() as reason):
            return [f"{name}: {reason}."]
    return [f"{str(error) or type(error).__name__}."]


def say(sentences: Iterable[str]) -> None:
    """Write sentences to stderr, one on each line."""
    for sentence in sentences:
        typer.echo(sentence, err=True)


async def _until_terminated(command: Coroutine[Any, Any, int], code: int) -> int:
    """Run a command; SIGTERM cancels it, so that it stops as cleanly as by Ctrl-C, and `code` is returned."""
    loop, task = asyncio.get_running_loop(), asyncio.ensure_future(command)
    terminated = False

    def terminate() -> None:
        nonlocal terminated
        terminated = True
        task.cancel()

    loop.add_signal_handler(signal.SIGTERM, terminate)
    try:
        return await task
    except asyncio.CancelledError:
        if not terminated:
            raise
        return code
    finally:
        loop.remove_signal_handler(signal.SIGTERM)


@asynccontextmanager
async def opened(settings: Settings, *, upgrade: bool) -> AsyncIterator[Store]:
    """The store, ready to work with; `upgrade` makes a missing database and brings an old one up to date."""
    from alembic.util import CommandError

    from storage.store import Store

    file = settings.database_file
    if file is not None and not upgrade and not file.exists():
        raise Refused(f"There is no database {file}: `cosecha db upgrade` makes one.")
    store = await Store.open(settings.database_url_resolved, create_folder=upgrade)
    try:
        if upgrade:
            await store.upgrade()
        if faults := await store.check():
            raise Refused(*faults)
        yield store
    except CommandError as error:
        raise Refused(f"The database {settings.database_shown} cannot be upgraded: {error}.") from error
    finally:
        await store.close()


class Bar:
    """A bar on a terminal's stderr; where stderr is no terminal it stays invisible."""

    def __init__(self, title: str, total: int | None = None) -> None:
        self._title, self._total = title, total
        self._done, self._trees = 0, 0
        self._shown: tuple[Progress, TaskID] | None = None

    def trees(self, count: int) -> None:
        """Say how many trees are done."""
        self._trees = count
        self._update()

    def reached(self, position: int) -> None:
        """Say how much of the total is done."""
        self._done = position
        self._update()

    def start(self) -> None:
        """Show the bar from now on."""
        if not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[trees]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._shown = progress, progress.add_task(self._title, total=self._total, trees="")
        progress.start()
        self._update()

    def stop(self) -> None:
        """Take the bar away."""
        if self._shown:
            self._shown[0].stop()

    def _update(self) -> None:
        if self._shown:
            progress, task = self._shown
            counted = _count(self._trees, "tree") if self._trees else ""
            progress.update(task, completed=self._done, trees=counted)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


@contextmanager
def progress_bar(title: str, total: int | None = None) -> Iterator[Bar]:
    """A bar that appears when the work takes longer than a moment, and goes when it is done."""
    bar = Bar(title, total)
    timer = asyncio.get_running_loop().call_later(BAR_AFTER_SECONDS, bar.start)
    try:
        yield bar
    finally:
        timer.cancel()
        bar.stop()


def start_faults(settings: Settings, shipped: Collection[str] | None = None) -> list[str]:
    """What settings alone do not show: folders in which nothing can be written, a locale without texts."""
    names = [item.name for item in files("locales").iterdir()] if shipped is None else []
    locales = shipped or sorted(name.removesuffix(".ftl") for name in names if name.endswith(".ftl"))
    found = check_folder(settings.data_dir)
    if settings.database_url is not None and settings.database_file is not None:
        found += check_folder(settings.database_file.parent, f"The folder of {PREFIX}DATABASE_URL")
    if settings.default_locale not in locales:
        known = ", ".join(locales)
        found.append(f"{PREFIX}DEFAULT_LOCALE is {settings.default_locale}, but texts exist in {known} only.")
    return found


async def run(settings: Settings) -> int:
    """The real bot, after its folders, its locale and its database have been tried."""
    if faults := start_faults(settings):
        raise Refused(*faults)
    with progress_bar("Preparing the database"):
        async with opened(settings, upgrade=True):
            pass
    import discord

    from bot.app import run_bot

    try:
        await run_bot(settings)
    except discord.LoginFailure:
        raise Refused("Discord does not accept DISCORD_TOKEN: copy the token again into .env.") from None
    return OK


async def demo(
    data: Path | None, imports: list[Path], *, port: int | None, language: str, people: int, days: int
) -> int:
    """The bot against an in-process Discord, in a browser; no setting of a real bot touches it."""
    # SimCord makes a client without intents when it is imported, and discord.py warns about that one.
    logging.getLogger("discord.state").setLevel(logging.ERROR)
    try:
        from bot.demo.app import run_demo
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("bot"):
            raise
        raise Refused(f"The demo needs {error.name}, which `make demo` installs.") from None
    try:
        await run_demo({}, data, imports, port, language, people, days)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise Refused("The port is in use already: choose another one with --port.") from None
    return OK


async def db_upgrade(settings: Settings) -> int:
    """Make the database, or bring it up to date."""
    with progress_bar("Upgrading the database"):
        async with opened(settings, upgrade=True):
            typer.echo(f"The database {settings.database_shown} is up to date.")
    return OK


async def db_check(settings: Settings) -> int:
    """Say whether the database answers, is up to date and can be written to."""
    async with opened(settings, upgrade=False):
        typer.echo(f"The database {settings.database_shown} is fine.")
    return OK


async def import_files(
    settings: Settings, paths: list[Path], *, state: TreeState | None, strict: bool
) -> int:
    """Import files of trees; each broken line is named, and with `strict` the first one ends it."""
    from bot.engine import build_engine
    from storage.helpers import reasonable
    from storage.services.transfer import import_trees

    trees = messages = skipped = buried = broken = 0
    async with opened(settings, upgrade=True) as store, store.loading():
        engine = build_engine(settings, store)
        await engine.server_settings.load_policies(datetime.now(UTC))
        await engine.tombstones.apply(datetime.now(UTC))
        rulebook = await engine.rulings.load()
        for path in paths:
            faults: list[tuple[int, str]] = []
            with progress_bar(f"Importing {path.name}", path.stat().st_size or None) as bar:
                report = await import_trees(
                    store,
                    read_lines(path, faults, bar.reached),
                    rulebook=rulebook,
                    now=datetime.now(UTC),
                    state=state,
                    strict=strict,
                    progress=bar.trees,
                    helpers=reasonable(),
                )
            faults = [*report.faults, *faults]
            say(f"{path}:{line}: {fault}" for line, fault in faults)
            trees, messages = trees + report.trees, messages + report.messages
            skipped, broken = skipped + report.skipped, broken + len(faults)
            buried += report.buried
            if strict and broken:
                break
    known = f"; {_count(skipped, 'tree')} were there already" if skipped else ""
    gone = f"; {_count(buried, 'erased message')} left out" if buried else ""
    typer.echo(f"Imported {_count(trees, 'tree')} with {_count(messages, 'message')}{known}{gone}.")
    if not broken:
        return OK
    say(["Stopped at the first broken line." if strict else f"Broken lines: {broken:,}."])
    return SOME_BROKEN


def read_lines(
    path: Path, faults: list[tuple[int, str]], reached: Callable[[int], None] = lambda _: None
) -> Iterator[bytes]:
    """The lines of a plain or gzipped file; where a compressed file breaks off, a fault is noted and it ends."""
    number = 0
    with ExitStack() as stack:
        raw = stack.enter_context(path.open("rb"))
        packed = raw.peek(2)[:2] == GZIP_MAGIC
        stream = stack.enter_context(gzip.GzipFile(fileobj=raw)) if packed else raw
        try:
            for number, line in enumerate(stream, start=1):
                yield line.removeprefix(BOM) if number == 1 else line
                if raw.seekable():
                    reached(raw.tell())
        except (EOFError, gzip.BadGzipFile, zlib.error):
            faults.append((number + 1, "The compressed file is damaged from here on."))


async def export_file(
    settings: Settings,
    out: Path,
    *,
    states: frozenset[TreeState] | None,
    langs: frozenset[str] | None,
    include_rejected: bool = False,
) -> int:
    """Export trees into a file that is either complete or not there; None means every state or language."""
    from bot.engine import build_engine
    from storage.domain.privacy import ErasedMessages
    from storage.helpers import reasonable
    from storage.services.transfer import export_trees

    async with opened(settings, upgrade=False) as store:
        engine = build_engine(settings, store)
        await engine.tombstones.apply(datetime.now(UTC))
        with progress_bar(f"Exporting {out.name}") as bar, whole_file(out) as file:
            trees = await export_trees(
                store,
                file,
                secret=settings.export_key(),
                states=states,
                langs=langs,
                include_rejected=include_rejected,
                keep_places=engine.erasure.mode is ErasedMessages.PLACEHOLDER,
                progress=bar.trees,
                helpers=reasonable(),
            )
        await engine.tombstones.note_export(trees, now=datetime.now(UTC))
    typer.echo(f"Exported {_count(trees, 'tree')} to {out}.")
    return OK


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file, gzipped if its name ends in .gz, that takes its name only when it is complete."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise Refused(f"{path} is no ordinary file: choose another name.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with ExitStack() as after:
        after.callback(part.unlink, missing_ok=True)
        with ExitStack() as stack:
            raw = stack.enter_context(part.open("xb"))
            # Without name and time in its header, the same trees make the same file.
            packed = gzip.GzipFile("", "wb", fileobj=raw, mtime=0) if path.suffix == ".gz" else None
            yield cast(BinaryIO, stack.enter_context(packed)) if packed else raw
        part.replace(path)


async def env_example_check(path: Path) -> int:
    """Compare the example file with the settings."""
    with suppress(FileNotFoundError):
        if path.read_text(encoding="utf-8") == env_example():
            return OK
    raise Refused(f"{path} is not current: write it with `cosecha env-example > {path}`.")


async def locales_check() -> int:
    """Check the locale files against each other and against Discord's limits."""
    from bot.locale_check import check

    if faults := check():
        raise Refused(*faults)
    typer.echo("The locale files are complete.")
    return OK
