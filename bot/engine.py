"""From the settings to the collection engine."""

from __future__ import annotations

from bot.settings import Settings
from storage.domain.rules import PRESETS
from storage.domain.views import Terms
from storage.services.context import Context
from storage.services.engine import Engine
from storage.store import Store


def build_engine(settings: Settings, store: Store) -> Engine:
    """The engine as the settings want it; what the store says about the rules comes with `rulings.load`."""
    terms = Terms(settings.terms_version, settings.licence)
    engine = Engine.over(Context(store, terms, settings.languages, settings.rulebook()))
    engine.rulings.preset = PRESETS[settings.preset]
    return engine
