"""The audit log of the staff, in words: a page of it, and one entry as a log channel shows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeGuard

import discord

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.config import setting_name, value_text
from bot.ui.forms import REPORT_REASONS
from bot.ui.ids import Action, encode
from bot.ui.panel import Button, Colour, Panel, Style, embed
from bot.ui.reasons import BETWEEN, OTHER, quoted, reason_text
from bot.ui.review import mark_name
from storage.domain.cases import MARKS
from storage.domain.server_settings import REGISTRY, Setting, Shape, Value
from storage.services.audit_log import MEMBER, AuditPage, AuditView

ACTS: Final = (
    *("case.kept", "case.removed", "case.restored", "case.edited", "case.sent_back", "case.halted"),
    *("case.restarted", "case.granted", "case.denied", "case.settled", "case.marked", "case.undone"),
    *("member.warned", "member.suspended", "member.lifted", "member.noted"),
    *("member.quarantined", "member.released"),
    *("removal.asked", "removal.confirmed", "removal.cancelled", "removal.done"),
    *("setting.changed", "raid.on", "raid.off"),
    *("erasure.done", "export.made", "tombstones.applied", "search.done"),
)
"""Every act that has words of its own; others are shown by their name."""
ALL, HERE = "all", "here"
"""How an id says whose entries are shown: of every server, or of this one."""
VALUE_UNITS = 80
"""UTF-16 units shown of a value in the details."""
REASON_UNITS = 200
"""UTF-16 units shown of a moderator's reason."""
LINE_UNITS = 370
"""UTF-16 units of a line: ten of them fit into a description."""
KEPT = 6
"""Parts of a line that stay whatever follows: number, time, act, who, about whom, language."""
FREE_TEXTS = ("reason", "note")
"""Details that somebody of the staff wrote; a log channel does not repeat them, because what is there stays there."""
UNTOLD = ("case", "suspension")
"""Details that say nothing to a reader: the number of a case that is closed, that of a suspension's row."""
AMOUNTS = ("messages", "below", "trees", "texts", "members", "hits")
"""Details that count something."""
SETTING = "setting"
KINDS = ("message", "member", "tree", "setting", "removal", "case", "bot")
"""What entries are about, as far as there are words for it."""


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Which page of the log; None is no condition."""

    is_all: bool = False
    before: int | None = None
    subject: str | None = None
    actor: int | None = None
    act: str | None = None

    @property
    def action(self) -> str:
        """The custom_id that shows it."""
        scope, subject = ALL if self.is_all else HERE, (self.subject or "").replace(":", ".")
        return encode("audit", scope, self.before or "", subject, self.actor or "", self.act or "")

    @classmethod
    def of(cls, action: Action) -> AuditQuery:
        """What an id asks for; what nobody made is no condition, or one that nothing meets."""
        subject, actor = action.arg(2), action.arg(3)
        return cls(
            is_all=action.arg(0) == ALL,
            before=action.number(1),
            subject=subject.replace(".", ":", 1) if subject else None,
            actor=int(actor) if actor and actor.isdecimal() and int(actor) < 1 << 63 else None,
            act=action.arg(4),
        )


def page_panel(t: Locale, query: AuditQuery, page: AuditPage, *, is_everywhere: bool) -> Panel:
    """A page of the log; `is_everywhere` offers that of every server, too."""
    rows = [_line(t, entry, page.members, with_server=query.is_all) for entry in page.entries]
    text = "\n".join(rows) or t("audit.empty")
    heading = _conditions(t, query, page.members)
    made = embed(
        f"**{heading}**\n\n{text}" if heading else text,
        title=t("audit.title-all" if query.is_all else "audit.title"),
        colour=Colour.BRAND,
    )
    made.set_footer(text=t("audit.footer"))
    buttons = []
    if page.older is not None:
        older = replace(query, before=page.older)
        buttons.append(Button(older.action, t("button-audit.older"), Style.EXPECTED))
    if query.before is not None:
        buttons.append(Button(replace(query, before=None).action, t("button-audit.newest")))
    if is_everywhere:
        key = "button-audit.here" if query.is_all else "button-audit.all"
        buttons.append(Button(replace(query, before=None, is_all=not query.is_all).action, t(key)))
    return Panel((made,), (tuple(buttons),) if buttons else ())


def _conditions(t: Locale, query: AuditQuery, members: Mapping[int, int]) -> str:
    """What the entries have in common, in one line; empty without conditions."""
    parts = [
        act_text(t, query.act) if query.act else "",
        f"<@{query.actor}>" if query.actor else "",
        _about(t, *_split(query.subject), members) if query.subject else "",
    ]
    return words.line(parts)


def _split(subject: str) -> tuple[str, str]:
    kind, _, about = subject.partition(":")
    return kind, about


def _line(t: Locale, entry: AuditView, members: Mapping[int, int], *, with_server: bool) -> str:
    server = f"{entry.guild_discord_id}" if with_server and entry.guild_discord_id else ""
    parts = [
        t("audit.number", number=str(entry.id)),
        f"<t:{int(entry.at.timestamp())}:f>",
        f"**{act_text(t, entry.act)}**",
        actor_text(t, entry),
        _about(t, entry.kind, entry.about, members),
        t.language(entry.lang) if entry.lang else "",
        t("audit.server", server=server) if server else "",
        *_details(t, entry),
    ]
    while limits.length(line := words.DOT.join(filter(None, parts))) > LINE_UNITS and len(parts) > KEPT:
        parts.pop()
    return line


def entry_panel(t: Locale, entry: AuditView, *, action: str) -> Panel:
    """One entry as a log channel shows it, with a button for moderators; nothing that a person wrote stands in it.

    Whom it is about is a number here: what is posted in a channel does not go when somebody asks to be erased.
    """
    plain = {name: value for name, value in entry.details.items() if name not in FREE_TEXTS}
    why = str(entry.details.get("reason", "")).partition(BETWEEN)[0]
    if why in REPORT_REASONS and why != OTHER:  # one of a list, which says nothing about anybody
        plain["reason"] = why
    button = Button(action, t("button-audit.look"))
    return Panel((_whole(t, replace(entry, details=plain)),), ((button,),))


def single_panel(t: Locale, entry: AuditView) -> Panel:
    """One entry with all that is known of it."""
    return Panel((_whole(t, entry),))


def _whole(t: Locale, entry: AuditView) -> discord.Embed:
    parts = [
        actor_text(t, entry),
        _about(t, entry.kind, entry.about, {}),
        t.language(entry.lang) if entry.lang else "",
        *_details(t, entry),
    ]
    made = embed(words.DOT.join(part for part in parts if part), title=act_text(t, entry.act))
    made.set_footer(text=t("audit.number", number=str(entry.id)))
    made.timestamp = entry.at
    return made


def refused_panel(t: Locale, *, channel_id: int, command: str) -> Panel:
    """A log channel cannot be written to: said where the moderators read."""
    text = t("audit-refused.text", channel=f"<#{channel_id}>", command=command)
    return Panel((embed(text, title=t("audit-refused.title"), colour=Colour.WARNING),))


# Words


def act_text(t: Locale, act: str) -> str:
    """What was done; by its name where there are no words for it."""
    if act in ACTS:
        return t(f"audit-act.{_slug(act)}")
    return _code(act)


def _slug(act: str) -> str:
    return act.replace(".", "-").replace("_", "-")


def actor_text(t: Locale, entry: AuditView) -> str:
    """Who did it, as Discord shows a member without telling them."""
    return t("audit.by-bot") if entry.actor_discord_id is None else f"<@{entry.actor_discord_id}>"


def _about(t: Locale, kind: str, about: str, members: Mapping[int, int]) -> str:
    """What it is about; a contributor is shown as Discord shows them where they are known."""
    if not about:
        return ""
    if kind == MEMBER and about.isdecimal() and int(about) in members:
        return t("audit-about.known-member", member=f"<@{members[int(about)]}>", number=about)
    if kind == SETTING and about in REGISTRY:
        return t("audit-about.setting", number=f"**{setting_name(t, about)}**")
    if kind in KINDS:
        return t(f"audit-about.{kind}", number=about if about.isdecimal() else _code(about))
    return _code(f"{kind}:{about}" if about else kind)


def _details(t: Locale, entry: AuditView) -> list[str]:
    """The details, each as a part of a line; those without words of their own by their names."""
    details, parts = entry.details, []
    if "old" in details or "new" in details:
        name = entry.about if entry.kind == SETTING else ""
        old, new = (_value(t, name, details.get(side)) for side in ("old", "new"))
        parts.append(t("audit-detail.change", old=old, new=new))
    for name, value in details.items():
        match name:
            case "old" | "new" | "is_set":
                continue
            case _ if name in UNTOLD:
                continue
            case "message" | "member":
                parts.append(t(f"audit-more.{name}", number=str(value)))
            case "mark" if value in MARKS:
                key = "mark-on" if details.get("is_set", True) else "mark-off"
                parts.append(t(f"audit-more.{key}", mark=mark_name(t, str(value))))
            case "outcome" if f"case.{value}" in ACTS:
                parts.append(t("audit-more.undone", act=act_text(t, f"case.{value}")))
            case _ if name in AMOUNTS and isinstance(value, int):
                parts.append(t(f"audit-more.{name}", count=value))
            case "until" if (moment := _moment(value)) is not None:
                parts.append(t("audit-detail.until", when=moment))
            case "everywhere":
                parts.append(t("audit-detail.everywhere") if value is True else "")
            case "reason" | "note":
                parts.append(t("audit-detail.reason", reason=_free(t, str(value))))
            case _:
                parts.append(_code(f"{name}={_json(value)}"))
    return parts


def _moment(value: object) -> str | None:
    """A stored time as Discord shows it; None for what is none."""
    try:
        return f"<t:{int(datetime.fromisoformat(str(value)).timestamp())}:f>"
    except (ValueError, OverflowError):
        return None


def _value(t: Locale, name: str, value: object) -> str:
    """A value as /config shows it, if it is that of a setting; any other as it is stored."""
    if value is None:
        return t("audit-detail.nothing")
    stored = tuple(value) if isinstance(value, list) else value
    if name not in REGISTRY or not _fits(stored, REGISTRY[name]):
        return _code(_json(value))
    return value_text(t, name, stored)


def _fits(stored: Any, setting: Setting) -> TypeGuard[Value]:
    """Whether a value is of the kind that a setting takes: what a log tells of may have been another one once."""
    match setting.shape:
        case Shape.LANGUAGES:
            return isinstance(stored, tuple) and all(isinstance(each, str) for each in stored)
        case Shape.ROLES | Shape.AGES:
            return isinstance(stored, Mapping) and all(type(each) is int for each in stored.values())
        case Shape.ROLE | Shape.CHANNEL | Shape.NUMBER:
            return type(stored) is int  # and no truth value, which is one of Python's integers
        case Shape.CHOICE:
            return stored in setting.choices
        case _:
            return isinstance(stored, str)


def _json(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _code(text: str) -> str:
    """A value as it is stored, where nothing is markdown."""
    plain = safe.one_line(text, VALUE_UNITS).replace("`", "ˋ")
    return f"`{' '.join(safe.display(plain).split())}`"


def _free(t: Locale, stored: str) -> str:
    """A reason of the list, or what somebody of the staff wrote: one line, without markdown, links or mentions."""
    name = stored.partition(BETWEEN)[0]
    return reason_text(t, stored[:REASON_UNITS]) if name in REPORT_REASONS else quoted(stored, REASON_UNITS)
