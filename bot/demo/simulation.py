"""SimCord, made to live: a simulated Discord that a person can use in a browser for hours.

SimCord is made for tests: its clock stands still, it waits until the bot falls silent, and its page shows one
channel to one reader at a time. Here the clock runs, the bot may keep its scheduler and its queues, and every
browser tab is one person in one channel. This is the only module that imports SimCord. Much of what it
overrides is private, which is why the version is pinned.
"""

import asyncio
import contextvars
import json
import logging
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, cast

import discord
import simcord.preview
from aiohttp import web
from simcord import Env, MemberActor
from simcord._clock import Clock
from simcord._dpy_internals import real_monotonic
from simcord._runtime import _CallbackRecord, _WorkState
from simcord._settlement import _is_parked
from simcord.backend import Backend
from simcord.backend.access import channel_accessible
from simcord.backend.cdn import CDN_BASE
from simcord.backend.errors import BackendError, SetupError
from simcord.backend.models import Message
from simcord.builders import ChannelHandle, GuildHandle, UserHandle
from simcord.preview import Preview
from simcord.preview._markdown import _FIELD_POLICIES
from simcord.preview._pages import _Page
from simcord.preview._server import PreviewServer

from bot.demo import localised

__all__ = [
    "BackendError",
    "ChannelHandle",
    "GuildHandle",
    "LiveBackend",
    "LiveEnv",
    "MemberActor",
    "SetupError",
    "UserHandle",
    "Viewer",
    "avatar_url",
    "viewer_document",
]

log = logging.getLogger(__name__)

Place = tuple[MemberActor, ChannelHandle]

_SETTLE_SECONDS: Final = 3.0  # Discord drops an interaction that got no answer for this long
_KEPT_LOG_ENTRIES: Final = 500
_KEPT_MESSAGES: Final = 1000
_KEPT_PRIVATE_MESSAGES: Final = 200


@dataclass(frozen=True)
class _Wanted:
    """What a browser tab asks to be shown."""

    person: str
    channel: str
    zone: str


_wanted: contextvars.ContextVar[_Wanted | None] = contextvars.ContextVar("wanted", default=None)
_started_here: contextvars.ContextVar[set[asyncio.Task[Any]] | None] = contextvars.ContextVar(
    "started_here", default=None
)


class _WallClock(Clock):
    """SimCord's clock, made to show the real time and to pass by itself."""

    def __init__(self) -> None:  # the base class only sets the state that the real clock replaces
        pass

    @property
    def elapsed(self) -> float:  # type: ignore[override]  # an attribute there, computed here
        return real_monotonic()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def advance(self, seconds: float) -> None:
        """Do nothing: nobody moves the real clock."""


def avatar_url(user_id: int, avatar: str) -> str:
    """Return where SimCord expects the picture of a user."""
    return f"{CDN_BASE}/avatars/{user_id}/{avatar}.png"


def viewer_document() -> str:
    """Return SimCord's own document, of which the demo's viewer is a variant."""
    return (Path(simcord.preview.__file__).with_name("static") / "index.html").read_text("utf-8")


class LiveBackend(Backend):
    """SimCord's state of Discord, with pinned ids, people's languages and logs that do not grow for ever.

    `version` grows with every visible change; `changed_at[channel]` is the version of the channel's last one.
    """

    def __init__(self, *, application_id: int, bot_id: int) -> None:
        self._pinned = [application_id, bot_id]  # in the order in which the base class takes them
        self.version = 0
        self.changed_at: dict[int, int] = {}
        self.locales: dict[int, str] = {}
        super().__init__(clock=_WallClock())
        self.transcript = deque(maxlen=_KEPT_LOG_ENTRIES)  # type: ignore[assignment]  # only appended to
        self.http_requests = deque(maxlen=_KEPT_LOG_ENTRIES)  # type: ignore[assignment]

    def snowflake(self) -> int:
        return self.reserve_id(self._pinned.pop(0)) if self._pinned else super().snowflake()

    @contextmanager
    def pinned(self, snowflake: int) -> Iterator[None]:
        """Give this id to the one thing that is made inside."""
        self._pinned = [snowflake]
        yield
        if self._pinned:
            raise SetupError(f"nothing took the id {snowflake}")

    def touch(self, channel_id: int) -> None:
        self.version += 1
        self.changed_at[channel_id] = self.version

    def emit(self, event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            payload = {**payload, **self._languages(payload)}
        elif "channel_id" in payload:
            self.touch(int(payload["channel_id"]))
        super().emit(event, payload)

    def _languages(self, payload: Mapping[str, Any]) -> dict[str, str]:
        user = payload["member"]["user"] if "member" in payload else payload["user"]
        spoken = {"locale": self.locales.get(int(user["id"]), "en-US")}
        if "guild_id" in payload:
            spoken["guild_locale"] = self.get_guild(int(payload["guild_id"])).preferred_locale
        return spoken

    # Private (ephemeral) messages are announced to nobody, so the three ways to change one are watched here.
    def commit_message(self, message: Message, *, broadcast: bool = True) -> Message:
        self.touch(message.channel_id)
        return super().commit_message(message, broadcast=broadcast)

    def edit_message(self, channel_id: int, message_id: int, fields: dict[str, Any]) -> Message:
        self.touch(channel_id)
        return super().edit_message(channel_id, message_id, fields)

    def delete_message(self, channel_id: int, message_id: int) -> None:
        self.touch(channel_id)
        super().delete_message(channel_id, message_id)

    def newest_for(self, user_id: int, channel_id: int) -> int | None:
        """Return the id of the newest message in a channel that somebody can see."""
        messages = self.messages[channel_id].values()
        return max((one.id for one in messages if one.visible_to(user_id)), default=None)

    def may_read(self, user_id: int, channel_id: int) -> bool:
        return channel_accessible(self, channel_id, user_id, history=True)

    def forget_the_old(self) -> None:
        """Drop what a real client would no longer show or answer, so that a long session stays small."""
        now = self.now_iso()
        for record in [one for one in self.interactions.values() if (one.expires_at or now) < now]:
            del self.interactions[record.id]
            self.interaction_tokens.pop(record.token, None)
        for messages in self.messages.values():
            private = [one for one in messages.values() if one.is_ephemeral]
            for message in private[:-_KEPT_PRIVATE_MESSAGES] + list(messages.values())[:-_KEPT_MESSAGES]:
                messages.pop(message.id, None)
                for attachment in message.attachments:
                    self.cdn._blobs.pop(attachment["url"], None)
        self._sequences.clear()


class _Work(_WorkState):
    """SimCord's book of the bot's tasks, which also tells each operation the tasks it set going."""

    def track_task(self, task: asyncio.Task[Any], *rest: Any) -> None:
        super().track_task(task, *rest)
        started = _started_here.get()
        if started is not None:
            started.add(task)
            task.add_done_callback(started.discard)


class LiveEnv(Env):
    """SimCord's environment for a bot that lives in real time and is never quite idle."""

    backend: LiveBackend

    def __init__(self, bot: discord.Client, backend: LiveBackend, errors: deque[BaseException]) -> None:
        super().__init__(bot, check_errors=False, settle_timeout=_SETTLE_SECONDS)
        self.backend = backend
        self._work = _Work()
        self._kept_errors = errors
        self._operation_token: contextvars.Token[set[asyncio.Task[Any]] | None] | None = None

    def _begin_operation(self, label: str) -> None:
        super()._begin_operation(label)
        if self._operation_depth == 1:
            self._operation_token = _started_here.set(set())

    def _end_operation(self) -> None:
        super()._end_operation()
        if not self._operation_depth and self._operation_token is not None:
            _started_here.reset(self._operation_token)
            self._operation_token = None

    async def _settle_internal(
        self,
        *,
        timeout: float | None = None,
        idle: float = 0.05,
        dispatch: str | None = None,
        _deadline: float | None = None,
    ) -> None:
        """Wait for what this operation set going in the bot, and no longer than Discord would.

        SimCord waits for the whole bot to fall silent and calls it an error when it does not; a bot with a
        scheduler, a queue or a database never does.
        """
        await asyncio.sleep(0)
        if dispatch is None:
            return
        loop = asyncio.get_running_loop()
        deadline = loop.time() + _SETTLE_SECONDS
        while unfinished := self._unfinished(deadline):
            remaining = deadline - loop.time()
            if remaining <= 0:
                log.info("The bot is still busy %.0f s after %s", _SETTLE_SECONDS, dispatch)
                return
            await asyncio.wait(unfinished, timeout=min(idle, remaining), return_when=asyncio.FIRST_COMPLETED)
            await asyncio.sleep(0)

    def _unfinished(self, deadline: float) -> list[asyncio.Task[Any]]:
        state = self._settlement_state()
        started = _started_here.get() or ()
        return [task for task in started if not task.done() and not _is_parked(state, task, deadline)]

    def _schedule_timer(
        self,
        record: _CallbackRecord,
        callback: Any,
        args: tuple[Any, ...],
        schedule_context: contextvars.Context | None,
    ) -> None:
        """Let a timer of the bot fire by the real clock; SimCord would hold some until time is advanced."""

        def fire() -> None:
            if record.handle is not None and not record.handle.cancelled():
                record.handle._run()

        assert self._runtime is not None
        assert record.when is not None
        record.real_handle = self._runtime.call_at(record.when, fire, context=contextvars.Context())

    def as_bot(self) -> AbstractContextManager[None]:
        """Run what is inside as the bot's own work, under its clock and connections."""
        return self._bot_scope()

    def _record_error(self, error: BaseException) -> None:
        """Keep and log what ended a task of the bot's; nobody else would notice."""
        log.error("A task of the bot's failed", exc_info=error)
        self._kept_errors.append(error)

    def _capture_errors(self) -> None:
        """Keep what reaches discord.py's last resorts, which log it; what the bot handles is its own affair."""
        last_resort = self.bot.on_error

        async def on_error(event: str, /, *args: Any, **kwargs: Any) -> None:
            error = sys.exc_info()[1]
            if error is not None:
                self._kept_errors.append(error)
            await last_resort(event, *args, **kwargs)

        self.bot.on_error = on_error  # type: ignore[method-assign]  # as SimCord does
        tree: Any = getattr(self.bot, "tree", None)
        default = discord.app_commands.CommandTree.on_error
        if tree is None or getattr(tree.on_error, "__func__", None) is not default:
            return
        unhandled = tree.on_error

        async def on_tree_error(interaction: discord.Interaction, error: Exception) -> None:
            self._kept_errors.append(error)
            await unhandled(interaction, error)

        tree.on_error = on_tree_error

    def forget_cancelled_timers(self) -> None:
        """Drop timers the bot cancelled, which SimCord does while settling."""
        for record in [one for one in self._work.callbacks if one.handle and one.handle.cancelled()]:
            self._work.callbacks.remove(record)
            if record.real_handle is not None:
                record.real_handle.cancel()


class _Server(PreviewServer):
    """The routes of SimCord's page, to be served by the demo's own server beside its frame."""

    preview: "Viewer"

    async def start(self) -> None:
        """Only import what the base class imports here; the demo's own server listens."""
        vars(simcord.preview._server)["web"] = web
        for place in ("embed_description", "embed_field_value"):
            _FIELD_POLICIES[place]["mentions"] = True  # as Discord shows them; SimCord shows bare ids

    async def close(self) -> None:
        """Do nothing: the demo's server is closed by whoever opened it."""

    def routes(self) -> list[web.RouteDef]:
        """Return every route of SimCord's page except its index."""
        return [
            *(web.get(path, self._static) for path in self._STATIC_FILES if path != "/"),
            web.post("/api/pages", self._pages),
            web.delete("/api/pages/{context_id}", self._delete_page),
            web.get("/api/state", self._state),
            web.get("/api/commands", self._commands),
            web.get("/api/action-result", self._action_result),
            web.post("/api/action", self._action),
            web.get("/api/assets/{asset_id}", self._asset),
        ]

    async def _commands(self, request: web.Request) -> web.Response:
        answer = cast(web.Response, await super()._commands(request))
        if answer.status == 200 and answer.text is not None:
            page = self.preview._get_page(request.headers.get("X-Simcord-Context"))
            answer.text = json.dumps(self.preview.in_language_of(page, json.loads(answer.text)))
        return answer


class Viewer(Preview):
    """SimCord's page for many tabs, each of them one person in one channel and in that person's language."""

    _MAX_PAGES = 32
    _PAGE_LEASE_SECONDS = 12 * 3600.0  # a laptop that slept must not come back to a dead page

    def __init__(
        self,
        env: LiveEnv,
        start: ChannelHandle,
        *,
        place: Callable[[str, str], Place],
        viewers: tuple[MemberActor, ...],
        assets: Mapping[str, tuple[str, bytes]],
    ) -> None:
        """Show `start` until a tab asks for more.

        `place` finds member and channel by the names in a tab's address, and raises SetupError if it cannot.
        `assets` maps the addresses of pictures to their file names and bytes.
        """
        super().__init__(
            env,
            start,
            viewers,
            layout="channel",
            display="responsive",
            width=960,
            height=720,
            locale="es-ES",
            timezone="UTC",
            presentation_time=None,
            assets=assets,
            port=0,
        )
        self._server: _Server = _Server(self)
        self._backend = env.backend
        self._place = place
        self._turn = asyncio.Lock()
        self._zones: dict[str, str] = {}
        self._published: dict[str, int] = {}

    @property
    def server(self) -> _Server:
        return self._server

    @contextmanager
    def asked_for(self, person: str, channel: str, zone: str) -> Iterator[None]:
        """Show what a tab asks for on the page that it opens inside; times are told in `zone`."""
        token = _wanted.set(_Wanted(person, channel, zone))
        try:
            yield
        finally:
            _wanted.reset(token)

    @contextmanager
    def _showing(self, channel: ChannelHandle) -> Iterator[None]:
        previous, self.channel = self.channel, channel
        try:
            yield
        finally:
            self.channel = previous

    def _viewer(self, viewer_id: Any) -> Any:
        member = super()._viewer(viewer_id)
        return member.user if self.channel.guild is None else member

    def _open_page(self, viewer_id: Any = None, target_id: Any = None) -> _Page:
        wanted = _wanted.get()
        if wanted is None:
            return super()._open_page(viewer_id, target_id)
        member, channel = self._place(wanted.person, wanted.channel)
        while len(self._pages) > self._MAX_PAGES:
            self._close_page(min(self._browser_pages(), key=lambda page: page.last_activity).id)
        with self._showing(channel):
            page = super()._open_page(member.id)
        page.target_id = page.window_end_id = None  # follow the newest message
        self._zones[page.id] = wanted.zone
        self._publish(page, reason="initial")
        return page

    async def _action(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        """Let one person act at a time; SimCord would turn the second one away."""
        async with self._turn:
            page = self._get_page(context_id)
            if not isinstance(body, Mapping) or body.get("kind") == "close":  # closing is the demo's to do
                return self._reject(page, "control-unavailable")
            # A click is meant for the button it hit, not for the revision of everything around it.
            body = {**body, "published_revision": page.revision}
            locale = self._backend.locales[page.viewer.id]
            channel = self._backend.get_channel(page.channel_id)
            guild = self.channel.guild if channel.guild_id is not None else None
            with self._showing(ChannelHandle(self.env, guild, channel)):
                return await super()._action(context_id, localised.to_wire(self.commands(), body, locale))

    def commands(self) -> Iterable[Mapping[str, Any]]:
        """Return every command that the bot has registered."""
        return [command for scope in self._backend.commands.values() for command in scope.values()]

    def _publish(self, page: _Page, *, reason: Any = "action") -> None:
        self._advance_presentation_time()
        super()._publish(page, reason=reason)
        self._published[page.id] = self._backend.version
        for message in page.snapshot["messages"].values():
            message["has_relative_time"] = '"style": "R"' in json.dumps(message)

    def _page_payload(self, page: _Page) -> dict[str, Any]:
        payload = super()._page_payload(page)
        now = self.capture_time.isoformat()
        locale = self._backend.locales[page.viewer.id]
        if "profile" in payload:
            zone = self._zones.get(page.id, "UTC")
            payload["profile"].update(locale=locale, timezone=zone, presentationTime=now)
        for message in payload["messages"].values():
            if message.pop("has_relative_time", False):
                message["relative_to"] = now  # the page draws a message again only when it differs
            localised.header(self.commands(), message, locale)
        return payload

    def in_language_of(self, page: _Page, catalog: dict[str, Any]) -> dict[str, Any]:
        """Name the commands of a catalog as Discord would name them to the reader of `page`."""
        return localised.catalog(self.commands(), catalog, self._backend.locales[page.viewer.id])

    def publish_changes(self) -> None:
        """Show what the bot did by itself to everybody who is looking at the channel."""
        for page in self._browser_pages():
            behind = self._published.get(page.id, 0) < self._backend.changed_at.get(page.channel_id, 0)
            if behind and page.id in self._pages:
                self._publish(page, reason="refresh")

    def _browser_pages(self) -> list[_Page]:
        """Return the tabs that are not in the middle of an action."""
        busy = (self._action_page, self._python)
        return [page for page in self._pages.values() if not any(page is one for one in busy)]

    def keep_time(self) -> None:
        """Move on the instant that "3 minutes ago" is counted from."""
        self._advance_presentation_time()
        for kept in (self._zones, self._published):
            for page_id in kept.keys() - self._pages.keys():
                del kept[page_id]
