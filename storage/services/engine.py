"""All services of one bot, built once."""

from __future__ import annotations

from dataclasses import dataclass

from storage.services.audits import Audits
from storage.services.awards import Awards
from storage.services.boards import Boards
from storage.services.campaigns import Campaigns
from storage.services.context import Context
from storage.services.erasure import Erasure
from storage.services.feeds import Feeds
from storage.services.following import Following
from storage.services.funnels import Funnels
from storage.services.members import Members
from storage.services.memberships import Memberships
from storage.services.moderation import Moderation
from storage.services.posts import Posts
from storage.services.profiles import Profiles
from storage.services.quotes import Quotes
from storage.services.rulings import Rulings
from storage.services.servers import Servers
from storage.services.statistics import Statistics
from storage.services.submissions import Submissions
from storage.services.tasks import Tasks
from storage.services.teams import Teams
from storage.services.upkeep import Upkeep
from storage.services.votes import Votes


@dataclass(frozen=True, slots=True)
class Engine:
    """The collection engine as the bot sees it."""

    context: Context
    members: Members
    tasks: Tasks
    submissions: Submissions
    votes: Votes
    upkeep: Upkeep
    erasure: Erasure
    moderation: Moderation
    boards: Boards
    rulings: Rulings
    audits: Audits
    servers: Servers
    feeds: Feeds
    posts: Posts
    campaigns: Campaigns
    teams: Teams
    awards: Awards
    following: Following
    memberships: Memberships
    profiles: Profiles
    statistics: Statistics
    quotes: Quotes

    @classmethod
    def over(cls, context: Context) -> Engine:
        """The services over a store and its rules."""
        upkeep, funnels = Upkeep(context), Funnels(context)
        return cls(
            context=context,
            members=Members(context),
            tasks=Tasks(context, upkeep, funnels),
            submissions=Submissions(context, upkeep),
            votes=Votes(context, upkeep),
            upkeep=upkeep,
            erasure=Erasure(context, upkeep),
            moderation=Moderation(context, upkeep),
            boards=Boards(context),
            rulings=Rulings(context, upkeep),
            audits=Audits(context),
            servers=Servers(context),
            feeds=Feeds(context),
            posts=Posts(context),
            campaigns=Campaigns(context),
            teams=Teams(context),
            awards=Awards(context),
            following=Following(context),
            memberships=Memberships(context),
            profiles=Profiles(context),
            statistics=Statistics(context, funnels),
            quotes=Quotes(context),
        )
