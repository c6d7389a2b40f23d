"""What can be refused. The domain names the error, the locale words it, bot/errors.py shows it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from storage.domain.kinds import Kind


class CollectionError(Exception):
    """A refusal: `key` is the Fluent id of its sentence, `facts` are that sentence's variables."""

    key = "error-unexpected"

    def __init__(self, key: str | None = None, **facts: object) -> None:
        self.key = key or self.key
        self.facts = facts
        self.lost_text: str | None = None
        """What the member wrote, where it could not be kept and has to be handed back."""
        super().__init__(f"{self.key} {sorted(facts)}")


class TermsNotAccepted(CollectionError):
    """The member has not accepted the current terms."""

    key = "error-terms"


class MemberWithdrawn(TermsNotAccepted):
    """The member accepted the terms and chose later to contribute no more."""

    key = "error-withdrawn"


class MemberSuspended(CollectionError):
    """The member may not contribute; facts hold `until` (an ISO time, empty without an end) and the `reason`."""

    key = "error-suspended"

    def __init__(self, *, until: datetime | None = None, reason: str = "") -> None:
        self.until = until
        """When it ends by itself; None where somebody has to lift it."""
        self.reason = reason
        super().__init__(until=until.isoformat() if until is not None else "", reason=reason)


class NotAdmitted(CollectionError):
    """The server lets the member not contribute (yet); the key says why, facts are `role`, `when`, `days`, `hours`."""

    key = "error-gate-missing-role"


class LanguageNotHere(CollectionError):
    """The server collects other languages; facts are `languages`, those of the server."""

    key = "error-language-not-here"


class NoLanguageChosen(CollectionError):
    """The member has no content language yet."""

    key = "error-no-language"


class UnknownLanguage(CollectionError):
    """The language is not one of those that are collected here."""

    key = "error-unknown-language"


class UnknownTimeZone(CollectionError):
    """There is no such time zone."""

    key = "error-unknown-time-zone"


class Reason(StrEnum):
    """Why nothing is available: a closed list."""

    NOTHING_OPEN = "nothing-open"
    """No conversation needs this kind at the moment."""
    ALL_DONE = "all-done"
    """Open work exists, but the member answered or skipped all of it."""
    ONLY_OWN = "only-own"
    """Open work exists, but all of it is about the member's own texts."""
    WAITING_FOR_PROMPTS = "waiting-for-prompts"
    """No conversation grows: initial prompts are missing."""
    WAITING_FOR_REPLIES = "waiting-for-replies"
    """Nothing is there to be labelled or ranked before somebody writes."""
    WAITING_FOR_REVIEWS = "waiting-for-reviews"
    """What was written waits for reviewers."""
    PROMPTS_FULL = "prompts-full"
    """Enough initial prompts wait: reviewers and writers of replies come first."""
    PROMPTS_CLOSED = "prompts-closed"
    """No initial prompts are asked for in these languages."""
    NOT_COLLECTED = "not-collected"
    """The kind is switched off here."""
    NEWCOMERS_WAIT = "newcomers-wait"
    """Many new members ask at the same time: the places that are left are kept for others."""
    LIMIT_REACHED = "limit-reached"
    """The member asked for many tasks in a short time."""


class NothingAvailable(CollectionError):
    """No task of the kind (None: of any) can be given to the member.

    Facts hold `kind`, `reason`, `waiting` (open tasks that are not for this member), `limit` (tasks that the member
    may ask for) and `minutes` (until the limit ends); `needed` is the kind of task that would change it.
    """

    key = "error-nothing-available"

    def __init__(
        self,
        kind: Kind | None,
        reason: Reason,
        *,
        waiting: int = 0,
        limit: int = 0,
        minutes: int = 0,
        langs: tuple[str, ...] = (),
        needed: Kind | None = None,
    ) -> None:
        self.kind = kind
        self.reason = reason
        self.langs = langs
        """The languages in which a task was looked for."""
        self.needed = needed
        super().__init__(
            kind=kind or "any", reason=reason.value, waiting=waiting, limit=limit, minutes=minutes
        )


class TreeNotRestorable(CollectionError):
    """The message or conversation cannot be put back: its text was erased, or what it answers is gone."""

    key = "error-not-restorable"


class TaskGone(CollectionError):
    """The task is not open any more: done, skipped, or withdrawn."""

    key = "error-task-done"


class TaskExpired(TaskGone):
    """The task ran out and its slot was taken by somebody else."""

    key = "error-task-expired"


class NotYourTask(CollectionError):
    """The task belongs to somebody else."""

    key = "error-not-your-task"


class TaskElsewhere(CollectionError):
    """The task was handed out on another server, whose gates and moderators it is subject to.

    Facts: `server`, its name, and `known`, "yes" where there is one; whoever knows the servers' names sets them.
    """

    key = "error-task-elsewhere"

    def __init__(self, task_id: int, guild_discord_id: int) -> None:
        self.task_id = task_id
        self.guild_discord_id = guild_discord_id
        super().__init__(server="", known="no")


class InvalidText(CollectionError):
    """The text cannot be taken as it is."""

    key = "error-text-empty"


class DuplicateText(InvalidText):
    """The member wrote the same text a short while ago."""

    key = "error-text-duplicate"


class TooOften(CollectionError):
    """The member did so much of one kind within an hour that they have to wait.

    Facts hold `what` (storage/domain/limits.py: Limited), `limit` and the `minutes` until it ends.
    """

    key = "error-too-often"


class InvalidLabels(CollectionError):
    """The answers of a label form cannot be taken."""

    key = "error-label-range"


class InvalidRanking(CollectionError):
    """The order is incomplete or names something that was not shown."""

    key = "error-ranking-incomplete"


class NothingToSubmit(CollectionError):
    """Submit was pressed before anything was written, labelled or ranked."""

    key = "error-nothing-to-submit"


class OwnMessage(CollectionError):
    """A member's own message cannot be voted on or reported."""

    key = "error-own-message"


class MessageGone(CollectionError):
    """The message does not exist or was removed."""

    key = "error-message-gone"


class StoreUnavailable(CollectionError):
    """The database did not answer, is locked, or cannot be written to."""

    key = "error-store"


class InvalidGoal(CollectionError):
    """A campaign's goal is too small or too large; facts hold `least` and `most`."""

    key = "error-goal"


class EndInThePast(CollectionError):
    """A campaign would end before it begins."""

    key = "error-end-past"


class EndTooFar(CollectionError):
    """A campaign would run for too long; facts hold the `days` it may run."""

    key = "error-end-far"


class InvalidTeamName(CollectionError):
    """A team cannot be called this; facts hold `least` and `most` characters."""

    key = "error-team-name"


class InvalidAlias(CollectionError):
    """Boards cannot call a member this; facts hold `least` and `most` characters, or the `name` that is the bot's."""

    key = "error-alias"


class TeamNameTaken(CollectionError):
    """Another team of the server is called this, or something that looks like it."""

    key = "error-team-taken"


class TeamGone(CollectionError):
    """The server has no such team, or not any more."""

    key = "error-team-gone"


class TooManyTeams(CollectionError):
    """The server has as many teams as it may have; facts hold `most`."""

    key = "error-too-many-teams"


class FeedGone(CollectionError):
    """What was set up for a channel is not there any more, or belongs to another server."""

    key = "error-feed-gone"


class InvalidSize(CollectionError):
    """A board cannot have so many lines; facts hold `least` and `most`."""

    key = "error-board-size"


class WhySchedule(StrEnum):
    """Why nothing can be posted at these times: a closed list."""

    BROKEN = "broken"
    """It is no cron line of five fields."""
    TOO_OFTEN = "too-often"
    """It would post more than once an hour."""
    NEVER = "never"
    """No day ever fits, like the 30th of February."""
    TIME = "time"
    """The hour is no time of day."""


class BadSchedule(CollectionError):
    """A schedule cannot be kept.

    Facts hold `reason` (a WhySchedule) and the `schedule` as it was given, but for characters that none has.
    """

    key = "error-schedule"

    def __init__(self, reason: WhySchedule, schedule: str) -> None:
        self.reason = reason
        plain = (
            char if char.isascii() and (char.isalnum() or char in " *,-./:") else "?"
            for char in schedule[:64]
        )
        super().__init__(reason=reason.value, schedule="".join(plain).strip() or "?")


class TooManyRivals(CollectionError):
    """A campaign cannot race against so many languages; facts hold `most`."""

    key = "error-rivals"


class CampaignRunning(CollectionError):
    """The server has a campaign for this language that has not ended; facts hold `language`."""

    key = "error-campaign-running"


class CampaignGone(CollectionError):
    """There is no such campaign on this server."""

    key = "error-campaign-gone"


class NotAppealable(CollectionError):
    """There is nothing to be looked at again: not the member's, put back meanwhile, or lifted."""

    key = "error-not-appealable"


class AppealedAlready(CollectionError):
    """The member asked for this once; each decision can be appealed once."""

    key = "error-appealed"


class TooManyAppeals(CollectionError):
    """So many of the member's appeals wait already; facts hold `most`."""

    key = "error-too-many-appeals"


class NothingStored(CollectionError):
    """Nothing is stored about whoever asked for their data."""

    key = "error-nothing-stored"


class NotAllowed(CollectionError):
    """The message, the member or the case is not this moderator's: another server's, another language's, their own."""

    key = "error-not-allowed-here"


class CaseGone(CollectionError):
    """The case was closed; facts hold the `outcome` (a CaseOutcome, or empty where there never was such a case)."""

    key = "error-case-gone"


class CaseTaken(CollectionError):
    """Another moderator has the case before them; facts hold `by` (a Discord id) and `until` (a time)."""

    key = "error-case-taken"


class NotReviewable(CollectionError):
    """The message cannot be reviewed again: its conversation is past that, or its author has answered anew."""

    key = "error-not-reviewable"


class NothingToUndo(CollectionError):
    """What became of the case cannot be taken back."""

    key = "error-nothing-to-undo"


class MemberUnknown(CollectionError):
    """Nobody is known by this id, or not any more."""

    key = "error-member-unknown"


class InvalidReason(CollectionError):
    """A reason is too short or too long; facts hold `least` and `most` characters."""

    key = "error-reason"


class InvalidUntil(CollectionError):
    """A suspension would end before it begins, or too late; facts hold the `days` it may last."""

    key = "error-suspend-until"


class NotSuspendable(CollectionError):
    """Nobody suspends or warns themselves, or those who run the bot."""

    key = "error-not-suspendable"


class InvalidNote(CollectionError):
    """A note about a member is empty or too long; facts hold `most` characters."""

    key = "error-note"


class NothingToHold(CollectionError):
    """Nothing of a member can be set aside, released or removed."""

    key = "error-nothing-to-hold"


class SecondModerator(CollectionError):
    """Whoever asked for a removal does not confirm it, too."""

    key = "error-second-moderator"


class RemovalGone(CollectionError):
    """The removal was cancelled, carried out, or has waited for too long."""

    key = "error-removal-gone"


class RemovalPending(CollectionError):
    """The removal of this member's work was asked for already."""

    key = "error-removal-pending"


class NothingToSearch(CollectionError):
    """A search has no words in it."""

    key = "error-search-empty"
