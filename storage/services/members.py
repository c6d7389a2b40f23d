"""Members: accepting the terms, choosing languages, being suspended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from storage.domain.errors import NoLanguageChosen, UnknownTimeZone
from storage.domain.reliability import Reliability
from storage.domain.streaks import current, is_zone, local_day
from storage.domain.text import short_reason
from storage.domain.views import MemberView
from storage.queries import contributors, sql
from storage.queries import tables as t
from storage.services import suspensions
from storage.services.context import Change, Context
from storage.store import Tx


class Members:
    """What a member decides about themselves. Somebody who declines the terms is never stored."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def view(self, discord_id: int) -> MemberView:
        """The member as known; works for anybody."""
        return await self._context.store.read(lambda tx: self._view(tx, discord_id))

    async def accept_terms(
        self,
        discord_id: int,
        *,
        version: str,
        text_sha256: str,
        locale: str,
        interaction_id: int,
        now: datetime,
    ) -> MemberView:
        """Store the proof of consent; pressing twice stores one.

        When `version` is not the one in force (an old message was pressed), nothing is stored and the view says
        that the terms are still to be accepted.
        """
        terms = self._context.terms

        def body(tx: Tx) -> MemberView:
            if version == terms.version:
                member = contributors.create(tx, discord_id, now)
                proof = {
                    "contributor_id": member.id,
                    "version": version,
                    "licence": terms.licence,
                    "text_sha256": text_sha256,
                    "locale": locale,
                    "interaction_id": interaction_id,
                    "accepted_at": now,
                }
                sql.add_if_new(tx, t.consent, [proof])
            return self._view(tx, discord_id)

        return await self._context.store.write(body)

    async def choose_languages(self, discord_id: int, langs: Sequence[str]) -> MemberView:
        """Replace the content languages; raises UnknownLanguage, NoLanguageChosen, TermsNotAccepted."""
        chosen = tuple(dict.fromkeys(self._context.require_language(lang) for lang in langs))
        if not chosen:
            raise NoLanguageChosen()

        def body(tx: Tx) -> MemberView:
            member = self._context.require_member(tx, discord_id)
            contributors.set_languages(tx, member.id, chosen)
            return self._view(tx, discord_id)

        return await self._context.store.write(body)

    async def choose_interface(self, discord_id: int, locale: str | None) -> MemberView:
        """Set the language the bot speaks to the member; None follows Discord's."""

        def body(tx: Tx) -> MemberView:
            member = self._context.require_member(tx, discord_id)
            contributors.change(tx, member.id, interface_locale=locale)
            return self._view(tx, discord_id)

        return await self._context.store.write(body)

    async def choose_time_zone(self, discord_id: int, zone: str | None, *, now: datetime) -> MemberView:
        """Set the IANA zone in which the member's days are counted; None is UTC. Raises UnknownTimeZone.

        Whoever contributed today has done so in the new zone, too, also where it is tomorrow already: nobody gets
        another day for their streak by looking at another clock.
        """
        if zone is not None and not is_zone(zone):
            raise UnknownTimeZone(zone=zone[:64])

        def body(tx: Tx) -> MemberView:
            member = self._context.require_member(tx, discord_id)
            today = local_day(now, zone)
            is_ahead = member.streak_day == local_day(now, member.time_zone) and member.streak_day < today
            moved = {"streak_day": today} if is_ahead else {}
            contributors.change(tx, member.id, time_zone=zone, **moved)
            return self._view(tx, discord_id)

        return await self._context.store.write(body)

    async def reliability(self, discord_id: int) -> Mapping[str, Reliability]:
        """How often the member was right per question, as far as the other reviewers tell; empty before the first."""

        def body(tx: Tx) -> Mapping[str, Reliability]:
            member = contributors.by_discord_id(tx, discord_id)
            return contributors.reliability_of(tx, member.id) if member is not None else {}

        return await self._context.store.read(body)

    async def today(self, discord_id: int, *, now: datetime) -> tuple[int, int]:
        """Contributions of the member today and days in a row, by the member's calendar; zeros for somebody unknown."""

        def body(tx: Tx) -> tuple[int, int]:
            member = contributors.by_discord_id(tx, discord_id)
            if member is None:
                return 0, 0
            today = local_day(now, member.time_zone)
            count = member.day_contributions if member.streak_day == today else 0
            return count, current(member.streak, today)

        return await self._context.store.read(body)

    async def suspend(self, discord_id: int, *, reason: str | None, now: datetime | None) -> None:
        """Stop a member from contributing, or with now=None let them again; nothing for somebody unknown.

        The operator's way: nobody is told, and nothing is logged (storage/services/suspensions.py is the staff's).
        """
        if now is None:
            await self._context.store.write(lambda tx: _unsuspend(tx, discord_id))
            return
        why = short_reason(reason) or ""

        def body(change: Change) -> None:
            member = contributors.by_discord_id(change.tx, discord_id, lock=True)
            if member is not None:
                guild = suspensions.EVERYWHERE
                suspensions.begin(change, member.id, guild=guild, reason=why, until=None, by=None)

        await self._context.change(now, body)

    def _view(self, tx: Tx, discord_id: int) -> MemberView:
        member = contributors.by_discord_id(tx, discord_id)
        if member is None:
            return MemberView(discord_id)
        c = t.task.c
        open_task = tx.execute(
            sa.select(c.id).where(c.contributor_id == member.id, c.state == "open")
        ).scalar()
        return MemberView(
            discord_id,
            is_known=True,
            has_accepted=self._context.terms.version in member.versions,
            had_accepted=bool(member.versions),
            is_suspended=member.suspended_at is not None,
            interface_locale=member.interface_locale,
            time_zone=member.time_zone,
            languages=self._context.languages_of(member),
            open_task=open_task,
        )


def _unsuspend(tx: Tx, discord_id: int) -> None:
    member = contributors.by_discord_id(tx, discord_id, lock=True)
    if member is not None:
        suspensions.take_back(tx, member.id)
