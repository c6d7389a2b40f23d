"""A member's own page: points and level, acceptance, ranks, badges, the last contributions; and what they choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import discord
from discord import ui

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.buttons import lucky_button
from bot.ui.forms import TEXT, FormModal
from bot.ui.ids import encode
from bot.ui.leaderboard import Board, name_text, points_number
from bot.ui.panel import Button, Colour, Option, Panel, Select, Style, embed
from bot.ui.points import ACCEPTED, SUBMITTED
from bot.ui.statistics import percent
from storage.domain.periods import Frame
from storage.domain.points import RANKED, Level, PointEvent, level_of
from storage.domain.visibility import Visibility
from storage.services.boards import Place
from storage.services.profiles import Profile, Recent

CELLS = 10
"""Cells of the bar that shows how much of a level is done."""
FULL, EMPTY = "▰", "▱"
ALIAS_TYPED = 200
"""Characters that the form for the alias takes: more than an alias has, so that the client cuts none that is pasted."""
REFUSED_UNITS = 100
"""UTF-16 units of a refused alias that come back in the form."""
ON, OFF = "on", "off"

_GROUPS: tuple[tuple[str, Iterable[PointEvent]], ...] = (
    ("points.submitted", SUBMITTED),
    ("points.accepted", ACCEPTED),
    ("points.ranked", RANKED),
)


@dataclass(frozen=True, slots=True)
class Ranks:
    """A member's places on the boards of all languages, by frame; absent where they have none."""

    everywhere: Mapping[Frame, Place]
    here: Mapping[Frame, Place] | None
    """None outside of a server."""


def profile_panel(t: Locale, profile: Profile, ranks: Ranks) -> Panel:
    """Everything about a member, for that member."""
    embeds = [_top(t, profile, ranks), _points(t, profile)]
    if profile.recent:
        lines = "\n".join(_recent(t, each) for each in profile.recent)
        embeds.append(embed(lines, title=t("me.recent")))
    chosen = profile.wants_credit
    buttons = (
        Button(encode("alias"), t("button-alias")),
        Button(
            encode("credit", OFF if chosen else ON),
            t("button-credit-off" if chosen else "button-credit-on"),
            Style.CHOSEN if chosen else Style.NEUTRAL,
        ),
        Button(Board(None).action, t("button-boards")),
        lucky_button(t),
    )
    return Panel(tuple(embeds), (buttons, (_visibility(t, profile.visibility),)))


def _top(t: Locale, profile: Profile, ranks: Ranks) -> discord.Embed:
    level = level_of(profile.points)
    lines = [
        t("me.points", points=points_number(profile.points), level=level.number),
        bar(t, level),
        t("me.level-next", points=points_number(level.missing_tenths), level=level.number + 1)
        if level.next_tenths is not None
        else t("me.level-last"),
        t("me.today", today=profile.today, total=profile.contributions),
    ]
    if profile.streak > 1:
        lines.append(t("me.streak", days=profile.streak))
    fields = [(t("me.acceptance"), _acceptance(t, profile)), (t("me.ranks"), _ranks(t, ranks))]
    if profile.badges:
        badges = [t(f"badge-{words.slug(badge)}.name") for badge, _ in profile.badges]
        fields.append((t("me.badges"), words.DOT.join(badges)))
    if profile.team is not None:
        fields.append((t("me.team"), name_text(t, profile.team)))
    fields.append((t("me.shown"), _shown(t, profile)))
    return embed("\n".join(lines), title=t("me.title"), colour=Colour.BRAND, fields=fields)


def bar(t: Locale, level: Level) -> str:
    """How much of a level is done, rounded down: a bar that is full means that the next level has begun."""
    full = int(level.progress * CELLS)
    return f"{FULL * full}{EMPTY * (CELLS - full)} {percent(t, level.progress)}"


def _acceptance(t: Locale, profile: Profile) -> str:
    if not profile.decided:
        return t("me.acceptance-none", waiting=profile.waiting)
    share = percent(t, profile.accepted / profile.decided)
    decided = t("me.accepted", accepted=profile.accepted, decided=profile.decided, share=share)
    return "\n".join([decided, t("me.waiting", waiting=profile.waiting)])


def _ranks(t: Locale, ranks: Ranks) -> str:
    return "\n".join(_rank_line(t, frame, ranks) for frame in Frame)


def _rank_line(t: Locale, frame: Frame, ranks: Ranks) -> str:
    everywhere = _rank(t, ranks.everywhere.get(frame))
    name = words.line((t(f"frame-{frame.value}"),))
    if ranks.here is None:
        return t("me.rank", frame=name, everywhere=everywhere)
    return t("me.rank-here", frame=name, here=_rank(t, ranks.here.get(frame)), everywhere=everywhere)


def _rank(t: Locale, place: Place | None) -> str:
    return t.number(place.standing.rank) if place is not None and place.standing.points > 0 else "—"


def _shown(t: Locale, profile: Profile) -> str:
    """Where and as what others see the member."""
    name = name_text(t, profile.alias or profile.name or "")
    key = "me.shown-alias" if profile.alias else "me.shown-name"
    return "\n".join(
        [
            t(key, name=name),
            t(f"visibility-{profile.visibility.value}.description"),
            t("me.credit-on" if profile.wants_credit else "me.credit-off"),
        ]
    )


def _points(t: Locale, profile: Profile) -> discord.Embed:
    """A heading per group of events, and a line per event that brought something."""
    lines: list[str] = []
    for title, events in _GROUPS:
        brought = [
            words.DOT.join((f"**{t.points(tenths)}**", t(f"points-event.{words.slug(event)}")))
            for event in events
            if (tenths := profile.points_by.get(event, 0))
        ]
        if brought:
            lines += [f"**{t(title)}**", *brought]
    return embed("\n".join(lines) or t("me.points-none"), title=t("me.points-by"))


def _recent(t: Locale, recent: Recent) -> str:
    """When, what, in which language, for how much, and what became of it."""
    when = discord.utils.format_dt(recent.at, "R")
    kind = words.kind_text(t, recent.kind, "button")
    facts = {"rank": recent.rank} if recent.rank is not None else {}
    outcome = t(f"me-outcome.{words.slug(recent.outcome)}", **facts)
    return words.DOT.join((when, kind, t.language(recent.lang), f"+{t.points(recent.points)}", outcome))


def _visibility(t: Locale, chosen: Visibility) -> Select:
    options = tuple(
        Option(
            each.value,
            t(f"visibility-{each.value}.name"),
            description=t(f"visibility-{each.value}.description"),
            is_chosen=each is chosen,
        )
        for each in Visibility
    )
    return Select(encode("visibility"), t("visibility-placeholder"), options)


# --------------------------------------------------------------------------------------------------- alias


def alias_form(t: Locale, filled: str | None) -> FormModal:
    """What boards are to call the member; nothing takes the alias away."""
    field: ui.TextInput[FormModal] = ui.TextInput(
        custom_id=TEXT,
        style=discord.TextStyle.short,
        placeholder=t("alias-placeholder"),
        default=filled[: limits.fitting(filled, ALIAS_TYPED)] if filled else None,
        required=False,
        max_length=ALIAS_TYPED,
    )
    label: ui.Label[FormModal] = ui.Label(
        text=t("alias-form.label"), description=t("alias-form.description"), component=field
    )
    return FormModal(encode("named"), t("alias-form.title"), (label,))


def refused_alias_panel(t: Locale, why: str, typed: str) -> Panel:
    """Why an alias is refused, and the form again: what was typed waits in the footer, where nothing is markup."""
    made = embed(f"⚠ {why}", colour=Colour.WARNING)
    if not safe.is_blank(shown := safe.one_line(typed, REFUSED_UNITS)):
        made.set_footer(text=shown)
    buttons = (
        Button(encode("alias"), t("button-alias"), Style.EXPECTED),
        Button(encode("me"), t("button-me")),
    )
    return Panel((made,), (buttons,))


def refused_alias(message: discord.Message | None) -> str | None:
    """What a refused_alias_panel holds; None for any other message."""
    embeds = message.embeds if message is not None else []
    return embeds[0].footer.text if embeds and embeds[0].footer.text else None
