"""A promise as a card: number, what, who, by when; the same words in every scene."""

from dataclasses import replace
from datetime import date

from mam_desktop.meeting.family_view import SeenAction
from mam_desktop.texts import _, day_month, in_days
from mam_desktop.ui.family_screen.blocks import NOTHING, Beside, Block, Part, Stack, Text
from mam_desktop.ui.family_screen.cards import Card, Tile, mark_of
from mam_desktop.ui.family_screen.look import PRIMARY_INK, TextStyle, Weight, look
from mam_desktop.ui.family_screen.scenes.bits import maybe, meaning_block, stack, white_card
from mam_desktop.ui.family_screen.typeset import AT_END

_TILE, _SMALL_TILE, _SMALLEST_TILE = 108, 84, 68
_GAP = 34


def wide_card(action: SeenAction, today: date) -> Card:
    """Return a card over the whole width: what, then who, then when."""
    row: Block = Beside(
        (
            Part(action_mark(action, _TILE), width=_TILE),
            Part(stack(Text(action.what, look().strong.sized(40)), *_reasons(action)), share=5),
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
        *_reasons(action),
        meaning_block(action.meaning, look().text.sized(36)) if action.meaning else None,
        Beside((Part(_who(action)), Part(_when(action, today), share=1.5)), gap=24),
        gap=10,
    )
    inner = Beside((Part(action_mark(action, _SMALL_TILE), width=_SMALL_TILE), Part(body)), gap=28)
    return white_card(inner)


def short_card(action: SeenAction) -> Card:
    """Return the least a photograph must hold: what, who, by when."""
    who = stack(
        Text(action.who, look().strong.sized(34)) if action.who else None,
        maybe(_helper(action), look().small),
        gap=0,
    )
    when = (
        Text(day_month(action.due_on), look().strong.sized(32), AT_END)
        if action.due_on is not None
        else NOTHING
    )
    body = stack(
        Text(action.what, look().strong.sized(34)),
        meaning_block(action.meaning, look().soft) if action.meaning else None,
        Beside((Part(who), Part(when, share=1.4)), gap=24),
        gap=4,
    )
    size = _SMALLEST_TILE
    inner = Beside((Part(action_mark(action, size), width=size), Part(body)), gap=24)
    colours = look().colours
    return Card(inner, colours.surface, colours.line, pad=(24, 11))


def action_mark(action: SeenAction, size: float) -> Block:
    """Return the promise's picture with its number on it, or the number alone."""
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
        return replace(mark, number=str(action.no), ink=ink)
    return Tile(str(action.no), TextStyle(round(size / 2), Weight.BOLD, ink, 1.1), fill, size)


_LONGEST = 90


def _reasons(action: SeenAction) -> tuple[Text | None, ...]:
    so_that = _("so that {words}").format(words=action.so_that) if action.so_that else ""
    waiting = (
        _("While we wait: {words}").format(words=action.while_waiting)
        if action.while_waiting
        else ""
    )
    began = _began(action)
    return maybe(so_that, look().soft), maybe(waiting, look().soft), maybe(began, look().small)


def _began(action: SeenAction) -> str:
    """Return the words that the promise began with, where they can be read at a glance."""
    if not action.from_who or not 0 < len(action.from_words) <= _LONGEST:
        return ""
    return _("{name} said: “{words}”").format(name=action.from_who, words=action.from_words)


def _helper(action: SeenAction) -> str:
    return _("with {name}").format(name=action.helper) if action.helper else ""


def _who(action: SeenAction) -> Block:
    who = action.who or _("Who? Not said yet")
    return stack(Text(who, look().strong.sized(38)), maybe(_helper(action), look().small))


def _when(action: SeenAction, today: date) -> Block:
    if action.due_on is None:
        return Text(_("No date yet"), look().soft, AT_END)
    return stack(
        Text(day_month(action.due_on), look().strong.sized(36), AT_END),
        Text(in_days(action.due_on, today), look().small, AT_END),
    )
