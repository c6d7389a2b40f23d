"""Ordering replies as the ballots over them have it. Part of a transaction that holds their tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from storage.domain.badges import Badge
from storage.domain.consensus import Ballot, consensus
from storage.domain.tree import Node, Tree, accepted_replies
from storage.queries import messages, sql
from storage.queries import tables as t
from storage.services.context import Change


def rank_again(change: Change, tree: Tree) -> None:
    """Order what a finished tree holds once more: something was taken out or put back, or a ballot came late."""
    rank(change, [(parent, accepted_replies(tree, parent)) for parent in tree.nodes])


def rank(change: Change, replies: Sequence[tuple[Node, Sequence[Node]]]) -> None:
    """Order replies as the ballots have it; each message comes with those that count.

    Where there are no ballots, the ranks that came with an import stay.
    """
    if not replies:
        return
    ballots = messages.ballots_over(change.tx, [parent.id for parent, _ in replies])
    ranks, parents = [], []
    for parent, candidates in replies:
        if parent.id not in ballots:
            continue
        ids = {node.id for node in candidates}
        result = consensus([_only(ballot, ids) for ballot in ballots[parent.id]], has_chances=False)
        ranks += [{"_id": node.id, "rank": result.ranks.get(node.id)} for node in candidates]
        parents.append({"_id": parent.id, "is_not_rankable": result.is_not_rankable})
        _award_best(change, [node for node in candidates if result.ranks.get(node.id) == 0])
    sql.change_all(change.tx, t.message, ranks)
    sql.change_all(change.tx, t.message, parents)


def _award_best(change: Change, first: Sequence[Node]) -> None:
    """The author of what stands first and alone earns a badge; a single candidate has no rank."""
    if len(first) == 1 and first[0].author_id is not None:
        change.books.award(first[0].author_id, [Badge.BEST_REPLY])


def _only(ballot: Ballot, ids: set[int]) -> Ballot:
    """The ballot without messages that were deleted meanwhile."""
    kept = (tuple(item for item in group if item in ids) for group in ballot.groups)
    return replace(ballot, groups=tuple(group for group in kept if group))
