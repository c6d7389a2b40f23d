"""How points come about, worded from the numbers by which they are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.i18n import Locale
from bot.ui import words
from bot.ui.buttons import lucky_button, slash, tasks_button
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Panel, embed
from storage.domain.funnel import BONUS_STEPS, PLENTY_PERCENT
from storage.domain.points import (
    LAST_LEVEL,
    LEVEL_FLOORS,
    RANKED,
    SCALED,
    TENTHS,
    WEIGHTS,
    PointEvent,
    level_of,
)
from storage.domain.reliability import Reliability

SUBMITTED = tuple(event for event in PointEvent if event in SCALED)
"""What a member gets at once."""
ACCEPTED = tuple(event for event in PointEvent if event not in SCALED and event not in RANKED)
"""What comes when reviewers accept a message, and goes when it is removed."""
EXAMPLES = (2, 10, LAST_LEVEL)
"""Levels of which the panel says when they begin."""


def points_panel(
    t: Locale, *, own: int | None = None, reliability: Mapping[str, Reliability] | None = None
) -> Panel:
    """What each contribution brings, when it is worth more or less, what levels take, how streaks are counted.

    `own` are the tenths of a point that the member has, `reliability` how their reviews agree with the others'.
    """
    mine = [(t("points.own-title"), _own(t, own, reliability or {}))] if own is not None else []
    fields = (
        *mine,
        (t("points.submitted"), _table(t, SUBMITTED)),
        (t("points.accepted"), f"{_table(t, ACCEPTED)}\n{t('points.accepted-note')}"),
        (t("points.ranked"), _table(t, RANKED)),
        (t("points.bonus-title"), _bonus(t)),
        (t("points.levels-title"), _levels(t)),
        (
            t("points.streaks-title"),
            t("points.streaks", command=slash(t, "language", option="language-time-zone")),
        ),
    )
    made = embed(title=t("points.title"), fields=fields, colour=Colour.BRAND)
    guide = Button(encode("guide"), t("button-guide"))
    return Panel((made,), ((lucky_button(t), tasks_button(t), guide),))


def _own(t: Locale, tenths: int, reliability: Mapping[str, Reliability]) -> str:
    """The member's points and level, and how their reviews agree with those of others."""
    level = level_of(tenths)
    lines = [t("points.own", points=t.points(tenths), level=level.number)]
    if level.next_tenths is not None:
        lines.append(t("points.own-next", missing=t.points(level.missing_tenths), level=level.number + 1))
    for question, record in sorted(reliability.items()):
        share = round(100 * record.mean)
        lines.append(
            t("points.own-agreement", question=t(f"points.question-{words.slug(question)}"), share=share)
        )
    return "\n".join(lines)


def _table(t: Locale, events: Iterable[PointEvent]) -> str:
    """A line per event: the number of points first."""
    return "\n".join(
        words.DOT.join((f"**{t.points(WEIGHTS[event])}**", t(f"points-event.{words.slug(event)}")))
        for event in events
    )


def _bonus(t: Locale) -> str:
    more = sorted(percent for _, percent in BONUS_STEPS)
    factors = [words.factor(t, percent) for percent in more]
    return t("points.bonus", more=factors, less=words.factor(t, PLENTY_PERCENT))


def _levels(t: Locale) -> str:
    second, tenth, last = (LEVEL_FLOORS[level - 1] // TENTHS for level in EXAMPLES)
    return t("points.levels", levels=LAST_LEVEL, second=second, tenth=tenth, last=last)
