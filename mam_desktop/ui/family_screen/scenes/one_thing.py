"""One thing alone, as large as it can be: words, a wish, an idea, an action or a promise."""

from collections.abc import Iterator

from mam_desktop.meeting.family_view import (
    OneThingScene,
    Quote,
    SeenAction,
    SeenIdea,
    SeenOutcome,
    SeenPromise,
)
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import Beside, Block, Part, Text
from mam_desktop.ui.family_screen.cards import AtLeast, mark_of
from mam_desktop.ui.family_screen.days import day_month, in_days
from mam_desktop.ui.family_screen.look import TextStyle, Weight, look
from mam_desktop.ui.family_screen.scenes.action_card import helper_words
from mam_desktop.ui.family_screen.scenes.bits import labelled, meaning_block, stack
from mam_desktop.ui.family_screen.scenes.columns import one_idea
from mam_desktop.ui.family_screen.scenes.quotes import large_quote
from mam_desktop.ui.family_screen.stage import Sheet, Stage
from mam_desktop.ui.family_screen.typeset import Manner
from mam_desktop.ui.family_screen.words import if_line

_SIZES = (132, 108, 92, 76, 60)
"""The largest that lets the thing stand on one page; the last one turns pages instead."""
_MARK = 260
_BALANCED = Manner(own_side=True, is_balanced=True)


def one_thing_sheets(scene: OneThingScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return the one thing, with what belongs to it in smaller words under it."""
    thing = scene.thing
    if isinstance(thing, Quote):
        return large_quote(thing, stage)
    icon, words, ink = _kind(scene)
    heading = labelled(icon, Text(words, TextStyle(46, Weight.BOLD, ink, 1.2)), ink, size=52)
    room = stage.room(heading)
    for size in _SIZES:
        block = _large(thing, size, stage)
        if block.height(stage.press, stage.inside) <= room:
            return (Sheet(heading, AtLeast(block, room), look().colours.family_paper),)
    return stage.flow(heading, [block])


def _kind(scene: OneThingScene) -> tuple[str, str, str]:
    """Return (shape, words, colour): what kind of thing it is, never told by colour alone."""
    match scene.thing:
        case SeenOutcome():
            return "target-arrow", _("What matters"), look().title.colour
        case SeenAction() as action:
            no = _("What we agreed: number {number}").format(number=action.no)
            return "list-check", no, look().title.colour
        case SeenPromise():
            return "history", _("What we said last time"), look().title.colour
        case _:
            return one_idea(scene.column)


def _large(
    thing: SeenIdea | SeenAction | SeenOutcome | SeenPromise, size: int, stage: Stage
) -> Block:
    words = thing.what if isinstance(thing, SeenAction | SeenPromise) else thing.words
    big = Text(words, look().quote.sized(size), _BALANCED)
    lines = [Text(one, look().text.sized(44)) for one in _beside(thing, stage) if one]
    meaning = None if isinstance(thing, SeenPromise) else thing.meaning
    other = meaning_block(meaning, look().quote.sized(max(48, size // 2))) if meaning else None
    under = stack(*lines, gap=10) if lines else None
    said = stack(big, other, under, gap=40, is_centred=True)
    mark = mark_of(thing.pictogram, _MARK, look().colours.surface)
    return said if mark is None else Beside((Part(mark, width=_MARK), Part(said)), gap=56)


def _beside(
    thing: SeenIdea | SeenAction | SeenOutcome | SeenPromise, stage: Stage
) -> Iterator[str]:
    """Yield what belongs to a thing, a line each."""
    match thing:
        case SeenIdea():
            if thing.if_words:
                yield if_line(thing.if_words)
        case SeenAction():
            if thing.so_that:
                yield _("so that {words}").format(words=thing.so_that)
            yield thing.who
            yield helper_words(thing)
            yield from _when(thing, stage)
            if thing.while_waiting:
                yield _("While we wait: {words}").format(words=thing.while_waiting)
        case SeenOutcome():
            if thing.whose:
                yield _("Whose wish: {whose}").format(whose=thing.whose)
            if thing.need:
                yield _("Why it matters: {words}").format(words=thing.need)
        case SeenPromise():
            yield thing.who
            yield thing.what_changed


def _when(action: SeenAction, stage: Stage) -> Iterator[str]:
    if action.due_on is not None:
        yield _("{day} – {how_far}").format(
            day=day_month(action.due_on), how_far=in_days(action.due_on, stage.today)
        )
