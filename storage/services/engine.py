"""All services of one bot, built once."""

from __future__ import annotations

from dataclasses import dataclass

from storage.services.appeals import Appeals
from storage.services.audit_log import AuditLog
from storage.services.audits import Audits
from storage.services.awards import Awards
from storage.services.boards import Boards
from storage.services.campaigns import Campaigns
from storage.services.cases import Cases
from storage.services.conduct import Conduct
from storage.services.context import Context
from storage.services.erasure import Erasure
from storage.services.feeds import Feeds
from storage.services.following import Following
from storage.services.funnels import Funnels
from storage.services.members import Members
from storage.services.memberships import Memberships
from storage.services.moderation import Moderation
from storage.services.notices import Notices
from storage.services.posts import Posts
from storage.services.privacy import Privacy
from storage.services.profiles import Profiles
from storage.services.quarantine import Quarantine
from storage.services.quotes import Quotes
from storage.services.raids import Raids
from storage.services.records import Records
from storage.services.removals import Removals
from storage.services.rings import Rings
from storage.services.rulings import Rulings
from storage.services.scanning import Scanning
from storage.services.search import Search
from storage.services.server_settings import ServerSettings
from storage.services.servers import Servers
from storage.services.statistics import Statistics
from storage.services.submissions import Submissions
from storage.services.suspensions import Suspensions
from storage.services.tasks import Tasks
from storage.services.teams import Teams
from storage.services.tombstones import Tombstones
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
    privacy: Privacy
    tombstones: Tombstones
    moderation: Moderation
    boards: Boards
    rulings: Rulings
    audits: Audits
    servers: Servers
    server_settings: ServerSettings
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
    raids: Raids
    scanning: Scanning
    audit_log: AuditLog
    notices: Notices
    appeals: Appeals
    rings: Rings
    cases: Cases
    suspensions: Suspensions
    quarantine: Quarantine
    removals: Removals
    records: Records
    search: Search
    conduct: Conduct

    @classmethod
    def over(cls, context: Context) -> Engine:
        """The services over a store and its rules."""
        upkeep, funnels = Upkeep(context), Funnels(context)
        raids = Raids(context)
        erasure = Erasure(context, upkeep)
        rulings = Rulings(context, upkeep)
        return cls(
            context=context,
            members=Members(context),
            tasks=Tasks(context, upkeep, funnels),
            submissions=Submissions(context, upkeep, raids),
            votes=Votes(context, upkeep),
            upkeep=upkeep,
            erasure=erasure,
            privacy=Privacy(context),
            tombstones=Tombstones(context, upkeep, erasure),
            moderation=Moderation(context, upkeep),
            boards=Boards(context),
            rulings=rulings,
            audits=Audits(context),
            servers=Servers(context),
            server_settings=ServerSettings(context, rulings),
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
            raids=raids,
            scanning=Scanning(context),
            audit_log=AuditLog(context),
            notices=Notices(context),
            appeals=Appeals(context),
            rings=Rings(context),
            cases=Cases(context),
            suspensions=Suspensions(context),
            quarantine=Quarantine(context),
            removals=Removals(context),
            records=Records(context),
            search=Search(context),
            conduct=Conduct(context),
        )
