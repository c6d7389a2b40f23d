"""What people answer: texts with a hidden truth, reviews and orders that are a noisy view of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from bot.simulate.crowd import Person, Reading
from storage.domain.kinds import Family, Kind, Role
from storage.domain.labels import LIKERT_STEPS, Form, Widget, labels_of
from storage.domain.views import MessageView

TIE = 0.04
"""Seen qualities nearer than this are put on one level."""
NOT_RANKABLE = 0.02
"""Probability that somebody says that none can be ranked."""
MINUTES: Mapping[Family, float] = MappingProxyType({Family.WRITE: 6.0, Family.LABEL: 1.2, Family.RANK: 2.5})
"""How long a task takes a careful person, in the median."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What only the simulation knows of a message."""

    author: int
    """Discord id."""
    is_acceptable: bool
    quality: float
    """In [0, 1]."""


def minutes_for(person: Person, kind: Kind) -> float:
    """How long the person takes this time."""
    return MINUTES[kind.info.family] * person.traits.pace * person.rng.lognormvariate(0.0, 0.5)


def truth_of_a_text(person: Person) -> Truth:
    """What the next text of a person is worth."""
    is_acceptable = person.rng.random() < person.traits.good_texts
    quality = person.rng.betavariate(4.0, 2.0) if is_acceptable else person.rng.betavariate(1.5, 5.0)
    return Truth(person.discord_id, is_acceptable, quality)


def thinks_acceptable(person: Person, truth: Truth) -> bool:
    """What the person says about a message: the truth, as far as they see it and say it."""
    if person.traits.reading is Reading.COIN:
        return person.rng.random() < 0.5
    sees = truth.is_acceptable is (person.rng.random() < person.reliability)
    return sees if person.traits.reading is Reading.HONEST else not sees


def _seen_quality(person: Person, truth: Truth) -> float:
    """A quality in [0, 1] as the person gives it."""
    if person.traits.reading is Reading.COIN:
        return person.rng.random()
    seen = min(1.0, max(0.0, person.rng.gauss(truth.quality, person.traits.noise)))
    return seen if person.traits.reading is Reading.HONEST else 1.0 - seen


def review(person: Person, kind: Kind, truth: Truth, *, is_simple: bool = False) -> dict[str, float]:
    """The answers of a label task."""
    answers = {"spam": 0.0 if thinks_acceptable(person, truth) else 1.0}
    if person.rng.random() >= person.traits.all_questions:
        return answers
    forms = {Form.CORE} | ({Form.NUANCES} if person.rng.random() < person.traits.nuances else set())
    for label in labels_of(kind, is_simple=is_simple):
        if label.name in answers or label.form not in forms:
            continue
        seen = _seen_quality(person, truth)
        if label.widget is Widget.LIKERT:
            step = round((1.0 - seen if label.is_inverted else seen) * (LIKERT_STEPS - 1))
            answers[label.name] = step / (LIKERT_STEPS - 1)
        elif label.widget is Widget.YES_NO:
            answers[label.name] = float(seen < 0.25)
        else:
            answers[label.name] = 0.0
    return answers


def order(
    person: Person, options: Sequence[MessageView], truths: Mapping[int, Truth]
) -> tuple[list[list[int]], bool]:
    """The groups of a ranking task, best first, and whether the person says that none can be ranked."""
    if person.rng.random() < NOT_RANKABLE:
        return [], True
    seen = {option.id: _seen_quality(person, truths[option.id]) for option in options}
    groups: list[list[int]] = []
    last = 2.0
    for message_id in sorted(seen, key=lambda each: -seen[each]):
        if groups and last - seen[message_id] < TIE:
            groups[-1].append(message_id)
        else:
            groups.append([message_id])
        last = seen[message_id]
    return groups, False


_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "es": """agua aldea amigo anillo barco bosque café calle camino canción carta casa cielo ciudad clima cocina
        color comida cuento día diente escuela estrella familia fiesta flor fuego guitarra hermana historia hoja
        huerta idea idioma invierno isla jardín juego lago lana libro lluvia luna madera mano mar mercado mesa
        montaña música nieve noche nube ola pan papel pared pez piedra plaza pueblo puente queso río sal semilla
        silla sol sombra tarde taza tiempo tierra tren ventana verano viaje viento voz zapato""",
        "en": """answer apple autumn baker beach bird boat bread bridge butter candle castle cloud coast coffee cook
        corner dance desert dinner door dream engine evening farmer field finger fire fish flower forest friend
        game garden glass guitar harbour hill honey horse house island kitchen lamp language letter light market
        meadow memory milk morning mountain music needle night ocean orange paper pencil pepper piano planet
        queen question rain river road school season shadow silver sister snow song spring stone story street""",
        "fr": """abeille ami automne bateau beurre bois bouteille branche café campagne carte chaise chanson chat
        chemin ciel clé colline conte coquille corde cuisine danse demain dessin eau école église enfant étoile
        fenêtre feu feuille fille fleur forêt frère fromage fruit gare gâteau guitare herbe heure histoire hiver
        idée île jardin jeu jour lac laine lettre livre lune main maison marché matin mer miel montagne mur
        musique neige nuit oiseau orage pain papier pêche pierre place pluie pont porte printemps rivière route""",
    }
)
_SHAPES: Mapping[str, Mapping[Role, str]] = MappingProxyType(
    {
        "es": {Role.PROMPTER: "¿Qué tiene que ver {}?", Role.ASSISTANT: "Depende de {}."},
        "en": {Role.PROMPTER: "What has this to do with {}?", Role.ASSISTANT: "It depends on {}."},
        "fr": {Role.PROMPTER: "Quel rapport avec {} ?", Role.ASSISTANT: "Cela dépend de {}."},
    }
)
_BAD = "¡¡¡ {} !!!"


class Texts:
    """Plausible texts, no two of them alike; languages without words of their own borrow the English ones."""

    def __init__(self) -> None:
        self._written: set[str] = set()

    def new(self, rng: Random, lang: str, role: Role, *, is_acceptable: bool) -> str:
        """A text that nobody wrote before."""
        words = _WORDS.get(lang, _WORDS["en"]).split()
        shape = _SHAPES.get(lang, _SHAPES["en"])[role] if is_acceptable else _BAD
        return self._unlike_others(lambda: shape.format(", ".join(rng.sample(words, rng.randint(6, 12)))))

    def _unlike_others(self, make: Callable[[], str]) -> str:
        while (text := make()) in self._written:
            pass
        self._written.add(text)
        return text
