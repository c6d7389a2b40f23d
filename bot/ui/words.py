"""Small wordings that several screens share: kinds, roles, labels, languages, places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.i18n import Locale
from bot.ui.panel import ROLE_ICON
from storage.domain.funnel import PLAIN_PERCENT
from storage.domain.kinds import Kind, Role
from storage.domain.views import COUNT_LIMIT

DOT = " · "
"""Stands between the parts of a line; each part is a text of its own."""


def slug(name: str) -> str:
    """A wire string as part of a Fluent key."""
    return name.replace("_", "-")


def kind_text(t: Locale, kind: Kind | None, attribute: str, **facts: object) -> str:
    """A text of a kind; None stands for any kind and has the title of "nothing left" alone."""
    return t(f"kind-{slug(kind or 'any')}.{attribute}", **facts)


def role_name(t: Locale, role: Role) -> str:
    """The role with its icon: 🧑 Usuario."""
    return f"{ROLE_ICON[role]} {t(f'role-{role.value}')}"


def noun(kind: Kind) -> str:
    """What is written or ranked in a kind, as the attribute of a text: prompt, reply or message."""
    if kind.info.is_root:
        return "prompt"
    return "reply" if kind.info.role is Role.ASSISTANT else "message"


def ranked_noun(kind: Kind) -> str:
    """The same for rank tasks, whose texts differ by grammar only: reply, or prompt for what users write."""
    return "reply" if kind.info.role is Role.ASSISTANT else "prompt"


def label_text(t: Locale, name: str, attribute: str, *, lang: str | None = None) -> str:
    """A text of a label; its title may name the language of the task."""
    facts = {"language": t.language(lang)} if lang else {}
    return t(f"label-{slug(name)}.{attribute}", **facts)


def languages(t: Locale, codes: Iterable[str]) -> str:
    """Languages as a list: "español e inglés"."""
    return t.join([t.language(code) for code in codes]) or t("no-languages")


def amount(t: Locale, count: int) -> str:
    """How many, as people read it; where counting stops, "more than 99": the hundred alone would not be true."""
    return t.number(count) if count < COUNT_LIMIT else t("more-than", number=COUNT_LIMIT - 1)


def bonus(t: Locale, percent: int) -> str:
    """What a task is worth now: "now worth twice the points"; empty where it is worth what it always is."""
    return "" if percent == PLAIN_PERCENT else t("bonus", percent=percent)


def factor(t: Locale, percent: int) -> str:
    """The same as a sign that stands on a button: ×2; empty where it is worth what it always is."""
    return "" if percent == PLAIN_PERCENT else f"×{t.number(Decimal(percent) / PLAIN_PERCENT)}"


def letter(index: int) -> str:
    """A, B, ... Z, AA, AB ...: the name of an option."""
    prefix, rest = divmod(index, 26)
    return (letter(prefix - 1) if prefix else "") + chr(ord("A") + rest)


def line(parts: Sequence[str]) -> str:
    """Parts side by side, the empty ones left out, the first letter large."""
    joined = DOT.join(part for part in parts if part)
    return joined[:1].upper() + joined[1:]
