"""Use the demo's page as a person does: be somebody, go to a channel, type a command, press, choose, fill in.

For the browser tests and for the pictures in the documentation. Every step waits for what it brings about,
never for time to pass, and fails with what stood on the page instead.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Frame, Locator, Page, TimeoutError, expect

TIMEOUT_MS: Final = 15_000
CHROMIUM_ARGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Value = str | bool | Sequence[str]
"""What a form's field takes: text or an option's label, a tick, or the labels of several options."""

_STATUS: Final = """() => {
  const status = window.simcordPreview;
  return status && {
    ready: status.ready && !status.pendingAction && status.awaitingRevision === null,
    action: status.lastAction,
    refused: [...document.querySelectorAll(".field-error, .command-error")].map((one) => one.textContent),
  };
}"""
# Messages in a row by one author name that author only once.
_NEWEST_OF_BOT: Final = """() => {
  let author = "", newest = null;
  for (const message of document.querySelectorAll(".channel-message")) {
    author = message.querySelector(".message-author")?.textContent ?? author;
    if (author === "Cosecha") newest = message;
  }
  return newest;
}"""


class DemoPage:
    """One browser tab of the demo."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self._view = page.frame_locator("#view")
        page.set_default_timeout(TIMEOUT_MS)

    # Going somewhere

    async def open(self, person: str = "", channel: str = "") -> None:
        """Open the tab, as a person (by key or name) and in a channel if given."""
        await self.page.goto(self.url)
        await self._arrive()
        if person:
            await self.view_as(person)
        if channel:
            await self.channel(channel)

    async def view_as(self, person: str) -> None:
        """Become the person of this name or key, in the same channel."""
        exact = re.compile(rf"^{re.escape(person)}$")
        named = self.page.locator("#people .person", has=self.page.locator("strong", has_text=exact))
        row = named.or_(self.page.locator(f'#people [data-person="{person}"]'))
        await expect(row).to_have_count(1)
        await self._go(row, self.page.locator("#person-select"), "data-person")

    async def channel(self, name: str) -> None:
        """Go to the channel of this name; "@me" is the private one with the bot."""
        row = self.page.locator(f'#channels [data-channel="{name}"]')
        await expect(row).to_have_count(1)
        await self._go(row, self.page.locator("#channel-select"), "data-channel")

    async def _go(self, row: Locator, select: Locator, attribute: str) -> None:
        value = await row.get_attribute(attribute) or ""
        if await row.get_attribute("aria-current"):
            return
        if await row.is_visible():
            await row.click()
        else:  # a narrow window has menus instead of lists
            await select.select_option(value)
        await expect(row).to_have_attribute("aria-current", re.compile("page|true"))
        await self._arrive()

    async def _arrive(self) -> None:
        await expect(self.page.locator("body[data-at]")).to_be_visible()
        await self._settled()

    # Doing something

    async def slash(self, command: str, options: Mapping[str, str] | None = None) -> None:
        """Type a command under the name this person sees, pick it, fill in its options and send it."""
        composer = self._view.locator("#channel-composer-input")
        await composer.click()
        await composer.fill("/" + command.removeprefix("/"))
        name = re.compile(rf"^/{re.escape(command.removeprefix('/'))}$")
        await self._view.locator(".command-entry", has=self.page.locator("strong", has_text=name)).click()
        for option, value in (options or {}).items():
            await self._fill_option(option, value)
        before = await self._last_request()
        await self._view.locator("#send-message").click()
        await self._done(before)

    async def _fill_option(self, option: str, value: str) -> None:
        row = self._view.locator(".command-row")
        field = row.locator(f'.command-option-input[data-option="{option}"]')
        if not await field.count():
            if not await self._suggestion(option).count():
                await row.locator(".command-ghost").click()
            await self._suggestion(option).click()
        await field.fill(value)
        if await field.get_attribute("role") == "combobox":
            await self._suggestion(value).click()

    def _suggestion(self, label: str) -> Locator:
        exact = re.compile(rf"^{re.escape(label)}$")
        label_ = self.page.locator(".command-suggestion-label", has_text=exact)
        return self._view.locator(".command-suggestion", has=label_)

    async def say(self, text: str) -> None:
        """Write an ordinary message in the channel."""
        composer = self._view.locator("#channel-composer-input")
        await composer.fill(text)
        before = await self._last_request()
        await composer.press("Enter")
        await self._done(before)

    async def press(self, label: str) -> None:
        """Press a button, by its label or emoji, on the newest message that has it."""
        exact = re.compile(rf"^\s*{re.escape(label)}\s*$")
        buttons = self._view.locator("button.component-button")
        named = buttons.filter(has=self.page.locator(".button-label", has_text=exact))
        await self._act(named.or_(buttons.filter(has_text=exact)).last)

    async def choose(self, menu: str, *options: str) -> None:
        """Choose in a message's menu, by its placeholder or what it shows, on the newest message that has it."""
        exact = re.compile(rf"^\s*{re.escape(menu)}\s*$")
        triggers = self._view.locator(".message-components .select-trigger")
        shown = triggers.filter(has_text=exact)
        prompted = triggers.and_(self._view.get_by_role("combobox", name=menu, exact=True))
        triggers = shown.or_(prompted)
        before = await self._last_request()
        await self._pick(triggers.last, options)
        await self._done(before)

    async def _pick(self, trigger: Locator, options: Sequence[str]) -> None:
        await trigger.click()
        listed = self._view.locator(".preview-select.is-open .select-option")
        for option in options:
            exact = re.compile(rf"^{re.escape(option)}$")
            await listed.filter(has=self.page.locator(".option-label", has_text=exact)).click()
        apply = self._view.locator(".preview-select.is-open .select-apply")
        if await apply.count():
            await apply.click()

    # Forms

    async def fill_modal(self, values: Mapping[str, Value], *, submit: bool = True) -> None:
        """Fill in the form that is open, by its fields' labels, and send it unless told not to."""
        for label, value in values.items():
            await self._fill_field(await self._field(label), value)
        if submit:
            await self.submit()

    async def submit(self) -> None:
        """Send the form that is open."""
        await self._act(self._view.locator(".modal-actions button[type=submit]"))

    async def cancel(self) -> None:
        """Close the form that is open without sending it."""
        await self._view.locator(".modal-actions button[type=button]").click()
        await expect(self._view.locator(".modal-dialog")).to_have_count(0)

    async def modal_title(self) -> str:
        """Return the title of the form that is open."""
        return (await self._view.locator(".modal-title").inner_text()).strip()

    async def modal_value(self, label: str) -> Value:
        """Return what a field of the open form holds, in the shape that `fill_modal` takes."""
        field = await self._field(label)
        if await field.locator(".modal-input").count():
            return await field.locator(".modal-input").input_value()
        if await field.locator(".select-value").count():
            chips = field.locator(".select-chip-label")
            shown = chips if await chips.count() else field.locator(".select-value")
            return [text.strip() for text in await shown.all_inner_texts()]
        chosen = field.locator(".modal-choice:has(input:checked) .choice-label")
        if await field.locator("input[type=radio]").count():
            return (await chosen.inner_text()).strip() if await chosen.count() else ""
        if await field.locator("[role=group]").count():
            return [text.strip() for text in await chosen.all_inner_texts()]
        return await field.locator("input").is_checked()

    async def modal_errors(self) -> list[str]:
        """Return what the open form complains about."""
        return await self._view.locator(".field-error").all_inner_texts()

    async def _field(self, label: str) -> Locator:
        exact = re.compile(rf"^{re.escape(label)}( \*)?$")
        of_label = self.page.locator(".control-label", has_text=exact)
        of_tick = self.page.locator(".choice-label", has_text=exact)
        fields = self._view.locator(".modal-field")
        await expect(self._view.locator(".modal-dialog")).to_be_visible()
        field = fields.filter(has=of_label)
        return field if await field.count() else fields.filter(has=of_tick)

    async def _fill_field(self, field: Locator, value: Value) -> None:
        if await field.locator(".modal-input").count():
            await field.locator(".modal-input").fill(str(value))
        elif isinstance(value, bool):
            await field.locator("input").set_checked(value, force=True)
        elif await field.locator(".select-trigger").count():
            labels = [value] if isinstance(value, str) else value
            await self._pick(field.locator(".select-trigger"), labels)
        elif isinstance(value, str):
            await self._choice(field, value).set_checked(True, force=True)
        else:
            await self._tick_exactly(field, value)

    async def _tick_exactly(self, field: Locator, labels: Sequence[str]) -> None:
        for shown in await field.locator(".choice-label").all_inner_texts():
            await self._choice(field, shown.strip()).set_checked(shown.strip() in labels, force=True)

    def _choice(self, field: Locator, label: str) -> Locator:
        exact = re.compile(rf"^\s*{re.escape(label)}\s*$")
        named = self.page.locator(".choice-label", has_text=exact)
        return field.locator(".modal-choice", has=named).locator("input")

    # Looking

    async def has_button(self, label: str) -> bool:
        """Whether the bot's newest message has a button of this label that can be pressed."""
        exact = re.compile(rf"^\s*{re.escape(label)}\s*$")
        buttons = self.messages.last.locator("button.component-button:not([disabled])")
        return await buttons.filter(has_text=exact).count() > 0

    @property
    def messages(self) -> Locator:
        """Return the messages on the page, oldest first."""
        return self._view.locator(".channel-message")

    async def last_text(self) -> str:
        """Return what the bot's newest message shows; nothing if it has not said anything."""
        text = await (await self._frame()).evaluate(f"() => ({_NEWEST_OF_BOT})()?.innerText ?? ''")
        return str(text)

    async def channel_text(self) -> str:
        """Return everything that the channel shows."""
        return "\n".join(await self.messages.all_inner_texts())

    async def newest_picture_width(self) -> int:
        """Return how wide the newest picture in an embed is by itself, in pixels, once it is there."""
        width = "() => [...document.querySelectorAll('.embed-image')].at(-1)?.naturalWidth"
        found: int = await (await (await self._frame()).wait_for_function(width)).json_value()
        return found

    async def wait_text(self, text: str) -> None:
        """Wait until the bot's newest message shows this text."""
        wanted = json.dumps(text)
        condition = f"() => ({_NEWEST_OF_BOT})()?.innerText.includes({wanted})"
        try:
            await (await self._frame()).wait_for_function(condition, timeout=TIMEOUT_MS)
        except TimeoutError as error:
            raise AssertionError(f"{text!r} did not come; there is: {await self.last_text()!r}") from error

    async def screenshot(self, path: str | Path) -> None:
        """Take a picture of the tab once everything on it is drawn."""
        await self._settled()
        for frame in self.page.frames:
            await frame.evaluate("document.fonts.ready.then(() => true)")
        await self.page.screenshot(path=path, animations="disabled", caret="hide")

    # Waiting

    async def _act(self, control: Locator) -> None:
        before = await self._last_request()
        await control.click()
        await self._done(before)

    async def _done(self, before: str | None) -> None:
        """Wait for the answer to an action after the one called `before`; fail if the bot did not give one."""
        last = json.dumps(before)
        await self._until(f"(status.action && status.action.requestId !== {last}) || status.refused.length")
        status = await self._status()
        if status["refused"]:
            raise AssertionError(f"the page refuses it: {status['refused']}")
        action = status["action"]
        unanswered = action["rejected"] or action["acknowledgement"] == "unacknowledged"
        if unanswered or action["settlement"] != "settled":
            raise AssertionError(f"the action failed: {action}")
        await self._settled()

    async def _settled(self) -> None:
        await self._until("status.ready")

    async def _until(self, condition: str) -> None:
        frame = await self._frame()
        await frame.wait_for_function(
            f"() => {{ const status = ({_STATUS})(); return status && ({condition}); }}", timeout=TIMEOUT_MS
        )

    async def _last_request(self) -> str | None:
        action = (await self._status())["action"]
        return str(action["requestId"]) if action else None

    async def _status(self) -> dict[str, Any]:
        status: dict[str, Any] = await (await self._frame()).evaluate(_STATUS)
        return status

    async def _frame(self) -> Frame:
        handle = await self.page.locator("#view").element_handle()
        frame = await handle.content_frame() if handle else None
        assert frame is not None, "the page has no viewer"
        return frame
