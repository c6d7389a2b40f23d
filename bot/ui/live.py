"""A campaign in its channel: the live message, what was reached, the end, and how it works."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import ceil

from babel.dates import format_skeleton
from discord.utils import format_dt

from bot.i18n import Locale
from bot.pictures.views import Picture
from bot.ui import limits, words
from bot.ui.panel import Button, Colour, Panel, embed
from bot.ui.posts import Mark, Needed, name, needed_line, short_day, work_buttons
from storage.domain.campaigns import CampaignState, Unit, percent
from storage.domain.forecast import HORIZON, Forecast

CELLS = 20
"""Cells of the progress bar."""
FULL, EMPTY = "█", "░"
FAR_DAYS = 330
"""From so many days on a date needs its year; what lies a year ahead is only named by month and year."""


@dataclass(frozen=True, slots=True)
class CampaignFigures:
    """A campaign at a moment."""

    id: int
    lang: str
    unit: Unit
    goal: int
    done: int
    today: int
    state: CampaignState
    until: datetime
    rivals: tuple[tuple[str, int], ...]
    """(language, what it has done since the campaign began)."""
    needed: Needed
    forecast: Forecast | None
    """None: nobody can tell yet, or the goal is reached."""
    now: datetime

    @property
    def percent(self) -> int:
        """Whole percent of the goal."""
        return percent(self.done, self.goal)


def campaign_title(t: Locale, unit: Unit, goal: int, lang: str) -> str:
    """50.000 aportaciones en español."""
    key = f"post-campaign.{words.slug(unit.value)}"
    return t(key, count=goal, amount=t.number(goal), language=t.language(lang))


def bar(done: int, goal: int) -> str:
    """A bar of text; it is full only when the goal is reached, and not empty once there is anything."""
    filled = min(CELLS, max(CELLS * done // goal, 1 if done > 0 else 0))
    return FULL * filled + EMPTY * (CELLS - filled)


def live_panel(t: Locale, figures: CampaignFigures, *, mark: Mark) -> Panel:
    """How far it is, how fast, what holds it back, and the way to help."""
    made = embed(
        "\n".join((*shown_lines(t, figures), _updated(t, figures))),
        title=f"🌾 {campaign_title(t, figures.unit, figures.goal, figures.lang)}",
        colour=Colour.BRAND,
    )
    how = Button(mark.action("how"), t("button-post.how"))
    if figures.state is CampaignState.ENDED:
        return Panel((made,), ((how,),))
    return Panel((made,), ((*work_buttons(t, mark, figures.needed), how),))


def shown_lines(t: Locale, figures: CampaignFigures) -> tuple[str, ...]:
    """What the live message says, the time it was updated aside; it is edited when this changes."""
    share = t("post-campaign.share", percent=figures.percent)
    lines = [
        f"`{bar(figures.done, figures.goal)}` {words.DOT.join((f'**{t.number(figures.done)}**', share))}"
    ]
    if figures.state is CampaignState.ENDED:
        lines.append(t("post-campaign.ended"))
    else:
        today = t("post-campaign.today", count=figures.today, amount=t.number(figures.today))
        lines.append(words.DOT.join((today, _outlook(t, figures))))
        lines.append(needed_line(t, figures.needed))
    lines.append(rivals_line(t, figures.lang, figures.done, figures.rivals))
    match figures.state:
        case CampaignState.RUNNING:
            lines.append(t("post-campaign.until", when=format_dt(figures.until, "R")))
        case CampaignState.PAUSED:
            lines.append(t("post-campaign.paused"))
        case CampaignState.ENDED:
            pass
    return tuple(filter(None, lines))


def _updated(t: Locale, figures: CampaignFigures) -> str:
    return t("post-campaign.updated", when=format_dt(figures.now, "R"))


def rivals_line(t: Locale, lang: str, done: int, rivals: Sequence[tuple[str, int]]) -> str:
    """Español 31.204 — Français 28.950, best first; empty without rivals."""
    if not rivals:
        return ""
    ranked = sorted(((lang, done), *rivals), key=lambda pair: -pair[1])
    return " — ".join(f"{own_name(t, code)} **{t.number(count)}**" for code, count in ranked)


def _outlook(t: Locale, figures: CampaignFigures) -> str:
    """When the goal is reached, with how sure that is, in days."""
    if figures.done >= figures.goal:
        return t("post-campaign.reached")
    found = figures.forecast
    if found is None:
        return t("post-campaign.unknown")
    rate = t("post-campaign.rate", count=round(found.rate), amount=_rate(t, found.rate))
    if found.high >= HORIZON:
        return words.DOT.join((rate, t("post-campaign.date-open", date=_day(t, figures.now, found.days))))
    spread = ceil(max(found.high - found.days, found.days - found.low))
    when = t("post-campaign.date", date=_day(t, figures.now, found.days), days=spread)
    return words.DOT.join((rate, when))


def _rate(t: Locale, rate: float) -> str:
    """Contributions a day: whole, or with a tenth where they are few."""
    return t.number(round(rate, 1) if rate < 10 and round(rate, 1) % 1 else round(rate))


def _day(t: Locale, now: datetime, days: float) -> str:
    """The day so many days from now, with its year where it is far."""
    day = (now.astimezone(UTC) + timedelta(days=days)).date()
    if days < FAR_DAYS:
        return t("post-campaign.near", date=short_day(t, day))
    return t("post-campaign.far", date=_month(t, day))


def _month(t: Locale, day: date) -> str:
    return str(format_skeleton("yMMMM", day, locale=t.babel))


def own_name(t: Locale, lang: str) -> str:
    """What a language calls itself, with a large letter: Français."""
    own = t.endonym(lang)
    return own[:1].upper() + own[1:]


# ------------------------------------------------------------------------------------- milestones, the end


def milestone_panel(t: Locale, figures: CampaignFigures, reached: int, *, mark: Mark) -> Panel:
    """A share of the goal was reached."""
    key = "post-milestone.goal" if reached >= 100 else "post-milestone.text"
    facts = {"percent": reached, "done": t.number(figures.done), "goal": t.number(figures.goal)}
    lines = [
        t(key, **facts),
        rivals_line(t, figures.lang, figures.done, figures.rivals),
        needed_line(t, figures.needed),
    ]
    made = embed(
        "\n".join(filter(None, lines)),
        title=f"🎉 {campaign_title(t, figures.unit, figures.goal, figures.lang)}",
        colour=Colour.ASSISTANT,
    )
    return Panel((made,), (work_buttons(t, mark, figures.needed),))


@dataclass(frozen=True, slots=True)
class Thanks:
    """Who took part."""

    names: tuple[str, ...]
    """Of those who want to be named."""
    contributors: int
    """All of them."""


def end_panel(
    t: Locale, figures: CampaignFigures, thanks: Thanks, *, mark: Mark, pictures: tuple[Picture, ...]
) -> Panel:
    """What came of a campaign, and thanks."""
    facts = {
        "done": t.number(figures.done),
        "goal": t.number(figures.goal),
        "percent": figures.percent,
        "language": t.language(figures.lang),
    }
    key = "post-end.reached" if figures.done >= figures.goal else "post-end.text"
    lines = [t(key, **facts), rivals_line(t, figures.lang, figures.done, figures.rivals)]
    made = embed(
        "\n".join(filter(None, lines)),
        title=f"🌾 {t('post-end.title', campaign=campaign_title(t, figures.unit, figures.goal, figures.lang))}",
        colour=Colour.ASSISTANT,
    )
    if thanks.contributors:
        made.add_field(name=t("post-end.thanks"), value=_thanks(t, thanks), inline=False)
    embeds = [made]
    for number, picture in enumerate(pictures):
        shown = made if number == 0 else embed(colour=Colour.ASSISTANT)
        shown.set_image(url=picture.url)
        embeds += [shown] if number else []
    return Panel(tuple(embeds), ((Button(mark.action("lucky"), t("button-lucky")),),), pictures=pictures)


def _thanks(t: Locale, thanks: Thanks) -> str:
    """As many names as fit, and how many more there are."""
    names = [name(each, t) for each in thanks.names]

    def told(count: int) -> str:
        more = thanks.contributors - count
        others = [t("post-end.more", count=more, amount=t.number(more))] if more else []
        # Not within a text of ours: Fluent takes no more than 1,000 characters.
        return t.join([*names[:count], *others])

    def is_too_long(count: int) -> bool:
        return limits.length(told(count)) > limits.EMBED_FIELD_VALUE

    if names and not is_too_long(len(names)):
        return told(len(names))
    fitting = bisect_left(range(1, len(names) + 1), True, key=is_too_long)
    if fitting:
        return told(fitting)
    return t("post-end.everybody", count=thanks.contributors, amount=t.number(thanks.contributors))


# -------------------------------------------------------------------------------------------- how it works


def how_panel(t: Locale, figures: CampaignFigures, *, mark: Mark) -> Panel:
    """What counts, until when, and how to take part."""
    facts = {
        "goal": t.number(figures.goal),
        "language": t.language(figures.lang),
        "until": format_dt(figures.until, "F"),
    }
    lines = [
        t("post-how.text", **facts),
        t(f"post-how.{words.slug(figures.unit.value)}", **facts),
        t("post-how.join"),
        *((t("post-how.rivals"),) if figures.rivals else ()),
        t("post-how.ended") if figures.state is CampaignState.ENDED else t("post-how.until", **facts),
    ]
    made = embed("\n\n".join(lines), title=t("post-how.title"), colour=Colour.BRAND)
    return Panel((made,), (work_buttons(t, mark, figures.needed),))
