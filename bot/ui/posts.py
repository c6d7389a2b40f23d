"""What is posted in channels: boards, the digest, what waits for somebody, a word to the moderators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import discord
from babel.dates import format_date, format_interval, format_skeleton

from bot.i18n import Locale
from bot.pictures.views import BoardLine, Picture
from bot.ui import limits, safe, words
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Panel, Style, embed
from storage.domain.kinds import Kind, Role
from storage.domain.periods import Frame, bounds, frame_of
from storage.services.boards import LanguageDay

NAME_UNITS = 64
"""UTF-16 units shown of a name: 32 emoji are as many."""
QUOTE_UNITS = 1000
"""UTF-16 units shown of a prompt that waits; it is a taste, the task shows all of it."""
BEST = 3
"""Members whom the digest names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Which post a button belongs to; by it the bot also recognises a post of its own."""

    subject: str
    """feed:<id> or campaign:<id>."""
    slot: str
    lang: str
    """The language in which its buttons give tasks."""

    def action(self, what: str, kind: Kind | None = None) -> str:
        """The custom_id of a button: take (a kind), lucky or how."""
        extra = (kind.value,) if kind is not None else ()
        return encode("post", *names_of(self.subject, self.slot), what, self.lang, *extra)


def names_of(subject: str, slot: str) -> tuple[str, str]:
    """A subject and a slot as arguments of a custom_id."""
    return subject.replace(":", "."), slot.replace(":", ".")


@dataclass(frozen=True, slots=True)
class Needed:
    """What is missing most in a language."""

    kind: Kind | None
    """None where nothing is."""
    missing: int = 0


def name(text: str, t: Locale, *, units: int = NAME_UNITS) -> str:
    """A member's name within a sentence of ours: one line, without markdown, links or mentions."""
    shown = safe.one_line(text, units)
    if safe.is_blank(shown):
        return t("somebody")
    return plain_markdown(shown)


def plain_markdown(shown: str) -> str:
    """One line of somebody's words as plain words: no markdown, links or mentions."""
    harmless = " ".join(safe.display(shown).split())
    return discord.utils.escape_markdown(harmless, ignore_links=False).replace("://", f":{safe.BREAK}//")


def needed_line(t: Locale, needed: Needed) -> str:
    """What is missing most, in words; empty where nothing is."""
    if needed.kind is None or not needed.missing:
        return ""
    return words.kind_text(t, needed.kind, "needed", count=needed.missing, amount=t.number(needed.missing))


def work_buttons(t: Locale, mark: Mark, needed: Needed) -> tuple[Button, ...]:
    """The task that is missing most, if any, and whichever."""
    luck = Button(mark.action("lucky"), t("button-lucky"))
    if needed.kind is None or not needed.missing:
        return (Button(luck.action, luck.label, Style.EXPECTED),)
    label = t(f"button-post.{words.slug(needed.kind)}")
    return (Button(mark.action("take", needed.kind), label, Style.EXPECTED), luck)


# --------------------------------------------------------------------------------------------------- boards


@dataclass(frozen=True, slots=True)
class Board:
    """A board as it is posted."""

    period: str
    lang: str
    is_everywhere: bool
    lines: tuple[BoardLine, ...]

    def title(self, t: Locale) -> str:
        """Which board it is."""
        return t(f"post-board.{frame_of(self.period).value}", language=t.language(self.lang))

    def subtitle(self, t: Locale) -> str:
        """When and where."""
        scope = t("post-board.everywhere" if self.is_everywhere else "post-board.here")
        return words.DOT.join((period_words(t, self.period), scope))


def board_panel(t: Locale, board: Board, *, mark: Mark, picture: Picture | None) -> Panel:
    """The places in words, and as a picture below; without anybody a kind invitation."""
    if not board.lines:
        made = embed(t("post-board.empty"), title=board.title(t), colour=Colour.BRAND)
        made.set_footer(text=board.subtitle(t))
        return Panel((made,), (work_buttons(t, mark, Needed(None)),))
    made = embed(_places(t, board.lines), title=f"🏆 {board.title(t)}", colour=Colour.BRAND)
    made.set_footer(text=board.subtitle(t))
    if picture is not None:
        made.set_image(url=picture.url)
    pictures = (picture,) if picture is not None else ()
    return Panel((made,), (work_buttons(t, mark, Needed(None)),), pictures=pictures)


def _places(t: Locale, lines: Sequence[BoardLine]) -> str:
    """A line per place; names full of markdown are shown shorter where they would not fit otherwise."""
    text = ""
    for units in (NAME_UNITS, NAME_UNITS // 2, NAME_UNITS // 4):
        text = "\n".join(_place(t, line, units) for line in lines)
        if limits.length(text) <= limits.EMBED_DESCRIPTION:
            break
    return text


def _place(t: Locale, line: BoardLine, units: int) -> str:
    parts = [f"**{t.number(line.rank)}.** {name(line.name, t, units=units)}", points(t, line.points)]
    if line.streak > 1:
        parts.append(t("post-board.streak", days=line.streak))
    if line.is_new:
        parts.append(t("post-board.new"))
    elif line.change:
        parts.append(f"{'▲' if line.change > 0 else '▼'} {t.number(abs(line.change))}")
    return words.DOT.join(parts)


def points(t: Locale, tenths: int) -> str:
    """Points with their word."""
    whole: int | float = tenths // 10 if tenths % 10 == 0 else tenths / 10
    return t("post-points", count=whole, amount=t.points(tenths))


def period_words(t: Locale, period: str) -> str:
    """A period as people say it: a day, from when to when, a month; since the beginning."""
    days = bounds(period)
    if days is None:
        return t("post-board.since-ever")
    first, after = days
    match frame_of(period):
        case Frame.DAY:
            return day_words(t, first)
        case Frame.WEEK:
            return str(format_interval(first, after - timedelta(days=1), "yMMMd", locale=t.babel))
        case _:
            return str(format_skeleton("yMMMM", first, locale=t.babel))


def day_words(t: Locale, day: date) -> str:
    """A day with its name: lunes, 23 de noviembre de 2026."""
    return str(format_date(day, "full", locale=t.babel))


def short_day(t: Locale, day: date) -> str:
    """A day and month: 14 de marzo."""
    return str(format_skeleton("MMMMd", day, locale=t.babel))


# --------------------------------------------------------------------------------------- digest and teaser

FIGURES = ("contributions", "accepted", "reviews", "rankings", "finished_trees", "contributors", "newcomers")
"""What the digest counts, in its order."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A day of a language beside the one before."""

    lang: str
    day: LanguageDay
    before: LanguageDay
    best: tuple[tuple[str, int], ...]
    """(name, tenths of a point) of those who did most, best first."""
    needed: Needed


def digest_panel(t: Locale, digest: Digest, *, mark: Mark) -> Panel:
    """What happened, who did most, what is missing most."""
    figures = [_figure(t, digest, each) for each in FIGURES if getattr(digest.day, each)]
    text = "\n".join(figures) if figures else t("post-digest.quiet")
    made = embed(text, title=t("post-digest.title", language=t.language(digest.lang)), colour=Colour.BRAND)
    made.set_footer(text=day_words(t, digest.day.day))
    if digest.best:
        best = "\n".join(
            f"**{t.number(place)}.** {words.DOT.join((name(who, t), points(t, tenths)))}"
            for place, (who, tenths) in enumerate(digest.best, 1)
        )
        made.add_field(name=t("post-digest.best"), value=best, inline=False)
    if line := needed_line(t, digest.needed):
        made.add_field(name=t("post-digest.next"), value=line, inline=False)
    return Panel((made,), (work_buttons(t, mark, digest.needed),))


def _figure(t: Locale, digest: Digest, each: str) -> str:
    count, before = getattr(digest.day, each), getattr(digest.before, each)
    line = t(f"post-digest.{words.slug(each)}", count=count, amount=t.number(count))
    if count == before:
        return line
    change = t.number(abs(count - before))
    more_or_less = t("post-digest.more" if count > before else "post-digest.less", amount=change)
    return words.DOT.join((line, more_or_less))


@dataclass(frozen=True, slots=True)
class Teaser:
    """What waits for somebody in a language."""

    lang: str
    needed: Needed
    prompt: str | None
    """An accepted prompt that nobody answered yet."""
    prompt_id: int | None = None
    """By which that prompt can be reported."""


def teaser_panel(t: Locale, teaser: Teaser, *, mark: Mark) -> Panel:
    """What is missing most, and a prompt that waits for an answer."""
    language = t.language(teaser.lang)
    lines = [t("post-teaser.text", language=language), needed_line(t, teaser.needed)]
    made = embed(
        "\n".join(filter(None, lines)), title=t("post-teaser.title", language=language), colour=Colour.BRAND
    )
    embeds, buttons = [made], list(work_buttons(t, mark, teaser.needed))
    if teaser.prompt is not None:
        embeds.append(_quote(t, teaser.prompt))
        if teaser.needed.kind is not Kind.ASSISTANT_REPLY:
            label = t(f"button-post.{words.slug(Kind.ASSISTANT_REPLY)}")
            buttons.insert(-1, Button(mark.action("take", Kind.ASSISTANT_REPLY), label))
        if teaser.prompt_id is not None:
            buttons.append(flag_button(t, teaser.prompt_id))
    return Panel(tuple(embeds), (tuple(buttons),))


def flag_button(t: Locale, message_id: int) -> Button:
    """Report a message that is shown to everybody."""
    return Button(encode("flag", "message", message_id), t("button-report"))


def _quote(t: Locale, prompt: str) -> discord.Embed:
    shown = safe.excerpt(safe.display(prompt), QUOTE_UNITS, t("post-teaser.more"))
    author = words.line((words.role_name(t, Role.PROMPTER), t("post-teaser.waits")))
    return embed(shown, author=author, colour=Colour.PROMPTER)


# ----------------------------------------------------------------------------------------- the moderators


def refused_panel(t: Locale, *, channel_id: int, because: str, langs: Sequence[str], command: str) -> Panel:
    """Discord did not take a post: where, why, what has stopped, how to start it again."""
    facts = {"channel": f"<#{channel_id}>", "languages": words.languages(t, langs), "command": command}
    text = t(f"post-refused.{because}", **facts)
    return Panel((embed(text, title=t("post-refused.title"), colour=Colour.WARNING),))
