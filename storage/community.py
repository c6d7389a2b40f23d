"""The tables of what a community sees: servers, posts in channels, campaigns, teams, badges, who is shown where."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage import columns as column


class Server(SQLModel, table=True):
    """What a Discord server (guild) chose; one without a row has the defaults."""

    __tablename__ = "server"
    guild_discord_id: int = column.own_key(sa.BigInteger)
    time_zone: str | None = column.name(64, nullable=True)
    """IANA name in which its posts are scheduled; null is UTC."""
    theme: str = column.word(8, default="dark")
    """Colours of its pictures: dark or light."""
    moderators_channel_discord_id: int | None = column.discord_id(nullable=True)
    """Where the bot tells the moderators what needs them."""


class Membership(SQLModel, table=True):
    """A contributor on a server, as last seen there."""

    __tablename__ = "membership"
    guild_discord_id: int = column.own_key(sa.BigInteger)
    contributor_id: int = Field(
        sa_column=sa.Column(
            column.BigId, sa.ForeignKey("contributor.id"), primary_key=True, autoincrement=False, index=True
        )
    )
    name: str | None = column.name(100, nullable=True)
    """What the server calls the member."""
    checked_at: datetime = column.at()
    """When the member was last seen there, or Discord was asked."""
    left_at: datetime | None = column.at(nullable=True)
    """When Discord said that they are no longer there; null while they are."""
    is_hidden: bool = column.flag()
    """Whether the server's staff took the member off its boards because they asked for it."""


class Unlisted(SQLModel, table=True):
    """Who is not shown on boards, kept wherever that is decided, so that a board needs one probe per line."""

    __tablename__ = "unlisted"
    scope: int = column.own_key(sa.BigInteger)
    """-1: on no board; 0: not on those over all servers; else a server's id: not on that server's."""
    contributor_id: int = Field(
        sa_column=sa.Column(
            column.BigId, sa.ForeignKey("contributor.id"), primary_key=True, autoincrement=False, index=True
        )
    )


class Feed(SQLModel, table=True):
    """Something that is posted in a channel for a language: a board, a digest, a campaign's news."""

    __tablename__ = "feed"
    __table_args__ = (
        sa.UniqueConstraint("channel_discord_id", "lang", "kind"),
        sa.Index("ix_feed_guild", "guild_discord_id", "lang"),
        sa.Index(
            "ix_feed_due",
            "due_at",
            sqlite_where=sa.text("is_on = 1 AND paused_at IS NULL"),
            postgresql_where=sa.text("is_on AND paused_at IS NULL"),
        ),
    )
    id: int = column.id()
    guild_discord_id: int = column.discord_id()
    channel_discord_id: int = column.discord_id()
    lang: str = column.name(32)
    """The language whose contributions are shown."""
    kind: str = column.name(16)
    """As in storage/domain/feeds.py."""
    is_on: bool = column.flag()
    schedule: str | None = column.name(64, nullable=True)
    """A cron line in the server's time zone; null for what is posted when something happens."""
    locale: str | None = column.name(16, nullable=True)
    """Language of the text; null: the language it is about, if the bot speaks it."""
    size: int = column.number(10)
    """Lines of a board."""
    is_in_place: bool = column.flag()
    """Whether the last post is edited instead of a new one being made."""
    is_everywhere: bool = column.flag()
    """Whether a board shows all servers instead of this one."""
    due_at: datetime | None = column.at(nullable=True)
    """When the next post is due; null for what has no schedule."""
    message_discord_id: int | None = column.discord_id(nullable=True)
    """The last post."""
    paused_at: datetime | None = column.at(nullable=True)
    """When it was stopped because Discord refused it."""
    paused_because: str | None = column.name(32, nullable=True)
    created_at: datetime = column.at()


class Post(SQLModel, table=True):
    """Something that is posted once: claimed before it is sent, and known as sent after."""

    __tablename__ = "post"
    subject: str = column.own_key(sa.String(32))
    """What posts it: feed:<id>, campaign:<id>, or channel:<id> for what moderators are told about a channel."""
    slot: str = column.own_key(sa.String(32))
    """Which one: the local time that it was due (2026-11-23T09:00), milestone.25, end ..."""
    channel_discord_id: int = column.discord_id()
    claimed_at: datetime = column.at()
    """Whoever claimed it last has a while to send it; then somebody else may look whether it was, and send it."""
    first_claimed_at: datetime = column.at()
    """When it was claimed for the first time: since then the message may be there."""
    attempts: int = column.number(1)
    sent_at: datetime | None = column.at(nullable=True)
    message_discord_id: int | None = column.discord_id(nullable=True)
    ranks: dict[str, int] | None = column.json()
    """Contributor -> rank on a board that was sent, to show who climbed since."""


class Campaign(SQLModel, table=True):
    """A goal that a server set for a language, with one live message."""

    __tablename__ = "campaign"
    __table_args__ = (
        sa.Index(
            "uq_campaign_running",
            "guild_discord_id",
            "lang",
            unique=True,
            sqlite_where=sa.text("state <> 'ended'"),
            postgresql_where=sa.text("state <> 'ended'"),
        ),
        sa.Index("ix_campaign_state", "state"),
        sa.Index("ix_campaign_guild", "guild_discord_id", "id"),
        sa.CheckConstraint("state IN ('running', 'paused', 'ended')", name="ck_campaign_state"),
    )
    id: int = column.id()
    guild_discord_id: int = column.discord_id()
    channel_discord_id: int = column.discord_id()
    lang: str = column.name(32)
    versus: list[str] = column.json(nullable=False)
    """Languages that it races against."""
    unit: str = column.name(32)
    goal: int = column.number()
    locale: str = column.name(16)
    """Language of its texts."""
    state: str = column.name(16, default="running")
    starts: dict[str, int] = column.json(nullable=False)
    """Language -> its count of the unit when the campaign began; what is in `done` has been added since."""
    paused_counts: dict[str, int] | None = column.json()
    """Language -> its count when the campaign was paused; null while it runs."""
    started_by: int | None = column.ref("contributor.id", nullable=True)
    started_at: datetime = column.at()
    until: datetime = column.at()
    ended_at: datetime | None = column.at(nullable=True)
    message_discord_id: int | None = column.discord_id(nullable=True)
    """The live message."""
    shown: str | None = column.name(64, nullable=True)
    """Fingerprint of what the live message shows."""
    shown_at: datetime | None = column.at(nullable=True)
    """When it was last sent or edited."""
    problem: str | None = column.name(32, nullable=True)
    """Why it cannot be shown where it should be; null while it can."""


class Team(SQLModel, table=True):
    """A team that a server defined: a country, a variety of a language, a club."""

    __tablename__ = "team"
    __table_args__ = (sa.UniqueConstraint("guild_discord_id", "folded"),)
    id: int = column.id()
    guild_discord_id: int = column.discord_id()
    name: str = column.name(64)
    folded: str = column.name(96)
    """The name without case and width, which no other team of the server has."""
    members: int = column.number()
    """How many belong to it now."""
    created_at: datetime = column.at()


class TeamMember(SQLModel, table=True):
    """The one team of a contributor on a server."""

    __tablename__ = "team_member"
    __table_args__ = (sa.Index("ix_team_member_team", "team_id"),)
    guild_discord_id: int = column.own_key(sa.BigInteger)
    contributor_id: int = Field(
        sa_column=sa.Column(
            column.BigId, sa.ForeignKey("contributor.id"), primary_key=True, autoincrement=False, index=True
        )
    )
    team_id: int = column.ref("team.id")
    joined_at: datetime = column.at()


class TeamStanding(SQLModel, table=True):
    """Counters of a team in one period and language: what its members did on its server while they belonged to it."""

    __tablename__ = "team_standing"
    team_id: int = column.key("team.id")
    period: str = column.own_key(sa.String(10))
    """As in storage/domain/periods.py."""
    lang: str = column.own_key(sa.String(32))
    """Empty: all languages together."""
    points: int = column.number()
    """Tenths of a point."""
    contributions: int = column.number()


class Award(SQLModel, table=True):
    """A badge that a contributor has; each once."""

    __tablename__ = "award"
    contributor_id: int = column.key("contributor.id")
    badge: str = column.own_key(sa.String(32))
    awarded_at: datetime = column.at()
    told_at: datetime | None = column.at(nullable=True)
    """When the member was told."""


class BadgeRole(SQLModel, table=True):
    """The role that a server gives for a badge."""

    __tablename__ = "badge_role"
    guild_discord_id: int = column.own_key(sa.BigInteger)
    badge: str = column.own_key(sa.String(32))
    role_discord_id: int = column.discord_id()


class GrantedRole(SQLModel, table=True):
    """A role that a member was given for a badge, so that it is given once."""

    __tablename__ = "granted_role"
    __table_args__ = (sa.Index("ix_granted_role_contributor", "contributor_id"),)
    guild_discord_id: int = column.own_key(sa.BigInteger)
    contributor_id: int = column.key("contributor.id")
    badge: str = column.own_key(sa.String(32))
    granted_at: datetime = column.at()
