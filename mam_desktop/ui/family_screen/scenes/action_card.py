"""A promise as a card: number, what, who, by when; the same words in every scene."""

from dataclasses import replace
from datetime import date

from mam_desktop.meeting.family_view import SeenAction
from mam_desktop.meeting.labels import NO_DAY, NO_OWNER
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import NOTHING, Beside, Block, Part, Stack, Text
from mam_desktop.ui.family_screen.cards import Card, Tile, mark_of
from mam_desktop.ui.family_screen.days import day_month, in_days
from mam_desktop.ui.family_screen.look import PRIMARY_INK, TextStyle, Weight, look
from mam_desktop.ui.family_screen.scenes.bits import maybe, meaning_block, stack, white_card
from mam_desktop.ui.family_screen.shown import in_a_row
from mam_desktop.ui.family_screen.typeset import AT_END

_TILE, _SMALL_TILE, _SMALLEST_TILE = 108, 84, 68
_GAP = 34
ROW_SIZES = (40, 36, 32)
_LONGEST = 90
"""Letters of the words that a promise began with; longer ones are not read at a glance."""


def wide_card(action: SeenAction, today: date) -> Card:
    """Return a card over the whole width: what, then who, then when."""
    row: Block = Beside(
        (
            Part(action_mark(action, _TILE), width=_TILE),
            Part(
                stack(Text(action.what, look().strong.sized(40)), *reasons(action, look().soft)),
                share=5,
            ),
            Part(_who(action), share=1.5),
            Part(_when(action, today), share=2.75),
        ),
        gap=_GAP,
    )
    if action.meaning is not None:
        other = meaning_block(action.meaning, look().text.sized(38))
        under = Beside((Part(NOTHING, width=_TILE), Part(other)), gap=_GAP, is_centred=False)
        row = Stack((row, under), 14)
    return white_card(row, least=164)


def narrow_card(action: SeenAction, today: date) -> Card:
    """Return a card for a column: who and when stand under what."""
    body = stack(
        Text(action.what, look().strong.sized(38)),
        *reasons(action, look().soft),
        meaning_block(action.meaning, look().text.sized(36)) if action.meaning else None,
        Beside((Part(_who(action)), Part(_when(action, today), share=1.5)), gap=24),
        gap=10,
    )
    inner = Beside((Part(action_mark(action, _SMALL_TILE), width=_SMALL_TILE), Part(body)), gap=28)
    return white_card(inner)


def short_card(action: SeenAction, *, is_large: bool = False) -> Card:
    """Return the least a photograph must hold: what, who, by when."""
    what, who_size = (42, 38) if is_large else (34, 34)
    size, pad = (_SMALL_TILE, (28, 18)) if is_large else (_SMALLEST_TILE, (24, 11))
    who = stack(
        Text(action.who, look().strong.sized(who_size)) if action.who else None,
        maybe(helper_words(action), look().small),
        gap=0,
    )
    when = (
        Text(day_month(action.due_on), look().strong.sized(who_size - 2), AT_END)
        if action.due_on is not None
        else NOTHING
    )
    body = stack(
        Text(action.what, look().strong.sized(what)),
        meaning_block(action.meaning, look().soft) if action.meaning else None,
        Beside((Part(who), Part(when, share=1.4)), gap=24),
        gap=4,
    )
    mark = action_mark(action, size, is_numbered=False)
    inner = Beside((Part(mark, width=size), Part(body)), gap=24)
    colours = look().colours
    return Card(inner, colours.surface, colours.line, pad=pad)


def row(action: SeenAction, size: int) -> Block:
    """Return the same without a ground, for many of them; `size` is that of what is agreed."""
    told = (
        action.who,
        helper_words(action),
        day_month(action.due_on) if action.due_on is not None else "",
    )
    body = stack(
        Text(action.what, look().strong.sized(size)),
        meaning_block(action.meaning, look().small.sized(max(31, size - 2)))
        if action.meaning
        else None,
        maybe(in_a_row(*told), look().small.sized(max(31, size - 4))),
        gap=0,
    )
    mark = action_mark(action, _SMALLEST_TILE, is_numbered=False)
    picture = Part(stack(mark), width=_SMALLEST_TILE)
    return Beside((picture, Part(body)), gap=20, is_centred=False)


def action_mark(action: SeenAction, size: float, *, is_numbered: bool = True) -> Block:
    """Return the promise's picture, its number on it where wanted; or the number alone."""
    colours = look().colours
    tones = (
        (colours.panel_soft, colours.family_panel),
        (colours.primary_soft, PRIMARY_INK),
        (colours.could_if_soft, colours.family_could_if),
        (colours.can_soft, colours.family_can),
    )
    fill, ink = tones[(action.no - 1) % len(tones)]
    mark = mark_of(action.pictogram, size, fill)
    if mark is not None:
        return replace(mark, number=str(action.no), ink=ink) if is_numbered else mark
    return Tile(str(action.no), TextStyle(round(size / 2), Weight.BOLD, ink, 1.1), fill, size)


def reasons(action: SeenAction, style: TextStyle) -> tuple[Text | None, ...]:
    """Return what a promise is for, what happens meanwhile and the words it began with."""
    so_that = _("so that {words}").format(words=action.so_that) if action.so_that else ""
    waiting = (
        _("While we wait: {words}").format(words=action.while_waiting)
        if action.while_waiting
        else ""
    )
    began = _began(action)
    return maybe(so_that, style), maybe(waiting, style), maybe(began, look().small)


def _began(action: SeenAction) -> str:
    """Return the words that the promise began with, where they can be read at a glance."""
    if not action.from_who or not 0 < len(action.from_words) <= _LONGEST:
        return ""
    return _("{name} said: “{words}”").format(name=action.from_who, words=action.from_words)


def helper_words(action: SeenAction) -> str:
    """Return who helps, or nothing."""
    return _("with {name}").format(name=action.helper) if action.helper else ""


def _who(action: SeenAction) -> Block:
    who = action.who or _(NO_OWNER)
    return stack(Text(who, look().strong.sized(38)), maybe(helper_words(action), look().small))


def _when(action: SeenAction, today: date) -> Block:
    if action.due_on is None:
        return Text(_(NO_DAY), look().soft, AT_END)
    return stack(
        Text(day_month(action.due_on), look().strong.sized(36), AT_END),
        Text(in_days(action.due_on, today), look().small, AT_END),
    )
