"""What members reported about a message, as moderators read it on a case: who, why, and in which words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Locale
from bot.ui import limits
from bot.ui.reasons import quoted, reason_text
from storage.services.cases import CaseReport

SHOWN_REPORTS = 5
"""Reports that the panel tells of, the first ones; the others are counted."""
REPORT_UNITS = 200
"""UTF-16 units shown of what a report says."""


def report_lines(t: Locale, reports: Sequence[CaseReport], room: int) -> list[str]:
    """The first reports, as many as fit into so many UTF-16 units, and the number of the others."""
    lines: list[str] = []
    for count in range(min(len(reports), SHOWN_REPORTS), -1, -1):
        lines = [_report_line(t, report) for report in reports[:count]]
        if more := len(reports) - count:
            lines.append(t("case.more-reports", count=more))
        if limits.length("\n".join(lines)) <= room:
            break
    return lines


def _report_line(t: Locale, report: CaseReport) -> str:
    """Who reported it, why, and in which words: for moderators alone."""
    who = mention(t, report.reporter_discord_id)
    why = reason_text(t, report.reason, REPORT_UNITS)
    said = quoted(report.text, REPORT_UNITS) if report.text else ""
    return (
        t("case.report-words", who=who, why=why, words=said) if said else t("case.report", who=who, why=why)
    )


def mention(t: Locale, discord_id: int | None) -> str:
    """Somebody; in an embed nobody is called by it."""
    return f"<@{discord_id}>" if discord_id else t("case.nobody")
