"""Where pictures are drawn: one thread beside the event loop, and a store of those drawn last."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from bot.i18n import Locale
from bot.pictures.theme import Theme
from bot.pictures.views import Picture, View

KEPT = 128
"""Pictures kept; at some 100 KB each they take less than 15 MB."""

Key = tuple[View, str, Theme]


class Studio:
    """Draws pictures one after another and keeps them until others are asked for more lately.

    A picture is kept by all that it shows (view, language, theme), so it is drawn again as soon as a figure changes,
    and not before. At most one drawing of a key is under way; who asks meanwhile waits for that one. One thread
    draws everything, because matplotlib is not made for more; it is also the one that loads it, at the first picture.
    """

    def __init__(self, *, kept: int = KEPT) -> None:
        self._most = kept
        self._kept: OrderedDict[Key, Picture] = OrderedDict()
        self._under_way: dict[Key, asyncio.Task[Picture]] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="studio")

    async def draw(self, view: View, t: Locale, *, theme: Theme) -> Picture:
        """The picture of a view in the reader's language; RuntimeError after `close`."""
        key = (view, t.code, theme)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        task = self._under_way.get(key)
        if task is None:
            task = self._under_way[key] = asyncio.create_task(self._drawn(key, t), name="draw a picture")
            task.add_done_callback(_look_at)
        # Who gives up waiting does not take the picture from the others who wait.
        return await asyncio.shield(task)

    async def _drawn(self, key: Key, t: Locale) -> Picture:
        view, _, theme = key
        try:
            made = await asyncio.get_running_loop().run_in_executor(self._thread, _picture, view, t, theme)
        finally:
            del self._under_way[key]
        self._kept[key] = made
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return made

    def close(self) -> None:
        """End the thread after the picture it draws; those that wait for theirs are cancelled."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _look_at(task: asyncio.Task[Picture]) -> None:
    """Whoever waits hears of a failure; where everybody gave up, nobody has to."""
    if not task.cancelled():
        task.exception()


def _picture(view: View, t: Locale, theme: Theme) -> Picture:
    """Draw a picture in the studio's thread."""
    from bot.pictures.drawing import picture  # here, because loading matplotlib takes half a second

    return picture(view, t, theme=theme)
