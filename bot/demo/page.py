"""The demo's web page: one address on this machine, a frame of our own around the simulated Discord.

The page answers on the loopback interface only. It refuses every other host name and every request that
another site's page makes, since whoever can talk to it acts as the people of the demo.
"""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from aiohttp import web

from bot.demo import simulation
from bot.demo.world import Person, World

log = logging.getLogger(__name__)

STATIC: Final = Path(__file__).with_name("static")

_CAPABILITY: Final = "X-Simcord-Capability"
_ZONE: Final = re.compile(r"[A-Za-z0-9_+\-/]{1,64}")
_CORRECTIONS: Final = {
    # Every tab would wait for 20 MB of fonts in scripts that none of our languages uses.
    "/presentation.js": (
        re.compile(r'^ *\{ family: "Noto Sans (?:Arabic|Hebrew|Devanagari|SC)".*\n', re.MULTILINE),
        "",
    ),
    # Enter would add an optional option to a command instead of sending it.
    "/commands.js": (
        re.compile(r"if \(listItems\.length\) (?=suggestionListbox\.setActive\(0)"),
        "if (listItems.length && !optional) ",
    ),
}
"""What to replace in SimCord's scripts, by path."""
_HOST: Final = "127.0.0.1"
_CONTENT_TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
}
_POLICY: Final = (
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self' blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors "
)
_HEADERS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_VIEWER_PATH: Final = "/view"
_FONT_SECONDS: Final = 24 * 3600
_TOOLS_PATH: Final = "/simcord"
_VIEWER_HEAD: Final = (
    '<link rel="stylesheet" href="/demo/view.css"><script type="module" src="/demo/view.js"></script></head>'
)
_WORLD: Final = web.AppKey("world", World)
_COMMAND: Final = web.AppKey("command", str)
_ALLOWED: Final = web.AppKey("allowed", set[str])

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Served:
    """Where the demo's page is to be found."""

    url: str


@asynccontextmanager
async def serve(world: World, *, port: int | None = None, command: str = "trabajar") -> AsyncIterator[Served]:
    """Serve the world on 127.0.0.1 while the block runs; without a port, or with 0, take any free one.

    `command` is any name of the command that newcomers are told to try. OSError if the port is taken.
    """
    app = web.Application(middlewares=[_guard, _read_address, _improve])
    app[_WORLD], app[_COMMAND], app[_ALLOWED] = world, command, set()
    app.add_routes(
        [
            web.get("/", _frame),
            web.get(_VIEWER_PATH, _viewer),
            web.get(_TOOLS_PATH, _tools),
            web.get("/demo/state", _state),
            web.get("/demo/{name:.+}", _asset),
            *world.viewer_routes(),
        ]
    )
    runner = web.AppRunner(app, access_log=None, handler_cancellation=False)
    await runner.setup()
    try:
        await web.TCPSite(runner, _HOST, port or 0).start()
        bound = int(runner.addresses[0][1])
        app[_ALLOWED].update({f"{_HOST}:{bound}", f"localhost:{bound}"})
        world.listening_on(bound)
        yield Served(f"http://{_HOST}:{bound}/")
    finally:
        await runner.cleanup()


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn away other hosts (a rebound DNS name) and other sites, and keep foreign pages from framing us."""
    allowed = request.app[_ALLOWED]
    if request.headers.get("Host") not in allowed:
        raise web.HTTPForbidden(text="This page answers to its own address only.")
    origin = request.headers.get("Origin")
    if origin is not None and origin.removeprefix("http://") not in allowed:
        raise web.HTTPForbidden(text="This page does not work from another site.")
    foreign = request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")
    if foreign and not (request.path == "/" and request.headers.get("Sec-Fetch-Dest") == "document"):
        raise web.HTTPForbidden(text="This page does not work from another site.")
    return await handler(request)


@web.middleware
async def _read_address(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Split what a tab presents, `secret/person/channel/time zone`, into SimCord's part and what to show."""
    secret, *asked = map(unquote, request.headers.get(_CAPABILITY, "").split("/"))
    if len(asked) != 3:
        return await handler(request)
    person, channel, zone = asked
    with request.app[_WORLD].asked_for(person, channel, zone if _ZONE.fullmatch(zone) else "UTC"):
        return await handler(request.clone(headers={**request.headers, _CAPABILITY: secret}))


@web.middleware
async def _improve(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a browser keep SimCord's fonts, and correct its scripts."""
    answer = await handler(request)
    if request.path.startswith("/fonts/"):
        answer.headers.popall("Pragma", None)
        answer.headers["Cache-Control"] = f"private, max-age={_FONT_SECONDS}"
    elif request.path in _CORRECTIONS and isinstance(answer, web.Response) and answer.text is not None:
        wrong, right = _CORRECTIONS[request.path]
        answer.text, found = wrong.subn(right, answer.text)
        if not found:
            log.error("SimCord's %s has changed; the demo's correction no longer applies", request.path)
    return answer


def _document(text: str, *, framed: bool = False) -> web.Response:
    ancestors = "'self'" if framed else "'none'"
    headers = {
        **_HEADERS,
        "Content-Security-Policy": _POLICY + ancestors,
        "X-Frame-Options": "SAMEORIGIN" if framed else "DENY",
    }
    return web.Response(text=text, content_type="text/html", headers=headers)


async def _frame(_request: web.Request) -> web.Response:
    return _document((STATIC / "index.html").read_text("utf-8"))


async def _viewer(request: web.Request) -> web.Response:
    """Answer SimCord's document, made ours: it looks like Discord and speaks the language of `as`."""
    key = request.query.get("as")
    locale = next((one.locale for one in request.app[_WORLD].people if one.key == key), "en-US")
    document = simulation.viewer_document().replace("</head>", _VIEWER_HEAD)
    return _document(document.replace('<html lang="en">', f'<html lang="{locale}">'), framed=True)


async def _tools(_request: web.Request) -> web.Response:
    return _document(simulation.viewer_document())


async def _asset(request: web.Request) -> web.Response:
    path = (STATIC / request.match_info["name"]).resolve()
    content_type = _CONTENT_TYPES.get(path.suffix)
    if content_type is None or not path.is_relative_to(STATIC.resolve()) or not path.is_file():
        raise web.HTTPNotFound
    body = await asyncio.to_thread(path.read_bytes)
    return web.Response(
        body=body, content_type=content_type, charset=_charset(content_type), headers=_HEADERS
    )


def _charset(content_type: str) -> str | None:
    return None if content_type == "image/png" else "utf-8"


async def _state(request: web.Request) -> web.Response:
    """Answer what the frame shows: the guild, its people, and what is new for the one it is used as."""
    world = request.app[_WORLD]
    key = request.query.get("as", world.people[0].key)
    if key not in world.members:
        key = world.people[0].key
    newest = world.newest_messages(key)
    state = {
        "guild": world.guild_name,
        "secret": world.secret,
        "people": [_describe(world, person, request.app[_COMMAND]) for person in world.people],
        "channels": [{"name": name, "newest": str(message or "")} for name, message in newest.items()],
    }
    return web.Response(text=json.dumps(state), content_type="application/json", headers=_HEADERS)


def _describe(world: World, person: Person, command: str) -> dict[str, str | bool | None]:
    return {
        "key": person.key,
        "name": person.name,
        "locale": person.locale,
        "moderator": person.is_moderator,
        "command": world.command_in(person.locale, command),
    }
