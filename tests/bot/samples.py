"""Tasks in every kind and state and texts of every nasty sort, for the tests of panels and forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import discord

from bot.i18n import Locale, Texts
from bot.ui.panel import Button, Panel, Select
from storage.domain.kinds import Family, Kind, Role
from storage.domain.labels import labels_of, stored_value
from storage.domain.views import Availability, Draft, KindAvailability, MessageView, TaskView
from tests.discord_rules import check_message, check_modal

EXPIRES = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
LONG = " ".join(f"palabra{number}" for number in range(400))[:4000]
BIG_ID = 10**18 - 1

TEXTS: dict[str, str] = {
    "plain": "Me parece que el chili también lleva frijoles, ¿no?",
    "long": LONG,
    "huge": LONG * 3,
    "unbroken": "a" * 4000,
    "emoji": "👨‍👩‍👧‍👦" * 360,
    "mentions": "@everyone @here <@123> <@!123> <@&123> <#123> </trabajar:123> <:x:123> <a:x:123> <t:0:R> <id:home>",
    "links": "[banco](https://example.org) https://discord.gg/abc discordapp.com/invite/abc <https://example.org>",
    "rtl": "مرحبا، كيف حالك؟ 123 hola",
    "override": "abc \u202etxt.exe\u202c fin\n\u202aabierto\n\u2067aislado",
    "zalgo": "h" + "\u0301" * 400 + "ola",
    "open code": "mira:\n```python\nprint('@everyone')\n" + "x = 1\n" * 700,
    "fences": "```" * 51,
    "backticks": "`" * 3999,
    "lines": "a" + "\n" * 1500 + "b",
    "markdown": "# título\n> cita\n||oculto|| **negrita** _cursiva_\n- a\n- b",
    "blank": " \u200b\u3164\n",
    "empty": "",
    "control": "a\x00b\x1b[31m\ud800c",
    "spaces": " ".join("ab") * 2000,
}


@cache
def all_texts() -> Texts:
    """The shipped languages."""
    return Texts.load()


def es() -> Locale:
    """Spanish."""
    return all_texts()["es"]


def message(id_: int, text: str, role: Role | None = None, **facts: Any) -> MessageView:
    """A message; roles take turns from the user on."""
    return MessageView(id_, role or (Role.PROMPTER if id_ % 2 else Role.ASSISTANT), text, **facts)


def conversation(role: Role, text: str, length: int = 3) -> tuple[MessageView, ...]:
    """Messages of one text, the last one of this role and the one that matters."""
    first = 1 if (role is Role.PROMPTER) == (length % 2 == 1) else 2
    made = [message(first + index, text) for index in range(length)]
    return (*made[:-1], replace(made[-1], is_target=True))


def task(
    kind: Kind, text: str = TEXTS["plain"], *, length: int = 3, options: int = 3, **facts: Any
) -> TaskView:
    """A task of a kind in which everybody writes the same text."""
    shown: tuple[MessageView, ...] = ()
    ranked: tuple[MessageView, ...] = ()
    role = kind.info.role
    match kind.info.family:
        case Family.WRITE if not kind.info.is_root:
            shown = conversation(role.other, text, length)
        case Family.LABEL:
            shown = conversation(role, text, 1 if kind.info.is_root else length)
        case Family.RANK:
            ranked = tuple(message(101 + index, text, role) for index in range(options))
            shown = () if kind.info.is_root else conversation(role.other, text, length)
        case _:
            pass
    values: dict[str, Any] = {"expires_at": EXPIRES, "reviews_done": 1, "reviews_required": 3} | facts
    return TaskView(7, kind, "es", conversation=shown, options=ranked, **values)


def drafts(kind: Kind, text: str, options: int) -> Iterator[Draft]:
    """Every state the draft of a task of this kind can be in."""
    yield Draft()
    yield Draft(page=3)
    match kind.info.family:
        case Family.WRITE:
            yield from (
                Draft(text=text),
                Draft(text=text, page=1),
                Draft(text=TEXTS["mentions"] + LONG[:3000]),
            )
        case Family.LABEL:
            everything = {label.name: stored_value(label, 3) for label in labels_of(kind)}
            everything |= {name: 1.0 for name, value in everything.items() if value not in (0.0, 1.0)}
            yield from (Draft(answers={}), Draft(answers={"spam": 0.0}), Draft(answers=everything))
        case Family.RANK:
            ids = tuple(range(101, 101 + options))
            yield Draft(groups=(ids[-1:],))
            yield Draft(groups=(ids[1:],))
            yield Draft(groups=(ids,))
            yield Draft(groups=tuple((item,) for item in ids[:-1]))
            yield Draft(groups=tuple((item,) for item in ids[: options - 2]))
            yield Draft(is_not_rankable=True)


def simple_drafts(kind: Kind) -> Iterator[Draft]:
    """The same for a simple label task."""
    answers = {label.name: 1.0 for label in labels_of(kind, is_simple=True)}
    yield from (Draft(), Draft(answers={}), Draft(answers={"spam": 0.0}), Draft(answers=answers))


def availability(count: int = 38, *, bonus_percent: int = 100) -> Availability:
    """Work of every kind."""
    found = KindAvailability(count, 4, bonus_percent)
    return Availability(("es", "en"), dict.fromkeys(Kind, found))


def payload(panel: Panel) -> dict[str, Any]:
    """What Discord would be sent."""
    return {
        "content": None,
        "embeds": [made.to_dict() for made in panel.embeds],
        "components": panel.view().to_components(),
        "allowed_mentions": discord.AllowedMentions.none().to_dict(),
        "attachments": [file.to_dict(index) for index, file in enumerate(panel.discord_files())],
    }


def faults(panel: Panel) -> list[str]:
    """What Discord would refuse."""
    return check_message(payload(panel), edit=True)


def form_faults(form: discord.ui.Modal) -> list[str]:
    """What Discord would refuse of a form."""
    return check_modal(form.to_dict())


def words_on(panel: Panel) -> str:
    """Every text on the panel itself, not on its buttons."""
    found: list[str] = []
    for made in panel.embeds:
        found += filter(None, (made.author.name, made.title, made.description))
        found += [f"{field.name}\n{field.value}" for field in made.fields]
    return "\n".join(found)


def buttons(panel: Panel) -> dict[str, Button]:
    """The buttons by custom_id without the prefix."""
    return {item.action[3:]: item for row in panel.rows for item in row if isinstance(item, Button)}


def selects(panel: Panel) -> dict[str, Select]:
    """The selects by custom_id without the prefix."""
    return {item.action[3:]: item for row in panel.rows for item in row if isinstance(item, Select)}
