"""Badges as members and staff meet them: told once after a submit, listed, and given as roles."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import discord
import pytest
import sqlalchemy as sa

from storage.domain.badges import AGREEING_ANSWERS, Badge
from storage.domain.errors import StoreUnavailable
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.cogs.flows import Work, until_submit
from tests.cogs.stage import TEXTS, Player, Stage
from tests.cogs.test_teams import said
from tests.cogs.test_teams import staff as manager

FIRST = Badge.FIRST_PROMPT
NEWS = "badge-first-prompt.news"


async def prompter(stage: Stage, name: str = "ana", locale: str = "es-ES") -> Work:
    """A member who has everything done of a first prompt but pressing Submit."""
    work = Work(stage.player(name, locale), Kind.INITIAL_PROMPT)
    await work.player.join("es")
    for step in until_submit(Kind.INITIAL_PROMPT):
        await step(work)
    return work


async def again(work: Work) -> None:
    """Another prompt of the same member."""
    work.text = "¿Por qué el cielo es azul y no de otro color?"
    for step in (*until_submit(Kind.INITIAL_PROMPT), Work.submit):
        await step(work)


def staff(stage: Stage, **permissions: bool) -> Player:
    """Somebody who may manage the server and, unless told otherwise, give roles."""
    marta = manager(stage)
    allowed = discord.Permissions(**{"manage_roles": True, **permissions})
    giver = stage.env.guild.create_role("Da roles", permissions=allowed)
    stage.env.backend.add_member_role(stage.env.guild.id, marta.id, giver.id)
    return marta


def role(stage: Stage, name: str = "Semilla", **fields: Any) -> Any:
    """A role of the server, below all others unless a position is given."""
    return stage.env.guild.create_role(name, **fields)


def allow_bot(stage: Stage, *, manage_roles: bool) -> None:
    """Let the bot's own role, the highest of all, manage roles or not."""
    own = next(each for each in stage.env.guild.me.roles if each.managed)
    permissions = discord.Permissions(own.permissions.value)
    permissions.update(administrator=False, manage_roles=manage_roles)
    stage.env.backend.edit_role(stage.env.guild.id, own.id, {"permissions": permissions.value})


async def reward(stage: Stage) -> Any:
    """A role that the staff chose for the first prompt."""
    marta = staff(stage)
    seed = role(stage)
    await marta.slash("badges role", badge=FIRST.value, role=seed)
    assert said(marta, "badges.role-set", badge=marta.t("badge-first-prompt.name"), role=seed.mention)
    return seed


def roles_of(stage: Stage, player: Player) -> list[int]:
    """The roles that a member has."""
    return list(stage.env.backend.get_member(stage.env.guild.id, player.id).role_ids)


def grants(stage: Stage) -> list[str]:
    """The requests to give a role."""
    paths = [(each.method, each.path) for each in stage.env.http_requests]
    return [path for method, path in paths if method == "PUT" and "/roles/" in path]


# Told


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_the_thanks_tell_of_a_new_badge_once(stage: Stage, locale: str) -> None:
    work = await prompter(stage, locale=locale)
    ana = work.player
    button = ana.action("submit")
    await work.submit()
    assert said(ana, NEWS)
    await ana.forge(button)
    assert said(ana, "thanks.repeat")
    assert not said(ana, NEWS)
    (award,) = await stage.rows(t.award)
    assert award.told_at is not None
    await again(work)
    assert not said(ana, "thanks.repeat")
    assert not said(ana, NEWS)


async def test_submit_pressed_at_two_devices_tells_of_the_badge_at_one(stage: Stage) -> None:
    work = await prompter(stage)
    phone = work.player.other_device()
    await phone.slash("work")
    button = work.player.action("submit")
    answers = await asyncio.gather(work.player.forge(button), phone.forge(button))
    assert sorted(work.player.t(NEWS) in answer for answer in answers) == [False, True]
    assert len(await stage.rows(t.award)) == 1


async def test_what_was_earned_meanwhile_is_told_after_the_next_submit(stage: Stage) -> None:
    work = await prompter(stage)
    await stage.store.write(
        lambda tx: (
            tx.execute(
                sa.insert(t.award).from_select(
                    ["contributor_id", "badge", "awarded_at"],
                    sa.select(
                        t.contributor.c.id,
                        sa.literal(Badge.BEST_REPLY.value),
                        sa.literal(datetime.now(UTC), t.award.c.awarded_at.type),
                    ),
                )
            )
            and None
        )
    )
    await work.submit()
    lines = work.player.text().splitlines()
    place = lines.index(f"🏅 {work.player.t(NEWS)}")
    assert lines[place + 1] == work.player.t("badge-best-reply.news")


async def test_news_that_cannot_be_read_spoil_no_thanks(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = await prompter(stage)

    async def fail(*_: Any, **__: Any) -> Any:
        raise StoreUnavailable(detail="a fault of the test")

    with monkeypatch.context() as broken:
        broken.setattr(type(stage.engine.awards), "take_news", fail)
        await work.submit()
    assert work.player.t("kind-initial-prompt.next", reviews=1) in work.player.text()
    (record,) = stage.taken_log()
    assert "news" in record.getMessage()
    await again(work)
    assert said(work.player, NEWS)


# Listed


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_the_list_shows_what_one_has_and_what_the_others_take(stage: Stage, locale: str) -> None:
    ana = stage.player("ana", locale)
    await ana.slash("badges list")
    assert ana.t("badges.own") not in ana.text()
    work = await prompter(stage, "bea", locale)
    bea = work.player
    await work.submit()
    await bea.slash("badges list")
    own, others = bea.text().split(f"**{bea.t('badges.others')}**")
    assert f"**{bea.t('badge-first-prompt.name')}** · <t:" in own
    for badge in Badge:
        key = f"badge-{badge.value.replace('_', '-')}"
        facts = {"answers": AGREEING_ANSWERS} if badge is Badge.AGREEING_REVIEWER else {}
        line = f"**{bea.t(f'{key}.name')}** · {bea.t(f'{key}.how', **facts)}"
        assert (line in others) is (badge is not FIRST)
    assert bea.shown.ephemeral


@pytest.mark.parametrize("code", ["es", "en", "fr"])
def test_every_badge_has_a_name_of_its_own_news_and_what_it_takes(code: str) -> None:
    locale = TEXTS[code]
    for part in ("name", "how", "news"):
        keys = [f"badge-{badge.value.replace('_', '-')}.{part}" for badge in Badge]
        assert all(locale.has(key) for key in keys)
        assert len({locale(key, answers=AGREEING_ANSWERS) for key in keys}) == len(Badge)


# Roles


async def test_a_role_is_given_after_the_thanks_and_once(stage: Stage) -> None:
    seed = await reward(stage)
    work = await prompter(stage)
    await work.submit()
    assert roles_of(stage, work.player) == [seed.id]
    last, given = [each.path for each in stage.requests()][-2:]
    assert last.endswith("/messages/@original")
    assert given.endswith(f"/roles/{seed.id}")
    await work.player.slash("badges list")
    assert seed.mention in work.player.text()
    assert len(grants(stage)) == 1


async def test_who_had_the_badge_before_gets_the_role_with_the_list(stage: Stage) -> None:
    marta = staff(stage)
    work = await prompter(stage)
    await work.submit()
    assert grants(stage) == []
    roles = [role(stage), role(stage, "Otra")]
    for each in roles:
        await marta.slash("badges role", badge=FIRST.value, role=each)
        await work.player.slash("badges list")
    assert sorted(roles_of(stage, work.player)) == sorted(each.id for each in roles)
    await marta.slash("badges role", badge=FIRST.value)
    assert said(marta, "badges.role-none", badge=marta.t("badge-first-prompt.name"))
    assert await stage.rows(t.badge_role) == []


async def test_a_role_that_discord_refuses_is_logged_once_and_spoils_nothing(stage: Stage) -> None:
    seed = await reward(stage)
    allow_bot(stage, manage_roles=False)
    works = [await prompter(stage, name) for name in ("ana", "bea")]
    for work in works:
        await work.submit()
        assert said(work.player, NEWS)
    (record,) = stage.taken_log()
    assert str(seed.id) in record.getMessage()
    assert str(stage.env.guild.id) in record.getMessage()
    assert await stage.rows(t.granted_role) == []
    allow_bot(stage, manage_roles=True)
    await works[0].player.slash("badges list")
    assert roles_of(stage, works[0].player) == [seed.id]


async def test_a_role_that_was_deleted_is_no_reward_any_more(stage: Stage) -> None:
    seed = await reward(stage)
    stage.env.backend.delete_role(stage.env.guild.id, seed.id)
    work = await prompter(stage)
    await work.submit()
    assert said(work.player, NEWS)
    assert await stage.rows(t.badge_role) == []
    assert any(str(seed.id) in each.getMessage() for each in stage.taken_log())


async def test_discord_failing_while_a_role_is_given_is_tried_again(stage: Stage) -> None:
    seed = await reward(stage)
    work = await prompter(stage)
    stage.fault = lambda method, path, _place: 400 if "/roles/" in path and method == "PUT" else None
    await work.submit()
    stage.fault = None
    assert said(work.player, NEWS)
    assert stage.taken_log()
    await work.player.slash("badges list")
    assert roles_of(stage, work.player) == [seed.id]


async def test_roles_that_cannot_be_given_are_refused_with_the_way_out(stage: Stage) -> None:
    above = role(stage, "Encima")
    marta = staff(stage)
    plain, managed = role(stage, "Normal"), role(stage, "De otra app", managed=True)
    strong = role(stage, "Jefatura", permissions=discord.Permissions(ban_members=True))
    high = role(stage, "Arriba", position=80)
    everyone, bot = stage.env.guild.default_role, stage.env.guild.me.mention
    for asked, key, facts in (
        (everyone, "error-role-everyone", {}),
        (managed, "error-role-managed", {"role": managed.mention}),
        (strong, "error-role-powerful", {"role": strong.mention}),
        (high, "error-role-high", {"role": high.mention}),
        (above, "error-role-above-you", {"role": above.mention}),
    ):
        await marta.slash("badges role", badge=FIRST.value, role=asked)
        assert said(marta, key, **facts), key
    allow_bot(stage, manage_roles=False)
    await marta.slash("badges role", badge=FIRST.value, role=plain)
    assert said(marta, "error-role-permission", bot=bot)
    assert await stage.rows(t.badge_role) == []


async def test_whoever_may_not_give_roles_cannot_do_it_by_a_reward(stage: Stage) -> None:
    seed, marta = role(stage), staff(stage, manage_roles=False)
    await marta.slash("badges role", badge=FIRST.value, role=seed)
    assert said(marta, "error-role-not-yours")
    assert await stage.rows(t.badge_role) == []


@pytest.mark.parametrize(
    "power",
    [
        "mute_members",
        "deafen_members",
        "move_members",
        "mention_everyone",
        "manage_nicknames",
        "view_audit_log",
        "manage_events",
        "manage_threads",
        "pin_messages",
    ],
)
async def test_power_over_people_is_no_reward(stage: Stage, power: str) -> None:
    marta, voice = staff(stage), role(stage, permissions=discord.Permissions(**{power: True}))
    await marta.slash("badges role", badge=FIRST.value, role=voice)
    assert said(marta, "error-role-powerful", role=voice.mention)
    assert await stage.rows(t.badge_role) == []


@pytest.mark.parametrize("allowed", ["view_channel", "manage_messages", "mention_everyone"])
async def test_a_role_that_brings_more_in_a_channel_is_refused(stage: Stage, allowed: str) -> None:
    marta, seed = staff(stage), role(stage)
    hidden, more = discord.PermissionOverwrite(view_channel=False), discord.PermissionOverwrite()
    more.update(**{allowed: True})
    overwrites = {stage.env.guild.default_role: hidden, seed: more}
    channel = stage.env.guild.create_text_channel("equipo", overwrites=overwrites)
    await marta.slash("badges role", badge=FIRST.value, role=seed)
    assert said(marta, "error-role-channel", role=seed.mention, channel=channel.mention)
    assert await stage.rows(t.badge_role) == []


async def test_a_role_that_brings_a_little_in_a_public_channel_is_a_reward(stage: Stage) -> None:
    marta, seed = staff(stage), role(stage)
    pictures = discord.PermissionOverwrite(view_channel=True, attach_files=True)
    stage.env.guild.create_text_channel("fotos", overwrites={seed: pictures})
    hidden = discord.PermissionOverwrite(view_channel=False)
    stage.env.guild.create_text_channel("equipo", overwrites={stage.env.guild.default_role: hidden})
    await marta.slash("badges role", badge=FIRST.value, role=seed)
    assert said(marta, "badges.role-set", badge=marta.t("badge-first-prompt.name"), role=seed.mention)


async def test_a_role_that_became_powerful_after_it_was_chosen_is_not_given_and_logged_once(
    stage: Stage,
) -> None:
    seed = await reward(stage)
    works = [await prompter(stage, name) for name in ("ana", "bea")]
    powers, none = (discord.Permissions(ban_members=is_on).value for is_on in (True, False))
    stage.env.backend.edit_role(stage.env.guild.id, seed.id, {"permissions": powers})
    for work in works:
        await work.submit()
        assert said(work.player, NEWS)
    assert grants(stage) == []
    (record,) = stage.taken_log()
    assert str(seed.id) in record.getMessage()
    assert str(stage.env.guild.id) in record.getMessage()
    stage.env.backend.edit_role(stage.env.guild.id, seed.id, {"permissions": none})
    await works[0].player.slash("badges list")
    assert roles_of(stage, works[0].player) == [seed.id]


async def test_members_may_not_choose_roles(stage: Stage) -> None:
    seed, ana = role(stage), stage.player("ana")
    await ana.join("es")
    await ana.slash("badges role", badge=FIRST.value, role=seed)
    assert said(ana, "error-not-allowed")
    assert await stage.rows(t.badge_role) == []
