"""What people see of campaigns in answer to a command; the live message is in bot/ui/posts.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.i18n import Locale
from bot.ui import limits, words
from bot.ui.channels import command, mention, moment
from bot.ui.ids import encode
from bot.ui.live import CampaignFigures, campaign_title, live_panel
from bot.ui.panel import Button, Colour, Option, Panel, Row, Select, Style, embed
from bot.ui.posts import Mark
from storage.domain.campaigns import CampaignState, Unit, percent
from storage.domain.errors import CollectionError
from storage.domain.forecast import HORIZON
from storage.services.campaigns import CampaignView

STATUS = "status"
"""Which of a campaign's messages the buttons of its status belong to."""
FEW = 10
"""A rate below is shown with a tenth."""
LISTED = 10
"""Campaigns that the list tells about; the select below has all of them."""
ICONS = {CampaignState.RUNNING: "🌾", CampaignState.PAUSED: "⏸", CampaignState.ENDED: "🏁"}
"""The word in the line says the same."""
PROBLEMS = {"forbidden": "forbidden", "gone": "gone"}
"""Why a campaign cannot be shown, as it is stored -> the text that says so; anything else has a general one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A campaign before it begins: everything that the summary shows and its button carries."""

    lang: str
    goal: int
    unit: Unit
    until: datetime
    versus: tuple[str, ...]
    channel_id: int
    locale: str
    """Language of its texts."""


def plan_of(campaign: CampaignView) -> Plan:
    """The plan that a campaign came from."""
    return Plan(
        campaign.lang,
        campaign.goal,
        campaign.unit,
        campaign.until,
        campaign.versus,
        campaign.channel_discord_id,
        campaign.locale,
    )


# ------------------------------------------------------------------------------------------ before it begins


def confirm_panel(t: Locale, plan: Plan) -> Panel:
    """What would begin, and the button that begins it; CollectionError where the plan does not fit a button."""
    lines = [
        t("campaign-confirm.goal", goal=t.number(plan.goal)),
        t("campaign-confirm.unit", unit=t(f"campaign-unit-{words.slug(plan.unit.value)}")),
        t("campaign-confirm.language", language=t.language(plan.lang)),
        *([t("campaign-confirm.versus", languages=words.languages(t, plan.versus))] if plan.versus else []),
        t("campaign-confirm.until", when=_when(plan.until)),
        t("campaign-confirm.channel", channel=mention(plan.channel_id)),
        t("campaign-confirm.locale", language=t.language(plan.locale)),
        "",
        t("campaign-confirm.note"),
    ]
    made = embed("\n".join(lines), title=t("campaign-confirm.title"), colour=Colour.BRAND)
    return Panel((made,), ((Button(action_of("begin", plan), t("button-campaign.begin"), Style.EXPECTED),),))


def action_of(verb: str, plan: Plan) -> str:
    """The plan as a custom_id of `plan` or `begin`: nothing else has to be remembered until it is pressed."""
    until, unit = int(plan.until.timestamp()), list(Unit).index(plan.unit)
    try:
        return encode(verb, plan.lang, plan.goal, unit, until, plan.channel_id, ".".join(plan.versus))
    except ValueError:
        raise CollectionError("error-campaign-long") from None


# ------------------------------------------------------------------------------------------- one and all


def status_panel(t: Locale, campaign: CampaignView, figures: CampaignFigures, *, is_staff: bool) -> Panel:
    """What the live message shows now, below it how fast it goes, where it is, and what can be done with it."""
    live = live_panel(t, figures, mark=Mark(f"campaign:{campaign.id}", STATUS, campaign.lang))
    lines = [*_outlook_lines(t, figures), state_line(t, campaign)]
    more = embed("\n".join(lines), title=t("campaign-figures.title"), colour=Colour.QUIET)
    return Panel((*live.embeds, more), (*live.rows, buttons(t, campaign, is_staff=is_staff)))


def _outlook_lines(t: Locale, figures: CampaignFigures) -> list[str]:
    """How much comes a day, how much would have to, and when the goal is reached; nothing once it is over."""
    if figures.state is CampaignState.ENDED:
        return []
    if figures.done >= figures.goal:
        return [t("campaign-figures.reached")]
    lines = []
    if (left := (figures.until - figures.now) / timedelta(days=1)) > 0:
        wanted = (figures.goal - figures.done) / max(left, 1.0)
        lines.append(t("campaign-figures.wanted", rate=_rate(t, wanted)))
    found = figures.forecast
    if found is None:
        return [*lines, t("campaign-figures.unknown")]
    when, earliest, latest = (
        moment((figures.now + timedelta(days=days)).timestamp(), "D")
        for days in (found.days, found.low, found.high)
    )
    if found.high >= HORIZON:
        forecast = t("campaign-figures.forecast-open", when=when)
    else:
        forecast = t("campaign-figures.forecast", when=when, earliest=earliest, latest=latest)
    return [t("campaign-figures.rate", rate=_rate(t, found.rate)), *lines, forecast]


def _rate(t: Locale, rate: float) -> str:
    """So many a day, with a tenth where they are few."""
    return t.number(round(rate, 1) if rate < FEW else round(rate))


def end_panel(t: Locale, campaign: CampaignView) -> Panel:
    """The question before a campaign is ended."""
    text = t(
        "campaign-end.text",
        done=t.number(max(campaign.done, 0)),
        goal=t.number(campaign.goal),
        percent=percent(campaign.done, campaign.goal),
    )
    made = embed(text, title=t("campaign-end.title"), colour=Colour.WARNING)
    name = embed(title=campaign_title(t, campaign.unit, campaign.goal, campaign.lang), colour=Colour.BRAND)
    keep = Button(encode("campaign", campaign.id, "status"), t("button-campaign.keep"))
    end = Button(encode("campaign", campaign.id, "end"), t("button-campaign.end-now"), Style.DESTRUCTIVE)
    return Panel((name, made), ((keep, end),))


def buttons(t: Locale, campaign: CampaignView, *, is_staff: bool) -> tuple[Button, ...]:
    """What can be done with a campaign: for staff to pause, resume or end it; for everybody to see the others."""
    everything = Button(encode("campaigns"), t("button-campaign.list"))
    if not is_staff or campaign.state is CampaignState.ENDED:
        return (everything,)
    pause = Button(encode("campaign", campaign.id, "pause"), t("button-campaign.pause"))
    resume = Button(encode("campaign", campaign.id, "resume"), t("button-campaign.resume"), Style.EXPECTED)
    end = Button(encode("campaign", campaign.id, "ending"), t("button-campaign.end"), Style.DESTRUCTIVE)
    return (resume if campaign.state is CampaignState.PAUSED else pause, everything, end)


def state_line(t: Locale, campaign: CampaignView) -> str:
    """Whether it runs, until when, and where its message is."""
    when = _when(campaign.ended_at or campaign.until)
    parts = [
        t(f"campaign-row.{campaign.state.value}", when=when),
        t("campaign-row.where", channel=mention(campaign.channel_discord_id)),
    ]
    lines = [words.line(parts)]
    if campaign.problem and campaign.state is not CampaignState.ENDED:
        because = t(f"feed-paused.{PROBLEMS.get(campaign.problem, 'other')}")
        lines.append(t("campaign-row.problem", because=because))
    return "\n".join(lines)


def list_panel(t: Locale, campaigns: Sequence[CampaignView], *, is_staff: bool) -> Panel:
    """Every campaign of the server, newest first."""
    heading = t("campaign-list.title")
    if not campaigns:
        start = command(t, "campaign", "start")
        text = t("campaign-list.empty-staff", command=start) if is_staff else t("campaign-list.empty")
        return Panel((embed(text, title=heading, colour=Colour.BRAND),))
    parts = [_row(t, campaign) for campaign in campaigns[:LISTED]]
    if more := len(campaigns) - LISTED if len(campaigns) > LISTED else 0:
        parts.append(t("campaign-list.more", count=more))
    options = tuple(
        Option(
            str(campaign.id),
            campaign_title(t, campaign.unit, campaign.goal, campaign.lang)[: limits.OPTION_LABEL],
            _plain_progress(t, campaign)[: limits.OPTION_DESCRIPTION],
            ICONS[campaign.state],
        )
        for campaign in campaigns[: limits.SELECT_OPTIONS]
    )
    rows: tuple[Row, ...] = ((Select(encode("campaign"), t("campaign-placeholder"), options),),)
    return Panel((embed("\n\n".join(parts), title=heading, colour=Colour.BRAND),), rows)


def _row(t: Locale, campaign: CampaignView) -> str:
    name = campaign_title(t, campaign.unit, campaign.goal, campaign.lang)
    lines = (f"{ICONS[campaign.state]} **{name}**", _plain_progress(t, campaign), state_line(t, campaign))
    return "\n".join(lines)


def _plain_progress(t: Locale, campaign: CampaignView) -> str:
    return t(
        "campaign-row.progress",
        done=t.number(max(campaign.done, 0)),
        goal=t.number(campaign.goal),
        percent=percent(campaign.done, campaign.goal),
    )


def _when(at: datetime) -> str:
    return moment(at.timestamp())
