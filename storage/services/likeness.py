"""How alike texts are: the share of characters, in per cent, that the shorter way from one to the other keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz, process

from storage.domain.suspicion import OWN_LENGTH, OWN_LIKENESS, folded, is_comparable

BEGINNING: Final = 300
"""Characters of a text that are compared before all of it is."""
BEGINNING_LIKENESS: Final = 80.0
"""Per cent of likeness of the beginnings from which all of two texts is compared."""


def repeats(text: str, earlier: Sequence[str]) -> bool:
    """Whether a member's text is almost one of their earlier ones."""
    if not earlier:
        return False
    mine = folded(text)
    return is_comparable(mine, least=OWN_LENGTH) and any(
        fuzz.ratio(mine, folded(each), score_cutoff=OWN_LIKENESS) for each in earlier
    )


def alike(folded_text: str, others: Sequence[str], *, least: float) -> list[tuple[int, float]]:
    """Which of these folded texts are at least so like one, and how much (per cent).

    Where not even the beginnings are alike the rest is not looked at, which is nearly always: comparing takes the
    product of both lengths.
    """
    beginnings = [each[:BEGINNING] for each in others]
    begun = process.extract(
        folded_text[:BEGINNING],
        beginnings,
        scorer=fuzz.ratio,
        processor=None,
        limit=None,
        score_cutoff=BEGINNING_LIKENESS,
    )
    likely = sorted(index for _, _, index in begun)
    found = [(index, fuzz.ratio(folded_text, others[index], score_cutoff=least)) for index in likely]
    return [(index, score) for index, score in found if score]
