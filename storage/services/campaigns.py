"""Campaigns: a goal of a server for a language, what was done towards it, and whom to thank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.domain.campaigns import MAX_VERSUS, CampaignState, Unit, checked_end, checked_goal
from storage.domain.errors import CampaignGone, CampaignRunning, TooManyRivals
from storage.domain.visibility import shown_name
from storage.queries import campaigns, contributors, sql
from storage.queries import tables as t
from storage.queries.ledger import DAY_COUNTERS
from storage.services.boards import LanguageDay
from storage.services.context import Context
from storage.store import Tx

LISTED = 25
"""Campaigns of a server that a list shows, the newest first."""
CREDITED = 100
"""Members that thanks name."""
EDIT_SECONDS = 60
"""How long a live message stays as it is at least."""

c = t.campaign.c


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A campaign and how far it is."""

    id: int
    guild_discord_id: int
    channel_discord_id: int
    lang: str
    versus: tuple[str, ...]
    unit: Unit
    goal: int
    locale: str
    state: CampaignState
    starts: Mapping[str, int]
    paused_counts: Mapping[str, int] | None
    started_by: int | None
    """A contributor's id; None where whoever started it is not one."""
    started_by_discord_id: int | None
    """None also once they were erased."""
    started_at: datetime
    until: datetime
    ended_at: datetime | None
    message_discord_id: int | None
    shown: str | None
    shown_at: datetime | None
    problem: str | None
    counts: Mapping[str, int]
    """Language -> its count of the unit as the campaign sees it: now, or when it was paused or ended."""
    done: int
    """What counts towards the goal; below 0 when more was taken back than came."""
    rivals: Mapping[str, int]
    """The same for each language that it races against, in their order."""
    totals: Mapping[str, int]
    """Language -> its count of the unit now, everything since the beginning."""
    days: Mapping[str, tuple[LanguageDay, ...]]
    """Language -> its days since the one (UTC) on which the campaign began, those without any left out.

    They hold whole days, also what came before the start on the first one or during a pause.
    """

    @property
    def langs(self) -> tuple[str, ...]:
        """Its language, then those that it races against."""
        return self.lang, *self.versus


@dataclass(frozen=True, slots=True)
class Credited:
    """Somebody who wants to be named."""

    contributor_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Credits:
    """Whom to thank for a campaign."""

    people: tuple[Credited, ...]
    """Who wants to be named, whoever did most in the language first."""
    more: int
    """Who wants to be named and has no place, or no name that is known."""
    contributors: int
    """Everybody who contributed in the language since the campaign began."""


class Campaigns:
    """A campaign runs or is paused until it ends; the schema lets a server have one per language that has not ended.

    `starts` is what a language had when the campaign began, moved by what came during pauses; so `done` is always
    counts - starts. While it is paused, and after its end, `paused_counts` holds the counts as they were.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    async def start(
        self,
        guild_id: int,
        *,
        channel_id: int,
        lang: str,
        goal: int,
        unit: Unit,
        until: datetime,
        versus: Sequence[str],
        locale: str,
        by: int,
        now: datetime,
        includes_past: bool = False,
    ) -> CampaignView:
        """Begin a campaign; with `includes_past`, what the languages have already counts.

        `by` is a Discord id. The language itself is no rival, and none is there twice. Raises UnknownLanguage,
        TooManyRivals, InvalidGoal, EndInThePast, EndTooFar, CampaignRunning.
        """
        self._context.require_language(lang)
        rivals = [self._context.require_language(each) for each in dict.fromkeys(versus) if each != lang]
        if len(rivals) > MAX_VERSUS:
            raise TooManyRivals(most=MAX_VERSUS)
        values = {
            "guild_discord_id": guild_id,
            "channel_discord_id": channel_id,
            "lang": lang,
            "versus": rivals,
            "unit": Unit(unit).value,
            "goal": checked_goal(goal),
            "locale": locale,
            "state": CampaignState.RUNNING.value,
            "started_at": now,
            "until": checked_end(until, now),
        }

        def body(tx: Tx) -> CampaignView:
            counts = _Figures(tx).counts([lang, *rivals], unit)
            starts = dict.fromkeys(counts, 0) if includes_past else counts
            member = contributors.by_discord_id(tx, by)
            started_by = member.id if member is not None else None
            added = campaigns.add(tx, {**values, "starts": starts, "started_by": started_by})
            if added is None:
                raise CampaignRunning(language=lang)
            return _required(tx, added, guild_id)

        return await self._context.store.write(body)

    async def view(self, campaign_id: int, guild_id: int) -> CampaignView:
        """A campaign of this server; CampaignGone."""
        return await self._context.store.read(lambda tx: _required(tx, campaign_id, guild_id))

    async def of_guild(self, guild_id: int, *, with_ended: bool) -> list[CampaignView]:
        """The campaigns of a server, newest first, at most LISTED of them with those that ended."""

        def body(tx: Tx) -> list[CampaignView]:
            if with_ended:
                return _views(tx, campaigns.of_guild(tx, guild_id, LISTED))
            return _views(tx, campaigns.open_of_guild(tx, guild_id))

        return await self._context.store.read(body)

    async def pause(self, campaign_id: int, guild_id: int) -> CampaignView:
        """Stop counting; changes nothing unless it runs. CampaignGone."""

        def change(row: Any, counts: Mapping[str, int]) -> Mapping[str, Any]:
            if row.state != CampaignState.RUNNING:
                return {}
            return {"state": CampaignState.PAUSED.value, "paused_counts": counts}

        return await self._change(campaign_id, guild_id, change)

    async def resume(self, campaign_id: int, guild_id: int) -> CampaignView:
        """Count again, without what came meanwhile; changes nothing unless it is paused. CampaignGone."""

        def change(row: Any, counts: Mapping[str, int]) -> Mapping[str, Any]:
            if row.state != CampaignState.PAUSED:
                return {}
            paused = row.paused_counts or {}
            moved = {
                lang: start + counts[lang] - paused.get(lang, counts[lang])
                for lang, start in row.starts.items()
            }
            return {"state": CampaignState.RUNNING.value, "paused_counts": None, "starts": moved}

        return await self._change(campaign_id, guild_id, change)

    async def end(self, campaign_id: int, guild_id: int, *, now: datetime) -> CampaignView:
        """End it with what it has, for good; a second call changes nothing. CampaignGone.

        What came between `until` and `now` counts as well: figures are kept per day, not per moment.
        """

        def change(row: Any, counts: Mapping[str, int]) -> Mapping[str, Any]:
            if row.state == CampaignState.ENDED:
                return {}
            final = row.paused_counts if row.state == CampaignState.PAUSED else counts
            return {"state": CampaignState.ENDED.value, "ended_at": now, "paused_counts": final}

        return await self._change(campaign_id, guild_id, change)

    async def running(self) -> list[CampaignView]:
        """The campaigns of all servers that run."""
        return await self._context.store.read(lambda tx: _views(tx, campaigns.running(tx)))

    async def over(self, *, now: datetime) -> list[CampaignView]:
        """The campaigns of all servers that should end now, paused ones included. One that reached its goal goes on."""
        return await self._context.store.read(lambda tx: _views(tx, campaigns.over(tx, now)))

    async def may_edit(self, campaign_id: int, *, now: datetime) -> bool:
        """Take the right to show the live message anew; False within EDIT_SECONDS of whoever had it before."""

        def body(tx: Tx) -> bool:
            taken = tx.execute(
                sa.update(t.campaign)
                .where(
                    c.id == campaign_id,
                    sa.or_(c.shown_at.is_(None), c.shown_at <= now - timedelta(seconds=EDIT_SECONDS)),
                )
                .values(shown_at=now)
            )
            return taken.rowcount == 1

        return await self._context.store.write(body)

    async def shown(self, campaign_id: int, *, message_id: int, fingerprint: str, now: datetime) -> None:
        """Record what the live message shows; whatever kept it from being shown is over."""
        values = {
            "message_discord_id": message_id,
            "shown": fingerprint[:64],
            "shown_at": now,
            "problem": None,
        }
        await self._context.store.write(lambda tx: sql.change(tx, t.campaign, campaign_id, values))

    async def problem(self, campaign_id: int, because: str) -> bool:
        """Record why it cannot be shown; True for the one call that did, until it is shown again."""

        def body(tx: Tx) -> bool:
            changed = tx.execute(
                sa.update(t.campaign)
                .where(c.id == campaign_id, c.problem.is_(None))
                .values(problem=because[:32])
            )
            return changed.rowcount == 1

        return await self._context.store.write(body)

    async def credits(self, campaign_id: int, *, limit: int = CREDITED) -> Credits:
        """Whom to thank: who contributed in the language since the day (UTC) it began. CampaignGone.

        Only the last active day of a member is known, so that asking long after the end also finds who came later.
        Who is not to be shown on the server's boards is counted, but not named.
        """

        def body(tx: Tx) -> Credits:
            own = tx.execute(
                sa.select(c.guild_discord_id, c.lang, c.started_at).where(c.id == campaign_id)
            ).first()
            if own is None:
                raise CampaignGone
            since = own.started_at.date()
            found = campaigns.credited(tx, own.lang, since, own.guild_discord_id)
            named = [Credited(row.id, shown_name(row.alias, row.name)) for row in found]
            people = tuple([each for each in named if each.name][:limit])
            everybody = campaigns.count_active(tx, own.lang, since)
            return Credits(people, len(named) - len(people), everybody)

        return await self._context.store.read(body)

    async def _change(
        self,
        campaign_id: int,
        guild_id: int,
        change: Callable[[Any, Mapping[str, int]], Mapping[str, Any]],
    ) -> CampaignView:
        """Change a campaign by its row and its counts now; the campaign as it is then."""

        def body(tx: Tx) -> CampaignView:
            row = campaigns.locked(tx, campaign_id, guild_id)
            if row is None:
                raise CampaignGone
            values = change(row, _Figures(tx).counts([row.lang, *row.versus], Unit(row.unit)))
            if values:
                sql.change(tx, t.campaign, campaign_id, values)
            return _required(tx, campaign_id, guild_id)

        return await self._context.store.write(body)


class _Figures:
    """The figures of languages within one transaction, each read once."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._sums: dict[str, Mapping[Unit, int]] = {}
        self._days: dict[tuple[str, date], tuple[LanguageDay, ...]] = {}

    def counts(self, langs: Sequence[str], unit: Unit) -> dict[str, int]:
        """Language -> its count of a unit."""
        for lang in langs:
            if lang not in self._sums:
                self._sums[lang] = campaigns.sums(self._tx, lang)
        return {lang: self._sums[lang][unit] for lang in langs}

    def days(self, lang: str, since: date) -> tuple[LanguageDay, ...]:
        """The days of a language since then."""
        if (lang, since) not in self._days:
            found = campaigns.days(self._tx, lang, since)
            names = ("day", *DAY_COUNTERS)
            self._days[lang, since] = tuple(
                LanguageDay(**{name: getattr(row, name) for name in names}) for row in found
            )
        return self._days[lang, since]


def _required(tx: Tx, campaign_id: int, guild_id: int) -> CampaignView:
    row = campaigns.by_id(tx, campaign_id, guild_id)
    if row is None:
        raise CampaignGone
    return _view(row, _Figures(tx))


def _views(tx: Tx, found: Sequence[Any]) -> list[CampaignView]:
    figures = _Figures(tx)
    return [_view(row, figures) for row in found]


def _view(row: Any, figures: _Figures) -> CampaignView:
    unit, versus = Unit(row.unit), tuple(row.versus)
    langs = (row.lang, *versus)
    totals = figures.counts(langs, unit)
    counts = row.paused_counts if row.paused_counts is not None else totals
    done = {lang: counts[lang] - row.starts[lang] for lang in langs}
    since = row.started_at.date()
    values = {
        **row._asdict(),
        "versus": versus,
        "unit": unit,
        "state": CampaignState(row.state),
        "counts": counts,
        "done": done[row.lang],
        "rivals": {lang: done[lang] for lang in versus},
        "totals": totals,
        "days": {lang: figures.days(lang, since) for lang in langs},
    }
    return CampaignView(**values)
