"""The state of the collection: seven views of its figures, each in words and as a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from math import floor
from types import MappingProxyType

from babel.numbers import format_decimal, format_percent

from bot.i18n import Locale
from bot.pictures.views import BarsPicture, ColumnsPicture, Picture
from bot.pictures.views import View as PictureView
from bot.ui import limits, words
from bot.ui.buttons import lucky_button
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Option, Panel, Select, Style, button_rows, embed
from storage.domain.kinds import Role
from storage.domain.labels import LABELS
from storage.domain.states import TreeState
from storage.domain.tallies import Stage
from storage.services.boards import LanguageDay
from storage.services.statistics import Agreement, LanguageFigures

MOST_LANGUAGES = 8
"""Languages of one panel, those with most; a panel of more would not be read on a phone."""
DAY_LANGUAGES = 5
"""Languages with a colour of their own in columns of days; the others share one."""
DAYS_DRAWN = 30
"""Days in a picture; the words go further back."""
SELECT_LANGUAGES = 24
"""Languages in the select, beside all of them together: Discord shows 25 choices."""
ALL = "all"
"""All languages, as the value of a choice."""
UNDEFINED = "—"


class View(StrEnum):
    """What is looked at."""

    OVERVIEW = "overview"
    MESSAGES = "messages"
    TREES = "trees"
    FUNNEL = "funnel"
    TIME = "time"
    PEOPLE = "people"
    AGREEMENT = "agreement"


S = TreeState
TREE_GROUPS: Mapping[str, tuple[TreeState, ...]] = MappingProxyType(
    {
        "review": (S.INITIAL_PROMPT_REVIEW,),
        "waiting": (S.PROMPT_LOTTERY_WAITING,),
        "growing": (S.GROWING,),
        "ranking": (S.RANKING, S.READY_FOR_SCORING, S.BACKLOG_RANKING),
        "ready": (S.READY_FOR_EXPORT,),
        "stopped": (S.ABORTED_LOW_GRADE, S.HALTED_BY_MODERATOR, S.SCORING_FAILED),
    }
)
"""States that share a colour in the picture of trees."""
MAIN_LABELS = ("spam", "fails_task", "lang_mismatch", "quality", "helpfulness")
"""The questions whose agreement is told where several languages share the panel."""
PASSED = (Stage.ACCEPTED, Stage.RANKED, Stage.EXPORTABLE)
"""Where messages get to, one after another."""
MOST_QUESTIONS = 8
"""Questions of one language in the picture, which would be too tall with all of them; the words have the rest."""
SPANS = {"week": 7, "month": 30, "quarter": 90}
"""Days that are added up, today aside."""

Figures = Sequence[LanguageFigures]
Lines = Callable[[Locale, LanguageFigures, bool], list[str]]


def stats_action(view: View, lang: str | None) -> str:
    """The custom_id of a view of one language, or of all of them."""
    return encode("stats", view.value, lang or "")


def stats_panel(
    t: Locale,
    view: View,
    lang: str | None,
    figures: Figures,
    *,
    languages: Sequence[str],
    picture: Picture | None,
) -> Panel:
    """A view of the figures of one language, or of all that are collected; `languages` can be chosen."""
    told = [
        (t.language(each.lang), "\n".join(_LINES[view](t, each, lang is None))) for each in busiest(figures)
    ]
    fields = [(name[:1].upper() + name[1:], text) for name, text in told if text]
    left = sum(map(has_data, figures)) - len(told)
    lines = [t(f"stats-{view.value}.text")] if fields else [t("stats.empty"), t("stats.invitation")]
    if left > 0:
        lines.append(t("stats.more", count=left))
    made = embed("\n".join(lines), title=t(f"stats-{view.value}.title"), colour=Colour.BRAND, fields=fields)
    if picture is not None:
        made.set_image(url=picture.url)
    return Panel((made,), _rows(t, view, lang, languages), pictures=(picture,) if picture else ())


def _rows(
    t: Locale, view: View, lang: str | None, languages: Sequence[str]
) -> tuple[tuple[Button, ...] | tuple[Select], ...]:
    views = [
        Button(
            stats_action(each, lang),
            t(f"stats-{each.value}.button"),
            Style.CHOSEN if each is view else Style.NEUTRAL,
        )
        for each in View
    ]
    offered = [code for code in languages if code != lang][: SELECT_LANGUAGES - (lang is not None)]
    options = (
        Option(ALL, words.line((t("all-languages"),)), is_chosen=lang is None),
        *([Option(lang, _choice(t, lang), is_chosen=True)] if lang is not None else []),
        *(Option(code, _choice(t, code)) for code in offered),
    )
    select = Select(encode("statsof", view.value), t("stats-placeholder"), options)
    return (*button_rows([*views, lucky_button(t, style=Style.NEUTRAL)]), (select,))


def _choice(t: Locale, lang: str) -> str:
    return words.line((t.both_names(lang),))[: limits.OPTION_LABEL]


def has_data(figures: LanguageFigures) -> bool:
    """Whether anything was written or done in a language."""
    return bool(figures.written() or figures.totals.contributions)


def busiest(figures: Figures) -> Figures:
    """The languages that are shown: those with anything, most messages first."""
    found = sorted(filter(has_data, figures), key=lambda each: (-each.written(), -each.totals.contributions))
    return found[:MOST_LANGUAGES]


def percent(t: Locale, share: float) -> str:
    """A share as per cent, rounded down: what is nearly done is not done."""
    return str(format_percent(floor(round(100 * share, 6)) / 100, locale=t.babel))


# --------------------------------------------------------------------------------------------------- words


def _count(t: Locale, key: str, count: int, **facts: object) -> str:
    """A sentence with a number: `count` chooses the plural, `amount` is what is read."""
    return t(key, count=count, amount=t.number(count), **facts)


def _overview(t: Locale, each: LanguageFigures, is_one_of_several: bool) -> list[str]:
    written, accepted = each.written(), each.written(Stage.ACCEPTED)
    lines = [
        _count(t, "stats-overview.messages", written, accepted=t.number(accepted)),
        _count(t, "stats-overview.trees", each.trees[S.READY_FOR_EXPORT]),
        _count(t, "stats-overview.contributions", each.totals.contributions),
        _count(t, "stats-overview.people", each.totals.newcomers),
    ]
    if each.bottleneck is not None and each.missing:
        needed = {"count": each.missing, "amount": t.number(each.missing)}
        lines.append(words.kind_text(t, each.bottleneck, "needed", **needed))
    return lines


def _messages(t: Locale, each: LanguageFigures, is_one_of_several: bool) -> list[str]:
    return [
        t(
            "stats-messages.line",
            role=words.role_name(t, role),
            amount=t.number(stages[Stage.WRITTEN]),
            accepted=t.number(stages[Stage.ACCEPTED]),
        )
        for role, stages in each.messages.items()
    ]


def _trees(t: Locale, each: LanguageFigures, is_one_of_several: bool) -> list[str]:
    return [
        words.DOT.join((f"**{t.number(count)}**", t(f"tree-state.{words.slug(state)}")))
        for state, count in each.trees.items()
        if count
    ]


def _funnel(t: Locale, each: LanguageFigures, is_one_of_several: bool) -> list[str]:
    written = each.written()
    if not written:
        return []
    first = words.DOT.join((f"**{t.number(written)}**", t("stage.written")))
    rest = [
        t(
            "stats-funnel.line",
            amount=t.number(each.written(stage)),
            stage=t(f"stage.{stage.value}"),
            share=percent(t, each.written(stage) / written),
        )
        for stage in PASSED
    ]
    return [first, *rest]


def _time(t: Locale, each: LanguageFigures, is_one_of_several: bool) -> list[str]:
    spans = {
        name: t.number(sum(day.contributions for day in each.days[-days:])) for name, days in SPANS.items()
    }
    return [t("stats-time.line", today=t.number(each.days[-1].contributions), **spans)]


def _people(t: Locale, each: LanguageFigures, is_one_of_several: bool) -> list[str]:
    counts = {
        "today": each.active_today,
        "week": each.active_this_week,
        "month": each.active_this_month,
        "total": each.totals.newcomers,
    }
    return [t("stats-people.line", **{name: t.number(count) for name, count in counts.items()})]


def _agreement(t: Locale, each: LanguageFigures, is_one_of_several: bool) -> list[str]:
    asked = MAIN_LABELS if is_one_of_several else tuple(LABELS)
    return [_alpha(t, name, each.agreement[name]) for name in asked if name in each.agreement]


def _alpha(t: Locale, name: str, found: Agreement) -> str:
    alpha = (
        UNDEFINED if found.alpha is None else format_decimal(_rounded(found.alpha), "0.00", locale=t.babel)
    )
    return _count(t, "stats-agreement.line", found.units, alpha=alpha, question=_question(t, name))


def _rounded(alpha: float) -> float:
    """An alpha as it is told, in words and in the picture: two places, and no sign before a zero."""
    return round(alpha, 2) + 0.0


def _question(t: Locale, name: str) -> str:
    return words.label_text(t, name, "short")


_LINES: Mapping[View, Lines] = MappingProxyType(
    {
        View.OVERVIEW: _overview,
        View.MESSAGES: _messages,
        View.TREES: _trees,
        View.FUNNEL: _funnel,
        View.TIME: _time,
        View.PEOPLE: _people,
        View.AGREEMENT: _agreement,
    }
)


# ------------------------------------------------------------------------------------------------ pictures


def picture_of(t: Locale, view: View, figures: Figures) -> PictureView | None:
    """What the picture of a view shows; None where there is nothing to draw."""
    shown = busiest(figures)
    if not shown:
        return None
    title = t(f"stats-{view.value}.title")
    if len(figures) == 1:
        title = words.DOT.join((title, t.language(figures[0].lang)))
    match view:
        case View.TIME if len(shown) == 1:
            return _columns(title, shown[0].days, _kinds_of_work(t, shown[0].days[-DAYS_DRAWN:]))
        case View.TIME:
            return _columns(title, shown[0].days, _by_language(t, shown, lambda day: day.contributions))
        case View.PEOPLE:
            return _columns(title, shown[0].days, _by_language(t, shown, lambda day: day.contributors))
        case View.AGREEMENT:
            return _agreement_bars(t, title, shown)
        case _:
            return _bars(t, title, view, shown)


Series = tuple[tuple[str, tuple[int, ...]], ...]


def _columns(title: str, days: Sequence[LanguageDay], series: Series) -> ColumnsPicture | None:
    if not any(any(values) for _, values in series):
        return None
    return ColumnsPicture(title, tuple(each.day for each in days[-DAYS_DRAWN:]), series)


def _kinds_of_work(t: Locale, days: Sequence[LanguageDay]) -> Series:
    return (
        (t("stats-overview.written"), tuple(day.written for day in days)),
        (t("stats-overview.reviews"), tuple(day.reviews for day in days)),
        (t("stats-overview.rankings"), tuple(day.rankings for day in days)),
    )


def _by_language(t: Locale, shown: Figures, value: Callable[[LanguageDay], int]) -> Series:
    """A series per language, and one for those that have no colour of their own."""
    rows = [tuple(value(day) for day in each.days[-DAYS_DRAWN:]) for each in shown]
    series = [(t.language(each.lang), row) for each, row in zip(shown, rows[:DAY_LANGUAGES], strict=False)]
    if others := rows[DAY_LANGUAGES:]:
        series.append((t("stats.others"), tuple(map(sum, zip(*others, strict=True)))))
    return tuple(series)


def _bars(t: Locale, title: str, view: View, shown: Figures) -> BarsPicture | None:
    """A group per language; the parts are kinds of work, roles, states, or the stages that were reached."""
    if view is View.FUNNEL:
        shown = [each for each in shown if each.written()]
    parts: list[tuple[str, tuple[float, ...]]] = []
    match view:
        case View.OVERVIEW:
            for name in ("written", "reviews", "rankings"):
                parts.append((t(f"stats-overview.{name}"), tuple(getattr(e.totals, name) for e in shown)))
        case View.MESSAGES:
            for role in Role:
                counts = tuple(each.messages[role][Stage.WRITTEN] for each in shown)
                parts.append((t(f"role-{role.value}"), counts))
        case View.TREES:
            for group, states in TREE_GROUPS.items():
                counts = tuple(sum(each.trees[state] for state in states) for each in shown)
                parts.append((t(f"stats-trees.{group}"), counts))
        case _:
            for stage in PASSED:
                shares = tuple(each.written(stage) / each.written() for each in shown)
                parts.append((t(f"stage.{stage.value}"), shares))
    if not any(any(values) for _, values in parts):
        return None
    groups = tuple(words.line((t.language(each.lang),)) for each in shown)
    return BarsPicture(title, groups, tuple(parts), is_share=view is View.FUNNEL)


def _agreement_bars(t: Locale, title: str, shown: Figures) -> BarsPicture | None:
    """A bar per question; of several languages, one each for the questions that are defined in all of them."""
    known = [(each.lang, _alphas(each, is_alone=len(shown) == 1)) for each in shown[:DAY_LANGUAGES]]
    known = [(lang, alphas) for lang, alphas in known if alphas]
    while known:
        asked = [name for name in known[0][1] if all(name in alphas for _, alphas in known)]
        if asked:
            groups = tuple(words.line((_question(t, name),)) for name in asked)
            series = tuple(
                (t.language(lang), tuple(_rounded(alphas[name]) for name in asked)) for lang, alphas in known
            )
            return BarsPicture(title, groups, series, is_share=True)
        known.pop()  # the language with least: without it there may be a question that all have
    return None


def _alphas(each: LanguageFigures, *, is_alone: bool) -> dict[str, float]:
    """Question -> its alpha, where there is one; of one language alone, those that most messages tell of."""
    asked = LABELS if is_alone else MAIN_LABELS
    found = {name: each.agreement[name] for name in asked if name in each.agreement}
    defined = {name: (one.units, one.alpha) for name, one in found.items() if one.alpha is not None}
    most = sorted(defined, key=lambda name: -defined[name][0])[:MOST_QUESTIONS]
    return {name: alpha for name, (_, alpha) in defined.items() if name in most}
