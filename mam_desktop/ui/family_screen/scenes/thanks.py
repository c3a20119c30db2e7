"""The last scene, made to be photographed: what we agreed, who to ring, when we meet.

It names what, who and when of each promise, word for word as in the plan, so that all of it
stands on one page where it can; the reasons stand in the scene of what we agreed. Where one
photograph cannot hold it, each page says which it is and names again who to ring and when we meet.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from mam_desktop.meeting.family_view import SeenNext, ThanksScene
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import NOTHING, Beside, Block, Part, Stack, Text
from mam_desktop.ui.family_screen.cards import Card
from mam_desktop.ui.family_screen.days import day_month
from mam_desktop.ui.family_screen.flow import spread
from mam_desktop.ui.family_screen.look import PRIMARY_INK, look
from mam_desktop.ui.family_screen.scenes.action_card import ROW_SIZES, row, short_card
from mam_desktop.ui.family_screen.scenes.bits import labelled, maybe, nothing_yet, stack, title
from mam_desktop.ui.family_screen.scenes.next_steps import small_next_card
from mam_desktop.ui.family_screen.shown import in_a_row
from mam_desktop.ui.family_screen.stage import Column, Sheet, Stage

_GAP, _ROW_GAP = 24, 12
_MOST_CARDS = 7
"""More promises than this never stand on one page as cards."""
_MOST_STRIP = 0.35
"""Of the page; where names are endless, when we meet and who to ring turn pages of their own."""


def thanks_sheets(scene: ThanksScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return the thank you: as large as lets it stand on one page, else on as few as it takes."""
    heading = _heading(stage)
    if not scene.actions and scene.next is None:
        return _without_plan(scene, stage)
    for is_large in (True, False) if len(scene.actions) <= _MOST_CARDS else ():
        sheets = _beside(scene, stage, heading, is_large=is_large)
        if len(sheets) == 1:
            return _photographed(sheets)
    high = _strip(scene).height(stage.press, stage.inside)
    if high > stage.room(heading) * _MOST_STRIP:
        return _photographed(_beside(scene, stage, heading, is_large=False))
    *larger, smallest = ROW_SIZES
    sheets = _in_columns(scene, stage, heading, smallest)
    if len(sheets) == 1:
        tried = (_in_columns(scene, stage, heading, size) for size in larger)
        sheets = next((one for one in tried if len(one) == 1), sheets)
    return _photographed(sheets)


def _heading(stage: Stage) -> Block:
    """Return the thank you, and beside it the day: a photograph is looked at long after."""
    thanks = title(_("Thank you"))
    wide = min(stage.press.natural_width(thanks.text, thanks.style), stage.across * 0.45)
    day = _("What we agreed on {day}").format(day=day_month(stage.today))
    return Beside((Part(thanks, width=wide), Part(Text(day, look().soft.sized(36)))), gap=40)


def _photographed(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    return tuple(replace(one, is_photo=True) for one in sheets)


def _without_plan(scene: ThanksScene, stage: Stage) -> tuple[Sheet, ...]:
    ring = _("If you need something, ring {name}").format(name=scene.lead) if scene.lead else ""
    return nothing_yet(
        stage,
        title(_("Thank you")),
        icon="mood-smile",
        words=_("Thank you for being here today"),
        more=ring,
    )


def _beside(
    scene: ThanksScene, stage: Stage, heading: Block, *, is_large: bool
) -> tuple[Sheet, ...]:
    """Return a card for each promise; beside them when we meet and who to ring."""
    left = tuple(short_card(one, is_large=is_large) for one in scene.actions)
    right = [_ring(scene.lead)] if scene.lead else []
    if scene.next is not None:
        right.insert(0, small_next_card(scene.next, stage.today))
    if not left or not right:
        return stage.flow(heading, left or right, gap=16)
    gap = 18 if is_large else _ROW_GAP
    return stage.two_flows(heading, Column(left, gap=gap), Column(tuple(right)), share=0.6)


def _in_columns(scene: ThanksScene, stage: Stage, heading: Block, size: int) -> tuple[Sheet, ...]:
    """Return the promises as plain rows in two columns, and a strip with the rest under them."""
    count = 1 if stage.is_narrow else 2
    wide = (stage.inside - _GAP * 2 * (count - 1)) / count
    strip = _strip(scene)
    taken = strip.height(stage.press, stage.inside) + _GAP
    room = stage.room(heading) - taken
    rows = [row(one, size) for one in scene.actions]
    gap = _ROW_GAP + size - ROW_SIZES[-1]
    sheets = []
    for stacks in _pages(rows, gap, stage, (wide, room)):
        parts = [Part(one) for one in stacks] + [Part(NOTHING)] * (count - len(stacks))
        columns = Beside(tuple(parts), gap=_GAP * 2, is_centred=False)
        body = Stack((strip, columns), _GAP)
        sheets.append(Sheet(heading, body, look().colours.family_paper))
    return tuple(sheets)


def _pages(
    rows: Sequence[Block], gap: float, stage: Stage, place: tuple[float, float]
) -> list[Sequence[Stack]]:
    """Return the columns of each page, all of them about equally full."""
    count = 1 if stage.is_narrow else 2
    stacks = spread(stage.press, rows, width=place[0], height=place[1], gap=gap)
    pages = math.ceil(len(stacks) / count)
    if count > 1:
        share = math.ceil(len(rows) / pages)
        parts = [rows[start : start + share] for start in range(0, len(rows), share)]
        even = [_even(one, gap, stage, place) for one in parts]
        if all(even):
            return [*even]
    return [stacks[start : start + count] for start in range(0, len(stacks), count)]


def _even(
    rows: Sequence[Block], gap: float, stage: Stage, place: tuple[float, float]
) -> Sequence[Stack]:
    """Return two columns about as high as each other, or none where they do not fit the place."""
    wide, room = place
    pairs = [
        tuple(Stack(tuple(one), gap) for one in (rows[:at], rows[at:]))
        for at in range(len(rows), 0, -1)
    ]
    highs = [max(one.height(stage.press, wide) for one in pair) for pair in pairs]
    least = min(highs, default=0)
    return pairs[highs.index(least)] if 0 < least <= room else ()


def _strip(scene: ThanksScene) -> Block:
    """Return when we meet and who to ring, in one row."""
    parts: list[Part] = []
    if scene.next is not None:
        parts.append(Part(_meet(scene.next), share=1.6))
    if scene.lead:
        parts.append(Part(_ring(scene.lead, size=36)))
    return Beside(tuple(parts), gap=24, is_centred=False) if parts else NOTHING


def _meet(coming: SeenNext) -> Block:
    if coming.close or coming.on is None:
        words = _("We do not need to meet again") if coming.close else _("We meet again")
        where = coming.place
    else:
        words = _("We meet again: {day}").format(day=day_month(coming.on))
        where = in_a_row(coming.starts_at, coming.place)
    said = stack(
        Text(words, look().strong.sized(36).coloured(PRIMARY_INK)),
        maybe(where, look().small.coloured(PRIMARY_INK)),
        gap=0,
    )
    return Card(
        labelled("calendar-event", said, PRIMARY_INK, size=48),
        look().colours.primary_soft,
        pad=(24, 12),
    )


def _ring(lead: str, *, size: int = 44) -> Block:
    colours = look().colours
    words = stack(
        Text(_("If you need something, ring"), look().small),
        Text(lead, look().column.sized(size)),
        gap=0,
    )
    inner = labelled("phone", words, colours.family_voice, size=52)
    return Card(inner, colours.family_voice_paper, pad=(24, 12))
