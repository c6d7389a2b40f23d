"""Badges: what they are called, which a member has, what the others take, and the news of a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.i18n import Locale
from bot.ui import words
from bot.ui.buttons import lucky_button, tasks_button
from bot.ui.panel import Colour, Panel, embed
from storage.domain.badges import AGREEING_ANSWERS, Badge


def badge_name(t: Locale, badge: Badge) -> str:
    """What a badge is called."""
    return t(f"badge-{words.slug(badge)}.name")


def news_lines(t: Locale, badges: Iterable[Badge]) -> list[str]:
    """A line for each badge that a member has just earned; the first one carries the sign."""
    lines = [t(f"badge-{words.slug(badge)}.news") for badge in badges]
    return [f"🏅 {line}" if place == 0 else line for place, line in enumerate(lines)]


def badges_panel(
    t: Locale, own: Sequence[tuple[Badge, datetime]], *, roles: Mapping[Badge, int] | None = None
) -> Panel:
    """Every badge: the member's with the day it was earned, then the others with what they take.

    `roles` are the roles that the server gives for some of them, by Discord's id.
    """
    given = roles or {}
    earned = dict(own)
    mine = [_line(t, badge, f"<t:{int(at.timestamp())}:d>", given) for badge, at in earned.items()]
    others = [_line(t, badge, _how(t, badge), given) for badge in Badge if badge not in earned]
    parts = [t("badges.text")]
    if mine:
        parts.append("\n".join((f"**{t('badges.own')}**", *mine)))
    if others:
        parts.append("\n".join((f"**{t('badges.others')}**", *others)))
    made = embed("\n\n".join(parts), title=t("badges.title"), colour=Colour.BRAND)
    return Panel((made,), ((lucky_button(t), tasks_button(t)),))


def role_panel(t: Locale, badge: Badge, role_id: int | None) -> Panel:
    """What was chosen as the reward of a badge."""
    name = badge_name(t, badge)
    text = t("badges.role-none", badge=name)
    if role_id is not None:
        text = t("badges.role-set", badge=name, role=mention(role_id))
    return Panel((embed(text, title=t("badges.role-title"), colour=Colour.BRAND),))


def mention(role_id: int) -> str:
    """A role as an embed shows it; nobody is called by it there."""
    return f"<@&{role_id}>"


def _line(t: Locale, badge: Badge, what: str, roles: Mapping[Badge, int]) -> str:
    parts = [f"**{badge_name(t, badge)}**", what]
    if badge in roles:
        parts.append(t("badges.role", role=mention(roles[badge])))
    return words.DOT.join(parts)


def _how(t: Locale, badge: Badge) -> str:
    facts = {"answers": AGREEING_ANSWERS} if badge is Badge.AGREEING_REVIEWER else {}
    return t(f"badge-{words.slug(badge)}.how", **facts)
