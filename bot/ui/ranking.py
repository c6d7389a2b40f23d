"""An order that grows pick by pick: groups of equal options, best first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

Groups = tuple[tuple[int, ...], ...]


def known(groups: Sequence[Sequence[int]], options: Collection[int]) -> Groups:
    """The groups without what is no option and without a second mention."""
    seen: set[int] = set()
    kept: list[tuple[int, ...]] = []
    for group in groups:
        fresh = tuple(dict.fromkeys(item for item in group if item in options and item not in seen))
        seen.update(fresh)
        if fresh:
            kept.append(fresh)
    return tuple(kept)


def left(groups: Sequence[Sequence[int]], options: Sequence[int]) -> tuple[int, ...]:
    """Options without a place, in their order."""
    placed = {item for group in groups for item in group}
    return tuple(option for option in options if option not in placed)


def placed(groups: Sequence[Sequence[int]], options: Sequence[int], chosen: Collection[int]) -> Groups:
    """The groups with the chosen options in the next place, as equals; what has a place already keeps it."""
    groups = known(groups, options)
    new = tuple(option for option in left(groups, options) if option in chosen)
    return completed((*groups, new) if new else groups, options)


def completed(groups: Sequence[Sequence[int]], options: Sequence[int]) -> Groups:
    """The groups with the last option, when only one is left after a pick, in the last place."""
    groups = known(groups, options)
    rest = left(groups, options)
    return (*groups, rest) if groups and len(rest) == 1 else groups


def undone(groups: Sequence[Sequence[int]], options: Sequence[int]) -> Groups:
    """The groups without the last pick, and without the one that fell into its place by itself after it."""
    kept = known(groups, options)[:-1]
    return kept[:-1] if kept and len(left(kept, options)) == 1 else kept


def is_complete(groups: Sequence[Sequence[int]], options: Sequence[int]) -> bool:
    """Whether every option has a place."""
    return not left(known(groups, options), options)


def places(groups: Sequence[Sequence[int]]) -> dict[int, tuple[int, bool]]:
    """Option -> (place from 1, whether it shares it); after two firsts comes a third."""
    found: dict[int, tuple[int, bool]] = {}
    place = 1
    for group in groups:
        found |= dict.fromkeys(group, (place, len(group) > 1))
        place += len(group)
    return found
