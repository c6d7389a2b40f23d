"""Rules from the store: what wins, what is refused, and that what does not fit is left out without harm."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.errors import NothingAvailable, StoreUnavailable, UnknownLanguage
from storage.domain.kinds import Kind
from storage.domain.rules import BOUNDS, PRESETS, SMALL, STANDARD, RuleBook, faults
from storage.queries import rulings as stored
from storage.queries import tables as t
from storage.queries.rulings import Override
from storage.services.context import Context
from storage.services.engine import Engine
from storage.services.rulings import KINDS, PROMPTS_CLOSED, RuleRefused, Rulings, Why, as_value
from storage.store import Store
from tests.builders import (
    LANGUAGES,
    NOW,
    TERMS,
    EngineFactory,
    claim,
    growing_prompt,
    members,
    reply,
    review,
    snapshot_of_everything,
)
from tests.storage.invariants import assert_consistent

BOOK = RuleBook(
    SMALL.changed({"num_reviews_reply": 2}),
    {"es": SMALL.changed({"num_reviews_reply": 3, "max_text_length": 500})},
    frozenset({"fr"}),
)
"""Settings: two reviews, three in Spanish with short texts; no prompts in French."""


@pytest.fixture
def rulings(make_engine: EngineFactory) -> Rulings:
    """Over the settings above, which started from the preset small."""
    engine = make_engine(book=BOOK)
    engine.rulings.preset = SMALL
    return engine.rulings


async def put(store: Store, lang: str | None, name: str, value: object, *, minutes: int = 0) -> None:
    """Write an override past every check, as an earlier version or a hand may have."""
    override, now = Override(lang, name, value), NOW + timedelta(minutes=minutes)
    await store.write(lambda tx: stored.put(tx, override, now=now))


def of(rulings: Rulings, lang: str | None, name: str) -> tuple[object, str]:
    """Value and source of a rule."""
    return next((value, source) for each, value, source in rulings.effective(lang) if each == name)


# ---- What wins ----


async def test_an_empty_store_leaves_the_settings_as_they_are(rulings: Rulings) -> None:
    assert await rulings.load() == BOOK
    assert of(rulings, None, "num_reviews_reply") == (2, "settings")
    assert of(rulings, "es", "num_reviews_reply") == (3, "settings for es")
    assert of(rulings, "en", "num_reviews_reply") == (2, "settings")
    assert of(rulings, "es", "goal_tree_size") == (6, "preset")
    assert of(rulings, "fr", PROMPTS_CLOSED) == (True, "settings for fr")
    assert of(rulings, "es", PROMPTS_CLOSED) == (False, "preset")


async def test_the_store_for_all_goes_before_the_settings_for_a_language(rulings: Rulings) -> None:
    book = await rulings.change(None, "num_reviews_reply", 5, now=NOW)
    assert [book.of(lang).num_reviews_reply for lang in ("es", "en", "fr")] == [5, 5, 5]
    assert of(rulings, "es", "num_reviews_reply") == (5, "store")


async def test_a_language_keeps_its_settings_for_every_other_name(rulings: Rulings) -> None:
    book = await rulings.change(None, "num_reviews_initial_prompt", 4, now=NOW)
    spanish = book.of("es")
    assert (spanish.num_reviews_initial_prompt, spanish.num_reviews_reply, spanish.max_text_length) == (
        4,
        3,
        500,
    )


async def test_the_store_for_a_language_goes_before_all_others(rulings: Rulings) -> None:
    await rulings.change("es", "num_reviews_reply", 7, now=NOW)
    book = await rulings.change(None, "num_reviews_reply", 5, now=NOW + timedelta(hours=1))
    assert [book.of(lang).num_reviews_reply for lang in ("es", "en")] == [7, 5]
    assert of(rulings, "es", "num_reviews_reply") == (7, "store for es")
    assert of(rulings, None, "num_reviews_reply") == (5, "store")


async def test_a_reset_lets_hold_what_held_before(rulings: Rulings) -> None:
    await rulings.change(None, "num_reviews_reply", 5, now=NOW)
    await rulings.change("es", "num_reviews_reply", 7, now=NOW)
    assert rulings.is_stored("es", "num_reviews_reply")
    assert (await rulings.reset("es", "num_reviews_reply", now=NOW)).of("es").num_reviews_reply == 5
    assert await rulings.reset(None, "num_reviews_reply", now=NOW) == BOOK
    assert await rulings.reset(None, "num_reviews_reply", now=NOW) == BOOK
    assert not rulings.is_stored("es", "num_reviews_reply")


async def test_the_last_value_of_a_rule_is_the_one_that_is_kept(rulings: Rulings, store: Store) -> None:
    for value in (4, 5):
        await rulings.change("es", "num_reviews_reply", value, now=NOW)
    rows = await store.read(stored.overrides)
    assert rows == [Override("es", "num_reviews_reply", 5)]


async def test_prompts_are_closed_and_opened_by_language_and_for_all(rulings: Rulings) -> None:
    assert (await rulings.change("es", PROMPTS_CLOSED, True, now=NOW)).prompts_closed == {"es", "fr"}
    assert (await rulings.change("fr", PROMPTS_CLOSED, False, now=NOW)).prompts_closed == {"es"}
    assert (await rulings.change(None, PROMPTS_CLOSED, True, now=NOW)).prompts_closed == {"es", "en"}
    assert of(rulings, "en", PROMPTS_CLOSED) == (True, "store")
    assert of(rulings, "fr", PROMPTS_CLOSED) == (False, "store for fr")
    assert of(rulings, None, PROMPTS_CLOSED) == (True, "store")
    for lang in ("es", "fr"):
        await rulings.reset(lang, PROMPTS_CLOSED, now=NOW)
    book = await rulings.change(None, PROMPTS_CLOSED, False, now=NOW)
    assert book.prompts_closed == frozenset()


async def test_every_rule_can_be_changed_and_comes_back_with_its_type(rulings: Rulings, store: Store) -> None:
    everything = STANDARD.changed({"rank_prompter_replies": True, "acceptance_method": "adaptive"})
    order = sorted(KINDS, key=lambda name: name == "goal_tree_size")  # after what makes room for it
    for name in order:
        if name != PROMPTS_CLOSED:
            await rulings.change("es", name, getattr(everything, name), now=NOW)
    book = await rulings.load()
    assert book.of("es") == everything
    assert all(type(getattr(book.of("es"), name)) is type(getattr(STANDARD, name)) for name in BOUNDS)


# ---- What is refused ----


@pytest.mark.parametrize(
    ("name", "value", "reason", "sentence"),
    [
        ("goal_tree_siz", 8, Why.UNKNOWN, "goal_tree_siz is no threshold: did you mean goal_tree_size?"),
        ("zzz", 8, Why.UNKNOWN, "zzz is no threshold."),
        ("goal_tree_size", 0, Why.BOUNDS, "goal_tree_size is 0, but must lie between 1 and 1,000."),
        (
            "acceptance_threshold",
            "nan",
            Why.BOUNDS,
            "acceptance_threshold is nan, but must lie between 0 and 0.99.",
        ),
        ("goal_tree_size", "8.5", Why.KIND, 'goal_tree_size is "8.5", but must be a whole number.'),
        ("goal_tree_size", True, Why.KIND, 'goal_tree_size is "true", but must be a whole number.'),
        ("goal_tree_size", "", Why.KIND, "goal_tree_size is empty, but must be a whole number."),
        ("weight_rank", "much", Why.KIND, 'weight_rank is "much", but must be a number.'),
        ("follow_funnel", "maybe", Why.KIND, 'follow_funnel is "maybe", but must be true or false.'),
        (
            "acceptance_method",
            "fast",
            Why.KIND,
            'acceptance_method is "fast", but must be one of fixed, adaptive.',
        ),
        (
            "goal_tree_size",
            99,
            Why.TOGETHER,
            "goal_tree_size cannot be changed like that: goal_tree_size is 99, but a conversation with "
            "max_tree_depth 3, max_children_count 2 and num_prompter_replies 1 holds only 9 messages.",
        ),
    ],
)
async def test_what_cannot_be_is_refused_with_a_sentence_and_stored_nowhere(
    sqlite_engine: Engine, name: str, value: object, reason: Why, sentence: str
) -> None:
    store = sqlite_engine.context.store
    before = await snapshot_of_everything(store)
    with pytest.raises(RuleRefused) as refused:
        await sqlite_engine.rulings.change(None, name, value, now=NOW)
    assert (refused.value.reason, refused.value.sentence) == (reason, sentence)
    assert refused.value.key == "error-rule"
    assert refused.value.facts["name"] == name
    assert await snapshot_of_everything(store) == before


async def test_every_refusal_has_the_same_facts(sqlite_engine: Engine) -> None:
    names = set()
    for name, value in (("x", 1), ("goal_tree_size", "x"), ("goal_tree_size", 0), ("goal_tree_size", 99)):
        with pytest.raises(RuleRefused) as refused:
            await sqlite_engine.rulings.change(None, name, value, now=NOW)
        names.add(frozenset(refused.value.facts))
    wanted = {"reason", "name", "value", "near", "expected", "low", "high", "language", "detail"}
    assert names == {frozenset(wanted)}


async def test_a_language_that_is_not_collected_is_refused(sqlite_engine: Engine) -> None:
    for ask in (
        partial(sqlite_engine.rulings.change, "de", "goal_tree_size", 3),
        partial(sqlite_engine.rulings.reset, "de", "goal_tree_size"),
    ):
        with pytest.raises(UnknownLanguage):
            await ask(now=NOW)


async def test_what_would_break_the_rules_of_one_language_is_refused_and_says_of_which(
    rulings: Rulings,
) -> None:
    await rulings.change("en", "goal_tree_size", 7, now=NOW)
    with pytest.raises(RuleRefused) as refused:
        await rulings.change(None, "max_tree_depth", 2, now=NOW)
    assert (refused.value.reason, refused.value.facts["language"]) == (Why.TOGETHER, "")
    await rulings.change(None, "goal_tree_size", 3, now=NOW)
    with pytest.raises(RuleRefused) as refused:
        await rulings.change(None, "max_tree_depth", 2, now=NOW)
    assert refused.value.facts["language"] == "en"
    assert "for en: goal_tree_size is 7" in refused.value.sentence


async def test_a_reset_on_which_another_change_rests_is_refused(rulings: Rulings) -> None:
    await rulings.change(None, "max_tree_depth", 5, now=NOW)
    await rulings.change(None, "goal_tree_size", 12, now=NOW)
    with pytest.raises(RuleRefused, match="error-rule") as refused:
        await rulings.reset(None, "max_tree_depth", now=NOW)
    assert refused.value.sentence.startswith("max_tree_depth cannot be reset like that: goal_tree_size is 12")
    await rulings.reset(None, "goal_tree_size", now=NOW)
    assert await rulings.reset(None, "max_tree_depth", now=NOW) == BOOK


# ---- What is left out ----


@pytest.mark.parametrize(
    ("lang", "name", "value"),
    [
        (None, "abolished_threshold", 3),
        ("es", "goal_tree_size", 100_000),
        ("es", "goal_tree_size", 99),
        (None, "goal_tree_size", "many"),
        (None, "goal_tree_size", {"a": [1]}),
        (None, "acceptance_method", "coin"),
        (None, PROMPTS_CLOSED, 3),
    ],
)
async def test_an_override_that_does_not_fit_is_left_out_and_named_once(
    rulings: Rulings,
    store: Store,
    caplog: pytest.LogCaptureFixture,
    lang: str | None,
    name: str,
    value: object,
) -> None:
    await put(store, lang, name, value)
    await put(store, None, "num_reviews_reply", 9)
    with caplog.at_level(logging.WARNING):
        book = await rulings.load()
        await rulings.load()
    assert [book.of(code).num_reviews_reply for code in ("es", "en")] == [9, 9]
    assert book.of("es").goal_tree_size == 6
    (record,) = caplog.records
    assert record.getMessage().startswith(
        f"the stored rule {name} of {lang or 'all languages'} is left out: "
    )
    await rulings.change(None, "num_reviews_reply", 8, now=NOW)
    assert (await rulings.reset(lang, name, now=NOW)).base.num_reviews_reply == 8
    assert len(await store.read(stored.overrides)) == 1


async def test_what_a_hand_wrote_and_is_no_json_does_not_stop_the_rest(
    sqlite_engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    store, row = sqlite_engine.context.store, {"lang": "", "name": "acceptance_method", "value": "ad{ptive"}
    statement = sa.text(
        "INSERT INTO rule_override (lang, name, value, changed_at) VALUES (:lang, :name, :value, '2026-03-02')"
    )
    await store.write(lambda tx: tx.execute(statement, row))
    await put(store, None, "num_reviews_reply", 9)
    rules = (await sqlite_engine.rulings.load()).base
    assert (rules.num_reviews_reply, rules.acceptance_method) == (9, "fixed")
    assert "acceptance_method" in caplog.text


async def test_values_that_only_work_together_are_taken_whatever_their_order(
    rulings: Rulings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await put(store, None, "goal_tree_size", 12, minutes=1)
    await put(store, None, "max_tree_depth", 5, minutes=2)
    book = await rulings.load()
    assert (book.base.goal_tree_size, book.of("es").max_tree_depth) == (12, 5)
    assert caplog.records == []


async def test_of_values_that_do_not_go_together_the_earlier_one_holds(
    rulings: Rulings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await put(store, None, "max_tree_depth", 1, minutes=2)
    await put(store, None, "goal_tree_size", 7, minutes=1)
    await put(store, None, "max_text_length", 900, minutes=3)
    rules = (await rulings.load()).base
    assert (rules.goal_tree_size, rules.max_tree_depth, rules.max_text_length) == (7, 3, 900)
    assert "max_tree_depth of all languages is left out" in caplog.text


async def test_a_value_for_all_that_does_not_fit_one_language_holds_for_the_others(
    make_engine: EngineFactory, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    shallow = SMALL.changed({"max_tree_depth": 1, "goal_tree_size": 3})
    rulings = make_engine(book=RuleBook(SMALL, {"es": shallow})).rulings
    await put(store, None, "goal_tree_size", 5)
    book = await rulings.load()
    assert [book.of(lang).goal_tree_size for lang in ("es", "en")] == [3, 5]
    assert of(rulings, "es", "goal_tree_size") == (3, "settings for es")
    assert "goal_tree_size of all languages is left out for es" in caplog.text


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.lists(st.integers())
)


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from([None, "es", "en", "xx"]),
            st.sampled_from([*KINDS, "gone"]),
            VALUES | st.integers(0, 9),
        ),
        max_size=8,
    )
)
def test_no_overrides_at_all_make_rules_that_cannot_work(rows: list[tuple[str | None, str, Any]]) -> None:
    store: Any = FakeStore([Override(*row) for row in rows])
    upkeep: Any = FakeUpkeep()
    book = asyncio.run(Rulings(Context(store, TERMS, LANGUAGES, BOOK), upkeep).load())
    every = [book.base, *book.by_language.values()]
    assert [list(faults(rules)) for rules in every] == [[]] * len(every)
    assert all(
        type(getattr(rules, name)) is type(getattr(STANDARD, name)) for rules in every for name in BOUNDS
    )


@given(name=st.sampled_from(list(KINDS)), value=VALUES)
def test_a_value_becomes_one_of_its_kind_or_a_refusal(name: str, value: object) -> None:
    sentence = ""
    try:
        found = as_value(name, value)
    except RuleRefused as refused:
        found, sentence = getattr(STANDARD, name, True), refused.sentence
    assert type(found) is type(getattr(STANDARD, name, True))
    assert as_value(name, str(found)) == found
    assert sentence == "" or (sentence.startswith(name) and sentence.endswith("."))


# ---- What follows ----


class FakeStore:
    """A store that answers every question with these rows."""

    def __init__(self, rows: list[Override]) -> None:
        self._rows = rows

    async def read(self, _body: object) -> list[Override]:
        return self._rows


class FakeUpkeep:
    """Remembers which languages were settled; fails while it is told to."""

    def __init__(self) -> None:
        self.calls: list[frozenset[str] | None] = []
        self.is_down = False

    async def resettle_all(self, *, now: object, langs: frozenset[str] | None = None) -> int:
        if self.is_down:
            raise StoreUnavailable(detail="down")
        self.calls.append(langs)
        return 1


@pytest.fixture
def upkeep() -> FakeUpkeep:
    return FakeUpkeep()


@pytest.fixture
def watched(sqlite_engine: Engine, upkeep: FakeUpkeep) -> Rulings:
    """Rulings whose settling is watched, on SQLite alone."""
    context = sqlite_engine.context
    context.rulebook = BOOK
    return Rulings(context, upkeep)  # type: ignore[arg-type]  # the fake


async def test_after_a_start_everything_is_settled_once(watched: Rulings, upkeep: FakeUpkeep) -> None:
    for _ in range(2):
        await watched.load()
        await watched.settle(now=NOW)
    assert upkeep.calls == [None]


async def test_a_change_settles_the_languages_that_it_concerns(watched: Rulings, upkeep: FakeUpkeep) -> None:
    await watched.settle(now=NOW)
    await watched.change("es", "num_reviews_reply", 4, now=NOW)
    await watched.change(None, "num_reviews_reply", 6, now=NOW)
    await watched.change("fr", "num_reviews_reply", 6, now=NOW)
    await watched.change("es", PROMPTS_CLOSED, True, now=NOW)
    await watched.reset("es", "num_reviews_reply", now=NOW)
    assert upkeep.calls[1:] == [frozenset({"es"}), frozenset({"en", "fr"}), frozenset({"es"})]


async def test_a_change_without_settling_leaves_it_to_the_jobs(watched: Rulings, upkeep: FakeUpkeep) -> None:
    await watched.settle(now=NOW)
    await watched.change("es", "num_reviews_reply", 4, now=NOW, settle=False)
    assert upkeep.calls == [None]
    await watched.settle(now=NOW)
    assert upkeep.calls == [None, frozenset({"es"})]


async def test_settling_that_failed_is_done_the_next_time(watched: Rulings, upkeep: FakeUpkeep) -> None:
    await watched.settle(now=NOW)
    upkeep.is_down = True
    with pytest.raises(StoreUnavailable):
        await watched.change("es", "num_reviews_reply", 4, now=NOW)
    upkeep.is_down = False
    await watched.settle(now=NOW)
    assert upkeep.calls == [None, frozenset({"es"})]


async def test_a_change_by_another_process_is_taken_up_by_the_next_load(
    make_engine: EngineFactory, caplog: pytest.LogCaptureFixture
) -> None:
    here, there = make_engine(book=BOOK), make_engine(book=BOOK)
    await there.rulings.change("en", "num_reviews_reply", 4, now=NOW)
    assert here.context.rulebook == BOOK
    with caplog.at_level(logging.INFO):
        for _ in range(3):
            await here.rulings.load()
    assert here.context.rulebook.of("en").num_reviews_reply == 4
    assert [record.getMessage() for record in caplog.records] == ["the rules changed for en"]


async def test_changes_at_the_same_time_all_hold(make_engine: EngineFactory) -> None:
    engines = [make_engine(book=BOOK) for _ in range(3)]
    names = [name for name in BOUNDS if name.startswith("weight_")]
    await asyncio.gather(
        *(engines[number % 3].rulings.change("es", name, 0.5, now=NOW) for number, name in enumerate(names))
    )
    for engine in engines:
        await engine.rulings.load()
        rules = {each.name: each.value for each in engine.rulings.effective("es")}
        assert {rules[name] for name in names} == {0.5}


async def test_fewer_reviews_let_a_waiting_reply_through_without_a_restart(
    make_engine: EngineFactory,
) -> None:
    engine = make_engine(SMALL.changed({"num_reviews_reply": 2}))
    await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [3])
    await engine.rulings.settle(now=NOW)
    assert (await engine.rulings.change("es", "num_reviews_reply", 1, now=NOW)).of(
        "es"
    ).num_reviews_reply == 1
    store = engine.context.store
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))
    accepted = sa.select(t.message.c.review_result).where(t.message.c.id == answer)
    assert await store.read(lambda tx: tx.execute(accepted).scalar_one()) is True


async def test_closed_prompts_are_not_handed_out_any_more(make_engine: EngineFactory) -> None:
    engine = make_engine()
    await members(engine, 1)
    await engine.rulings.change("es", PROMPTS_CLOSED, True, now=NOW)
    with pytest.raises(NothingAvailable):
        await claim(engine, 1, Kind.INITIAL_PROMPT)
    await engine.rulings.change("es", PROMPTS_CLOSED, False, now=NOW)
    assert (await claim(engine, 1, Kind.INITIAL_PROMPT)).lang == "es"


def test_the_presets_are_rules_that_can_be_stored() -> None:
    for preset in PRESETS.values():
        assert all(
            as_value(name, getattr(preset, name)) == getattr(preset, name)
            for name in KINDS
            if name != PROMPTS_CLOSED
        )
