"""Who wrote what a case is about, or whom it is about: their record, and the suspensions that hold."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Locale
from bot.ui import words
from bot.ui.case_reports import mention
from bot.ui.channels import moment
from bot.ui.reasons import quoted
from storage.services.cases import AuthorRecord, CaseView
from storage.services.suspensions import EVERYWHERE, SuspensionView

SHOWN_SUSPENSIONS = 3
"""Suspensions of a member that a case tells of."""
REASON_UNITS = 300
"""UTF-16 units shown of the reason of a suspension."""


def author_lines(t: Locale, case: CaseView, author: AuthorRecord) -> list[str]:
    """Who it is, how that went so far, and the suspensions that hold."""
    share = round(100 * author.accepted / author.decided) if author.decided else None
    who = "case-author.who" if case.message is not None else "case-author.person"
    parts = [
        t(who, who=mention(t, author.discord_id)),
        t("case-author.contributions", count=author.contributions, amount=t.number(author.contributions)),
        t("case-author.accepted", percent=share) if share is not None else "",
        t("case-author.removed", count=author.removed) if author.removed else "",
        t("case-author.reports", count=author.reports) if author.reports else "",
        t("case-author.warnings", count=author.warnings) if author.warnings else "",
        t("case-author.newcomer") if author.is_newcomer else "",
    ]
    return [words.DOT.join(filter(None, parts)), *_suspensions(t, case, author.suspensions)]


def _suspensions(t: Locale, case: CaseView, held: Sequence[SuspensionView]) -> list[str]:
    """What holds, first where the case is; in a case about a person also since when, by whom and why."""
    scope = case.guild_discord_id or EVERYWHERE
    lines = []
    for view in sorted(held, key=lambda each: each.guild_discord_id != scope)[:SHOWN_SUSPENSIONS]:
        lines.append(_held(t, case, view))
        if case.message is None:
            by = f"<@{view.suspended_by}>" if view.suspended_by is not None else t("audit.by-bot")
            lines.append(t("case-suspension.since", when=moment(view.suspended_at.timestamp()), by=by))
            lines.append(t("notice-reason", reason=quoted(view.reason, REASON_UNITS)))
    return lines


def _held(t: Locale, case: CaseView, view: SuspensionView) -> str:
    where = "here" if view.guild_discord_id == case.guild_discord_id else "elsewhere"
    where = t(f"case-suspension.{'everywhere' if view.guild_discord_id == EVERYWHERE else where}")
    if view.until is None:
        return t("case-suspension.open", where=where)
    return t("case-suspension.until", where=where, when=moment(view.until.timestamp()))
