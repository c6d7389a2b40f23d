"""What a button, select or form carries: a verb and its arguments, written as `c1:<verb>[:<argument>...]`."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.ui import limits

PREFIX = "c1"
"""Version of the format; another one is not understood."""

VERBS: Mapping[str, str] = MappingProxyType(
    {
        # Getting work
        "lucky": "Give the open task again, or any: the weighted random choice.",
        "take": "take:<kind> gives a task of the kind (wire string).",
        "tasks": "Show the panel with a button per kind.",
        "enough": "End the session kindly.",
        # An open task
        "write": "write:<task> opens the text form, filled with the draft.",
        "label": "label:<task> opens the core form, filled with the draft.",
        "nuances": "nuances:<task> opens the form of optional scales, filled with the draft.",
        "pick": "pick:<task>:<message> puts the reply next; as select pick:<task> with the message id as value.",
        "tie": "tie:<task>:<id>.<id> puts both next as equals; as select tie:<task> with the ids as values.",
        "undo": "undo:<task> takes back the last pick, or the statement that none can be ranked.",
        "none": "none:<task> states that none of the options can be ranked.",
        "submit": "submit:<task> sends the draft.",
        "skip": "skip:<task> gives the task back and remembers it.",
        "page": "page:<task>:<n> shows page n, counted from the one that is shown first and round the end.",
        "back": "back:<task> shows the task's panel again.",
        # Its messages
        "msg": "msg:<task> is a select; its value is the id of the message to show in full.",
        "vote": "vote:<task>:<message>:<up|down>[:m] votes or takes the vote back; m: asked in the message's panel.",
        "report": "report:<task>:<message>[:m] opens the report form; m: asked in the message's panel.",
        # Forms that come back
        "text": "text:<task> is the text form, submitted.",
        "core": "core:<task> is the core label form, submitted.",
        "scales": "scales:<task> is the form of optional scales, submitted.",
        "reason": "reason:<task>:<message>[:m] is the report form, submitted.",
        # Channels and campaigns, for staff
        "bind": "bind:<channel>:<lang>:<kinds as bits> binds a channel, after permissions were given.",
        "bindings": "bindings[:<page>] lists the channels of the server.",
        "binding": (
            "binding:<channel>:<lang>[:<feed>] shows what is posted there; as a select its value is the feed, and "
            "without arguments <channel>.<lang>."
        ),
        "feed": "feed:<feed>:<on|off|resume|preview> changes or shows one kind of post.",
        "change": (
            "change:<feed>:<locale>[:<frequency and place>:<locale of the texts>:<base64 of size and time>] opens its "
            "form, as it is or as it was entered and refused."
        ),
        "schedule": "schedule:<feed> is that form, submitted.",
        "plan": "plan:<lang>:<goal>:<unit>:<end>:<channel>:<rival>.<rival> shows a campaign before it begins.",
        "begin": "begin:... with the arguments of plan begins it.",
        "campaigns": "List the campaigns of the server.",
        "campaign": (
            "campaign:<id>:<status|pause|resume|ending|end> shows or changes one (ending asks before end); as a select "
            "its value is the id."
        ),
        # Posts in channels
        "post": (
            "post:<subject>:<slot>:<what>:<lang>[:<kind>] is a button below a post: take gives a task of the kind in "
            "the language, lucky any, how explains the campaign; by subject and slot the bot knows its own posts."
        ),
        # Everything else
        "terms": (
            "terms:accept:<locale>:<SHA-256 of the text shown>:<tag of the version>, terms:decline, terms:full "
            "(read all of it), terms:show (the short panel)."
        ),
        "languages": "Show the language panel; as a select its values are the content languages chosen.",
        "interface": "A select; its value is the locale of the texts, or `auto`.",
        "guide": "guide[:<family>[:<task>]] shows the guide; with a task, a way back to it.",
        "help": "Show the help.",
        # Figures
        "board": "board:<lang or nothing>:<frame>:<here|all>:<page> shows a page of a leaderboard.",
        "frame": "frame:<lang or nothing>:<here|all> is a select; its value is the frame of the leaderboard.",
        "me": "Show the member's own page.",
        "visibility": "A select; its value is where boards show the member.",
        "alias": "Open the form of the alias.",
        "named": "The form of the alias, submitted.",
        "credit": "credit:<on|off> chooses whether thanks name the member.",
        "stats": "stats:<view>:<lang or nothing> shows a view of the figures.",
        "statsof": "statsof:<view> is a select; its value is the language, or `all`.",
        "race": "race:<lang>.<lang>:<total|head> shows a race of languages before it is posted.",
        "publish": "publish:<lang>.<lang>:<total|head> posts it in the channel.",
        "join": "join:<lang> gives a task in the language; it stands below posts.",
        # Teams
        "teamboard": "teamboard:<lang or nothing>:<frame>:<total|head>:<page> shows a page of the board of teams.",
        "teamlist": "teamlist:<page> shows the staff a page of the server's teams.",
        "teamremove": "teamremove:<team> removes a team; for the staff.",
        # What moderators look up, and the audit log
        "member": (
            "member:<contributor>[:<suspending|lift|setaside|release|removal|ask>] shows a member's record or acts; as "
            "a select its value is the contributor."
        ),
        "memberform": (
            "memberform:<contributor>:<note|warn|suspend|quarantine>[:<span or nothing>:<base64 of the text>] opens a "
            "form about a member, empty or as it was entered and refused."
        ),
        "memberdone": "memberdone:<contributor>:<note|warn|suspend|quarantine> is that form, submitted.",
        "removals": "List the removals that wait for a second moderator.",
        "removal": "removal:<id>[:<confirm|cancel>] shows or decides one; as a select its value is the removal.",
        "record": (
            "record:<message>[:<removing|restore|halt|restart>] shows a message to moderators or acts; as a select its "
            "value is the message."
        ),
        "recordform": "recordform:<message>:remove opens the form that asks why a message is taken out.",
        "recorddone": "recorddone:<message>:remove is that form, submitted.",
        "conversation": "conversation:<tree>[:<page>] shows a conversation to moderators.",
        "found": "found:<lang or nothing>:<contributor or nothing>:<offset>:<base64 of the words> searches messages.",
        "conduct": "conduct:<frame>:<all|active|suspended>[:<page>] shows the moderators' board.",
        "audit": (
            "audit:<here|all>:<before or nothing>:<subject>:<actor>:<act> shows a page of the audit log; what is empty "
            "is no condition."
        ),
        "logged": "logged:log.<server>:<entry> shows what an entry in a log channel is about.",
        # Cases, for moderators; <filter> is <lang or nothing>:<reason or nothing>, which the next case keeps to
        "case": "case:<id>:<act>:<filter>[:<page>] shows or decides a case; the acts are in bot/handlers/review.py.",
        "casedone": "casedone:<id>:<act>:<filter> is the form of an act, submitted.",
        "casemark": "casemark:<id>:<filter> is a select; its value is what the case is marked with.",
        "queue": "queue:<next|show>:<filter>[:<case to pass over>] gives the next case, or shows what waits.",
        "queuelang": "queuelang:<filter> is a select; its value is the language of cases, or `all`.",
        "queuereason": "queuereason:<filter> is a select; its value is the reason of cases, or `all`.",
        # Reports of messages in public posts, and appeals
        "flag": "flag:message:<id> opens the form that reports a message; it stands below posts.",
        "flagged": "flagged:message:<id> is that form, submitted.",
        "appeal": (
            "appeal:<message|suspension>[:<id>] opens the form of an appeal; without an id what holds now. appeal:all "
            "lists what can be appealed."
        ),
        "appealed": "appealed:<message|suspension>:<id> is that form, submitted.",
        # A member's own data
        "privacy": (
            "privacy:<view|export|scopes|withdraw|erase> shows a panel; privacy:<withdrawn|resume|cancel> contributes "
            "no more, contributes again, takes the wish to be erased back."
        ),
        "privacyscope": "privacyscope:<text|votes|credit>:<on|off> chooses what may be published.",
        "privacyask": "privacyask opens the form in which the word is typed.",
        "privacyerase": "privacyerase:<locale> is that form, submitted; the word is that of this locale.",
        # Setting up a server
        "setup": "setup:<step>[:<lang>] shows a step; as a select its value is the language.",
        "setupset": (
            "setupset:<step>:<setting>[:<lang>] is a select; its values are what is chosen, none takes it back. For "
            "the setting `bind` the value is the channel to bind, for `languages` the language is the first offered."
        ),
        "setupform": (
            "setupform:<step>:<locale>[:<setting or nothing>[:<base64 of the values>]] opens the form of a step, as it "
            "is or as it was entered and refused."
        ),
        "setupdone": "setupdone:<step>[:<setting>] is that form, submitted.",
        "config": "Show the settings of the server.",
        "confset": "confset:<setting>:<base64 of the value, or nothing>:<here|setup|0> changes a setting once asked.",
    }
)
"""Every verb with what the router does on it."""

_ARGUMENT = re.compile(r"[A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class Action:
    """What was pressed, chosen or submitted."""

    verb: str
    args: tuple[str, ...] = ()

    def arg(self, index: int) -> str | None:
        """An argument, or None where it is missing or empty."""
        return (self.args[index] or None) if index < len(self.args) else None

    def number(self, index: int) -> int | None:
        """An argument as a whole number of at most 18 digits, or None."""
        return whole_number(self.arg(index))

    def numbers(self, index: int) -> tuple[int, ...]:
        """The dotted numbers of an argument (12.15); what is no number is left out."""
        found = (whole_number(part) for part in (self.arg(index) or "").split("."))
        return tuple(number for number in found if number is not None)


def whole_number(text: str | None) -> int | None:
    """A whole number of at most 18 digits (it fits into the database), or None."""
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,18}", text) else None


def encode(verb: str, *args: str | int) -> str:
    """The custom_id of a verb; raises ValueError for an unknown verb, a bad argument or one too long."""
    parts = [str(arg) for arg in args]
    if verb not in VERBS:
        raise ValueError(f"{verb!r} is not in the table of verbs")
    if not all(_ARGUMENT.fullmatch(part) for part in parts):
        raise ValueError(f"an argument of {verb} has a character that is not allowed: {parts}")
    custom_id = ":".join((PREFIX, verb, *parts))
    if len(custom_id) > limits.CUSTOM_ID:
        raise ValueError(f"{custom_id} has more than {limits.CUSTOM_ID} characters")
    return custom_id


def packed(text: str) -> str:
    """A text as an argument: base64 of its UTF-8; raises ValueError for half of a surrogate pair."""
    return urlsafe_b64encode(text.encode("utf-8")).decode().rstrip("=")


def unpacked(argument: str | None) -> str | None:
    """The text in such an argument; None where there is none."""
    try:
        return urlsafe_b64decode(argument + "=" * (-len(argument) % 4)).decode("utf-8") if argument else None
    except ValueError:  # no base64, or no UTF-8
        return None


def decode(custom_id: object) -> Action | None:
    """The action in a custom_id, or None where it is none of ours; takes anything, never raises."""
    if not isinstance(custom_id, str) or len(custom_id) > limits.CUSTOM_ID:
        return None
    prefix, *rest = custom_id.split(":")
    if prefix != PREFIX or not rest or rest[0] not in VERBS:
        return None
    if not all(_ARGUMENT.fullmatch(part) for part in rest[1:]):
        return None
    return Action(rest[0], tuple(rest[1:]))
