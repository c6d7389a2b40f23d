"""The fonts of the pictures, from packages only: what a system has installed changes nothing.

Source Sans 3 writes Latin, Greek and Cyrillic; Kurinto Sans nearly every other script; its editions for Japanese,
Korean and Chinese what those need; DejaVu Sans, which matplotlib brings, some more signs and emoji. Each glyph comes
from the first font that has it. Only the drawing thread may call what is here: matplotlib keeps its fonts per thread.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import matplotlib
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

_FOLDER = Path("static", "weblate_fonts")
_REGULAR = (
    "source-sans/ttf/SourceSans3-Regular.ttf",
    "kurinto/ttf/KurintoSans-Rg.ttf",
    "kurinto/ttf/KurintoSansJP-Rg.ttf",
    "kurinto/ttf/KurintoSansKR-Rg.ttf",
    "kurinto/ttf/KurintoSansSC-Rg.ttf",
    "kurinto/ttf/KurintoSansTC-Rg.ttf",
)
_STRONG = (
    "source-sans/ttf/SourceSans3-Bold.ttf",
    *(path.replace("-Rg", "-Bd") for path in _REGULAR if "kurinto" in path),
    "kurinto/ttf/KurintoSans-Rg.ttf",  # what its bold has not
)

Families = tuple[str, ...]


@cache
def families(*, strong: bool) -> Families:
    """The names under which matplotlib finds the faces of a weight, first choice first."""
    _settle()
    return tuple(_register(path) for path in _faces(strong=strong))


def families_for(text: str, *, strong: bool) -> Families:
    """The families a text needs: the first that has every glyph alone, because each more takes its time; else all."""
    names = families(strong=strong)
    common = frozenset(range(len(names)))
    for char in set(text):
        common &= faces_with(char, strong=strong)
    return (names[min(common)],) if common else names


@lru_cache(maxsize=16_384)
def faces_with(char: str, *, strong: bool) -> frozenset[int]:
    """Which of the faces of a weight have a glyph for a character; empty when none has."""
    code = ord(char)
    return frozenset(place for place, face in enumerate(_opened(strong=strong)) if face.get_char_index(code))


@cache
def _faces(*, strong: bool) -> tuple[Path, ...]:
    """The files of a weight that are there."""
    package = find_spec("weblate_fonts")  # found, not imported: its modules want Django
    places = package.submodule_search_locations if package else None
    ours = [
        Path(place, _FOLDER, name) for place in places or () for name in (_STRONG if strong else _REGULAR)
    ]
    own = Path(matplotlib.get_data_path(), "fonts", "ttf")
    theirs = [own / name for name in (("DejaVuSans-Bold.ttf",) if strong else ()) + ("DejaVuSans.ttf",)]
    return tuple(path for path in (*ours, *theirs) if path.is_file())


@cache
def _opened(*, strong: bool) -> tuple[FT2Font, ...]:
    return tuple(FT2Font(path) for path in _faces(strong=strong))


@cache
def _register(path: Path) -> str:
    """Make a file known under a name that no installed font has."""
    name = f"cosecha {path.stem}"
    entry = font_manager.FontEntry(
        fname=str(path),
        name=name,
        style="normal",
        variant="normal",
        weight=400,
        stretch="normal",
        size="scalable",
    )
    font_manager.fontManager.ttflist.append(entry)
    return name


@cache
def _settle() -> None:
    """Leave a user's matplotlibrc out of it; unhinted glyphs are as wide as they are long, at every size."""
    matplotlib.rcdefaults()
    matplotlib.rcParams["text.hinting"] = "no_hinting"
