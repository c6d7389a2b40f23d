"""x"""
from storage.domain.kinds import Kind
async def test_every_kind_is_open_once(garden):
    for lang in ("es","en","fr"):
        ana = garden.player(lang)
        await ana.join(lang)
        view = await garden.engine.tasks.availability(ana.id)
        assert {k: v.open for k,v in view.by_kind.items()} == dict.fromkeys(Kind, 1)
