"""Languages against each other: the picture that a community shares, its preview, and the invitation below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import discord

from bot.i18n import Locale
from bot.pictures.views import Picture, RaceLine, RacePicture
from bot.ui import limits, words
from bot.ui.ids import Action, encode
from bot.ui.panel import Button, Colour, Panel, Style, embed
from storage.services.boards import LanguageDay

DRAWN_DAYS = 365
"""Days in a picture, the newest ones; what came before them is in the first figure."""
PER_HEAD, TOTAL = "head", "total"
"""How an id says what is counted."""
VERSUS = " vs "
"""Stands between two languages in a title; it is the same in all the languages of this bot."""


@dataclass(frozen=True, slots=True)
class Duel:
    """Which languages, and whether per head of contributors."""

    langs: tuple[str, ...]
    is_per_head: bool = False

    def action(self, verb: str) -> str:
        """The custom_id of a verb about it: race (preview) or publish."""
        return encode(verb, ".".join(self.langs), PER_HEAD if self.is_per_head else TOTAL)

    @classmethod
    def of(cls, action: Action) -> Duel:
        """What an id asks for; whether the languages are collected and how many, the handler looks at."""
        return cls(tuple((action.arg(0) or "").split(".")), action.arg(1) == PER_HEAD)

    def title(self, t: Locale) -> str:
        """Español vs Français."""
        names = (t.endonym(lang) for lang in self.langs)
        return VERSUS.join(name[:1].upper() + name[1:] for name in names)


Days = Mapping[str, Sequence[LanguageDay]]
"""Language -> its days with anything, the oldest first."""


def race_of(t: Locale, duel: Duel, days: Days, *, today: date) -> RacePicture | None:
    """Accepted messages of each language up to each day; None where nothing was accepted in any of them."""
    first = min((each.day for lang in duel.langs for each in days[lang]), default=None)
    if first is None or not any(each.accepted for lang in duel.langs for each in days[lang]):
        return None
    # From the day before the first one, on which there was nothing: a line has two ends on the first day as well.
    start = max(first - timedelta(days=1), today - timedelta(days=DRAWN_DAYS - 1))
    axis = tuple(start + timedelta(days=number) for number in range((today - start).days + 1))
    lines = tuple(
        RaceLine(lang, axis, _values(days[lang], axis, is_per_head=duel.is_per_head)) for lang in duel.langs
    )
    title = words.DOT.join((duel.title(t), t("share.measure")))
    return RacePicture(title, lines, duel.is_per_head)


def _values(days: Sequence[LanguageDay], axis: Sequence[date], *, is_per_head: bool) -> tuple[float, ...]:
    """What was accepted until the end of each day, or that by the contributors until then."""
    found: list[float] = []
    left = list(reversed(days))
    accepted = heads = 0
    for day in axis:
        while left and left[-1].day <= day:
            done = left.pop()
            accepted, heads = accepted + done.accepted, heads + done.newcomers
        # What was taken out on a later day than it was accepted may leave less than nothing of a language's own.
        total = max(0, accepted)
        found.append(total / max(1, heads) if is_per_head else total)
    return tuple(found)


def preview_panel(
    t: Locale, duel: Duel, race: RacePicture | None, picture: Picture | None, *, can_publish: bool
) -> Panel:
    """What would be posted, for the member alone, with the words for those who do not see the picture."""
    if race is None or picture is None:
        made = embed(t("share.empty"), title=duel.title(t), colour=Colour.BRAND)
        return Panel((made,), ((_join_button(t, duel.langs[0]),),))
    made = _shown(t, duel, race, picture)
    made.add_field(name=t("share.alt"), value=_fitting(picture.alt), inline=False)
    if can_publish:
        made.set_footer(text=t("share.private"))
    other = Duel(duel.langs, not duel.is_per_head)
    publish = Button(duel.action("publish"), t("button-publish"), Style.EXPECTED)
    toggle = Button(other.action("race"), t("button-race-total" if duel.is_per_head else "button-race-head"))
    return Panel((made,), (((publish, toggle) if can_publish else (toggle,)),), pictures=(picture,))


def public_panel(t: Locale, duel: Duel, race: RacePicture, picture: Picture, *, invited: str) -> Panel:
    """What everybody in the channel sees: the picture, the figures, and a way in for the `invited` language."""
    made = _shown(t, duel, race, picture)
    made.add_field(name=t("share.invitation-title"), value=t("share.invitation"), inline=False)
    return Panel((made,), ((_join_button(t, invited),),), pictures=(picture,))


def published_panel(t: Locale, *, link: str) -> Panel:
    """It is posted, and where."""
    return Panel((embed(t("share.published", link=link), colour=Colour.ASSISTANT),))


def _join_button(t: Locale, lang: str) -> Button:
    return Button(encode("join", lang), t("button-join", language=t.language(lang)), Style.EXPECTED)


def _shown(t: Locale, duel: Duel, race: RacePicture, picture: Picture) -> discord.Embed:
    """Who leads by how much, the figure of each, and the picture."""
    ends = sorted(((line.values[-1], line.lang) for line in race.lines), key=lambda end: -end[0])
    figures = [words.DOT.join((f"**{_number(t, value)}**", t.language(lang))) for value, lang in ends]
    measure = t("share.per-head" if duel.is_per_head else "share.total")
    text = "\n".join([_lead(t, ends), measure, "", *figures])
    return embed(text, title=duel.title(t), colour=Colour.BRAND).set_image(url=picture.url)


def _lead(t: Locale, ends: Sequence[tuple[float, str]]) -> str:
    (first, leader), (second, follower) = ends[:2]
    ahead = _rounded(first) - _rounded(second)
    if not ahead:
        return t("share.level")
    lead = _number(t, ahead)
    return t("share.leads", leader=t.language(leader), follower=t.language(follower), lead=lead)


def _rounded(value: float) -> float:
    """Whole, or with one place: figures per head are small."""
    return round(value, 1)


def _number(t: Locale, value: float) -> str:
    rounded = _rounded(value)
    return t.number(int(rounded) if rounded == int(rounded) else rounded)


def _fitting(text: str) -> str:
    return text[: limits.fitting(text, limits.EMBED_FIELD_VALUE)]
