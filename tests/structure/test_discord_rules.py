"""Each of Discord's rules has a payload that breaks it and is reported, beside good ones that pass."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from tests.discord_rules import (
    SPEC_PATH,
    PayloadValidator,
    check_commands,
    check_components,
    check_embeds,
    check_message,
    check_modal,
    spec,
)
from tests.discord_rules.spec import KNOWN_DIFFERENCES, Difference

needs_spec = [
    pytest.mark.shared,
    pytest.mark.skipif(not SPEC_PATH.exists(), reason="../shared/data/discord_openapi.json is not there"),
]

Json = dict[str, Any]
EMOJI = "🌾"  # one code point, two UTF-16 units
QUIET: Json = {"allowed_mentions": {"parse": []}}
SPOT = "$.components[0].components[0]"
CALLBACK = "/interactions/7/token-of-7/callback"
ORIGINAL = "/webhooks/1/token-of-7/messages/@original"
FOLLOW_UP = "/webhooks/1/token-of-7"


@dataclass(frozen=True)
class Sent:
    """A request as a log holds it."""

    method: str
    path: str
    json: Any = None


@dataclass(frozen=True)
class Facts:
    """What is known of an interaction."""

    type: int
    source_message_id: int | None = None


def button(**changes: Any) -> Json:
    return {"type": 2, "style": 2, "label": "Go", "custom_id": "go", **changes}


def link(**changes: Any) -> Json:
    return {"type": 2, "style": 5, "label": "Guide", "url": "https://example.org/", **changes}


def option(value: str, **changes: Any) -> Json:
    return {"label": value, "value": value, **changes}


def select(**changes: Any) -> Json:
    return {"type": 3, "custom_id": "pick", "options": [option("a"), option("b")], **changes}


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def rows(*components: Json) -> list[Json]:
    return [row(component) for component in components]


def message(**changes: Any) -> Json:
    return {"content": "Hello", **QUIET, **changes}


def embed(**changes: Any) -> Json:
    return message(embeds=[{"title": "Title", **changes}])


def layout(*components: Json, **changes: Any) -> Json:
    return {"flags": 1 << 15, "components": list(components), **QUIET, **changes}


def text(content: str) -> Json:
    return {"type": 10, "content": content}


def label(component: Json, **changes: Any) -> Json:
    return {"type": 18, "label": "Question", "component": component, **changes}


def text_input(**changes: Any) -> Json:
    return {"type": 4, "style": 2, "custom_id": "answer", **changes}


def group(kind: int, size: int, **changes: Any) -> Json:
    return {"type": kind, "custom_id": "group", "options": [option(str(i)) for i in range(size)], **changes}


def modal(*components: Json, **changes: Any) -> Json:
    return {"title": "Form", "custom_id": "form", "components": list(components), **changes}


def command(**changes: Any) -> Json:
    return {"type": 1, "name": "work", "description": "Take a task", **changes}


def command_option(kind: int = 3, name: str = "language", **changes: Any) -> Json:
    return {"type": kind, "name": name, "description": "Which one", **changes}


def with_option(**changes: Any) -> list[Json]:
    return [command(options=[command_option(**changes)])]


def assert_reported(found: list[str], *, place: str, rule: str) -> None:
    """Fail unless one of the sentences names the place and the rule."""
    assert any(f"{place} " in sentence and rule in sentence for sentence in found), found


# Messages ------------------------------------------------------------------------------------------------

# fmt: off
BAD_MESSAGES: Mapping[str, tuple[Json, str, str]] = {
    "content beyond 2000": (message(content="x" * 2001), "$.content", "2001 characters"),
    "emoji counted as UTF-16": (message(content=EMOJI * 1001), "$.content", "2002 characters"),
    "eleven embeds": (message(embeds=[{"title": "t"}] * 11), "$.embeds", "11 entries"),
    "embed title": (embed(title="x" * 257), "$.embeds[0].title", "at most 256"),
    "embed description": (embed(description="x" * 4097), "$.embeds[0].description", "at most 4096"),
    "embed footer": (embed(footer={"text": "x" * 2049}), "$.embeds[0].footer.text", "at most 2048"),
    "footer without text":
        (embed(footer={"icon_url": "https://e.org/i"}), "$.embeds[0].footer.text", "missing"),
    "embed author": (embed(author={"name": "x" * 257}), "$.embeds[0].author.name", "at most 256"),
    "twenty-six fields":
        (embed(fields=[{"name": "n", "value": "v"}] * 26), "$.embeds[0].fields", "26 entries"),
    "field name":
        (embed(fields=[{"name": "x" * 257, "value": "v"}]), "$.embeds[0].fields[0].name", "at most 256"),
    "field value":
        (embed(fields=[{"name": "n", "value": "x" * 1025}]), "$.embeds[0].fields[0].value", "at most 1024"),
    "blank field name": (embed(fields=[{"name": " ", "value": "v"}]), "$.embeds[0].fields[0].name", "empty"),
    "empty field value": (embed(fields=[{"name": "n", "value": ""}]), "$.embeds[0].fields[0].value", "empty"),
    "colour too high": (embed(color=0x1000000), "$.embeds[0].color", "from 0 to 16777215"),
    "colour below zero": (embed(color=-1), "$.embeds[0].color", "from 0 to 16777215"),
    "embed url": (embed(url="ftp://example.org"), "$.embeds[0].url", "must begin with"),
    "image url": (embed(image={"url": "chart.png"}), "$.embeds[0].image.url", "must begin with"),
    "embed of nothing": (message(embeds=[{"type": "rich", "color": 1}]), "$.embeds[0]", "shows nothing"),
    "embeds beyond 6000 in sum":
        (message(embeds=[{"description": "x" * 3001}] * 2), "$.embeds", "6002 characters"),
    "no allowed_mentions": ({"content": "@everyone"}, "$.allowed_mentions", "empty 'parse' list"),
    "no parse list": (message(allowed_mentions={"users": ["1"]}), "$.allowed_mentions", "empty 'parse' list"),
    "everyone may be pinged":
        (message(allowed_mentions={"parse": ["everyone"]}), "$.allowed_mentions", "'parse'"),
    "embed without allowed_mentions": ({"embeds": [{"title": "t"}]}, "$.allowed_mentions", "'parse'"),
    "layout without allowed_mentions":
        (layout(text("hi"), allowed_mentions=None), "$.allowed_mentions", "'parse'"),
    "empty message": (message(content=" "), "$", "empty message"),
    "reply with nothing": ({"message_reference": {"message_id": "1"}}, "$", "empty message"),
    "eleven attachments": (message(attachments=[{"id": "0"}] * 11), "$.attachments", "11 entries"),
    "attachment of 11 MiB":
        (message(attachments=[{"id": "0", "size": 11 << 20}]), "$.attachments[0].size", "is 11534336"),
    "four stickers": (message(sticker_ids=["1"] * 4), "$.sticker_ids", "4 entries"),
    "content beside components v2": (layout(text("hi"), content="hi"), "$.content", "components v2"),
    "embeds beside components v2": (layout(text("hi"), embeds=[{"title": "t"}]), "$.embeds", "components v2"),
    "components v2 without the flag":
        (message(components=[text("hi")]), "$.components[0]", "IS_COMPONENTS_V2"),
    "forty-one components v2": (layout(*[text("hi")] * 41), "$.components", "41 components"),
    "layout text beyond 4000":
        (layout(text("x" * 2001), text("x" * 2000)), "$.components", "4001 characters"),
    "text display of nothing": (layout(text("")), "$.components[0].content", "empty"),
    "container in a container": (
        layout({"type": 17, "components": [{"type": 17, "components": [text("hi")]}]}),
        SPOT, "may not stand in a container",
    ),
    "section of four texts": (
        layout({"type": 9, "components": [text("hi")] * 4, "accessory": button()}),
        "$.components[0].components", "4 entries",
    ),
    "gallery of eleven": (layout({"type": 12, "items": [{}] * 11}), "$.components[0].items", "11 entries"),
    "gallery alt text": (
        layout({"type": 12, "items": [{"description": "x" * 1025}]}),
        "$.components[0].items[0].description", "at most 1024",
    ),
    "poll answer": (
        message(poll={"question": {"text": "?"}, "answers": [{"poll_media": {"text": "x" * 56}}]}),
        "$.poll.answers[0].poll_media.text", "at most 55",
    ),
    "poll question": (
        message(poll={"question": {"text": ""}, "answers": [{"poll_media": {"text": "x"}}]}),
        "$.poll.question.text", "empty",
    ),
}
# fmt: on


@pytest.mark.parametrize("payload, place, rule", BAD_MESSAGES.values(), ids=BAD_MESSAGES)
def test_a_message_that_breaks_a_rule_is_reported(payload: Json, place: str, rule: str) -> None:
    assert_reported(check_message(payload), place=place, rule=rule)


# fmt: off
BAD_COMPONENTS: Mapping[str, tuple[list[Json], str, str]] = {
    "six buttons in a row":
        ([row(*[button(custom_id=str(i)) for i in range(6)])], "$.components[0].components", "6 entries"),
    "a select beside a button":
        ([row(button(), select())], "$.components[0].components", "five buttons or one"),
    "two selects in a row":
        ([row(select(), select(custom_id="b"))], "$.components[0].components", "five buttons or one"),
    "an empty row": ([row()], "$.components[0].components", "0 entries"),
    "a custom_id used twice":
        (rows(button(), button()), "$.components[1].components[0].custom_id", "repeats 'go'"),
    "a numeric id used twice":
        ([{**row(button()), "id": 3}, {**row(link()), "id": 3}], "$.components[1].id", "repeats 3"),
    "a custom_id too long": (rows(button(custom_id="x" * 101)), f"{SPOT}.custom_id", "at most 100"),
    "a button label too long": (rows(button(label="x" * 81)), f"{SPOT}.label", "at most 80"),
    "a button url too long":
        (rows(link(url="https://example.org/" + "x" * 512)), f"{SPOT}.url", "at most 512"),
    "a button url of another scheme": (rows(link(url="mailto:a@b.c")), f"{SPOT}.url", "begin with"),
    "a link with a custom_id": (rows(link(custom_id="a")), f"{SPOT}.custom_id", "not allowed"),
    "a link without url": (rows(link(url=None)), f"{SPOT}.url", "missing"),
    "a button with a url": (rows(button(url="https://e.org")), f"{SPOT}.url", "not allowed"),
    "a button without custom_id": (rows(button(custom_id=None)), f"{SPOT}.custom_id", "missing"),
    "a premium button with a label":
        (rows({"type": 2, "style": 6, "sku_id": "1", "label": "Buy"}), f"{SPOT}.label", "not allowed"),
    "an unknown button style": (rows(button(style=9)), f"{SPOT}.style", "no button style"),
    "a button of no words": (rows(button(label=" ")), SPOT, "neither label nor emoji"),
    "a select without options": (rows(select(options=[])), f"{SPOT}.options", "0 entries"),
    "a select of twenty-six":
        (rows(select(options=[option(str(i)) for i in range(26)])), f"{SPOT}.options", "26 entries"),
    "a select value used twice":
        (rows(select(options=[option("a"), option("a")])), f"{SPOT}.options[1].value", "repeats 'a'"),
    "an empty option label":
        (rows(select(options=[option("a", label=""), option("b")])), f"{SPOT}.options[0].label", "empty"),
    "an option description too long": (
        rows(select(options=[option("a", description="x" * 101)])),
        f"{SPOT}.options[0].description", "at most 100",
    ),
    "a placeholder too long": (rows(select(placeholder="x" * 151)), f"{SPOT}.placeholder", "at most 150"),
    "min above max": (rows(select(min_values=2)), f"{SPOT}.min_values", "more than the 1"),
    "max above the options": (rows(select(max_values=3)), f"{SPOT}.max_values", "more than the 2 options"),
    "more defaults than max": (
        rows(select(options=[option("a", default=True), option("b", default=True)])),
        f"{SPOT}.options", "2 defaults",
    ),
    "default users outside the range": (
        rows({"type": 5, "custom_id": "who", "default_values": [{"id": "1", "type": "user"}] * 2}),
        f"{SPOT}.default_values", "2 entries",
    ),
    "a text input in a message": (rows(text_input()), SPOT, "may not stand in an action row"),
    "a radio group in a message":
        ([group(21, 2)], "$.components[0]", "may not stand at the top of a message"),
    "a bare button": ([button()], "$.components[0]", "may not stand at the top of a message"),
    "an unknown component": ([{"type": 99}], "$.components[0]", "unknown type 99"),
}
# fmt: on


@pytest.mark.parametrize("components, place, rule", BAD_COMPONENTS.values(), ids=BAD_COMPONENTS)
def test_components_that_break_a_rule_are_reported(components: list[Json], place: str, rule: str) -> None:
    assert_reported(check_components(components), place=place, rule=rule)
    assert_reported(check_message(message(components=components)), place=place, rule=rule)


def test_a_sixth_action_row_is_reported() -> None:
    six = rows(*[button(custom_id=str(i)) for i in range(6)])
    assert_reported(
        check_message(message(components=six)), place="$.components", rule="more than 5 action rows"
    )


class Panel(ui.View):
    """A view with what this project uses."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Button(label="x" * 80, custom_id="b" * 100))
        self.add_item(ui.Button(emoji="👍", custom_id="up"))
        self.add_item(ui.Button(label="Guide", url="https://example.org/"))
        self.add_item(
            ui.Select(
                options=[discord.SelectOption(label="A"), discord.SelectOption(label="B")], max_values=2
            )
        )
        self.add_item(ui.UserSelect(default_values=[discord.Object(1, type=discord.User)]))


class Page(ui.LayoutView):
    """A layout of components v2."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(
            ui.Container(
                ui.TextDisplay("Hello"),
                ui.Separator(),
                ui.Section("More", accessory=ui.Button(label="Open", custom_id="open")),
                ui.ActionRow(ui.Button(label="Close", custom_id="close")),
                accent_colour=0x5865F2,
            )
        )


def full_embed() -> discord.Embed:
    built = discord.Embed(title="x" * 256, description="x" * 4096, colour=0xFFFFFF, url="https://example.org")
    built.set_footer(text="foot").set_author(name="author").set_image(url="attachment://chart.png")
    return built.add_field(name="name", value="x" * 1024)


GOOD_MESSAGES: Mapping[str, Json] = {
    "text": message(content=EMOJI * 1000),
    "embed": message(embeds=[full_embed().to_dict()]),
    "embeds of exactly 6000": message(embeds=[{"description": "x" * 3000}] * 2),
    "view": message(components=Panel().to_components()),
    "layout": layout(*Page().to_components()),
    "only a file": {"attachments": [{"id": "0", "filename": "chart.png", "size": 10 << 20}]},
    "one member named by hand": message(allowed_mentions={"parse": [], "users": ["1"]}),
    "premium button": message(components=rows({"type": 2, "style": 6, "sku_id": "1"})),
    "five rows": message(components=rows(*[button(custom_id=str(i)) for i in range(5)])),
}


@pytest.mark.parametrize("payload", GOOD_MESSAGES.values(), ids=GOOD_MESSAGES)
def test_a_good_message_passes(payload: Json) -> None:
    assert check_message(payload) == []


def test_a_forward_needs_no_words_of_its_own() -> None:
    assert check_message({"message_reference": {"type": 1, "message_id": "1"}}) == []


def test_embeds_and_components_pass_on_their_own_without_a_message_around_them() -> None:
    assert check_embeds([full_embed().to_dict()]) == []
    assert check_components(Panel().to_components()) == []


def test_embeds_are_reported_on_their_own_as_well() -> None:
    assert_reported(check_embeds([{"title": "x" * 257}]), place="$.embeds[0].title", rule="at most 256")


def test_an_edit_may_clear_the_buttons_or_move_from_text_to_embed() -> None:
    assert check_message({"components": []}, edit=True) == []
    assert check_message({"content": None, "embeds": [{"title": "t"}], **QUIET}, edit=True) == []


def test_an_edit_that_leaves_nothing_is_reported() -> None:
    found = check_message({"content": None, "embeds": [], "components": [], **QUIET}, edit=True)
    assert_reported(found, place="$", rule="empty message")


# Modals --------------------------------------------------------------------------------------------------

INNER = "$.components[0].component"
# fmt: off
BAD_MODALS: Mapping[str, tuple[Json, str, str]] = {
    "no title": (modal(text("a"), title=""), "$.title", "empty"),
    "title too long": (modal(text("a"), title="x" * 46), "$.title", "at most 45"),
    "no custom_id": (modal(text("a"), custom_id=None), "$.custom_id", "missing"),
    "nothing in it": (modal(), "$.components", "0 entries"),
    "six components": (modal(*[text("a")] * 6), "$.components", "6 entries"),
    "label too long": (modal(label(text_input(), label="x" * 46)), "$.components[0].label", "at most 45"),
    "label empty": (modal(label(text_input(), label="")), "$.components[0].label", "empty"),
    "description too long":
        (modal(label(text_input(), description="x" * 101)), "$.components[0].description", "at most 100"),
    "button in a label":
        (modal(label(button())), INNER, "a button, which may not stand in a label of a modal"),
    "button in a row": (modal(row(button())), SPOT, "a button, which may not stand"),
    "bare text input": (modal(text_input()), "$.components[0]", "may not stand at the top of a modal"),
    "custom_id used twice": (
        modal(label(text_input()), label(text_input())),
        "$.components[1].component.custom_id", "repeats 'answer'",
    ),
    "disabled text input":
        (modal(label(text_input(disabled=False))), f"{INNER}.disabled", "not allowed in a modal"),
    "disabled select": (modal(label(select(disabled=True))), f"{INNER}.disabled", "not allowed in a modal"),
    "required yet none chosen": (modal(label(select(min_values=0))), f"{INNER}.min_values", "at least 1"),
    "required group yet none":
        (modal(label(group(22, 2, required=True, min_values=0))), f"{INNER}.min_values", "at least 1"),
    "radio group of one": (modal(label(group(21, 1))), f"{INNER}.options", "1 entries"),
    "radio group of eleven": (modal(label(group(21, 11))), f"{INNER}.options", "11 entries"),
    "radio group without options":
        (modal(label({"type": 21, "custom_id": "r"})), f"{INNER}.options", "0 entries"),
    "two radio defaults": (
        modal(label({"type": 21, "custom_id": "r", "options": [option(v, default=True) for v in "ab"]})),
        f"{INNER}.options", "2 defaults",
    ),
    "checkbox group of eleven": (modal(label(group(22, 11))), f"{INNER}.options", "11 entries"),
    "checkbox group asking too much":
        (modal(label(group(22, 2, max_values=3))), f"{INNER}.max_values", "2 options"),
    "value used twice": (
        modal(label({"type": 22, "custom_id": "c", "options": [option("a"), option("a")]})),
        f"{INNER}.options[1].value", "repeats 'a'",
    ),
    "eleven files":
        (modal(label({"type": 19, "custom_id": "f", "max_values": 11})), f"{INNER}.max_values", "1 to 10"),
    "text beyond 4000": (modal(label(text_input(value="x" * 4001))), f"{INNER}.value", "at most 4000"),
    "text beyond max_length":
        (modal(label(text_input(value="xxx", max_length=2))), f"{INNER}.value", "max_length allows 2"),
    "min_length above max_length":
        (modal(label(text_input(min_length=3, max_length=2))), f"{INNER}.min_length", "more than"),
    "max_length of nought": (modal(label(text_input(max_length=0))), f"{INNER}.max_length", "from 1 to 4000"),
    "placeholder": (modal(label(text_input(placeholder="x" * 101))), f"{INNER}.placeholder", "at most 100"),
    "row without a label": (modal(row(text_input())), f"{SPOT}.label", "missing"),
}
# fmt: on


@pytest.mark.parametrize("payload, place, rule", BAD_MODALS.values(), ids=BAD_MODALS)
def test_a_modal_that_breaks_a_rule_is_reported(payload: Json, place: str, rule: str) -> None:
    assert_reported(check_modal(payload), place=place, rule=rule)


class Form(ui.Modal):
    """A form with every input of discord.py 2.7."""

    def __init__(self) -> None:
        super().__init__(title="x" * 45, custom_id="form", timeout=None)
        yes_no = [
            discord.RadioGroupOption(label="Yes", value="1", default=True),
            discord.RadioGroupOption(label="No"),
        ]
        marks = [discord.CheckboxGroupOption(label=mark) for mark in "abc"]
        self.add_item(
            ui.Label(text="Text", component=ui.TextInput(style=discord.TextStyle.paragraph, default="Hi"))
        )
        self.add_item(ui.Label(text="Spam", description="?", component=ui.RadioGroup(options=yes_no)))
        self.add_item(
            ui.Label(text="Marks", component=ui.CheckboxGroup(options=marks, required=False, min_values=0))
        )
        self.add_item(ui.Label(text="One", component=ui.Select(options=[discord.SelectOption(label="A")])))
        self.add_item(ui.TextDisplay("Thank you"))


def test_a_good_modal_passes() -> None:
    assert check_modal(Form().to_dict()) == []
    assert (
        check_modal(modal(row(text_input(label="Question")), label({"type": 23, "custom_id": "yes"}))) == []
    )


# Commands ------------------------------------------------------------------------------------------------

OPTION = "$[0].options[0]"
# fmt: off
BAD_COMMANDS: Mapping[str, tuple[list[Json], str, str]] = {
    "name with a space": ([command(name="my work")], "$[0].name", "only letters"),
    "name in capitals": ([command(name="Work")], "$[0].name", "lower case"),
    "name too long": ([command(name="x" * 33)], "$[0].name", "at most 32"),
    "name empty": ([command(name="")], "$[0].name", "empty"),
    "translated name in capitals": (
        [command(name_localizations={"es-ES": "Trabajo"})],
        "$[0].name_localizations['es-ES']", "lower case",
    ),
    "translated name with a space":
        ([command(name_localizations={"fr": "au travail"})], "$[0].name_localizations.fr", "only"),
    "translated name empty":
        ([command(name_localizations={"fr": ""})], "$[0].name_localizations.fr", "empty"),
    "unknown language":
        ([command(name_localizations={"ca": "feina"})], "$[0].name_localizations.ca", "not in a language"),
    "no description": ([command(description="")], "$[0].description", "empty"),
    "description too long": ([command(description="x" * 101)], "$[0].description", "at most 100"),
    "translated description too long": (
        [command(description_localizations={"fr": "x" * 101})],
        "$[0].description_localizations.fr", "at most 100",
    ),
    "twenty-six options":
        ([command(options=[command_option(name=f"o{i}") for i in range(26)])], "$[0].options", "26 entries"),
    "twenty-six choices": (
        with_option(choices=[{"name": str(i), "value": str(i)} for i in range(26)]),
        f"{OPTION}.choices", "26 entries",
    ),
    "choice name too long": (
        with_option(choices=[{"name": "x" * 101, "value": "a"}]),
        f"{OPTION}.choices[0].name", "at most 100",
    ),
    "translated choice name empty": (
        with_option(choices=[{"name": "a", "name_localizations": {"fr": " "}, "value": "a"}]),
        f"{OPTION}.choices[0].name_localizations.fr", "empty",
    ),
    "choice value too long": (
        with_option(choices=[{"name": "a", "value": "x" * 101}]),
        f"{OPTION}.choices[0].value", "at most 100",
    ),
    "choice value beyond 2^53": (
        with_option(kind=4, choices=[{"name": "a", "value": 2**53 + 1}]),
        f"{OPTION}.choices[0].value", "beyond 2^53",
    ),
    "choice name used twice": (
        with_option(choices=[{"name": "a", "value": "1"}, {"name": "a", "value": "2"}]),
        f"{OPTION}.choices[1].name", "repeats 'a'",
    ),
    "required after optional": (
        [command(options=[command_option(name="a"), command_option(name="b", required=True)])],
        "$[0].options[1]", "required but follows",
    ),
    "option name used twice": (
        [command(options=[command_option(), command_option()])],
        "$[0].options[1].name", "repeats 'language'",
    ),
    "translated option name used twice": (
        [command(options=[command_option(name="a"), command_option(name="b", name_localizations={"fr": "a"})])],
        "$[0].options[1].name_localizations.fr", "repeats 'a'",
    ),
    "choices with autocomplete": (
        with_option(autocomplete=True, choices=[{"name": "a", "value": "a"}]),
        f"{OPTION}.autocomplete", "together with choices",
    ),
    "choices on a user option": (
        with_option(kind=6, choices=[{"name": "a", "value": "a"}]),
        f"{OPTION}.choices", "not allowed on an option of type 6",
    ),
    "reversed range":
        (with_option(kind=4, min_value=5, max_value=1), f"{OPTION}.min_value", "more than the 1"),
    "subcommand in a subcommand": (
        [command(options=[command_option(1, "a", options=[command_option(1, "b")])])],
        f"{OPTION}.options[0]", "may not stand here",
    ),
    "group in a group": (
        [command(options=[command_option(2, "a", options=[command_option(2, "b")])])],
        f"{OPTION}.options[0]", "may not stand here",
    ),
    "subcommand beside an option": (
        [command(options=[command_option(1, "a"), command_option(3, "b")])],
        "$[0].options", "mixes subcommands",
    ),
    "two commands of one name": ([command(), command()], "$[1].name", "repeats 'work'"),
    "two commands of one name in French": (
        [command(), command(name="travail"), command(name="c", name_localizations={"fr": "travail"})],
        "$[2].name_localizations.fr", "repeats 'travail'",
    ),
    "101 slash commands": ([command(name=f"c{i}") for i in range(101)], "$", "101 slash commands"),
    "16 user menu commands":
        ([{"type": 2, "name": f"c{i}"} for i in range(16)], "$", "16 user menu commands"),
    "16 message menu commands":
        ([{"type": 3, "name": f"c{i}"} for i in range(16)], "$", "16 message menu commands"),
    "menu command with options":
        ([{"type": 2, "name": "a", "options": [command_option()]}], "$[0].options", "must be empty"),
    "menu command with a description":
        ([{"type": 3, "name": "a", "description": "b"}], "$[0].description", "must be empty"),
}
# fmt: on


@pytest.mark.parametrize("payload, place, rule", BAD_COMMANDS.values(), ids=BAD_COMMANDS)
def test_commands_that_break_a_rule_are_reported(payload: list[Json], place: str, rule: str) -> None:
    assert_reported(check_commands(payload), place=place, rule=rule)


def heavy_command(*, french: int) -> list[Json]:
    """Return a command of 7,900 characters and a description, which is longer in French than in English."""
    full = [{"name": f"{i:0100}", "value": "v" * 100} for i in range(25)]
    part = [{"name": f"{i:0100}", "value": "v" * 100} for i in range(14)]
    options = [command_option(name=name, description="d" * 32, choices=full) for name in ("one", "two")]
    options[1] = {**options[1], "choices": part}
    return [
        command(
            name="w" * 30, description="d", description_localizations={"fr": "d" * french}, options=options
        )
    ]


def test_the_longest_language_counts_towards_the_8000_characters() -> None:
    assert check_commands(heavy_command(french=100)) == []
    found = check_commands([{**heavy_command(french=100)[0], "name": "w" * 31}])
    assert_reported(found, place="$[0]", rule="8001 characters in sum")


def real_commands() -> list[Json]:
    """Return a tree's payload as `tree.sync()` sends it."""
    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)

    @tree.command(description="Take a task")
    @app_commands.describe(language="Which one", size="How many")
    @app_commands.default_permissions(manage_guild=True)
    async def work(
        _: discord.Interaction, language: str, size: app_commands.Range[int, 1, 5] = 1
    ) -> None: ...

    @work.autocomplete("language")
    async def languages(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=current, value=current)]

    admin = app_commands.Group(name="admin", description="For moderators")
    inner = app_commands.Group(name="guide", description="The guide", parent=admin)

    @inner.command(name="set", description="Set it")
    @app_commands.choices(
        kind=[app_commands.Choice(name="One", value=1), app_commands.Choice(name="Two", value=2)]
    )
    async def choose(_: discord.Interaction, kind: app_commands.Choice[int]) -> None: ...

    tree.add_command(admin)

    @tree.context_menu(name="Report This")
    async def report(_: discord.Interaction, message: discord.Message) -> None: ...

    return [each.to_dict(tree) for each in tree.get_commands()]


def test_good_commands_pass() -> None:
    assert check_commands(real_commands()) == []
    thai = command(
        name_localizations={"th": "ทำงานที่", "hi": "कार्य", "es-ES": "aportación", "fr": "l'aide-1_a"}
    )
    assert check_commands([thai]) == []


# Answers to interactions -----------------------------------------------------------------------------------

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
ANSWERS: Mapping[int, Json] = {
    4: {"type": 4, "data": message()},
    5: {"type": 5, "data": {"flags": 64}},
    6: {"type": 6},
    7: {"type": 7, "data": message()},
    8: {"type": 8, "data": {"choices": [{"name": "a", "value": "a"}]}},
    9: {"type": 9, "data": modal(label(text_input()))},
}


def answer(kind: int, *, to: int | None = None, component_born: bool | None = None) -> list[str]:
    sent = Sent("POST", f"/api/v10{CALLBACK}", ANSWERS[kind])
    return PayloadValidator(None).violations(sent, interaction_type=to, component_born=component_born)


@pytest.mark.parametrize(
    "to, kinds", [(COMMAND, {4, 5, 9}), (COMPONENT, {4, 5, 6, 7, 9}), (AUTOCOMPLETE, {8})]
)
def test_an_interaction_takes_only_the_answers_meant_for_it(to: int, kinds: set[int]) -> None:
    assert {kind for kind in ANSWERS if not answer(kind, to=to)} == kinds


def test_a_modal_does_not_answer_a_modal_submit() -> None:
    assert_reported(answer(9, to=MODAL_SUBMIT), place="$.type", rule="no answer to a modal submit")


@pytest.mark.parametrize("kind", [6, 7])
def test_only_a_modal_opened_from_a_component_may_update_its_message(kind: int) -> None:
    assert answer(kind, to=MODAL_SUBMIT, component_born=True) == []
    assert_reported(answer(kind, to=MODAL_SUBMIT, component_born=False), place="$.type", rule="component")


def test_an_answer_to_an_unknown_interaction_is_judged_by_its_own_content() -> None:
    assert [answer(kind) for kind in ANSWERS] == [[]] * len(ANSWERS)
    found = PayloadValidator(None).violations(
        Sent("POST", CALLBACK, {"type": 4, "data": message(content="x" * 2001)})
    )
    assert_reported(found, place="$.data.content", rule="at most 2000")


def test_a_deferral_that_carries_a_message_is_reported() -> None:
    found = PayloadValidator(None).violations(Sent("POST", CALLBACK, {"type": 5, "data": message()}))
    assert_reported(found, place="$.data", rule="deferral")


def test_a_reply_with_nothing_in_it_is_reported() -> None:
    found = PayloadValidator(None).violations(Sent("POST", CALLBACK, {"type": 4, "data": {"flags": 64}}))
    assert_reported(found, place="$.data", rule="empty message")


def test_autocomplete_offers_at_most_25_choices() -> None:
    choices = [{"name": str(i), "value": str(i)} for i in range(26)]
    found = PayloadValidator(None).violations(
        Sent("POST", CALLBACK, {"type": 8, "data": {"choices": choices}})
    )
    assert_reported(found, place="$.data.choices", rule="26 entries")


@pytest.mark.parametrize(
    "method, path",
    [
        ("POST", "/channels/1/messages"),
        ("PATCH", "/channels/1/messages/2"),
        ("POST", FOLLOW_UP),
        ("PATCH", ORIGINAL),
        ("PATCH", "/webhooks/1/token/messages/2"),
    ],
)
def test_every_route_that_takes_a_message_is_held_to_the_rules_of_messages(method: str, path: str) -> None:
    found = PayloadValidator(None).violations(Sent(method, path, {"content": "x" * 2001}))
    assert_reported(found, place="$.content", rule="at most 2000")
    assert_reported(found, place="$.allowed_mentions", rule="empty 'parse' list")


@pytest.mark.parametrize("path", ["/applications/1/commands", "/api/v10/applications/1/guilds/2/commands"])
def test_every_route_that_takes_commands_is_held_to_the_rules_of_commands(path: str) -> None:
    found = PayloadValidator(None).violations(Sent("PUT", path, [command(name="My Work")]))
    assert_reported(found, place="$[0].name", rule="lower case")


def test_the_first_message_of_a_new_thread_is_held_to_the_rules_of_messages() -> None:
    sent = Sent("POST", "/channels/1/threads", {"name": "Talk", "message": {"content": "@everyone"}})
    assert_reported(
        PayloadValidator(None).violations(sent), place="$.message.allowed_mentions", rule="'parse'"
    )


# A whole log -----------------------------------------------------------------------------------------------


def test_a_second_initial_response_is_reported() -> None:
    log = [Sent("POST", CALLBACK, ANSWERS[5]), Sent("POST", CALLBACK, ANSWERS[4])]
    found = PayloadValidator(None).check_all(log)
    assert_reported(found, place="$", rule="second initial response")
    assert found[0].startswith("Request 1, ")


def test_a_follow_up_before_the_initial_response_is_reported() -> None:
    log = [Sent("POST", FOLLOW_UP, message()), Sent("POST", CALLBACK, ANSWERS[4])]
    assert_reported(
        PayloadValidator(None).check_all(log), place="$", rule="before the interaction's initial response"
    )


def test_a_loading_message_left_empty_is_reported() -> None:
    log = [Sent("POST", CALLBACK, ANSWERS[5]), Sent("PATCH", ORIGINAL, {"components": []})]
    assert_reported(PayloadValidator(None).check_all(log), place="$", rule="loading message")


def test_a_log_is_judged_by_what_is_known_of_its_interactions() -> None:
    log = [Sent("POST", CALLBACK, ANSWERS[7])]
    judge = PayloadValidator(None)
    assert judge.check_all(log, interactions={7: Facts(COMPONENT)}) == []
    assert judge.check_all(log, interactions={7: Facts(MODAL_SUBMIT, source_message_id=3)}) == []
    assert_reported(
        judge.check_all(log, interactions={7: Facts(MODAL_SUBMIT)}), place="$.type", rule="component"
    )
    assert_reported(
        judge.check_all(log, interactions={7: Facts(COMMAND)}), place="$.type", rule="no answer to a command"
    )


def test_a_good_log_passes() -> None:
    log = [
        Sent("POST", CALLBACK, ANSWERS[5]),
        Sent("PATCH", ORIGINAL, message()),
        Sent("PATCH", ORIGINAL, {"components": []}),
        Sent("POST", FOLLOW_UP, message()),
        Sent("DELETE", ORIGINAL),
    ]
    assert PayloadValidator(None).check_all(log, interactions={7: Facts(COMMAND)}) == []


# Discord's OpenAPI description ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def judge() -> PayloadValidator:
    return PayloadValidator(SPEC_PATH)


def good_requests() -> Iterator[Sent]:
    """Yield good requests of every kind, built by discord.py where it can build them."""
    yield Sent("GET", "/users/@me")
    yield Sent("DELETE", "/api/v10/channels/1/messages/2")
    yield Sent("PUT", "/applications/1/commands", real_commands())
    yield Sent("PUT", "/applications/1/guilds/2/commands", real_commands())
    for payload in GOOD_MESSAGES.values():
        yield Sent("POST", "/channels/1/messages?wait=true", payload)
    for body in (*ANSWERS.values(), {"type": 9, "data": Form().to_dict()}):
        yield Sent("POST", CALLBACK, body)
    yield Sent("PATCH", ORIGINAL, message(components=Panel().to_components()))
    yield Sent("POST", FOLLOW_UP, layout(*Page().to_components()))


def numbered_ids() -> Json:
    """Return a message with an id in every place where discord.py sends it as a number."""
    upload = discord.File(io.BytesIO(b"chart"), "chart.png").to_dict(0)
    user = discord.SelectDefaultValue(id=5, type=discord.SelectDefaultValueType.user)
    emoji = discord.PartialEmoji(name="wheat", id=6)
    mentions = discord.AllowedMentions(
        everyone=False, users=[discord.Object(1)], roles=[discord.Object(2)], replied_user=False
    )
    who = {"type": 5, "custom_id": "who", "default_values": [user.to_dict()]}
    return {
        "content": "Hello",
        "attachments": [upload],
        "allowed_mentions": mentions.to_dict(),
        "components": rows(button(emoji=emoji.to_dict()), who),
        "message_reference": discord.MessageReference(message_id=1, channel_id=2, guild_id=3).to_dict(),
    }


def numbered() -> list[Sent]:
    """Requests of discord.py that hold ids as numbers: a message, and the opening of a private channel."""
    private = Sent("POST", "/users/@me/channels", {"recipient_id": 7})
    return [Sent("POST", "/channels/1/messages", numbered_ids()), private]


class TestTheOpenApiDescription:
    """What Discord's description adds to the rules of the documentation."""

    pytestmark = needs_spec

    def test_good_requests_pass(self, judge: PayloadValidator) -> None:
        assert [found for sent in good_requests() for found in judge.violations(sent)] == []

    @pytest.mark.parametrize(
        "sent", [Sent("POST", "/channels/1/whispers"), Sent("PUT", "/channels/1/messages/2")]
    )
    def test_an_unknown_route_is_reported(self, judge: PayloadValidator, sent: Sent) -> None:
        assert_reported(judge.violations(sent), place="", rule="is not a route of Discord's API")

    def test_a_missing_body_is_reported(self, judge: PayloadValidator) -> None:
        assert_reported(
            judge.violations(Sent("POST", "/channels/1/messages")), place="$", rule="needs a JSON body"
        )

    @pytest.mark.parametrize(
        "body, place, rule",
        [
            (
                {"type": 9, "data": modal(text("a"), title=5)},
                "$.data.title",
                "not of type string",
            ),
            (
                {"type": 9, "data": modal(label(text_input(style=7)))},
                "$.data.components[0].component.style",
                "7",
            ),
            (
                {"type": 4, "data": message(components=[row(button(disabled="no"))])},
                "$.data.components[0]",
                "not of type",
            ),
            ({"type": 4, "data": message(flags="64")}, "$.data.flags", "not of type"),
            ({"type": 3}, "$.type", "no answer to any interaction"),
            ({"type": 8, "data": {"choices": [{"name": "a"}]}}, "$.data.choices[0]", "required property"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_an_error_inside_a_union_names_its_own_place(
        self, judge: PayloadValidator, body: Json, place: str, rule: str
    ) -> None:
        found = judge.violations(Sent("POST", CALLBACK, body))
        assert len(found) == 1
        assert place in found[0]
        assert rule in found[0]

    def test_a_place_that_breaks_our_rule_and_the_description_is_reported_once(
        self, judge: PayloadValidator
    ) -> None:
        assert len(judge.violations(Sent("POST", FOLLOW_UP, embed(title="x" * 257)))) == 1

    def test_what_only_the_documentation_forbids_is_reported_too(self, judge: PayloadValidator) -> None:
        body = message(embeds=[{"description": "x" * 3001}] * 2)
        assert_reported(
            judge.violations(Sent("POST", "/channels/1/messages", body)), place="$.embeds", rule="in sum"
        )

    def test_a_command_of_the_wrong_shape_is_reported(self, judge: PayloadValidator) -> None:
        sent = Sent("PUT", "/applications/1/commands", [command(default_member_permissions="8")])
        assert_reported(judge.violations(sent), place="$[0].default_member_permissions", rule="not of type")

    def test_the_ids_that_discord_py_sends_as_numbers_are_excused(self, judge: PayloadValidator) -> None:
        assert [found for sent in numbered() for found in judge.violations(sent)] == []

    @pytest.mark.parametrize("left_out", KNOWN_DIFFERENCES, ids=lambda difference: difference.place.pattern)
    def test_every_known_difference_is_still_needed(
        self, judge: PayloadValidator, monkeypatch: pytest.MonkeyPatch, left_out: Difference
    ) -> None:
        others = tuple(difference for difference in KNOWN_DIFFERENCES if difference is not left_out)
        monkeypatch.setattr(spec, "KNOWN_DIFFERENCES", others)
        found = [sentence for sent in numbered() for sentence in judge.violations(sent)]
        assert found
        assert all("which is not of type string" in sentence for sentence in found)

    def test_an_id_as_a_number_anywhere_else_is_reported(self, judge: PayloadValidator) -> None:
        body = message(sticker_ids=[1])
        assert_reported(
            judge.violations(Sent("POST", "/channels/1/messages", body)),
            place="$.sticker_ids[0]",
            rule="type",
        )
