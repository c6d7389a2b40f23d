"""The text of `docs/permissions.md`, made from the table that the bot asks, so that it cannot fall behind it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

from bot.access import COMMANDS, VERBS, command_needs_server
from storage.domain.access import LEAST, Deed, Level

_HEAD: Final = """\
# Who may do what

Written by `cosecha permissions`: change `storage/domain/access.py` or `bot/access.py`, not this page. A test tries
every command and every button of the staff as each of these.

Each level may what those above it in this table may. What Discord hides is for convenience only: every command,
button, select and form is checked again when it arrives, and once more in the transaction that carries it out.

| level | who |
|---|---|
"""
_REACH: Final = """
How far it reaches: on an ordinary server staff look after what was written there. On a *home* server
(`COSECHA_HOME_GUILDS`, else `COSECHA_GUILD_IDS`) also after what was imported or written elsewhere, and what they
decide about a member holds everywhere; so do the people in `COSECHA_OPERATORS`. Moderators of some languages reach
those only. Nobody decides about themselves, their own text or a conversation that they began, and what removes all
that a member wrote takes a second moderator.

Whoever is suspended keeps reading, their own data and appeals; so does whoever withdrew or left the server. A role of
moderators gives nothing to whoever is suspended there or everywhere.

Contributing takes a server that has the bot, so that its gates, suspensions and moderators reach what comes of it. That
is {commands}, accepting the terms, and every button
that leads there. A task goes on where it was handed out. In a private message, and where the bot is no member, reading,
one's own data and appeals go on.

"""


def page() -> str:
    """The whole page, in Markdown."""
    levels = "".join(f"| {level.name.lower()} | {text} |\n" for level, text in _sentences(Level).items())
    in_servers = ", ".join(f"`{_command(name)}`" for name in sorted(COMMANDS) if command_needs_server(name))
    return f"{_HEAD}{levels}{_REACH.format(commands=in_servers)}{''.join(_table())}"


def _table() -> Iterator[str]:
    deeds = _sentences(Deed)
    columns = [level.name.lower() for level in Level]
    yield f"| what | {' | '.join(columns)} | commands | buttons of the staff |\n"
    yield f"|---|{'---|' * len(columns)}---|---|\n"
    for deed in sorted(Deed, key=lambda each: LEAST[each]):
        marks = ["yes" if level >= LEAST[deed] else "–" for level in Level]
        commands = ", ".join(f"`{_command(name)}`" for name in sorted(COMMANDS) if COMMANDS[name] is deed)
        verbs = ", ".join(f"`{verb}`" for verb in sorted(VERBS) if VERBS[verb] is deed)
        yield f"| {deeds[deed]} | {' | '.join(marks)} | {commands or '–'} | {verbs or '–'} |\n"


def _command(name: str) -> str:
    return name if name[:1].isupper() else f"/{name}"


def _sentences(kind: type[Enum]) -> Mapping[Enum, str]:
    """What stands below each value of an enumeration, without its full stop."""
    found = re.findall(
        r'^    ([A-Z_]+) = [^\n]*\n    """(.*?)"""', inspect.getsource(kind), re.MULTILINE | re.DOTALL
    )
    return {kind[name]: " ".join(text.split()).removesuffix(".") for name, text in found}
