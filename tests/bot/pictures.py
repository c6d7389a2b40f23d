"""Views of every kind, with names of every sort, for the tests of pictures."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from bot.pictures.views import (
    BarsPicture,
    BoardLine,
    BoardPicture,
    ColumnsPicture,
    ProgressPicture,
    RaceLine,
    RacePicture,
    View,
)

FIRST = date(2025, 11, 20)

NAMES: dict[str, str] = {
    "plain": "Ana",
    "cut": "José Ángel Fernández de la Vega 1",
    "wide": "W" * 32,
    "narrow": "l" * 32,
    "emoji": "🔥" * 32,
    "joined emoji": "👨‍👩‍👧‍👦🇪🇸👍🏽1️⃣",
    "arabic": "مُحمَّد عبد الله الحسن",
    "urdu": "اُردُو زبان میں نام",
    "hebrew": "שָׁלוֹם עולם",
    "devanagari": "श्रीमती क्षितिजा",
    "bengali": "বাংলা ভাষা",
    "tamil": "தமிழ் மொழி",
    "thai": "สวัสดีครับผู้ใหญ่บ้าน",
    "japanese": "さくらんぼ漢字テスト",
    "korean": "안녕하세요",
    "chinese": "你好们國語",
    "vietnamese": "Nguyễn Văn Ệ",
    "russian": "Жанна Дарк",
    "zalgo": "h" + "\u0301\u0316" * 40 + "o\u0337\u0489la",
    "markdown": "**negrita** `a` ~~b~~ <@123> @everyone",
    "spaces": "   \u3164 ",
    "mathtext": "$x^2$ \\alpha_1",
    "override": "\u202eotreiba\u202c \u2067x",
    "no font": "ကဖီ \ue000 x \U0001f8ff",
    "control": "a\x00b\x1b[31m\ud800c\nd",
}

TEXTS = (
    "12,345,678.9",
    "Un título tan largo que no cabe en una línea del teléfono, ni de lejos, ni en dos siquiera, no",
)


def days(count: int, first: date = FIRST) -> tuple[date, ...]:
    """So many days in a row."""
    return tuple(first + timedelta(days=number) for number in range(count))


def counts(count: int, most: int, *, seed: int = 1) -> tuple[int, ...]:
    """A count for each of some days."""
    rng = Random(seed)
    return tuple(rng.randrange(most) for _ in range(count))


def climb(count: int, step: int, *, seed: int = 1) -> tuple[float, ...]:
    """A cumulative figure for each of some days."""
    total, found = 0.0, []
    for value in counts(count, step, seed=seed):
        total += value
        found.append(total)
    return tuple(found)


def board_line(rank: int, name: str, **facts: int | bool | None) -> BoardLine:
    """A place on a board."""
    usual: dict[str, int | bool | None] = {
        "points": max(3, 20_000 - 777 * rank),
        "prompts": 12 * rank % 97,
        "replies": 131 * rank % 1999,
        "reviews": 1009 * rank % 19_999,
        "rankings": 37 * rank % 499,
        "streak": 7 * rank % 400,
        "change": (None, 0, 3, -2, -120)[rank % 5],
        "is_new": rank == 5,
        "is_own": rank == 6,
    }
    return BoardLine(rank=rank, name=name, **{**usual, **facts})  # type: ignore[arg-type]


def board(names: tuple[str, ...] = tuple(NAMES.values()), *, add: int = 0) -> BoardPicture:
    """A board of these names; `add` points more for each make it another one."""
    rows = tuple(
        board_line(rank, name, points=20_000 - 777 * rank + add) for rank, name in enumerate(names, 1)
    )
    return BoardPicture("Clasificación de la semana", "Español · del 16 al 22 de noviembre", rows)


def race(langs: tuple[str, ...] = ("es", "fr"), *, count: int = 60, is_per_head: bool = False) -> RacePicture:
    """Languages over so many days."""
    lines = tuple(
        RaceLine(lang, days(count), climb(count, 900 - 100 * seed, seed=seed))
        for seed, lang in enumerate(langs)
    )
    return RacePicture("Español vs Français", lines, is_per_head)


def huge_board() -> BoardPicture:
    """A board whose figures have as many digits as figures may have."""
    rows = tuple(
        board_line(
            rank,
            "W" * 32,
            points=123_456_789,
            prompts=12_345_678,
            replies=123_456_789,
            reviews=12_345_678,
            rankings=9_999_999,
            streak=36_500,
            change=-12_345,
        )
        for rank in range(12_340, 12_365)
    )
    return BoardPicture(TEXTS[1], TEXTS[1], rows)


def board_of_ten(title: str = "Clasificación de la semana", **facts: int) -> BoardPicture:
    """A board of as many rows as it has by default, with all sorts of names."""
    rows = tuple(board_line(rank, name, **facts) for rank, name in enumerate([*NAMES.values()][:10], 1))
    return BoardPicture(title, "Español · del 16 al 22 de noviembre", rows)


def many_bars(count: int, *, series: int = 1, is_share: bool = False) -> BarsPicture:
    """So many groups with short names, as statistics have languages or questions."""
    most = 100 if is_share else 2_500
    values = tuple(
        (
            f"Idioma {number}",
            tuple(value / 100 if is_share else value for value in counts(count, most, seed=number)),
        )
        for number in range(series)
    )
    return BarsPicture("Acuerdo", ("données personnelles", *"bcdefgh")[:count], values, is_share)


VIEWS: dict[str, View] = {
    "board of every script": board(),
    "board with huge figures": huge_board(),
    "board of ten": board_of_ten(),
    "board of ten, long title, six digits": board_of_ten(
        TEXTS[1],
        points=999_999,
        prompts=345_678,
        replies=345_678,
        reviews=345_678,
        rankings=345_678,
        streak=345_678,
        change=-345_678,
    ),
    "board of nobody": board(()),
    "board without points": BoardPicture("a", "", (board_line(1, "Ana", points=0),)),
    "duel": race(),
    "race of five over a year": race(("es", "fr", "eu", "pt-BR", "zh-Hant"), count=365, is_per_head=True),
    "race of one day": race(("es", "fr", "en"), count=1),
    "race without a day": race(count=0),
    "race level at nothing": RacePicture(
        "=", tuple(RaceLine(lang, days(3), (0.0, 0.0, 0.0)) for lang in ("es", "fr", "en", "ca", "eu")), False
    ),
    "race with a late starter": RacePicture(
        "$x^2$ 你好",
        (RaceLine("ja", days(40), climb(40, 9**9)), RaceLine("ar", days(2, date(2025, 12, 27)), (5.5, 7.25))),
        False,
    ),
    "race with one that has not begun": RacePicture(
        "a", (RaceLine("es", days(9), climb(9, 90)), RaceLine("xx", (), ())), True
    ),
    "campaign": ProgressPicture(
        "50.000 aportaciones en español",
        31_204,
        50_000,
        (("Hoy", "1.870"), ("A este ritmo", "14 mar ± 4 días"), ("Quedan", "18 días"), ("Participan", "412")),
        days(41),
        counts(41, 900),
    ),
    "campaign overdone, with long words": ProgressPicture(
        TEXTS[1], 12_345_678, 5_000, ((TEXTS[1], TEXTS[0]),) * 6, days(3), (0, 12_345_678, 9)
    ),
    "campaign that has not begun": ProgressPicture("a", 0, 50_000, (), (), ()),
    "columns": ColumnsPicture(
        "Aportaciones",
        days(30),
        tuple(
            (name, counts(30, 90, seed=seed))
            for seed, name in enumerate(("Prompts", "Respuestas", "Órdenes"))
        ),
    ),
    "columns of a year, six series, long words": ColumnsPicture(
        TEXTS[1],
        days(365),
        tuple((f"{TEXTS[1]} {seed}", counts(365, 12_345_678, seed=seed)) for seed in range(6)),
    ),
    "columns of nothing": ColumnsPicture("a", days(3), (("b", (0, 0, 0)),)),
    "bars": BarsPicture(
        "Mensajes por idioma",
        ("Español", "Français", "Euskara"),
        (("Usuario", (15_204, 14_002, 95)), ("Asistente", (16_000, 14_900, 0))),
    ),
    "bars of one series": BarsPicture(
        "Del mensaje escrito al exportado", ("Escritos", "Aceptados"), (("Mensajes", (41_000, 36_500)),)
    ),
    "shares": BarsPicture(
        "Acuerdo", ("Es spam", "Calidad"), (("Español", (0.91, 1.0)), ("Français", (0.999, -0.03))), True
    ),
    "many bars": many_bars(8),
    "many bars of parts": many_bars(8, series=3),
    "many shares": many_bars(8, is_share=True),
    "shares of three, of five questions": many_bars(5, series=3, is_share=True),
    "many shares of two": many_bars(8, series=2, is_share=True),
    "shares of one series": BarsPicture("Acuerdo", ("Es spam", "Calidad"), (("α", (0.91, 0.48)),), True),
    "thirty groups, six series, long words": BarsPicture(
        TEXTS[1],
        tuple(f"{name} {TEXTS[1]}" for name in (*NAMES.values(), *"abcde")),
        tuple((f"{TEXTS[1]} {seed}", climb(30, 12_345_678, seed=seed)) for seed in range(6)),
    ),
    "towering titles": BarsPicture(f"{NAMES['urdu']} {NAMES['tamil']} " * 4, tuple(NAMES.values()), ()),
    "titles of two lines": BoardPicture("ỆgẬj " * 20, NAMES["urdu"] * 3, ()),
    "bars of nothing": BarsPicture("a", (), ()),
}
