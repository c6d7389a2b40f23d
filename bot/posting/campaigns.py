"""From a campaign as it is stored to the figures that its message and its pictures show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from math import ceil
from types import MappingProxyType

from bot.i18n import Locale
from bot.pictures.views import ProgressPicture, RaceLine, RacePicture
from bot.ui.live import CampaignFigures, campaign_title, own_name
from bot.ui.posts import Needed
from storage.domain.campaigns import CampaignState, Unit
from storage.domain.forecast import Forecast, forecast
from storage.services.boards import LanguageDay
from storage.services.campaigns import CampaignView

DAY = timedelta(days=1)
STEP = timedelta(minutes=15)
"""How finely the part of a day is taken that has passed: a date that moves with each second would be no news."""
CHARTED_DAYS = 120
"""The last days of a campaign that its pictures show."""
COUNTERS: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.ACCEPTED_MESSAGES: "accepted",
        Unit.FINISHED_TREES: "finished_trees",
        Unit.CONTRIBUTIONS: "contributions",
    }
)
"""The counter of a language's day that a unit is."""


def figures_of(view: CampaignView, needed: Needed, now: datetime) -> CampaignFigures:
    """The campaign at a moment; what was taken back below the start shows as nothing done."""
    done = max(view.done, 0)
    return CampaignFigures(
        id=view.id,
        lang=view.lang,
        unit=view.unit,
        goal=view.goal,
        done=done,
        today=min(_counts(view.days[view.lang], view.unit).get(now.astimezone(UTC).date(), 0), done),
        state=view.state,
        until=view.until,
        rivals=tuple((lang, max(count, 0)) for lang, count in view.rivals.items()),
        needed=needed,
        forecast=_forecast(view, done, now) if view.state is CampaignState.RUNNING else None,
        now=now,
    )


def _counts(days: Sequence[LanguageDay], unit: Unit) -> dict[date, int]:
    """Day -> what it brought; never less than nothing."""
    return {each.day: max(getattr(each, COUNTERS[unit]), 0) for each in days}


def _forecast(view: CampaignView, done: int, now: datetime) -> Forecast | None:
    """When the goal is reached, by the whole days since the start and today; on the first two days by all there is."""
    counts = _counts(view.days[view.lang], view.unit)
    first, today = view.started_at.astimezone(UTC).date(), now.astimezone(UTC).date()
    whole = [counts.get(first + number * DAY, 0) for number in range(1, (today - first).days)]
    if whole:
        midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
        since, so_far = midnight, counts.get(today, 0)
    else:
        since, so_far = view.started_at, min(done, sum(counts.values()))
    passed = ceil((now - since) / STEP) * STEP / DAY
    return forecast(whole, today=passed, so_far_today=so_far, remaining=view.goal - done)


# ------------------------------------------------------------------------------------------------ pictures


def progress_picture(view: CampaignView, contributors: int, t: Locale) -> ProgressPicture:
    """How far a campaign came, and what each day brought."""
    days = _charted(view)
    counts = _counts(view.days[view.lang], view.unit)
    values = tuple(counts.get(day, 0) for day in days)
    last = (view.ended_at or view.until).astimezone(UTC).date()
    lasted = (last - view.started_at.astimezone(UTC).date()).days + 1
    figures = (
        (t("post-end.people"), t.number(contributors)),
        (t("post-end.days"), t.number(max(lasted, 1))),
        (t("post-end.best-day"), t.number(max(values, default=0))),
    )
    title = campaign_title(t, view.unit, view.goal, view.lang)
    return ProgressPicture(title, max(view.done, 0), view.goal, figures, days, values)


def race_picture(view: CampaignView, t: Locale) -> RacePicture | None:
    """The languages against each other since the start; None without rivals."""
    if not view.rivals:
        return None
    days = _charted(view)
    lines = tuple(
        RaceLine(lang, days, _cumulative(view.days[lang], view.unit, days, done))
        for lang, done in ((view.lang, view.done), *view.rivals.items())
    )
    title = " — ".join(own_name(t, lang) for lang in view.langs)
    return RacePicture(title, lines, is_per_head=False)


def _charted(view: CampaignView) -> tuple[date, ...]:
    """The days of a campaign, the last CHARTED_DAYS of them."""
    first = view.started_at.astimezone(UTC).date()
    last = max(first, (view.ended_at or view.until).astimezone(UTC).date())
    count = min((last - first).days + 1, CHARTED_DAYS)
    return tuple(last - number * DAY for number in reversed(range(count)))


def _cumulative(
    days: Sequence[LanguageDay], unit: Unit, charted: Sequence[date], done: int
) -> tuple[float, ...]:
    """What was done by the end of each day: counted back from the last, so that the line ends at the figure told."""
    counts = _counts(days, unit)
    values: list[float] = []
    left = done
    for day in reversed(charted):
        values.append(float(max(left, 0)))
        left -= counts.get(day, 0)
    return tuple(reversed(values))
