"""All services of one bot, built once."""

from __future__ import annotations

from dataclasses import dataclass

from storage.services.context import Context
from storage.services.erasure import Erasure
from storage.services.members import Members
from storage.services.submissions import Submissions
from storage.services.tasks import Tasks
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

    @classmethod
    def over(cls, context: Context) -> Engine:
        """The services over a store and its rules."""
        upkeep = Upkeep(context)
        return cls(
            context=context,
            members=Members(context),
            tasks=Tasks(context, upkeep),
            submissions=Submissions(context, upkeep),
            votes=Votes(context, upkeep),
            upkeep=upkeep,
            erasure=Erasure(context, upkeep),
        )
