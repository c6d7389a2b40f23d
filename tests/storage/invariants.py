"""What must hold between any two transactions: every counter, queue row and mark equals what the history says.

`assert_consistent` works everything out again from messages, tasks, reviews, ballots, thumbs and reports, without the
code that keeps the derived rows, and compares. It is for stores that were filled through the services.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta

from storage.domain.acceptance import judge
from storage.domain.kinds import RANK_KIND, REPLY_KIND, Family, Kind, Role
from storage.domain.points import acceptance_event
from storage.domain.rules import RuleBook, Rules
from storage.domain.states import TreeState
from storage.domain.tree import Node, is_awaiting_review, is_lonely, next_state, open_work
from storage.queries import messages
from storage.store import Tx
from tests.storage import invariants_books as books
from tests.storage.history import Everything, positive, same

COUNTED = {
    TreeState.GROWING: "growing",
    TreeState.INITIAL_PROMPT_REVIEW: "in_review",
    TreeState.PROMPT_LOTTERY_WAITING: "waiting",
}
SKIP_CODES = {Family.WRITE: "_skip_reply", Family.LABEL: "_skip_labeling", Family.RANK: "_skip_ranking"}
Slot = tuple[Kind, int]


def assert_consistent(
    tx: Tx, rulebook: RuleBook, *, has_restored: bool = False, has_new_rules: bool = False
) -> None:
    """Raise AssertionError with the first thing in the store that does not follow from the rest.

    `has_restored`: a moderator put something back, so that a tree may have outgrown its limits. `has_new_rules`: the
    rules are not those under which everything came about, so that neither sizes nor verdicts need follow from them.
    """
    every = Everything(tx)
    is_as_ruled = not (has_restored or has_new_rules)
    _trees_are_trees(every)
    _removals_are_whole(every)
    _erased_members_left_nothing(every)
    _trees_are_settled(every, rulebook, is_as_ruled=is_as_ruled)
    _queue_is_open_work(every, rulebook, has_new_rules=has_new_rules)
    _languages_are_counted(every)
    _newcomers_are_counted(every)
    if is_as_ruled:
        _newcomers_grow_up(every, rulebook)
    _tasks_are_one_each(every)
    _nobody_works_on_their_own(every, has_new_rules=has_new_rules)
    _seen_is_history(every, has_new_rules=has_new_rules)
    _reviews_are_summed(every)
    if not has_new_rules:
        _verdicts_follow_from_reviews(every, rulebook)
    _emoji_are_summed(every, has_new_rules=has_new_rules)
    books.ballots_are_summed(every, has_new_rules=has_new_rules)
    books.ledger_is_as_promised(every)
    books.boards_are_summed(every)
    books.streaks_are_history(every)
    books.days_are_summed(every)
    books.tallies_are_summed(every)
    books.active_days_are_history(every)
    books.reliability_is_summed(every)
    books.acceptance_is_paid(every)
    books.finished_trees_are_ranked(every, rulebook, is_as_ruled=is_as_ruled)


def _trees_are_trees(every: Everything) -> None:
    roots = Counter(row.tree_id for row in every.messages.values() if row.parent_id is None)
    same(roots, dict.fromkeys(every.tree_rows, 1), "roots per tree")
    for row in every.messages.values():
        tree = every.tree_rows[row.tree_id]
        assert row.lang == tree.lang, f"message {row.id} is in {row.lang}, its tree in {tree.lang}"
        assert row.depth <= tree.max_depth, f"message {row.id} is too deep"
        if row.parent_id is None:
            assert (row.depth, row.role) == (0, "prompter"), f"root {row.id}"
            continue
        parent = every.messages[row.parent_id]
        assert row.tree_id == parent.tree_id, f"message {row.id} is in another tree than its parent"
        assert row.depth == parent.depth + 1, f"depth of message {row.id}"
        assert row.role != parent.role, f"message {row.id} answers its own role"
        assert row.is_deleted or not parent.is_deleted, f"message {row.id} hangs below a deleted one"


def _removals_are_whole(every: Everything) -> None:
    """Whatever was taken out went with itself or with something above it that is out."""
    for row in every.messages.values():
        assert row.is_deleted is (row.removed_with is not None), f"removal of message {row.id}"
        if row.removed_with is None:
            continue
        above, top = row, every.messages[row.removed_with]
        while above.id != top.id:
            assert above.parent_id is not None, f"message {row.id} went with {top.id}, which is not above it"
            above = every.messages[above.parent_id]
        is_whole = top.removed_with == top.id or _is_below_erased(every, row.id)
        assert is_whole, f"message {row.id} went with {top.id}, which did not go by itself"
        assert row.rank is None, f"message {row.id} is out and has a rank"


def _is_below_erased(every: Everything, message_id: int) -> bool:
    """Whether a message is, or answers, words that were erased: those stay out when the rest is put back."""
    row = every.messages[message_id]
    while row.text and row.parent_id is not None:
        row = every.messages[row.parent_id]
    return not row.text


def _erased_members_left_nothing(every: Everything) -> None:
    for row in every.messages.values():
        if row.task_id is not None and row.author_id is None:
            assert (row.text, row.text_sha256, row.is_erased) == ("", "", True), f"words of message {row.id}"
            others = any(each.parent_id == row.id and not each.is_deleted for each in every.messages.values())
            assert row.is_deleted or others, f"message {row.id} keeps a place for nothing"
    for table in (every.standings, every.reliability, every.seen, every.reactions):
        for row in table:
            assert not every.is_erased(row.contributor_id), f"an erased member still has {row}"
    for task in every.tasks:
        if every.is_erased(task.contributor_id):
            assert task.state != "open", f"an erased member holds task {task.id}"
            assert (task.draft, task.skip_reason) == (None, None), f"words of an erased member in {task.id}"
    for review in every.reviews:
        if every.is_erased(review.contributor_id):
            assert review.lessons is None, f"review {review.id} still teaches about an erased member"
    for report in every.reports:
        assert not every.is_erased(report.contributor_id) or not report.text, f"words of report {report.id}"


def _trees_are_settled(every: Everything, rulebook: RuleBook, *, is_as_ruled: bool) -> None:
    for tree_id, tree in every.trees.items():
        rules = rulebook.of(every.tree_rows[tree_id].lang)
        assert next_state(tree, rules) is tree.state, f"tree {tree_id} was left in {tree.state}"
        assert tree.state is not TreeState.READY_FOR_SCORING, f"tree {tree_id} was not scored"
        for node in tree.nodes:
            assert min(node.red_flags, node.reply_skips) >= 0, f"more was forgiven than happened to {node.id}"
        if not is_as_ruled:
            continue
        counted = [node for node in tree.nodes if node.is_accepted or is_awaiting_review(node, rules)]
        size = len(counted) + tree.reply_leases
        assert size <= tree.goal_size, f"tree {tree_id} outgrows its goal"
        for parent in tree.nodes:
            limit = tree.max_children if parent.role is Role.PROMPTER else rules.num_prompter_replies
            below = sum(node.parent_id == parent.id for node in counted)
            leased = tree.leases.get((REPLY_KIND[parent.role.other], parent.id), 0)
            assert below + leased <= limit, f"message {parent.id} has too many replies"


def _queue_is_open_work(every: Everything, rulebook: RuleBook, *, has_new_rules: bool) -> None:
    found = {
        (Kind(row.kind), row.message_id): (
            row.tree_id,
            row.lang,
            row.need,
            row.leased,
            row.band * bool(row.need),
            row.author_id
            if row.need
            else None,  # a slot that nobody can get any more may know an erased author
        )
        for row in every.work
    }
    wanted = {}
    for tree_id, tree in every.trees.items():
        lang = every.tree_rows[tree_id].lang
        rules = rulebook.of(lang)
        needs = open_work(tree, rules)
        for slot in needs.keys() | tree.leases.keys():
            leased = every.leased[slot]
            lonely = slot in needs and slot[0] is Kind.ASSISTANT_REPLY and is_lonely(tree, slot[1], rules)
            is_open_to_all = slot not in needs or slot[0] in RANK_KIND.values()
            author = None if is_open_to_all else every.messages[slot[1]].author_id
            wanted[slot] = (tree_id, lang, needs.get(slot, 0), leased, int(lonely), author)
            fits = slot not in needs or leased <= needs[slot]
            assert fits or has_new_rules, f"too many hold {slot}"
    same(found, wanted, "the queue (tree, language, need, leased, band, author)")


def _languages_are_counted(every: Everything) -> None:
    wanted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in every.tree_rows.values():
        if row.state in COUNTED:
            wanted[row.lang][COUNTED[TreeState(row.state)]] += 1
    for task in every.tasks:
        if task.state == "open" and task.kind == Kind.INITIAL_PROMPT:
            wanted[task.lang]["prompt_leases"] += 1
    names = (*COUNTED.values(), "prompt_leases")
    found = {row.lang: {name: getattr(row, name) for name in names} for row in every.language_states}
    empty = dict.fromkeys(names, 0)
    for lang in found.keys() | wanted.keys():
        same(found.get(lang, empty), empty | wanted[lang], f"counters of {lang}")


def _newcomers_are_counted(every: Everything) -> None:
    """Places that newcomers hold or filled, as long as the slot is in the queue; and those who are none any more."""
    by_newcomers = [task for task in every.tasks if task.is_by_newcomer]
    held, done = (
        Counter(slot for task in by_newcomers if task.state == state for slot in every.slots(task))
        for state in ("open", "done")
    )
    for row in every.work:
        slot = (Kind(row.kind), row.message_id)
        most = held[slot] + done[slot]
        assert held[slot] <= row.newcomers <= most, f"{row.newcomers} newcomers at {slot}, {most} at most"
    contributions = Counter(entry.contributor_id for entry in every.submitted())
    for row in every.contributors.values():
        if row.discord_id is not None:
            assert row.contributions == contributions[row.id], f"contributions of member {row.id}"
    established = sum(row.established_at is not None for row in every.contributors.values())
    counted = sum(row.established for row in every.language_states)
    assert counted == established, f"{counted} are counted as established, {established} are"


def _newcomers_grow_up(every: Everything, rulebook: RuleBook) -> None:
    """By a contribution, when it is the last of enough and they came long enough ago."""
    wanted: dict[int, datetime] = {}
    contributions: Counter[int] = Counter()
    for entry in every.submitted():
        who = entry.contributor_id
        contributions[who] += 1
        age = entry.created_at - every.contributors[who].created_at
        if rulebook.of(entry.lang).is_established(contributions=contributions[who], age=age):
            wanted.setdefault(who, entry.created_at)
    found = {row.id: row.established_at for row in every.contributors.values() if row.established_at}
    same(found, wanted, "who is no newcomer any more, and since when")


def _tasks_are_one_each(every: Everything) -> None:
    held = Counter(task.contributor_id for task in every.tasks if task.state == "open")
    assert max(held.values(), default=0) <= 1, "somebody has two open tasks"
    results = Counter(row.task_id for row in every.messages.values() if row.task_id is not None)
    results += Counter(row.task_id for row in (*every.reviews, *every.ballots))
    same(results, {task.id: 1 for task in every.tasks if task.state == "done"}, "what came of each task")
    results = Counter(entry.task_id for entry in every.submitted())
    same(results, {task.id: 1 for task in every.tasks if task.state == "done"}, "what each task brought")


def _nobody_works_on_their_own(every: Everything, *, has_new_rules: bool) -> None:
    for row in every.messages.values():
        if row.parent_id is not None and row.author_id is not None:
            above = every.messages[row.parent_id].author_id
            assert row.author_id != above, f"{row.id} answers its own author"
    for (parent_id, _), replies in _replies_by_author(every).items():
        first, *others = replies
        rejected = every.messages[first].review_result is False or has_new_rules
        assert not others or (rejected and len(others) == 1), f"somebody answered {parent_id} twice"
    for review in every.reviews:
        author = every.messages[review.message_id].author_id
        assert review.contributor_id != author, "an own message reviewed"
    compared: Counter[tuple[int, int]] = Counter()
    for ballot in every.ballots:
        ranked = {item for group in ballot.groups for item in group}
        authors = {every.messages[item].author_id for item in ranked}
        assert ballot.contributor_id not in authors, f"ballot {ballot.id} ranks an own message"
        if ballot.parent_id is None:
            compared.update((ballot.contributor_id, item) for item in every.options[ballot.task_id])
    assert max(compared.values(), default=0) <= 1, "somebody compared a prompt twice"


def _replies_by_author(every: Everything) -> Mapping[tuple[int, int], list[int]]:
    """(message, member) -> the member's replies to it, oldest first. Whose first was rejected may try once more.

    Those of members who were erased count, too: their tasks still say whose they were.
    """
    authors = {task.id: task.contributor_id for task in every.tasks}
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row in every.messages.values():
        if row.parent_id is not None and row.task_id is not None:
            found[row.parent_id, authors[row.task_id]].append(row.id)
    return found


def _seen_is_history(every: Everything, *, has_new_rules: bool) -> None:
    wanted: set[tuple[int, Kind, int]] = set()
    skipped: set[tuple[int, Kind, int]] = set()
    for task in every.tasks:
        if task.state in ("done", "skipped") and not every.is_erased(task.contributor_id):
            slots = {(task.contributor_id, *slot) for slot in every.slots(task)}
            wanted |= slots
            skipped |= slots if task.state == "skipped" else set()
    for row in every.messages.values():
        if row.parent_id is not None and row.review_result is True and row.author_id is not None:
            wanted.add((row.author_id, RANK_KIND[Role(row.role)], row.parent_id))
    found = {(row.contributor_id, Kind(row.kind), row.message_id) for row in every.seen}
    for (parent_id, author_id), replies in _replies_by_author(every).items():
        message = every.messages[replies[0]]
        mark = (author_id, REPLY_KIND[Role(message.role)], parent_id)
        if len(replies) > 1:
            continue
        if has_new_rules or (mark in skipped and message.review_result is False):
            wanted = wanted - {mark} | (found & {mark})  # which came first, nobody wrote down
        elif message.review_result is False:
            wanted.discard(mark)
    same(found, wanted, "what members are not offered again")


def _reviews_are_summed(every: Everything) -> None:
    totals: dict[tuple[int, str], float] = defaultdict(float)
    counts: Counter[tuple[int, str]] = Counter()
    for review in every.reviews:
        for name, value in review.labels.items():
            totals[review.message_id, name] += value
            counts[review.message_id, name] += 1
    found = {
        (row.id, name): (round(total, 6), number)
        for row in every.messages.values()
        for name, (total, number) in (row.labels or {}).items()
    }
    wanted = {key: (round(totals[key], 6), number) for key, number in counts.items()}
    same(found, wanted, "sums of labels")
    per_message = Counter(review.message_id for review in every.reviews)
    same(positive((row.id, row.review_count) for row in every.messages.values()), per_message, "reviews")


def _verdicts_follow_from_reviews(every: Everything, rulebook: RuleBook) -> None:
    labels: dict[int, list[Mapping[str, float]]] = defaultdict(list)
    set_aside = {row.id: row.forgiven_reviews for row in every.messages.values()}
    for review in every.reviews:
        row = every.messages[review.message_id]
        if set_aside[row.id]:  # from before a moderator sent the message back: the first ones
            set_aside[row.id] -= 1
            assert review.lessons is None, f"review {review.id} was set aside and still teaches"
            continue
        labels[review.message_id].append(review.labels)
        if not every.is_erased(review.contributor_id):
            assert (review.lessons is not None) is (row.review_result is not None), f"lessons of {row.id}"
    for tree_id, tree in every.trees.items():
        rules = rulebook.of(every.tree_rows[tree_id].lang)
        for node in tree.nodes:
            if rules.is_adaptive:
                _adaptive_verdict(every, node, rules)
            else:
                _fixed_verdict(node, labels[node.id], rules)


def _fixed_verdict(node: Node, labels: list[Mapping[str, float]], rules: Rules) -> None:
    """A moderator may overrule the rejection of a prompt, nothing else."""
    required = rules.reviews_required(is_root=node.parent_id is None)
    assert node.review_count <= required, f"message {node.id} was reviewed in vain"
    verdict = judge(labels, required=required, threshold=rules.acceptance_threshold).result
    overruled = node.parent_id is None and verdict is False and node.review_result is True
    assert node.review_result is verdict or overruled, f"verdict over message {node.id}"


def _adaptive_verdict(every: Everything, node: Node, rules: Rules) -> None:
    first = rules.audit_reviews if node.is_audited else rules.adaptive_min_reviews
    assert node.review_count <= rules.adaptive_max_reviews, f"message {node.id} was reviewed in vain"
    is_judged = node.review_result is not None
    assert not is_judged or node.review_count >= first, f"an early verdict over message {node.id}"
    assert is_judged or node.review_count < rules.adaptive_max_reviews, f"no verdict over message {node.id}"
    confidence = every.messages[node.id].confidence
    assert not is_judged or confidence is not None, f"confidence of message {node.id}"
    if node.parent_id is not None and node.review_count < rules.adaptive_max_reviews and is_judged:
        sure = rules.adaptive_confidence
        assert not node.review_result or confidence >= sure, f"message {node.id} was accepted too early"
        assert node.review_result or confidence <= 1.0 - sure, f"message {node.id} was rejected too early"


def _emoji_are_summed(every: Everything, *, has_new_rules: bool) -> None:
    wanted = Counter(
        (row.message_id, row.emoji) for row in every.reactions if row.emoji != messages.TAKEN_BACK
    )
    wanted += Counter((row.message_id, "red_flag") for row in every.reports)
    known, forgotten = _known(every), _forgotten(every)
    for task in every.tasks:
        if task.state != "skipped":
            continue
        marks = [(task.contributor_id, slot) for slot in every.slots(task)]
        is_known = any(
            at < task.closed_at and not at <= forgotten.get(mark, at - timedelta(1)) < task.closed_at
            for mark in marks
            for at in known[mark]
        )
        if not is_known:
            wanted += Counter((about, SKIP_CODES[kind.info.family]) for _, (kind, about) in marks)
    found = positive(((row.message_id, row.emoji), row._mapping["count"]) for row in every.emoji_stats)
    if has_new_rules:  # when a reply was rejected, so that its author may try again, nobody wrote down
        code = SKIP_CODES[Family.WRITE]
        found, wanted = (
            Counter({key: n for key, n in each.items() if key[1] != code}) for each in (found, wanted)
        )
    same(found, wanted, "emoji")


Mark = tuple[int, Slot]
"""A member and a slot."""


def _known(every: Everything) -> Mapping[Mark, list[datetime]]:
    """When each member was done with a slot: answered it, skipped it, or had a reply accepted there."""
    known: dict[Mark, list[datetime]] = defaultdict(list)
    for task in every.tasks:
        if task.state in ("done", "skipped"):
            for slot in every.slots(task):
                known[task.contributor_id, slot].append(task.closed_at)
    accepted = {acceptance_event(kind).value for kind in REPLY_KIND.values()}
    for entry in every.ledger:
        if entry.event in accepted and entry.delta > 0:
            message = every.messages[entry.message_id]
            slot = (RANK_KIND[Role(message.role)], message.parent_id)
            known[entry.contributor_id, slot].append(entry.created_at)
    return known


def _forgotten(every: Everything) -> Mapping[Mark, datetime]:
    """When a member might answer a message again: at the last review of their first reply, which rejected it."""
    reviewed: dict[int, datetime] = {}
    for review in every.reviews:
        reviewed[review.message_id] = max(
            review.created_at, reviewed.get(review.message_id, review.created_at)
        )
    return {
        (author_id, (REPLY_KIND[Role(every.messages[replies[0]].role)], parent_id)): reviewed[replies[0]]
        for (parent_id, author_id), replies in _replies_by_author(every).items()
        if every.messages[replies[0]].review_result is False
    }
