"""Teams: the board of a server, joining and leaving, and the list that its staff keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.i18n import Locale
from bot.ui import safe, words
from bot.ui.buttons import lucky_button, slash
from bot.ui.ids import Action, encode
from bot.ui.leaderboard import frame_of, language_text, name_text, points_number
from bot.ui.panel import Button, Colour, Panel, Style, embed
from storage.domain.periods import Frame
from storage.services.teams import MIN_PER_HEAD, Joined, TeamStanding, TeamView

PAGE_LINES = 15
"""Lines of a page: as many names of full length fit into a description."""
PER_HEAD, TOTAL = "head", "total"
"""How an id says by what teams are compared."""
CHOICE = "team:"
"""How a team that was chosen from the suggestions begins; anything else is a name that was typed."""


@dataclass(frozen=True, slots=True)
class Race:
    """Which board of teams, and which page of it; None is all languages together."""

    lang: str | None = None
    frame: Frame = Frame.WEEK
    per_head: bool = False
    page: int = 0

    @property
    def action(self) -> str:
        """The custom_id that shows it."""
        how = PER_HEAD if self.per_head else TOTAL
        return encode("teamboard", self.lang or "", self.frame.value, how, self.page)

    def action_of(self, frame: Frame) -> str:
        """The custom_id of its first page in a frame; unlike that of the page before, which may be the same."""
        return encode("teamboard", self.lang or "", frame.value, PER_HEAD if self.per_head else TOTAL)

    @classmethod
    def of(cls, action: Action) -> Race:
        """What an id asks for; CollectionError for one that nobody made."""
        return cls(
            lang=action.arg(0),
            frame=frame_of(action.arg(1)),
            per_head=action.arg(2) == PER_HEAD,
            page=action.number(3) or 0,
        )


def race_panel(t: Locale, race: Race, lines: Sequence[TeamStanding], own: TeamView | None) -> Panel:
    """A page of the board of a server's teams; `lines` are all of them, `own` is the member's team.

    The own team is marked where it stands, and told below where it is not on the page.
    """
    page = min(race.page, max(0, (len(lines) - 1) // PAGE_LINES))
    race = replace(race, page=page)
    shown = lines[page * PAGE_LINES : (page + 1) * PAGE_LINES]
    rows = [_standing(t, each, race, is_own=own is not None and each.team.id == own.id) for each in shown]
    how = t("team-board.per-head" if race.per_head else "team-board.total")
    heading = words.line((language_text(t, race.lang), t(f"frame-{race.frame.value}"), how))
    text = "\n".join([f"**{heading}**", "", *(rows or [t("team-board.empty")])])
    made = embed(text, title=t("team-board.title"), colour=Colour.BRAND)
    if own is None or own.id not in {each.team.id for each in shown}:
        made.add_field(name=t("team-board.own-title"), value=_own(t, lines, own, race), inline=False)
    if race.per_head:
        made.set_footer(text=t("team-board.per-head-note", members=MIN_PER_HEAD))
    return Panel((made,), (_frames(t, race), _ways(t, race, has_more=len(lines) > (page + 1) * PAGE_LINES)))


def _standing(t: Locale, line: TeamStanding, race: Race, *, is_own: bool) -> str:
    key = "team-board.line-per-head" if race.per_head else "team-board.line"
    tenths = round(line.per_head) if race.per_head else line.points
    text = t(
        key,
        rank=t.number(line.rank),
        name=name_text(t, line.team.name),
        points=points_number(tenths),
        members=line.members,
    )
    return f"▸ {text}" if is_own else text


def _own(t: Locale, lines: Sequence[TeamStanding], own: TeamView | None, race: Race) -> str:
    if own is None:
        return t("team-board.own-none", command=slash_of(t, "team", "join"))
    for line in lines:
        if line.team.id == own.id:
            return _standing(t, line, race, is_own=False)
    return t("team-board.own-small", name=name_text(t, own.name), members=MIN_PER_HEAD)


def _frames(t: Locale, race: Race) -> tuple[Button, ...]:
    return tuple(
        Button(
            race.action_of(frame),
            words.line((t(f"frame-{frame.value}"),)),
            Style.CHOSEN if frame is race.frame else Style.NEUTRAL,
        )
        for frame in Frame
    )


def _ways(t: Locale, race: Race, *, has_more: bool) -> tuple[Button, ...]:
    other = replace(race, per_head=not race.per_head, page=0)
    ways = [Button(other.action, t("button-team.total" if race.per_head else "button-team.per-head"))]
    if race.page:
        ways.append(Button(replace(race, page=race.page - 1).action, t("button-team.before")))
    if has_more:
        ways.append(Button(replace(race, page=race.page + 1).action, t("button-team.after")))
    return (lucky_button(t), *ways)


def joined_panel(t: Locale, joined: Joined) -> Panel:
    """What joining did."""
    name = name_text(t, joined.team.name)
    if not joined.is_new:
        lines = [t("team-joined.already", name=name)]
    elif joined.left is not None:
        lines = [t("team-joined.changed", name=name, left=name_text(t, joined.left))]
    else:
        lines = [t("team-joined.text", name=name)]
    if joined.is_new:
        lines.append(t("team-joined.members", members=joined.team.members))
        lines.append(t("team-joined.from-now"))
    return _panel(t, "\n".join(lines), title=t("team-joined.title"))


def left_panel(t: Locale, team: TeamView | None) -> Panel:
    """What leaving did."""
    if team is None:
        return _panel(t, t("team-left.none", command=slash_of(t, "team", "join")), title=t("team-left.title"))
    return _panel(t, t("team-left.text", name=name_text(t, team.name)), title=t("team-left.title"))


def _panel(t: Locale, text: str, *, title: str) -> Panel:
    board = Button(Race().action, t("button-team.board"))
    return Panel((embed(text, title=title, colour=Colour.BRAND),), ((lucky_button(t), board),))


# ------------------------------------------------------------------------------------------------ staff


def list_button(t: Locale) -> Button:
    """The teams of the server, for its staff."""
    return Button(encode("teamlist", 0), t("button-team.list"))


def list_panel(t: Locale, teams: Sequence[TeamView], *, page: int = 0) -> Panel:
    """The teams of a server, fifteen on a page."""
    page = min(page, max(0, (len(teams) - 1) // PAGE_LINES))
    shown = teams[page * PAGE_LINES : (page + 1) * PAGE_LINES]
    rows = [t("teams.line", name=name_text(t, each.name), members=each.members) for each in shown]
    empty = t("teams.empty", command=slash_of(t, "teams", "add"))
    made = embed("\n".join(rows) or empty, title=t("teams.title", count=len(teams)), colour=Colour.BRAND)
    ways: list[Button] = []
    if page:
        ways.append(Button(encode("teamlist", page - 1), t("button-team.before")))
    if len(teams) > (page + 1) * PAGE_LINES:
        ways.append(Button(encode("teamlist", page + 1), t("button-team.after")))
    return Panel((made,), (tuple(ways),) if ways else ())


def removal_panel(t: Locale, team: TeamView) -> Panel:
    """Whether a team is really to be removed."""
    text = t("teams.remove-text", name=name_text(t, team.name), members=team.members)
    keep = Button(encode("teamlist", 0), t("button-team.keep"))
    remove = Button(encode("teamremove", team.id), t("button-team.remove"), Style.DESTRUCTIVE)
    made = embed(text, title=t("teams.remove-title"), colour=Colour.WARNING)
    return Panel((made,), ((keep, remove),))


def choice_name(team: TeamView) -> str:
    """A team among the suggestions of a command, where nothing is markdown."""
    return safe.one_line(team.name, 100)


def slash_of(t: Locale, command: str, subcommand: str) -> str:
    """A subcommand as it is typed in this locale."""
    name = slash(t, command).strip("`")
    return f"`{name} {t(f'command-{command}-{subcommand}.name')}`"
