"""A store with exactly one open task of each of the nine kinds in Spanish, English and French.

Whoever wrote it are members with the Discord ids 1 to 5; a test's own members are newcomers and may do all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import Any

from storage.domain.rules import SMALL, Rules
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import engine_over, growing_prompt, members, prompt, reply, review

ASKER, HELPER, REVIEWER, OTHER, LAST = AUTHORS = (1, 2, 3, 4, 5)

RULES: Mapping[str, Any] = MappingProxyType(
    {
        "max_active_trees": 4,
        "max_initial_prompt_review": 2,
        "num_prompter_replies": 3,
        "rank_prompter_replies": True,
        "max_tasks": 0,
        "max_assistant_reply_tasks": 0,
        "max_prompter_reply_tasks": 0,
    }
)
"""What differs from the preset `small`, so that every kind is there, each of them once, as often as a test asks."""

TEXTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "es": {
            "to answer": "¿Cuáles son los planetas del sistema solar?",
            "to go on": "Dime cinco palabras que terminen en u.",
            "reply to go on": "Bambú, iglú, Perú, ímpetu y menú.",
            "of the reply to label": "¿Cuáles son los tres colores primarios?",
            "reply to label": "Rojo, amarillo y azul.",
            "of the message to label": "¿Me das una receta de chili con carne?",
            "reply of the message to label": "Sofríe la cebolla, añade la carne y el tomate.",
            "message to label": "¿No lleva también frijoles?",
            "prompt to label": "Explícame qué es la fotosíntesis.",
            "of the replies to rank": "¿Cómo uno dos PDF en LaTeX?",
            "reply to rank 1": "Con el paquete pdfpages.",
            "reply to rank 2": "Con includegraphics, página por página.",
            "reply to rank 3": "No se puede.",
            "of the messages to rank": "Cuéntame un cuento corto.",
            "reply of the messages to rank": "Había una vez un faro que tenía sueño.",
            "message to rank 1": "¿Y quién lo encendía?",
            "message to rank 2": "Hazlo más triste.",
            "message to rank 3": "Gracias.",
            "prompt to rank 1": "Recomiéndame una novela.",
            "prompt to rank 2": "¿Por qué el cielo es azul?",
            "prompt to rank 3": "Ayúdame con una carta formal.",
        },
        "en": {
            "to answer": "Which planets are in the solar system?",
            "to go on": "Name five words that end in u.",
            "reply to go on": "You, menu, flu, guru and haiku.",
            "of the reply to label": "What are the three primary colours?",
            "reply to label": "Red, yellow and blue.",
            "of the message to label": "Can I have a recipe for chili con carne?",
            "reply of the message to label": "Fry the onion, then add meat and tomatoes.",
            "message to label": "Doesn't it have beans, too?",
            "prompt to label": "Explain photosynthesis to me.",
            "of the replies to rank": "How do I join two PDF files in LaTeX?",
            "reply to rank 1": "With the package pdfpages.",
            "reply to rank 2": "With includegraphics, page by page.",
            "reply to rank 3": "That is impossible.",
            "of the messages to rank": "Tell me a short story.",
            "reply of the messages to rank": "Once there was a lighthouse that was sleepy.",
            "message to rank 1": "And who lit it?",
            "message to rank 2": "Make it sadder.",
            "message to rank 3": "Thanks.",
            "prompt to rank 1": "Recommend a novel.",
            "prompt to rank 2": "Why is the sky blue?",
            "prompt to rank 3": "Help me with a formal letter.",
        },
        "fr": {
            "to answer": "Quelles sont les planètes du système solaire ?",
            "to go on": "Donne-moi cinq mots qui finissent en u.",
            "reply to go on": "Menu, tissu, vertu, écu et genou.",
            "of the reply to label": "Quelles sont les trois couleurs primaires ?",
            "reply to label": "Rouge, jaune et bleu.",
            "of the message to label": "Tu me donnes une recette de chili con carne ?",
            "reply of the message to label": "Fais revenir l'oignon, ajoute la viande et la tomate.",
            "message to label": "Il n'y a pas aussi des haricots ?",
            "prompt to label": "Explique-moi la photosynthèse.",
            "of the replies to rank": "Comment réunir deux PDF en LaTeX ?",
            "reply to rank 1": "Avec le paquet pdfpages.",
            "reply to rank 2": "Avec includegraphics, page par page.",
            "reply to rank 3": "C'est impossible.",
            "of the messages to rank": "Raconte-moi une petite histoire.",
            "reply of the messages to rank": "Il était une fois un phare qui avait sommeil.",
            "message to rank 1": "Et qui l'allumait ?",
            "message to rank 2": "Rends-la plus triste.",
            "message to rank 3": "Merci.",
            "prompt to rank 1": "Conseille-moi un roman.",
            "prompt to rank 2": "Pourquoi le ciel est-il bleu ?",
            "prompt to rank 3": "Aide-moi à écrire une lettre officielle.",
        },
    }
)
"""Language -> what a text is for -> the text."""


def _rules(*, goal: int, children: int = 1) -> Rules:
    """Rules under which a tree becomes what the garden wants; its limits stay with it."""
    values = {"goal_tree_size": goal, "max_children_count": children, "max_active_trees": 100}
    return SMALL.changed({**RULES, "max_initial_prompt_review": 100, **values})


async def plant(url: str) -> None:
    """Fill a migrated store."""
    store, rng = await Store.open(url), Random(2026)
    try:
        await members(engine_over(store), *AUTHORS, languages=list(TEXTS))
        for lang, texts in TEXTS.items():
            await _Bed(store, rng, lang, texts).plant()
    finally:
        await store.close()


class _Bed:
    """The part of the garden in one language."""

    def __init__(self, store: Store, rng: Random, lang: str, texts: Mapping[str, str]) -> None:
        self._store, self._rng = store, rng
        self._lang, self._texts = lang, texts

    def _engine(self, rules: Rules) -> Engine:
        engine = engine_over(self._store, rules, languages=(self._lang,))
        engine.context.rng = self._rng
        return engine

    async def plant(self) -> None:
        """Trees that grow, then prompts that wait: nothing draws them as long as no tree may grow."""
        await self._replies_to_rank()
        await self._messages_to_rank()
        engine = self._engine(_rules(goal=3))
        root = await self._growing(engine, "to go on")
        await self._accepted(engine, HELPER, root, "reply to go on")
        root = await self._growing(engine, "of the message to label")
        answer = await self._accepted(engine, HELPER, root, "reply of the message to label")
        await reply(engine, OTHER, answer, text=self._texts["message to label"])
        engine = self._engine(_rules(goal=2))
        root = await self._growing(engine, "of the reply to label")
        await reply(engine, HELPER, root, text=self._texts["reply to label"])
        await self._growing(engine, "to answer")
        engine = self._engine(_rules(goal=6).changed({"max_active_trees": 0}))
        for number, author in enumerate((ASKER, HELPER, OTHER), 1):
            root = await prompt(engine, author, text=self._texts[f"prompt to rank {number}"])
            await review(engine, root, [REVIEWER])
        await prompt(engine, ASKER, text=self._texts["prompt to label"])

    async def _replies_to_rank(self) -> None:
        engine = self._engine(_rules(goal=4, children=3))
        root = await self._growing(engine, "of the replies to rank")
        for number, author in enumerate((HELPER, OTHER, LAST), 1):
            await self._accepted(engine, author, root, f"reply to rank {number}")

    async def _messages_to_rank(self) -> None:
        engine = self._engine(_rules(goal=5))
        root = await self._growing(engine, "of the messages to rank")
        answer = await self._accepted(engine, HELPER, root, "reply of the messages to rank")
        for number, author in enumerate((ASKER, OTHER, LAST), 1):
            await self._accepted(engine, author, answer, f"message to rank {number}")

    async def _growing(self, engine: Engine, name: str) -> int:
        return await growing_prompt(engine, ASKER, [REVIEWER], text=self._texts[name])

    async def _accepted(self, engine: Engine, by: int, parent_id: int, name: str) -> int:
        """A reply under a message, reviewed."""
        made = await reply(engine, by, parent_id, text=self._texts[name])
        await review(engine, made, [REVIEWER])
        return made
