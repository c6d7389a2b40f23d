"""What is posted, drawn from plain figures: words, bars, buttons, lengths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.i18n import Locale, Texts
from bot.pictures.views import BoardLine, Picture
from bot.posting.campaigns import CHARTED_DAYS, figures_of, progress_picture, race_picture
from bot.ui import limits
from bot.ui.ids import decode
from bot.ui.live import (
    CELLS,
    EMPTY,
    FULL,
    CampaignFigures,
    Thanks,
    bar,
    end_panel,
    how_panel,
    live_panel,
    milestone_panel,
    rivals_line,
    shown_lines,
)
from bot.ui.panel import Button, Panel, size
from bot.ui.posts import (
    Board,
    Digest,
    Mark,
    Needed,
    Teaser,
    board_panel,
    digest_panel,
    name,
    period_words,
    refused_panel,
    teaser_panel,
)
from storage.domain.campaigns import CampaignState, Unit
from storage.domain.forecast import HORIZON, Forecast
from storage.domain.kinds import Kind
from storage.services.boards import LanguageDay
from storage.services.campaigns import CampaignView
from tests.builders import NOW

TEXTS = Texts.load()
ES = TEXTS["es"]
MARK = Mark("campaign:12", "live", "es")
FIGURES = CampaignFigures(
    id=12,
    lang="es",
    unit=Unit.CONTRIBUTIONS,
    goal=50_000,
    done=31_204,
    today=1_870,
    state=CampaignState.RUNNING,
    until=NOW + timedelta(days=40),
    rivals=(("fr", 28_950),),
    needed=Needed(Kind.RANK_ASSISTANT_REPLIES, 1_320),
    forecast=Forecast(168.4, 11.6, 8.2, 15.0),
    now=NOW,
)


def day(day: date, count: int = 0) -> LanguageDay:
    """A day with so much of everything."""
    return LanguageDay(day, *[count] * 10)


def line(rank: int, **facts: Any) -> BoardLine:
    """A place on a board."""
    values: dict[str, Any] = dict.fromkeys(("prompts", "replies", "reviews", "rankings", "streak"), 3)
    values |= {"rank": rank, "name": "Ana", "points": 10_000_001, "change": 100, "is_new": False}
    return BoardLine(**{**values, **facts})


def board(*lines: BoardLine, period: str = "2026-W10") -> Board:
    """A board of the week."""
    return Board(period, "es", False, lines)


def panels(t: Locale) -> Iterator[Panel]:
    """Every panel, with much in it and with little."""
    for needed in (FIGURES.needed, Needed(None), *(Needed(kind, 1) for kind in Kind)):
        for state in CampaignState:
            for unit in Unit:
                figures = replace(FIGURES, needed=needed, state=state, unit=unit)
                yield live_panel(t, figures, mark=MARK)
                yield how_panel(t, figures, mark=MARK)
        for reached in (25, 100):
            yield milestone_panel(t, replace(FIGURES, needed=needed), reached, mark=MARK)
        before = day(date(2026, 3, 1), 5)
        best = (("🌾" * 32, 10), ("*" * 100, 10), ("", 5))
        yield digest_panel(t, Digest("es", day(date(2026, 3, 2), 7), before, best, needed), mark=MARK)
        yield digest_panel(t, Digest("es", day(date(2026, 3, 2)), before, (), needed), mark=MARK)
        yield teaser_panel(t, Teaser("es", needed, "¿Por qué? " * 1000), mark=MARK)
        yield teaser_panel(t, Teaser("es", needed, "¿Por qué? " * 1000, 10**18 - 1), mark=MARK)
        yield teaser_panel(t, Teaser("es", needed, None), mark=MARK)
    for thanks in (Thanks((), 0), Thanks(("Ana",), 1), Thanks(("*_~|" * 25,) * 100, 5000)):
        yield end_panel(t, FIGURES, thanks, mark=MARK, pictures=())
    for period in ("2026-03-02", "2026-W10", "2026-03", "total"):
        yield board_panel(t, board(period=period), mark=MARK, picture=None)
        names = ("*_~|`>" * 20)[:100]
        many = board(*(line(number, name=names) for number in range(1, 26)), period=period)
        yield board_panel(t, many, mark=MARK, picture=Picture("board.png", b"", "Ana"))
    for because in ("forbidden", "gone", "campaign-forbidden", "campaign-gone"):
        yield refused_panel(t, channel_id=5, because=because, langs=["es", "fr"], command="`/canales`")


@pytest.mark.parametrize("code", ["es", "en", "fr"])
def test_every_panel_fits_into_a_message(code: str) -> None:
    for panel in panels(TEXTS[code]):
        assert size(panel.embeds) <= limits.EMBED_TOTAL
        assert len(panel.rows) <= limits.ROWS
        for made in panel.embeds:
            assert limits.length(made.title or "") <= limits.EMBED_TITLE
            assert limits.length(made.description or "") <= limits.EMBED_DESCRIPTION
            assert all(field.name for field in made.fields)
            assert all(
                1 <= limits.length(field.value or "") <= limits.EMBED_FIELD_VALUE for field in made.fields
            )
        for button in (button for row in panel.rows for button in row):
            assert decode(button.action) is not None


def test_the_live_message_says_what_the_sketch_says() -> None:
    (made,) = live_panel(ES, FIGURES, mark=MARK).embeds
    assert made.title == "🌾 50.000 aportaciones en español"
    assert (made.description or "").splitlines()[:4] == [
        f"`{FULL * 12}{EMPTY * 8}` **31.204** · 62 %",
        "Hoy 1.870 · 168 al día · a este ritmo, el 14 de marzo (±4 días)",
        "Lo que más falta ahora: las respuestas de 1.320 conversaciones por ordenar.",
        "Español **31.204** — Français **28.950**",
    ]


def test_its_first_button_gives_the_task_that_is_named() -> None:
    (row,) = live_panel(ES, FIGURES, mark=MARK).rows
    buttons = [each for each in row if isinstance(each, Button)]
    assert [each.label for each in buttons] == ["Ordenar una ahora", "Voy a tener suerte", "¿Cómo funciona?"]
    action = decode(buttons[0].action)
    assert action is not None
    assert action.args == ("campaign.12", "live", "take", "es", "rank_assistant_replies")


@pytest.mark.parametrize(
    ("done", "filled"), [(0, 0), (1, 1), (199, 1), (200, 2), (1000, 10), (1999, 19), (2000, 20), (9000, 20)]
)
def test_the_bar_is_empty_only_without_anything_and_full_only_at_the_goal(done: int, filled: int) -> None:
    assert bar(done, 2000) == FULL * filled + EMPTY * (CELLS - filled)


def test_a_far_date_is_a_month_and_one_that_nobody_knows_is_open() -> None:
    far = replace(FIGURES, forecast=Forecast(3.2, 800.0, 700.0, 900.0))
    assert "3,2 al día · a este ritmo, en mayo de 2028 (±100 días)" in shown_lines(ES, far)[1]
    open_ended = replace(FIGURES, forecast=Forecast(0.2, 20.0, 5.0, HORIZON))
    assert (
        "menos de 1 al día · a este ritmo, el 22 de marzo o bastante más tarde"
        in shown_lines(ES, open_ended)[1]
    )
    unknown = replace(FIGURES, forecast=None, today=0)
    assert shown_lines(ES, unknown)[1] == "Hoy aún nada · aún es pronto para calcular una fecha"
    assert "la meta está alcanzada" in shown_lines(ES, replace(unknown, done=50_000))[1]


def test_time_that_passes_alone_changes_nothing_that_is_shown() -> None:
    later = replace(FIGURES, now=NOW + timedelta(seconds=59))
    assert shown_lines(ES, later) == shown_lines(ES, FIGURES)


def test_the_language_that_leads_comes_first() -> None:
    assert (
        rivals_line(ES, "es", 5, (("fr", 7), ("en", 6))) == "Français **7** — English **6** — Español **5**"
    )
    assert rivals_line(ES, "es", 5, ()) == ""


@pytest.mark.parametrize("long", ["*_[](x)~`" * 3, "🌾" * 32, "Ana" * 3])
def test_thanks_name_as_many_as_fit_without_trying_each_number(
    long: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = tuple(f"{number} {long}" for number in range(100))
    joined: list[int] = []
    join = Locale.join

    def counted(self: Locale, items: list[str]) -> str:
        joined.append(len(items))
        return join(self, items)

    monkeypatch.setattr(Locale, "join", counted)
    made = end_panel(ES, FIGURES, Thanks(names, 5000), mark=MARK, pictures=())
    assert len(joined) < 12
    shown = [name(each, ES) for each in names]
    texts = [
        join(ES, [*shown[:count], ES("post-end.more", count=5000 - count, amount=ES.number(5000 - count))])
        for count in range(100)
    ]
    fitting = [text for text in texts if limits.length(text) <= limits.EMBED_FIELD_VALUE]
    assert made.embeds[0].fields[0].value == fitting[-1]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ana", "Ana"),
        ("Ana\n**Leo**", r"Ana \*\*Leo\*\*"),
        ("", "alguien de la comunidad"),
        ("\u200b\u200b", "alguien de la comunidad"),
        ("https://malo.example", "https:\u200b//malo.example"),
    ],
)
def test_a_name_is_shown_as_words(typed: str, shown: str) -> None:
    assert name(typed, ES) == shown


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2026-03-02", "lunes, 2 de marzo de 2026"),
        ("2026-W10", "2–8 mar 2026"),
        ("2026-03", "marzo de 2026"),
        ("total", "desde el principio"),
    ],
)
def test_a_period_is_said_as_people_say_it(period: str, shown: str) -> None:
    assert period_words(ES, period) == shown


def test_pictures_beyond_the_first_have_an_embed_of_their_own() -> None:
    two = tuple(Picture(f"{each}.png", b"", each) for each in ("campaign", "race"))
    panel = end_panel(ES, FIGURES, Thanks((), 0), mark=MARK, pictures=two)
    assert [made.image.url for made in panel.embeds] == ["attachment://campaign.png", "attachment://race.png"]


# --------------------------------------------------------------------------- from the store to the figures


def campaign(**facts: Any) -> CampaignView:
    """A campaign that began four days ago."""
    since = NOW - timedelta(days=4)
    days = tuple(day((since + timedelta(days=number)).date(), 10) for number in range(5))
    values: dict[str, Any] = dict.fromkeys(CampaignView.__slots__)
    values |= {
        "id": 12,
        "lang": "es",
        "versus": ("fr",),
        "unit": Unit.CONTRIBUTIONS,
        "goal": 100,
        "state": CampaignState.RUNNING,
        "started_at": since,
        "until": NOW + timedelta(days=10),
        "done": 45,
        "rivals": {"fr": -3},
        "days": {"es": days, "fr": ()},
    }
    return CampaignView(**{**values, **facts})


def test_a_campaign_is_foretold_by_its_whole_days_and_today() -> None:
    figures = figures_of(campaign(), Needed(None), NOW)
    assert (figures.done, figures.today, figures.rivals) == (45, 10, (("fr", 0),))
    assert figures.forecast is not None
    assert figures.forecast.rate == pytest.approx(40 / 3.5)


def test_on_the_first_day_only_what_came_since_the_start_counts() -> None:
    young = campaign(
        started_at=NOW - timedelta(minutes=50), done=2, days={"es": (day(NOW.date(), 900),), "fr": ()}
    )
    figures = figures_of(young, Needed(None), NOW)
    assert figures.today == 2
    assert figures.forecast is not None
    assert figures.forecast.rate == pytest.approx(2 * 24)  # an hour, in steps of 15 minutes


def test_what_was_there_before_is_no_rate() -> None:
    begun = campaign(
        started_at=NOW - timedelta(hours=2), done=60, days={"es": (day(NOW.date(), 4),), "fr": ()}
    )
    found = figures_of(begun, Needed(None), NOW).forecast
    assert found is not None
    assert found.rate == pytest.approx(4 * 12)


def test_a_campaign_that_rests_or_has_less_than_nothing_is_shown_all_the_same() -> None:
    paused = figures_of(campaign(state=CampaignState.PAUSED, done=-5), Needed(None), NOW)
    assert (paused.done, paused.percent, paused.forecast) == (0, 0, None)


def test_the_lines_of_a_race_end_at_the_figures_that_are_told() -> None:
    ended = campaign(ended_at=NOW, state=CampaignState.ENDED, rivals={"fr": 7})
    race = race_picture(ended, ES)
    assert race is not None
    assert [each.values for each in race.lines] == [(5, 15, 25, 35, 45), (7, 7, 7, 7, 7)]
    assert race_picture(campaign(rivals={}), ES) is None


def test_a_long_campaign_shows_its_last_days() -> None:
    long = campaign(started_at=NOW - timedelta(days=900), ended_at=NOW, days={"es": (), "fr": ()})
    picture = progress_picture(long, 3, ES)
    assert len(picture.days) == CHARTED_DAYS
    assert picture.days[-1] == datetime(2026, 3, 2, tzinfo=UTC).date()
    assert ("Días", "901") in picture.figures
